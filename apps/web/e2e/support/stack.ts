import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createDatabase } from '../../../../tools/test-database.mjs';
import { freePort, waitUntil } from '../../../../tools/processes.mjs';
import { startThrowawayPostgres } from '../../../../tools/postgres.mjs';

const ROOT = resolve(import.meta.dirname, '../../../..');
const API = join(ROOT, 'apps/api/dist');
const WEB = join(ROOT, 'apps/web/dist/web/browser');
const READY_MS = 60_000;
const STOP_MS = 20_000;

export interface Account {
  readonly email: string;
  readonly password: string;
  readonly role: string;
}
export interface Stack {
  /** Address of the application, without a slash at the end. */
  readonly url: string;
  readonly databaseUrl: string;
  readonly accounts: readonly Account[];
  /** Starts another process of the API on the same database, and answers its address. */
  readonly another: () => Promise<string>;
  readonly stop: () => Promise<void>;
}

/**
 * The whole application as in production: migrated database with the demo, API with the built web app, worker.
 * Uses the PostgreSQL of TEST_DATABASE_URL when there is one, else starts its own.
 */
export async function startStack(options: { readonly redisUrl?: string } = {}): Promise<Stack> {
  for (const file of [join(API, 'main.js'), join(WEB, 'index.html')]) {
    if (!existsSync(file))
      throw new Error(`${file} is missing: build the application first (npm start does).`);
  }
  const cleanups: (() => Promise<void>)[] = [];
  const stop = async (): Promise<void> => {
    for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
  };
  try {
    const given = process.env['TEST_DATABASE_URL'];
    let server = given;
    if (server === undefined) {
      const postgres = await startThrowawayPostgres();
      cleanups.push(postgres.stop);
      server = postgres.url;
    }
    const database = await createDatabase(server);
    cleanups.push(database.drop);
    const port = await freePort();
    const env = {
      ...withoutOurs(process.env),
      DATABASE_URL: database.url,
      PORT: String(port),
      HOST: '127.0.0.1',
      WEB_ROOT: WEB,
      JALON_DEMO: 'first-start',
      JALON_LOG_LEVEL: 'warn',
      JALON_PSEUDONYM_KEY: 'e2'.repeat(32),
      ...(options.redisUrl === undefined ? {} : { REDIS_URL: options.redisUrl }),
    };
    const accounts = await migrate(env);
    const api = async (at: number): Promise<string> => {
      cleanups.push(start('main.js', { ...env, PORT: String(at) }));
      const address = `http://127.0.0.1:${at}`;
      if (!(await waitUntil(() => isReady(address), READY_MS, 100)))
        throw new Error('The application is not ready.');
      return address;
    };
    cleanups.push(start('worker.js', env));
    const url = await api(port);
    const another = async () => api(await freePort());
    return { url, databaseUrl: database.url, accounts, another, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Settings of whoever runs the tests must not reach the application under test. */
function withoutOurs(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(env).filter(([name]) => !/^(JALON_|REDIS_URL$|DATABASE_URL$|PORT$|HOST$)/.test(name)),
  );
}

async function migrate(env: NodeJS.ProcessEnv): Promise<readonly Account[]> {
  const child = spawn(process.execPath, [join(API, 'migrate.js')], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let out = '';
  let errors = '';
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  const code = await new Promise<number | null>((end) => child.once('close', end));
  if (code !== 0) throw new Error(`The migrations failed (${code}).\n${out}\n${errors}`);
  for (const line of out.split('\n')) {
    if (!line.includes('"demoAccounts"')) continue;
    return (JSON.parse(line) as { demoAccounts: Account[] }).demoAccounts;
  }
  throw new Error(`The migrations printed no demo account.\n${out}`);
}

/** Starts a process and returns how to stop it: SIGTERM, then SIGKILL when it does not listen. */
function start(script: string, env: NodeJS.ProcessEnv): () => Promise<void> {
  const child: ChildProcess = spawn(process.execPath, [join(API, script)], {
    env,
    stdio: ['ignore', process.env['JOURNEY_LOGS'] ? 'inherit' : 'ignore', 'inherit'],
  });
  const ended = new Promise<void>((end) => {
    child.once('exit', () => end());
    child.once('error', () => end());
  });
  return async () => {
    child.kill('SIGTERM');
    const timer = setTimeout(() => child.kill('SIGKILL'), STOP_MS);
    await ended;
    clearTimeout(timer);
  };
}

async function isReady(url: string): Promise<boolean> {
  try {
    return (await fetch(`${url}/ready`)).ok;
  } catch {
    return false;
  }
}
