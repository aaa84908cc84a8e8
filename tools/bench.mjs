/**
 * `npm run bench -- [--only NAME] [--json]`: figures as ratios to a floor measured in the same run. With --json one
 * line a figure: {"name","value","unit","floor","ratio"}.
 */
import { ensureBuilt } from './build.mjs';
import { ensureInstalled } from './install.mjs';

// What is measured may not be installed or built yet: nothing else is imported before it is.
/** @param {string} line */
const say = (line) => void process.stderr.write(`${line}\n`);
await ensureInstalled(say);
await ensureBuilt(say);
await import('../bench/run.mjs');
