import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import type { HttpResourceRef } from '@angular/common/http';
import type { DeliverableChanges } from '@jalon/contracts';
import { Format } from '../core/i18n/format';
import { I18n } from '../core/i18n/i18n';
import { Banner } from '../ui/banner/banner';
import { Skeleton } from '../ui/skeleton/skeleton';
import { factPlace, factValue } from './fact-words';
import { ProblemWords } from './problem-words';

/** What changed in the facts since the last version made from them: where, what stood there and what does now. */
@Component({
  selector: 'app-facts-changes',
  imports: [Banner, Skeleton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (found(); as found) {
      @if (found.since; as since) {
        <p class="muted">
          {{ t('deliverables.changes.since', { number: since.number, date: format.instant(since.at) }) }}
        </p>
        @if (found.items.length > 0) {
          <div
            class="scroll"
            tabindex="0"
            role="region"
            [attr.aria-label]="t('deliverables.changes.caption')"
          >
            <table>
              <caption class="visually-hidden">
                {{
                  t('deliverables.changes.caption')
                }}
              </caption>
              <thead>
                <tr>
                  <th scope="col">{{ t('deliverables.changes.what') }}</th>
                  <th scope="col">{{ t('deliverables.changes.before') }}</th>
                  <th scope="col">{{ t('deliverables.changes.after') }}</th>
                </tr>
              </thead>
              <tbody>
                @for (item of found.items; track $index) {
                  <tr>
                    <th scope="row">{{ place(item.path) }}</th>
                    <td>{{ value(item.path, item.before) }}</td>
                    <td>{{ value(item.path, item.after) }}</td>
                  </tr>
                }
              </tbody>
            </table>
          </div>
          @if (more() > 0) {
            <p class="muted">{{ plural('deliverables.changes.more', more()) }}</p>
          }
        } @else {
          <p>{{ t('deliverables.changes.none') }}</p>
        }
      } @else {
        <p>{{ t('deliverables.changes.noSince') }}</p>
      }
    } @else if (changes().error(); as failure) {
      <ui-banner tone="bad" [live]="true">{{ problems.refusal(failure) }}</ui-banner>
    } @else if (isIdle()) {
      <p>{{ t('deliverables.changes.noSince') }}</p>
    } @else {
      <ui-skeleton [label]="t('common.loading')" [lines]="4" />
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: 8px;
    }
    .scroll {
      overflow: auto;
    }
    table {
      inline-size: 100%;
      border-collapse: collapse;
    }
    th,
    td {
      padding: 6px 12px 6px 0;
      border-block-end: 1px solid var(--line);
      text-align: start;
      vertical-align: baseline;
      overflow-wrap: anywhere;
    }
    th {
      font-weight: 550;
    }
    thead th {
      color: var(--muted);
      font-size: 13px;
    }
  `,
})
export class FactsChanges {
  readonly changes = input.required<HttpResourceRef<DeliverableChanges | undefined>>();

  private readonly i18n = inject(I18n);
  protected readonly t = this.i18n.t;
  protected readonly plural = this.i18n.plural;
  protected readonly format = inject(Format);
  protected readonly problems = inject(ProblemWords);
  protected readonly found = computed(() => (this.changes().hasValue() ? this.changes().value() : undefined));
  protected readonly more = computed(() => (this.found()?.total ?? 0) - (this.found()?.items.length ?? 0));
  protected readonly isIdle = computed(() => this.changes().status() === 'idle');

  protected place(path: DeliverableChanges['items'][number]['path']): string {
    return factPlace(this.i18n, this.format, path);
  }

  protected value(path: DeliverableChanges['items'][number]['path'], text: string | null): string {
    return factValue(this.i18n, this.format, path, text);
  }
}
