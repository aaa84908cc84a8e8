import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  ElementRef,
  inject,
  input,
  linkedSignal,
  signal,
} from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { reportDocument, reportDocuments, type ReportDocument, type Language } from '@jalon/contracts';
import { ApiClient, apiResource, newIdempotencyKey } from '../core/api/api';
import { keepValue } from '../core/api/keep-value';
import { Format } from '../core/i18n/format';
import { I18n } from '../core/i18n/i18n';
import { ProblemText } from '../core/i18n/problem-text';
import { isActive, JobsStore } from '../core/jobs/jobs-store';
import { SessionStore } from '../core/session/session-store';
import { Badge, type BadgeTone } from '../ui/badge/badge';
import { Banner } from '../ui/banner/banner';
import { Button } from '../ui/button/button';
import { Icon } from '../ui/icon/icon';
import { Progress } from '../ui/progress/progress';
import { Segmented, type Segment } from '../ui/segmented/segmented';

const POLL_MS = 3_000;
const TONES: Readonly<Record<ReportDocument['state'], BadgeTone>> = {
  queued: 'neutral',
  rendering: 'accent',
  ready: 'green',
  failed: 'red',
};

const ICONS = { pptx: 'file-chart-column', docx: 'file-text', xlsx: 'file-spreadsheet' } as const;

/** The files of the month (PowerPoint, Word, Excel): asked for, followed live, downloaded; the earlier ones stay listed. */
@Component({
  selector: 'app-report-documents',
  imports: [Badge, Banner, Button, Icon, Progress, Segmented],
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { '[class.above-tray]': 'jobs.open()' },
  styleUrl: './report-documents.css',
  templateUrl: './report-documents.html',
})
export class ReportDocuments {
  readonly month = input.required<string>();
  readonly entityId = input.required<string | null>();
  /** The day the month was frozen: its documents are made of what was kept then. */
  readonly frozenOn = input<string | null>(null);

  private readonly api = inject(ApiClient);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  private readonly i18n = inject(I18n);
  protected readonly jobs = inject(JobsStore);
  protected readonly problems = inject(ProblemText);
  protected readonly format = inject(Format);
  protected readonly t = this.i18n.t;
  protected readonly tones = TONES;
  protected readonly icons = ICONS;
  protected readonly mayGenerate = computed(() => this.session.may('report:generate'));
  private readonly session = inject(SessionStore);

  protected readonly language = linkedSignal<Language>(() => this.i18n.language());
  protected readonly languages = computed<readonly Segment<Language>[]>(() => [
    { value: 'fr', label: this.t('language.fr') },
    { value: 'en', label: this.t('language.en') },
  ]);

  protected readonly list = apiResource(reportDocuments, () => `/api/monthly-reports?month=${this.month()}`);
  private readonly last = keepValue(this.list);
  protected readonly loading = computed(() => this.last() === undefined && this.list.isLoading());
  /** Those of this month and scope, newest first, with what their jobs say at this very moment. */
  protected readonly items = computed(() =>
    (this.last()?.items ?? [])
      .filter((item) => item.month === this.month() && item.entityId === this.entityId())
      .sort((a, b) => b.createdAt.localeCompare(a.createdAt))
      .map((item) => ({ ...item, job: this.jobs.find(item.jobId) })),
  );
  protected readonly asking = signal(false);
  protected readonly problem = signal<unknown>(null);
  /** One key for one wish: pressing again while the answer is lost asks for the same document. */
  private readonly key = linkedSignal({
    source: () => `${this.month()} ${this.entityId()} ${this.language()}`,
    computation: () => newIdempotencyKey(),
  });

  constructor() {
    this.jobs.finished.pipe(takeUntilDestroyed()).subscribe((job) => {
      if (job.kind === 'monthly_report') this.list.reload();
    });
    // A document somebody else asked for is in no tray of ours; one whose end was missed neither: both are asked for.
    effect((onCleanup) => {
      const waits = this.items().some(
        (item) =>
          (item.state === 'queued' || item.state === 'rendering') && !(item.job && isActive(item.job)),
      );
      if (!waits || this.list.isLoading()) return;
      const timer = setTimeout(() => this.list.reload(), POLL_MS);
      onCleanup(() => clearTimeout(timer));
    });
  }

  protected async generate(): Promise<void> {
    if (this.asking()) return;
    this.asking.set(true);
    this.problem.set(null);
    try {
      const body = { month: this.month(), entityId: this.entityId(), language: this.language() };
      await this.api.post('/api/monthly-reports', body, reportDocument, { idempotencyKey: this.key() });
      this.key.set(newIdempotencyKey());
      this.list.reload();
      // The document is asked for whether or not the tray could be read again.
      await this.jobs.started().catch(() => undefined);
      // The tray opens over the foot of the page, where the documents are.
      setTimeout(() => this.host.scrollIntoView({ block: 'start' }));
    } catch (failure) {
      this.problem.set(failure);
    } finally {
      this.asking.set(false);
    }
  }

  protected async retry(item: ReportDocument): Promise<void> {
    this.problem.set(null);
    try {
      await this.jobs.retry(item.jobId);
      this.list.reload();
    } catch (failure) {
      this.problem.set(failure);
    }
  }

  /** Of the facts as they were, not of what was kept; on the day itself nothing is said. */
  protected isBeforeFrozen(item: ReportDocument): boolean {
    const frozenOn = this.frozenOn();
    return frozenOn !== null && item.createdAt.slice(0, 10) < frozenOn;
  }

  protected stateOf(item: ReportDocument): string {
    return this.t(`report.documents.state.${item.state}`);
  }

  protected errorText(code: string | null): string {
    if (code === 'cancelled') return this.t('report.documents.cancelled');
    const key = `jobs.error.${code}`;
    return this.t(code !== null && this.i18n.has(key) ? key : 'jobs.error.unknown');
  }

  /** The step of the job, after what separates it from the state; nothing while no step is known. */
  protected stepText(step: string | null | undefined): string {
    const key = `jobs.step.${step}`;
    return step && this.i18n.has(key) ? ` · ${this.t(key)}` : '';
  }
}
