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
import type { SurveyDetail, UpdateSurvey } from '@jalon/contracts';
import { SURVEY_LIMITS, SURVEY_QUESTIONS } from '@jalon/domain';
import { newIdempotencyKey } from '../core/api/api';
import { toApiProblem, type ApiProblem } from '../core/api/api-problem';
import { Format } from '../core/i18n/format';
import { I18n } from '../core/i18n/i18n';
import { ProblemText } from '../core/i18n/problem-text';
import { Banner } from '../ui/banner/banner';
import { Button } from '../ui/button/button';
import { Dialog } from '../ui/dialog/dialog';
import { Field, Input } from '../ui/field/field';
import { SurveyStore } from './survey-store';

/** What puts a survey back as it was, once it was changed. */
export interface SurveyEdited {
  readonly saved: Pick<SurveyDetail, 'id' | 'version'>;
  readonly back: UpdateSurvey['changes'];
}

/**
 * A new survey of a deployment, or a change of one: its title and last day. What it asks is always the same, so that
 * scores compare.
 */
@Component({
  selector: 'app-survey-dialog',
  imports: [Banner, Button, Dialog, Field, Input],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <ui-dialog
      [open]="open()"
      [heading]="t(survey() ? 'surveys.edit.heading' : 'surveys.new')"
      [closeLabel]="t('common.close')"
      (openChange)="$event || closed.emit()"
    >
      <form id="survey-form" class="stack stack--tight" (submit)="$event.preventDefault(); save()">
        @if (!survey()) {
          <ui-field [label]="t('surveys.field.deployment')" required [error]="errorOf('deploymentId')">
            <select #deployment ui-input (change)="deploymentId.set(deployment.value)">
              @for (one of deployments(); track one.id) {
                <option [value]="one.id" [selected]="one.id === deploymentId()">
                  {{ one.entityName }}, {{ t('surveys.environment.' + one.environment) }}
                </option>
              }
            </select>
          </ui-field>
        }
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
          [hint]="t('surveys.field.closesOnHint')"
          [error]="errorOf('closesOn')"
        >
          <input #day ui-input type="date" [value]="closesOn()" (input)="closesOn.set(day.value)" />
        </ui-field>
        @if (!survey()) {
          <div>
            <p class="muted small">{{ t('surveys.asked') }}</p>
            <ol class="asked">
              @for (one of questions; track one) {
                <li>{{ t('surveys.question.' + one) }}</li>
              }
              <li>{{ t('surveys.question.verbatim') }}</li>
            </ol>
          </div>
        }
        @if (error(); as words) {
          <ui-banner tone="bad" [live]="true">
            {{ words }}
            @if (theirs(); as saved) {
              {{ saved }}
            }
          </ui-banner>
        }
      </form>
      <ng-container actions>
        <button ui-button type="button" (click)="closed.emit()">{{ t('common.cancel') }}</button>
        <button ui-button variant="primary" type="submit" form="survey-form" [busy]="busy()">
          {{ t(survey() ? 'common.save' : 'surveys.create') }}
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
  /** The one to change; null for a new one. */
  readonly survey = input<SurveyDetail | null>(null);
  readonly closed = output();
  readonly edited = output<SurveyEdited>();

  protected readonly t = inject(I18n).t;
  private readonly format = inject(Format);
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
  /** After a conflict: what is saved now, to compare with what was typed. */
  protected readonly theirs = computed(() => {
    const saved = this.failure()?.code === 'version_conflict' ? this.store.detail() : null;
    if (!saved) return null;
    const { title, closesOn } = saved;
    return closesOn === null
      ? this.t('surveys.edit.nowNoDay', { title })
      : this.t('surveys.edit.now', { title, date: this.format.date(closesOn) });
  });
  private key = '';

  constructor() {
    effect(() => {
      if (!this.open()) return;
      untracked(() => {
        this.key = newIdempotencyKey();
        this.failure.set(null);
        this.deploymentId.set(this.deployments()[0]?.id ?? '');
        this.title.set(this.survey()?.title ?? this.t('surveys.defaultTitle'));
        this.closesOn.set(this.survey()?.closesOn ?? '');
      });
    });
  }

  protected errorOf(path: string): string | null {
    const problem = this.failure();
    return this.problemText.ofField(problem?.field(path) ?? problem?.field(`changes.${path}`));
  }

  protected async save(): Promise<void> {
    if (this.busy()) return;
    this.busy.set(true);
    this.failure.set(null);
    const said = { title: this.title(), closesOn: this.closesOn() === '' ? null : this.closesOn() };
    const survey = this.survey();
    try {
      if (survey) await this.change(survey, said);
      else await this.store.create({ deploymentId: this.deploymentId(), ...said }, this.key);
      this.closed.emit();
    } catch (failure) {
      this.failure.set(toApiProblem(failure));
    } finally {
      this.busy.set(false);
    }
  }

  /** What was left as it was is not sent: somebody else's change of it stays. */
  private async change(
    before: SurveyDetail,
    said: Readonly<Required<UpdateSurvey['changes']>>,
  ): Promise<void> {
    const isTitle = said.title !== before.title;
    const isDay = said.closesOn !== before.closesOn;
    if (!isTitle && !isDay) return;
    await this.store.update(this.current() ?? before, {
      ...(isTitle ? { title: said.title } : {}),
      ...(isDay ? { closesOn: said.closesOn } : {}),
    });
    this.edited.emit({
      saved: this.current() ?? before,
      back: {
        ...(isTitle ? { title: before.title } : {}),
        ...(isDay ? { closesOn: before.closesOn } : {}),
      },
    });
  }

  /** The survey as it is on screen: after a conflict, as somebody else left it. */
  private current(): SurveyDetail | null {
    const shown = this.store.detail();
    return shown && shown.id === this.survey()?.id ? shown : null;
  }
}
