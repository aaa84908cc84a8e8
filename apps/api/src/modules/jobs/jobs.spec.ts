import { randomUUID } from 'node:crypto';
import { get } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { jobs as jobsSchema, type Job, type Jobs } from '@jalon/contracts';
import { TestApp, type TestClient } from '../../testing/app.js';

interface Stream {
  readonly events: { id: number; job: Job }[];
  readonly ended: Promise<void>;
  close(): void;
}

describe('jobs', () => {
  let app: TestApp;
  let client: TestClient;
  let token: string;

  beforeAll(async () => {
    app = await TestApp.start();
    await app.nest.listen(0, '127.0.0.1');
    app.clock.set(new Date().toISOString());
    client = await app.signIn('project_manager');
    token = client.token;
  }, 60_000);
  afterAll(() => app.stop());
  beforeEach(() => app.query('delete from job'));

  async function job(state = 'queued', accountId = client.principal.accountId): Promise<string> {
    const [row] = await app.query<{ id: string }>(
      `insert into job (account_id, kind, subject_id, label, state, finished_at) values ($1, 'monthly_report', $2, '2026-03', $3,
         case when $3 in ('done','failed','cancelled') then now() - interval '1 hour' end) returning id`,
      [accountId, randomUUID(), state],
    );
    return row?.id ?? '';
  }

  async function move(id: string, step: string): Promise<void> {
    await app.query(
      `with moved as (update job set state = 'running', step = $2, event_id = nextval('job_event') where id = $1 returning *)
       select pg_notify('jalon_job', account_id || ':' || id) from moved`,
      [id, step],
    );
  }

  function stream(lastEventId?: number): Promise<Stream> {
    const { port } = app.nest.getHttpAdapter().getInstance().server.address() as AddressInfo;
    return new Promise((resolve, reject) => {
      const request = get(
        {
          host: '127.0.0.1',
          port,
          path: '/api/jobs/stream',
          headers: {
            cookie: `jalon_session=${token}`,
            ...(lastEventId === undefined ? {} : { 'last-event-id': String(lastEventId) }),
          },
        },
        (response) => {
          const events: Stream['events'] = [];
          let text = '';
          response.setEncoding('utf8').on('data', (chunk: string) => {
            text += chunk;
            for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
              const block = text.slice(0, end);
              text = text.slice(end + 2);
              const id = /^id: (\d+)$/m.exec(block)?.[1];
              const data = /^data: (.*)$/m.exec(block)?.[1];
              if (id && data) events.push({ id: Number(id), job: JSON.parse(data) as Job });
            }
          });
          const ended = new Promise<void>((done) => response.on('close', done));
          if (response.statusCode === 200) resolve({ events, ended, close: () => request.destroy() });
          else reject(new Error(`status ${response.statusCode}`));
        },
      );
      request.on('error', reject);
    });
  }

  async function until(condition: () => boolean): Promise<void> {
    for (let waited = 0; waited < 60_000 && !condition(); waited += 10) await sleep(10);
    expect(condition()).toBe(true);
  }

  it('lists my jobs and nobody else’s', async () => {
    const other = await app.signIn('project_manager');
    const mine = await job();
    await job('queued', other.principal.accountId);
    const { body } = await client.get<Jobs>('/api/jobs');
    expect(jobsSchema.parse(body).items.map((item) => item.id)).toEqual([mine]);
  });

  it('streams each change of my jobs, in order', async () => {
    const id = await job();
    const other = await app.signIn('project_manager');
    const theirs = await job('queued', other.principal.accountId);
    const live = await stream();
    await until(() => live.events.length === 1);
    for (const step of ['reading', 'writing_deck', 'storing']) {
      await move(theirs, step);
      await move(id, step);
    }
    await until(() => live.events.at(-1)?.job.step === 'storing');
    expect(new Set(live.events.map((event) => event.job.id))).toEqual(new Set([id]));
    const ids = live.events.map((event) => event.id);
    expect(ids).toEqual([...ids].sort((a, b) => a - b));
    live.close();
  });

  it('resumes from Last-Event-ID: what moved meanwhile comes, what is long over does not', async () => {
    const over = await job('done');
    const id = await job();
    const first = await stream(0);
    await until(() => first.events.length === 2);
    const last = Math.max(...first.events.map((event) => event.id));
    first.close();
    await move(id, 'writing_note');
    const second = await stream(last);
    await until(() => second.events.some((event) => event.job.step === 'writing_note'));
    expect(second.events.map((event) => event.job.id)).not.toContain(over);
    second.close();
  });

  it('goes on after the connection that listens was cut', async () => {
    const id = await job();
    const live = await stream();
    await until(() => live.events.length === 1);
    await app.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'jalon-listen' and datname = current_database()`,
    );
    await move(id, 'storing');
    await until(() => live.events.at(-1)?.job.step === 'storing');
    live.close();
  });

  it('cancels what has not ended, retries what failed, and refuses the rest', async () => {
    const id = await job();
    expect((await client.post(`/api/jobs/${id}/cancel`, {})).status).toBe(204);
    expect((await client.post(`/api/jobs/${id}/cancel`, {})).status).toBe(409);
    expect((await client.post(`/api/jobs/${id}/retry`, {})).status).toBe(204);
    const waiting = await app.query('select 1 from outbox where job_id = $1 and enqueued_at is null', [id]);
    expect(waiting).toHaveLength(1);
    const done = await job('done');
    expect((await client.post(`/api/jobs/${done}/retry`, {})).status).toBe(409);
    expect((await client.post(`/api/jobs/${randomUUID()}/cancel`, {})).status).toBe(404);
    const other = await app.signIn('admin');
    expect((await other.post(`/api/jobs/${id}/cancel`, {})).status).toBe(404);
  });

  it('refuses a stream without a session', async () => {
    const kept = token;
    token = 'x'.repeat(43);
    await expect(stream()).rejects.toThrow('401');
    token = kept;
  });

  it('ends a hundred streams at once when the process stops', async () => {
    const accounts = await Promise.all(Array.from({ length: 5 }, () => app.signIn('expert')));
    const streams: Stream[] = [];
    const kept = token;
    for (const account of accounts) {
      token = account.token;
      streams.push(...(await Promise.all(Array.from({ length: 20 }, () => stream()))));
    }
    expect(streams).toHaveLength(100);
    await expect(stream()).rejects.toThrow('413');
    token = kept;
    const began = performance.now();
    app.core.state.stop();
    await Promise.all(streams.map((one) => one.ended));
    expect(performance.now() - began).toBeLessThan(10_000);
    expect((await app.anonymous('GET', '/ready')).status).toBe(503);
  });
});
