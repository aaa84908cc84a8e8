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
import { BENEFIT_LIMITS, everyMonth } from '@jalon/domain';
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

/** What was measured of a benefit in a month, and where the figure comes from. It then waits for a reviewer. */
@Component({
  selector: 'app-measure-dialog',
  imports: [Banner, Button, Dialog, Field, Input],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <ui-dialog
      [open]="benefit() !== null"
      [heading]="t('benefits.measure.heading')"
      [closeLabel]="t('common.close')"
      (openChange)="$event || closed.emit()"
    >
      @if (benefit(); as of) {
        <form id="measure-form" class="stack stack--tight" (submit)="$event.preventDefault(); save(of)">
          <p class="strong">{{ of.title }}</p>
          <ui-field [label]="t('benefits.measure.month')" [error]="errorOf('month')">
            <select #month ui-input data-autofocus (change)="choose(month.value)">
              @for (one of months(); track one) {
                <option [value]="one" [selected]="one === chosen()">{{ format.month(one) }}</option>
              }
            </select>
          </ui-field>
          @if (before(); as there) {
            <p class="muted small">{{ t('benefits.measure.again.' + there.state) }}</p>
          }
          <ui-field
            [label]="t('benefits.measure.value', { unit: t('benefits.unit.' + of.unit) })"
            [hint]="t('benefits.measure.expected', { amount: amounts.of(of.expectedMonthly, of.unit) })"
            required
            [error]="notANumber() ? t('benefits.amountExpected') : errorOf('value')"
          >
            <input #amount ui-input inputmode="decimal" [value]="value()" (input)="value.set(amount.value)" />
          </ui-field>
          <ui-field
            [label]="t('benefits.measure.evidence')"
            [hint]="t('benefits.measure.evidenceHint')"
            required
            [error]="errorOf('evidence')"
          >
            <textarea
              #text
              ui-input
              rows="3"
              [attr.maxlength]="limits.evidence"
              [value]="evidence()"
              (input)="evidence.set(text.value)"
            ></textarea>
          </ui-field>
          @if (error(); as words) {
            <ui-banner tone="bad" [live]="true">{{ words }}</ui-banner>
          }
        </form>
      }
      <ng-container actions>
        <button ui-button type="button" (click)="closed.emit()">{{ t('common.cancel') }}</button>
        <button ui-button variant="primary" type="submit" form="measure-form" [busy]="busy()">
          {{ t('benefits.measure.save') }}
        </button>
      </ng-container>
    </ui-dialog>
  `,
  styles: `
    .strong {
      font-weight: 550;
      overflow-wrap: anywhere;
    }
  `,
})
export class MeasureDialog {
  /** The one that is measured; null when the dialog is closed. */
  readonly benefit = input.required<BenefitView | null>();
  readonly closed = output();

  protected readonly t = inject(I18n).t;
  protected readonly format = inject(Format);
  protected readonly amounts = inject(Amounts);
  private readonly store = inject(BenefitStore);
  private readonly problemText = inject(ProblemText);
  protected readonly limits = BENEFIT_LIMITS;
  protected readonly chosen = signal('');
  protected readonly value = signal('');
  protected readonly evidence = signal('');
  protected readonly notANumber = signal(false);
  protected readonly busy = signal(false);
  private readonly failure = signal<ApiProblem | null>(null);

  /** The latest first. */
  protected readonly months = computed(() => {
    const [of, now] = [this.benefit(), this.store.page()?.currentMonth];
    return of && now ? everyMonth(of.expectedFrom, now).reverse() : [];
  });
  protected readonly before = computed(() =>
    this.store
      .page()
      ?.items.find(({ id }) => id === this.benefit()?.id)
      ?.measures.find(({ month }) => month === this.chosen()),
  );
  protected readonly error = computed(() => {
    const problem = this.failure();
    return problem && problem.errors.length === 0 ? this.problemText.of(problem) : null;
  });

  constructor() {
    effect(() => {
      const of = this.benefit();
      if (of === null) return;
      untracked(() => {
        const measured = new Set(of.measures.map(({ month }) => month));
        // The oldest month without a measure is the one to fill in.
        this.choose(
          [...this.months()].reverse().find((month) => !measured.has(month)) ?? this.months()[0] ?? '',
        );
      });
    });
  }

  protected choose(month: string): void {
    this.chosen.set(month);
    const there = this.before();
    this.value.set(there ? this.amounts.typed(there.value) : '');
    this.evidence.set(there?.evidence ?? '');
    this.failure.set(null);
    this.notANumber.set(false);
  }

  protected errorOf(path: string): string | null {
    return this.problemText.ofField(this.failure()?.field(path));
  }

  protected async save(of: BenefitView): Promise<void> {
    if (this.busy()) return;
    const value = parseHundredths(this.value());
    this.notANumber.set(value === undefined);
    if (value === undefined) return;
    this.busy.set(true);
    this.failure.set(null);
    try {
      const version = this.before()?.version ?? null;
      await this.store.measure(of, this.chosen(), { version, value, evidence: this.evidence() });
      this.closed.emit();
    } catch (failure) {
      this.failure.set(toApiProblem(failure));
    } finally {
      this.busy.set(false);
    }
  }
}
