import {
  catalogueLoaded,
  internshipCampaigns,
  offerDetail,
  offerList,
  publicOffer,
  publicOffers,
  type CatalogueLoaded,
  type InternshipCampaign,
  type InternshipCampaigns,
  type OfferDetail,
  type OfferList,
  type Problem,
  type PublicOffer,
  type PublicOffers,
} from '@jalon/contracts';
import { internshipProgramme } from '@jalon/domain';
import { TestApp, type TestClient } from '../../testing/app.js';
import { aPublishedOffer } from './testing/offer-world.js';

let app: TestApp;
let manager: TestClient;

beforeAll(async () => {
  app = await TestApp.start();
  manager = await app.signIn('project_manager');
});
afterAll(() => app.stop());
beforeEach(async () => {
  await app.query('delete from internship_campaign');
});

const load = () => manager.post<CatalogueLoaded>('/api/internship-campaigns/catalogue', { year: 2026 });
const offersOf = async (campaignId: string) =>
  (await manager.get<OfferList>(`/api/internship-offers?campaignId=${campaignId}`)).body.items;
const detailOf = async (id: string) => (await manager.get<OfferDetail>(`/api/internship-offers/${id}`)).body;

describe('the catalogue of 2026', () => {
  it('is loaded word for word, with nothing beside it', async () => {
    const { body } = await load();
    expect(catalogueLoaded.parse(body)).toMatchObject({ added: 7, campaign: { year: 2026, state: 'draft' } });
    for (const card of await offersOf(body.campaign.id)) {
      const source = internshipProgramme(2026)?.offers.find((offer) => offer.number === card.number);
      const { title, number, ...content } = source ?? { title: '', number: 0 };
      const shown = await detailOf(card.id);
      expect(offerDetail.parse(shown)).toMatchObject({
        ...{ title, number, content, state: 'draft', isPublic: false },
        ...{ tutorId: null, referentId: null, squadId: null, startsOn: null, endsOn: null },
      });
      expect(shown.missing.map(({ path }) => path)).toEqual(['tutorId', 'referentId']);
    }
  });

  it('loaded again adds what was taken out, and keeps what was written', async () => {
    const { campaign } = (await load()).body;
    const [first, second] = await offersOf(campaign.id);
    const edit = { version: 1, changes: { content: { objective: 'Un autre objectif' } } };
    await manager.patch(`/api/internship-offers/${first?.id}`, edit);
    expect((await manager.delete(`/api/internship-offers/${second?.id}`)).status).toBe(204);
    const listed = (await manager.get<InternshipCampaigns>('/api/internship-campaigns')).body;
    expect(internshipCampaigns.parse(listed)).toMatchObject({
      loadable: [2026],
      items: [{ offers: { draft: 6 } }],
    });
    expect((await load()).body.added).toBe(1);
    expect((await load()).body.added).toBe(0);
    expect((await detailOf(first?.id ?? '')).content.objective).toBe('Un autre objectif');
    expect((await manager.get<InternshipCampaigns>('/api/internship-campaigns')).body.loadable).toEqual([]);
  });

  it('is refused for a year that has none', async () => {
    const { status, body } = await manager.post<Problem>('/api/internship-campaigns/catalogue', {
      year: 2031,
    });
    expect([status, body.errors?.[0]?.code]).toEqual([422, 'unknown']);
  });
});

describe('a campaign', () => {
  it('is one a year, and keeps its dates in order', async () => {
    const made = await manager.post<InternshipCampaign>('/api/internship-campaigns', {
      year: 2027,
      title: 'Stages 2027',
    });
    expect(made.status).toBe(201);
    const again = await manager.post<Problem>('/api/internship-campaigns', { year: 2027, title: 'Encore' });
    expect([again.status, again.body.code]).toEqual([409, 'already_exists']);
    const url = `/api/internship-campaigns/${made.body.id}`;
    const wrong = { version: 1, changes: { opensOn: '2026-05-01', closesOn: '2026-04-01' } };
    expect((await manager.patch<Problem>(url, wrong)).body.errors?.[0]?.code).toBe('to_before_from');
    const right = { version: 1, changes: { opensOn: '2026-04-01', closesOn: '2026-05-01' } };
    expect((await manager.patch(url, right)).status).toBe(200);
    const stale = await manager.patch<Problem>(url, right);
    expect([stale.status, (stale.body.current as InternshipCampaign).opensOn]).toEqual([409, '2026-04-01']);
  });
});

