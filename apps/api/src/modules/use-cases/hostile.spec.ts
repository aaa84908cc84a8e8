import type { UseCaseDetail } from '@jalon/contracts';
import { fieldsOf, TestApp, type TestClient } from '../../testing/app.js';

let app: TestApp;
let manager: TestClient;
let entity: string;
let useCase: UseCaseDetail;
let milestoneId: string;

const NOBODY = '3f2b7c1e-8d4a-4f6b-9c0d-1e2f3a4b5c6d';

beforeAll(async () => {
  app = await TestApp.start();
  entity = await app.entity('Caisse du Nord');
  manager = await app.signIn('project_manager');
  const created = await manager.post<UseCaseDetail>('/api/use-cases', { title: 'Tri', entityId: entity });
  const added = await manager.post<UseCaseDetail>(`/api/use-cases/${created.body.id}/milestones`, {
    name: 'Pilote',
    forecastOn: '2026-04-01',
  });
  useCase = added.body;
  milestoneId = useCase.milestones[0]?.id ?? '';
});

afterAll(() => app.stop());

/** Everything that could have been half written. */
const everything = () =>
  app.query(`select (select json_agg(u order by u.number) from use_case u) as use_cases,
    (select json_agg(m order by m.id) from milestone m) as milestones, (select count(*) from use_case_move) as moves,
    (select count(*) from use_case_health) as healths, (select count(*) from audit) as audits,
    (select json_agg(e order by e.id) from partner_entity e) as entities,
    (select json_agg(p order by p.id) from person p) as people, (select json_agg(p order by p.id) from product p) as products`);

const WRONG_TYPES = [42, true, { a: 1 }, ['x', ['y']]];
const BAD_LINES = ['', '   ', 'a\u0000b', 'a\nb', 'a\u001bb', '\ud800', ...WRONG_TYPES, null];
const BAD_PROSE = ['a\u0000b', '\udfff tail', 'x'.repeat(8_001), ...WRONG_TYPES];
const BAD_IDS = ['', 'x', "' or 1=1 --", NOBODY, ...WRONG_TYPES];
const BAD_SCORES = [0, 6, -1, 1.5, 1e300, '3', Number.MAX_SAFE_INTEGER, {}, []];
const BAD_DAYS = [
  '',
  '2026-02-30',
  '2026-1-1',
  '9999-12-31',
  '0001-01-01',
  '2026-03-18T00:00:00Z',
  20260318,
  {},
  [],
];

const FIELDS: Readonly<Record<string, readonly unknown[]>> = {
  title: [...BAD_LINES, 'x'.repeat(201)],
  summary: [...BAD_PROSE, null],
  entityId: [...BAD_IDS, null],
  domain: ['a\u0000b', 'x'.repeat(81), ...WRONG_TYPES],
  sponsorId: BAD_IDS,
  businessOwnerId: BAD_IDS,
  functionalReferentId: BAD_IDS,
  productId: BAD_IDS,
  health: ['', 'green', 'ON_TRACK', null, ...WRONG_TYPES],
  healthReason: ['a\u0000b', 'x'.repeat(1_001), ...WRONG_TYPES],
  decisionNeeded: ['a\u0000b', 'x'.repeat(1_001), ...WRONG_TYPES],
  valueScore: BAD_SCORES,
  feasibilityScore: BAD_SCORES,
  tags: [
    'x',
    [''],
    ['a\u0000'],
    ['x'.repeat(41)],
    [42],
    [null],
    Array.from({ length: 21 }, (_, n) => `t${n}`),
    {},
    null,
  ],
  id: [NOBODY],
  version: [1],
  stage: ['usage'],
  isDemo: [true],
  __proto__x: [1],
};
const CASES = Object.entries(FIELDS).flatMap(([field, values]) =>
  values.map((value) => [field, value] as const),
);

