import type { Activity, Problem, Scoring, ScoringGrids, UseCaseDetail } from '@jalon/contracts';
import * as contracts from '@jalon/contracts';
import { fieldsOf, TestApp, type TestClient } from '../../testing/app.js';

let app: TestApp;
let manager: TestClient;
let expert: TestClient;
let useCase: UseCaseDetail;

beforeAll(async () => {
  app = await TestApp.start();
  manager = await app.signIn('project_manager');
  expert = await app.signIn('expert');
  const entityId = await app.entity('Caisse du Nord');
  useCase = (await manager.post<UseCaseDetail>('/api/use-cases', { title: 'Tri', entityId })).body;
});
afterAll(() => app.stop());

const url = () => `/api/use-cases/${useCase.id}/scoring`;
const read = async () => (await manager.get<Scoring>(url())).body;
async function score<T = Scoring>(
  client: TestClient,
  method: string,
  inputs: Readonly<Record<string, number | boolean>>,
  more: object = {},
) {
  const { version, grids } = await read();
  const gridId = grids.find((grid) => grid.method === method)?.id;
  return client.post<T>(url(), { version, gridId, inputs, ...more });
}
const RICE = { reach: 1000, impact: 2, confidence: 80, effort: 5 };
/** Every mark the same, every must-meet as told. */
async function weighted(mark: number, met = true): Promise<Record<string, number | boolean>> {
  const criteria = (await read()).grids.find((grid) => grid.method === 'weighted')?.criteria ?? [];
  return Object.fromEntries(criteria.map(({ key, mustMeet }) => [key, mustMeet ? met : mark]));
}

it('scores with the last grid, and tells who, when and with which', async () => {
  const answer = await score(manager, 'rice', RICE, { comment: 'Premier chiffrage' });
  expect(answer.status).toBe(201);
  expect(() => contracts.scoring.parse(answer.body)).not.toThrow();
  expect(answer.body.cards[0]).toMatchObject({
    method: 'rice',
    score: 320,
    verdict: 'scored',
    gridNumber: 1,
    byId: manager.principal.personId,
    comment: 'Premier chiffrage',
    scoredAt: '2026-03-18T09:00:00Z',
  });
  expect(answer.body.version).toBe(useCase.version);
  const wsjf = await score(expert, 'wsjf', { value: 8, time_criticality: 5, risk_opportunity: 3, size: 2 });
  expect(wsjf.body.cards.map((card) => card.score).sort()).toEqual([320, 8]);
});

it('refuses what is off the scale, input by input', async () => {
  const answer = await score(manager, 'rice', { ...RICE, impact: 4, effort: 0 });
  expect([answer.status, fieldsOf(answer)]).toEqual([422, ['inputs.impact', 'inputs.effort']]);
  const none = await manager.post<Problem>(url(), { version: 1, gridId: useCase.id, inputs: RICE });
  expect(fieldsOf(none)).toEqual(['gridId']);
});

it('writes the portfolio’s two scores with a weighted one, in the same transaction', async () => {
  const before = (await read()).version;
  const answer = await score(expert, 'weighted', await weighted(4));
  expect(answer.body.cards[0]).toMatchObject({
    method: 'weighted',
    axes: { value: 4, feasibility: 4, risk: 4 },
  });
  const after = (await manager.get<UseCaseDetail>(`/api/use-cases/${useCase.id}`)).body;
  expect(after).toMatchObject({ valueScore: 4, feasibilityScore: 4, version: before + 1 });
  expect(answer.body.version).toBe(after.version);
  const { items } = (await manager.get<Activity>(`/api/use-cases/${useCase.id}/activity`)).body;
  expect(items.slice(0, 2).map((item) => item.action)).toEqual(['use_case.updated', 'use_case.scored']);
  expect(items[0]?.fields.map((field) => field.path)).toEqual(['valueScore', 'feasibilityScore']);
});

it('answers a weighted score on a stale use case with what is there now', async () => {
  const { version, grids } = await read();
  const gridId = grids.find((grid) => grid.method === 'weighted')?.id;
  const stale = await manager.post<Problem>(url(), {
    version: version - 1,
    gridId,
    inputs: await weighted(2),
  });
  expect([stale.status, stale.body.code]).toEqual([409, 'version_conflict']);
  expect(contracts.scoring.parse(stale.body.current).version).toBe(version);
  expect((await read()).cards.filter((card) => card.method === 'weighted')).toHaveLength(1);
});

it('is a no-go when one must-meet fails, whatever the marks', async () => {
  const answer = await score(manager, 'weighted', { ...(await weighted(5)), lawful: false });
  expect(answer.body.cards[0]).toMatchObject({ verdict: 'no_go', failed: ['lawful'] });
});

it('scores once for one key', async () => {
  const before = (await read()).cards.length;
  const { version, grids } = await read();
  const body = { version, gridId: grids.find((grid) => grid.method === 'rice')?.id, inputs: RICE };
  await Promise.all(Array.from({ length: 5 }, () => manager.post(url(), body, 'the-same-score')));
  expect((await read()).cards).toHaveLength(before + 1);
});

it('leaves what is closed as it is', async () => {
  const stage = (to: string) => app.query('update use_case set stage = $2 where id = $1', [useCase.id, to]);
  await stage('closed');
  const answer = await score<Problem>(manager, 'rice', RICE);
  expect([answer.status, answer.body.errors?.[0]?.code]).toEqual([422, 'use_case_closed']);
  expect((await read()).mayScore).toBe(false);
  await stage('opportunity');
});

describe('grids', () => {
  it('are published as versions by administrators; earlier scores keep theirs', async () => {
    const admin = await app.signIn('admin');
    const all = (await admin.get<ScoringGrids>('/api/scoring-grids')).body.items;
    const last = all.find((grid) => grid.method === 'weighted');
    const criteria = (last?.criteria ?? []).map((one) => (one.key === 'gain' ? { ...one, weight: 60 } : one));
    const body = { method: 'weighted', basedOn: 1, note: 'Le gain compte double', criteria };
    expect((await manager.post('/api/scoring-grids', body)).status).toBe(403);
    expect((await admin.post('/api/scoring-grids', body)).status).toBe(201);
    expect((await admin.post('/api/scoring-grids', body)).status).toBe(409);
    const now = await read();
    const weightedGrids = now.grids.filter((grid) => grid.method === 'weighted');
    expect(weightedGrids.map((grid) => grid.number)).toEqual([2, 1]);
    expect(now.cards.filter((card) => card.method === 'weighted').map((card) => card.gridNumber)).toEqual([
      1, 1,
    ]);
    const stale = await manager.post<Problem>(url(), {
      version: now.version,
      gridId: last?.id,
      inputs: await weighted(3),
    });
    expect(stale.status).toBe(409);
    const rice = all.find((grid) => grid.method === 'rice')?.criteria ?? [];
    const fewer = await admin.post('/api/scoring-grids', {
      method: 'rice',
      basedOn: 1,
      criteria: rice.slice(1),
    });
    expect([fewer.status, fieldsOf(fewer)]).toEqual([422, ['criteria']]);
  });
});
