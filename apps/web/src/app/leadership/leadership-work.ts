import {
  afterNextRender,
  ChangeDetectionStrategy,
  Component,
  computed,
  ElementRef,
  inject,
  Injector,
  input,
  linkedSignal,
} from '@angular/core';
import { RouterLink } from '@angular/router';
import type { MonthView } from '@jalon/contracts';
import { awaitsDecision } from '@jalon/domain';
import { Format } from '../core/i18n/format';
import { I18n } from '../core/i18n/i18n';
import { Button } from '../ui/button/button';
import { HealthBadge } from '../ui/health/health-badge';

/** Rows of a list before the rest is asked for. */
const SHOWN = 12;
/** The lists, by the id of their heading. */
type List = 'decisions' | 'healths' | 'slippage';

/** What asks for leadership among the work of the month: decisions, changes of health, slippage. */
@Component({
  selector: 'app-leadership-work',
  imports: [Button, HealthBadge, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  styleUrl: './leadership-tables.css',
  templateUrl: './leadership-work.html',
})
export class LeadershipWork {
  readonly view = input.required<MonthView>();
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  private readonly injector = inject(Injector);
  protected readonly i18n = inject(I18n);
  protected readonly t = this.i18n.t;
  protected readonly format = inject(Format);

  protected readonly decisions = computed(() => this.view().useCases.filter(awaitsDecision));
  protected readonly moved = computed(() =>
    this.view().useCases.filter((row) => row.previousHealth !== null && row.previousHealth !== row.health),
  );
  protected readonly slipped = computed(() =>
    this.view()
      .useCases.flatMap(({ worstMilestone, ...row }) => (worstMilestone ? [{ ...row, worstMilestone }] : []))
      .sort((a, b) => b.worstMilestone.slipDays - a.worstMilestone.slipDays),
  );
  /** Lists shown whole; another month begins again. */
  private readonly whole = linkedSignal<string, readonly List[]>({
    source: () => this.view().month,
    computation: () => [],
  });

  protected some<T>(list: List, rows: readonly T[]): readonly T[] {
    return this.whole().includes(list) ? rows : rows.slice(0, SHOWN);
  }

  protected more(list: List, rows: readonly unknown[]): number {
    return rows.length - this.some(list, rows).length;
  }

  protected showAll(list: List): void {
    this.whole.update((lists) => [...lists, list]);
    // The button goes away with what it shows: whoever pressed it goes on at the first of the new rows.
    const rows = `section[aria-labelledby=${list}] :is(li, tbody tr) a`;
    afterNextRender(
      () => this.host.querySelectorAll<HTMLElement>(rows)[SHOWN]?.focus({ preventScroll: true }),
      { injector: this.injector },
    );
  }
}
