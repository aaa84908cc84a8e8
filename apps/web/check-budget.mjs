// Sums what the browser loads, gzipped, from the statistics of the last `ng build`, against the budgets of the design.
//   node check-budget.mjs [--json] [dist folder]    exits 1 past a limit
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

/** KiB gzipped: what is aimed at, and past which the check fails. */
const BUDGETS = {
  'initial-js': { target: 110, limit: 125 },
  'initial-css': { target: 15, limit: 15 },
  'largest-route': { target: 40, limit: 40 },
  charts: { target: 35, limit: 35 },
  editor: { target: 190, limit: 190 },
};

const args = process.argv.slice(2);
const json = args.includes('--json');
const folder =
  args.find((arg) => !arg.startsWith('--')) ?? join(dirname(fileURLToPath(import.meta.url)), 'dist/web');
if (!existsSync(join(folder, 'stats.json'))) {
  console.error(`No build statistics in ${folder}: run the build first.`);
  process.exit(2);
}
const { outputs } = JSON.parse(readFileSync(join(folder, 'stats.json'), 'utf8'));

const sizes = new Map();
function gzipped(name) {
  if (!sizes.has(name))
    sizes.set(name, gzipSync(readFileSync(join(folder, 'browser', name)), { level: 9 }).length);
  return sizes.get(name);
}

/** The chunks that come with `name`: its static imports, and theirs. */
function withImports(name, seen = new Set()) {
  if (seen.has(name) || !outputs[name]) return seen;
  seen.add(name);
  for (const one of outputs[name].imports) if (one.kind === 'import-statement') withImports(one.path, seen);
  return seen;
}

const names = Object.keys(outputs);
const main = names.find((name) => outputs[name].entryPoint && /^main[-.].*js$/.test(name));
const initial = withImports(main);
const styles = names.filter((name) => /^styles[-.].*\.css$/.test(name));

// A route's page brings, beside itself, the chunks that neither the start nor start-up's contracts loaded before; the
// charts have a budget of their own.
const started = new Set(initial);
for (const name of names) if (/^start-contracts[-.]/.test(name)) withImports(name, started);
const isChart = (input) =>
  /node_modules\/(d3-[a-z]+|internmap)\//.test(input) || input.includes('src/app/ui/chart/');

/** The part of a chunk's gzipped size that draws charts, in proportion of its minified bytes. */
function chartBytes(name) {
  const { bytes, inputs } = outputs[name];
  const drawn = Object.entries(inputs).reduce(
    (sum, [input, one]) => sum + (isChart(input) ? one.bytesInOutput : 0),
    0,
  );
  return (gzipped(name) * drawn) / bytes;
}

let largest = { name: '', bytes: 0 };
let charts = 0;
for (const name of names.filter((one) => /-page[-.].*\.js$/.test(one))) {
  let bytes = 0;
  let drawing = 0;
  for (const part of withImports(name)) {
    if (started.has(part)) continue;
    drawing += chartBytes(part);
    bytes += gzipped(part) - chartBytes(part);
  }
  if (bytes > largest.bytes) largest = { name, bytes };
  charts = Math.max(charts, drawing);
}

// The editor of minutes and its shared document, beside what the start loaded.
const editor = new Set();
for (const name of names)
  if (/^(minutes-editor|live-minutes-factory)[-.].*js$/.test(name)) withImports(name, editor);
for (const name of started) editor.delete(name);

const total = (list) => [...list].reduce((bytes, name) => bytes + gzipped(name), 0);
const measured = {
  'initial-js': total(initial),
  'initial-css': total(styles),
  'largest-route': largest.bytes,
  charts,
  editor: total(editor),
};

let failed = false;
const figures = Object.entries(measured).map(([name, bytes]) => {
  const { target, limit } = BUDGETS[name];
  const value = Math.round((bytes / 1024) * 10) / 10;
  failed ||= value > limit;
  return {
    name,
    value,
    unit: 'KiB',
    target,
    limit,
    ...(name === 'largest-route' ? { of: largest.name } : {}),
  };
});

if (json) console.log(JSON.stringify(figures));
else {
  for (const { name, value, target, limit, of } of figures) {
    const verdict = value > limit ? 'TOO LARGE' : value > target ? 'over target' : 'ok';
    console.log(
      `${name.padEnd(14)} ${String(value).padStart(6)} KiB gzip  (target ${target}, limit ${limit})  ${verdict}${of ? `  ${of}` : ''}`,
    );
  }
}
process.exit(failed ? 1 : 0);
