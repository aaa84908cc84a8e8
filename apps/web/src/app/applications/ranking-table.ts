import { ChangeDetectionStrategy, Component, inject, input, model, output } from '@angular/core';
import type { ApplicationRow } from '@jalon/contracts';
import { Format } from '../core/i18n/format';
import { I18n } from '../core/i18n/i18n';
import { Badge } from '../ui/badge/badge';
import { ApplicationText } from './application-text';
import { STATE_TONE } from './state-tone';

/** Candidates by rank, ties said; several can be chosen. On a phone each is a card. */
@Component({
  selector: 'app-ranking-table',
  imports: [Badge],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="ui-card ui-card--flush">
      <table class="list">
        <caption class="visually-hidden">
          {{
            t('applications.caption')
          }}
        </caption>
        <thead>
          <tr>
            <th scope="col">
              <span class="visually-hidden">{{ t('applications.column.select') }}</span>
            </th>
            <th scope="col">{{ t('applications.column.rank') }}</th>
            <th scope="col">{{ t('applications.column.candidate') }}</th>
            <th scope="col">{{ t('applications.column.score') }}</th>
            <th scope="col">{{ t('applications.column.state') }}</th>
            @if (withOffer()) {
              <th scope="col">{{ t('applications.column.offer') }}</th>
            }
            <th scope="col">{{ t('applications.column.received') }}</th>
          </tr>
        </thead>
        <tbody>
          @for (row of rows(); track row.id) {
            <tr [class.active]="row.id === activeId()">
              <td class="choose">
                <label class="target"
                  ><input
                    type="checkbox"
                    class="ui-checkbox"
                    [attr.aria-label]="t('applications.selectOne', { name: text.name(row) })"
                    [checked]="selected().has(row.id)"
                    (change)="toggle(row.id)"
                /></label>
              </td>
              <td class="tabular rank">
                @if (row.rank !== null) {
                  <strong>{{ row.rank }}</strong>&ngsp;
                  @if (row.tied) {
                    <span class="muted small">{{ t('applications.rank.tied') }}</span>
                  }
                } @else {
                  <span class="muted small">{{ t('applications.rank.none') }}</span>
                }
              </td>
              <th scope="row">
                <button
                  type="button"
                  class="link"
                  [attr.aria-pressed]="row.id === activeId()"
                  (click)="opened.emit(row.id)"
                >
                  {{ text.name(row) }}
                </button>
                <span class="muted small"
                  >{{ row.school }}
                  @if (row.school && row.level) {
                    ·
                  }
                  {{ row.level }}</span
                >
              </th>
              <td>
                <span class="tabular">{{ text.score(row.score) }}</span>
                <span class="muted small"
                  >{{ plural('applications.scorers', row.scorers) }}
                  @if (row.scoredByMe) {
                    · {{ t('applications.mine') }}
                  }
                </span>
              </td>
              <td>
                <ui-badge [tone]="tone[row.state]">{{ text.state(row.state) }}</ui-badge>
                @if (row.lastInterviewOn) {
                  <span class="muted small"
                    >{{ t('applications.column.interview') }} {{ format.date(row.lastInterviewOn) }}</span
                  >
                }
              </td>
              @if (withOffer()) {
                <td class="offer">{{ row.offerNumber }}. {{ row.offerTitle }}</td>
              }
              <td class="tabular date">{{ format.date(row.receivedAt.slice(0, 10)) }}</td>
            </tr>
          }
        </tbody>
      </table>
    </div>
  `,
  styleUrl: './ranking-table.css',
})
export class RankingTable {
  readonly rows = input.required<readonly ApplicationRow[]>();
  readonly withOffer = input(true);
  readonly activeId = input<string | null>(null);
  readonly selected = model.required<ReadonlySet<string>>();
  readonly opened = output<string>();

  private readonly i18n = inject(I18n);
  protected readonly t = this.i18n.t;
  protected readonly plural = this.i18n.plural;
  protected readonly format = inject(Format);
  protected readonly text = inject(ApplicationText);
  protected readonly tone = STATE_TONE;

  protected toggle(id: string): void {
    this.selected.update((all) => {
      const next = new Set(all);
      if (!next.delete(id)) next.add(id);
      return next;
    });
  }
}
