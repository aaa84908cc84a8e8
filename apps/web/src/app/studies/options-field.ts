import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { STUDY_LIMITS, STUDY_OPTION_KINDS, type StudyOption } from '@jalon/domain';
import { I18n } from '../core/i18n/i18n';
import { Button } from '../ui/button/button';
import { Field, Input } from '../ui/field/field';
import { Icon } from '../ui/icon/icon';

const KINDS = STUDY_OPTION_KINDS.filter((kind) => kind !== 'status_quo');

/** The options of a study: the status quo always, others beside it, and the one the author prefers. */
@Component({
  selector: 'app-options-field',
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
    @for (option of options(); track option.key; let index = $index) {
      <fieldset
        class="ui-card option"
        [class.option--on]="option.key === preferred()"
        [attr.data-invalid]="index === 0 && errors().length ? '' : null"
      >
        <legend class="option__legend">{{ heading(option, index) }}</legend>
        @if (option.kind !== 'status_quo') {
          <ui-field [label]="t('studies.options.title')" required>
            <input
              #title
              ui-input
              autocomplete="off"
              [attr.maxlength]="limits.line"
              [value]="option.title"
              (input)="change(index, { title: title.value })"
            />
          </ui-field>
          <ui-field [label]="t('studies.options.kind')">
            <select #kind ui-input (change)="change(index, { kind: kindOf(kind.value) })">
              @for (one of kinds; track one) {
                <option [value]="one" [selected]="one === option.kind">
                  {{ t('studies.choice.option.' + one) }}
                </option>
              }
            </select>
          </ui-field>
        }
        <ui-field
          class="option__wide"
          [label]="t('studies.options.description')"
          [required]="option.kind === 'status_quo'"
          [optional]="option.kind === 'status_quo' ? null : t('common.optional')"
        >
          <textarea
            #description
            ui-input
            rows="2"
            [attr.maxlength]="limits.prose"
            [value]="option.description"
            (input)="change(index, { description: description.value })"
          ></textarea>
        </ui-field>
        <ui-field [label]="t('studies.options.euros')" [optional]="t('common.optional')">
          <input
            #euros
            ui-input
            type="number"
            min="0"
            step="1"
            [attr.max]="limits.euros"
            [value]="option.euros ?? ''"
            (input)="change(index, { euros: amount(euros.value) })"
          />
        </ui-field>
        <div class="option__foot option__wide">
          <label class="ui-check">
            <input
              type="radio"
              name="preferred-option"
              [checked]="option.key === preferred()"
              (change)="preferredChange.emit(option.key)"
            />
            {{ t('studies.options.preferred') }}
          </label>
          @if (option.kind !== 'status_quo') {
            <button
              ui-button
              small
              variant="quiet"
              [attr.aria-label]="t('studies.options.remove', { number: index + 1 })"
              (click)="remove(option)"
            >
              <ui-icon name="trash-2" [size]="14" />{{ t('common.remove') }}
            </button>
          }
        </div>
      </fieldset>
    }
    @if (options().length < limits.options) {
      <div>
        <button ui-button (click)="add()"><ui-icon name="plus" />{{ t('studies.options.add') }}</button>
      </div>
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: 12px;
    }
    .option {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(min(100%, 220px), 1fr));
      gap: 12px 16px;
      align-items: start;
      min-inline-size: 0;
      margin: 0;
    }
    .option--on {
      border-color: var(--accent);
    }
    .option__legend {
      float: inline-start;
      grid-column: 1 / -1;
      inline-size: 100%;
      padding: 0;
      font-size: 16px;
      line-height: 24px;
      font-weight: 650;
    }
    .option__wide {
      grid-column: 1 / -1;
    }
    .option__foot {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      justify-content: space-between;
      gap: 8px;
    }
  `,
})
export class OptionsField {
  readonly options = input.required<readonly StudyOption[]>();
  readonly preferred = input<string | null>(null);
  readonly errors = input<readonly string[]>([]);
  readonly optionsChange = output<readonly StudyOption[]>();
  readonly preferredChange = output<string | null>();

  protected readonly t = inject(I18n).t;
  protected readonly limits = STUDY_LIMITS;
  protected readonly kinds = KINDS;
  private readonly nextKey = computed(() => {
    const used = new Set(this.options().map((option) => option.key));
    let number = this.options().length;
    while (used.has(`option-${number}`)) number++;
    return `option-${number}`;
  });

  protected heading(option: StudyOption, index: number): string {
    return option.kind === 'status_quo'
      ? this.t('studies.options.statusQuo')
      : this.t('studies.options.number', { number: index + 1 });
  }

  protected change(index: number, change: Partial<StudyOption>): void {
    this.optionsChange.emit(
      this.options().map((option, at) => (at === index ? { ...option, ...change } : option)),
    );
  }

  protected add(): void {
    const option = { key: this.nextKey(), kind: 'with_ai', title: '', description: '', euros: null } as const;
    this.optionsChange.emit([...this.options(), option]);
  }

  protected remove(option: StudyOption): void {
    if (this.preferred() === option.key) this.preferredChange.emit(null);
    this.optionsChange.emit(this.options().filter((each) => each !== option));
  }

  protected kindOf(value: string): StudyOption['kind'] {
    return KINDS.find((kind) => kind === value) ?? 'with_ai';
  }

  /** Whole euros; null while nothing is typed. */
  protected amount(text: string): number | null {
    return text.trim() === '' ? null : Math.max(0, Math.round(Number(text)));
  }
}
