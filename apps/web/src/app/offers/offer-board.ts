import { ChangeDetectionStrategy, Component, computed, ElementRef, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { OfferCard } from '@jalon/contracts';
import { OFFER_STATES } from '@jalon/domain';
import { I18n } from '../core/i18n/i18n';
import { Badge } from '../ui/badge/badge';
import { MissingWords } from './missing-words';

/** Offers by state; arrows go from card to card, up and down in a column, left and right between them. */
@Component({
  selector: 'app-offer-board',
  imports: [Badge, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { '(keydown)': 'onKey($event)' },
  template: `
    <p class="muted small keys">{{ t('offers.board.keys') }}</p>
    <div class="board" role="group" [attr.aria-label]="t('offers.board.label')">
      @for (column of columns(); track column.state) {
        <section [attr.aria-labelledby]="'offers-' + column.state">
          <h2 [id]="'offers-' + column.state">
            {{ t('offers.state.' + column.state) }}
            <span class="muted tabular">{{ column.cards.length }}</span>
          </h2>
          <ul [attr.data-column]="column.state">
            @for (card of column.cards; track card.id) {
              <li class="ui-card">
                <p class="muted small">{{ t('offers.board.number', { number: card.number }) }}</p>
                <h3 lang="fr">
                  <a data-card [routerLink]="['/internships/offers', card.id]">{{ card.title }}</a>
                </h3>
                <p class="small" lang="fr">{{ card.role }}</p>
                @if (total(card); as count) {
                  <p class="line">
                    <ui-badge tone="accent">{{ plural('offers.board.applications', count) }}</ui-badge>
                    @if (card.applications.received) {
                      <span class="small">{{
                        plural('offers.board.received', card.applications.received)
                      }}</span>
                    }
                  </p>
                }
                <p class="muted small">
                  {{ plural('offers.board.places', card.places) }}
                  @if (card.squadName) {
                    · {{ card.squadName }}
                  }
                  @if (card.tutorName) {
                    · {{ t('offers.board.tutor', { name: card.tutorName }) }}
                  }
                </p>
                @if (card.missing.length > 0) {
                  <p class="small missing">
                    {{ t('offers.board.missing', { list: missing.list(card.missing) }) }}
                  </p>
                } @else if (card.state === 'draft') {
                  <p class="small ready">{{ t('offers.board.complete') }}</p>
                }
              </li>
            } @empty {
              <li class="muted small">{{ t('offers.board.empty') }}</li>
            }
          </ul>
        </section>
      }
    </div>
  `,
  styleUrl: './offer-board.css',
})
export class OfferBoard {
  readonly offers = input.required<readonly OfferCard[]>();
  private readonly i18n = inject(I18n);
  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  protected readonly t = this.i18n.t;
  protected readonly plural = this.i18n.plural;
  protected readonly missing = inject(MissingWords);
  protected readonly columns = computed(() =>
    OFFER_STATES.map((state) => ({ state, cards: this.offers().filter((card) => card.state === state) })),
  );

  protected total({ applications }: OfferCard): number {
    return Object.values(applications).reduce((sum, count) => sum + count, 0);
  }

  protected onKey(event: KeyboardEvent): void {
    const columns = [...this.element.querySelectorAll('[data-column]')].map((column) => [
      ...column.querySelectorAll<HTMLElement>('[data-card]'),
    ]);
    const x = columns.findIndex((cards) => cards.includes(event.target as HTMLElement));
    const y = columns[x]?.indexOf(event.target as HTMLElement) ?? -1;
    if (y < 0) return;
    const targets: Readonly<Record<string, () => HTMLElement | undefined>> = {
      ArrowDown: () => columns[x]?.[y + 1],
      ArrowUp: () => columns[x]?.[y - 1],
      ArrowRight: () => beside(columns.slice(x + 1), y),
      ArrowLeft: () => beside(columns.slice(0, x).reverse(), y),
    };
    const target = targets[event.key]?.();
    if (!target) return;
    event.preventDefault();
    target.focus();
  }
}

/** The card at the same height of the first column that has any, or its last one. */
function beside(columns: readonly (readonly HTMLElement[])[], y: number): HTMLElement | undefined {
  const column = columns.find((cards) => cards.length > 0);
  return column?.[Math.min(y, column.length - 1)];
}
