import {
  ChangeDetectionStrategy,
  Component,
  computed,
  ElementRef,
  forwardRef,
  inject,
  input,
  model,
  output,
  viewChild,
} from '@angular/core';
import { Combobox, type Option } from '../combobox/combobox';
import { FieldControl } from '../field/field';
import { Icon } from '../icon/icon';

/**
 * Chooses several of many (people, use cases): each choice of the combobox joins the list above it.
 * `<ui-pick-many [options]="people()" [(values)]="chosen" removeLabel="Retirer" />`, inside `ui-field` or with `label`.
 */
@Component({
  selector: 'ui-pick-many',
  imports: [Combobox, Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  providers: [{ provide: FieldControl, useExisting: forwardRef(() => PickMany) }],
  host: { class: 'pick-many' },
  template: `
    @if (chosen().length) {
      <ul class="chosen" [attr.aria-label]="chosenLabel()">
        @for (option of chosen(); track option.value) {
          <li class="ui-tag">
            {{ option.label }}
            <button
              type="button"
              class="ui-tag__remove"
              [attr.aria-label]="removeLabel() + ' ' + option.label"
              (click)="remove(option.value)"
            >
              <ui-icon name="x" [size]="12" />
            </button>
          </li>
        }
      </ul>
    }
    @if (values().length < max()) {
      <ui-combobox
        [options]="left()"
        [label]="label()"
        [value]="null"
        [placeholder]="placeholder()"
        [emptyLabel]="emptyLabel()"
        (searched)="searched.emit($event)"
        (valueChange)="add($event)"
      />
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: 6px;
    }
    .chosen {
      display: flex;
      flex-wrap: wrap;
      gap: 4px;
    }
    .ui-tag {
      overflow-wrap: anywhere;
    }
  `,
})
export class PickMany extends FieldControl {
  readonly options = input.required<readonly Option[]>();
  readonly values = model<readonly string[]>([]);
  /** Needed when not inside `ui-field`. */
  readonly label = input<string | null>(null);
  /** Name of the list of what is chosen. */
  readonly chosenLabel = input<string | null>(null);
  readonly placeholder = input('');
  readonly emptyLabel = input('–');
  /** « Retirer », said before the name. */
  readonly removeLabel = input.required<string>();
  readonly max = input(100);
  /** What is typed to search. */
  readonly searched = output<string>();

  override readonly element = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  private readonly combobox = viewChild(Combobox);
  private onChange: (values: readonly string[]) => void = () => undefined;

  protected readonly chosen = computed(() => {
    const byValue = new Map(this.options().map((option) => [option.value, option]));
    return this.values().map((value) => byValue.get(value) ?? { value, label: '…' });
  });
  protected readonly left = computed(() => {
    const chosen = new Set(this.values());
    return this.options().filter((option) => !chosen.has(option.value));
  });

  override focusable(): HTMLElement | undefined {
    return this.combobox()?.focusable();
  }
  override writeValue(value: unknown): void {
    this.values.set(Array.isArray(value) ? value.filter((one) => typeof one === 'string') : []);
  }
  override registerOnChange(change: (values: readonly string[]) => void): void {
    this.onChange = change;
  }
  override registerOnTouched(): void {
    // Chosen one by one: nothing is half typed.
  }
  override setDisabledState(): void {
    // No form turns it off yet: it is left out instead.
  }

  protected add(value: string | null): void {
    if (value === null || this.values().includes(value)) return;
    this.set([...this.values(), value]);
    // The box shows its value, which stays null: what was typed goes.
    this.combobox()?.writeValue(null);
  }

  protected remove(value: string): void {
    this.set(this.values().filter((other) => other !== value));
    this.combobox()?.focusable().focus();
  }

  private set(values: readonly string[]): void {
    this.values.set(values);
    this.onChange(values);
  }
}
