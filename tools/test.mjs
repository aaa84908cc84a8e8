/**
 * `npm test`: everything, on a clone with nothing installed. Each step counts; a failing one does not hide the
 * next. The last line is `N passed, N failed`, and the exit code is not 0 when anything failed.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { BUILD_ENV } from './build.mjs';
import { bin, ROOT, run, STATE, stopCommands } from './command.mjs';
import { ensureProgram } from './debian.mjs';
import { ensureInstalled } from './install.mjs';
import { startThrowawayPostgres } from './postgres.mjs';
import { REDIS, startThrowawayRedis } from './redis.mjs';

/** @typedef {{ name: string, passed: number, failed: number, skipped: number, seconds: number, note: string }} Outcome */
/** @typedef {{ passed: number, failed: number, skipped?: number, note?: string }} Count */

const CHROMIUM = '/usr/bin/chromium';
const JOURNEYS = 'apps/web/e2e/playwright.config.ts';
const RESULTS = join(STATE, 'test');

/** @type {Outcome[]} */
const outcomes = [];
/** What must be stopped, last started first. @type {(() => Promise<void>)[]} */
const cleanups = [];
let interrupted = false;

/** @param {string} line */
function say(line) {
  process.stdout.write(`${line}\n`);
}

/**
 * @param {string} name
 * @param {() => Promise<Count>} work
 * @returns {Promise<boolean>} whether nothing failed
 */
async function step(name, work) {
  if (interrupted) return false;
  say(`\n── ${name}`);
  const began = performance.now();
  /** @type {Count} */
  let count;
  try {
    count = await work();
  } catch (error) {
    count = { passed: 0, failed: 1, note: error instanceof Error ? error.message : String(error) };
  }
  const seconds = (performance.now() - began) / 1000;
  const outcome = { skipped: 0, note: '', ...count, name, seconds };
  outcomes.push(outcome);
  if (outcome.note !== '') say(outcome.note);
  return outcome.failed === 0;
}

/**
 * A command whose exit code is its whole answer.
 * @param {string} file
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {Promise<Count>}
 */
async function command(file, args, env = {}) {
  const { code } = await run(file, args, { env: { NX_DAEMON: 'false', ...env } });
  return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1, note: `Exit code ${code}.` };
}

/** Every tsconfig.json of a project, each checked without writing anything. */
async function types() {
  const projects = ['libs', 'apps']
    .flatMap((folder) => readdirSync(join(ROOT, folder)).map((name) => join(folder, name)))
    .concat('migrations', 'bench', 'tools')
    .flatMap((folder) =>
      ['tsconfig.json', 'tsconfig.spec.json', 'e2e/tsconfig.json'].map((name) => join(folder, name)),
    )
    .filter((path) => existsSync(join(ROOT, path)))
    .filter((path) => !isSolution(path));
  /** @type {string[]} */
  const wrong = [];
  for (const project of projects) {
    const { code } = await run(bin('tsc'), ['--noEmit', '-p', project]);
    if (code !== 0) wrong.push(project);
  }
  const note = `Type errors in ${wrong.join(', ')}.`;
  return wrong.length === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1, note };
}

/**
 * A configuration that only refers to others has nothing to check.
 * @param {string} path
 * @returns {boolean}
 */
function isSolution(path) {
  return /"files"\s*:\s*\[\s*\]/.test(readFileSync(join(ROOT, path), 'utf8'));
}

/**
 * The servers tests and journeys use, found through TEST_DATABASE_URL and TEST_REDIS_URL.
 * @returns {Promise<Count>}
 */
async function servers() {
  const postgres = await startThrowawayPostgres();
  cleanups.push(() => postgres.stop());
  process.env['TEST_DATABASE_URL'] = postgres.url;
  const missing = await ensureProgram({ program: REDIS, package: 'redis-server', say });
  if (missing !== undefined) {
    delete process.env['TEST_REDIS_URL'];
    return { passed: 1, failed: 0, skipped: 1, note: `The queue is not tested on Redis. ${missing}` };
  }
  const redis = await startThrowawayRedis();
  cleanups.push(() => redis.stop());
  process.env['TEST_REDIS_URL'] = redis.url;
  return { passed: 1, failed: 0 };
}

