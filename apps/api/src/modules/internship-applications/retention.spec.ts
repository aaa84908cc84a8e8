import { createHash } from 'node:crypto';
import type { ApplicationDetail } from '@jalon/contracts';
import { UnitOfWork } from '../../database/unit-of-work.js';
import { TestApp, type TestClient } from '../../testing/app.js';
import { LawStore } from '../internships/index.js';
import { EraseDueApplications } from './application/erase-applications.js';
import { ApplicationStore } from './persistence/application.store.js';
import { ErasureStore } from './persistence/erasure.store.js';
import { anApplication, anOffer, CV, score } from './testing/application-world.js';

const API = '/api/internship-applications';
const PERSON = { name: 'Maëlle Introuvable', email: 'maelle.introuvable@example.org' };
let app: TestApp;
let manager: TestClient;

beforeAll(async () => {
  app = await TestApp.start();
  manager = await app.signIn('project_manager');
});

afterAll(() => app.stop());

/** What the worker calls, on the database of the tests. */
function clock(): EraseDueApplications {
  const { database, clock: time } = app.core;
  const store = new ApplicationStore(database);
  return new EraseDueApplications(
    store,
    new ErasureStore(database),
    new LawStore(database),
    new UnitOfWork(database, time),
    time,
  );
}

/** Scored, interviewed and rejected, every text naming the person. */
async function aRejected(until?: string): Promise<string> {
  const id = await anApplication(app, await anOffer(app), { ...PERSON, ...(until ? { until } : {}) });
  await score(manager, id, 3);
  await manager.send('PUT', `${API}/${id}/scores`, {
    scores: [{ criterion: 'skills', score: 2, note: `${PERSON.name} connaît peu SQL` }],
  });
  await manager.post(`${API}/${id}/interviews`, { heldOn: '2026-03-17', notes: `Maëlle hésite` });
  const { version } = (await manager.get<ApplicationDetail>(`${API}/${id}`)).body;
  const body = { version, name: 'reject', reason: 'Le niveau de Maëlle INTROUVABLE en SQL' };
  await manager.post(`${API}/${id}/transitions`, body);
  if (until) {
    await app.query('update internship_application set retained_until = $2 where id = $1', [id, until]);
  }
  return id;
}

/** Every row of the database that still says something of the person, by table. */
async function traces(): Promise<readonly string[]> {
  const tables = await app.query<{ name: string }>(
    `select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`,
  );
  const found: string[] = [];
  for (const { name } of tables) {
    const rows = await app.query(
      `select 1 from "${name}" t where t::text ilike '%introuvable%' or t::text ilike '%maëlle%' limit 1`,
    );
    if (rows.length > 0) found.push(name);
  }
  return found;
}

const audits = async (id: string) =>
  (
    await app.query<{ action: string; account: string | null; changes: unknown }>(
      'select action, account_id as account, changes from audit where subject_id = $1 order by id',
      [id],
    )
  ).map(({ action }) => action.replace('internship_application.', ''));

it('hands a file over as an attachment by a name of nobody, and keeps who read it', async () => {
  const id = await anApplication(app, await anOffer(app), PERSON);
  const answer = await manager.get<string>(`${API}/${id}/files/1`);
  expect([answer.status, answer.body]).toEqual([200, CV.toString()]);
  expect(answer.headers).toMatchObject({
    'content-disposition': `attachment; filename="candidature-${id.slice(0, 8)}-1.pdf"`,
    'x-content-type-options': 'nosniff',
    'content-type': 'application/pdf',
    'cache-control': 'no-store',
  });
  const [read] = await app.query<{ account_id: string; action: string; changes: unknown }>(
    'select account_id, action, changes from audit where subject_id = $1',
    [id],
  );
  expect(read).toMatchObject({
    account_id: manager.principal.accountId,
    action: 'internship_application.file_read',
  });
  expect(JSON.stringify(read?.changes)).not.toContain('Maëlle');
  expect((await manager.get(`${API}/${id}/files/2`)).status).toBe(404);
  await app.query('delete from internship_application where id = $1', [id]);
});

