import { ChangeDetectionStrategy, Component, computed, inject, input, linkedSignal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { publicOffers } from '@jalon/contracts';
import { apiResource } from '../core/api/api';
import { keepValue } from '../core/api/keep-value';
import { I18n } from '../core/i18n/i18n';
import { ProblemText } from '../core/i18n/problem-text';
import { describePage } from '../core/navigation/page';
import { Badge } from '../ui/badge/badge';
import { Banner } from '../ui/banner/banner';
import { Button } from '../ui/button/button';
import { Empty } from '../ui/empty/empty';
import { PageHeader } from '../ui/page-header/page-header';
import { Skeleton } from '../ui/skeleton/skeleton';

const TYPING_MS = 250;

/** /offers: what is open, by word and hashtag. What is looked for is in the address. */
@Component({
  selector: 'app-public-offers-page',
  imports: [Badge, Banner, Button, Empty, PageHeader, RouterLink, Skeleton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="stack">
      <ui-page-header [heading]="t('publicOffers.title')" [text]="t('publicOffers.list.intro')" />
      @if (list.error(); as failure) {
        <ui-banner tone="bad" [live]="true">
          {{ problems.of(failure) }}
          <button actions ui-button small (click)="list.reload()">{{ t('common.retry') }}</button>
        </ui-banner>
      }
      @if (found(); as page) {
        @if (page.items.length > 0 || filtered()) {
          <div role="search" class="line">
            <input
              #box
              class="ui-input search"
              type="search"
              [attr.aria-label]="t('publicOffers.list.search')"
              [placeholder]="t('publicOffers.list.search')"
              [value]="typed()"
              (input)="look(box.value)"
            />
            <select
              #tags
              class="ui-input choice"
              [attr.aria-label]="t('publicOffers.list.hashtag')"
              (change)="show({ hashtag: tags.value || null })"
            >
              <option value="">{{ t('publicOffers.list.all') }}</option>
              @for (tag of page.hashtags; track tag.value) {
                <option [value]="tag.value" [selected]="tag.value === hashtag()">
                  {{ tag.value }} ({{ tag.count }})
                </option>
              }
            </select>
            <span class="muted small" role="status">{{
              i18n.plural('publicOffers.list.count', page.items.length)
            }}</span>
          </div>
        }
        @if (page.items.length > 0) {
          <ul class="offers">
            @for (offer of page.items; track offer.slug) {
              <li class="ui-card">
                <p class="muted small">{{ offer.campaignTitle }}</p>
                <h2 lang="fr">
                  <a [routerLink]="['/offers', offer.slug]">{{ offer.title }}</a>
                </h2>
                <p lang="fr" class="role">{{ offer.role }}</p>
                <p lang="fr">{{ offer.objective }}</p>
                <ul class="tags" lang="fr">
                  @for (tag of offer.hashtags; track tag) {
                    <li>
                      <ui-badge tone="accent">{{ tag }}</ui-badge>
                    </li>
                  }
                </ul>
              </li>
            }
          </ul>
        } @else if (filtered()) {
          <ui-empty icon="search" [heading]="t('publicOffers.list.noMatch')">
            <button ui-button (click)="show({ q: null, hashtag: null })">
              {{ t('publicOffers.list.clear') }}
            </button>
          </ui-empty>
        } @else {
          <ui-empty
            icon="graduation-cap"
            [heading]="t('publicOffers.list.none')"
            [text]="t('publicOffers.list.noneText')"
          />
        }
      } @else if (!list.error()) {
        <ui-skeleton [label]="t('common.loading')" [lines]="6" />
      }
    </div>
  `,
  styles: `
    .search {
      inline-size: min(100%, 320px);
    }
    .choice {
      inline-size: min(100%, 240px);
    }
    .offers {
      display: grid;
      gap: 12px;
    }
    .offers > li {
      display: grid;
      gap: 6px;
      overflow-wrap: anywhere;
    }
    h2 {
      font-size: 17px;
      line-height: 24px;
    }
    .role {
      font-weight: 600;
    }
    .tags {
      display: flex;
      flex-wrap: wrap;
      gap: 6px;
    }
  `,
})
export class PublicOffersPage {
  /** From the address. */
  readonly q = input<string>();
  readonly hashtag = input<string>();

  protected readonly i18n = inject(I18n);
  protected readonly t = this.i18n.t;
  protected readonly problems = inject(ProblemText);
  private readonly router = inject(Router);
  protected readonly typed = linkedSignal(() => this.q() ?? '');
  protected readonly filtered = computed(() => !!this.q() || !!this.hashtag());
  protected readonly list = apiResource(publicOffers, () => ({
    url: '/api/public/offers',
    params: { q: this.q() ?? '', hashtag: this.hashtag() ?? '' },
  }));
  protected readonly found = keepValue(this.list);
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    describePage(() => ({ title: this.t('publicOffers.title') }));
  }

  protected look(text: string): void {
    this.typed.set(text);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.show({ q: text.trim() || null }), TYPING_MS);
  }

  protected show(change: Readonly<Record<string, string | null>>): void {
    void this.router.navigate([], {
      queryParams: change,
      queryParamsHandling: 'merge',
      replaceUrl: true,
    });
  }
}
