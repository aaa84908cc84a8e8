import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { I18n } from '../../core/i18n/i18n';

const SHOWN = 20;

/** What of a pasted text could not be taken as it is, line by line. */
@Component({
  selector: 'app-paste-report',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div role="status">
      @if (lines().length > 0) {
        <p class="count">{{ plural('deliverables.write.paste.problems', lines().length) }}</p>
        <ul>
          @for (line of shown(); track $index) {
            <li>{{ line }}</li>
          }
        </ul>
        @if (lines().length > shown().length) {
          <p class="muted">{{ plural('deliverables.write.paste.more', lines().length - shown().length) }}</p>
        }
      }
    </div>
  `,
  styles: `
    .count {
      font-weight: 550;
    }
    ul {
      padding-inline-start: 20px;
      list-style: disc;
    }
    li {
      overflow-wrap: anywhere;
    }
  `,
})
export class PasteReport {
  readonly lines = input.required<readonly string[]>();
  protected readonly plural = inject(I18n).plural;
  protected readonly shown = computed(() => this.lines().slice(0, SHOWN));
}
