import { ChangeDetectionStrategy, Component, computed, inject, linkedSignal, signal } from '@angular/core';
import { AGREEMENT_LIMITS, type AgreementOpinion } from '@jalon/domain';
import { toApiProblem, type ApiProblem } from '../core/api/api-problem';
import { Format } from '../core/i18n/format';
import { I18n } from '../core/i18n/i18n';
import { ProblemText } from '../core/i18n/problem-text';
import { Badge } from '../ui/badge/badge';
import { Banner } from '../ui/banner/banner';
import { Button } from '../ui/button/button';
import { Field, Input } from '../ui/field/field';
import { Toasts } from '../ui/toast/toasts';
import { AgreementStore } from './agreement-store';

const TONES = { approve: 'green', changes: 'amber', sign_off: 'accent' } as const;

/** Who thinks what of which version, and the form to say it. */
@Component({
  selector: 'app-review-thread',
  imports: [Badge, Banner, Button, Field, Input],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <ol class="thread">
      @for (one of reviews(); track one.id) {
        <li class="opinion">
          <p class="line">
            <ui-badge [tone]="tones[one.opinion]">{{
              t('agreements.review.opinion.' + one.opinion)
            }}</ui-badge>
            <strong>{{ one.byName ?? t('common.unknown') }}</strong>
            <span class="muted">
              {{ t('agreements.review.side.' + one.side) }} ·
              {{ t('agreements.review.version', { number: one.number }) }} ·
              <time [attr.datetime]="one.at">{{ format.instant(one.at) }}</time>
            </span>
          </p>
          @if (one.comment) {
            <p class="prose">{{ one.comment }}</p>
          }
        </li>
      } @empty {
        <li class="muted">{{ t('agreements.review.empty') }}</li>
      }
    </ol>
    @if (choices().length) {
      <form class="ui-card stack no-print" (submit)="$event.preventDefault(); send()">
        <fieldset class="choices">
          <legend>{{ t('agreements.review.choose', { number: number() }) }}</legend>
          @for (one of choices(); track one) {
            <label class="ui-check">
              <input
                type="radio"
                class="ui-checkbox"
                name="opinion"
                [value]="one"
                [checked]="one === opinion()"
                (change)="opinion.set(one)"
              />
              {{ t('agreements.review.opinion.' + one) }}
            </label>
          }
        </fieldset>
        @if (isAuthor()) {
          <p class="muted small">{{ t('agreements.review.author') }}</p>
        }
        <ui-field
          [label]="t('agreements.review.comment')"
          [required]="opinion() !== 'approve'"
          [optional]="opinion() === 'approve' ? t('common.optional') : null"
          [hint]="opinion() === 'approve' ? null : t('agreements.review.commentNeeded')"
          [error]="commentError()"
        >
          <textarea
            #area
            ui-input
            rows="3"
            [attr.maxlength]="commentMax"
            [value]="comment()"
            (input)="comment.set(area.value)"
          ></textarea>
        </ui-field>
        @if (error(); as text) {
          <ui-banner tone="bad" [live]="true">{{ text }}</ui-banner>
        }
        <div>
          <button ui-button variant="primary" type="submit" [busy]="sending()">
            {{ t('agreements.review.send') }}
          </button>
        </div>
      </form>
    } @else {
      <p class="muted">{{ t('agreements.review.closed') }}</p>
    }
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: 16px;
    }
    .thread {
      display: grid;
      gap: 14px;
    }
    .opinion {
      display: grid;
      gap: 4px;
      padding-inline-start: 12px;
      border-inline-start: 2px solid var(--line);
      overflow-wrap: anywhere;
    }
    .choices {
      display: grid;
      gap: 6px;
      min-inline-size: 0;
      margin: 0;
      padding: 0;
      border: 0;
    }
    .choices legend {
      padding: 0 0 6px;
      font-weight: 650;
    }
  `,
})
export class ReviewThread {
  private readonly i18n = inject(I18n);
  protected readonly t = this.i18n.t;
  protected readonly format = inject(Format);
  private readonly store = inject(AgreementStore);
  private readonly problemText = inject(ProblemText);
  private readonly toasts = inject(Toasts);

  protected readonly tones = TONES;
  protected readonly commentMax = AGREEMENT_LIMITS.comment;
  protected readonly reviews = computed(() => this.store.detail()?.reviews ?? []);
  protected readonly number = computed(() => this.store.detail()?.versions.at(-1)?.number ?? 0);
  protected readonly choices = computed<readonly AgreementOpinion[]>(
    () => this.store.detail()?.mayReview ?? [],
  );
  protected readonly isAuthor = computed(() => !this.choices().includes('approve'));
  protected readonly opinion = linkedSignal<AgreementOpinion>(() => this.choices()[0] ?? 'changes');
  protected readonly comment = signal('');
  protected readonly sending = signal(false);
  private readonly failure = signal<ApiProblem | null>(null);
  protected readonly commentError = computed(() =>
    this.problemText.ofField(this.failure()?.field('comment')),
  );
  protected readonly error = computed(() => {
    const problem = this.failure();
    if (!problem || problem.field('comment')) return null;
    if (problem.code === 'transition_not_allowed') return this.t('agreements.review.notInReview');
    const asked = problem.field('opinion');
    return asked?.code === 'self_approval'
      ? this.t('agreements.review.selfApproval')
      : this.problemText.of(problem);
  });

  protected async send(): Promise<void> {
    if (this.sending()) return;
    this.sending.set(true);
    this.failure.set(null);
    try {
      await this.store.review({ number: this.number(), opinion: this.opinion(), comment: this.comment() });
      this.comment.set('');
      this.toasts.show(this.t('agreements.review.sent'), { tone: 'good' });
    } catch (failure) {
      this.failure.set(toApiProblem(failure));
    } finally {
      this.sending.set(false);
    }
  }
}
