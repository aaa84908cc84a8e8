import {
  afterNextRender,
  ChangeDetectionStrategy,
  Component,
  computed,
  ElementRef,
  inject,
  input,
  linkedSignal,
  output,
  signal,
} from '@angular/core';
import type { PlanMilestone } from '@jalon/contracts';
import { milestoneProblems, PLAN_LIMITS, USE_CASE_LIMITS } from '@jalon/domain';
import { newIdempotencyKey } from '../core/api/api';
import { ApiProblem, toApiProblem } from '../core/api/api-problem';
import { Format } from '../core/i18n/format';
import { I18n } from '../core/i18n/i18n';
import { ProblemText } from '../core/i18n/problem-text';
import { trackUnsaved } from '../core/navigation/unsaved';
import { ReferenceStore } from '../core/reference/reference-store';
import { SessionStore } from '../core/session/session-store';
import { Banner } from '../ui/banner/banner';
import { Button } from '../ui/button/button';
import { Combobox } from '../ui/combobox/combobox';
import { Field, Input } from '../ui/field/field';
import { Icon } from '../ui/icon/icon';
import { PlanStore, type MilestoneFields } from './plan-store';

const DATES = ['baselineOn', 'forecastOn', 'actualOn'] as const;
const FIELDS = ['name', 'ownerId', ...DATES] as const;

/** Name, owner and dates of one milestone, and what it waits for, written in its row of the table. */
@Component({
  selector: 'app-milestone-editor',
  imports: [Banner, Button, Combobox, Field, Icon, Input],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './milestone-editor.html',
  styleUrl: './milestone-editor.css',
})
export class MilestoneEditor {
  /** Null for a new one. */
  readonly milestone = input<PlanMilestone | null>(null);
  readonly done = output();

  protected readonly t = inject(I18n).t;
  protected readonly store = inject(PlanStore);
  protected readonly reference = inject(ReferenceStore);
  private readonly format = inject(Format);
  private readonly session = inject(SessionStore);
  private readonly problemText = inject(ProblemText);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  private readonly key = newIdempotencyKey();

  protected readonly dates = DATES;
  protected readonly nameMax = USE_CASE_LIMITS.milestoneName;
  protected readonly lagMax = PLAN_LIMITS.lagDays;
  protected readonly saving = signal(false);
  protected readonly linking = signal(false);
  private readonly failure = signal<ApiProblem | null>(null);
  private readonly linkFailure = signal<ApiProblem | null>(null);
  /** Kept when somebody saves the milestone meanwhile: what was typed is not lost. */
  protected readonly fields = linkedSignal<string | null, MilestoneFields>({
    source: () => this.milestone()?.id ?? null,
    computation: () => fieldsOf(this.milestone()),
  });
  protected readonly predecessor = signal('');
  protected readonly lag = signal(0);
  protected readonly links = computed(() => {
    const plan = this.store.plan();
    const names = new Map(plan?.milestones.map((one) => [one.id, one.name]));
    return (plan?.dependencies ?? [])
      .filter((one) => one.successorId === this.milestone()?.id)
      .map((one) => ({ ...one, name: names.get(one.predecessorId) ?? '' }));
  });
  protected readonly candidates = computed(() => {
    const taken = new Set(this.links().map((one) => one.predecessorId));
    return (this.store.plan()?.milestones ?? []).filter(
      (one) => one.id !== this.milestone()?.id && !taken.has(one.id),
    );
  });
  protected readonly error = computed(() => {
    const problem = this.failure();
    if (!problem || FIELDS.some((field) => problem.field(field))) return null;
    return problem.code === 'version_conflict' ? this.t('plan.edit.conflict') : this.problemText.of(problem);
  });
  protected readonly linkError = computed(() => {
    const problem = this.linkFailure();
    const error = problem?.errors[0];
    if (!problem) return null;
    if (error?.code === 'breaks_dependency') {
      const { name = '', earliest = '' } = error.params ?? {};
      return this.t('plan.edit.tooEarly', { name, earliest: this.format.date(String(earliest)) });
    }
    return error ? this.problemText.ofField(error) : this.problemText.of(problem);
  });

