import type { InternshipCampaigns, OfferList, PublicOffers } from '@jalon/contracts';
import { UnitOfWork } from '../../database/unit-of-work.js';
import { TestApp, TEST_TODAY, type TestClient } from '../../testing/app.js';
import { loadDemo } from './index.js';

let app: TestApp;
let manager: TestClient;

beforeAll(async () => {
  app = await TestApp.start();
  const actor = { accountId: null, personId: null, requestId: null };
  await app.nest.get(UnitOfWork).run(actor, (tx) => loadDemo(tx, TEST_TODAY));
  manager = await app.signIn('project_manager');
});

afterAll(() => app.stop());

const count = async (table: string) =>
  (await app.query<{ count: number }>(`select count(*)::int as count from ${table}`))[0]?.count;

it('has the campaign of 2026, two offers that candidates read, and who applied', async () => {
  const { body } = await manager.get<InternshipCampaigns>('/api/internship-campaigns');
  expect(body.items).toMatchObject([
    { year: 2026, state: 'open', offers: { draft: 5, published: 2, closed: 0 }, applications: 5 },
  ]);
  const { items } = (await manager.get<OfferList>(`/api/internship-offers?campaignId=${body.items[0]?.id}`))
    .body;
  expect(
    items.filter(({ state }) => state === 'published').map(({ number, missing }) => [number, missing]),
  ).toEqual([
    [1, []],
    [4, []],
  ]);
  expect(items.find(({ number }) => number === 1)?.productName).toBe('CA Generative Search (CAGS)');
  const read = await app.anonymous<PublicOffers>('GET', '/api/public/offers');
  expect(read.body.items.map(({ number }) => number)).toEqual([1, 4]);
});

it('goes away whole, but for an offer that somebody applied to', async () => {
  await app.query(
    `insert into internship_application (offer_id, name, email, received_at, last_contact_on, retained_until, updated_at)
     select id, 'Vraie Personne', 'vraie@example.org', now(), '2026-03-18', '2028-03-18', now()
     from internship_offer where number = 4`,
  );
  const admin = await app.signIn('admin');
  expect((await admin.delete('/api/demo')).status).toBeLessThan(300);
  expect([await count('internship_application'), await count('internship_application_file')]).toEqual([1, 0]);
  expect(await app.query('select number, is_demo from internship_offer')).toEqual([
    { number: 4, is_demo: false },
  ]);
  expect(await app.query('select year, is_demo from internship_campaign')).toEqual([
    { year: 2026, is_demo: false },
  ]);
});
