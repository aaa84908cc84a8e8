import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { deliverableChanges } from '@jalon/contracts';
import { apiResource } from '../core/api/api';
import { Format } from '../core/i18n/format';
import { I18n } from '../core/i18n/i18n';
import { ProblemText } from '../core/i18n/problem-text';
import { Banner } from '../ui/banner/banner';
import { Skeleton } from '../ui/skeleton/skeleton';

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/;

/** What changed in the facts since the last version made from them: where, what stood there and what does now. */
@Component({
  selector: 'app-facts-changes',
  imports: [Banner, Skeleton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (changes.hasValue()) {
      @let found = changes.value();
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
                    <td>{{ value(item.before) }}</td>
                    <td>{{ value(item.after) }}</td>
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
    } @else if (changes.error()) {
      <ui-banner tone="bad" [live]="true">{{ problems.of(changes.error()) }}</ui-banner>
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
  readonly id = input.required<string>();
  /** Of the deliverable: another one is read again. */
  readonly version = input.required<number>();

  private readonly i18n = inject(I18n);
  protected readonly t = this.i18n.t;
  protected readonly plural = this.i18n.plural;
  protected readonly format = inject(Format);
  protected readonly problems = inject(ProblemText);
  protected readonly changes = apiResource(deliverableChanges, () =>
    this.version() > 0 ? `/api/deliverables/${this.id()}/changes` : undefined,
  );
  protected readonly more = computed(() =>
    this.changes.hasValue() ? this.changes.value().total - this.changes.value().items.length : 0,
  );

  /** The way to a fact in words: the screens' own where they name it, else the fact's name taken apart. */
  protected place(path: readonly (string | number)[]): string {
    return path
      .map((step) => {
        if (typeof step === 'number') return this.t('deliverables.changes.rank', { number: step + 1 });
        if (this.i18n.has(`useCase.${step}`)) return this.t(`useCase.${step}`);
        return step.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
      })
      .join(' › ');
  }

  protected value(text: string | null): string {
    if (text === null || text === '') return this.t('deliverables.changes.nothing');
    if (DAY.test(text)) return this.format.date(text);
    if (INSTANT.test(text)) return this.format.instant(text);
    for (const words of ['health', 'stage', 'condition'])
      if (this.i18n.has(`${words}.${text}`)) return this.t(`${words}.${text}`);
    return text;
  }
}
