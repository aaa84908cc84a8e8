import { randomBytes, randomUUID } from 'node:crypto';
import type { Problem } from '@jalon/contracts';
import type { Principal, Role } from '@jalon/domain';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { readConfig } from '../config/config.js';
import { createLogger } from '../config/logger.js';
import type { Core } from '../core.module.js';
import { createDataSource } from '../database/data-source.js';
import { Database } from '../database/database.js';
import { Listener } from '../database/listener.js';
import { createApp } from '../http/create-app.js';
import { LifecycleState } from '../http/lifecycle-state.js';
import { hashToken } from '../modules/identity/application/session-reader.js';
import { testDatabase } from './database.js';

/** A Wednesday that is no holiday: 10 o'clock in Paris. */
export const TEST_NOW = '2026-03-18T09:00:00.000Z';
export const TEST_TODAY = '2026-03-18';

/** A clock that stands still until it is told otherwise. */
export class TestClock {
  constructor(private instant = new Date(TEST_NOW)) {}

  now(): Date {
    return this.instant;
  }

  set(instant: string): void {
    this.instant = new Date(instant);
  }
}

export interface TestAnswer<T = unknown> {
  readonly status: number;
  readonly body: T;
  readonly headers: Readonly<Record<string, string | string[] | number | undefined>>;
}

export type Method = 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';

/** Somebody signed in, as a browser of the same site would ask. */
export class TestClient {
  constructor(
    private readonly app: NestFastifyApplication,
    readonly principal: Principal,
    readonly token: string,
    private readonly csrfToken: string,
  ) {}

  get<T>(url: string): Promise<TestAnswer<T>> {
    return this.send<T>('GET', url);
  }

  post<T>(url: string, body: unknown, idempotencyKey?: string): Promise<TestAnswer<T>> {
    return this.send<T>('POST', url, body, idempotencyKey ? { 'idempotency-key': idempotencyKey } : {});
  }

  patch<T>(url: string, body: unknown): Promise<TestAnswer<T>> {
    return this.send<T>('PATCH', url, body);
  }

  delete<T>(url: string): Promise<TestAnswer<T>> {
    return this.send<T>('DELETE', url);
  }

  /** A file as its bytes. */
  upload<T>(url: string, bytes: Buffer): Promise<TestAnswer<T>> {
    return this.send<T>('POST', url, bytes);
  }

  async send<T>(
    method: Method,
    url: string,
    body?: unknown,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<TestAnswer<T>> {
    return inject<T>(this.app, method, url, body, {
      cookie: `jalon_session=${this.token}`,
      'x-csrf-token': this.csrfToken,
      'sec-fetch-site': 'same-origin',
      ...headers,
    });
  }
}

function mediaType(body: unknown): string {
  return body instanceof Buffer ? 'application/octet-stream' : 'application/json';
}

function asPayload(body: unknown): string | Buffer {
  return typeof body === 'string' || body instanceof Buffer ? body : JSON.stringify(body);
}

async function inject<T>(
  app: NestFastifyApplication,
  method: Method,
  url: string,
  body: unknown,
  headers: Readonly<Record<string, string>>,
): Promise<TestAnswer<T>> {
  const answer = await app.inject({
    method,
    url,
    headers: { ...headers, ...(body === undefined ? {} : { 'content-type': mediaType(body) }) },
    ...(body === undefined ? {} : { payload: asPayload(body) }),
  });
  const json = String(answer.headers['content-type'] ?? '').includes('json');
  return {
    status: answer.statusCode,
    body: (json ? answer.json() : answer.body) as T,
    headers: answer.headers,
  };
}

/** The whole application on a database of its own, with a clock that stands still. */
export class TestApp {
  private constructor(
    readonly nest: NestFastifyApplication,
    readonly core: Core,
    readonly clock: TestClock,
    /** Everything that answers, as `GET /api/use-cases/:id`. */
    readonly routes: readonly string[],
    private readonly drop: () => Promise<void>,
  ) {}

