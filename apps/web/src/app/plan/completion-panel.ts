import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import type { PlanCompletion } from '@jalon/contracts';
import { COMPLETION } from '@jalon/domain';
import { Format } from '../core/i18n/format';
import { I18n } from '../core/i18n/i18n';
import { Icon } from '../ui/icon/icon';

/** When what remains will probably be finished, at the pace of the past weeks; or why nobody can say yet. */
@Component({
  selector: 'app-completion-panel',
  imports: [Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (dates(); as list) {
      <p class="muted">{{ basis() }}</p>
      <dl class="dates">
        @for (one of list; track one.id) {
          <div class="date">
            <dt>
              <strong>{{ one.share }}</strong> <span class="muted small">{{ one.words }}</span>
            </dt>
            <dd class="tabular">{{ one.on }}</dd>
          </div>
        }
      </dl>
      <p class="muted small">{{ t('plan.completion.how') }}</p>
    } @else {
      <p class="silent"><ui-icon name="clock" /> {{ silence() }}</p>
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: 12px;
      align-content: start;
    }
    .dates {
      display: grid;
      gap: 2px;
    }
    .date {
      display: flex;
      flex-wrap: wrap;
      align-items: baseline;
      justify-content: space-between;
      gap: 2px 12px;
      padding-block: 7px;
      border-block-end: 1px solid var(--line);
    }
    .date dt {
      display: flex;
      flex-wrap: wrap;
      align-items: baseline;
      gap: 0 8px;
    }
    .date dd {
      font-size: 16px;
      font-weight: 650;
    }
    .silent {
      display: flex;
      align-items: center;
      gap: 8px;
      color: var(--muted);
    }
    .silent ui-icon {
      flex: none;
    }
  `,
})
export class CompletionPanel {
  readonly completion = input.required<PlanCompletion>();

  private readonly i18n = inject(I18n);
  protected readonly t = this.i18n.t;
  private readonly format = inject(Format);

  protected readonly dates = computed(() => {
    const { dates } = this.completion();
    return (
      dates &&
      (['p50', 'p85', 'p95'] as const).map((id) => ({
        id,
        share: this.t(`plan.completion.${id}`),
        words: this.t(`plan.completion.${id}Words`),
        on: this.format.date(dates[id]),
      }))
    );
  });
  protected readonly basis = computed(() => {
    const { remaining, weeks, finished } = this.completion();
    return [
      this.i18n.plural('plan.completion.remaining', remaining),
      this.i18n.plural('plan.completion.pace', finished, { weeks: this.format.number(weeks) }),
    ].join(' ');
  });
  protected readonly silence = computed(() => {
    const { silence, weeks } = this.completion();
    return this.t(`plan.completion.silence.${silence ?? 'short_history'}`, {
      weeks: this.format.number(weeks),
      min: this.format.number(COMPLETION.weeksMin),
    });
  });
}
