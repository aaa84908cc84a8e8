/**
 * `npm run drill -- [--kills N] [--seed S] [--json]`: kills -9 worker, API and database at seeded random moments
 * while people work, then counts what was acknowledged, found, lost and doubled. Exit 1 when anything was.
 */
import { ensureBuilt } from './build.mjs';
import { ensureInstalled } from './install.mjs';

// The drill needs what the project installs: nothing else is imported before it is there.
/** @param {string} line */
const say = (line) => void process.stderr.write(`${line}\n`);
await ensureInstalled(say);
await ensureBuilt(say);
await import('./drill/run.mjs');
