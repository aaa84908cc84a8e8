import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  input,
  linkedSignal,
  output,
  signal,
} from '@angular/core';
import type { BenefitMeasureView, BenefitView } from '@jalon/contracts';
import { BENEFIT_LIMITS } from '@jalon/domain';
import { toApiProblem, type ApiProblem } from '../core/api/api-problem';
import { Format } from '../core/i18n/format';
import { I18n } from '../core/i18n/i18n';
import { ProblemText } from '../core/i18n/problem-text';
import { Banner } from '../ui/banner/banner';
import { Button } from '../ui/button/button';
import { Dialog } from '../ui/dialog/dialog';
import { Field, Input } from '../ui/field/field';
import { BenefitStore } from './benefit-store';

export interface AskedReturn {
  readonly benefit: BenefitView;
  readonly measure: BenefitMeasureView;
}

/** Returns a measure with the reason, so that who measured knows what to do. */
@Component({
  selector: 'app-return-dialog',
  imports: [Banner, Button, Dialog, Field, Input],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <ui-dialog
      [open]="asked() !== null"
      [heading]="t('benefits.review.returnHeading')"
      [closeLabel]="t('common.close')"
      (openChange)="$event || closed.emit()"
    >
      @if (asked(); as one) {
        <form id="return-form" class="stack stack--tight" (submit)="$event.preventDefault(); save(one)">
          <p>{{ one.benefit.title }}, {{ format.month(one.measure.month) }}</p>
          <ui-field [label]="t('benefits.review.reason')" required [error]="reasonError()">
            <textarea
              #text
              ui-input
              rows="3"
              data-autofocus
              [attr.maxlength]="reasonMax"
              [value]="reason()"
              (input)="reason.set(text.value)"
            ></textarea>
          </ui-field>
          @if (error(); as words) {
            <ui-banner tone="bad" [live]="true">{{ words }}</ui-banner>
          }
        </form>
      }
      <ng-container actions>
        <button ui-button type="button" (click)="closed.emit()">{{ t('common.cancel') }}</button>
        <button ui-button variant="primary" type="submit" form="return-form" [busy]="busy()">
          {{ t('benefits.review.return') }}
        </button>
      </ng-container>
    </ui-dialog>
  `,
})
export class ReturnDialog {
  readonly asked = input.required<AskedReturn | null>();
  readonly closed = output();

  protected readonly t = inject(I18n).t;
  protected readonly format = inject(Format);
  private readonly store = inject(BenefitStore);
  private readonly problemText = inject(ProblemText);
  protected readonly reasonMax = BENEFIT_LIMITS.reason;
  protected readonly reason = linkedSignal({ source: this.asked, computation: () => '' });
  protected readonly busy = signal(false);
  private readonly failure = linkedSignal<AskedReturn | null, ApiProblem | null>({
    source: this.asked,
    computation: () => null,
  });
  protected readonly reasonError = computed(() => this.problemText.ofField(this.failure()?.field('reason')));
  protected readonly error = computed(() => {
    const problem = this.failure();
    if (!problem || problem.field('reason')) return null;
    return this.problemText.ofField(problem.errors[0]) ?? this.problemText.of(problem);
  });

  protected async save({ benefit, measure }: AskedReturn): Promise<void> {
    if (this.busy()) return;
    this.busy.set(true);
    try {
      await this.store.review(benefit, measure, { outcome: 'returned', reason: this.reason() });
      this.closed.emit();
    } catch (failure) {
      this.failure.set(toApiProblem(failure));
    } finally {
      this.busy.set(false);
    }
  }
}
