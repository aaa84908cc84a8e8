import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { MonthView } from '@jalon/contracts';
import { Format } from '../core/i18n/format';
import { I18n } from '../core/i18n/i18n';
import { Button } from '../ui/button/button';
import { HealthBadge } from '../ui/health/health-badge';
import { Soon } from '../ui/soon';
import { byGravity, offTrack, slipped } from './report-rows';
import { FOLLOWED, scoped } from './figures';
import { ReportSentences } from './report-sentences';

/** Beyond this a list is read by asking for the rest: the page stays one that is read. */
const SHOWN = 30;

/** What to read below the figures: what is off track, what slips, what moved, and a sentence a use case. */
@Component({
  selector: 'app-report-lists',
  imports: [Button, HealthBadge, RouterLink, Soon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  styleUrl: './report-lists.css',
  templateUrl: './report-lists.html',
})
export class ReportLists {
  readonly view = input.required<MonthView>();
  protected readonly i18n = inject(I18n);
  protected readonly t = this.i18n.t;
  protected readonly format = inject(Format);
  protected readonly sentences = inject(ReportSentences);

  protected readonly offTrack = computed(() => offTrack(this.view()));
  protected readonly slipped = computed(() => slipped(this.view()));
  protected readonly useCases = computed(() => [...this.view().useCases].sort(byGravity));
  protected readonly rest = computed(() => this.view().useCaseTotal - this.view().useCases.length);
  protected readonly whole = computed(() => scoped(FOLLOWED, this.view().entityId));
  protected readonly late = computed(() => scoped({ ...FOLLOWED, late: 'true' }, this.view().entityId));
  protected readonly wrong = computed(() =>
    scoped({ ...FOLLOWED, health: 'off_track' }, this.view().entityId),
  );
  /** Lists shown whole, by name. */
  private readonly opened = signal<ReadonlySet<string>>(new Set());

  protected some<T>(list: string, items: readonly T[]): readonly T[] {
    return this.opened().has(list) ? items : items.slice(0, SHOWN);
  }

  protected hidden(list: string, items: readonly unknown[]): number {
    return this.opened().has(list) ? 0 : Math.max(0, items.length - SHOWN);
  }

  protected showAll(list: string): void {
    this.opened.update((opened) => new Set([...opened, list]));
  }
}
