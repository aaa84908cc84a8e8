import { NgTemplateOutlet } from '@angular/common';
import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  ElementRef,
  inject,
  signal,
  untracked,
} from '@angular/core';
import type { MilestoneView } from '@jalon/contracts';
import { milestoneProblems, USE_CASE_LIMITS } from '@jalon/domain';
import { newIdempotencyKey } from '../core/api/api';
import { ApiProblem, toApiProblem } from '../core/api/api-problem';
import { Format } from '../core/i18n/format';
import { I18n } from '../core/i18n/i18n';
import { ProblemText } from '../core/i18n/problem-text';
import { SessionStore } from '../core/session/session-store';
import { Badge } from '../ui/badge/badge';
import { Banner } from '../ui/banner/banner';
import { Button } from '../ui/button/button';
import { Field, Input } from '../ui/field/field';
import { Icon } from '../ui/icon/icon';
import { Toasts } from '../ui/toast/toasts';
import { trackUnsaved } from './unsaved';
import { UseCaseStore, type MilestoneFields } from './use-case-store';

const DATES = ['baselineOn', 'forecastOn', 'actualOn'] as const;
type DateField = (typeof DATES)[number];
const DATE_KEYS: Readonly<Record<DateField, string>> = {
  baselineOn: 'baseline',
  forecastOn: 'forecast',
  actualOn: 'actual',
};
const NEW: MilestoneFields = { name: '', baselineOn: null, forecastOn: null, actualOn: null };

/** The milestone being written: what it was when it was opened, and what it is now. */
interface Draft {
  /** Null for a new one. */
  readonly milestone: MilestoneView | null;
  readonly key: string;
  readonly fields: MilestoneFields;
}

/** Milestones with agreed, expected and real dates, written in place; a deleted one can be brought back. */
@Component({
  selector: 'app-milestone-table',
  imports: [Badge, Banner, Button, Field, Icon, Input, NgTemplateOutlet],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './milestone-table.html',
  styleUrl: './milestone-table.css',
})
export class MilestoneTable {
  private readonly i18n = inject(I18n);
  protected readonly t = this.i18n.t;
  protected readonly store = inject(UseCaseStore);
  /** What is closed is read only. */
  protected readonly editable = computed(
    () => this.store.mayEdit() && this.store.detail()?.stage !== 'closed',
  );
  protected readonly format = inject(Format);
  private readonly session = inject(SessionStore);
  private readonly problemText = inject(ProblemText);
  private readonly toasts = inject(Toasts);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;

  protected readonly dates = DATES;
  protected readonly dateKeys = DATE_KEYS;
  protected readonly nameMax = USE_CASE_LIMITS.milestoneName;
  protected readonly draft = signal<Draft | null>(null);
  protected readonly saving = signal(false);
  private readonly failure = signal<ApiProblem | null>(null);
  protected readonly milestones = computed(() => this.store.detail()?.milestones ?? []);
  /** What is wrong beyond the fields: those say it themselves. */
  protected readonly error = computed(() => {
    const problem = this.failure();
    if (!problem) return null;
    if (problem.code === 'version_conflict') return this.conflictText();
    return problem.errors.some((error) => error.path in NEW) ? null : this.problemText.of(problem);
  });

  constructor() {
    trackUnsaved(() => this.isDirty());
    effect(() => {
      if (this.store.editRequest()?.target === 'milestones') untracked(() => this.add());
    });
  }

  protected slip(milestone: MilestoneView): string {
    return milestone.slipDays > 0 ? this.i18n.plural('useCases.milestones.slipDays', milestone.slipDays) : '';
  }

  protected fieldError(path: keyof MilestoneFields): string | null {
    const error = this.failure()?.field(path);
    if (!error) return null;
    if (error.code === 'date_required') return this.t('useCases.milestones.dateRequired');
    if (error.code !== 'in_future') return this.problemText.ofField(error);
    return this.t('useCases.milestones.inFuture', {
      max: this.format.date(String(error.params?.['max'] ?? '')),
    });
  }

  protected add(): void {
    if (this.isDirty() || !this.editable()) return;
    this.open({ milestone: null, key: newIdempotencyKey(), fields: NEW });
  }

  protected edit(milestone: MilestoneView): void {
    if (this.isDirty()) return;
    const { name, baselineOn, forecastOn, actualOn } = milestone;
    this.open({ milestone, key: milestone.id, fields: { name, baselineOn, forecastOn, actualOn } });
  }

  protected set(field: keyof MilestoneFields, value: string): void {
    this.draft.update(
      (draft) =>
        draft && { ...draft, fields: { ...draft.fields, [field]: field === 'name' ? value : value || null } },
    );
  }

  protected cancel(): void {
    const draft = this.draft();
    this.draft.set(null);
    this.failure.set(null);
    this.focusSoon(draft?.milestone ? `[data-edit="${draft.milestone.id}"]` : '[data-add]');
  }

