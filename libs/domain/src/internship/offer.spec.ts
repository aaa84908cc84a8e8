import { DomainError } from '../shared/domain-error.js';
import {
  OFFER_STATES,
  allowedOfferMoves,
  emptyOffer,
  moveOffer,
  offerGaps,
  offerSlug,
  type OfferFacts,
} from './offer.js';
import { PROGRAMME_2026 } from './programme-2026.js';

function codeOf(act: () => unknown): string | null {
  try {
    act();
  } catch (error) {
    return error instanceof DomainError ? error.code : String(error);
  }
  return null;
}

const [first] = PROGRAMME_2026.offers;
if (!first) throw new Error('The programme of 2026 has offers');
const complete: OfferFacts = { content: first, places: 1, tutorId: 't', referentId: 'r', campaign: 'open' };

it('publishes what candidates can read whole, and names what lacks', () => {
  expect(moveOffer('draft', 'publish', complete)).toBe('published');
  const bare = { ...complete, content: emptyOffer('STG'), places: 0, tutorId: null, referentId: null };
  expect(offerGaps(bare).map(({ path }) => path)).toEqual([
    'role',
    'hashtags',
    'context',
    'objective',
    'missions',
    'steps',
    'deliverables',
    'places',
    'tutorId',
    'referentId',
  ]);
  expect(codeOf(() => moveOffer('draft', 'publish', bare))).toBe('evidence_missing');
});

it('lacks nothing of the texts of any offer of 2026: what is missing is who follows it', () => {
  for (const content of PROGRAMME_2026.offers) {
    expect([content.code, offerGaps({ ...complete, content, tutorId: null })]).toEqual([
      content.code,
      [{ path: 'tutorId', code: 'required' }],
    ]);
  }
});

it('closes, reopens, and publishes nothing in a closed campaign', () => {
  expect(moveOffer('published', 'close', complete)).toBe('closed');
  expect(moveOffer('closed', 'reopen', complete)).toBe('published');
  const closed = { ...complete, campaign: 'closed' as const };
  expect(allowedOfferMoves('draft', closed)[0]?.missing).toEqual([
    { path: 'campaign', code: 'campaign_closed' },
  ]);
  expect(codeOf(() => moveOffer('published', 'publish', complete))).toBe('transition_not_allowed');
  expect(OFFER_STATES.every((state) => allowedOfferMoves(state, complete).length > 0)).toBe(true);
});

it('makes addresses the database takes', () => {
  expect(offerSlug(2026, 2, 'Développement d’œuvres : IA & Co')).toBe('2026-2-developpement-d-oeuvres-ia-co');
  expect(offerSlug(2026, 3, '???')).toBe('2026-3');
  expect(offerSlug(2026, 4, 'mot '.repeat(80))).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
});
