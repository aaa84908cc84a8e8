import {
  ChangeDetectionStrategy,
  Component,
  computed,
  DestroyRef,
  ElementRef,
  forwardRef,
  inject,
  input,
  model,
  output,
  signal,
  viewChild,
} from '@angular/core';
import { FieldControl } from '../field/field';
import { Icon } from '../icon/icon';
import { openBeside } from '../popover/place';
import { matches } from './fold';

export interface Option {
  readonly value: string;
  readonly label: string;
  /** A second, muted text: the entity of a person, for example. */
  readonly note?: string;
}

const SHOWN_MAX = 100;
let count = 0;

/**
 * Chooses one of many by typing (people, entities, products): ARIA 1.2 combobox with a list, filtered without
 * accents. The value is the option's `value` or null. Works with `[(value)]`, and with reactive
 * forms beside FormBridge. Written here rather than on @angular/aria, whose combobox is still experimental and five times the size.
 */
@Component({
  selector: 'ui-combobox',
  imports: [Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  providers: [{ provide: FieldControl, useExisting: forwardRef(() => Combobox) }],
  host: { class: 'ui-combobox', '(pointerdown)': 'keepFocus($event)', '(click)': 'clicked($event)' },
  template: `
    <input
      #box
      class="ui-input"
      type="text"
      role="combobox"
      autocomplete="off"
      spellcheck="false"
      aria-autocomplete="list"
      [attr.aria-label]="label()"
      [attr.aria-expanded]="open()"
      [attr.aria-controls]="id"
      [attr.aria-activedescendant]="open() && shown()[active()] ? id + '-' + active() : null"
      [placeholder]="placeholder()"
      [disabled]="isDisabled()"
      [value]="open() ? query() : selectedLabel()"
      (input)="typed(box.value)"
      (click)="show()"
      (keydown)="onKey($event)"
      (blur)="left()"
    />
    @if (clearable() && value() !== null && !isDisabled()) {
      <button
        type="button"
        class="ui-combobox__clear"
        tabindex="-1"
        [attr.aria-label]="clearLabel()"
        (click)="clear()"
      >
        <ui-icon name="x" [size]="14" />
      </button>
    }
    <ui-icon class="ui-combobox__mark" name="chevrons-up-down" [size]="14" />
    <div
      #panel
      popover="manual"
      class="ui-panel ui-panel--list"
      role="listbox"
      [id]="id"
      [attr.aria-label]="label() ?? placeholder()"
    >
      @if (open()) {
        @for (option of shown(); track option.value; let index = $index) {
          <div
            class="ui-option"
            role="option"
            [id]="id + '-' + index"
            [class.ui-option--active]="index === active()"
            [attr.aria-selected]="option.value === value()"
            [attr.data-index]="index"
          >
            <span class="ui-option__label">{{ option.label }}</span>
            @if (option.note) {
              <span class="ui-option__note">{{ option.note }}</span>
            }
            @if (option.value === value()) {
              <ui-icon name="check" />
            }
          </div>
        } @empty {
          <div class="ui-option ui-option--none" role="option" aria-disabled="true" aria-selected="false">
            {{ emptyLabel() }}
          </div>
        }
      }
    </div>
  `,
})
export class Combobox extends FieldControl {
  readonly options = input.required<readonly Option[]>();
  readonly value = model<string | null>(null);
  /** Needed when not inside `ui-field`. */
  readonly label = input<string | null>(null);
  readonly placeholder = input('');
  readonly emptyLabel = input('–');
  readonly clearLabel = input('×');
  readonly clearable = input(true);
  readonly disabled = input(false);
  /** What is typed to search, for lists too long to be given whole. */
  readonly searched = output<string>();

  override readonly element = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  protected readonly id = `combobox-${++count}`;
  protected readonly open = signal(false);
  protected readonly query = signal('');
  protected readonly active = signal(0);
  private readonly disabledByForm = signal(false);
  protected readonly isDisabled = computed(() => this.disabled() || this.disabledByForm());
  protected readonly selectedLabel = computed(
    () => this.options().find((option) => option.value === this.value())?.label ?? '',
  );
  protected readonly shown = computed(() => {
    const query = this.query().trim();
    const options =
      query && this.typing()
        ? this.options().filter((one) => matches(`${one.label} ${one.note ?? ''}`, query))
        : this.options();
    return options.slice(0, SHOWN_MAX);
  });
  /** The text is what the person typed, not the label of the value: only then does it filter. */
  private readonly typing = signal(false);
  private readonly box = viewChild.required<ElementRef<HTMLInputElement>>('box');
  private readonly panel = viewChild.required<ElementRef<HTMLElement>>('panel');
  private stop: (() => void) | undefined;
  private onChange: (value: string | null) => void = () => undefined;
  private onTouched: () => void = () => undefined;

  constructor() {
    super();
    inject(DestroyRef).onDestroy(() => this.stop?.());
  }

  override focusable(): HTMLElement {
    return this.box().nativeElement;
  }

  override writeValue(value: unknown): void {
    this.value.set(typeof value === 'string' ? value : null);
  }
  override registerOnChange(change: (value: string | null) => void): void {
    this.onChange = change;
  }
  override registerOnTouched(touched: () => void): void {
    this.onTouched = touched;
  }
  override setDisabledState(disabled: boolean): void {
    this.disabledByForm.set(disabled);
  }

  protected show(): void {
    if (this.open() || this.isDisabled()) return;
    this.query.set(this.selectedLabel());
    this.typing.set(false);
    this.active.set(
      Math.max(
        0,
        this.shown().findIndex((option) => option.value === this.value()),
      ),
    );
    this.open.set(true);
    this.box().nativeElement.select();
    setTimeout(() => {
      if (!this.open()) return;
      const panel = this.panel().nativeElement;
      panel.style.minWidth = `${this.box().nativeElement.offsetWidth}px`;
      this.stop = openBeside(this.box().nativeElement, panel);
      this.reveal();
    });
  }

  protected typed(text: string): void {
    this.show();
    this.typing.set(true);
    this.query.set(text);
    this.searched.emit(text);
    this.active.set(0);
  }

  protected onKey(event: KeyboardEvent): void {
    const last = this.shown().length - 1;
    switch (event.key) {
      case 'ArrowDown':
      case 'ArrowUp': {
        event.preventDefault();
        if (!this.open()) return this.show();
        const step = event.key === 'ArrowDown' ? 1 : -1;
        this.active.set(Math.max(0, Math.min(last, this.active() + step)));
        return this.reveal();
      }
      case 'Enter': {
        const option = this.shown()[this.active()];
        if (!this.open() || !option) return;
        event.preventDefault();
        return this.choose(option);
      }
      case 'Escape':
        if (!this.open()) return;
        // Closes the list, not the dialog around it.
        event.preventDefault();
        event.stopPropagation();
        return this.hide();
      case 'Backspace':
      case 'Delete':
        if (!this.open() && this.clearable()) this.clear();
    }
  }

  /** The focus stays in the box while the list is used. */
  protected keepFocus(event: Event): void {
    if (event.target instanceof Element && event.target.closest('[role="option"]')) event.preventDefault();
  }

  protected clicked(event: Event): void {
    const index =
      event.target instanceof Element
        ? event.target.closest('[data-index]')?.getAttribute('data-index')
        : null;
    const option = index ? this.shown()[Number(index)] : undefined;
    if (option) this.choose(option);
  }

  protected choose(option: Option): void {
    this.set(option.value);
    this.hide();
  }

  protected clear(): void {
    this.set(null);
    this.hide();
    this.box().nativeElement.focus();
  }

  protected left(): void {
    // Emptied by typing means no value; anything else left half typed goes back to the value.
    if (this.open() && this.typing() && this.query().trim() === '' && this.clearable()) this.set(null);
    this.hide();
    this.onTouched();
  }

  private set(value: string | null): void {
    this.value.set(value);
    this.onChange(value);
  }

  private hide(): void {
    this.stop?.();
    this.stop = undefined;
    const panel = this.panel().nativeElement;
    if (panel.matches(':popover-open')) panel.hidePopover();
    this.open.set(false);
  }

  private reveal(): void {
    setTimeout(() =>
      this.panel().nativeElement.querySelector('.ui-option--active')?.scrollIntoView({ block: 'nearest' }),
    );
  }
}