async function refuses(method: 'POST' | 'PATCH', url: string, body: unknown, field: string): Promise<void> {
  const before = await everything();
  const answer = await manager.send(method, url, body);
  expect([
    answer.status >= 400 && answer.status < 500,
    answer.status,
    JSON.stringify(body).slice(0, 80),
  ]).toEqual([true, answer.status, expect.anything()]);
  const named = fieldsOf(answer).some((path) => path === field || path.startsWith(`${field}.`));
  expect([field, fieldsOf(answer), named]).toEqual([field, fieldsOf(answer), true]);
  expect(answer.headers['content-type']).toContain('application/problem+json');
  expect(await everything()).toEqual(before);
}

describe('creating and saving refuse, name the field and write nothing', () => {
  it.each(CASES)('%s: %j', async (field, value) => {
    await refuses('POST', '/api/use-cases', { title: 'Bon', entityId: entity, [field]: value }, field);
    const changes = { title: 'Bon', [field]: value };
    await refuses(
      'PATCH',
      `/api/use-cases/${useCase.id}`,
      { version: useCase.version, changes },
      `changes.${field}`,
    );
  });

  it.each([
    [{ entityId: 'x' }, 'title'],
    [{ title: 'Sans entité' }, 'entityId'],
  ])('%j lacks %s', (body, field) => refuses('POST', '/api/use-cases', body, field));

  it.each([0, -1, 1.5, '1', null, undefined, {}])('version %j', (version) =>
    refuses('PATCH', `/api/use-cases/${useCase.id}`, { version, changes: { title: 'Bon' } }, 'version'),
  );
  it.each([{}, null, [], 'x', undefined])('changes %j', (changes) =>
    refuses('PATCH', `/api/use-cases/${useCase.id}`, { version: useCase.version, changes }, 'changes'),
  );
});

describe('moves and milestones', () => {
  it.each([
    ['version', 0],
    ['version', '1'],
    ['name', 'fly'],
    ['name', null],
    ['reason', 'x'.repeat(1_001)],
    ['reason', 'a\u0000'],
    ['reason', 42],
    ['on', '2026-02-30'],
    ['on', 'tomorrow'],
    ['on', 5],
    ['force', true],
  ])('a move with %s %j', (field, value) =>
    refuses(
      'POST',
      `/api/use-cases/${useCase.id}/transitions`,
      { version: useCase.version, name: 'hold', reason: 'Pause', [field]: value },
      field,
    ),
  );

  const milestones: readonly (readonly [string, unknown])[] = [
    ...BAD_LINES.map((value) => ['name', value] as const),
    ['name', 'x'.repeat(161)] as const,
    ...['baselineOn', 'forecastOn', 'actualOn'].flatMap((field) =>
      BAD_DAYS.map((value) => [field, value] as const),
    ),
    ['actualOn', '2026-03-19'] as const,
    ['useCaseId', NOBODY] as const,
  ];
  it.each(milestones)('a milestone with %s %j', async (field, value) => {
    const url = `/api/use-cases/${useCase.id}/milestones`;
    await refuses('POST', url, { name: 'Bon', forecastOn: '2026-05-04', [field]: value }, field);
    await refuses(
      'PATCH',
      `${url}/${milestoneId}`,
      { version: 1, changes: { [field]: value } },
      `changes.${field}`,
    );
  });

  it('a milestone without any date', async () => {
    await refuses('POST', `/api/use-cases/${useCase.id}/milestones`, { name: 'Un jour' }, 'forecastOn');
    await refuses(
      'PATCH',
      `/api/use-cases/${useCase.id}/milestones/${milestoneId}`,
      { version: 1, changes: { forecastOn: null } },
      'changes.forecastOn',
    );
  });
});

