import { Directive, forwardRef, inject } from '@angular/core';
import { NG_VALUE_ACCESSOR, type ControlValueAccessor } from '@angular/forms';
import { FieldControl } from './field';

/**
 * Lets `ui-combobox` and `ui-tags-input` take part in reactive forms: import it beside them where `formControlName`
 * or `[formControl]` is used. Apart from them, because the forms package is ten kilobytes that `[(value)]` does
 * without.
 */
@Directive({
  selector:
    'ui-combobox[formControlName], ui-combobox[formControl], ui-tags-input[formControlName], ui-tags-input[formControl]',
  providers: [{ provide: NG_VALUE_ACCESSOR, useExisting: forwardRef(() => FormBridge), multi: true }],
})
export class FormBridge implements ControlValueAccessor {
  private readonly control = inject(FieldControl, { self: true });

  writeValue(value: unknown): void {
    this.control.writeValue(value);
  }
  registerOnChange(change: (value: unknown) => void): void {
    this.control.registerOnChange(change);
  }
  registerOnTouched(touched: () => void): void {
    this.control.registerOnTouched(touched);
  }
  setDisabledState(disabled: boolean): void {
    this.control.setDisabledState(disabled);
  }
}
