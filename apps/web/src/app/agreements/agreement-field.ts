import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  input,
  linkedSignal,
  output,
} from '@angular/core';
import {
  AGREEMENT_LIMITS,
  type AgreementField,
  type AgreementSection,
  type AgreementValue,
} from '@jalon/domain';
import { I18n } from '../core/i18n/i18n';
import { Field, Input } from '../ui/field/field';
import { AgreementText } from './agreement-text';
import { centsText, parseCents } from './money';

let count = 0;

/** One field of a section, by the kind its shape gives it. Texts tell each key; the rest tells when it is left. */
@Component({
  selector: 'app-agreement-field',
  imports: [Field, Input],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <ui-field [label]="label()" [required]="needed()" [error]="shownError()">
      @switch (shape().kind) {
        @case ('line') {
          <input
            #box
            ui-input
            type="text"
            autocomplete="off"
            [attr.list]="suggestions().length ? listId : null"
            [attr.maxlength]="max()"
            [value]="value() ?? ''"
            (input)="changed.emit(box.value)"
          />
        }
        @case ('prose') {
          <textarea
            #area
            ui-input
            rows="3"
            [attr.maxlength]="max()"
            [value]="value() ?? ''"
            (input)="changed.emit(area.value)"
          ></textarea>
        }
        @case ('choice') {
          <select #choice ui-input [value]="value() ?? ''" (change)="changed.emit(choice.value || null)">
            <option value="">{{ t('agreements.choice.none') }}</option>
            @for (one of choices(); track one) {
              <option [value]="one" [selected]="one === value()">{{ text.choice(name(), one) }}</option>
            }
          </select>
        }
        @case ('level') {
          <select #level ui-input (change)="changed.emit(level.value ? +level.value : null)">
            <option value="">{{ t('agreements.choice.none') }}</option>
            @for (one of levels; track one) {
              <option [value]="one" [selected]="one === value()">{{ one }}</option>
            }
          </select>
        }
        @case ('date') {
          <input
            #day
            ui-input
            type="date"
            min="1990-01-01"
            max="2100-12-31"
            [value]="value() ?? ''"
            (change)="changed.emit(day.value || null)"
          />
        }
        @case ('days') {
          <input
            #days
            ui-input
            type="number"
            min="0.25"
            step="0.25"
            [max]="daysMax"
            [value]="value() ?? ''"
            (change)="changed.emit(days.value === '' ? null : +days.value)"
          />
        }
        @case ('cents') {
          <input
            #amount
            ui-input
            type="text"
            inputmode="decimal"
            autocomplete="off"
            [value]="amountText()"
            (change)="typedAmount(amount.value)"
          />
        }
      }
    </ui-field>
    @if (suggestions().length) {
      <datalist [id]="listId">
        @for (one of suggestions(); track one) {
          <option [value]="one"></option>
        }
      </datalist>
    }
  `,
})
export class AgreementFieldInput {
  readonly section = input.required<AgreementSection>();
  readonly name = input.required<string>();
  readonly shape = input.required<AgreementField>();
  readonly value = input.required<AgreementValue>();
  readonly needed = input(false);
  readonly error = input<string | null>(null);
  readonly suggestions = input<readonly string[]>([]);
  readonly changed = output<AgreementValue>();

  private readonly i18n = inject(I18n);
  protected readonly t = this.i18n.t;
  protected readonly text = inject(AgreementText);
  protected readonly levels = [1, 2, 3, 4, 5];
  protected readonly daysMax = AGREEMENT_LIMITS.days;
  protected readonly listId = `agreement-list-${++count}`;
  protected readonly label = computed(() => this.text.field(this.section(), this.name()));
  protected readonly max = computed(() => {
    const shape = this.shape();
    return 'max' in shape ? shape.max : null;
  });
  protected readonly choices = computed<readonly string[]>(() => {
    const shape = this.shape();
    return 'choices' in shape ? shape.choices : [];
  });
  /** What was typed as an amount and is none, until it is corrected. */
  private readonly badAmount = linkedSignal<AgreementValue, string | null>({
    source: this.value,
    computation: () => null,
  });
  protected readonly amountText = computed(
    () => this.badAmount() ?? centsText(this.value() as number | null, this.i18n.language()),
  );
  protected readonly shownError = computed(() =>
    this.badAmount() === null ? this.error() : this.t('agreements.amountInvalid'),
  );

  protected typedAmount(typed: string): void {
    const cents = parseCents(typed);
    this.badAmount.set(cents === undefined ? typed : null);
    if (cents !== undefined) this.changed.emit(cents);
  }
}
