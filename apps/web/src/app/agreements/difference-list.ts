import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import { I18n } from '../core/i18n/i18n';
import { Badge } from '../ui/badge/badge';
import type { DifferenceText } from './agreement-text';

const TONES = { added: 'green', removed: 'red', changed: 'amber' } as const;

/** What was added, removed and changed, each in words. */
@Component({
  selector: 'app-difference-list',
  imports: [Badge],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <ul class="list">
      @for (one of differences(); track $index) {
        <li class="item">
          <ui-badge [tone]="tones[one.kind]">{{ t('agreements.difference.' + one.kind) }}</ui-badge>
          <span class="words">
            <strong>{{ one.label }}</strong>
            @if (one.before !== null) {
              <span class="text"
                ><span class="muted">{{ t('agreements.difference.was') }}</span>
                <del>{{ one.before }}</del></span
              >
              <span class="text"
                ><span class="muted">{{ t('agreements.difference.is') }}</span>
                <ins>{{ one.after }}</ins></span
              >
            }
          </span>
        </li>
      }
    </ul>
  `,
  styles: `
    .list {
      display: grid;
      gap: 8px;
    }
    .item {
      display: flex;
      flex-wrap: wrap;
      gap: 4px 8px;
      align-items: flex-start;
    }
    .words {
      flex: 1 1 220px;
      display: grid;
      gap: 2px;
      min-inline-size: 0;
      overflow-wrap: anywhere;
    }
    .text {
      white-space: pre-line;
    }
    ins {
      text-decoration: none;
    }
  `,
})
export class DifferenceList {
  readonly differences = input.required<readonly DifferenceText[]>();
  protected readonly t = inject(I18n).t;
  protected readonly tones = TONES;
}
