import { randomUUID } from 'node:crypto';
import {
  activeUsers,
  addDays,
  cohorts,
  firstUses,
  userDaysOf,
  type UsageFact,
  type UserDay,
} from '@jalon/domain';
import * as fc from 'fast-check';
import { readConfig } from '../../config/config.js';
import { createDataSource } from '../../database/data-source.js';
import { Database } from '../../database/database.js';
import { testDatabase, type TestDatabase } from '../../testing/database.js';
import { ALL_ENTITIES, ALL_RELEASES } from './persistence/rollup-sql.js';
import { RollupStore } from './persistence/rollup.store.js';
import { insertEvents, insertMonths, insertSolution, type SolutionFixture } from './testing/usage-world.js';

const TODAY = '2026-03-18';
const FIRST = '2025-12-01';
const NOW = new Date('2026-03-18T09:00:00Z');
const KEY = 'org.example.answer.accepted';
const TYPES = ['org.example.question.asked', KEY, 'org.example.session.login'];
const RULES = { qualifyingTypes: [], keyType: KEY };

interface Daily {
  readonly entity: string;
  readonly release: string;
  readonly day: string;
  readonly dau: number;
  readonly wau: number;
  readonly mau: number;
  readonly uses: number;
  readonly newUsers: number;
  readonly features: number;
}

let file: TestDatabase;
let database: Database;
let store: RollupStore;
let entities: readonly string[];
const query = <Row extends object>(text: string, values: readonly unknown[] = []) =>
  database.query<Row>(text, values);

beforeAll(async () => {
  file = await testDatabase();
  const config = readConfig({ DATABASE_URL: file.url });
  database = new Database(
    createDataSource({
      url: file.url,
      poolMax: config.poolMax,
      statementTimeout: 60_000,
      applicationName: 'rollup',
    }),
  );
  await database.connect(5_000);
  store = new RollupStore(database);
  await insertMonths(query, ['2025-12', '2026-01', '2026-02', '2026-03']);
  const rows = await query<{ id: string }>(
    `insert into partner_entity (name) values ('Banque privée'), ('Assurances') returning id`,
  );
  entities = rows.map(({ id }) => id);
});

afterAll(async () => {
  await database.close();
  await file.drop();
});

const users = Array.from({ length: 7 }, () => randomUUID());

/** Events of a small world where users, days, entities and releases meet often. */
const facts = fc.array(
  fc.record({
    id: fc.integer({ min: 0, max: 10_000 }).map(String),
    day: fc.integer({ min: 0, max: 107 }).map((offset) => addDays(FIRST, offset)),
    entityId: fc.integer({ min: 0, max: 1 }),
    userKey: fc.constantFrom(...users),
    type: fc.constantFrom(...TYPES),
    release: fc.constantFrom('1.0', '2.0'),
    feature: fc.option(fc.constantFrom('search', 'summary'), { nil: null }),
  }),
  { minLength: 1, maxLength: 60 },
);

function atEntities(found: readonly (Omit<UsageFact, 'entityId'> & { entityId: number })[]): UsageFact[] {
  const once = new Map(found.map((fact) => [fact.id, { ...fact, entityId: entities[fact.entityId] ?? '' }]));
  return [...once.values()];
}

/** The slow way: every figure of every day counted from the list of user-days. */
function counted(rows: readonly UserDay[]): Daily[] {
  const scopes = [ALL_ENTITIES, ...entities].flatMap((entity) =>
    [ALL_RELEASES, '1.0', '2.0'].map((release) => ({ entity, release })),
  );
  return scopes.flatMap(({ entity, release }) => {
    const ofEntity = rows.filter((row) => entity === ALL_ENTITIES || row.entityId === entity);
    const firsts = firstUses(ofEntity);
    const mine = ofEntity.filter((row) => release === ALL_RELEASES || row.release === release);
    return Array.from({ length: 108 }, (_, offset) => {
      const day = addDays(FIRST, offset);
      const onDay = mine.filter((row) => row.day === day);
      const began = new Set(
        onDay.filter((row) => firsts.get(row.userKey)?.firstDay === day).map((row) => row.userKey),
      );
      return {
        entity,
        release,
        day,
        dau: activeUsers(mine, day, 1),
        wau: activeUsers(mine, day, 7),
        mau: activeUsers(mine, day, 30),
        uses: onDay.reduce((sum, row) => sum + row.uses, 0),
        features: onDay.reduce((sum, row) => sum + row.features, 0),
        newUsers: began.size,
      };
    });
  });
}

