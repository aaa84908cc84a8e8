import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  inject,
  input,
  output,
  signal,
  untracked,
} from '@angular/core';
import { SURVEY_LIMITS, SURVEY_QUESTIONS } from '@jalon/domain';
import { newIdempotencyKey } from '../core/api/api';
import { toApiProblem, type ApiProblem } from '../core/api/api-problem';
import { I18n } from '../core/i18n/i18n';
import { ProblemText } from '../core/i18n/problem-text';
import { Banner } from '../ui/banner/banner';
import { Button } from '../ui/button/button';
import { Dialog } from '../ui/dialog/dialog';
import { Field, Input } from '../ui/field/field';
import { SurveyStore } from './survey-store';

/** A new survey of a deployment: its title and last day; what it asks is always the same, so that scores compare. */
@Component({
  selector: 'app-survey-dialog',
  imports: [Banner, Button, Dialog, Field, Input],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <ui-dialog
      [open]="open()"
      [heading]="t('surveys.new')"
      [closeLabel]="t('common.close')"
      (openChange)="$event || closed.emit()"
    >
      <form id="survey-form" class="stack stack--tight" (submit)="$event.preventDefault(); save()">
        <ui-field [label]="t('surveys.field.deployment')" required [error]="errorOf('deploymentId')">
          <select #deployment ui-input (change)="deploymentId.set(deployment.value)">
            @for (one of deployments(); track one.id) {
              <option [value]="one.id" [selected]="one.id === deploymentId()">
                {{ one.entityName }}, {{ t('surveys.environment.' + one.environment) }}
              </option>
            }
          </select>
        </ui-field>
        <ui-field [label]="t('surveys.field.title')" required [error]="errorOf('title')">
          <input
            #text
            ui-input
            data-autofocus
            [attr.maxlength]="titleMax"
            [value]="title()"
            (input)="title.set(text.value)"
          />
        </ui-field>
        <ui-field
          [label]="t('surveys.field.closesOn')"
          [optional]="t('common.optional')"
          [error]="errorOf('closesOn')"
        >
          <input #day ui-input type="date" [value]="closesOn()" (input)="closesOn.set(day.value)" />
        </ui-field>
        <div>
          <p class="muted small">{{ t('surveys.asked') }}</p>
          <ol class="asked">
            @for (one of questions; track one) {
              <li>{{ t('surveys.question.' + one) }}</li>
            }
            <li>{{ t('surveys.question.verbatim') }}</li>
          </ol>
        </div>
        @if (error(); as words) {
          <ui-banner tone="bad" [live]="true">{{ words }}</ui-banner>
        }
      </form>
      <ng-container actions>
        <button ui-button type="button" (click)="closed.emit()">{{ t('common.cancel') }}</button>
        <button ui-button variant="primary" type="submit" form="survey-form" [busy]="busy()">
          {{ t('surveys.create') }}
        </button>
      </ng-container>
    </ui-dialog>
  `,
  styles: `
    .asked {
      padding-inline-start: 20px;
      list-style: decimal;
    }
  `,
})
export class SurveyDialog {
  readonly open = input.required<boolean>();
  readonly closed = output();

  protected readonly t = inject(I18n).t;
  private readonly store = inject(SurveyStore);
  private readonly problemText = inject(ProblemText);
  protected readonly questions = SURVEY_QUESTIONS;
  protected readonly titleMax = SURVEY_LIMITS.title;
  protected readonly deployments = computed(() => this.store.list()?.deployments ?? []);
  protected readonly deploymentId = signal('');
  protected readonly title = signal('');
  protected readonly closesOn = signal('');
  protected readonly busy = signal(false);
  private readonly failure = signal<ApiProblem | null>(null);
  protected readonly error = computed(() => {
    const problem = this.failure();
    return problem && problem.errors.length === 0 ? this.problemText.of(problem) : null;
  });
  private key = '';

  constructor() {
    effect(() => {
      if (!this.open()) return;
      untracked(() => {
        this.key = newIdempotencyKey();
        this.failure.set(null);
        this.deploymentId.set(this.deployments()[0]?.id ?? '');
        this.title.set(this.t('surveys.defaultTitle'));
        this.closesOn.set('');
      });
    });
  }

  protected errorOf(path: string): string | null {
    return this.problemText.ofField(this.failure()?.field(path));
  }

  protected async save(): Promise<void> {
    if (this.busy()) return;
    this.busy.set(true);
    this.failure.set(null);
    const closesOn = this.closesOn() === '' ? null : this.closesOn();
    try {
      await this.store.create({ deploymentId: this.deploymentId(), title: this.title(), closesOn }, this.key);
      this.closed.emit();
    } catch (failure) {
      this.failure.set(toApiProblem(failure));
    } finally {
      this.busy.set(false);
    }
  }
}
