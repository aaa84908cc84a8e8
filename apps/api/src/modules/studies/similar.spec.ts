import type { Similar } from '@jalon/contracts';
import type { Principal } from '@jalon/domain';
import { TestApp, type TestClient } from '../../testing/app.js';
import { INDEXES_ONLY, similarStatement } from './persistence/similar.query.js';

let app: TestApp;
let north: string;
let south: string;
let manager: TestClient;
let partner: TestClient;

beforeAll(async () => {
  app = await TestApp.start();
  north = await app.entity('Caisse du Nord');
  south = await app.entity('Caisse du Sud');
  manager = await app.signIn('project_manager');
  partner = await app.signIn('partner', north);
  for (const [title, entityId] of [
    ['Détection de fraude', south],
    ['Détection de la fraude documentaire en agence', north],
    ['Prévision de trésorerie', north],
    ['Tri des réclamations', south],
  ] as const) {
    expect((await manager.post('/api/use-cases', { title, entityId })).status).toBe(201);
  }
  await partner.post('/api/studies', { title: 'Détecter les fraudes à l’assurance', entityId: north });
  await manager.post('/api/studies', { title: 'Tri des courriers de réclamation', entityId: south });
}, 60_000);

afterAll(() => app.stop());

async function similar(title: string, who = manager, more = ''): Promise<Similar['items']> {
  const answer = await who.get<Similar>(`/api/similar?title=${encodeURIComponent(title)}${more}`);
  expect([title, answer.status]).toEqual([title, 200]);
  return answer.body.items;
}
const titles = (items: Similar['items']) => items.map((item) => item.title);

it.each([
  ['with typing errors and without accents', 'detecton de fraudes'],
  ['in capitals', 'DÉTECTION DE FRAUDE'],
  ['with letters swapped', 'Détcetion de fruade'],
  ['while it is being typed', 'détection de fra'],
  ['with other words around', 'La détection de fraude'],
])('finds « Détection de fraude » %s', async (_how, typed) => {
  expect(titles(await similar(typed))[0]).toBe('Détection de fraude');
});

it('says how alike, most alike first, and what each is', async () => {
  const items = await similar('Détection de fraude');
  expect(items[0]).toMatchObject({
    kind: 'use_case',
    percent: 100,
    stage: 'opportunity',
    condition: 'active',
    state: null,
    entityName: 'Caisse du Sud',
  });
  expect(items.map((item) => item.percent)).toEqual(items.map((item) => item.percent).sort((a, b) => b - a));
  const [study] = await similar('Détecter les fraudes à l’assurance', partner);
  expect(study).toMatchObject({ kind: 'study', percent: 100, state: 'draft', stage: null, condition: null });
});

it.each(['Gestion des congés', 'zzzzzz', '%%%', "' or 1=1 --", '日本語'])(
  'finds nothing like %s',
  async (typed) => {
    expect(await similar(typed)).toEqual([]);
  },
);

it('tells a partner only of its own entity, and the lab nothing of drafts of others', async () => {
  expect(titles(await similar('Détection de fraude', partner))).not.toContain('Détection de fraude');
  expect(titles(await similar('Détection de fraude', partner))).toContain(
    'Détection de la fraude documentaire en agence',
  );
  expect(titles(await similar('Tri des courriers de réclamation', partner))).toEqual([]);
  expect(titles(await similar('Détecter les fraudes à l’assurance', manager))).not.toContain(
    'Détecter les fraudes à l’assurance',
  );
});

it('leaves out the one being written', async () => {
  const [found] = await similar('Prévision de trésorerie');
  expect(found?.title).toBe('Prévision de trésorerie');
  expect(await similar('Prévision de trésorerie', manager, `&except=${found?.id ?? ''}`)).toEqual([]);
});

it('refuses what is too short to compare', async () => {
  expect((await manager.get('/api/similar?title=de')).status).toBe(422);
  expect((await manager.get('/api/similar')).status).toBe(422);
});

describe('in a large portfolio', () => {
  beforeAll(async () => {
    const titles = `select (array['Lecture','Tri','Résumé','Contrôle','Prévision'])[1 + n % 5] || ' ' ||
         (array['des contrats','des courriers','des sinistres','des flux','des appels'])[1 + n / 5 % 5] || ' ' ||
         substr(md5(n::text), 1, 8) as title, case when n % 40 = 0 then $1::uuid else $2::uuid end as entity
       from generate_series(1, 10000) n`;
    await app.query(
      `insert into use_case (title, entity_id, stage_since) select title, entity, '2026-01-05' from (${titles}) t`,
      [north, south],
    );
    await app.query(
      `insert into opportunity_study (title, entity_id, state, submitted_on)
       select title, entity, 'submitted', '2026-01-05' from (${titles}) t`,
      [north, south],
    );
    await app.query('vacuum analyze');
  }, 120_000);

  it.each<[string, () => Principal, readonly RegExp[]]>([
    [
      'the lab reads the trigram indexes',
      () => manager.principal,
      [/use_case_title_trgm/, /study_title_trgm/],
    ],
    // Its few rows are found by entity.
    [
      'a partner reads no other entity',
      () => partner.principal,
      [/use_case_entity|use_case_title_trgm/, /study_entity|study_title_trgm/],
    ],
  ])('%s, and has the answer as it types', async (_who, principal, indexes) => {
    const { text, values } = similarStatement(principal(), 'detecton de fraudes', null);
    const plan = await app.core.database.snapshot(async (query) => {
      await query(INDEXES_ONLY);
      return query<{ 'QUERY PLAN': string }>(`explain (analyze, buffers) ${text}`, values);
    });
    const lines = plan.map((row) => row['QUERY PLAN']).join('\n');
    expect(lines).not.toMatch(/Seq Scan on (use_case|opportunity_study)/);
    for (const index of indexes) expect(lines).toMatch(index);
    const [, took] = /Execution Time: ([\d.]+) ms/.exec(lines) ?? [];
    // A person pauses a third of a second between words: far from it, whatever else the machine does.
    expect(Number(took)).toBeLessThan(300);
  });
});