  protected onKey(event: KeyboardEvent): void {
    if (event.key === 'Escape') {
      event.preventDefault();
      this.cancel();
    } else if (event.key === 'Enter' && event.target instanceof HTMLInputElement) {
      event.preventDefault();
      void this.save();
    }
  }

  protected async save(): Promise<void> {
    const draft = this.draft();
    if (!draft || this.saving()) return;
    const fields = { ...draft.fields, name: draft.fields.name.trim() };
    const problems = [
      ...(fields.name === '' ? [{ path: 'name', code: 'required' }] : []),
      ...milestoneProblems(fields, this.session.today()),
    ];
    if (problems.length > 0) {
      this.failure.set(
        new ApiProblem(
          422,
          'invalid_value',
          'invalid_value',
          problems.map((one) => ({ ...one })),
        ),
      );
      return this.focusSoon(`[data-field="${problems[0]?.path ?? 'name'}"]`);
    }
    this.saving.set(true);
    this.failure.set(null);
    try {
      if (draft.milestone) {
        const changes = changed(draft.milestone, fields);
        if (Object.keys(changes).length > 0) await this.store.changeMilestone(draft.milestone, changes);
      } else await this.store.addMilestone(fields, draft.key);
      this.cancel();
    } catch (failure) {
      const problem = toApiProblem(failure);
      this.failure.set(problem);
      if (problem.code === 'version_conflict') this.rebase(draft);
    } finally {
      this.saving.set(false);
    }
  }

  /** Reached today, in one click; undone from the toast. */
  protected async reach(milestone: MilestoneView): Promise<void> {
    const done = await this.attempt(() =>
      this.store.changeMilestone(milestone, { actualOn: this.session.today() }),
    );
    if (!done) return;
    this.toasts.show(this.t('useCases.milestones.reachedToast', { name: milestone.name }), {
      tone: 'good',
      action: { label: this.t('common.undo'), run: () => void this.takeBack(milestone.id) },
    });
  }

  protected async remove(milestone: MilestoneView): Promise<void> {
    if (!(await this.attempt(() => this.store.removeMilestone(milestone)))) return;
    const { name, ownerId, baselineOn, forecastOn, actualOn } = milestone;
    const key = newIdempotencyKey();
    this.toasts.show(this.t('useCases.milestones.removed', { name }), {
      action: {
        label: this.t('common.undo'),
        run: () =>
          void this.attempt(() =>
            this.store.addMilestone({ name, ownerId, baselineOn, forecastOn, actualOn }, key),
          ),
      },
    });
    this.focusSoon('[data-add]');
  }

  private async takeBack(id: string): Promise<void> {
    const present = this.milestones().find((one) => one.id === id);
    if (present) await this.attempt(() => this.store.changeMilestone(present, { actualOn: null }));
  }

  private async attempt(call: () => Promise<void>): Promise<boolean> {
    try {
      await call();
      return true;
    } catch (failure) {
      this.toasts.show(this.problemText.of(failure), { tone: 'bad' });
      return false;
    }
  }

  private open(draft: Draft): void {
    this.failure.set(null);
    this.draft.set(draft);
    this.focusSoon('[data-field="name"]');
  }

  private isDirty(): boolean {
    const draft = this.draft();
    return draft !== null && Object.keys(changed(draft.milestone ?? NEW, draft.fields)).length > 0;
  }

  /** Somebody saved this milestone: what was typed stays, on top of the present version. */
  private rebase(draft: Draft): void {
    const present = this.milestones().find((one) => one.id === draft.milestone?.id);
    if (present && draft.milestone) {
      const typed = changed(draft.milestone, draft.fields);
      const { name, baselineOn, forecastOn, actualOn } = present;
      const fields = { name, baselineOn, forecastOn, actualOn, ...typed };
      this.draft.set({ ...draft, milestone: present, fields });
    } else this.draft.set({ milestone: null, key: newIdempotencyKey(), fields: draft.fields });
  }

  private conflictText(): string {
    const present = this.draft()?.milestone;
    if (!present) return this.t('useCases.milestones.conflictGone');
    const values = DATES.map((field) => {
      const date = this.format.date(present[field]) || this.t('useCases.nothing');
      return `${this.t(`useCases.milestones.${DATE_KEYS[field]}`)} ${date}`;
    });
    return this.t('useCases.milestones.conflict', { values: [present.name, ...values].join(', ') });
  }

  private focusSoon(selector: string): void {
    setTimeout(() => {
      const element = this.host.querySelector<HTMLElement>(selector);
      element?.focus();
      // The buttons of the row written in are seen with its fields.
      element?.closest('tr')?.scrollIntoView({ block: 'nearest' });
    });
  }
}

/** The fields of `after` that differ from the milestone as it was. */
export function changed(before: MilestoneFields, after: MilestoneFields): Partial<MilestoneFields> {
  return {
    ...(after.name === before.name ? {} : { name: after.name }),
    ...Object.fromEntries(
      DATES.filter((field) => after[field] !== before[field]).map((field) => [field, after[field]]),
    ),
  };
}
