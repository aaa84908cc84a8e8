import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { Job } from '@jalon/contracts';
import { Format } from '../core/i18n/format';
import { I18n } from '../core/i18n/i18n';
import { ProblemText } from '../core/i18n/problem-text';
import { isActive, JobsStore } from '../core/jobs/jobs-store';
import { remainingSeconds } from '../core/jobs/remaining';
import { Badge, type BadgeTone } from '../ui/badge/badge';
import { Button } from '../ui/button/button';
import { Empty } from '../ui/empty/empty';
import { Icon } from '../ui/icon/icon';
import { Progress } from '../ui/progress/progress';
import { Toasts } from '../ui/toast/toasts';

const TONES: Readonly<Record<Job['state'], BadgeTone>> = {
  queued: 'neutral',
  running: 'accent',
  done: 'green',
  failed: 'red',
  cancelled: 'neutral',
};

/** Where what came of a job is found. */
const RESULTS: Readonly<Record<Job['kind'], (subjectId: string) => readonly string[]>> = {
  monthly_report: () => ['/monthly-report'],
  portfolio_import: (id) => ['/imports', id],
  meeting_document: (id) => ['/meetings', id, 'documents'],
  deliverable: (id) => ['/deliverables', id],
  // Never in the tray.
  deliverable_preview: () => ['/deliverables'],
  deliverable_pdf: (id) => ['/deliverables', id],
  deliverable_batch: (id) => ['/deliverables/batch', id],
  template_check: (id) => ['/templates', id],
  usage_import: (id) => ['/use-cases', id, 'after-go-live', 'telemetry'],
};

/** The tray of jobs, over any page and never in the way: step, count, time left, cancel, result. */
@Component({
  selector: 'app-jobs-tray',
  imports: [Badge, Button, Empty, Icon, Progress, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { '(keydown.escape)': 'jobs.show(false)' },
  templateUrl: './jobs-tray.html',
})
export class JobsTray {
  private readonly i18n = inject(I18n);
  private readonly toasts = inject(Toasts);
  private readonly problemText = inject(ProblemText);
  protected readonly t = this.i18n.t;
  protected readonly format = inject(Format);
  protected readonly jobs = inject(JobsStore);
  protected readonly isActive = isActive;

  protected tone(job: Job): BadgeTone {
    return TONES[job.state];
  }

  /** A report is named by its month, an import by its file, a meeting's document by its kind, title and day. */
  protected label(job: Job): string {
    const kind = this.t(`jobs.kind.${job.kind}`);
    if (job.kind === 'monthly_report') return `${kind} – ${this.format.month(job.label)}`;
    if (job.kind === 'meeting_document') {
      const [, document, heldOn, title] = /^(\S+) (\S+) (.*)$/s.exec(job.label) ?? [];
      if (document !== undefined) {
        return `${this.t(`jobs.document.${document}`)} – ${title}, ${this.format.date(heldOn)}`;
      }
    }
    // A deliverable has the name of its kind in its title; what is made of it has not.
    if (job.kind === 'deliverable_batch' || job.kind === 'deliverable_pdf') return `${kind} – ${job.label}`;
    return job.label || kind;
  }

  protected stepText(job: Job): string {
    if (job.step === null) return '';
    // What writing is depends on what is written.
    const keys = [`jobs.stepOf.${job.kind}.${job.step}`, `jobs.step.${job.step}`];
    const key = keys.find((each) => this.i18n.has(each));
    return key === undefined ? '' : this.t(key);
  }

  protected errorText(job: Job): string {
    const code = job.error ?? 'unknown';
    for (const key of [`jobs.error.${code}`, `problem.${code}`, `fieldProblem.${code}`])
      if (this.i18n.has(key)) return this.t(key);
    return this.t('jobs.error.unknown');
  }

  protected eta(job: Job): string {
    const seconds = remainingSeconds(job, Date.now());
    if (seconds === null) return '';
    const duration =
      seconds < 90
        ? this.i18n.plural('jobs.seconds', seconds)
        : this.i18n.plural('jobs.minutes', Math.round(seconds / 60));
    return this.t('jobs.eta', { duration });
  }

  protected result(job: Job): readonly string[] {
    return RESULTS[job.kind](job.subjectId);
  }

  protected resultQuery(job: Job): Record<string, string> {
    return job.kind === 'monthly_report' ? { month: job.label } : {};
  }

  protected act(action: Promise<void>): void {
    action.catch((failure: unknown) => this.toasts.show(this.problemText.of(failure), { tone: 'bad' }));
  }
}
