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
import type { BenefitView } from '@jalon/contracts';
import { addMonths, BENEFIT_LIMITS, BENEFIT_NATURES, BENEFIT_UNITS, everyMonth } from '@jalon/domain';
import { newIdempotencyKey } from '../core/api/api';
import { toApiProblem, type ApiProblem } from '../core/api/api-problem';
import { Format } from '../core/i18n/format';
import { I18n } from '../core/i18n/i18n';
import { ProblemText } from '../core/i18n/problem-text';
import { ReferenceStore } from '../core/reference/reference-store';
import { Banner } from '../ui/banner/banner';
import { Button } from '../ui/button/button';
import { Combobox } from '../ui/combobox/combobox';
import { Dialog } from '../ui/dialog/dialog';
import { Field, Input } from '../ui/field/field';
import { Amounts, parseHundredths } from './amount';
import { BenefitStore } from './benefit-store';

const EMPTY = { title: '', nature: 'cost_saving', unit: 'eur', amount: '', from: '', until: '', method: '' };
type Values = typeof EMPTY;

/** What a benefit is, how much is expected of it and how it is measured. The unit of an existing one stays. */
@Component({
  selector: 'app-benefit-dialog',
  imports: [Banner, Button, Combobox, Dialog, Field, Input],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <ui-dialog
      [open]="open()"
      [heading]="t(benefit() ? 'benefits.edit' : 'benefits.add')"
      [closeLabel]="t('common.close')"
      (openChange)="$event || closed.emit()"
    >
      <form id="benefit-form" class="stack stack--tight" (submit)="$event.preventDefault(); save()">
        <ui-field [label]="t('benefits.field.title')" required [error]="errorOf('title')">
          <input
            #title
            ui-input
            data-autofocus
            [attr.maxlength]="limits.title"
            [value]="values().title"
            (input)="set('title', title.value)"
          />
        </ui-field>
        <div class="two">
          <ui-field [label]="t('benefits.field.nature')" [error]="errorOf('nature')">
            <select #nature ui-input (change)="set('nature', nature.value)">
              @for (one of natures; track one) {
                <option [value]="one" [selected]="one === values().nature">
                  {{ t('benefits.nature.' + one) }}
                </option>
              }
            </select>
          </ui-field>
          <ui-field
            [label]="t('benefits.field.unit')"
            [hint]="benefit() ? t('benefits.unitStays') : null"
            [error]="errorOf('unit')"
          >
            <select #unit ui-input [disabled]="benefit() !== null" (change)="set('unit', unit.value)">
              @for (one of units; track one) {
                <option [value]="one" [selected]="one === values().unit">
                  {{ t('benefits.unit.' + one) }}
                </option>
              }
            </select>
          </ui-field>
        </div>
        <ui-field [label]="t('benefits.field.expectedMonthly')" required [error]="amountError()">
          <input
            #amount
            ui-input
            inputmode="decimal"
            [value]="values().amount"
            (input)="set('amount', amount.value)"
          />
        </ui-field>
        <div class="two">
          <ui-field [label]="t('benefits.field.expectedFrom')" [error]="errorOf('expectedFrom')">
            <select #from ui-input (change)="set('from', from.value)">
              @for (one of months(); track one) {
                <option [value]="one" [selected]="one === values().from">{{ format.month(one) }}</option>
              }
            </select>
          </ui-field>
          <ui-field [label]="t('benefits.field.expectedUntil')" [error]="errorOf('expectedUntil')">
            <select #until ui-input (change)="set('until', until.value)">
              <option value="" [selected]="values().until === ''">{{ t('benefits.noEnd') }}</option>
              @for (one of months(); track one) {
                <option [value]="one" [selected]="one === values().until">{{ format.month(one) }}</option>
              }
            </select>
          </ui-field>
        </div>
        <ui-field [label]="t('benefits.field.owner')" [optional]="t('common.optional')">
          <ui-combobox
            [options]="reference.peopleOptions()"
            [emptyLabel]="t('common.noResult')"
            [(value)]="ownerId"
          />
        </ui-field>
        <ui-field
          [label]="t('benefits.field.method')"
          [hint]="t('benefits.methodHint')"
          [error]="errorOf('method')"
        >
          <textarea
            #method
            ui-input
            rows="3"
            [attr.maxlength]="limits.method"
            [value]="values().method"
            (input)="set('method', method.value)"
          ></textarea>
        </ui-field>
        @if (error(); as words) {
          <ui-banner tone="bad" [live]="true">{{ words }}</ui-banner>
        }
      </form>
      <ng-container actions>
        <button ui-button type="button" (click)="closed.emit()">{{ t('common.cancel') }}</button>
        <button ui-button variant="primary" type="submit" form="benefit-form" [busy]="busy()">
          {{ t('common.save') }}
        </button>
      </ng-container>
    </ui-dialog>
  `,
  styles: `
    .two {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(min(180px, 100%), 1fr));
      gap: 12px;
    }
  `,
})
export class BenefitDialog {
  readonly open = input.required<boolean>();
  /** The one to change; null for a new one. */
  readonly benefit = input.required<BenefitView | null>();
  readonly closed = output();

  protected readonly t = inject(I18n).t;
  protected readonly format = inject(Format);
  protected readonly reference = inject(ReferenceStore);
  private readonly store = inject(BenefitStore);
  private readonly amounts = inject(Amounts);
  private readonly problemText = inject(ProblemText);
  protected readonly natures = BENEFIT_NATURES;
  protected readonly units = BENEFIT_UNITS;
  protected readonly limits = BENEFIT_LIMITS;
  protected readonly values = signal<Values>(EMPTY);
  protected readonly ownerId = signal<string | null>(null);
  protected readonly busy = signal(false);
  private readonly failure = signal<ApiProblem | null>(null);
  private readonly notANumber = signal(false);
  private key = '';

  /** Two years back to five ahead, and whatever the benefit says already. */
  protected readonly months = computed(() => {
    const now = this.store.page()?.currentMonth ?? '2026-01';
    const { from, until } = this.values();
    return [...new Set([...everyMonth(addMonths(now, -24), addMonths(now, 60)), from, until])]
      .filter((month) => month !== '')
      .sort();
  });
  protected readonly amountError = computed(() =>
    this.notANumber() ? this.t('benefits.amountExpected') : this.errorOf('expectedMonthly'),
  );
  protected readonly error = computed(() => {
    const problem = this.failure();
    return problem && problem.errors.length === 0 ? this.problemText.of(problem) : null;
  });

  constructor() {
    effect(() => {
      if (this.open()) untracked(() => this.start());
    });
  }

  protected set(name: keyof Values, value: string): void {
    this.values.update((values) => ({ ...values, [name]: value }));
  }

  protected errorOf(path: string): string | null {
    const problem = this.failure();
    return this.problemText.ofField(problem?.field(path) ?? problem?.field(`changes.${path}`));
  }

  protected async save(): Promise<void> {
    if (this.busy()) return;
    const { title, nature, unit, amount, from, until, method } = this.values();
    const expectedMonthly = parseHundredths(amount);
    this.notANumber.set(expectedMonthly === undefined || expectedMonthly < 0);
    if (expectedMonthly === undefined || this.notANumber()) return;
    const fields = {
      title,
      nature: BENEFIT_NATURES.find((one) => one === nature) ?? 'cost_saving',
      expectedMonthly,
      expectedFrom: from,
      expectedUntil: until === '' ? null : until,
      ownerId: this.ownerId(),
      method,
    };
    this.busy.set(true);
    this.failure.set(null);
    try {
      const before = this.benefit();
      if (before) await this.store.update(before, fields);
      else {
        const counted = BENEFIT_UNITS.find((one) => one === unit) ?? 'eur';
        await this.store.create({ ...fields, unit: counted }, this.key);
      }
      this.closed.emit();
    } catch (failure) {
      this.failure.set(toApiProblem(failure));
    } finally {
      this.busy.set(false);
    }
  }

  private start(): void {
    const benefit = this.benefit();
    this.key = newIdempotencyKey();
    this.failure.set(null);
    this.notANumber.set(false);
    this.ownerId.set(benefit?.ownerId ?? null);
    this.values.set(
      benefit
        ? {
            title: benefit.title,
            nature: benefit.nature,
            unit: benefit.unit,
            amount: this.amounts.typed(benefit.expectedMonthly),
            from: benefit.expectedFrom,
            until: benefit.expectedUntil ?? '',
            method: benefit.method,
          }
        : { ...EMPTY, from: this.store.page()?.currentMonth ?? '' },
    );
    this.reference.load().catch(() => undefined);
  }
}
