import {
  afterRenderEffect,
  ChangeDetectionStrategy,
  Component,
  contentChild,
  Directive,
  ElementRef,
  inject,
  input,
} from '@angular/core';

let count = 0;

/**
 * The look of a native control: `<input ui-input>`, `<textarea ui-input>`, `<select ui-input>`. Inside `ui-field` it
 * gets its id, description and error state from it. Dates: `<input ui-input type="date">` follows the browser's
 * language, not the screen's; the value is always `YYYY-MM-DD`.
 */
@Directive({
  selector: 'input[ui-input], textarea[ui-input], select[ui-input]',
  host: { class: 'ui-input' },
})
export class Input {
  readonly element = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
}

/** What a composed control (combobox, tags) offers so that `ui-field` can label it. */
export abstract class FieldControl {
  abstract readonly element: HTMLElement;
  /** The native element that takes the focus and the label. */
  abstract focusable(): HTMLElement | undefined;
  /** For forms, through FormBridge. */
  abstract writeValue(value: unknown): void;
  abstract registerOnChange(change: (value: unknown) => void): void;
  abstract registerOnTouched(touched: () => void): void;
  abstract setDisabledState(disabled: boolean): void;
}

/**
 * Label, hint and error around one control:
 * `<ui-field label="Titre" [error]="problems.field('title')" required><input ui-input formControlName="title"></ui-field>`.
 * Ties them with for, aria-describedby, aria-invalid. `required` shows the mark; native validation is not used.
 */
@Component({
  selector: 'ui-field',
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { class: 'ui-field', '[class.ui-field--error]': '!!error()' },
  template: `
    <label class="ui-field__label" [class.visually-hidden]="hideLabel()" [id]="id + '-label'" [attr.for]="id">
      {{ label() }}
      @if (required()) {
        <span class="ui-field__required" aria-hidden="true">*</span>
      }
      @if (optional()) {
        <span class="ui-field__optional">{{ optional() }}</span>
      }
    </label>
    @if (hint()) {
      <p class="ui-field__hint" [id]="id + '-hint'">{{ hint() }}</p>
    }
    <ng-content />
    @if (error()) {
      <p class="ui-field__error" [id]="id + '-error'"><span aria-hidden="true">◆ </span>{{ error() }}</p>
    }
  `,
})
export class Field {
  readonly label = input.required<string>();
  readonly hint = input<string | null>(null);
  /** The message, already translated; null when all is well. */
  readonly error = input<string | null>(null);
  readonly required = input(false, {
    transform: (value: boolean | string) => value === '' || value === true,
  });
  /** A word such as « facultatif », beside the label. */
  readonly optional = input<string | null>(null);
  readonly hideLabel = input(false);

  protected readonly id = `field-${++count}`;
  private readonly native = contentChild(Input);
  private readonly composed = contentChild(FieldControl);

  constructor() {
    afterRenderEffect(() => {
      const element = this.composed()?.focusable() ?? this.native()?.element;
      if (!element) return;
      element.id = this.id;
      const described = [this.hint() ? `${this.id}-hint` : '', this.error() ? `${this.id}-error` : ''].filter(
        Boolean,
      );
      setOrRemove(element, 'aria-describedby', described.join(' ') || null);
      setOrRemove(element, 'aria-invalid', this.error() ? 'true' : null);
      setOrRemove(element, 'aria-required', this.required() ? 'true' : null);
    });
  }
}

function setOrRemove(element: HTMLElement, name: string, value: string | null): void {
  if (value === null) element.removeAttribute(name);
  else element.setAttribute(name, value);
}
