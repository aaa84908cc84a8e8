import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  inject,
  linkedSignal,
  signal,
} from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { meetingDocument, meetingDocuments, type Language, type MeetingDocument } from '@jalon/contracts';
import type { MeetingDocumentKind } from '@jalon/domain';
import { ApiClient, apiResource, newIdempotencyKey } from '../../core/api/api';
import { keepValue } from '../../core/api/keep-value';
import { Format } from '../../core/i18n/format';
import { I18n } from '../../core/i18n/i18n';
import { ProblemText } from '../../core/i18n/problem-text';
import { isActive, JobsStore } from '../../core/jobs/jobs-store';
import { CurrentMeeting } from '../../core/meeting/current-meeting';
import { Badge } from '../../ui/badge/badge';
import { Banner } from '../../ui/banner/banner';
import { Button } from '../../ui/button/button';
import { Empty } from '../../ui/empty/empty';
import { Icon } from '../../ui/icon/icon';
import type { IconName } from '../../ui/icon/icon-names';
import { Progress } from '../../ui/progress/progress';
import { Segmented, type Segment } from '../../ui/segmented/segmented';
import { Skeleton } from '../../ui/skeleton/skeleton';

const POLL_MS = 3_000;
const ICONS: Readonly<Record<MeetingDocumentKind, IconName>> = {
  minutes: 'file-text',
  decisions: 'list-checks',
  committee_deck: 'presentation',
  workshop_deck: 'presentation',
};

/** The tab « Documents »: what the meeting gives in Word and PowerPoint, asked for, followed live, downloaded. */
@Component({
  selector: 'app-documents-page',
  imports: [Badge, Banner, Button, Empty, Icon, Progress, Segmented, Skeleton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './documents-page.html',
  styleUrl: './documents-page.css',
})
export class DocumentsPage {
  private readonly api = inject(ApiClient);
  private readonly i18n = inject(I18n);
  private readonly meeting = inject(CurrentMeeting).detail;
  private readonly jobs = inject(JobsStore);
  protected readonly problems = inject(ProblemText);
  protected readonly format = inject(Format);
  protected readonly t = this.i18n.t;
  protected readonly icons = ICONS;

  protected readonly meetingId = computed(() => this.meeting()?.id);
  protected readonly list = apiResource(meetingDocuments, () => {
    const id = this.meetingId();
    return id === undefined ? undefined : `/api/meetings/${id}/documents`;
  });
  private readonly last = keepValue(this.list);
  protected readonly loading = computed(() => this.last() === undefined && !this.list.error());
  protected readonly available = computed(() => this.last()?.available ?? []);
  /** Newest first, with what their jobs say at this very moment. */
  protected readonly items = computed(() =>
    (this.last()?.items ?? []).map((item) => ({ ...item, job: this.jobs.find(item.jobId) })),
  );
  protected readonly language = linkedSignal<Language>(() => this.i18n.language());
  protected readonly languages = computed<readonly Segment<Language>[]>(() => [
    { value: 'fr', label: this.t('language.fr') },
    { value: 'en', label: this.t('language.en') },
  ]);
  /** The kind that is being asked for. */
  protected readonly asking = signal<MeetingDocumentKind | null>(null);
  protected readonly problem = signal<unknown>(null);
  protected readonly said = signal('');
  /** One key for one wish: pressing again while the answer is lost asks for the same document. */
  private readonly keys = new Map<string, string>();

  constructor() {
    this.jobs.finished.pipe(takeUntilDestroyed()).subscribe((job) => {
      if (job.kind !== 'meeting_document') return;
      const item = this.items().find((one) => one.jobId === job.id);
      if (item && job.state === 'done') {
        this.said.set(this.t('minutesReview.documents.readyNow', { name: this.nameOf(item.kind) }));
      }
      this.list.reload();
    });
    // What somebody else asked for is in no tray of ours; one whose end was missed neither: both are asked for.
    effect((clean) => {
      const waits = this.items().some(
        (item) =>
          (item.state === 'queued' || item.state === 'rendering') && !(item.job && isActive(item.job)),
      );
      if (!waits || this.list.isLoading()) return;
      const timer = setTimeout(() => this.list.reload(), POLL_MS);
      clean(() => clearTimeout(timer));
    });
  }

  protected async generate(kind: MeetingDocumentKind, language = this.language()): Promise<void> {
    const id = this.meetingId();
    if (this.asking() !== null || id === undefined) return;
    const wish = `${id} ${kind} ${language}`;
    const key = this.keys.get(wish) ?? newIdempotencyKey();
    this.keys.set(wish, key);
    this.asking.set(kind);
    this.problem.set(null);
    try {
      await this.api.post(`/api/meetings/${id}/documents`, { kind, language }, meetingDocument, {
        idempotencyKey: key,
      });
      this.keys.delete(wish);
      this.said.set(this.t('minutesReview.documents.asked', { name: this.nameOf(kind) }));
      this.list.reload();
      // The document is asked for whether or not the tray could be read again.
      await this.jobs.started().catch(() => undefined);
    } catch (failure) {
      this.problem.set(failure);
    } finally {
      this.asking.set(null);
    }
  }

  /** The job goes again when it is ours; what somebody else asked for is asked for anew. */
  protected async retry(item: MeetingDocument): Promise<void> {
    if (!this.jobs.find(item.jobId)) return this.generate(item.kind, item.language);
    this.problem.set(null);
    try {
      await this.jobs.retry(item.jobId);
      this.list.reload();
    } catch (failure) {
      this.problem.set(failure);
    }
  }

  protected mayRetry(item: MeetingDocument): boolean {
    return this.jobs.find(item.jobId) !== undefined || this.available().includes(item.kind);
  }

  protected nameOf(kind: MeetingDocumentKind): string {
    return this.t(`jobs.document.${kind}`);
  }

  protected fileOf(item: MeetingDocument): string {
    return `/api/meetings/${this.meetingId()}/documents/${item.id}/file`;
  }

  protected isDeck(kind: MeetingDocumentKind): boolean {
    return kind === 'committee_deck' || kind === 'workshop_deck';
  }

  protected errorText(code: string | null): string {
    if (code === 'cancelled') return this.t('minutesReview.documents.cancelled');
    const key = `jobs.error.${code}`;
    return this.t(code !== null && this.i18n.has(key) ? key : 'jobs.error.unknown');
  }

  /** The step of the job, after what separates it from the state; nothing while no step is known. */
  protected stepText(step: string | null | undefined): string {
    const key = [`jobs.stepOf.meeting_document.${step}`, `jobs.step.${step}`].find((one) =>
      this.i18n.has(one),
    );
    return step && key ? ` · ${this.t(key)}` : '';
  }
}
