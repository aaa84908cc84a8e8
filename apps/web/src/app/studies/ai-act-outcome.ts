import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import type { AiActFlag } from '@jalon/domain';
import { Format } from '../core/i18n/format';
import { I18n } from '../core/i18n/i18n';
import { SessionStore } from '../core/session/session-store';
import { Badge, type BadgeTone } from '../ui/badge/badge';

/** The flags that the answers come to, each with its article and the day it applies from. */
@Component({
  selector: 'app-ai-act-outcome',
  imports: [Badge],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <section class="outcome" aria-live="polite" [attr.aria-label]="t('studies.aiAct.heading')">
      <p class="outcome__heading">{{ t('studies.aiAct.heading') }}</p>
      @if (flags().length) {
        <ul class="outcome__list">
          @for (flag of flags(); track flag.name) {
            <li class="line">
              <ui-badge [tone]="tone(flag)">{{ t('studies.aiAct.flag.' + flag.name) }}</ui-badge>
              <span class="muted small">{{ flag.source }}{{ when(flag) }}</span>
            </li>
          }
        </ul>
        <p class="muted small">{{ t('studies.aiAct.notice') }}</p>
      } @else {
        <p class="muted">{{ t('studies.aiAct.none') }}</p>
      }
      @if (open()) {
        <p class="small">{{ i18n.plural('studies.aiAct.open', open()) }}</p>
      }
    </section>
  `,
  styles: `
    .outcome {
      display: grid;
      gap: 8px;
      padding: 12px 14px;
      border: 1px solid var(--line);
      border-radius: var(--radius);
      background: var(--surface);
    }
    .outcome__heading {
      font-weight: 650;
    }
    .outcome__list {
      display: grid;
      gap: 6px;
    }
    .outcome ui-badge {
      white-space: normal;
    }
  `,
})
export class AiActOutcome {
  readonly flags = input.required<readonly AiActFlag[]>();
  /** How many questions are left. */
  readonly open = input(0);
  protected readonly i18n = inject(I18n);
  protected readonly t = this.i18n.t;
  private readonly format = inject(Format);
  private readonly session = inject(SessionStore);

  protected tone({ name }: AiActFlag): BadgeTone {
    if (name === 'prohibited') return 'red';
    if (name.startsWith('high_risk') || name === 'fundamental_rights_assessment') return 'amber';
    return name === 'minimal' || name === 'out_of_scope' ? 'green' : 'accent';
  }

  protected when({ from }: AiActFlag): string {
    if (from === null) return '';
    const key = from <= this.session.today() ? 'since' : 'from';
    return `, ${this.t(`studies.aiAct.${key}`, { date: this.format.date(from) })}`;
  }
}
