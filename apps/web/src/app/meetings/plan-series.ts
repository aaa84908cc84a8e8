import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal } from '@angular/core';
import { meetingSeriesDetail, meetingSeriesList, plannedMeetings } from '@jalon/contracts';
import { addDays, daysToPlan, DomainError, isLocalDate, MEETING_LIMITS } from '@jalon/domain';
import { ApiClient, apiResource, newIdempotencyKey } from '../core/api/api';
import { toApiProblem, type ApiProblem } from '../core/api/api-problem';
import { I18n } from '../core/i18n/i18n';
import { ProblemText } from '../core/i18n/problem-text';
import { When } from '../core/meeting/when';
import { SessionStore } from '../core/session/session-store';
import { Banner } from '../ui/banner/banner';
import { Button } from '../ui/button/button';
import { Combobox } from '../ui/combobox/combobox';
import { Field, Input } from '../ui/field/field';
import { Toasts } from '../ui/toast/toasts';
import { SeriesText } from './series-text';

/** How far ahead is proposed, in days. */
const AHEAD_DAYS = 84;

/** Plans the meetings of a series between two days, which are shown before anything is created. */
@Component({
  selector: 'app-plan-series',
  imports: [Banner, Button, Combobox, Field, Input],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './plan-series.html',
  styles: `
    .days {
      display: grid;
      gap: 2px 16px;
      grid-template-columns: repeat(auto-fill, minmax(min(100%, 220px), 1fr));
      max-block-size: 240px;
      overflow: auto;
    }
  `,
})
export class PlanSeries {
  /** The series of the page; null lets the person choose one. */
  readonly seriesId = input<string | null>(null);
  /** The id of the first meeting that was created. */
  readonly done = output<string>();
  readonly cancelled = output();

  private readonly i18n = inject(I18n);
  private readonly api = inject(ApiClient);
  private readonly problemText = inject(ProblemText);
  private readonly toasts = inject(Toasts);
  protected readonly t = this.i18n.t;
  protected readonly plural = this.i18n.plural;
  protected readonly when = inject(When);
  protected readonly text = inject(SeriesText);
  private readonly today = inject(SessionStore).today();

  protected readonly chosen = signal<string | null>(null);
  protected readonly from = signal(this.today);
  protected readonly to = signal(addDays(this.today, AHEAD_DAYS));
  protected readonly busy = signal(false);
  private readonly problem = signal<ApiProblem | null>(null);
  private key = newIdempotencyKey();

  private readonly id = computed(() => this.seriesId() ?? this.chosen());
  private readonly all = apiResource(meetingSeriesList, () =>
    this.seriesId() === null ? '/api/meeting-series' : undefined,
  );
  private readonly read = apiResource(meetingSeriesDetail, () => {
    const id = this.id();
    return id === null ? undefined : `/api/meeting-series/${id}`;
  });
  protected readonly series = computed(() => (this.read.hasValue() ? this.read.value() : undefined));
  protected readonly options = computed(() =>
    (this.all.hasValue() ? this.all.value().items : [])
      .filter((one) => !one.archived)
      .map((one) => ({ value: one.id, label: one.title, note: this.t(`meetingKind.${one.kind}`) })),
  );
  protected readonly noSeries = computed(() => this.all.hasValue() && this.options().length === 0);
  /** The days on which a meeting will be created; null while they cannot be told. */
  protected readonly days = computed<readonly string[] | null>(() => {
    const series = this.series();
    const [from, to] = [this.from(), this.to()];
    if (!series || !isLocalDate(from) || !isLocalDate(to)) return null;
    const existing = series.meetings.map((one) => one.heldOn);
    try {
      return daysToPlan({ ...series, firstOn: series.firstOn ?? null }, existing, from, to);
    } catch (failure) {
      if (failure instanceof DomainError) return null;
      throw failure;
    }
  });
  protected readonly refusal = computed(() => {
    const problem = this.problem();
    const failure = this.read.error() ?? this.all.error();
    if (failure) return this.problemText.of(failure);
    if (problem && problem.errors.length === 0) return this.problemText.of(problem);
    if (this.series() && this.from() && this.to() && this.days() === null && this.to() >= this.from()) {
      return this.t('meetings.plan.tooMany', { max: MEETING_LIMITS.occurrences });
    }
    return null;
  });
  protected readonly toError = computed(() => {
    const refused = this.problemText.ofField(this.problem()?.field('to'));
    return refused ?? (this.to() < this.from() ? this.t('meetings.plan.none') : null);
  });
  protected readonly fromError = computed(() => this.problemText.ofField(this.problem()?.field('from')));

  protected async plan(): Promise<void> {
    const id = this.id();
    const series = this.series();
    if (this.busy() || id === null || !series || (this.days()?.length ?? 0) === 0) return;
    this.busy.set(true);
    this.problem.set(null);
    const from = this.from();
    const to = series.rhythm === 'on_demand' ? from : this.to();
    try {
      const url = `/api/meeting-series/${id}/meetings`;
      const options = { idempotencyKey: this.key };
      const { created } = await this.api.post(url, { from, to }, plannedMeetings, options);
      this.toasts.show(this.plural('meetings.plan.done', created.length), { tone: 'good' });
      const first = created[0];
      if (first) this.done.emit(first.id);
      else this.cancelled.emit();
    } catch (failure) {
      this.problem.set(toApiProblem(failure));
      this.key = newIdempotencyKey();
    } finally {
      this.busy.set(false);
    }
  }
}
