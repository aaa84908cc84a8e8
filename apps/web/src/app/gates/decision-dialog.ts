import { ChangeDetectionStrategy, Component, computed, inject, output, signal } from '@angular/core';
import type { DecideGate } from '@jalon/contracts';
import {
  addDays,
  CROSSINGS,
  GATE_LIMITS,
  GATE_OUTCOMES,
  outcomeRule,
  pendingOpinions,
  type GateOutcome,
} from '@jalon/domain';
import { toApiProblem, type ApiProblem } from '../core/api/api-problem';
import { Format } from '../core/i18n/format';
import { I18n } from '../core/i18n/i18n';
import { ReferenceStore } from '../core/reference/reference-store';
import { SessionStore } from '../core/session/session-store';
import { Banner } from '../ui/banner/banner';
import { Button } from '../ui/button/button';
import { Combobox } from '../ui/combobox/combobox';
import { Dialog } from '../ui/dialog/dialog';
import { Field, Input } from '../ui/field/field';
import { Icon } from '../ui/icon/icon';
import { GateText } from './gate-text';
import { GatesStore } from './gates-store';

/** A condition being written. */
interface ConditionDraft {
  readonly text: string;
  readonly ownerId: string | null;
  readonly dueOn: string;
}
const EMPTY: ConditionDraft = { text: '', ownerId: null, dueOn: '' };

/** The decision: each way with what it does, what keeps the gate closed, and the words it needs. */
@Component({
  selector: 'app-decision-dialog',
  imports: [Banner, Button, Combobox, Dialog, Field, Icon, Input],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './decision-dialog.html',
  styleUrl: './decision-dialog.css',
})
export class DecisionDialog {
  /** The outcome, once it is decided. */
  readonly decided = output<GateOutcome>();

  private readonly i18n = inject(I18n);
  protected readonly t = this.i18n.t;
  protected readonly text = inject(GateText);
  protected readonly format = inject(Format);
  protected readonly store = inject(GatesStore);
  protected readonly reference = inject(ReferenceStore);
  private readonly session = inject(SessionStore);

  protected readonly limits = GATE_LIMITS;
  protected readonly outcomes = GATE_OUTCOMES;
  protected readonly open = signal(false);
  protected readonly outcome = signal<GateOutcome | null>(null);
  protected readonly reason = signal('');
  protected readonly resumeOn = signal('');
  protected readonly conditions = signal<readonly ConditionDraft[]>([EMPTY]);
  protected readonly without = signal<ReadonlySet<string>>(new Set());
  protected readonly saving = signal(false);
  protected readonly failure = signal<ApiProblem | null>(null);
  /** Somebody tried to save: empty fields are then said. */
  private readonly asked = signal(false);

  protected readonly tomorrow = computed(() => addDays(this.session.today(), 1));
  protected readonly rule = computed(() => {
    const outcome = this.outcome();
    return outcome && outcomeRule(outcome);
  });
  /** Closing is a go that says why. */
  protected readonly needsReason = computed(() => {
    const rule = this.rule();
    return !!rule && (rule.needsReason || (rule.passes && this.store.open()?.border === 'usage_closed'));
  });
  protected readonly silent = computed(() => pendingOpinions(this.store.open()?.slots ?? []));
  protected readonly missing = computed(() => {
    const gates = this.store.gates();
    const review = this.store.open();
    if (!gates || !review || !this.rule()?.passes) return [];
    return gates.missing.map((line) => this.text.missing(line, review.grid.criteria));
  });
  /** What the decision does, in words. */
  protected readonly consequence = computed(() => {
    const review = this.store.open();
    const outcome = this.outcome();
    if (!review || !outcome) return '';
    const { from, to } = CROSSINGS[review.border];
    return this.t(`gates.decision.does.${outcome}`, {
      from: this.t(`stage.${from}`),
      to: this.t(`stage.${to}`),
    });
  });
  protected readonly blocked = computed(
    () =>
      !this.rule() || this.missing().length > 0 || this.silent().some((slot) => !this.without().has(slot.id)),
  );
  protected readonly problem = computed(() => {
    const problem = this.failure();
    if (!problem) return null;
    const beside =
      ['reason', 'resumeOn'].some((path) => problem.field(path)) ||
      /^conditions\.\d/.test(problem.errors[0]?.path ?? '');
    if (problem.code === 'version_conflict') return this.t('gates.conflict');
    return beside ? null : this.text.problem(problem);
  });

  show(): void {
    this.failure.set(null);
    this.asked.set(false);
    this.outcome.set(null);
    this.reason.set('');
    this.resumeOn.set('');
    this.conditions.set([EMPTY]);
    this.without.set(new Set());
    this.reference.load().catch(() => undefined);
    this.open.set(true);
  }

  protected slotName(slotId: string): string {
    return this.store.open()?.slots.find((slot) => slot.id === slotId)?.personName ?? '';
  }

  protected waive(slotId: string, named: boolean): void {
    this.without.update((all) => new Set(named ? [...all, slotId] : [...all].filter((id) => id !== slotId)));
  }

  protected setCondition(index: number, change: Partial<ConditionDraft>): void {
    this.conditions.update((all) => all.map((one, at) => (at === index ? { ...one, ...change } : one)));
  }

  protected addCondition(): void {
    this.conditions.update((all) => [...all, EMPTY]);
  }

  protected removeCondition(index: number): void {
    this.conditions.update((all) => all.filter((_, at) => at !== index));
  }

  protected conditionError(index: number, field: keyof ConditionDraft): string | null {
    const draft = this.conditions()[index];
    const failed = this.text.field(this.failure(), `conditions.${index}.${field}`);
    if (failed) return failed;
    // The server would only say that the format is wrong.
    const empty = draft && (field === 'ownerId' ? draft.ownerId === null : draft[field] === '');
    return empty && this.asked() ? this.t('gates.problem.required') : null;
  }
  protected async save(): Promise<void> {
    const outcome = this.outcome();
    const rule = this.rule();
    if (!outcome || !rule || this.saving() || this.blocked()) return;
    const drafts = rule.needsConditions ? this.conditions() : [];
    const conditions = drafts.flatMap(({ text, ownerId, dueOn }) =>
      text.trim() === '' || ownerId === null || dueOn === '' ? [] : [{ text: text.trim(), ownerId, dueOn }],
    );
    this.asked.set(true);
    if (conditions.length < drafts.length) return;
    const decision: Omit<DecideGate, 'version'> = {
      outcome,
      reason: this.reason().trim() || null,
      conditions,
      resumeOn: rule.needsResumeDate ? this.resumeOn() || null : null,
      withoutOpinions: this.silent().map((slot) => slot.id),
    };
    this.saving.set(true);
    this.failure.set(null);
    try {
      await this.store.decide(decision);
      this.open.set(false);
      this.decided.emit(outcome);
    } catch (failure) {
      this.failure.set(toApiProblem(failure));
    } finally {
      this.saving.set(false);
    }
  }
}