it('hands one person all that is held of them, in a ZIP that names nobody', async () => {
  const id = await aRejected();
  const other = await anApplication(app, await anOffer(app), { email: 'Maelle.Introuvable@example.org' });
  const stranger = await anApplication(app, await anOffer(app), { name: 'Autre Personne' });
  const answer = await app.nest.inject({
    url: `${API}/${id}/export`,
    headers: { cookie: `jalon_session=${manager.token}`, 'sec-fetch-site': 'same-origin' },
  });
  expect(answer.statusCode).toBe(200);
  expect(answer.headers['content-disposition']).toBe(
    `attachment; filename="candidature-${id.slice(0, 8)}.zip"`,
  );
  const zip = answer.rawPayload.toString('latin1');
  // Each entry of the directory names its file 46 bytes after it begins.
  const names = zip
    .split('PK\u0001\u0002')
    .slice(1)
    .map((entry) => /candidature[\w.-]*\.(?:json|pdf)/.exec(entry)?.[0]);
  expect(names).toHaveLength(3);
  expect(names.join(' ')).not.toMatch(/introuvable/i);
  const text = answer.rawPayload.toString('utf8');
  for (const held of [PERSON.email, 'hésite', 'connaît peu SQL', '06 12 34 56 78', CV.toString()])
    expect(text).toContain(held);
  expect(text).toContain(createHash('sha256').update(CV).digest('hex'));
  expect(text).not.toContain('Autre Personne');
  expect(text).not.toContain('project_manager');
  await app.query('delete from internship_application where id = any($1)', [[id, other, stranger]]);
});

it('erases on request: nothing names the person anywhere, what was decided stays', async () => {
  const id = await aRejected();
  expect((await traces()).length).toBeGreaterThan(0);
  const { version } = (await manager.get<ApplicationDetail>(`${API}/${id}`)).body;
  const answer = await manager.post<ApplicationDetail>(`${API}/${id}/erasure`, { version });
  expect(answer.status).toBe(200);
  expect(answer.body).toMatchObject({
    name: '',
    email: '',
    phone: '',
    school: '',
    message: '',
    files: [],
    state: 'rejected',
    score: 270,
    erased: true,
    rank: null,
    mayErase: false,
  });
  expect(answer.body.history.at(-1)).toMatchObject({ name: 'reject', reason: 'Le niveau de … … en SQL' });
  expect(answer.body.interviews).toMatchObject([{ heldOn: '2026-03-17', notes: '' }]);
  expect(await traces()).toEqual([]);
  const again = await manager.post(`${API}/${id}/erasure`, { version: answer.body.version });
  expect(again.status).toBe(422);
  expect((await manager.get(`${API}/${id}/export`)).status).toBe(409);
  expect(await audits(id)).toEqual(['scored', 'scored', 'interview_noted', 'moved', 'erased']);
});

it('erases what is past its last day, once, whoever asks again and however often', async () => {
  const due = await Promise.all([aRejected('2026-03-17'), aRejected('2025-12-31')]);
  const kept = await aRejected('2026-03-18');
  // As two workers at once, and a restart after.
  const counts = await Promise.all([clock().byClock(), clock().byClock()]);
  expect(counts[0] + counts[1]).toBe(2);
  expect(await clock().byClock()).toBe(0);
  for (const id of due) {
    expect((await audits(id)).filter((action) => action === 'expired')).toHaveLength(1);
    expect((await manager.get<ApplicationDetail>(`${API}/${id}`)).body).toMatchObject({
      erased: true,
      name: '',
    });
  }
  expect((await manager.get<ApplicationDetail>(`${API}/${kept}`)).body).toMatchObject({ name: PERSON.name });
  app.clock.set('2026-03-18T23:30:00.000Z');
  // The 19th in Paris.
  expect(await clock().byClock()).toBe(1);
});

it('keeps one that became an internship five years after its end', async () => {
  const id = await anApplication(app, await anOffer(app), { state: 'accepted', until: '2026-03-01' });
  const person = await app.person('Stagiaire');
  await app.query(
    `insert into internship (application_id, person_id, first_name, last_name, title, template, starts_on, ends_on,
       teaching_from, teaching_to, week_minutes, created_at, updated_at)
     values ($1, $2, 'Maëlle', 'Introuvable', 'Tri', 'five_step', '2025-10-01', '2026-01-31', '2025-09-01',
       '2026-08-31', '{420,420,420,420,420,0,0}', now(), now())`,
    [id, person],
  );
  expect(await clock().byClock()).toBe(0);
  const later = await app.signIn('project_manager');
  const shown = (await later.get<ApplicationDetail>(`${API}/${id}`)).body;
  expect(shown).toMatchObject({ erased: false, retainedUntil: '2031-01-31' });
  app.clock.set('2031-02-01T09:00:00.000Z');
  expect(await clock().byClock()).toBe(1);
});
