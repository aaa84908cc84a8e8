import {
  ChangeDetectionStrategy,
  Component,
  computed,
  ElementRef,
  inject,
  input,
  output,
  signal,
} from '@angular/core';
import type { PlanMilestone, PlanView } from '@jalon/contracts';
import { Format } from '../core/i18n/format';
import { I18n } from '../core/i18n/i18n';
import { Badge } from '../ui/badge/badge';
import { Button } from '../ui/button/button';
import { Icon } from '../ui/icon/icon';
import { MilestoneEditor } from './milestone-editor';

/** All that the roadmap draws, as a table; written in place. */
@Component({
  selector: 'app-plan-table',
  imports: [Badge, Button, Icon, MilestoneEditor],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './plan-table.html',
  styleUrl: './plan-table.css',
})
export class PlanTable {
  readonly plan = input.required<PlanView>();
  /** What the dates are compared with, in words. */
  readonly comparedWith = input.required<string>();
  readonly moveAsked = output<PlanMilestone>();

  private readonly i18n = inject(I18n);
  protected readonly t = this.i18n.t;
  protected readonly format = inject(Format);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  /** The milestone written in; `new` for one that is not there yet. */
  protected readonly editing = signal<string | null>(null);
  protected readonly rows = computed(() => {
    const { milestones, dependencies } = this.plan();
    const names = new Map(milestones.map((one) => [one.id, one.name]));
    return milestones.map((milestone) => ({
      milestone,
      waitsFor: dependencies
        .filter((one) => one.successorId === milestone.id)
        .map((one) => ({
          id: one.predecessorId,
          text:
            one.lagDays === 0
              ? (names.get(one.predecessorId) ?? '')
              : this.i18n.plural('plan.lag', one.lagDays, { name: names.get(one.predecessorId) ?? '' }),
          brokenUntil: one.brokenUntil,
        })),
    }));
  });

  protected days(days: number): string {
    return this.i18n.plural('plan.slipShort', Math.abs(days), { sign: days > 0 ? '+' : '−' });
  }

  protected room(days: number): string {
    return this.i18n.plural('plan.float', days);
  }

  add(): void {
    this.editing.set('new');
  }

  protected close(id: string): void {
    this.editing.set(null);
    setTimeout(() => this.host.querySelector<HTMLElement>(`[data-edit="${id}"]`)?.focus());
  }
}
