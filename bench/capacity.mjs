import pg from 'pg';
import { besideFloor } from './beside-floor.mjs';
import { median } from './figures.mjs';
import { YEAR } from './floor-statements.mjs';

const ROUNDS = 15;
const PATH = '/api/capacity?weeks=52';

/**
 * Capacity of 60 squads and 400 people over a year, week by week and by use case, from 30,000 assignments to 10,000
 * use cases: beside the bare reading of the assignments of that year, as a rate and, one at a time, in milliseconds.
 * @param {import('./figures.mjs').Bench} bench
 */
export async function capacity(bench) {
  const db = new pg.Client({ connectionString: bench.stack.databaseUrl });
  await db.connect();
  try {
    await growTeams(db);
    const rate = await besideFloor(bench, { name: 'capacity', ours: [PATH], floor: ['/capacity'] });
    /** @type {{ ours: number[], floor: number[] }} */
    const times = { ours: [], floor: [] };
    for (let round = 0; round < ROUNDS; round += 1) {
      times.floor.push(await milliseconds(() => db.query(YEAR)));
      times.ours.push(
        await milliseconds(async () => {
          const answer = await fetch(bench.stack.address + PATH, { headers: bench.client.headers });
          if (!answer.ok) throw new Error(`${PATH}: ${answer.status}`);
          await answer.arrayBuffer();
        }),
      );
    }
    const [value, floor] = [median(times.ours), median(times.floor)];
    return [rate, { name: 'capacity-one', value, unit: 'ms', floor, ratio: floor / value }];
  } finally {
    await db.end();
  }
}

/** @param {pg.Client} db */
async function growTeams(db) {
  await db.query(`
    insert into person (name, competence)
      select 'Bench member ' || n, 'data_science' from generate_series(1, 400) n;
    insert into squad (name) select 'Bench squad ' || n from generate_series(1, 60) n;
    insert into squad_member (squad_id, person_id, role, from_on, percent)
      select s.ids[1 + p.place % 60], p.id, 'Dev', current_date - 400, 100
      from (select id, row_number() over (order by id) as place from person where name like 'Bench member %') p,
        (select array_agg(id order by id) ids from squad where name like 'Bench squad %') s;
    insert into assignment (use_case_id, person_id, squad_id, role, from_on, to_on, percent)
      select u.ids[1 + n % 10000], m.person_id, m.squad_id, 'Dev ' || n, current_date - 500 + n % 1000,
        current_date - 440 + n % 1000, 10
      from generate_series(1, 30000) n
      cross join (select array_agg(id order by id) ids from use_case where title like 'Cas d’usage %') u
      join (select *, row_number() over (order by id) as place from squad_member where role = 'Dev') m
        on m.place = 1 + n % 400;`);
  await db.query('vacuum analyze');
}

/** @param {() => Promise<unknown>} work */
async function milliseconds(work) {
  const began = performance.now();
  await work();
  return performance.now() - began;
}
