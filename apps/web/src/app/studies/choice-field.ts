import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';

export interface Choice {
  readonly value: string | boolean;
  readonly label: string;
}

let count = 0;

/** One question with its answers as native radios, or checkboxes where several may be right. */
@Component({
  selector: 'app-choice-field',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <fieldset
      class="choice"
      [attr.role]="many() ? null : 'radiogroup'"
      [attr.aria-describedby]="described()"
      [attr.aria-invalid]="!many() && error() ? 'true' : null"
      [attr.data-invalid]="error() ? '' : null"
    >
      <legend class="choice__legend">
        {{ label() }}
        @if (optional()) {
          <span class="ui-field__optional">{{ optional() }}</span>
        } @else {
          <span class="ui-field__required" aria-hidden="true">*</span>
        }
      </legend>
      @if (hint()) {
        <p class="ui-field__hint" [id]="id + '-hint'">{{ hint() }}</p>
      }
      <div class="choice__list" [class.choice__list--inline]="inline()">
        @for (option of options(); track option.value) {
          <label class="choice__option" [class.choice__option--on]="chosen().includes(option.value)">
            <input
              [type]="many() ? 'checkbox' : 'radio'"
              [name]="id"
              [checked]="chosen().includes(option.value)"
              (change)="toggle(option.value)"
            />
            {{ option.label }}
          </label>
        }
      </div>
      @if (error()) {
        <p class="ui-field__error" [id]="id + '-error'"><span aria-hidden="true">◆ </span>{{ error() }}</p>
      }
    </fieldset>
  `,
  styles: `
    .choice {
      display: grid;
      gap: 4px;
      min-inline-size: 0;
      margin: 0;
      padding: 0;
      border: 0;
    }
    .choice__legend {
      padding: 0;
      font-weight: 550;
    }
    .choice__list {
      display: grid;
      grid-template-columns: repeat(auto-fill, minmax(min(100%, 300px), 1fr));
      gap: 6px;
      margin-block-start: 4px;
    }
    .choice__list--inline {
      display: flex;
      flex-wrap: wrap;
    }
    .choice__option {
      display: flex;
      align-items: center;
      gap: 8px;
      min-block-size: 36px;
      min-inline-size: 96px;
      padding: 6px 12px;
      border: 1px solid var(--control);
      border-radius: var(--radius);
      background: var(--surface);
      cursor: pointer;
    }
    .choice__option input {
      flex: none;
      inline-size: 16px;
      block-size: 16px;
      margin: 0;
    }
    .choice__option:hover {
      background: var(--hover);
    }
    .choice__option--on {
      border-color: var(--accent);
      background: var(--accent-soft);
    }
  `,
})
export class ChoiceField {
  readonly label = input.required<string>();
  readonly hint = input<string | null>(null);
  readonly optional = input<string | null>(null);
  readonly error = input<string | null>(null);
  readonly options = input.required<readonly Choice[]>();
  readonly chosen = input.required<readonly unknown[]>();
  readonly many = input(false);
  readonly inline = input(false);
  /** What is chosen now, in the order of the options. */
  readonly pick = output<readonly (string | boolean)[]>();

  protected readonly id = `choice-${++count}`;
  protected readonly described = computed(
    () =>
      [this.hint() ? `${this.id}-hint` : '', this.error() ? `${this.id}-error` : '']
        .filter(Boolean)
        .join(' ') || null,
  );

  protected toggle(value: string | boolean): void {
    if (!this.many()) {
      this.pick.emit([value]);
      return;
    }
    const chosen = this.chosen();
    const on = (each: string | boolean) => (each === value ? !chosen.includes(value) : chosen.includes(each));
    this.pick.emit(
      this.options()
        .map((option) => option.value)
        .filter(on),
    );
  }
}
