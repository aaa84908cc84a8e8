import { emptyOffer, type OfferContent } from '@jalon/domain';
import type { InternshipOfferSheetFacts } from '../internship-offer-sheet/facts.js';
import { sampleOfferSheet } from '../samples/offer-sheet.js';
import { nastyText } from './sample-agreement.js';

export { sampleOfferSheet } from '../samples/offer-sheet.js';

/** A draft nobody wrote in yet. */
export const emptyOfferSheet = (language: 'fr' | 'en'): InternshipOfferSheetFacts => ({
  ...sampleOfferSheet(language),
  demo: false,
  state: 'draft',
  campaign: '',
  content: emptyOffer('STG-2026-01'),
  product: null,
  squad: null,
  tutor: null,
  referent: null,
  places: 0,
  startsOn: null,
  endsOn: null,
  closesOn: null,
});

/** Entries of every list of the nasty offer, as many as may be typed or nearly. */
const MANY = 20;
/** What people choose rather than type. */
const CHOSEN = new Set(['step', 'code', 'kind', 'level', 'year']);

/** Every text as nasty and as long as it may be, every list long, a deliverable of a step that is not there. */
export function nastyOfferSheet(language: 'fr' | 'en'): InternshipOfferSheetFacts {
  const facts = sampleOfferSheet(language, 3);
  const spoil = (value: unknown): unknown => {
    if (typeof value === 'string') return nastyText(300);
    if (Array.isArray(value))
      return value.length === 0
        ? value
        : Array.from({ length: MANY }, (_, index): unknown => spoil(value[index % value.length]));
    if (value === null || typeof value !== 'object') return value;
    return Object.fromEntries(
      Object.entries(value).map(([name, one]: [string, unknown]) => [
        name,
        CHOSEN.has(name) && typeof one !== 'object' ? one : spoil(one),
      ]),
    );
  };
  const content = spoil(facts.content) as OfferContent;
  return {
    ...facts,
    labName: nastyText(200),
    authorName: nastyText(160),
    campaign: nastyText(200),
    title: nastyText(300),
    state: 'closed',
    content: {
      ...content,
      deliverables: [...content.deliverables, { code: 'X', label: nastyText(300), step: 'NOWHERE' }],
      // A product's kind is typed, a step's is not.
      products: content.products.map((one) => ({ ...one, kind: nastyText(200) })),
    },
    product: nastyText(160),
    squad: nastyText(160),
    tutor: nastyText(160),
    referent: nastyText(160),
    places: 50,
  };
}
