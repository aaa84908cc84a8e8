import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { Format } from '../core/i18n/format';
import { I18n } from '../core/i18n/i18n';
import { AgreementStore } from './agreement-store';

/** What happened to the agreement, by whom and why. */
@Component({
  selector: 'app-move-history',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <ol class="list" [attr.aria-label]="t('agreements.history.caption')">
      @for (move of moves(); track $index) {
        <li class="item">
          <p>
            <strong>{{ move.what }}</strong>
            @if (move.number) {
              <span class="muted">· {{ t('agreements.history.version', { number: move.number }) }}</span>
            }
          </p>
          <p class="muted small">
            {{ move.byName ?? t('agreements.history.system') }} ·
            <time [attr.datetime]="move.at">{{ format.instant(move.at) }}</time>
          </p>
          @if (move.reason) {
            <p class="prose">{{ move.reason }}</p>
          }
        </li>
      }
    </ol>
  `,
  styles: `
    .list {
      display: grid;
      gap: 14px;
    }
    .item {
      padding-inline-start: 12px;
      border-inline-start: 2px solid var(--line);
      overflow-wrap: anywhere;
    }
  `,
})
export class MoveHistory {
  protected readonly t = inject(I18n).t;
  protected readonly format = inject(Format);
  private readonly store = inject(AgreementStore);
  protected readonly moves = computed(() =>
    [...(this.store.detail()?.moves ?? [])].reverse().map((move) => ({
      ...move,
      what:
        move.from === null
          ? this.t('agreements.history.created')
          : this.t('agreements.history.to', {
              from: this.t(`agreements.state.${move.from}`),
              to: this.t(`agreements.state.${move.to}`),
            }),
    })),
  );
}