/** What the rollup holds, with the rows it leaves out because they would be zeros. */
async function rolled(solutionId: string): Promise<{ daily: Daily[]; whole: number }> {
  const rows = await query<Daily>(
    `select entity_id as entity, release, day::text, dau, wau, mau, uses, new_users as "newUsers", features
     from usage_daily where solution_id = $1`,
    [solutionId],
  );
  const found = new Map(rows.map((row) => [`${row.entity} ${row.release} ${row.day}`, row]));
  const daily = counted([]).map(
    (empty) => found.get(`${empty.entity} ${empty.release} ${empty.day}`) ?? empty,
  );
  const whole = rows.filter((row) => row.release === ALL_RELEASES).length;
  expect(rows.length).toBe(
    daily.filter((row) => found.has(`${row.entity} ${row.release} ${row.day}`)).length,
  );
  return { daily, whole };
}

async function rolledCohorts(solutionId: string, entity: string) {
  return query(
    `select to_char(month, 'YYYY-MM') as month, period::int, size, active, active_since as "activeSince"
     from usage_cohort where solution_id = $1 and entity_id = $2 order by 1, 2`,
    [solutionId, entity],
  );
}

async function expectExact({ solutionId }: SolutionFixture, events: readonly UsageFact[], rules = RULES) {
  const rows = userDaysOf(events, rules);
  const { daily, whole } = await rolled(solutionId);
  expect(daily).toEqual(counted(rows));
  // Whole entities have a row for each day, with or without events.
  expect(whole).toBe(3 * 108);
  for (const entity of [ALL_ENTITIES, ...entities]) {
    const mine = rows.filter((row) => entity === ALL_ENTITIES || row.entityId === entity);
    expect(await rolledCohorts(solutionId, entity)).toEqual(cohorts(mine, TODAY));
  }
}

const solution = () => insertSolution(query, entities, FIRST, RULES);

it('counts what a direct count counts, in whatever order and however often batches come', async () => {
  await fc.assert(
    fc.asyncProperty(facts, fc.infiniteStream(fc.nat()), async (found, picks) => {
      const events = atEntities(found);
      const made = await solution();
      // Batches of random events, some of them sent again, with a rollup now and then.
      const left = [...events];
      while (left.length > 0) {
        const pick = () => Number(picks.next().value);
        const batch = Array.from({ length: 1 + (pick() % 9) }, () => {
          const from = pick() % 4 === 0 ? events : left;
          return from[pick() % from.length];
        }).filter((one) => one !== undefined);
        await insertEvents(query, made.solutionId, batch);
        for (const one of batch) if (left.includes(one)) left.splice(left.indexOf(one), 1);
        if (pick() % 3 === 0) await store.rollUp(made.solutionId, TODAY, NOW);
      }
      await store.rollUp(made.solutionId, TODAY, NOW);
      await expectExact(made, events);
    }),
    { numRuns: 12, endOnFailure: true },
  );
});

it('loses nothing to events that come while it runs, nor to a second worker', async () => {
  const made = await solution();
  const events: UsageFact[] = Array.from({ length: 240 }, (_, index) => ({
    id: `e${index}`,
    day: addDays(FIRST, (index * 7) % 108),
    entityId: entities[index % 2] ?? '',
    userKey: users[index % users.length] ?? '',
    type: TYPES[index % 3] ?? '',
    release: index % 5 ? '1.0' : '2.0',
    feature: null,
  }));
  const batches = Array.from({ length: 24 }, (_, index) => events.slice(index * 10, index * 10 + 10));
  await Promise.all([
    ...batches.map((batch) => insertEvents(query, made.solutionId, batch)),
    ...Array.from({ length: 6 }, () => store.rollUp(made.solutionId, TODAY, NOW)),
  ]);
  await store.rollUp(made.solutionId, TODAY, NOW);
  await expectExact(made, events);
  expect(await query('select 1 from usage_mark where solution_id = $1', [made.solutionId])).toEqual([]);
});