  constructor() {
    trackUnsaved(
      () => JSON.stringify(this.fields()) !== JSON.stringify(fieldsOf(this.milestone())) && !this.saving(),
    );
    void this.reference.load().catch(() => undefined);
    afterNextRender(() => this.host.querySelector<HTMLElement>('[data-field="name"]')?.focus());
  }

  protected fieldError(field: (typeof FIELDS)[number]): string | null {
    const error = this.failure()?.field(field);
    return error?.code === 'date_required'
      ? this.t('plan.edit.dateRequired')
      : this.problemText.ofField(error);
  }

  protected set(field: keyof MilestoneFields, value: string | null): void {
    this.fields.update((fields) => ({
      ...fields,
      [field]: field === 'name' ? (value ?? '') : value || null,
    }));
  }

  protected async save(): Promise<void> {
    if (this.saving()) return;
    const fields = { ...this.fields(), name: this.fields().name.trim() };
    const problems = [
      ...(fields.name === '' ? [{ path: 'name', code: 'required' }] : []),
      ...milestoneProblems(fields, this.session.today()),
    ];
    if (problems.length > 0) {
      this.failure.set(
        new ApiProblem(
          422,
          'invalid_value',
          '',
          problems.map((one) => ({ ...one })),
        ),
      );
      return;
    }
    this.saving.set(true);
    this.failure.set(null);
    try {
      const milestone = this.milestone();
      const changes = milestone ? changesOf(fieldsOf(milestone), fields) : fields;
      if (!milestone) await this.store.addMilestone(fields, this.key);
      else if (Object.keys(changes).length > 0) await this.store.changeMilestone(milestone, changes);
      this.done.emit();
    } catch (failure) {
      this.failure.set(ofChanges(toApiProblem(failure)));
    } finally {
      this.saving.set(false);
    }
  }

  protected async link(): Promise<void> {
    const milestone = this.milestone();
    if (!milestone) return;
    if (this.predecessor() === '') {
      this.host.querySelector<HTMLElement>('[data-predecessor]')?.focus();
      return;
    }
    const dependency = {
      predecessorId: this.predecessor(),
      successorId: milestone.id,
      lagDays: this.lag(),
    };
    if (await this.attempt(() => this.store.putDependency(dependency))) {
      this.predecessor.set('');
      this.lag.set(0);
    }
  }

  protected setLag(predecessorId: string, successorId: string, lagDays: number): void {
    void this.attempt(() => this.store.putDependency({ predecessorId, successorId, lagDays }));
  }

  protected async unlink(predecessorId: string, successorId: string): Promise<void> {
    await this.attempt(() => this.store.removeDependency(predecessorId, successorId));
    this.host.querySelector<HTMLElement>('[data-predecessor]')?.focus();
  }

  private async attempt(call: () => Promise<void>): Promise<boolean> {
    if (this.linking()) return false;
    this.linking.set(true);
    this.linkFailure.set(null);
    try {
      await call();
      return true;
    } catch (failure) {
      this.linkFailure.set(toApiProblem(failure));
      return false;
    } finally {
      this.linking.set(false);
    }
  }
}

function fieldsOf(milestone: PlanMilestone | null): MilestoneFields {
  const {
    name = '',
    ownerId = null,
    baselineOn = null,
    forecastOn = null,
    actualOn = null,
  } = milestone ?? {};
  return { name, ownerId, baselineOn, forecastOn, actualOn };
}

function changesOf(before: MilestoneFields, after: MilestoneFields): Partial<MilestoneFields> {
  return Object.fromEntries(
    FIELDS.filter((field) => before[field] !== after[field]).map((field) => [field, after[field]]),
  );
}

/** Problems of a PATCH name `changes.forecastOn`; the form knows `forecastOn`. */
function ofChanges(problem: ApiProblem): ApiProblem {
  const errors = problem.errors.map((error) => ({ ...error, path: error.path.replace(/^changes\./, '') }));
  return new ApiProblem(problem.status, problem.code, problem.detail, errors, undefined, problem.requestId);
}
