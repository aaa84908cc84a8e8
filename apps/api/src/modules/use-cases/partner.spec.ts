import type { Problem, Reference, UseCaseCounts, UseCaseDetail, UseCasePage } from '@jalon/contracts';
import * as contracts from '@jalon/contracts';
import { TestApp, type TestClient } from '../../testing/app.js';

const SECRET = 'Zanzibar';

let app: TestApp;
let lab: TestClient;
let partner: TestClient;
let own: string;
let other: string;
let mine: UseCaseDetail;
let theirs: UseCaseDetail;
const ids = { labUsed: '', labUnused: '', ownPerson: '', theirPerson: '', ownProduct: '', theirProduct: '' };

beforeAll(async () => {
  app = await TestApp.start();
  own = await app.entity('Caisse du Nord');
  other = await app.entity(`Caisse ${SECRET}`);
  ids.labUsed = await app.person('Ada Martin');
  ids.labUnused = await app.person(`Personne ${SECRET}`);
  ids.ownPerson = await app.person('Ben Nord', own);
  ids.theirPerson = await app.person(`Chloé ${SECRET}`, other);
  ids.ownProduct = await app.product('CAGS');
  ids.theirProduct = await app.product(`Produit ${SECRET}`);
  lab = await app.signIn('project_manager');
  partner = await app.signIn('partner', own);
  const create = async (body: Record<string, unknown>) => {
    const answer = await lab.post<UseCaseDetail>('/api/use-cases', body);
    expect(answer.status).toBe(201);
    return answer.body;
  };
  mine = await create({
    title: 'Tri des courriers',
    entityId: own,
    domain: 'Courrier',
    tags: ['tri'],
    sponsorId: ids.ownPerson,
    functionalReferentId: ids.labUsed,
    productId: ids.ownProduct,
  });
  theirs = await create({
    title: `Tri ${SECRET}`,
    summary: `Tri ${SECRET}`,
    entityId: other,
    domain: `Domaine ${SECRET}`,
    tags: [`Étiquette ${SECRET}`],
    sponsorId: ids.theirPerson,
    productId: ids.theirProduct,
    health: 'off_track',
    healthReason: SECRET,
  });
});

afterAll(() => app.stop());

const urls = () => [
  '/api/use-cases',
  `/api/use-cases?entity=${other}`,
  '/api/use-cases?q=tri',
  `/api/use-cases?q=${SECRET}`,
  '/api/use-cases?q=Zanzibra',
  `/api/use-cases?q=${theirs.code}`,
  '/api/use-cases?health=off_track',
  '/api/use-cases?page=2',
  `/api/use-cases?domain=${encodeURIComponent(`Domaine ${SECRET}`)}`,
  `/api/use-cases?product=${ids.theirProduct}`,
  '/api/use-cases?sort=entity&dir=desc',
  '/api/use-cases/counts',
  '/api/use-cases/counts?q=tri',
  `/api/use-cases/counts?entity=${other}`,
  '/api/use-cases/overview',
  '/api/use-cases/overview?q=tri',
  '/api/views',
  '/api/reference',
  `/api/use-cases/${theirs.id}`,
  `/api/use-cases/${theirs.code}`,
  `/api/use-cases/${theirs.id}/activity`,
  `/api/use-cases/${mine.id}`,
  `/api/use-cases/${mine.id}/activity`,
  '/api/monthly-reports/view?month=2026-03',
  `/api/monthly-reports/view?month=2026-03&entityId=${other}`,
  '/api/session',
  '/api/jobs',
];

it('tells a partner nothing of another entity, whatever it asks', async () => {
  for (const url of urls()) {
    const answer = await partner.get(url);
    const text = JSON.stringify(answer.body);
    for (const secret of [
      SECRET,
      theirs.id,
      theirs.code,
      other,
      ids.theirPerson,
      ids.theirProduct,
      ids.labUnused,
    ]) {
      expect([url, secret, text.includes(secret)]).toEqual([url, secret, false]);
    }
  }
  // The same questions do have answers that tell: the lab gets them.
  const told = await lab.get('/api/use-cases?q=tri');
  expect(JSON.stringify(told.body)).toContain(SECRET);
});

it('counts, finds and lists only its own', async () => {
  const page = await partner.get<UseCasePage>('/api/use-cases');
  expect(page.body.items.map((row) => row.id)).toEqual([mine.id]);
  expect(page.body.total).toBe(1);
  const counts = await partner.get<UseCaseCounts>('/api/use-cases/counts');
  expect(counts.body.total).toBe(1);
  expect(counts.body.entity).toEqual([{ value: own, count: 1 }]);
  expect(counts.body.health).toEqual([{ value: 'not_rated', count: 1 }]);
});

it('gives the names of its own use cases to choose from, and no others', async () => {
  const answer = await partner.get<Reference>('/api/reference');
  expect(() => contracts.reference.parse(answer.body)).not.toThrow();
  expect(answer.body.entities.map((entity) => entity.id)).toEqual([own]);
  expect(answer.body.people.map((person) => person.id)).toEqual(
    expect.arrayContaining([ids.labUsed, ids.ownPerson, partner.principal.personId]),
  );
  expect(answer.body.people).toHaveLength(3);
  expect(answer.body.products.map((product) => product.id)).toEqual([ids.ownProduct]);
  expect(answer.body).toMatchObject({ domains: ['Courrier'], tags: ['tri'] });
});

it('answers another entity’s use case as one that does not exist', async () => {
  const real = await partner.get<Problem>(`/api/use-cases/${theirs.id}`);
  const invented = await partner.get<Problem>('/api/use-cases/3f2b7c1e-8d4a-4f6b-9c0d-1e2f3a4b5c6d');
  expect(real.status).toBe(404);
  const { requestId: _a, ...realBody } = real.body;
  const { requestId: _b, ...inventedBody } = invented.body;
  expect(realBody).toEqual(inventedBody);
});

it('shows its own use case, but offers no edit, and no conflict tells of it', async () => {
  const answer = await partner.get<UseCaseDetail>(`/api/use-cases/${mine.code}`);
  expect(answer.body).toMatchObject({ id: mine.id, mayEdit: false, mayMove: false });
  for (const target of [mine, theirs]) {
    const stale = await partner.patch<Problem>(`/api/use-cases/${target.id}`, {
      version: 99,
      changes: { title: 'x' },
    });
    expect(stale.status).toBe(403);
    expect(stale.body.current).toBeUndefined();
  }
});

it('hears of a new name at once', async () => {
  const created = await lab.post<{ id: string; version: number }>('/api/entities', {
    name: 'Nouvelle caisse',
  });
  const reference = await lab.get<Reference>('/api/reference');
  expect(reference.body.entities.map((entity) => entity.id)).toContain(created.body.id);
  // Written by somebody else, as another process would: announced by PostgreSQL.
  await app.query('update partner_entity set name = $2 where id = $1', [created.body.id, 'Caisse renommée']);
  const deadline = Date.now() + 60_000;
  let names: readonly string[] = [];
  while (!names.includes('Caisse renommée') && Date.now() < deadline) {
    names = (await lab.get<Reference>('/api/reference')).body.entities.map((entity) => entity.name);
  }
  expect(names).toContain('Caisse renommée');
});
