/**
 * `npm run drill -- [--only minutes] [--kills N] [--seed S] [--json]`: kills -9 worker, API and database at seeded
 * random moments while people work, then counts what was acknowledged, found, lost and doubled. Exit 1 when anything
 * was. `--only minutes`: people type one text together, one of them in a real browser that is killed too.
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
if (values.only !== undefined && values.only !== 'minutes') {
  console.error('--only takes minutes.');
  process.exit(2);
}
await import(values.only === 'minutes' ? './drill/minutes.mjs' : './drill/run.mjs');
