import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { publicOffer } from '@jalon/contracts';
import { apiResource } from '../core/api/api';
import { toApiProblem } from '../core/api/api-problem';
import { keepValue } from '../core/api/keep-value';
import { Format } from '../core/i18n/format';
import { I18n } from '../core/i18n/i18n';
import { ProblemText } from '../core/i18n/problem-text';
import { describePage } from '../core/navigation/page';
import { Banner } from '../ui/banner/banner';
import { Button } from '../ui/button/button';
import { Empty } from '../ui/empty/empty';
import { Icon } from '../ui/icon/icon';
import { OfferView } from '../ui/offer-view/offer-view';
import { Skeleton } from '../ui/skeleton/skeleton';
import { ApplyForm } from './apply-form';

/** /offers/:slug: one offer, whole, and below it the form to apply. */
@Component({
  selector: 'app-public-offer-page',
  imports: [ApplyForm, Banner, Button, Empty, Icon, OfferView, RouterLink, Skeleton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (offer(); as shown) {
      <article class="stack stack--loose">
        <header class="stack stack--tight">
          <p class="small no-print">
            <a routerLink="/offers">← {{ t('publicOffers.offer.all') }}</a>
          </p>
          <p class="muted">
            {{ shown.campaignTitle }}{{ shown.organisation ? ' · ' + shown.organisation : '' }}
          </p>
          <h1 tabindex="-1" lang="fr">{{ shown.title }}</h1>
          <p class="line no-print">
            <button ui-button variant="primary" (click)="goToForm(form)">
              {{ t('publicOffers.offer.apply') }}
            </button>
            <button ui-button (click)="print()">
              <ui-icon name="printer" />{{ t('publicOffers.offer.print') }}
            </button>
          </p>
          @if (shown.closesOn) {
            <p>{{ t('publicOffers.offer.closes', { date: format.date(shown.closesOn) }) }}</p>
          }
        </header>
        <ui-offer-view [offer]="shown" />
        @if (shown.presentation.length > 0) {
          <details class="about">
            <summary>{{ t('publicOffers.offer.about') }}</summary>
            <div lang="fr" class="stack stack--tight">
              @for (part of shown.presentation; track $index) {
                <p [class.item]="part.level === 1">{{ part.text }}</p>
              }
            </div>
          </details>
        }
        <app-apply-form #form class="no-print" [slug]="shown.slug" [retainedUntil]="shown.retainedUntil" />
      </article>
    } @else if (isGone()) {
      <h1 tabindex="-1" class="visually-hidden">{{ t('publicOffers.offer.gone') }}</h1>
      <ui-empty
        icon="graduation-cap"
        [heading]="t('publicOffers.offer.gone')"
        [text]="t('publicOffers.offer.goneText')"
      >
        <a ui-button [type]="null" routerLink="/offers">{{ t('publicOffers.offer.all') }}</a>
      </ui-empty>
    } @else if (resource.error(); as failure) {
      <h1 tabindex="-1">{{ t('publicOffers.title') }}</h1>
      <ui-banner tone="bad" [live]="true">
        {{ problems.of(failure) }}
        <button actions ui-button small (click)="resource.reload()">{{ t('common.retry') }}</button>
      </ui-banner>
    } @else {
      <ui-skeleton [label]="t('common.loading')" [lines]="8" />
    }
  `,
  styles: `
    h1 {
      overflow-wrap: anywhere;
    }
    .about summary {
      min-block-size: 28px;
      font-weight: 650;
      cursor: pointer;
    }
    .item {
      padding-inline-start: 20px;
    }
  `,
})
export class PublicOfferPage {
  /** From the address. */
  readonly slug = input.required<string>();
  protected readonly t = inject(I18n).t;
  protected readonly format = inject(Format);
  protected readonly problems = inject(ProblemText);
  protected readonly resource = apiResource(
    publicOffer,
    () => `/api/public/offers/${encodeURIComponent(this.slug())}`,
  );
  protected readonly offer = keepValue(this.resource);
  protected readonly isGone = computed(() => {
    const error = this.resource.error();
    return error ? toApiProblem(error.cause ?? error).status === 404 : false;
  });

  constructor() {
    describePage(() => ({ title: this.offer()?.title ?? this.t('publicOffers.title') }));
  }

  protected goToForm(form: ApplyForm): void {
    form.start();
  }

  protected print(): void {
    window.print();
  }
}
