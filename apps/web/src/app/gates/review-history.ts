import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import type { GateReview } from '@jalon/contracts';
import { Format } from '../core/i18n/format';
import { I18n } from '../core/i18n/i18n';
import { Badge } from '../ui/badge/badge';
import { Checklist } from './checklist';
import { GateText } from './gate-text';
import { Opinions } from './opinions';

/** Every decided review, newest first, each with what was shown, said and decided. */
@Component({
  selector: 'app-review-history',
  imports: [Badge, Checklist, Opinions],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <ol class="list">
      @for (review of reviews(); track review.id) {
        <li>
          <details class="review">
            <summary>
              <span class="title"
                >{{ text.border(review.border) }} · {{ t('gates.number', { number: review.number }) }}</span
              >
              <ui-badge [tone]="text.tone(review.state)">{{ t('gates.outcome.' + review.state) }}</ui-badge>
              <span class="muted">
                <span class="tabular nowrap">{{ format.date(review.decidedOn) }}</span>
                @if (review.decidedBy.name) {
                  · {{ review.decidedBy.name }}
                }
              </span>
            </summary>
            <div class="body stack">
              <dl class="ui-facts">
                <dt>{{ t('gates.askedBy') }}</dt>
                <dd>{{ review.author.name }}, {{ format.date(review.requestedOn) }}</dd>
                @if (review.reason) {
                  <dt>{{ t('gates.reason') }}</dt>
                  <dd class="prose">{{ review.reason }}</dd>
                }
                @if (review.resumeOn) {
                  <dt>{{ t('gates.decision.resumeOn') }}</dt>
                  <dd>{{ format.date(review.resumeOn) }}</dd>
                }
                @if (review.note) {
                  <dt>{{ t('gates.request.note') }}</dt>
                  <dd class="prose">{{ review.note }}</dd>
                }
                @if (review.shouldMeet !== null) {
                  <dt>{{ t('gates.shouldMeet') }}</dt>
                  <dd>{{ format.number(review.shouldMeet / 100, { style: 'percent' }) }}</dd>
                }
                <dt>{{ t('gates.gridVersion') }}</dt>
                <dd>{{ review.grid.number }}</dd>
              </dl>
              @if (review.conditions.length) {
                <section>
                  <h3 class="heading">{{ t('gates.conditions.heading') }}</h3>
                  <ul class="conditions">
                    @for (condition of review.conditions; track condition.id) {
                      <li>
                        {{ condition.title }}
                        <span class="muted">
                          · {{ condition.ownerName }} ·
                          {{ t('gates.conditions.due', { date: format.date(condition.dueOn) }) }}
                        </span>
                        <ui-badge [tone]="condition.state === 'done' ? 'green' : 'neutral'">{{
                          t('gates.conditions.state.' + condition.state)
                        }}</ui-badge>
                      </li>
                    }
                  </ul>
                </section>
              }
              @if (review.slots.length) {
                <section>
                  <h3 class="heading">{{ t('gates.opinions.heading') }}</h3>
                  <app-opinions [review]="review" />
                </section>
              }
              <app-checklist [review]="review" [useCaseId]="useCaseId()" />
            </div>
          </details>
        </li>
      }
    </ol>
  `,
  styles: `
    .list {
      display: grid;
    }
    .review {
      border-block-start: 1px solid var(--line);
    }
    summary {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 4px 12px;
      min-block-size: 40px;
      padding-block: 6px;
      cursor: pointer;
    }
    summary::before {
      content: '▸';
      color: var(--muted);
    }
    details[open] > summary::before {
      content: '▾';
    }
    .title {
      font-weight: 550;
    }
    .body {
      padding: 4px 0 16px 18px;
    }
    .heading {
      margin-block-end: 4px;
      font-size: 14px;
      line-height: 20px;
    }
    .conditions {
      display: grid;
      gap: 6px;
    }
  `,
})
export class ReviewHistory {
  readonly reviews = input.required<readonly GateReview[]>();
  readonly useCaseId = input.required<string>();
  protected readonly t = inject(I18n).t;
  protected readonly text = inject(GateText);
  protected readonly format = inject(Format);
}
