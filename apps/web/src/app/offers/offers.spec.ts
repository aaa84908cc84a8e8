import { provideHttpClient, type HttpRequest } from '@angular/common/http';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import type { InternshipCampaigns, OfferCard, OfferDetail } from '@jalon/contracts';
import { answering, refused, type Answer } from '../../../testing/answers';
import { byText, one, press, render, settle, type, violations } from '../../../testing/render';
import { I18n } from '../core/i18n/i18n';
import { CampaignPage } from './campaign-page';
import { OfferPage } from './offer-page';
import { anOffer, OFFER_ID } from './testing/an-offer';

const ADDRESS = `/api/internship-offers/${OFFER_ID}`;

/** Little to render: what is tested does not depend on how much there is. */
function aShortOffer(): OfferDetail {
  const { content } = anOffer();
  const { missions, deliverables, context } = content;
  return anOffer({
    content: {
      ...content,
      missions: missions.slice(0, 2),
      deliverables: deliverables.slice(0, 1),
      context: context.slice(0, 1),
    },
  });
}

async function prepare(answers: Readonly<Record<string, Answer>>) {
  const server = answering(answers);
  TestBed.configureTestingModule({
    providers: [provideHttpClient(), ...server.providers, provideRouter([])],
  });
  const i18n = TestBed.inject(I18n);
  await i18n.addScope('offers', { fr: () => import('./i18n/fr'), en: () => import('./i18n/en') });
  await i18n.addScope('offerView', {
    fr: () => import('../ui/offer-view/i18n/fr'),
    en: () => import('../ui/offer-view/i18n/en'),
  });
  return server;
}

async function showOffer(detail: OfferDetail, answers: Readonly<Record<string, Answer>> = {}) {
  const server = await prepare({ [`GET ${ADDRESS}`]: () => detail, ...answers });
  return { server, ...(await render(`<app-offer-page id="${OFFER_ID}" />`, [OfferPage])) };
}

afterEach(() => document.body.replaceChildren());

describe('the page of an offer', () => {
  it('says what lacks before publication, and shows it as candidates read it', async () => {
    const { root, fixture } = await showOffer(aShortOffer());
    expect(root.textContent).toContain('Avant publication, il manque : tuteur, référent fonctionnel');
    expect(await violations(one(root, '.sections'))).toEqual([]);
    byText(root, 'button', 'Aperçu').click();
    await settle(fixture);
    expect(one(root, 'dialog[open]').textContent).toContain(anOffer().content.missions[0]?.text);
    expect(await violations(one(root, 'dialog[open]'))).toEqual([]);
  });

  it('saves only what was typed, and nothing over somebody else without asking', async () => {
    const theirs = anOffer({ version: 2, title: 'Un autre titre' });
    const save = (request: HttpRequest<unknown>) =>
      (request.body as { version: number }).version === 1
        ? refused(409, 'version_conflict', { current: theirs })
        : { ...theirs, version: 3, content: { ...theirs.content, role: 'Mon poste' } };
    const { root, fixture, server } = await showOffer(anOffer(), { [`PATCH ${ADDRESS}`]: save });
    const role = [...root.querySelectorAll('label')].find((label) => label.textContent.trim() === 'Poste');
    type(one<HTMLInputElement>(root, `#${role?.htmlFor ?? ''}`), 'Mon poste');
    await settle(fixture);
    byText(root, 'button', 'Enregistrer').click();
    await settle(fixture);
    byText(root, 'button', 'Enregistrer mes parties').click();
    await settle(fixture);
    const sent = server.requests.filter(({ method }) => method === 'PATCH').map(({ body }) => body);
    expect(sent).toEqual([
      { version: 1, changes: { content: { role: 'Mon poste' } } },
      { version: 2, changes: { content: { role: 'Mon poste' } } },
    ]);
    expect(one(root, 'h1').textContent).toBe('Un autre titre');
    expect(one(root, '[role=status]').textContent).toContain('Enregistré');
  });

  it('adds, moves and takes away missions by buttons', async () => {
    const { root, fixture } = await showOffer(anOffer());
    const rows = () => root.querySelectorAll('[aria-label^="Mission "]').length;
    const before = rows();
    byText(root, 'button', 'Ajouter une mission').click();
    await settle(fixture);
    expect(rows()).toBe(before + 1);
    one<HTMLButtonElement>(root, '[aria-label="Monter Mission 2"]').click();
    await settle(fixture);
    const second = anOffer().content.missions[1]?.text;
    expect(one<HTMLTextAreaElement>(root, '[aria-label="Mission 1"]').value).toBe(second);
    one<HTMLButtonElement>(root, '[aria-label="Retirer Mission 1"]').click();
    await settle(fixture);
    expect(rows()).toBe(before);
  });

  it('is read, not written, by who may not manage', async () => {
    const { root } = await showOffer(anOffer({ mayManage: false, mayDelete: false, allowedMoves: [] }));
    expect(root.querySelectorAll('input, textarea')).toHaveLength(0);
    expect(root.textContent).toContain(anOffer().content.objective);
    expect(await violations(root)).toEqual([]);
  });
});

