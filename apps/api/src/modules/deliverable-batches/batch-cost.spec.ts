import type { BatchDetail, BatchPlan } from '@jalon/contracts';
import pg from 'pg';
import { bodyOf, DeliverableWorld } from '../deliverables/testing/deliverable-world.js';

const URL = '/api/deliverable-batches';

let world: DeliverableWorld;

beforeEach(async () => {
  world = await DeliverableWorld.start();
}, 60_000);
afterEach(() => world.stop());

/** What it answers, and how many statements that took. */
async function counted<T>(
  work: () => Promise<T>,
): Promise<{ readonly answer: T; readonly statements: number }> {
  const asked = jest.spyOn(pg.Client.prototype, 'query');
  const answer = await work();
  const statements = asked.mock.calls.length;
  asked.mockRestore();
  return { answer, statements };
}

const start = async (body: object) => bodyOf(await world.manager.post<BatchDetail>(URL, body));

/** As many partner entities as said, with a use case each that is followed. */
async function entities(name: string, many: number): Promise<string[]> {
  const rows = await world.app.query<{ id: string }>(
    `with e as (
       insert into partner_entity (name) select $1::text || n from generate_series(1, $2::integer) n returning id),
     u as (
       insert into use_case (title, entity_id, stage, stage_since) select 'Cas', id, 'opportunity', '2026-01-01' from e
       returning id, entity_id),
     m as (
       insert into use_case_move (use_case_id, effective_on, to_stage, to_condition, kind)
       select id, '2026-01-01', 'opportunity', 'active', 'entered' from u)
     select entity_id as id from u`,
    [name, many],
  );
  return rows.map(({ id }) => id);
}

describe('a batch is asked for', () => {
  it('with as many statements for fifty parts as for five, whether they are new or made again', async () => {
    await world.app.query(
      `insert into use_case (title, entity_id, stage_since) select 'Cas ' || n, $1, '2026-01-01'
       from generate_series(1, 60) n`,
      [world.entityId],
    );
    const cases = await world.app.query<{ id: string }>(
      `select id from use_case where title like 'Cas %' order by number`,
    );
    const statements = async (from: number, to: number): Promise<number> => {
      const useCaseIds = cases.slice(from, to).map(({ id }) => id);
      const asked = { kind: 'use_case_brief', language: 'fr', again: true, useCaseIds };
      const made = await counted(() => start(asked));
      expect(made.answer.parts).toHaveLength(to - from);
      await world.app.query(`update deliverable_version set state = 'ready', ready_at = now()`);
      return made.statements;
    };
    // The first finds connections to open.
    await statements(0, 5);
    const five = { anew: await statements(5, 10), again: await statements(5, 10) };
    expect({ anew: await statements(10, 60), again: await statements(10, 60) }).toEqual(five);
    expect(five.anew).toBeGreaterThan(10);
    expect(five.anew).toBeLessThan(30);
  });

  it('with as many for months of fifty entities as of five', async () => {
    const statements = async (name: string, many: number): Promise<number> => {
      const entityIds = await entities(name, many);
      const asked = { kind: 'monthly_report', language: 'fr', month: '2026-02', entityIds };
      const made = await counted(() => start(asked));
      expect(made.answer.parts).toHaveLength(many);
      return made.statements;
    };
    // The first finds connections to open.
    await statements('Caisse ', 2);
    expect(await statements('Banque ', 50)).toBe(await statements('Agence ', 5));
  });
});

it('is planned from one read of the month, however many of its documents are compared with it', async () => {
  const all = await entities('Caisse ', 6);
  const months = { kind: 'monthly_report', language: 'fr', month: '2026-02' };
  await start({ ...months, entityIds: all });
  const jobs = await world.app.query<{ id: string }>(`select id from job where kind = 'deliverable'`);
  for (const { id } of jobs) await world.run(world.jobs.deliverable, id);
  const planned = async (entityIds: readonly string[]) => {
    const { answer, statements } = await counted(async () =>
      bodyOf(await world.manager.post<BatchPlan>(`${URL}/plans`, { ...months, entityIds })),
    );
    return { skips: answer.items.map(({ skip }) => skip), statements };
  };
  await planned(all);
  const [two, six] = [await planned(all.slice(0, 2)), await planned(all)];
  expect(six.skips).toEqual(all.map(() => 'unchanged'));
  // Its record and the facts it was made from, of each.
  expect(six.statements - two.statements).toBe(2 * 4);

  await world.app.query(`update use_case set title = 'Autre' where entity_id = $1`, [all[0]]);
  expect((await planned(all)).skips.filter((skip) => skip === null)).toHaveLength(1);
});
