import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import type { PublicOffer } from '@jalon/contracts';
import { Format } from '../../core/i18n/format';
import { I18n } from '../../core/i18n/i18n';
import { words } from '../../core/i18n/words';
import { Badge } from '../badge/badge';

/** Words of the offer, for the routes that show one: `canActivate: [loadOfferWords]`. */
export const loadOfferWords = words('offerView', {
  fr: () => import('./i18n/fr'),
  en: () => import('./i18n/en'),
});

export type ShownOffer = Pick<PublicOffer, 'content' | 'places' | 'startsOn' | 'endsOn'>;

interface Block {
  readonly isList: boolean;
  readonly lines: readonly string[];
}

/**
 * An internship offer as candidates read it, below a heading of the page's own. What the catalogue says stays in French,
 * and says so to readers; only the headings follow the language.
 */
@Component({
  selector: 'ui-offer-view',
  imports: [Badge],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './offer-view.html',
  styleUrl: './offer-view.css',
})
export class OfferView {
  readonly offer = input.required<ShownOffer>();
  private readonly i18n = inject(I18n);
  private readonly format = inject(Format);
  protected readonly t = this.i18n.t;
  protected readonly content = computed(() => this.offer().content);
  protected readonly context = computed(() => blocks(this.content().context));
  protected readonly organisation = computed(() => blocks(this.content().organisation));

  protected readonly facts = computed(() => {
    const { content, places, startsOn, endsOn } = this.offer();
    const from = startsOn && this.format.date(startsOn);
    const to = endsOn && this.format.date(endsOn);
    const when = from && to ? 'dates' : from ? 'from' : to ? 'until' : null;
    const isFrench = true;
    return [
      { label: this.t('offerView.role'), text: content.role, isFrench },
      { label: this.t('offerView.team'), text: content.team, isFrench },
      { label: this.t('offerView.referent'), text: content.functionalReferent, isFrench },
      { label: this.t('offerView.supervision'), text: content.supervision ?? '', isFrench },
      {
        label: this.t('offerView.facts'),
        text: [
          places > 0 ? this.i18n.plural('offerView.places', places) : '',
          when ? this.t(`offerView.${when}`, { from: from ?? '', to: to ?? '' }) : '',
        ]
          .filter(Boolean)
          .join(' · '),
        isFrench: false,
      },
    ].filter(({ text }) => text !== '');
  });

  /** Missions under their headings, in the order of the text. */
  protected readonly missions = computed(() => {
    const groups: { heading: string | null; texts: string[] }[] = [];
    for (const { group, text } of this.content().missions) {
      const last = groups.at(-1);
      if (last?.heading === group) last.texts.push(text);
      else groups.push({ heading: group, texts: [text] });
    }
    return groups;
  });

  protected readonly lists = computed(() => {
    const { deliverables, products, audiences, evaluationData, constraints, references } = this.content();
    return [
      { id: 'deliverables', items: deliverables.map(({ label }) => label) },
      {
        id: 'products',
        items: products.map(({ name, kind, status }) => [name, kind, status].filter(Boolean).join(', ')),
      },
      { id: 'audiences', items: audiences },
      { id: 'data', items: evaluationData },
      { id: 'constraints', items: constraints },
      {
        id: 'references',
        items: references.map(
          ({ authors, year, title, venue }) => `${authors} (${year}). ${title}.${venue ? ` ${venue}.` : ''}`,
        ),
      },
    ].filter(({ items }) => items.length > 0);
  });
}

function blocks(texts: readonly { readonly text: string; readonly level: 0 | 1 }[]): readonly Block[] {
  const found: { isList: boolean; lines: string[] }[] = [];
  for (const { text, level } of texts) {
    const last = found.at(-1);
    if (level === 1 && last?.isList) last.lines.push(text);
    else found.push({ isList: level === 1, lines: [text] });
  }
  return found;
}
