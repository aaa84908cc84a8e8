import { createHash } from 'node:crypto';
import { MONTH_ROWS, type MonthRows, type MonthView } from '@jalon/contracts';
import { canonicalJson } from '@jalon/domain';
import { TestApp, TEST_TODAY, type TestClient } from '../../../testing/app.js';
import { growPortfolio } from '../../../testing/portfolio.js';
import { readMonth } from './month-facts.js';
import { readWholeRecord, type MonthRecord } from './month-record.js';

const MONTH = '2026-02';

describe('a month that was frozen', () => {
  let app: TestApp;
  let lab: TestClient;
  let scopes: readonly (string | null)[];

  beforeAll(async () => {
    app = await TestApp.start();
    lab = await app.signIn('project_manager');
    await growPortfolio(app, { useCases: 300 });
    const entities = await app.query<{ id: string }>('select id from partner_entity order by id limit 4');
    scopes = [null, ...entities.map(({ id }) => id)];
  }, 120_000);
  afterAll(() => app.stop());

  const view = async (entityId: string | null, month = MONTH) =>
    (
      await lab.get<MonthView>(
        `/api/monthly-reports/view?month=${month}${entityId ? `&entityId=${entityId}` : ''}`,
      )
    ).body;
  const facts = (entityId: string | null) =>
    readMonth(app.core.database, {
      month: MONTH,
      entityId,
      language: 'fr',
      labName: 'DataLab',
      authorName: 'Ada Martin',
      today: TEST_TODAY,
    });
  const rows = async (of: string, entityId: string | null) =>
    (
      await lab.get<MonthRows>(
        `/api/monthly-reports/rows?month=${MONTH}&of=${of}${entityId ? `&entityId=${entityId}` : ''}`,
      )
    ).body.rows;
  const said = async () =>
    Promise.all(
      scopes.map(async (entityId) => {
        const { state: _state, frozenOn: _on, ...seen } = await view(entityId);
        const { frozenOn: _frozenOn, ...told } = await facts(entityId);
        const listed: Record<string, unknown> = {};
        for (const of of MONTH_ROWS) listed[of] = await rows(of, entityId);
        return JSON.parse(JSON.stringify({ seen, told, listed })) as {
          seen: MonthView;
          listed: Record<string, unknown[]>;
        };
      }),
    );

  it('lists as many rows as each figure counts, for the whole and for each entity', async () => {
    for (const { seen, listed } of await said()) {
      const { current } = seen;
      const { onTrack, atRisk, offTrack, notRated, ...others } = Object.fromEntries(
        Object.entries(listed).map(([key, list]) => [key, list.length]),
      );
      expect({ on_track: onTrack, at_risk: atRisk, off_track: offTrack, not_rated: notRated }).toEqual(
        current.byHealth,
      );
      expect(others).toEqual({
        total: current.total,
        onHold: current.onHold,
        milestonesReached: current.milestonesReached,
        milestonesLate: current.milestonesLate,
        ...current.byStage,
      });
    }
  });

  it('is what it was, whatever changes since, and cannot be rewritten', async () => {
    const before = await said();
    const record = await app.core.database.snapshot((query) =>
      readWholeRecord(query, { month: MONTH, today: TEST_TODAY }),
    );
    const hash = (kept: MonthRecord) => createHash('sha256').update(canonicalJson(kept)).digest('hex');
    await app.query(
      `insert into restitution (month, state, snapshot, snapshot_hash, frozen_on, frozen_at, created_at)
       values ($1, 'frozen', $2, $3, '2026-03-06', now(), now())`,
      [MONTH, JSON.stringify(record), hash(record)],
    );
    expect(await said()).toEqual(before);
    expect(await view(null)).toMatchObject({ state: 'frozen', frozenOn: '2026-03-06' });

    await app.query(`update use_case set title = 'Autre', functional_referent_id = null`);
    await app.query(
      `update milestone set forecast_on = '2026-02-27', baseline_on = '2026-01-05', actual_on = '2026-02-20'`,
    );
    await app.query(`delete from use_case_health`);
    await app.query(`delete from use_case where number % 3 = 0`);
    await app.query(`update partner_entity set name = name || ' bis'`);
    expect(await said()).toEqual(before);
    expect((await view(null, '2026-03')).previous).toEqual(before[0]?.seen.current);

    const [kept] = await app.query<{ snapshot: MonthRecord; hash: string }>(
      'select snapshot, snapshot_hash as hash from restitution where month = $1',
      [MONTH],
    );
    expect(kept && hash(kept.snapshot)).toBe(kept?.hash);
    await expect(
      app.query(`update restitution set snapshot = '{"scopes": []}' where month = $1`, [MONTH]),
    ).rejects.toThrow('not rewritten');
  });
});