/** @returns {Promise<Count>} */
async function jest() {
  const file = join(RESULTS, 'jest.json');
  const { code } = await run(bin('jest'), ['--json', `--outputFile=${file}`], { onLine: () => {} });
  if (!existsSync(file)) return { passed: 0, failed: 1, note: `Jest did not run (exit code ${code}).` };
  const report = JSON.parse(readFileSync(file, 'utf8'));
  const failed = report.numFailedTests + report.numRuntimeErrorTestSuites;
  return {
    passed: report.numPassedTests,
    // An exit code other than 0 with no failed test (a crash, a leak in the teardown) is a failure all the same.
    failed: failed === 0 && code !== 0 ? 1 : failed,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

/** @returns {Promise<Count>} */
async function journeys() {
  if (!existsSync(join(ROOT, JOURNEYS))) return { passed: 0, failed: 0, note: 'No journeys yet.' };
  const missing = await ensureProgram({ program: CHROMIUM, package: 'chromium', say });
  if (missing !== undefined) return { passed: 0, failed: 1, note: missing };
  const file = join(RESULTS, 'journeys.json');
  const { code } = await run(bin('playwright'), ['test', '-c', JOURNEYS, '--reporter=list,json'], {
    env: {
      PLAYWRIGHT_JSON_OUTPUT_FILE: file,
      PLAYWRIGHT_JSON_OUTPUT_NAME: file,
      CHROMIUM_PATH: CHROMIUM,
    },
  });
  if (!existsSync(file)) return { passed: 0, failed: 1, note: `Playwright did not run (exit code ${code}).` };
  const { stats, errors } = JSON.parse(readFileSync(file, 'utf8'));
  const failed = stats.unexpected + errors.length;
  return {
    passed: stats.expected + stats.flaky,
    failed: failed === 0 && code !== 0 ? 1 : failed,
    skipped: stats.skipped,
    note: stats.flaky > 0 ? `${stats.flaky} passed at the second try only.` : '',
  };
}

async function cleanUp() {
  for (const cleanup of cleanups.splice(0).reverse()) {
    try {
      await cleanup();
    } catch (error) {
      say(error instanceof Error ? error.message : String(error));
    }
  }
}

async function finish() {
  await cleanUp();
  const passed = outcomes.reduce((sum, outcome) => sum + outcome.passed, 0);
  const failed = outcomes.reduce((sum, outcome) => sum + outcome.failed, 0) + (interrupted ? 1 : 0);
  say('\n── Summary');
  for (const outcome of outcomes) {
    const mark = outcome.failed > 0 ? '✗' : '✓';
    const skipped = outcome.skipped > 0 ? `, ${outcome.skipped} skipped` : '';
    const counts = `${outcome.passed} passed, ${outcome.failed} failed${skipped}`;
    say(`${mark} ${outcome.name.padEnd(28)} ${counts} (${outcome.seconds.toFixed(1)} s)`);
  }
  if (interrupted) say('Interrupted before the end.');
  // Waits for the pipe: nothing may be cut off, and nothing comes after.
  process.stdout.write(`\n${passed} passed, ${failed} failed\n`, () => process.exit(failed === 0 ? 0 : 1));
}

for (const name of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
  process.on(name, () => {
    interrupted = true;
    stopCommands();
  });
}

rmSync(RESULTS, { recursive: true, force: true });
mkdirSync(RESULTS, { recursive: true });
const installed = await step('Packages of the lockfile', async () => {
  await ensureInstalled(say);
  return { passed: 1, failed: 0 };
});
if (installed) {
  const built = await step('Build', () => command(bin('nx'), ['run-many', '-t', 'build'], BUILD_ENV));
  if (built) {
    await step('Budgets of the web app', () =>
      command(process.execPath, [join(ROOT, 'apps/web/check-budget.mjs')]),
    );
  }
  await step('Icons', () => command(process.execPath, [join(ROOT, 'apps/web/build-sprite.mjs'), '--check']));
  await step('Format', () => command(bin('prettier'), ['--check', '--log-level', 'warn', '.']));
  await step('Lint', () => command(bin('eslint'), ['.', '--max-warnings', '0']));
  await step('Architecture', () =>
    command(bin('depcruise'), ['apps', 'libs', 'migrations', '--config', '.dependency-cruiser.cjs']),
  );
  await step('Rules, by planted violations', () =>
    command(process.execPath, [join(ROOT, 'tools/lint/planted.mjs')]),
  );
  await step('Types', types);
  await step('PostgreSQL and Redis for tests', servers);
  await step('Unit and integration tests', jest);
  if (built) await step('Journeys in Chromium', journeys);
  else
    await step('Journeys in Chromium', async () => ({
      passed: 0,
      failed: 1,
      note: 'Not run: the build failed.',
    }));
}
await finish();
