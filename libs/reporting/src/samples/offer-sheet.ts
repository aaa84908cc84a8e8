import { INTERNSHIP_PROGRAMMES, type InternshipOffer } from '@jalon/domain';
import type { InternshipOfferSheetFacts } from '../internship-offer-sheet/facts.js';

/** An offer of the lab's own programme, by its place in it, followed by people who do not exist. */
export function sampleOfferSheet(language: 'fr' | 'en' = 'fr', at = 0): InternshipOfferSheetFacts {
  const [programme] = INTERNSHIP_PROGRAMMES;
  const offer: InternshipOffer | undefined = programme?.offers[at];
  if (!programme || !offer) throw new Error('There is no such offer in the programme');
  const { number, title, ...content } = offer;
  return {
    language,
    labName: 'DataLab',
    authorName: 'Sofia Perrault',
    demo: true,
    asOf: '2026-01-12',
    campaign: programme.title,
    number,
    title,
    state: 'published',
    content,
    product: content.products[0]?.name ?? null,
    squad: 'Squad Courrier',
    tutor: 'Luc Petit',
    referent: 'Ana Morel',
    places: 1,
    startsOn: '2026-03-02',
    endsOn: '2026-08-28',
    closesOn: '2026-02-15',
  };
}
