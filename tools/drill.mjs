/**
 * `npm run drill -- [--only minutes|ingestion] [--kills N] [--seed S] [--json]`: kills -9 worker, API and database at seeded
 * random moments while people work, then counts what was acknowledged, found, lost and doubled. Exit 1 when anything
 * was. `--only minutes`: people type one text together, one of them in a real browser that is killed too.
 * `--only ingestion`: solutions send usage events.
 */
import { parseArgs } from 'node:util';
import { ensureBuilt } from './build.mjs';
import { ensureInstalled } from './install.mjs';

// The drill needs what the project installs: nothing else is imported before it is there.
/** @param {string} line */
const say = (line) => void process.stderr.write(`${line}\n`);
await ensureInstalled(say);
await ensureBuilt(say);
const { values } = parseArgs({
  options: { only: { type: 'string' } },
  strict: false,
  allowPositionals: true,
});
const DRILLS = { minutes: './drill/minutes.mjs', ingestion: './drill/ingestion.mjs' };
if (values.only !== undefined && !Object.hasOwn(DRILLS, String(values.only))) {
  console.error(`--only takes one of: ${Object.keys(DRILLS).join(', ')}.`);
  process.exit(2);
}
await import(
  values.only === undefined ? './drill/run.mjs' : DRILLS[/** @type {keyof typeof DRILLS} */ (values.only)]
);
