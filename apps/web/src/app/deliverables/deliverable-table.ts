import { ChangeDetectionStrategy, Component, inject, input, model, output, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { deliverableDetail, type DeliverableRow } from '@jalon/contracts';
import { ApiClient, newIdempotencyKey } from '../core/api/api';
import { Format } from '../core/i18n/format';
import { I18n } from '../core/i18n/i18n';
import { isActive, JobsStore } from '../core/jobs/jobs-store';
import { Badge } from '../ui/badge/badge';
import { Banner } from '../ui/banner/banner';
import { Button } from '../ui/button/button';
import { Icon } from '../ui/icon/icon';
import { fileOf, FORMAT_ICONS, homeOf, STATE_TONES, subjectWords, VERSION_TONES } from './kinds';
import { ProblemWords } from './problem-words';

/** Deliverables with their files; what is being made can be stopped from here, what failed tried again. */
@Component({
  selector: 'app-deliverable-table',
  imports: [Badge, Banner, Button, Icon, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './deliverable-table.html',
  styleUrl: './deliverable-table.css',
})
export class DeliverableTable {
  readonly rows = input.required<readonly DeliverableRow[]>();
  /** Those chosen, by id, for a download of several. */
  readonly chosen = model.required<ReadonlySet<string>>();
  /** Left out where all rows speak of the same. */
  readonly subject = input(true);
  /** Something was started or stopped: the rows are to be read again. */
  readonly acted = output();

  private readonly api = inject(ApiClient);
  private readonly i18n = inject(I18n);
  private readonly jobs = inject(JobsStore);
  private readonly problems = inject(ProblemWords);
  protected readonly t = this.i18n.t;
  protected readonly format = inject(Format);
  protected readonly home = homeOf;
  protected readonly file = fileOf;
  protected readonly icons = FORMAT_ICONS;
  protected readonly tones = STATE_TONES;
  protected readonly versionTones = VERSION_TONES;
  /** The row being acted on, and what was refused. */
  protected readonly busy = signal<string | null>(null);
  protected readonly refusal = signal<string | null>(null);

  /** What has no title of its own is called by its kind and what it is about. */
  protected titleOf(row: DeliverableRow): string {
    if (row.home === 'deliverable') return row.title;
    return `${this.t(`deliverables.kind.${row.kind}`)} – ${this.subjectOf(row)}`;
  }

  protected subjectOf(row: DeliverableRow): string {
    return subjectWords(this.format, row);
  }

  protected choose(id: string): void {
    const chosen = new Set(this.chosen());
    if (!chosen.delete(id)) chosen.add(id);
    this.chosen.set(chosen);
  }

  /** One's own job, which alone can be stopped or run again. */
  private own(row: DeliverableRow) {
    return row.jobId === null ? undefined : this.jobs.find(row.jobId);
  }

  protected percent(row: DeliverableRow): string {
    const job = this.own(row);
    if (!job || !isActive(job) || !job.total) return '';
    return this.t('deliverables.detail.percent', { percent: Math.round((job.done / job.total) * 100) });
  }

  protected mayCancel(row: DeliverableRow): boolean {
    const job = this.own(row);
    return !!job && isActive(job) && row.versionState !== 'ready' && row.versionState !== 'failed';
  }

  /** Somebody else's that failed is made again as a version of one's own. */
  protected mayRetry(row: DeliverableRow): boolean {
    return row.versionState === 'failed' && (!!this.own(row) || (row.home === 'deliverable' && row.mayWrite));
  }

  protected cancel(row: DeliverableRow): Promise<void> {
    return this.act(row, async () => {
      if (row.jobId !== null) await this.jobs.cancel(row.jobId);
    });
  }

  protected retry(row: DeliverableRow): Promise<void> {
    return this.act(row, async () => {
      if (row.jobId !== null && this.own(row)) await this.jobs.retry(row.jobId);
      else {
        await this.api.post(`/api/deliverables/${row.id}/versions`, { note: '' }, deliverableDetail, {
          idempotencyKey: newIdempotencyKey(),
        });
        await this.jobs.started().catch(() => undefined);
      }
    });
  }

  private async act(row: DeliverableRow, call: () => Promise<void>): Promise<void> {
    if (this.busy() !== null) return;
    this.busy.set(row.id);
    this.refusal.set(null);
    try {
      await call();
    } catch (failure) {
      this.refusal.set(this.problems.refusal(failure));
    } finally {
      this.busy.set(null);
      // Whatever came of it, what is shown next is what the server has: somebody may have acted first.
      this.acted.emit();
    }
  }
}
