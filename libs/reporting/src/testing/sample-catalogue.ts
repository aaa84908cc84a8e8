import { INTERNSHIP_PROGRAMMES, type InternshipProgramme } from '@jalon/domain';
import type { InternshipCatalogueFacts } from '../internship-catalogue/facts.js';
import { NASTY_TEXTS } from './sample-facts.js';

type Language = 'fr' | 'en';
const PROGRAMME = INTERNSHIP_PROGRAMMES[0] as InternshipProgramme;
/** Offers of the nasty programme: ten times what the lab publishes. */
const NASTY_OFFERS = 30;

/** What a step may be, which nobody types. */
const STEP_KINDS: readonly string[] = ['phase', 'package', 'across', 'recurring', 'monthly'];

/** The lab's own programme. */
export const sampleCatalogue = (language: Language = 'fr'): InternshipCatalogueFacts => ({
  language,
  labName: 'Lab Data & IA',
  asOf: '2026-03-18',
  programme: PROGRAMME,
});

/** A programme that was opened and has nothing in it. */
export const emptyCatalogue = (language: Language = 'fr'): InternshipCatalogueFacts => ({
  ...sampleCatalogue(language),
  programme: {
    ...PROGRAMME,
    presentation: [],
    course: { introduction: '', steps: [], conditions: [] },
    offers: [],
  },
});

/** Every text of the programme as nasty as can be typed, in thirty offers. */
export function nastyCatalogue(language: Language = 'fr'): InternshipCatalogueFacts {
  let at = 0;
  const spoil = <T>(value: T): T => {
    if (typeof value === 'string') return NASTY_TEXTS[at++ % NASTY_TEXTS.length] as T;
    if (Array.isArray(value)) return value.map(spoil) as T;
    if (value === null || typeof value !== 'object') return value;
    return Object.fromEntries(
      Object.entries(value).map(([name, one]) => [
        name,
        name === 'step' || name === 'code' || STEP_KINDS.includes(String(one)) ? one : spoil(one),
      ]),
    ) as T;
  };
  const offers = Array.from({ length: NASTY_OFFERS }, (_, index) => {
    const offer = PROGRAMME.offers[index % PROGRAMME.offers.length];
    if (!offer) throw new Error('The programme has no offer');
    return { ...spoil(offer), number: index + 1 };
  });
  return {
    ...sampleCatalogue(language),
    labName: NASTY_TEXTS[2] ?? '',
    programme: { ...spoil(PROGRAMME), offers },
  };
}
