import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  ElementRef,
  inject,
  input,
  linkedSignal,
  viewChild,
} from '@angular/core';
import { RouterLink } from '@angular/router';
import { monthRows, monthView, type MonthView } from '@jalon/contracts';
import { STAGES } from '@jalon/domain';
import { apiResource } from '../../core/api/api';
import { Format } from '../../core/i18n/format';
import { I18n } from '../../core/i18n/i18n';
import { ProblemText } from '../../core/i18n/problem-text';
import { SessionStore } from '../../core/session/session-store';
import { Banner } from '../../ui/banner/banner';
import { Button } from '../../ui/button/button';
import { HealthBadge } from '../../ui/health/health-badge';
import { Icon } from '../../ui/icon/icon';
import { Skeleton } from '../../ui/skeleton/skeleton';
import { ReportSentences } from '../report-sentences';
import { MonthPlace } from './place';
import { flowMoves, inOrder, inPortfolio, isFlow, rowsAsked } from './row-facts';

/** Beyond this the rest is asked for. */
const SHOWN = 30;

let count = 0;

/** The rows that a figure of a month counts, as that month has them. */
@Component({
  selector: 'app-month-rows',
  imports: [Banner, Button, HealthBadge, Icon, RouterLink, Skeleton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  styles: `
    :host {
      display: block;
    }
    .head {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 4px 12px;
    }
    .head > .grow {
      flex-basis: 220px;
    }
    .wide {
      min-inline-size: 180px;
      overflow-wrap: anywhere;
    }
  `,
  templateUrl: './month-rows.html',
})
export class MonthRowsPanel {
  /** What is counted, as the address has it. */
  readonly asked = input.required<string>();
  readonly month = input.required<string>();
  readonly entityId = input.required<string | null>();
  /** The month of the page: what came and went in it is read already. */
  readonly view = input.required<MonthView>();
  /** Grows when the facts may be others. */
  readonly revision = input.required<number>();

  protected readonly i18n = inject(I18n);
  protected readonly t = this.i18n.t;
  protected readonly format = inject(Format);
  protected readonly place = inject(MonthPlace);
  protected readonly problems = inject(ProblemText);
  protected readonly sentences = inject(ReportSentences);
  private readonly session = inject(SessionStore);
  private readonly heading = viewChild<ElementRef<HTMLElement>>('heading');
  protected readonly id = `month-rows-${++count}`;

  protected readonly of = computed(() => rowsAsked(this.asked()));
  private readonly scope = computed(() => {
    const entityId = this.entityId();
    return `month=${this.month()}${entityId === null ? '' : `&entityId=${entityId}`}`;
  });
  private readonly read = apiResource(monthRows, () => {
    this.revision();
    const of = this.of();
    return of === null || isFlow(of) ? undefined : `/api/monthly-reports/rows?of=${of}&${this.scope()}`;
  });
  /** What came and went in another month than the page's. */
  private readonly other = apiResource(monthView, () => {
    const of = this.of();
    if (of === null || !isFlow(of) || this.isOfPage()) return undefined;
    return `/api/monthly-reports/view?${this.scope()}&language=${this.i18n.language()}`;
  });
  private readonly isOfPage = computed(() => {
    const { month, entityId } = this.view();
    return month === this.month() && entityId === this.entityId();
  });
  private readonly flowView = computed(() => {
    if (this.isOfPage()) return this.view();
    return this.other.hasValue() ? this.other.value() : undefined;
  });

  protected readonly moves = computed(() => {
    const of = this.of();
    const view = this.flowView();
    return of !== null && isFlow(of) && view ? flowMoves(view, of) : null;
  });
  protected readonly rows = computed(() => {
    const of = this.of();
    // An address that counts nothing has no rows.
    if (of === null) return [];
    return !isFlow(of) && this.read.hasValue() ? inOrder(this.read.value().rows) : null;
  });
  protected readonly milestones = computed(
    () => this.of() === 'milestonesLate' || this.of() === 'milestonesReached',
  );
  protected readonly failure = computed(() => this.read.error() ?? this.other.error());
  private readonly count = computed(() => this.moves()?.length ?? this.rows()?.length ?? null);

  protected readonly title = computed(() => {
    const count = this.count();
    const params = { figure: this.figure(), month: this.format.month(this.month()) };
    return count === null
      ? this.t('month.rows.heading', params)
      : this.t('month.rows.counted', { ...params, count: this.format.number(count) });
  });
  protected readonly asOf = computed(() => {
    const of = this.of();
    if (of === null) return null;
    const read = isFlow(of) ? this.flowView() : this.read.hasValue() ? this.read.value() : undefined;
    if (!read) return null;
    return read.frozenOn === null
      ? this.t('month.rows.asOf', { day: this.format.date(read.asOf) })
      : this.t('month.rows.frozen', { day: this.format.date(read.frozenOn) });
  });
  /** The portfolio shows today: only the month under way has the same rows there. */
  protected readonly portfolio = computed(() => {
    const of = this.of();
    if (of === null || isFlow(of) || !this.read.hasValue()) return null;
    const { frozenOn, asOf } = this.read.value();
    return frozenOn === null && asOf === this.session.today() ? inPortfolio(of, this.entityId()) : null;
  });

  protected readonly whole = linkedSignal({
    source: () => `${this.asked()} ${this.month()}`,
    computation: () => false,
  });
  protected readonly hidden = computed(() => (this.whole() ? 0 : Math.max(0, (this.count() ?? 0) - SHOWN)));

  constructor() {
    effect(() => {
      if (this.count() !== null || this.failure()) this.place.arrived('rows', this.heading()?.nativeElement);
    });
  }

  protected some<T>(items: readonly T[]): readonly T[] {
    return this.whole() ? items : items.slice(0, SHOWN);
  }

  protected reload(): void {
    this.read.reload();
    this.other.reload();
  }

  private figure(): string {
    const of = this.of();
    if (of === null) return this.t('month.rows.unknown');
    if ((STAGES as readonly string[]).includes(of)) return this.t(`stage.${of}`);
    return this.t(`report.figure.${of}`);
  }
}
