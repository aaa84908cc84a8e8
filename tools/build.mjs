/**
 * Builds every project, or does nothing when no source changed since the last build: the build tool alone takes
 * seconds to find that out.
 */
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join, relative } from 'node:path';
import { bin, ROOT, run, STATE } from './command.mjs';

/**
 * @typedef {object} FileRecord
 * @property {number} size bytes
 * @property {number} changed modification time, ms
 * @property {string} hash of the content
 */

/**
 * @typedef {object} BuildRecord
 * @property {Record<string, FileRecord>} sources
 * @property {Record<string, string>} outputs size and time of each entry point
 */

const SOURCES = ['apps', 'libs', 'migrations', 'tsconfig.base.json', 'nx.json', 'package-lock.json'];
const IGNORED_FOLDERS = new Set([
  'node_modules',
  'dist',
  'e2e',
  'testing',
  '.angular',
  'coverage',
  'test-results',
]);

/** What the launcher needs to exist. */
const OUTPUTS = [
  'apps/api/dist/main.js',
  'apps/api/dist/worker.js',
  'apps/api/dist/migrate.js',
  'apps/web/dist/web/browser/index.html',
];

/** The build tool's background helpers are switched off: nothing may outlive the launcher. */
export const BUILD_ENV = { NX_DAEMON: 'false', NX_TUI: 'false', NG_CLI_ANALYTICS: 'false', CI: 'true' };

/**
 * @param {(line: string) => void} say
 * @returns {Promise<void>}
 * @throws {Error} when a project does not build
 */
export async function ensureBuilt(say) {
  const path = join(STATE, 'build.json');
  const last = readRecord(path);
  const sources = readSources(last?.sources ?? {});
  if (last && sameContent(last.sources, sources) && sameOutputs(last.outputs)) {
    // Refreshes the times, so that an unchanged file that was touched is not read at every start.
    if (JSON.stringify(last.sources) !== JSON.stringify(sources)) write(path, { ...last, sources });
    return;
  }
  say('Building (half a minute the first time)…');
  const { code, output } = await run(bin('nx'), ['run-many', '-t', 'build'], { env: BUILD_ENV, quiet: true });
  if (code !== 0) throw new Error(`The build failed:\n${output.trimEnd()}`);
  const missing = OUTPUTS.filter((name) => !existsSync(join(ROOT, name)));
  if (missing.length > 0) throw new Error(`The build succeeded without writing ${missing.join(', ')}.`);
  write(path, { sources, outputs: describeOutputs() });
}

/**
 * @param {Record<string, FileRecord>} known
 * @returns {Record<string, FileRecord>}
 */
function readSources(known) {
  /** @type {Record<string, FileRecord>} */
  const found = {};
  const visit = (/** @type {string} */ path) => {
    const stat = statSync(path, { throwIfNoEntry: false });
    if (!stat) return;
    if (stat.isDirectory()) {
      for (const entry of readdirSync(path, { withFileTypes: true })) {
        if (entry.isDirectory() && IGNORED_FOLDERS.has(entry.name)) continue;
        if (entry.isSymbolicLink() || /\.spec\.ts$/.test(entry.name)) continue;
        visit(join(path, entry.name));
      }
      return;
    }
    const name = relative(ROOT, path);
    const before = known[name];
    const unchanged = before?.size === stat.size && before.changed === stat.mtimeMs;
    const hash = unchanged ? before.hash : createHash('sha256').update(readFileSync(path)).digest('hex');
    found[name] = { size: stat.size, changed: stat.mtimeMs, hash };
  };
  for (const name of SOURCES) visit(join(ROOT, name));
  return found;
}

/**
 * @param {Record<string, FileRecord>} before
 * @param {Record<string, FileRecord>} now
 * @returns {boolean}
 */
function sameContent(before, now) {
  const names = Object.keys(now);
  return (
    names.length === Object.keys(before).length &&
    names.every((name) => before[name]?.hash === now[name]?.hash)
  );
}

/** @returns {Record<string, string>} */
function describeOutputs() {
  return Object.fromEntries(
    OUTPUTS.map((name) => {
      const stat = statSync(join(ROOT, name), { throwIfNoEntry: false });
      return [name, stat ? `${stat.size} ${stat.mtimeMs}` : 'absent'];
    }),
  );
}

/**
 * @param {Record<string, string>} before
 * @returns {boolean} false when somebody built or cleaned since
 */
function sameOutputs(before) {
  return Object.entries(describeOutputs()).every(([name, now]) => now !== 'absent' && before[name] === now);
}

/**
 * @param {string} path
 * @returns {BuildRecord | undefined}
 */
function readRecord(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return undefined;
  }
}

/**
 * @param {string} path
 * @param {BuildRecord} record
 */
function write(path, record) {
  mkdirSync(STATE, { recursive: true });
  writeFileSync(`${path}.new`, JSON.stringify(record));
  renameSync(`${path}.new`, path);
}
