import { ChangeDetectionStrategy, Component, computed, effect, inject, input, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { RouterLink } from '@angular/router';
import {
  deliverableChanges,
  deliverableDetail,
  pdfAvailability,
  requestedPdf,
  type DeliverableVersion,
} from '@jalon/contracts';
import {
  DELIVERABLE_LIMITS,
  DELIVERABLE_RULES,
  deliverableMoveNeedsReason,
  type DeliverableMove,
} from '@jalon/domain';
import { ApiClient, apiResource, newIdempotencyKey } from '../core/api/api';
import { toApiProblem } from '../core/api/api-problem';
import { keepValue } from '../core/api/keep-value';
import { Format } from '../core/i18n/format';
import { I18n } from '../core/i18n/i18n';
import { ProblemText } from '../core/i18n/problem-text';
import { isActive, JobsStore } from '../core/jobs/jobs-store';
import { remainingSeconds } from '../core/jobs/remaining';
import { describePage } from '../core/navigation/page';
import { Badge } from '../ui/badge/badge';
import { Banner } from '../ui/banner/banner';
import { Button } from '../ui/button/button';
import { Dialog } from '../ui/dialog/dialog';
import { Empty } from '../ui/empty/empty';
import { Field, Input } from '../ui/field/field';
import { Icon } from '../ui/icon/icon';
import { PageHeader } from '../ui/page-header/page-header';
import { Progress } from '../ui/progress/progress';
import { Skeleton } from '../ui/skeleton/skeleton';
import { Tabs, type Tab } from '../ui/tabs/tabs';
import { Toasts } from '../ui/toast/toasts';
import { FactsChanges } from './facts-changes';
import { FORMAT_ICONS, STATE_TONES, subjectWords, VERSION_TONES, versionFile } from './kinds';
import { ProblemWords } from './problem-words';
import { RegenerateDialog } from './regenerate-dialog';
import { SharePanel } from './share-panel';
import { TitleEditor } from './title-editor';
import { UploadPanel } from './upload-panel';
import { VersionTable } from './version-table';

type Panel = 'versions' | 'changes' | 'shares' | 'history';
const POLL_MS = 3_000;

/** One deliverable: its last files, what it takes to make them, all its versions, its review and its links. */
@Component({
  selector: 'app-deliverable-page',
  imports: [
    Badge,
    Banner,
    Button,
    Dialog,
    Empty,
    FactsChanges,
    Field,
    Icon,
    Input,
    PageHeader,
    Progress,
    RegenerateDialog,
    RouterLink,
    SharePanel,
    Skeleton,
    Tabs,
    TitleEditor,
    UploadPanel,
    VersionTable,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './deliverable-page.html',
  styleUrl: './deliverable-page.css',
})
export class DeliverablePage {
  /** From the address. */
  readonly id = input.required<string>();

  private readonly api = inject(ApiClient);
  private readonly i18n = inject(I18n);
  private readonly toasts = inject(Toasts);
  protected readonly jobs = inject(JobsStore);
  protected readonly t = this.i18n.t;
  protected readonly format = inject(Format);
  protected readonly problems = inject(ProblemText);
  protected readonly words = inject(ProblemWords);
  protected readonly plural = this.i18n.plural;
  protected readonly icons = FORMAT_ICONS;
  protected readonly tones = STATE_TONES;
  protected readonly versionTones = VERSION_TONES;
  protected readonly reasonMax = DELIVERABLE_LIMITS.reason;
  protected readonly url = computed(() => `/api/deliverables/${this.id()}`);

  protected readonly read = apiResource(deliverableDetail, () => this.url());
  protected readonly detail = keepValue(this.read);
  protected readonly pdf = apiResource(pdfAvailability, () => '/api/deliverables/pdf');
  /** Of what was made from the facts: a version, or a content, that is new is compared anew. */
  private readonly stamp = computed(() => {
    const detail = this.detail();
    if (!detail?.versions.some(({ state, origin }) => state === 'ready' && origin === 'generated'))
      return null;
    return `${detail.version} ${detail.versions.find(({ state }) => state === 'ready')?.number}`;
  });
  protected readonly changes = apiResource(deliverableChanges, () =>
    this.stamp() === null ? undefined : `${this.url()}/changes`,
  );
  protected readonly isReviewed = computed(() => {
    const kind = this.detail()?.kind;
    return kind !== undefined && DELIVERABLE_RULES[kind].reviewed;
  });
  protected readonly subject = computed(() => {
    const detail = this.detail();
    return detail ? subjectWords(this.format, detail) : '';
  });
  protected readonly isGone = computed(() => {
    const error = this.read.error();
    return !!error && toApiProblem(error).code === 'not_found';
  });
  protected readonly last = computed(() => this.detail()?.versions[0] ?? null);
  /** What is under way: the job as the tray hears of it, where it is one's own. */
  protected readonly job = computed(() => {
    const id = this.last()?.jobId;
    return id ? this.jobs.find(id) : undefined;
  });
  protected readonly isWaiting = computed(() => {
    const last = this.last();
    return last?.state === 'queued' || last?.state === 'rendering';
  });
  protected readonly progress = computed(() => {
    const job = this.job();
    if (!job || !isActive(job)) return '';
    const parts = [
      job.step === null ? '' : this.t(`jobs.step.${job.step}`),
      job.total
        ? this.t('deliverables.detail.percent', { percent: Math.round((job.done / job.total) * 100) })
        : '',
      this.eta(remainingSeconds(job, Date.now())),
    ];
    return parts.filter((part) => part !== '').join(' · ');
  });
  protected readonly tab = signal<Panel>('versions');
  protected readonly tabs = computed<readonly Tab<Panel>[]>(() => {
    const panels: Panel[] = ['versions', 'changes'];
    if (this.detail()?.mayShare) panels.push('shares');
    if ((this.detail()?.moves.length ?? 0) > 0 || (this.detail()?.allowedMoves.length ?? 0) > 0)
      panels.push('history');
    const changed = this.changes.hasValue() ? this.changes.value().total : 0;
    return panels.map((id) => ({
      id,
      label: this.t(`deliverables.detail.tabs.${id}`),
      ...(id === 'changes' && changed > 0 ? { count: this.format.number(changed) } : {}),
    }));
  });

  protected readonly busy = signal(false);
  protected readonly problem = signal<unknown>(null);
  protected readonly regenerating = signal(false);
  protected readonly moving = signal<DeliverableMove | null>(null);
  protected readonly reason = signal('');

  constructor() {
    describePage(() => ({
      title: this.detail()?.title ?? '…',
      parents: [{ label: this.t('deliverables.title'), link: '/deliverables' }],
    }));
    this.jobs.finished.pipe(takeUntilDestroyed()).subscribe((job) => {
      const ours = this.detail()?.versions.some((one) => one.jobId === job.id || one.pdf?.jobId === job.id);
      if (ours) this.read.reload();
    });
    // What somebody else asked for is in no tray of ours; one whose end was missed neither: both are asked for.
    effect((onCleanup) => {
      const job = this.job();
      const pdf = this.last()?.pdf;
      const waits = (this.isWaiting() && !(job && isActive(job))) || (!!pdf && pdf.error === null);
      if (!waits || this.read.isLoading()) return;
      const timer = setTimeout(() => this.read.reload(), POLL_MS);
      onCleanup(() => clearTimeout(timer));
    });
  }

  protected fileUrl(
    version: DeliverableVersion,
    format: DeliverableVersion['files'][number]['format'],
  ): string {
    return versionFile(this.id(), version.number, format);
  }

  protected hasPdf(version: DeliverableVersion): boolean {
    return version.files.some(({ format }) => format === 'pdf');
  }

  protected errorText(code: string | null): string {
    if (code === 'cancelled') return this.t('deliverables.detail.cancelled');
    return this.t('deliverables.detail.failed', { why: this.words.failure(code) });
  }

  protected retry(version: DeliverableVersion): Promise<void> {
    return this.act(async () => {
      if (version.jobId && this.jobs.find(version.jobId)) return this.jobs.retry(version.jobId);
      // Somebody else's job is theirs to run again: one's own makes the next version.
      await this.api.post(`${this.url()}/versions`, { note: '' }, deliverableDetail, {
        idempotencyKey: newIdempotencyKey(),
      });
      await this.jobs.started().catch(() => undefined);
    });
  }

  protected cancel(): Promise<void> {
    const id = this.last()?.jobId;
    return this.act(async () => {
      if (id) await this.jobs.cancel(id);
    });
  }

  protected makePdf(version: DeliverableVersion): Promise<void> {
    return this.act(async () => {
      await this.api.post(`${this.url()}/versions/${version.number}/pdf`, {}, requestedPdf, {
        idempotencyKey: newIdempotencyKey(),
      });
      await this.jobs.started().catch(() => undefined);
    });
  }

  /** A version was asked for, here or in the dialog. */
  protected started(): void {
    void this.jobs.started().catch(() => undefined);
    this.read.reload();
  }

  protected ask(move: DeliverableMove): void {
    this.reason.set('');
    if (deliverableMoveNeedsReason(move)) this.moving.set(move);
    else void this.move(move);
  }

  protected move(name: DeliverableMove): Promise<void> {
    return this.act(async () => {
      const body = { version: this.detail()?.version ?? 1, name, reason: this.reason() };
      await this.api.post(`${this.url()}/moves`, body, deliverableDetail);
      this.moving.set(null);
      this.toasts.show(this.t(`deliverables.move.done.${name}`), { tone: 'good' });
    });
  }

  private async act(call: () => Promise<void>): Promise<void> {
    if (this.busy()) return;
    this.busy.set(true);
    this.problem.set(null);
    try {
      await call();
    } catch (failure) {
      this.problem.set(failure);
    } finally {
      this.busy.set(false);
      // Whatever came of it, what is shown next is what the server has: somebody may have acted first.
      this.read.reload();
    }
  }

  private eta(seconds: number | null): string {
    if (seconds === null) return '';
    const duration =
      seconds < 90
        ? this.i18n.plural('jobs.seconds', seconds)
        : this.i18n.plural('jobs.minutes', Math.round(seconds / 60));
    return this.t('jobs.eta', { duration });
  }
}
