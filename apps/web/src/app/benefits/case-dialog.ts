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
import { addMonths, BENEFIT_LIMITS, everyMonth } from '@jalon/domain';
import { toApiProblem, type ApiProblem } from '../core/api/api-problem';
import { Format } from '../core/i18n/format';
import { I18n } from '../core/i18n/i18n';
import { ProblemText } from '../core/i18n/problem-text';
import { Banner } from '../ui/banner/banner';
import { Button } from '../ui/button/button';
import { Dialog } from '../ui/dialog/dialog';
import { Field, Input } from '../ui/field/field';
import { Amounts, parseHundredths } from './amount';
import { BenefitStore } from './benefit-store';

const EMPTY = { investment: '', monthlyRunCost: '0', fromMonth: '', months: '36', basis: '' };

/** What was decided on: the money put in, what it costs to run, and how far it looks. */
@Component({
  selector: 'app-case-dialog',
  imports: [Banner, Button, Dialog, Field, Input],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <ui-dialog
      [open]="open()"
      [heading]="t('benefits.case.heading')"
      [closeLabel]="t('common.close')"
      (openChange)="$event || closed.emit()"
    >
      <form id="case-form" class="stack stack--tight" (submit)="$event.preventDefault(); save()">
        <ui-field [label]="t('benefits.case.investment')" required [error]="errorOf('investment')">
          <input
            #investment
            ui-input
            data-autofocus
            inputmode="decimal"
            [value]="values().investment"
            (input)="set('investment', investment.value)"
          />
        </ui-field>
        <ui-field [label]="t('benefits.case.runCost')" required [error]="errorOf('monthlyRunCost')">
          <input
            #run
            ui-input
            inputmode="decimal"
            [value]="values().monthlyRunCost"
            (input)="set('monthlyRunCost', run.value)"
          />
        </ui-field>
        <ui-field [label]="t('benefits.case.from')" [error]="errorOf('fromMonth')">
          <select #from ui-input (change)="set('fromMonth', from.value)">
            @for (one of choices(); track one) {
              <option [value]="one" [selected]="one === values().fromMonth">{{ format.month(one) }}</option>
            }
          </select>
        </ui-field>
        <ui-field [label]="t('benefits.case.months')" required [error]="errorOf('months')">
          <input
            #months
            ui-input
            type="number"
            min="1"
            [attr.max]="limits.months"
            [value]="values().months"
            (input)="set('months', months.value)"
          />
        </ui-field>
        <ui-field
          [label]="t('benefits.case.basis')"
          [optional]="t('common.optional')"
          [error]="errorOf('basis')"
        >
          <textarea
            #basis
            ui-input
            rows="3"
            [attr.maxlength]="limits.basis"
            [value]="values().basis"
            (input)="set('basis', basis.value)"
          ></textarea>
        </ui-field>
        @if (error(); as words) {
          <ui-banner tone="bad" [live]="true">{{ words }}</ui-banner>
        }
      </form>
      <ng-container actions>
        <button ui-button type="button" (click)="closed.emit()">{{ t('common.cancel') }}</button>
        <button ui-button variant="primary" type="submit" form="case-form" [busy]="busy()">
          {{ t('common.save') }}
        </button>
      </ng-container>
    </ui-dialog>
  `,
})
export class CaseDialog {
  readonly open = input.required<boolean>();
  readonly closed = output();

  protected readonly t = inject(I18n).t;
  protected readonly format = inject(Format);
  private readonly store = inject(BenefitStore);
  private readonly amounts = inject(Amounts);
  private readonly problemText = inject(ProblemText);
  protected readonly limits = BENEFIT_LIMITS;
  protected readonly values = signal(EMPTY);
  protected readonly busy = signal(false);
  private readonly failure = signal<ApiProblem | null>(null);
  private readonly wrong = signal<readonly string[]>([]);

  protected readonly choices = computed(() => {
    const now = this.store.page()?.currentMonth ?? '2026-01';
    const all = [...everyMonth(addMonths(now, -60), addMonths(now, 24)), this.values().fromMonth];
    return [...new Set(all)].filter((month) => month !== '').sort();
  });
  protected readonly error = computed(() => {
    const problem = this.failure();
    return problem && problem.errors.length === 0 ? this.problemText.of(problem) : null;
  });

  constructor() {
    effect(() => {
      if (this.open()) untracked(() => this.start());
    });
  }

  protected set(name: keyof typeof EMPTY, value: string): void {
    this.values.update((values) => ({ ...values, [name]: value }));
  }

  protected errorOf(path: string): string | null {
    if (this.wrong().includes(path)) return this.t('benefits.amountExpected');
    return this.problemText.ofField(this.failure()?.field(path));
  }

  protected async save(): Promise<void> {
    if (this.busy()) return;
    const { fromMonth, months, basis, ...typed } = this.values();
    const [investment, monthlyRunCost] = [
      parseHundredths(typed.investment),
      parseHundredths(typed.monthlyRunCost),
    ];
    this.wrong.set([
      ...(investment === undefined || investment < 0 ? ['investment'] : []),
      ...(monthlyRunCost === undefined || monthlyRunCost < 0 ? ['monthlyRunCost'] : []),
      ...(/^\d{1,3}$/.test(months) ? [] : ['months']),
    ]);
    if (this.wrong().length > 0 || investment === undefined || monthlyRunCost === undefined) return;
    this.busy.set(true);
    this.failure.set(null);
    try {
      await this.store.decide({ investment, monthlyRunCost, fromMonth, months: Number(months), basis });
      this.closed.emit();
    } catch (failure) {
      this.failure.set(toApiProblem(failure));
    } finally {
      this.busy.set(false);
    }
  }

  private start(): void {
    const page = this.store.page();
    const decided = page?.businessCase;
    this.failure.set(null);
    this.wrong.set([]);
    this.values.set(
      decided
        ? {
            investment: this.amounts.typed(decided.investment),
            monthlyRunCost: this.amounts.typed(decided.monthlyRunCost),
            fromMonth: decided.fromMonth,
            months: String(decided.months),
            basis: decided.basis,
          }
        : { ...EMPTY, fromMonth: page?.currentMonth ?? '' },
    );
  }
}
