import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import pg from 'pg';
import { ROOT } from '../tools/command.mjs';
import { waitUntil } from '../tools/processes.mjs';

/**
 * Milliseconds from "run" to "done" for the 2,133 rows of a published inventory; the floor is one bare
 * `insert … select from unnest` of as many rows into the same table, with its indexes.
 * @param {import('./figures.mjs').Bench} bench
 */
export async function portfolioImport({ stack, client }) {
  const folder = join(ROOT, 'apps/api/src/modules/portfolio-import/testing');
  const name = readdirSync(folder).find((file) => file.endsWith('.csv.gz'));
  if (!name) throw new Error(`No .csv.gz in ${folder}`);
  const file = gunzipSync(readFileSync(join(folder, name)));
  const db = new pg.Client({ connectionString: stack.databaseUrl });
  await db.connect();
  try {
    const uploading = performance.now();
    const view = await client.ask('POST', '/api/imports?fileName=inventory.csv', new Uint8Array(file));
    const preview = performance.now() - uploading;
    const began = performance.now();
    const { jobId } = await client.ask('POST', `/api/imports/${view.id}/run`, {});
    /** @type {string} */
    let state = '';
    await waitUntil(
      async () => {
        state = (await db.query('select state from job where id = $1', [jobId])).rows[0].state;
        return state === 'done' || state === 'failed';
      },
      60_000,
      10,
    );
    const value = performance.now() - began;
    if (state !== 'done') throw new Error(`The import ended as ${state}`);
    const { counts } = await client.ask('GET', `/api/imports/${view.id}`);
    const rows = counts.created + counts.rejected + counts.updated + counts.unchanged;
    const floor = await bareInsert(db, rows);
    return [
      { name: 'import', value, unit: 'ms', floor, ratio: floor / value, rows, ...counts },
      { name: 'import-preview', value: preview, unit: 'ms', floor, ratio: floor / preview },
    ];
  } finally {
    await db.end();
  }
}

/**
 * @param {pg.Client} db
 * @param {number} rows
 */
async function bareInsert(db, rows) {
  const titles = Array.from({ length: rows }, (_, index) => `Bare ${index}`);
  const summaries = titles.map((title) => `${title} `.repeat(60));
  await db.query('begin');
  const began = performance.now();
  await db.query(
    `insert into use_case (title, summary, entity_id, stage_since)
     select t, s, (select id from partner_entity limit 1), current_date from unnest($1::text[], $2::text[]) as x(t, s)`,
    [titles, summaries],
  );
  const took = performance.now() - began;
  await db.query('rollback');
  return took;
}
