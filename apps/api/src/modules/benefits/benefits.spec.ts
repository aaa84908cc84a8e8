import type { BenefitPortfolio, Problem, UseCaseBenefits, UseCaseDetail } from '@jalon/contracts';
import * as contracts from '@jalon/contracts';
import { fieldsOf, TestApp, type TestClient } from '../../testing/app.js';
import { A_SAVING, aBenefit, pageOf } from './testing/benefit-world.js';

let app: TestApp;
let manager: TestClient;
let expert: TestClient;
let leadership: TestClient;
let partner: TestClient;
let stranger: TestClient;
let own: string;
let other: string;
let base: string;
let useCaseId: string;

async function aUseCase(entityId: string): Promise<string> {
  const made = await manager.post<UseCaseDetail>('/api/use-cases', { title: 'Tri des courriers', entityId });
  return made.body.id;
}

beforeAll(async () => {
  app = await TestApp.start();
  own = await app.entity('Caisse du Nord');
  other = await app.entity('Caisse du Sud');
  manager = await app.signIn('project_manager');
  expert = await app.signIn('expert');
  leadership = await app.signIn('leadership');
  partner = await app.signIn('partner', own);
  stranger = await app.signIn('partner', other);
});
afterAll(() => app.stop());
beforeEach(async () => {
  await app.query('delete from use_case');
  useCaseId = await aUseCase(own);
  base = `/api/use-cases/${useCaseId}`;
});

const measure = (
  client: TestClient,
  id: string,
  month: string,
  value: number,
  version: number | null = null,
) =>
  client.send<UseCaseBenefits>('PUT', `${base}/benefits/${id}/measures/${month}`, {
    version,
    value,
    evidence: 'Extraction du mois',
  });
const review = (client: TestClient, id: string, month: string, body: object) =>
  client.post<UseCaseBenefits>(`${base}/benefits/${id}/measures/${month}/review`, {
    version: 1,
    outcome: 'accepted',
    ...body,
  });
const decide = (body: object = {}) =>
  manager.send<UseCaseBenefits>('PUT', `${base}/business-case`, {
    version: null,
    investment: 900_000,
    monthlyRunCost: 50_000,
    fromMonth: '2026-01',
    months: 12,
    basis: 'Étude de janvier.',
    ...body,
  });
const problem = (answer: { status: number; body: unknown }) => {
  const { code, errors } = answer.body as Problem;
  return [answer.status, code, errors?.[0]?.code];
};

describe('what a use case brings', () => {
  it('goes from a measure to an accepted one, and the curve with it', async () => {
    pageOf(await decide());
    const id = await aBenefit(manager, useCaseId);
    pageOf(await measure(expert, id, '2026-01', 520_000));
    let page = pageOf(await manager.get<UseCaseBenefits>(`${base}/benefits`));
    expect(contracts.useCaseBenefits.parse(page)).toEqual(page);
    expect(page.items[0]?.measures).toMatchObject([{ month: '2026-01', state: 'proposed', mayReview: true }]);
    // Nothing counts before somebody accepted it.
    expect(page.caseMonths[0]).toMatchObject({ realised: null, realisedCumulated: -950_000 });
    page = pageOf(await review(leadership, id, '2026-01', {}));
    expect(page.caseMonths[0]).toMatchObject({
      ...{ month: '2026-01', expected: 500_000, realised: 520_000 },
      ...{ realisedCumulated: -430_000, expectedCumulated: -450_000 },
    });
    // March, the current month, is projected as expected; February brought nothing.
    expect(page.payback).toEqual({ month: '2026-04', isProjected: true });
    pageOf(await measure(expert, id, '2026-02', 500_000));
    page = pageOf(await review(manager, id, '2026-02', {}));
    expect(page.payback).toEqual({ month: '2026-02', isProjected: false });
    const audits = await app.query<{ action: string }>(
      `select action from audit where subject_id = $1 and action like 'b%' order by id`,
      [useCaseId],
    );
    expect(audits.map(({ action }) => action)).toEqual([
      'business_case.saved',
      'benefit.created',
      'benefit.measured',
      'benefit.measure_accepted',
      'benefit.measured',
      'benefit.measure_accepted',
    ]);
  });

  it('is never accepted by who measured, nor by who may not review', async () => {
    const id = await aBenefit(manager, useCaseId);
    pageOf(await measure(manager, id, '2026-02', 100));
    expect(problem(await review(manager, id, '2026-02', {}))).toEqual([403, 'forbidden', 'own_measure']);
    expect((await review(expert, id, '2026-02', {})).status).toBe(403);
    const returned = await review(leadership, id, '2026-02', { outcome: 'returned' });
    expect(problem(returned)).toEqual([422, 'reason_required', 'required']);
    const page = pageOf(
      await review(leadership, id, '2026-02', { outcome: 'returned', reason: 'Sans les congés ?' }),
    );
    expect(page.items[0]?.measures[0]).toMatchObject({ state: 'returned', reason: 'Sans les congés ?' });
    expect(problem(await review(leadership, id, '2026-02', { version: 2 }))[1]).toBe(
      'transition_not_allowed',
    );
    // Measured again it waits again.
    const again = pageOf(await measure(manager, id, '2026-02', 90, 2));
    expect(again.items[0]?.measures[0]).toMatchObject({ state: 'proposed', value: 90, version: 3 });
  });

  it('keeps money and what is no money apart', async () => {
    pageOf(await decide());
    const hours = await aBenefit(manager, useCaseId, { unit: 'hours', nature: 'time_saved' });
    const points = await aBenefit(manager, useCaseId, { unit: 'points', nature: 'quality' });
    for (const id of [hours, points]) {
      pageOf(await measure(expert, id, '2026-01', 9_000_000));
      pageOf(await review(manager, id, '2026-01', {}));
    }
    const page = pageOf(await manager.get<UseCaseBenefits>(`${base}/benefits`));
    expect(page.caseMonths.every(({ realised, expected }) => realised === null && expected === 0)).toBe(true);
    expect(page.payback).toBeNull();
    expect(page.curves.map(({ unit, months }) => [unit, months[0]?.realised])).toEqual([
      ['hours', 9_000_000],
    ]);
  });

  it.each([
    ['2026-04', 'month_in_future'],
    ['2025-12', 'month_before_expected'],
    ['2026-13', 'month_expected'],
  ])('measures nothing of %s: %s', async (month, code) => {
    const id = await aBenefit(manager, useCaseId);
    expect(problem(await measure(manager, id, month, 1))).toEqual([422, 'invalid_value', code]);
  });

  it('names what cannot be kept', async () => {
    const answer = await manager.post(`${base}/benefits`, {
      ...A_SAVING,
      title: ' ',
      unit: 'bananas',
      expectedMonthly: -1,
    });
    expect([answer.status, ...fieldsOf(answer)]).toEqual([422, 'title', 'unit', 'expectedMonthly']);
    const ends = await manager.post(`${base}/benefits`, { ...A_SAVING, expectedUntil: '2025-12' });
    expect(problem(ends)).toEqual([422, 'invalid_value', 'to_before_from']);
  });
});