describe('what people choose from', () => {
  const bad: readonly (readonly [string, Record<string, unknown>, string])[] = [
    ...BAD_LINES.flatMap((name) => [
      ['entities', { name }, 'name'] as const,
      ['people', { name, entityId: null }, 'name'] as const,
      ['products', { name }, 'name'] as const,
    ]),
    ['entities', { name: 'x'.repeat(161) }, 'name'],
    ['entities', { name: 'CAISSE DU NORD' }, 'name'],
    ['people', { name: 'Ada', entityId: NOBODY }, 'entityId'],
    ['people', { name: 'Ada', entityId: 'x' }, 'entityId'],
    ['people', { name: 'Ada' }, 'entityId'],
    ['products', { name: 'CAGS', description: 'a\u0000b' }, 'description'],
    ['products', { name: 'CAGS', description: 'x'.repeat(1_001) }, 'description'],
    ['products', { name: 'CAGS', isDemo: true }, 'isDemo'],
  ];
  it.each(bad)('POST %s %j', (path, body, field) => refuses('POST', `/api/${path}`, body, field));

  it('answers versions PostgreSQL could not hold as stale', async () => {
    for (const version of [Number.MAX_SAFE_INTEGER, -5, 2]) {
      const answer = await manager.patch(`/api/entities/${entity}`, { version, name: 'Autre' });
      expect(answer.status).toBe(409);
      expect(answer.body).toMatchObject({ current: { id: entity, name: 'Caisse du Nord', version: 1 } });
    }
    const useCaseAnswer = await manager.patch(`/api/use-cases/${useCase.id}`, {
      version: Number.MAX_SAFE_INTEGER,
      changes: { title: 'Autre' },
    });
    expect(useCaseAnswer.status).toBe(409);
  });

  it('keeps a name for one entity, also when it is changed', async () => {
    await app.entity('Caisse du Sud');
    const answer = await manager.patch(`/api/entities/${entity}`, { version: 1, name: 'caisse du SUD' });
    expect(answer.status).toBe(409);
    expect(fieldsOf(answer)).toEqual(['name']);
  });
});

describe('addresses', () => {
  it.each([
    'page=0',
    'page=10001',
    'page=x',
    'pageSize=101',
    'pageSize=0',
    'sort=price',
    'dir=up',
    'stage=flying',
    'health=green',
    'entity=x',
    `q=${'x'.repeat(201)}`,
    'late=maybe',
    'unknown=1',
    'page=1&page=2',
    'q=a&q=b',
  ])('?%s is refused with its name', async (query) => {
    const answer = await manager.get(`/api/use-cases?${query}`);
    expect([query, answer.status]).toEqual([query, 422]);
    expect(fieldsOf(answer)[0]?.split('.')[0]).toBe(query.split('=')[0]);
  });

  it.each([
    'q=%00',
    'domain=%00',
    'tag=%00',
    'domain=a,b,%27',
    'tag=%25',
    'stage=',
    'stage=&health=',
    'page=10000',
    'late=true&q=x&stage=usage,closed&domain=a&tag=b&sort=entity&dir=desc',
    'stage=usage&stage=closed',
  ])('?%s is answered', async (query) => {
    expect((await manager.get(`/api/use-cases?${query}`)).status).toBe(200);
    const counts = query.replace(/(^|&)(page|sort|dir)=[^&]*/g, '').replace(/^&/, '');
    expect((await manager.get(`/api/use-cases/counts?${counts}`)).status).toBe(200);
  });

  it.each([
    '%00',
    '..%2f..',
    "'",
    'UC-',
    'UC-00000000000001',
    '00000000-0000-0000-0000-00000000000g',
    'x'.repeat(150),
  ])('no use case is called %s', async (name) => {
    expect((await manager.get(`/api/use-cases/${name}`)).status).toBe(404);
    expect((await manager.get(`/api/use-cases/${name}/activity`)).status).toBe(404);
    expect((await manager.delete(`/api/use-cases/${useCase.id}/milestones/${name}`)).status).toBe(404);
  });

  it('refuses bodies that are no JSON, or too long', async () => {
    for (const body of ['{', '[]', '"x"', 'null', '{"title":']) {
      const answer = await manager.send('POST', '/api/use-cases', body);
      expect([body, answer.status >= 400 && answer.status < 500]).toEqual([body, true]);
    }
    const long = await manager.send('POST', '/api/use-cases', {
      title: 'x'.repeat(1_100_000),
      entityId: entity,
    });
    expect(long.status).toBe(413);
  });
});