describe('the campaign', () => {
  const campaign: InternshipCampaigns['items'][number] = {
    ...{ id: anOffer().campaignId, year: 2026, title: 'Stages 2026', state: 'open', opensOn: null },
    ...{ closesOn: '2026-05-01', applications: 3, version: 1 },
    offers: { draft: 1, published: 1, closed: 0 },
  };
  const card = (change: Partial<OfferCard>): OfferCard => {
    const { content, ...rest } = anOffer();
    return { ...rest, role: content.role, hashtags: content.hashtags, ...change };
  };

  it('shows offers by state with what lacks and who applied, and goes by arrows', async () => {
    const published = card({
      ...{ id: '00000000-0000-4000-8000-000000000009', number: 2, state: 'published', missing: [] },
      applications: { ...anOffer().applications, received: 3 },
    });
    const server = await prepare({
      'GET /api/internship-campaigns': () => ({
        items: [campaign],
        loadable: [],
        catalogues: [2026],
        mayManage: true,
      }),
      'GET /api/internship-offers': () => ({ items: [card({}), published], mayManage: true }),
    });
    const { root, fixture } = await render('<h1>Stages</h1><app-campaign-page />', [CampaignPage]);
    expect(server.asked).toContain(`GET /api/internship-offers?campaignId=${campaign.id}`);
    expect(one(root, '[data-column=draft]').textContent).toContain('Il manque\u00a0: tuteur');
    expect(one(root, '[data-column=published]').textContent).toContain('3 candidatures');
    expect(root.textContent).toContain('Candidatures jusqu’au 1er mai 2026');
    expect(await violations(root)).toEqual([]);
    const [first, second] = root.querySelectorAll<HTMLElement>('[data-card]');
    first?.focus();
    if (first) press(first, 'ArrowRight');
    expect(document.activeElement).toBe(second);
    byText(root, 'button', 'Réglages').click();
    await settle(fixture);
    expect(await violations(one(root, 'dialog[open]'))).toEqual([]);
  });

  it('begins by loading the catalogue of the year', async () => {
    let isLoaded = false;
    const server = await prepare({
      'GET /api/internship-campaigns': () =>
        isLoaded
          ? { items: [campaign], loadable: [], catalogues: [2026], mayManage: true }
          : { items: [], loadable: [2026], catalogues: [2026], mayManage: true },
      'GET /api/internship-offers': () => ({ items: [card({})], mayManage: true }),
      'POST /api/internship-campaigns/catalogue': () => {
        isLoaded = true;
        return { campaign, added: 7 };
      },
    });
    const { root, fixture } = await render('<h1>Stages</h1><app-campaign-page />', [CampaignPage]);
    byText(root, 'button', 'Charger le catalogue 2026').click();
    await settle(fixture);
    expect(server.requests.find(({ method }) => method === 'POST')?.body).toEqual({ year: 2026 });
    expect(root.textContent).toContain('Stages 2026');
    expect(root.querySelectorAll('[data-card]')).toHaveLength(1);
  });
});