  static async start(env: Readonly<Record<string, string>> = {}): Promise<TestApp> {
    const { url, drop } = await testDatabase();
    const config = readConfig({
      DATABASE_URL: url,
      PORT: '0',
      JALON_LOG_LEVEL: 'silent',
      JALON_PSEUDONYM_KEY: 'ab'.repeat(32),
      ...env,
    });
    const logger = createLogger(config.logLevel, 'test');
    const clock = new TestClock();
    const core: Core = {
      config,
      clock,
      logger,
      database: new Database(
        createDataSource({
          url,
          poolMax: config.poolMax,
          statementTimeout: 30_000,
          applicationName: 'jalon-test',
        }),
      ),
      listener: new Listener(url, logger),
      state: new LifecycleState(),
    };
    await core.database.connect(5_000);
    core.listener.start();
    const nest = await createApp(core);
    const routes: string[] = [];
    const fastify = nest.getHttpAdapter().getInstance();
    fastify.addHook('onRoute', ({ method, url }) => {
      for (const each of [method].flat()) if (each !== 'HEAD') routes.push(`${each} ${url}`);
    });
    await nest.init();
    await fastify.ready();
    return new TestApp(nest, core, clock, routes, drop);
  }

  async stop(): Promise<void> {
    this.core.state.stop();
    await this.nest.close();
    await this.core.listener.close();
    await this.core.database.close();
    await this.drop();
  }

  /** Rows of a statement, beside the application. */
  query<Row extends object>(text: string, values: readonly unknown[] = []): Promise<Row[]> {
    return this.core.database.query<Row>(text, values);
  }

  /** Nobody: no cookie, no token. */
  anonymous<T>(method: Method, url: string, body?: unknown): Promise<TestAnswer<T>> {
    return inject<T>(this.nest, method, url, body, { 'sec-fetch-site': 'same-origin' });
  }

  /** An account with `role` and an open session; only a partner takes an entity. */
  async signIn(role: Role, entityId: string | null = null): Promise<TestClient> {
    const name = `${role} ${randomUUID().slice(0, 8)}`;
    const personId = await this.person(name, entityId);
    const [account] = await this.query<{ id: string }>(
      `insert into account (person_id, email, password_hash, role, entity_id)
       values ($1, $2, 'nobody signs in with this', $3, $4) returning id`,
      [personId, `${name.replaceAll(' ', '.')}@example.org`, role, entityId],
    );
    const accountId = account?.id ?? '';
    const token = randomBytes(32).toString('base64url');
    const csrfToken = randomBytes(24).toString('base64url');
    const now = this.clock.now();
    await this.query(
      `insert into session (token_hash, account_id, csrf_token, created_at, last_seen_at, ends_at)
       values ($1, $2, $3, $4, $4, $5)`,
      [hashToken(token), accountId, csrfToken, now, new Date(now.getTime() + 8 * 3_600_000)],
    );
    return new TestClient(this.nest, { accountId, personId, role, entityId }, token, csrfToken);
  }

  async entity(name: string): Promise<string> {
    return this.insert('insert into partner_entity (name) values ($1) returning id', [name]);
  }

  async person(name: string, entityId: string | null = null): Promise<string> {
    return this.insert('insert into person (name, entity_id) values ($1, $2) returning id', [name, entityId]);
  }

  async product(name: string): Promise<string> {
    return this.insert('insert into product (name) values ($1) returning id', [name]);
  }

  private async insert(text: string, values: readonly unknown[]): Promise<string> {
    const [row] = await this.query<{ id: string }>(text, values);
    return row?.id ?? '';
  }
}

/** The paths of the fields a problem names. */
export function fieldsOf(answer: TestAnswer): readonly string[] {
  return ((answer.body as Problem).errors ?? []).map((error) => error.path);
}
