import { ChangeDetectionStrategy, Component, inject, input, output } from '@angular/core';
import { STUDY_LIMITS, type StudyRisk } from '@jalon/domain';
import { I18n } from '../core/i18n/i18n';
import { Button } from '../ui/button/button';
import { Field, Input } from '../ui/field/field';
import { Icon } from '../ui/icon/icon';

/** The risks of a study: what could happen, how likely and how bad (1 to 5), and what would be done. */
@Component({
  selector: 'app-risks-field',
  imports: [Button, Field, Icon, Input],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (errors().length) {
      <ul class="ui-field__error" [attr.aria-label]="t('studies.wizard.todo')">
        @for (error of errors(); track error) {
          <li><span aria-hidden="true">◆ </span>{{ error }}</li>
        }
      </ul>
    }
    @for (risk of risks(); track $index; let index = $index) {
      <fieldset class="ui-card risk" [attr.data-invalid]="index === 0 && errors().length ? '' : null">
        <legend class="risk__legend">
          {{ t('studies.risks.number', { number: index + 1 }) }}
          @if (risk.probability && risk.impact) {
            <span class="muted small">{{
              t('studies.risks.score', { score: risk.probability * risk.impact })
            }}</span>
          }
        </legend>
        <ui-field class="risk__wide" [label]="t('studies.risks.title')" required>
          <input
            #title
            ui-input
            autocomplete="off"
            [attr.maxlength]="limits.line"
            [value]="risk.title"
            (input)="change(index, { title: title.value })"
          />
        </ui-field>
        @for (scale of scales; track scale) {
          <ui-field [label]="t('studies.risks.' + scale)" required>
            <select #box ui-input (change)="rate(index, scale, box.value)">
              <option value="" [selected]="risk[scale] === null">–</option>
              @for (value of values; track value) {
                <option [value]="value" [selected]="value === risk[scale]">
                  {{ t('studies.risks.scale', { value }) }}
                </option>
              }
            </select>
          </ui-field>
        }
        <ui-field class="risk__wide" [label]="t('studies.risks.response')" [optional]="t('common.optional')">
          <textarea
            #response
            ui-input
            rows="2"
            [attr.maxlength]="limits.prose"
            [value]="risk.response"
            (input)="change(index, { response: response.value })"
          ></textarea>
        </ui-field>
        <div class="risk__wide line line--end">
          <button
            ui-button
            small
            variant="quiet"
            [attr.aria-label]="t('studies.risks.remove', { number: index + 1 })"
            (click)="remove(risk)"
          >
            <ui-icon name="trash-2" [size]="14" />{{ t('common.remove') }}
          </button>
        </div>
      </fieldset>
    }
    @if (risks().length < limits.risks) {
      <div>
        <button ui-button (click)="add()"><ui-icon name="plus" />{{ t('studies.risks.add') }}</button>
      </div>
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: 12px;
    }
    .risk {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(min(100%, 160px), 1fr));
      gap: 12px 16px;
      align-items: start;
      min-inline-size: 0;
      margin: 0;
    }
    .risk__legend {
      float: inline-start;
      grid-column: 1 / -1;
      inline-size: 100%;
      padding: 0;
      font-size: 16px;
      line-height: 24px;
      font-weight: 650;
    }
    .risk__wide {
      grid-column: 1 / -1;
    }
  `,
})
export class RisksField {
  readonly risks = input.required<readonly StudyRisk[]>();
  readonly errors = input<readonly string[]>([]);
  readonly risksChange = output<readonly StudyRisk[]>();

  protected readonly t = inject(I18n).t;
  protected readonly limits = STUDY_LIMITS;
  protected readonly scales = ['probability', 'impact'] as const;
  protected readonly values = [1, 2, 3, 4, 5] as const;

  protected change(index: number, change: Partial<StudyRisk>): void {
    this.risksChange.emit(this.risks().map((risk, at) => (at === index ? { ...risk, ...change } : risk)));
  }

  protected rate(index: number, scale: 'probability' | 'impact', value: string): void {
    this.change(index, { [scale]: value === '' ? null : Number(value) });
  }

  protected add(): void {
    this.risksChange.emit([...this.risks(), { title: '', probability: null, impact: null, response: '' }]);
  }

  protected remove(risk: StudyRisk): void {
    this.risksChange.emit(this.risks().filter((each) => each !== risk));
  }
}