describe('an offer', () => {
  async function aDraft(): Promise<OfferDetail> {
    const { campaign } = (await load()).body;
    const command = { campaignId: campaign.id, title: 'Détection d’anomalies', template: 'AUDIT_BIAIS' };
    return (await manager.post<OfferDetail>('/api/internship-offers', command)).body;
  }

  it('begins with the steps of its template and says what it lacks', async () => {
    const draft = await aDraft();
    expect(draft).toMatchObject({ number: 8, slug: '2026-8-detection-d-anomalies', state: 'draft' });
    expect(draft.content.steps.map(({ code }) => code)).toContain('MITIGATION');
    const publish = await manager.post<Problem>(`/api/internship-offers/${draft.id}/transitions`, {
      version: draft.version,
      name: 'publish',
    });
    expect([publish.status, publish.body.code]).toEqual([422, 'evidence_missing']);
    expect(publish.body.errors?.map(({ path }) => path)).toEqual(draft.missing.map(({ path }) => path));
  });

  it('is saved part by part, and never over what somebody else wrote', async () => {
    const draft = await aDraft();
    const url = `/api/internship-offers/${draft.id}`;
    const first = { version: 1, changes: { title: 'Anomalies', content: { hashtags: ['#IA'] } } };
    const saved = (await manager.patch<OfferDetail>(url, first)).body;
    expect(saved).toMatchObject({ title: 'Anomalies', slug: '2026-8-anomalies', version: 2 });
    expect(saved.content).toMatchObject({ hashtags: ['#IA'], steps: draft.content.steps });
    const stale = await manager.patch<Problem>(url, { version: 1, changes: { title: 'Perdu' } });
    expect([stale.status, (stale.body.current as OfferDetail).title]).toEqual([409, 'Anomalies']);
    for (const [changes, code] of [
      [{ content: { hashtags: ['sans dièse'] } }, 'hashtag_expected'],
      [{ tutorId: draft.id }, 'unknown'],
      [{ startsOn: '2026-09-01', endsOn: '2026-03-01' }, 'to_before_from'],
      [{ content: { code: 'AUTRE' } }, 'unknown_field'],
    ] as const) {
      const { status, body } = await manager.patch<Problem>(url, { version: 2, changes });
      expect([status, body.errors?.[0]?.code]).toEqual([422, code]);
    }
  });

  it('is read by everybody once published, and keeps what candidates read whole', async () => {
    const offer = await aPublishedOffer(app, manager);
    expect(offer).toMatchObject({ state: 'published', isPublic: true, mayDelete: false });
    const { body } = await app.anonymous<PublicOffer>('GET', `/api/public/offers/${offer.slug}`);
    expect(publicOffer.parse(body).content).toEqual(offer.content);
    expect(body.retainedUntil).toBe('2028-03-18');
    // Nobody's name is public.
    const tutor = offer.tutorName ?? '';
    expect([tutor.length > 0, JSON.stringify(body).includes(tutor)]).toEqual([true, false]);
    const emptied = { version: offer.version, changes: { content: { missions: [] } } };
    const refused = await manager.patch<Problem>(`/api/internship-offers/${offer.id}`, emptied);
    expect([refused.status, refused.body.errors?.[0]?.path]).toEqual([422, 'missions']);
    const retitled = { version: offer.version, changes: { title: 'Un autre titre' } };
    expect((await manager.patch<OfferDetail>(`/api/internship-offers/${offer.id}`, retitled)).body.slug).toBe(
      offer.slug,
    );
  });

  it('is found by a word without accents and by a hashtag', async () => {
    const offer = await aPublishedOffer(app, manager);
    const list = async (query: string) =>
      (await app.anonymous<PublicOffers>('GET', `/api/public/offers?${query}`)).body;
    expect(publicOffers.parse(await list('')).items.map(({ slug }) => slug)).toEqual([offer.slug]);
    expect((await list('q=developpement')).items).toHaveLength(1);
    expect((await list('q=introuvable')).items).toHaveLength(0);
    expect((await list('hashtag=%23llm')).items).toHaveLength(1);
    expect((await list('hashtag=%23autre')).items).toHaveLength(0);
    expect((await list('')).hashtags).toContainEqual({ value: '#LLM', count: 1 });
  });

  it('closes to candidates with itself, with its campaign, and on its days', async () => {
    const offer = await aPublishedOffer(app, manager);
    const read = async () => (await app.anonymous('GET', `/api/public/offers/${offer.slug}`)).status;
    expect(await read()).toBe(200);
    const campaign = `/api/internship-campaigns/${offer.campaignId}`;
    const change = async (changes: object) => {
      const { version } = (await manager.get<InternshipCampaign>(campaign)).body;
      expect((await manager.patch(campaign, { version, changes })).status).toBe(200);
    };
    await change({ closesOn: '2026-03-17' });
    expect(await read()).toBe(404);
    await change({ closesOn: '2026-03-18' });
    expect(await read()).toBe(200);
    await change({ state: 'closed' });
    expect(await read()).toBe(404);
    await change({ state: 'open' });
    const url = `/api/internship-offers/${offer.id}`;
    await manager.post(`${url}/transitions`, { version: offer.version, name: 'close' });
    expect(await read()).toBe(404);
    expect(
      offerList.parse((await manager.get(`/api/internship-offers?campaignId=${offer.campaignId}`)).body)
        .items,
    ).toHaveLength(7);
    expect((await manager.delete<Problem>(url)).body).toMatchObject({ errors: [{ code: 'not_a_draft' }] });
  });

  it('lists a campaign in one statement that its indexes answer', async () => {
    const offer = await aPublishedOffer(app, manager);
    await app.query(
      `insert into internship_application (offer_id, name, email, received_at, last_contact_on, retained_until, updated_at)
       select $1, 'Personne ' || n, 'p' || n || '@example.org', now(), '2026-03-18', '2028-03-18', now()
       from generate_series(1, 10000) n`,
      [offer.id],
    );
    await app.query('analyze internship_application');
    const card = (await offersOf(offer.campaignId)).find(({ id }) => id === offer.id);
    expect(card?.applications.received).toBe(10_000);
  });
});
