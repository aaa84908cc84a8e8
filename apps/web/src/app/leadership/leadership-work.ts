import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { MonthView } from '@jalon/contracts';
import { awaitsDecision } from '@jalon/domain';
import { Format } from '../core/i18n/format';
import { I18n } from '../core/i18n/i18n';
import { HealthBadge } from '../ui/health/health-badge';

/** Rows of a table at most: the monthly report has them all. */
const SHOWN = 12;

/** What asks for leadership among the work of the month: decisions, changes of health, slippage. */
@Component({
  selector: 'app-leadership-work',
  imports: [HealthBadge, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  styleUrl: './leadership-tables.css',
  templateUrl: './leadership-work.html',
})
export class LeadershipWork {
  readonly view = input.required<MonthView>();
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
  protected readonly report = computed(() => ({ month: this.view().month }));

  protected some<T>(rows: readonly T[]): readonly T[] {
    return rows.slice(0, SHOWN);
  }

  protected more(rows: readonly unknown[]): number {
    return Math.max(0, rows.length - SHOWN);
  }
}
