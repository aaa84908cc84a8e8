import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  ElementRef,
  inject,
  input,
  signal,
  viewChild,
} from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { monthComparison, restitutions, type MonthComparison, type MonthView } from '@jalon/contracts';
import { addMonths, isMonth, type Health } from '@jalon/domain';
import { apiResource } from '../../core/api/api';
import { Format } from '../../core/i18n/format';
import { I18n } from '../../core/i18n/i18n';
import { ProblemText } from '../../core/i18n/problem-text';
import { Banner } from '../../ui/banner/banner';
import { Button } from '../../ui/button/button';
import { HealthBadge } from '../../ui/health/health-badge';
import { Icon } from '../../ui/icon/icon';
import { Skeleton } from '../../ui/skeleton/skeleton';
import { toneOf } from '../figures';
import { capital, ReportSentences } from '../report-sentences';
import { FigureLink } from './figure-link';
import { MonthRowsPanel } from './month-rows';
import { MonthPlace } from './place';

/** Beyond this a list is read by asking for the rest. */
const SHOWN = 10;

interface ComparedRow {
  readonly id: string;
  readonly code: string;
  readonly title: string;
  readonly text: string;
  readonly health: Health;
  /** Of those whose health moved. */
  readonly from?: Health;
  /** Of those that slip: by how much. */
  readonly days?: string;
}

/** The month beside an earlier one: figures with their difference, who came and went, healths that moved, slips. */
@Component({
  selector: 'app-comparison-panel',
  imports: [Banner, Button, FigureLink, HealthBadge, Icon, MonthRowsPanel, RouterLink, Skeleton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  styleUrl: './comparison-panel.css',
  templateUrl: './comparison-panel.html',
})
export class ComparisonPanel {
  readonly view = input.required<MonthView>();
  /** The month asked for, as the address has it. */
  readonly asked = input.required<string>();
  readonly entityId = input.required<string | null>();
  /** Grows when the facts may be others. */
  readonly revision = input.required<number>();

  protected readonly i18n = inject(I18n);
  protected readonly t = this.i18n.t;
  protected readonly format = inject(Format);
  protected readonly place = inject(MonthPlace);
  protected readonly problems = inject(ProblemText);
  private readonly sentences = inject(ReportSentences);
  private readonly router = inject(Router);
  private readonly heading = viewChild<ElementRef<HTMLElement>>('heading');

  private readonly month = computed(() => this.view().month);
  /** Any earlier month; the one before when the address says something else. */
  protected readonly earlier = computed(() => {
    const asked = this.asked();
    return isMonth(asked) && asked < this.month() ? asked : addMonths(this.month(), -1);
  });
  private readonly list = apiResource(restitutions, () => {
    this.revision();
    return '/api/restitutions';
  });
  protected readonly months = computed(() => {
    const known = (this.list.hasValue() ? this.list.value().items : []).filter(
      ({ month }) => month < this.month(),
    );
    const shown = this.earlier();
    const all = known.some(({ month }) => month === shown)
      ? known
      : [{ month: shown, state: null }, ...known];
    return all.map(({ month, state }) => {
      const name = this.format.month(month);
      const label = state === null ? name : this.t(`month.compare.option.${state}`, { month: name });
      return { month, label };
    });
  });
  protected readonly read = apiResource(monthComparison, () => {
    this.revision();
    const entityId = this.entityId();
    const scope = entityId === null ? '' : `&entityId=${entityId}`;
    return `/api/restitutions/${this.month()}/comparison?with=${this.earlier()}${scope}`;
  });
  protected readonly comparison = computed(() => (this.read.hasValue() ? this.read.value() : null));
  protected readonly title = computed(() =>
    this.t('month.compare.heading', {
      later: capital(this.format.month(this.month())),
      earlier: this.format.month(this.earlier()),
    }),
  );
  protected readonly sides = computed(() => {
    const two = this.comparison();
    return two ? `${this.side(two.earlier)} ${this.side(two.later)}` : '';
  });
  protected readonly figures = computed(() => {
    const two = this.comparison();
    return (two?.figures ?? []).map(({ key, now, before }) => {
      const label = this.t(`report.figure.${key}`);
      const of = (month: string) =>
        this.t('month.compare.of', { figure: label, month: this.format.month(month) });
      return {
        key,
        label,
        now: this.format.number(now),
        before: this.format.number(before),
        labelNow: of(two?.later.month ?? ''),
        labelBefore: of(two?.earlier.month ?? ''),
        difference: this.sentences.signed(now - before),
        tone: toneOf(key, now - before),
      };
    });
  });
  protected readonly lists = computed(() => {
    const two = this.comparison();
    return two ? this.listsOf(two) : [];
  });
  private readonly opened = signal<ReadonlySet<string>>(new Set());

  constructor() {
    effect(() => {
      if (this.comparison() || this.read.error())
        this.place.arrived('comparison', this.heading()?.nativeElement);
    });
  }

  protected choose(month: string): void {
    const queryParams = { with: month, rows: null, in: null, at: null };
    void this.router.navigate([], { queryParams, queryParamsHandling: 'merge' });
  }

  protected some<T>(list: string, items: readonly T[]): readonly T[] {
    return this.opened().has(list) ? items : items.slice(0, SHOWN);
  }

  protected hidden(list: string, items: readonly unknown[]): number {
    return this.opened().has(list) ? 0 : Math.max(0, items.length - SHOWN);
  }

  protected showAll(list: string): void {
    this.opened.update((opened) => new Set([...opened, list]));
  }

  private side({ month, state, asOf, frozenOn }: MonthComparison['later']): string {
    return this.t(`month.compare.side.${frozenOn === null ? 'open' : state}`, {
      month: capital(this.format.month(month)),
      day: this.format.date(frozenOn ?? asOf),
    });
  }

  private listsOf({ entered, left, healths, slipped }: MonthComparison) {
    type Compared = MonthComparison['entered'][number];
    const base = ({ id, code, title, entityName, stage, health }: Compared): ComparedRow => {
      const text = `${entityName} · ${this.t(`stage.${stage}`)}`;
      return { id, code, title, health, text };
    };
    const lists: readonly { readonly key: string; readonly rows: readonly ComparedRow[] }[] = [
      { key: 'entered', rows: entered.map(base) },
      { key: 'left', rows: left.map(base) },
      { key: 'healths', rows: healths.map((row) => ({ ...base(row), from: row.from })) },
      {
        key: 'slipped',
        rows: slipped.map((row) => ({
          ...base(row),
          text: this.t('month.compare.slip', {
            milestone: row.milestone,
            from: this.format.date(row.from),
            to: this.format.date(row.to),
          }),
          days: this.i18n.plural('month.compare.days', row.days),
        })),
      },
    ];
    return lists.map((list) => ({
      ...list,
      heading: this.i18n.plural(`month.compare.list.${list.key}`, list.rows.length),
    }));
  }
}