describe('two people at once', () => {
  it('get the current page with a stale version', async () => {
    const id = await aBenefit(manager, useCaseId);
    const patch = (client: TestClient, title: string) =>
      client.patch<UseCaseBenefits & Problem>(`${base}/benefits/${id}`, { version: 1, changes: { title } });
    const answers = await Promise.all([patch(manager, 'Un'), patch(expert, 'Deux')]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const lost = answers.find(({ status }) => status === 409)?.body;
    expect(contracts.useCaseBenefits.parse(lost?.current).items[0]?.version).toBe(2);
    pageOf(await measure(manager, id, '2026-02', 100));
    expect(problem(await measure(expert, id, '2026-02', 200))[1]).toBe('version_conflict');
    expect(problem(await review(leadership, id, '2026-02', { version: 9 }))[1]).toBe('version_conflict');
    pageOf(await decide());
    expect(problem(await decide())[1]).toBe('version_conflict');
    pageOf(await decide({ version: 1, investment: 1 }));
  });

  it('sent twice, a benefit is made once', async () => {
    const send = () => manager.post<UseCaseBenefits>(`${base}/benefits`, A_SAVING, 'benefit-key-1');
    const [first, again] = await Promise.all([send(), send()]);
    expect(again.body).toEqual(first.body);
    expect(await app.query('select 1 from benefit')).toHaveLength(1);
  });
});

describe('a partner', () => {
  it('reads its own, writes nothing, and finds nothing of others', async () => {
    const id = await aBenefit(manager, useCaseId);
    const page = pageOf(await partner.get<UseCaseBenefits>(`${base}/benefits`));
    expect([page.items.length, page.mayEdit, page.mayReview]).toEqual([1, false, false]);
    expect((await stranger.get(`${base}/benefits`)).status).toBe(404);
    expect((await measure(partner, id, '2026-02', 1)).status).toBe(403);
    expect((await review(partner, id, '2026-02', {})).status).toBe(403);
  });
});

describe('the portfolio', () => {
  it('totals what may be added, by unit, and of a partner its own alone', async () => {
    const theirs = await aUseCase(other);
    const money = await aBenefit(manager, useCaseId);
    await aBenefit(manager, useCaseId, { unit: 'percent', nature: 'quality' });
    await aBenefit(manager, theirs, { expectedMonthly: 100_000, expectedUntil: '2026-02' });
    await aBenefit(manager, theirs, { unit: 'hours', nature: 'time_saved', expectedFrom: '2026-05' });
    pageOf(await measure(expert, money, '2026-01', 400_000));
    pageOf(await review(manager, money, '2026-01', {}));
    pageOf(await measure(expert, money, '2026-02', 300_000));
    const read = async (client: TestClient, query = '') =>
      contracts.benefitPortfolio.parse((await client.get<BenefitPortfolio>(`/api/benefits${query}`)).body);
    const all = await read(manager);
    expect([all.total, all.toReview]).toEqual([4, 1]);
    // January to March of the one, January and February of the other; hours begin later.
    expect(all.totals).toEqual([
      { unit: 'eur', benefits: 2, expectedSoFar: 1_700_000, realised: 400_000 },
      { unit: 'hours', benefits: 1, expectedSoFar: 0, realised: null },
    ]);
    const mine = await read(partner);
    expect(mine.items.map(({ unit }) => unit).sort()).toEqual(['eur', 'percent']);
    expect(mine.totals).toEqual([{ unit: 'eur', benefits: 1, expectedSoFar: 1_500_000, realised: 400_000 }]);
    expect((await read(stranger)).totals.map(({ realised }) => realised)).toEqual([null, null]);
    expect((await read(stranger, `?entityId=${own}`)).total).toBe(0);
    expect((await read(manager, '?toReview=true')).items.map(({ id }) => id)).toEqual([money]);
    expect((await read(manager, '?unit=percent,hours')).total).toBe(2);
    expect((await read(manager, '?pageSize=1&page=2')).items).toHaveLength(1);
  });
});
