import {
  ChangeDetectionStrategy,
  Component,
  effect,
  inject,
  input,
  output,
  signal,
  untracked,
} from '@angular/core';
import { internshipSteps, type InternshipStepRow, type InternshipSteps } from '@jalon/contracts';
import { STEP_STATES, type StepState } from '@jalon/domain';
import { ApiClient } from '../core/api/api';
import { toApiProblem, type FieldProblem } from '../core/api/api-problem';
import { I18n } from '../core/i18n/i18n';
import { ProblemText } from '../core/i18n/problem-text';
import { Banner } from '../ui/banner/banner';
import { Button } from '../ui/button/button';
import { Dialog } from '../ui/dialog/dialog';
import { Field, Input } from '../ui/field/field';

/** Where an internship stands on one step, its day, and for the conditional one whether its condition holds. */
@Component({
  selector: 'app-step-dialog',
  imports: [Banner, Button, Dialog, Field, Input],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <ui-dialog
      [open]="step() !== null"
      [heading]="step()?.label ?? ''"
      [closeLabel]="t('common.close')"
      (openChange)="$event || closed.emit()"
    >
      @if (step(); as one) {
        <form id="step-form" class="stack" (submit)="$event.preventDefault(); save(one)">
          <ui-field [label]="t('internshipLife.steps.state')" [error]="errorOf('state')">
            <select #standing ui-input data-autofocus (change)="state.set(stateOf(standing.value))">
              @for (value of states; track value) {
                <option [value]="value" [selected]="value === state()">
                  {{ t('internshipLife.steps.states.' + value) }}
                </option>
              }
            </select>
          </ui-field>
          @if (one.condition) {
            <ui-field [label]="t('internshipLife.steps.condition')" [hint]="one.condition">
              <select #holds ui-input (change)="setHolds(holds.value)">
                <option value="" [selected]="conditionHolds() === null">
                  {{ t('internshipLife.steps.conditionOpen') }}
                </option>
                <option value="yes" [selected]="conditionHolds() === true">
                  {{ t('internshipLife.steps.conditionYes') }}
                </option>
                <option value="no" [selected]="conditionHolds() === false">
                  {{ t('internshipLife.steps.conditionNo') }}
                </option>
              </select>
            </ui-field>
          }
          <ui-field [label]="t('internshipLife.steps.due')" [error]="errorOf('dueOn')">
            <input #day ui-input type="date" [value]="dueOn()" (input)="dueOn.set(day.value)" />
          </ui-field>
          <ui-field
            [label]="t('internshipLife.steps.reason')"
            [hint]="t('internshipLife.steps.reasonHint')"
            [error]="errorOf('reason')"
          >
            <textarea
              #why
              ui-input
              rows="2"
              maxlength="1000"
              [value]="reason()"
              (input)="reason.set(why.value)"
            ></textarea>
          </ui-field>
          @if (problem(); as text) {
            <ui-banner tone="bad" [live]="true">{{ text }}</ui-banner>
          }
        </form>
      }
      <ng-container ngProjectAs="[actions]">
        <button ui-button (click)="closed.emit()">{{ t('common.cancel') }}</button>
        <button ui-button variant="primary" type="submit" form="step-form" [busy]="busy()">
          {{ t('internshipLife.reviews.save') }}
        </button>
      </ng-container>
    </ui-dialog>
  `,
})
export class StepDialog {
  /** The step that is edited; null while closed. */
  readonly step = input.required<InternshipStepRow | null>();
  readonly url = input.required<string>();
  readonly saved = output<InternshipSteps>();
  readonly closed = output();

  protected readonly t = inject(I18n).t;
  private readonly api = inject(ApiClient);
  private readonly problemText = inject(ProblemText);
  protected readonly states = STEP_STATES;
  protected readonly state = signal<StepState>('planned');
  protected readonly conditionHolds = signal<boolean | null>(null);
  protected readonly dueOn = signal('');
  protected readonly reason = signal('');
  protected readonly busy = signal(false);
  protected readonly problem = signal<string | null>(null);
  private readonly errors = signal<readonly FieldProblem[]>([]);
  private version = 0;

  constructor() {
    effect(() => {
      const step = this.step();
      if (step) untracked(() => this.begin(step));
    });
  }

  protected stateOf(value: string): StepState {
    return STEP_STATES.find((one) => one === value) ?? 'planned';
  }

  protected setHolds(value: string): void {
    this.conditionHolds.set(value === '' ? null : value === 'yes');
  }

  protected errorOf(path: string): string | null {
    return this.problemText.ofField(this.errors().find((error) => error.path === path));
  }

  protected async save({ code }: InternshipStepRow): Promise<void> {
    if (this.busy()) return;
    this.busy.set(true);
    const body = {
      version: this.version,
      state: this.state(),
      conditionHolds: this.conditionHolds(),
      dueOn: this.dueOn() || null,
      reason: this.reason(),
    };
    try {
      this.saved.emit(await this.api.put(`${this.url()}/${code}`, body, internshipSteps));
      this.closed.emit();
    } catch (failure) {
      const problem = toApiProblem(failure);
      const current = internshipSteps.safeParse(problem.current);
      // Saved again, what is typed here takes the place of what was saved meanwhile: it was shown.
      if (current.success) this.version = current.data.steps.find((one) => one.code === code)?.version ?? 0;
      this.errors.set(problem.errors);
      this.problem.set(problem.errors.length > 0 ? null : this.problemText.of(problem));
    } finally {
      this.busy.set(false);
    }
  }

  private begin(step: InternshipStepRow): void {
    this.version = step.version;
    this.state.set(step.state);
    this.conditionHolds.set(step.conditionHolds);
    this.dueOn.set(step.dueOn ?? '');
    this.reason.set(step.reason);
    this.errors.set([]);
    this.problem.set(null);
  }
}
