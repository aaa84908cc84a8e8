import {
  ChangeDetectionStrategy,
  Component,
  computed,
  ElementRef,
  inject,
  input,
  model,
  output,
  viewChild,
} from '@angular/core';
import type { PlanMilestone, PlanView } from '@jalon/contracts';
import { addWorkingDays, cascade, daysBetween, nextWorkingDay, workingDaysBetween } from '@jalon/domain';
import { Format } from '../core/i18n/format';
import { I18n } from '../core/i18n/i18n';
import { SessionStore } from '../core/session/session-store';
import { Badge } from '../ui/badge/badge';
import { elementWidth } from '../ui/chart/chart-width';
import { roadmap, ROW, TOP, type DatedWave } from './roadmap-scale';
import { WaveText } from './wave-text';

/** A move that is being tried and not confirmed. */
export interface Draft {
  readonly milestoneId: string;
  readonly to: string;
}

const WEEK = 5;

/**
 * The plan on a line of time. A milestone is moved by dragging it, or with the arrow keys: a working day each, a week
 * with Shift; Enter or letting go asks for the confirmation, Escape gives up. Its twin is the table.
 */
@Component({
  selector: 'app-roadmap',
  imports: [Badge],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './roadmap.html',
  styleUrl: './roadmap.css',
})
export class Roadmap {
  readonly plan = input.required<PlanView>();
  readonly waves = input<readonly DatedWave[]>([]);
  /** The confirmation is open: what is tried stays where it is. */
  readonly asking = input(false);
  readonly draft = model<Draft | null>(null);
  /** The person let go, or pressed Enter: what is tried is to be confirmed. */
  readonly asked = output();

  private readonly i18n = inject(I18n);
  protected readonly t = this.i18n.t;
  protected readonly format = inject(Format);
  protected readonly waveText = inject(WaveText);
  private readonly session = inject(SessionStore);
  private readonly plot = viewChild.required<ElementRef<HTMLElement>>('plot');
  protected readonly width = elementWidth(() => this.plot().nativeElement);
  protected readonly rowHeight = ROW;
  protected readonly top = TOP;
  private drag: { readonly id: string; readonly grip: number; moved: boolean } | null = null;

  /** What is tried carries others along at once; the server has the last word. */
  private readonly tried = computed(() => {
    const draft = this.draft();
    const days = new Map<string, string>();
    if (!draft) return days;
    const plan = this.plan();
    for (const one of cascade(plan, { ...draft, pull: false }).moved) days.set(one.milestoneId, one.after);
    return days;
  });
  protected readonly drawn = computed(() =>
    roadmap(this.plan(), this.tried(), this.session.today(), this.width(), this.waves()),
  );
  protected readonly bounds = computed(() => ({
    min: number(this.plan().startedOn ?? '1990-01-01'),
    max: number('2100-12-31'),
  }));

  protected movable(milestone: PlanMilestone): boolean {
    return this.plan().mayEdit && milestone.actualOn === null;
  }

  protected dayNumber(day: string): number {
    return number(day);
  }

  /** All that the drawing says of a milestone, in words. */
  protected describe(milestone: PlanMilestone, on: string): string {
    const parts = [this.format.date(on)];
    if (milestone.actualOn !== null) parts.push(this.t('plan.state.reached'));
    else if (on !== milestone.on) parts.push(this.t('plan.state.tried'));
    else if (milestone.late) parts.push(this.t('plan.state.late'));
    const slip = milestone.comparedOn === null ? 0 : workingDaysBetween(milestone.comparedOn, on);
    if (slip !== 0) parts.push(this.i18n.plural('plan.slip', Math.abs(slip), { sign: sign(slip) }));
    if (milestone.critical) parts.push(this.t('plan.critical'));
    return parts.join(', ');
  }

  protected onKey(event: KeyboardEvent, { id, on }: PlanMilestone): void {
    const from = this.draft()?.milestoneId === id ? (this.draft()?.to ?? on) : on;
    const step = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1 }[event.key];
    if (step !== undefined) {
      event.preventDefault();
      this.draft.set({ milestoneId: id, to: addWorkingDays(from, step * (event.shiftKey ? WEEK : 1)) });
    } else if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      if (from === on) this.draft.set({ milestoneId: id, to: on });
      this.asked.emit();
    } else if (event.key === 'Escape' && this.draft()) {
      event.preventDefault();
      this.giveUp();
    }
  }

  protected left(): void {
    if (!this.asking() && !this.drag) this.draft.set(null);
  }

  protected grab(event: PointerEvent, { id }: PlanMilestone, x: number): void {
    if (event.button !== 0) return;
    (event.currentTarget as HTMLElement).setPointerCapture(event.pointerId);
    this.drag = { id, grip: event.clientX - this.origin() - x, moved: false };
  }

  protected pull(event: PointerEvent): void {
    const axis = this.drawn()?.axis;
    if (!this.drag || !axis) return;
    const to = nextWorkingDay(axis.dayAt(event.clientX - this.origin() - this.drag.grip));
    const present = this.plan().milestones.find((one) => one.id === this.drag?.id)?.on;
    if (!this.drag.moved && to === present) return;
    this.drag.moved = true;
    this.draft.set({ milestoneId: this.drag.id, to });
  }

  protected drop(): void {
    const draft = this.draft();
    const moved = this.drag?.moved === true;
    this.drag = null;
    if (!moved || !draft) return;
    const present = this.plan().milestones.find((one) => one.id === draft.milestoneId)?.on;
    if (draft.to === present) this.draft.set(null);
    else this.asked.emit();
  }

  protected giveUp(): void {
    this.drag = null;
    this.draft.set(null);
  }

  private origin(): number {
    return this.plot().nativeElement.getBoundingClientRect().left;
  }
}

function number(day: string): number {
  return daysBetween('1970-01-01', day);
}

function sign(days: number): string {
  return days > 0 ? '+' : '−';
}
