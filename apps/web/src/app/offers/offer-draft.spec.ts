import type { OfferDetail } from '@jalon/contracts';
import { anOffer } from './testing/an-offer';
import { changesOf, draftOf, previewed, rebased } from './offer-draft';

const offer: OfferDetail = anOffer();
const base = draftOf(offer);

it('changes nothing of what nobody touched', () => {
  expect(changesOf(base, draftOf(offer))).toBeNull();
  expect(previewed(offer, base).content).toEqual(offer.content);
});

it('sends the parts that were typed, rows without a word left out', () => {
  const draft = {
    ...base,
    title: 'Autre',
    startsOn: '2026-09-01',
    hashtags: 'IA #LLM',
    missions: [...base.missions, { text: ' ', group: null, step: 'VEILLE' }],
    constraints: 'Une\n\nDeux',
  };
  expect(changesOf(base, draft)).toEqual({
    title: 'Autre',
    startsOn: '2026-09-01',
    content: { hashtags: ['#IA', '#LLM'], constraints: ['Une', 'Deux'] },
  });
});

it('puts what was typed over what somebody else saved', () => {
  const mine = { ...base, role: 'Mon poste' };
  const theirs = { ...base, objective: 'Leur objectif', role: 'Leur poste' };
  expect(rebased(base, mine, theirs)).toEqual({ ...base, objective: 'Leur objectif', role: 'Mon poste' });
});
