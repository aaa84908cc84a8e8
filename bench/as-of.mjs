import pg from 'pg';
import { besideFloor } from './beside-floor.mjs';

const ASKED = 40;

/**
 * A use case as it was on a past day, over 10,000 use cases with ten past versions each (and sixty of milestones),
 * beside the bare reading of the rows that stood then.
 * @param {import('./figures.mjs').Bench} bench
 */
export async function asOf(bench) {
  const asked = await growPast(bench.stack.databaseUrl);
  const query = asked.map(({ id, on }) => ({
    ours: `/api/use-cases/${id}/as-of?on=${on}`,
    floor: `id=${id}&on=${on}`,
  }));
  return [
    await besideFloor(bench, {
      name: 'use-case-as-of',
      ours: query.map((one) => one.ours),
      floor: query.map((one) => `/as-of?${one.floor}`),
    }),
  ];
}

/**
 * Writes the past that years of edits would have left, and chooses what is asked.
 * @param {string} databaseUrl
 * @returns {Promise<{ id: string, on: string }[]>}
 */
async function growPast(databaseUrl) {
  const db = new pg.Client({ connectionString: databaseUrl });
  await db.connect();
  try {
    // The oldest row of each thing is cut into pieces that follow one another, back to the day its stage began.
    await db.query(
      `with oldest as (
         select distinct on (h.row_id) h.row_id, h.kind, h.use_case_id, h.from_at, h.state from history h
         join use_case u on u.id = h.use_case_id and u.title like 'Cas d’usage %' order by h.row_id, h.from_at)
       insert into history (row_id, kind, use_case_id, from_at, to_at, state)
       select row_id, kind, use_case_id, from_at - n * interval '20 days',
         from_at - (n - 1) * interval '20 days', state
       from oldest, generate_series(1, case kind when 'use_case' then 10 else 3 end) n
       on conflict do nothing`,
    );
    await db.query(
      `insert into use_case_move (use_case_id, effective_on, to_stage, to_condition, kind)
       select id, current_date - 700, 'opportunity', 'active', 'entered' from use_case where title like 'Cas d’usage %'`,
    );
    await db.query('vacuum analyze history, use_case_move');
    const { rows } = await db.query(
      `select id, to_char(current_date - (number % 150), 'YYYY-MM-DD') as on from use_case
       where title like 'Cas d’usage %' order by md5(id::text) limit $1`,
      [ASKED],
    );
    return rows;
  } finally {
    await db.end();
  }
}
