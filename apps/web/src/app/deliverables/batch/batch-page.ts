import {
  ChangeDetectionStrategy,
  Component,
  computed,
  DestroyRef,
  effect,
  inject,
  input,
  signal,
} from '@angular/core';
import { RouterLink } from '@angular/router';
import { batchDetail, type BatchDetail } from '@jalon/contracts';
import type { DeliverableFormat } from '@jalon/domain';
import { ApiClient, apiResource } from '../../core/api/api';
import { toApiProblem, type ApiProblem } from '../../core/api/api-problem';
import { keepValue } from '../../core/api/keep-value';
import { Format } from '../../core/i18n/format';
import { I18n } from '../../core/i18n/i18n';
import { ProblemText } from '../../core/i18n/problem-text';
import { isActive, JobsStore } from '../../core/jobs/jobs-store';
import { remainingSeconds } from '../../core/jobs/remaining';
import { describePage } from '../../core/navigation/page';
import { Badge } from '../../ui/badge/badge';
import { Banner } from '../../ui/banner/banner';
import { Button } from '../../ui/button/button';
import { Icon } from '../../ui/icon/icon';
import { PageHeader } from '../../ui/page-header/page-header';
import { Progress } from '../../ui/progress/progress';
import { Skeleton } from '../../ui/skeleton/skeleton';
import { FORMAT_ICONS, versionFile } from '../kinds';
import { BATCH_TONES, PART_TONES } from './tones';

/** The count moves with the stream of jobs; the parts are read again this often while it runs. */
const POLL_MS = 1_500;

type Part = BatchDetail['parts'][number];

/** How far a batch is: its parts, each with its state and its files, and all of them as a ZIP. */
@Component({
  selector: 'app-batch-page',
  imports: [Badge, Banner, Button, Icon, PageHeader, Progress, RouterLink, Skeleton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './batch-page.html',
  styleUrl: './batch.css',
})
export class BatchPage {
  /** From the address. */
  readonly id = input.required<string>();

  private readonly api = inject(ApiClient);
  private readonly i18n = inject(I18n);
  private readonly jobs = inject(JobsStore);
  protected readonly problems = inject(ProblemText);
  protected readonly t = this.i18n.t;
  protected readonly plural = this.i18n.plural;
  protected readonly format = inject(Format);
  protected readonly icons = FORMAT_ICONS;
  protected readonly tones = BATCH_TONES;
  protected readonly partTones = PART_TONES;

  protected readonly detail = apiResource(batchDetail, () => `/api/deliverable-batches/${this.id()}`);
  protected readonly batch = keepValue(this.detail);
  protected readonly missing = computed(
    () => this.detail.error() !== undefined && toApiProblem(this.detail.error()).status === 404,
  );
  /** As the stream tells it: ahead of the parts. */
  private readonly job = computed(() => this.jobs.find(this.batch()?.jobId ?? ''));
  protected readonly done = computed(() => Math.max(this.batch()?.done ?? 0, this.live()?.done ?? 0));
  private readonly live = computed(() => {
    const job = this.job();
    return job && this.batch()?.state === 'running' ? job : undefined;
  });
  protected readonly running = computed(() => {
    const state = this.batch()?.state;
    return state === 'running' || state === 'queued';
  });
  protected readonly ready = computed(
    () => this.batch()?.parts.filter(({ state }) => state === 'ready').length ?? 0,
  );
  protected readonly eta = computed(() => {
    const job = this.live();
    const seconds = job ? remainingSeconds(job, Date.now()) : null;
    if (seconds === null) return '';
    const duration =
      seconds < 90
        ? this.plural('jobs.seconds', seconds)
        : this.plural('jobs.minutes', Math.round(seconds / 60));
    return this.t('jobs.eta', { duration });
  });
  protected readonly zip = computed(() => `/api/deliverable-batches/${this.id()}/zip`);
  protected readonly acting = signal(false);
  protected readonly problem = signal<ApiProblem | null>(null);

  constructor() {
    describePage(() => ({
      title: this.batch()?.label ?? this.t('deliverableBatch.title'),
      parents: [
        { label: this.t('deliverableBatch.list'), link: '/deliverables' },
        { label: this.t('deliverableBatch.title'), link: '/deliverables/batch' },
      ],
    }));
    // Read again while it runs, and once more when the stream says that it ended.
    effect((onCleanup) => {
      const job = this.job();
      const ended = job !== undefined && !isActive(job);
      if (!this.running() || this.detail.isLoading()) return;
      const timer = setTimeout(() => this.detail.reload(), ended ? 0 : POLL_MS);
      onCleanup(() => clearTimeout(timer));
    });
    const finished = this.jobs.finished.subscribe((job) => {
      if (job.id === this.batch()?.jobId) this.detail.reload();
    });
    inject(DestroyRef).onDestroy(() => finished.unsubscribe());
  }

  protected file(part: Part, format: DeliverableFormat): string {
    return versionFile(part.deliverableId, part.number, format);
  }

  protected errorOf({ error }: Part): string {
    for (const key of [`jobs.error.${error}`, `problem.${error}`, `fieldProblem.${error}`])
      if (this.i18n.has(key)) return this.t(key);
    return error === 'cancelled' ? this.t('deliverableBatch.state.cancelled') : this.t('jobs.error.unknown');
  }

  protected async act(what: 'cancel' | 'retry'): Promise<void> {
    if (this.acting()) return;
    this.acting.set(true);
    this.problem.set(null);
    try {
      await this.api.post(`/api/deliverable-batches/${this.id()}/${what}`, {});
    } catch (failure) {
      this.problem.set(toApiProblem(failure));
    } finally {
      this.acting.set(false);
      this.detail.reload();
    }
  }
}
