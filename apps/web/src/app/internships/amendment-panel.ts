import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { toApiProblem, type ApiProblem } from '../core/api/api-problem';
import { Format } from '../core/i18n/format';
import { I18n } from '../core/i18n/i18n';
import { ProblemText } from '../core/i18n/problem-text';
import { RuleText } from '../core/internship/rule-text';
import { Badge } from '../ui/badge/badge';
import { Banner } from '../ui/banner/banner';
import { Button } from '../ui/button/button';
import { Dialog } from '../ui/dialog/dialog';
import { Field, Input } from '../ui/field/field';
import { Icon } from '../ui/icon/icon';
import { Toasts } from '../ui/toast/toasts';
import { InternshipStore } from './internship-store';
import { SignaturePanel } from './signature-panel';

/** The amendments of an agreement: extensions, each sent for signature as it is written, never beyond the cap. */
@Component({
  selector: 'app-internship-amendments',
  imports: [Badge, Banner, Button, Dialog, Field, Icon, Input, SignaturePanel],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="line">
      <h2 class="grow">{{ t('internships.amendment.heading') }}</h2>
      @if (mayAmend()) {
        <button ui-button type="button" (click)="ask()">
          <ui-icon name="plus" [size]="14" />{{ t('internships.amendment.new') }}
        </button>
      }
    </div>
    @for (one of store.detail()?.amendments ?? []; track one.number) {
      <section class="one" [attr.aria-label]="t('internships.signatures.of', { number: one.number })">
        <p class="line">
          <ui-badge [tone]="one.state === 'signed' ? 'green' : 'amber'">{{
            t('internships.agreement.state.' + one.state)
          }}</ui-badge>
          <span>{{
            t('internships.amendment.line', {
              number: one.number,
              from: format.date(one.previousEndOn),
              to: format.date(one.endOn),
              hours: rules.hours(one.totalMinutes),
            })
          }}</span>
        </p>
        @if (!store.detail()?.own) {
          <p>{{ one.reason }}</p>
        }
        <app-internship-signatures [number]="one.number" />
        @if (one.state === 'in_signature' && store.detail()?.mayManage) {
          <div>
            <button ui-button small type="button" (click)="withdraw(one.number)">
              {{ t('internships.amendment.remove') }}
            </button>
          </div>
        }
      </section>
    } @empty {
      <p class="muted">{{ t('internships.amendment.none') }}</p>
    }
    <ui-dialog
      [(open)]="asking"
      [heading]="t('internships.amendment.newHeading')"
      [closeLabel]="t('common.close')"
    >
      @if (asking()) {
        <p class="muted">{{ t('internships.amendment.newText') }}</p>
        <ui-field [label]="t('internships.amendment.endOn')" [required]="true" [error]="fieldError('endOn')">
          <input
            #day
            ui-input
            data-autofocus
            type="date"
            [attr.min]="store.detail()?.endOn"
            max="2100-12-31"
            [value]="endOn()"
            (change)="endOn.set(day.value)"
          />
        </ui-field>
        <ui-field
          [label]="t('internships.amendment.reason')"
          [required]="true"
          [error]="fieldError('reason')"
        >
          <textarea
            #why
            ui-input
            rows="3"
            maxlength="2000"
            [value]="reason()"
            (input)="reason.set(why.value)"
          ></textarea>
        </ui-field>
        @if (problem(); as text) {
          <ui-banner tone="bad" [live]="true">{{ text }}</ui-banner>
        }
      }
      <ng-container ngProjectAs="[actions]">
        <button ui-button type="button" (click)="asking.set(false)">{{ t('common.cancel') }}</button>
        <button ui-button variant="primary" type="button" [busy]="saving()" (click)="create()">
          {{ t('internships.amendment.create') }}
        </button>
      </ng-container>
    </ui-dialog>
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: 12px;
    }
    .one {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: 8px;
      padding-block-start: 12px;
      border-block-start: 1px solid var(--line);
    }
  `,
})
export class AmendmentPanel {
  protected readonly t = inject(I18n).t;
  protected readonly format = inject(Format);
  protected readonly rules = inject(RuleText);
  protected readonly store = inject(InternshipStore);
  private readonly problemText = inject(ProblemText);
  private readonly toasts = inject(Toasts);

  protected readonly mayAmend = computed(() => {
    const detail = this.store.detail();
    if (!detail?.mayManage || !['running', 'suspended', 'extended'].includes(detail.state)) return false;
    return detail.amendments.every(
      ({ state, previousEndOn }) => state === 'signed' && previousEndOn !== detail.endOn,
    );
  });
  protected readonly asking = signal(false);
  protected readonly endOn = signal('');
  protected readonly reason = signal('');
  protected readonly saving = signal(false);
  private readonly failure = signal<ApiProblem | null>(null);
  protected readonly problem = computed(() => {
    const problem = this.failure();
    return problem && problem.errors.length === 0 ? this.problemText.of(problem) : null;
  });

  protected ask(): void {
    this.endOn.set('');
    this.reason.set('');
    this.failure.set(null);
    this.asking.set(true);
  }

  /** Every rule that refuses the day is named. */
  protected fieldError(path: string): string | null {
    const errors = this.failure()?.errors.filter(
      (one) => one.path === path || (path === 'endOn' && one.path !== 'reason'),
    );
    return errors?.length ? errors.map((error) => this.rules.error(error)).join(' ') : null;
  }

  protected async create(): Promise<void> {
    if (this.saving()) return;
    this.saving.set(true);
    this.failure.set(null);
    try {
      await this.store.amend({ endOn: this.endOn(), reason: this.reason() });
      this.asking.set(false);
      this.toasts.show(this.t('internships.amendment.created'), { tone: 'good' });
    } catch (failure) {
      this.failure.set(toApiProblem(failure));
    } finally {
      this.saving.set(false);
    }
  }

  protected async withdraw(number: number): Promise<void> {
    try {
      await this.store.withdraw(number);
      this.toasts.show(this.t('internships.amendment.removed'), { tone: 'good' });
    } catch (failure) {
      this.toasts.show(this.problemText.of(toApiProblem(failure)), { tone: 'bad' });
    }
  }
}
