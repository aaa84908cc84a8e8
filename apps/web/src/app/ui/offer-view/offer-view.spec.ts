import { TestBed } from '@angular/core/testing';
import { internshipProgramme } from '@jalon/domain';
import { render, violations } from '../../../../testing/render';
import { I18n } from '../../core/i18n/i18n';
import { OfferView } from './offer-view';

beforeEach(() =>
  TestBed.inject(I18n).addScope('offerView', {
    fr: () => import('./i18n/fr'),
    en: () => import('./i18n/en'),
  }),
);
afterEach(() => document.body.replaceChildren());

const offers = internshipProgramme(2026)?.offers ?? [];

it.each(offers.map((offer) => [offer.code, offer] as const))(
  'says all of %s, word for word',
  async (_, content) => {
    const offer = { content, places: 2, startsOn: '2026-03-02', endsOn: null };
    const { root } = await render('<h1>Offre</h1><ui-offer-view [offer]="offer" />', [OfferView], { offer });
    const said = root.textContent;
    const texts = [
      ...[content.objective, content.missionsLead, content.role, ...content.hashtags],
      ...content.context.map(({ text }) => text),
      ...content.organisation.map(({ text }) => text),
      ...content.missions.map(({ text }) => text),
      ...content.steps.map(({ label }) => label),
      ...content.deliverables.map(({ label }) => label),
      ...content.references.map(({ title }) => title),
    ];
    expect(texts.filter((text) => !said.includes(text))).toEqual([]);
    expect(said).toContain('2 places');
    expect(said).toContain('À partir du 2 mars 2026');
    expect(await violations(root)).toEqual([]);
  },
);
