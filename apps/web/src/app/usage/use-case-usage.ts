import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, Router, RouterLink } from '@angular/router';
import { USAGE_PERIODS, usageDetail, type UsageDay, type UsageFigures } from '@jalon/contracts';
import { apiResource } from '../core/api/api';
import { keepValue } from '../core/api/keep-value';
import { Format } from '../core/i18n/format';
import { I18n } from '../core/i18n/i18n';
import { ProblemText } from '../core/i18n/problem-text';
import { SessionStore } from '../core/session/session-store';
import { CurrentUseCase } from '../core/use-case/current-use-case';
import { Badge } from '../ui/badge/badge';
import { Banner } from '../ui/banner/banner';
import { Button } from '../ui/button/button';
import { chartColour } from '../ui/chart/chart-width';
import { LineChart, type Point } from '../ui/chart/line-chart';
import { Empty } from '../ui/empty/empty';
import { Icon } from '../ui/icon/icon';
import { Segmented } from '../ui/segmented/segmented';
import { Skeleton } from '../ui/skeleton/skeleton';
import { FigureCard } from './figure-card';
import { readId } from './overview-query';
import { RetentionTable } from './retention-table';
import { UsageText } from './usage-text';

type Period = (typeof USAGE_PERIODS)[number];
type Count = 'dau' | 'wau' | 'mau';
const COUNTS: readonly Count[] = ['dau', 'wau', 'mau'];
const HABITS: readonly (keyof UsageFigures)[] = [
  'stickiness',
  'stickinessWorking',
  'activation',
  'depth',
  'breadth',
];
/** More points than this and one of seven is drawn. */
const POINTS_MAX = 120;

/** How a use case's solution is used: adoption against its target, users over time, habits, retention. */
@Component({
  selector: 'app-use-case-usage',
  imports: [
    Badge,
    Banner,
    Button,
    Empty,
    FigureCard,
    Icon,
    LineChart,
    RetentionTable,
    RouterLink,
    Segmented,
    Skeleton,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './use-case-usage.html',
  styleUrl: './use-case-usage.css',
})
export class UseCaseUsage {
  private readonly i18n = inject(I18n);
  private readonly router = inject(Router);
  private readonly problemText = inject(ProblemText);
  private readonly session = inject(SessionStore);
  private readonly current = inject(CurrentUseCase);
  protected readonly t = this.i18n.t;
  protected readonly format = inject(Format);
  protected readonly text = inject(UsageText);
  protected readonly habits = HABITS;

  private readonly params = toSignal(inject(ActivatedRoute).queryParamMap, { requireSync: true });
  protected readonly entity = computed(() => readId(this.params(), 'entity'));
  protected readonly release = computed(() => (this.params().get('release') ?? '').slice(0, 40));
  protected readonly period = computed<Period>(
    () => USAGE_PERIODS.find((one) => one === this.params().get('period')) ?? '90',
  );
  protected readonly periods = computed(() =>
    USAGE_PERIODS.map((value) => ({ value, label: this.t(`usage.filter.period${value}`) })),
  );
  protected readonly useCaseId = computed(() => this.current.detail()?.id);
  private readonly asked = computed(() => {
    const query = new URLSearchParams({ period: this.period() });
    if (this.entity()) query.set('entityId', this.entity());
    if (this.release()) query.set('release', this.release());
    return query.toString();
  });
  protected readonly read = apiResource(usageDetail, () => {
    const id = this.useCaseId();
    return id === undefined ? undefined : `/api/use-cases/${id}/usage-metrics?${this.asked()}`;
  });
  protected readonly loaded = keepValue(this.read);
  protected readonly failure = computed(() => {
    const error = this.read.error();
    return error ? this.problemText.of(error.cause ?? error) : null;
  });
  protected readonly csv = computed(
    () =>
      `/api/use-cases/${this.useCaseId()}/usage-metrics/series.csv?${this.asked()}&language=${this.i18n.language()}`,
  );
  protected readonly mayConnect = computed(() => this.session.may('usage:keys'));

  protected readonly target = computed(() => {
    const answer = this.loaded();
    if (!answer?.target) return null;
    const { percent, on } = answer.target;
    const share = answer.figures.adoption.value;
    return {
      percent,
      share: share === null ? 0 : Math.min(100, share * 100),
      words: this.t('usage.targetOn', { percent: this.text.share(percent / 100), day: this.format.date(on) }),
      below: share === null ? null : share * 100 < percent,
    };
  });
  protected readonly eligible = computed(() => {
    const eligible = this.loaded()?.eligible;
    return eligible === null || eligible === undefined ? null : this.i18n.plural('usage.eligible', eligible);
  });
  protected readonly lines = computed(() => {
    const series = thin(this.loaded()?.series ?? []);
    return COUNTS.map((count, index) => ({
      count,
      colour: chartColour(index),
      summary: this.summary(series, count),
      points: series.map((one): Point => ({
        label: this.format.date(one.day, 'day-month'),
        value: one[count],
      })),
    }));
  });
  protected readonly thinned = computed(() => (this.loaded()?.series.length ?? 0) > POINTS_MAX);
  protected readonly hidden = computed(() => {
    const days = (this.loaded()?.series ?? []).filter((one) => COUNTS.some((count) => one[count] === null));
    return days.length === 0 ? null : this.i18n.plural('usage.tab.hiddenDays', days.length);
  });

  protected show(queryParams: Readonly<Record<string, string | null>>): void {
    void this.router.navigate([], { queryParams, queryParamsHandling: 'merge', replaceUrl: true });
  }

  private summary(series: readonly UsageDay[], count: Count): string {
    const known = series.filter((one) => one[count] !== null);
    const last = known.at(-1);
    if (!last) return this.t('usage.tab.lineNone');
    return this.t('usage.tab.lineSummary', {
      last: this.format.number(last[count]),
      day: this.format.date(last.day, 'day-month'),
      top: this.format.number(Math.max(...known.map((one) => one[count] ?? 0))),
    });
  }
}

/** A year of days is read by the week, the last day among them. */
function thin(series: readonly UsageDay[]): readonly UsageDay[] {
  if (series.length <= POINTS_MAX) return series;
  return series.filter((_, index) => (series.length - 1 - index) % 7 === 0);
}