it('leaves a mark whose events are not committed yet for the next run', async () => {
  const made = await solution();
  const event = { type: KEY, release: '1.0', feature: null, entityId: entities[0] ?? '' };
  const early: UsageFact = { ...event, id: 'early', day: '2026-03-01', userKey: users[0] ?? '' };
  const late: UsageFact = { ...event, id: 'late', day: '2026-03-01', userKey: users[1] ?? '' };
  await insertEvents(query, made.solutionId, [early]);
  const client = await database.pool.connect();
  await client.query('begin');
  await insertEvents(
    async <Row extends object>(text: string, values: readonly unknown[] = []) =>
      (await client.query(text, [...values])).rows as Row[],
    made.solutionId,
    [late],
  );
  await store.rollUp(made.solutionId, TODAY, NOW);
  await client.query('commit');
  client.release();
  expect(await store.due(TODAY)).toContain(made.solutionId);
  await store.rollUp(made.solutionId, TODAY, NOW);
  await expectExact(made, [early, late]);
  expect(await store.due(TODAY)).not.toContain(made.solutionId);
});

it('moves windows on days without events, and takes nothing twice for a day', async () => {
  const made = await solution();
  const event: UsageFact = {
    id: 'one',
    day: '2026-02-20',
    entityId: entities[0] ?? '',
    userKey: users[0] ?? '',
    type: KEY,
    release: '1.0',
    feature: 'search',
  };
  await insertEvents(query, made.solutionId, [event]);
  await store.rollUp(made.solutionId, '2026-02-20', NOW);
  expect(await store.due('2026-02-20')).not.toContain(made.solutionId);
  expect(await store.due(TODAY)).toContain(made.solutionId);
  await store.rollUp(made.solutionId, TODAY, NOW);
  await expectExact(made, [event]);
  await store.rollUp(made.solutionId, addDays('2026-02-20', 40), NOW);
  const days = await query<{ day: string; mau: number }>(
    `select day::text, mau from usage_daily where solution_id = $1 and entity_id = $2 and release = '*'
       and day in ('2026-03-21', '2026-03-22') order by day`,
    [made.solutionId, ALL_ENTITIES],
  );
  expect(days).toEqual([
    { day: '2026-03-21', mau: 1 },
    { day: '2026-03-22', mau: 0 },
  ]);
});

it('makes everything again when the solution says that other events count', async () => {
  const made = await solution();
  const events = atEntities(
    fc.sample(facts, { seed: 7, numRuns: 1 })[0]?.map((fact, index) => ({ ...fact, id: `f${index}` })) ?? [],
  );
  await insertEvents(query, made.solutionId, events);
  await store.rollUp(made.solutionId, TODAY, NOW);
  const rules = { qualifyingTypes: ['org.example.session.login'], keyType: null };
  await query('update solution set qualifying_types = $2, key_type = null where id = $1', [
    made.solutionId,
    rules.qualifyingTypes,
  ]);
  expect(await store.due(TODAY)).toContain(made.solutionId);
  await store.rollUp(made.solutionId, TODAY, NOW);
  const { daily } = await rolled(made.solutionId);
  expect(daily).toEqual(counted(userDaysOf(events, rules)));
});

it('counts those on the list of the eligible apart, from the day they are on it', async () => {
  const made = await solution();
  const [first = '', second = ''] = entities;
  const events = users.map((userKey, index) => ({
    id: `u${index}`,
    day: '2026-03-02',
    entityId: index < 5 ? first : second,
    userKey,
    type: KEY,
    release: '1.0',
    feature: null,
  }));
  await query(
    `insert into usage_eligible (solution_id, entity_id, user_key, from_on, until_on)
     values ($1, $2, $3, '2026-01-01', null), ($1, $2, $4, '2026-03-10', '2026-03-15')`,
    [made.solutionId, first, users[0], users[1]],
  );
  await insertEvents(query, made.solutionId, events);
  await store.rollUp(made.solutionId, TODAY, NOW);
  const of = async (entity: string, day: string) =>
    (
      await query<{ n: number | null }>(
        `select mau_eligible as n from usage_daily where solution_id = $1 and entity_id = $2 and release = '*' and day = $3`,
        [made.solutionId, entity, day],
      )
    )[0]?.n;
  expect(await of(first, '2026-03-09')).toBe(1);
  expect(await of(first, '2026-03-10')).toBe(2);
  expect(await of(first, '2026-03-15')).toBe(1);
  expect(await of(second, '2026-03-10')).toBeNull();
  // The whole: those of the list where there is one, all users elsewhere.
  expect(await of(ALL_ENTITIES, '2026-03-10')).toBe(4);
});
