import type { Problem, SavedView, SavedViews } from '@jalon/contracts';
import { VIEWS_MAX } from '@jalon/contracts';
import { fieldsOf, TestApp, type TestClient } from '../../testing/app.js';

let app: TestApp;
let manager: TestClient;
let colleague: TestClient;
let partner: TestClient;

beforeAll(async () => {
  app = await TestApp.start();
  manager = await app.signIn('project_manager');
  colleague = await app.signIn('intern');
  partner = await app.signIn('partner', await app.entity('Caisse du Nord'));
});

afterAll(() => app.stop());

const names = async (client: TestClient) =>
  (await client.get<SavedViews>('/api/views')).body.items.map((view) => view.name);

async function save(client: TestClient, name: string, more: Record<string, unknown> = {}) {
  return client.post<SavedView>('/api/views', { name, query: 'stage=delivery&layout=board', ...more });
}

it('keeps a view to its owner until it is shared', async () => {
  const created = await save(manager, 'En réalisation');
  expect(created.status).toBe(201);
  expect(created.body).toMatchObject({ query: 'stage=delivery&layout=board', shared: false, mine: true });
  expect(await names(colleague)).toEqual([]);
  const shared = await manager.patch<SavedView>(`/api/views/${created.body.id}`, {
    version: 1,
    changes: { shared: true },
  });
  expect(shared.body).toMatchObject({ shared: true, version: 2 });
  const seen = (await colleague.get<SavedViews>('/api/views')).body.items;
  expect(seen).toEqual([
    expect.objectContaining({ name: 'En réalisation', mine: false, byName: expect.any(String) as string }),
  ]);
});

it('is shared within the lab: a partner sees its own views alone', async () => {
  await save(manager, 'Caisse du Sud à surveiller', { shared: true });
  await save(partner, 'La mienne');
  expect(await names(partner)).toEqual(['La mienne']);
});

it('is changed and removed by its owner alone', async () => {
  const { body: view } = await save(manager, 'Suivi', { shared: true });
  const hidden = (await save(manager, 'À moi')).body;
  const change = { version: 1, changes: { name: 'Autre' } };
  expect((await colleague.patch(`/api/views/${view.id}`, change)).status).toBe(403);
  expect((await colleague.delete(`/api/views/${view.id}`)).status).toBe(403);
  expect((await colleague.patch(`/api/views/${hidden.id}`, change)).status).toBe(404);
  expect((await colleague.delete(`/api/views/${hidden.id}`)).status).toBe(404);
  expect((await manager.delete(`/api/views/${view.id}`)).status).toBe(204);
  expect((await manager.delete(`/api/views/${view.id}`)).status).toBe(404);
});

it('is the same however its id is written', async () => {
  const { id } = (await save(manager, 'Casse')).body;
  const change = { version: 1, changes: { name: 'Autre casse' } };
  const answer = await manager.patch<SavedView>(`/api/views/${id.toUpperCase()}`, change);
  expect(answer).toMatchObject({ status: 200, body: { id, name: 'Autre casse' } });
});

it('holds no character that no database keeps', async () => {
  const answer = await manager.post<Problem>('/api/views', { name: 'Nul', query: 'q=a\u0000' });
  expect([answer.status, fieldsOf(answer)]).toEqual([422, ['query']]);
});

it('is shared by the lab only', async () => {
  const created = await save(partner, 'Mes cas');
  expect(created.status).toBe(201);
  expect((await save(partner, 'Pour tous', { shared: true })).status).toBe(403);
  const change = { version: 1, changes: { shared: true } };
  expect((await partner.patch(`/api/views/${created.body.id}`, change)).status).toBe(403);
});

it('refuses a second view of the name, whatever its accents and case', async () => {
  const { body: first } = await save(manager, 'Priorités');
  const again = await save(manager, 'PRIORITES');
  expect([again.status, fieldsOf(again)]).toEqual([409, ['name']]);
  expect((await save(colleague, 'Priorités')).status).toBe(201);
  const second = (await save(manager, 'Paris')).body;
  const renamed = await manager.patch(`/api/views/${second.id}`, {
    version: 1,
    changes: { name: first.name },
  });
  expect([renamed.status, fieldsOf(renamed)]).toEqual([409, ['changes.name']]);
});

it('says the current view to who changes an old one', async () => {
  const { body: view } = await save(manager, 'Ancienne');
  await manager.patch(`/api/views/${view.id}`, { version: 1, changes: { name: 'Nouvelle' } });
  const stale = await manager.patch<Problem>(`/api/views/${view.id}`, {
    version: 1,
    changes: { name: 'Encore' },
  });
  expect([stale.status, stale.body.current]).toEqual([409, expect.objectContaining({ name: 'Nouvelle' })]);
});

it.each([
  ['stage=nowhere'],
  ['unknown=1'],
  ['entity=not-an-id'],
  ['layout=pie'],
  ['page=2'],
  ['late=perhaps'],
  ['q=%E0%A4%A&stage=nowhere'],
])('refuses a question the list does not know: %s', async (query) => {
  const answer = await save(manager, 'Fausse', { query });
  expect([answer.status, fieldsOf(answer)]).toEqual([422, ['query']]);
});

it.each([
  [''],
  ['?q=tri%20%C3%A0%20faire&sort=updated&dir=desc'],
  ['stage=framing,delivery&domain=a&domain=b%2Cc&group=entity&zoom=year&layout=roadmap&late=true'],
])('takes what the list takes: %s', async (query) => {
  const answer = await save(manager, `Vraie ${query.length}`, { query });
  expect([answer.status, answer.body.query]).toEqual([201, query.replace('?', '')]);
});

it('stops at a hundred a person', async () => {
  const busy = await app.signIn('expert');
  await app.query(
    `insert into saved_view (account_id, name, query) select $1, 'Vue ' || n, '' from generate_series(1, $2::int) n`,
    [busy.principal.accountId, VIEWS_MAX],
  );
  const answer = await save(busy, 'Une de trop');
  expect([answer.status, (answer.body as unknown as Problem).code]).toEqual([413, 'limit_exceeded']);
});
