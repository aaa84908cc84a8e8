import {
  ChangeDetectionStrategy,
  Component,
  computed,
  ElementRef,
  forwardRef,
  inject,
  input,
  model,
  signal,
  viewChild,
} from '@angular/core';
import { fold } from '../combobox/fold';
import { FieldControl } from '../field/field';
import { Icon } from '../icon/icon';

let count = 0;

/**
 * A list of short words typed one by one (Enter or comma), with suggestions of those already used. Backspace in an
 * empty box takes the last one back. Value: string[]. Words that differ only by case or accents are one.
 */
@Component({
  selector: 'ui-tags-input',
  imports: [Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  providers: [{ provide: FieldControl, useExisting: forwardRef(() => TagsInput) }],
  host: { class: 'ui-tags' },
  template: `
    @for (tag of value(); track tag) {
      <span class="ui-tag">
        {{ tag }}
        @if (!isDisabled()) {
          <button
            type="button"
            class="ui-tag__remove"
            [attr.aria-label]="removeLabel() + ' ' + tag"
            (click)="remove(tag)"
          >
            <ui-icon name="x" [size]="12" />
          </button>
        }
      </span>
    }
    <input
      #box
      class="ui-tags__box"
      type="text"
      autocomplete="off"
      [attr.aria-label]="label()"
      [attr.list]="id"
      [attr.maxlength]="maxLength()"
      [disabled]="isDisabled()"
      [placeholder]="value().length ? '' : placeholder()"
      (keydown)="onKey($event, box)"
      (blur)="left(box)"
    />
    <datalist [id]="id">
      @for (tag of offered(); track tag) {
        <option [value]="tag"></option>
      }
    </datalist>
  `,
})
export class TagsInput extends FieldControl {
  readonly value = model<readonly string[]>([]);
  readonly suggestions = input<readonly string[]>([]);
  readonly label = input<string | null>(null);
  readonly placeholder = input('');
  /** « Retirer », said before the word. */
  readonly removeLabel = input.required<string>();
  readonly max = input(20);
  readonly maxLength = input(60);
  readonly disabled = input(false);

  override readonly element = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  protected readonly id = `tags-${++count}`;
  private readonly disabledByForm = signal(false);
  protected readonly isDisabled = computed(() => this.disabled() || this.disabledByForm());
  protected readonly offered = computed(() =>
    this.suggestions()
      .filter((tag) => !this.value().includes(tag))
      .slice(0, 50),
  );
  private readonly box = viewChild.required<ElementRef<HTMLInputElement>>('box');
  private onChange: (value: readonly string[]) => void = () => undefined;
  private onTouched: () => void = () => undefined;

  override focusable(): HTMLElement {
    return this.box().nativeElement;
  }
  override writeValue(value: unknown): void {
    this.value.set(Array.isArray(value) ? value.filter((tag) => typeof tag === 'string') : []);
  }
  override registerOnChange(change: (value: readonly string[]) => void): void {
    this.onChange = change;
  }
  override registerOnTouched(touched: () => void): void {
    this.onTouched = touched;
  }
  override setDisabledState(disabled: boolean): void {
    this.disabledByForm.set(disabled);
  }

  protected onKey(event: KeyboardEvent, box: HTMLInputElement): void {
    if ((event.key === 'Enter' && box.value.trim() !== '') || event.key === ',') {
      event.preventDefault();
      this.add(box);
    } else if (event.key === 'Backspace' && box.value === '') {
      const last = this.value().at(-1);
      if (last !== undefined) this.remove(last);
    }
  }

  protected left(box: HTMLInputElement): void {
    this.add(box);
    this.onTouched();
  }

  protected remove(tag: string): void {
    this.set(this.value().filter((other) => other !== tag));
    this.box().nativeElement.focus();
  }

  private add(box: HTMLInputElement): void {
    const known = new Set(this.value().map(fold));
    const added: string[] = [];
    for (const word of box.value.split(',')) {
      const tag = word.trim().slice(0, this.maxLength());
      if (tag === '' || known.has(fold(tag)) || known.size >= this.max()) continue;
      known.add(fold(tag));
      added.push(tag);
    }
    box.value = '';
    if (added.length) this.set([...this.value(), ...added]);
  }

  private set(value: readonly string[]): void {
    this.value.set(value);
    this.onChange(value);
  }
}
