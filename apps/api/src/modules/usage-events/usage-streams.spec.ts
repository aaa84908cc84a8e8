import { request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { randomUUID } from 'node:crypto';
import type { UsageFiles } from '@jalon/contracts';
import { CLOCK } from '../../config/clock.js';
import { createApp } from '../../http/create-app.js';
import { TestApp, type TestClient } from '../../testing/app.js';
import { ImportUsageFile } from './application/import-usage-file.js';
import { Pseudonymiser } from './application/pseudonymiser.js';
import { EventStore } from './persistence/event.store.js';
import { UsageFileStore } from './persistence/file.store.js';
import { KeyStore } from './persistence/key.store.js';
import { UnitOfWork } from '../../database/unit-of-work.js';
import {
  anEvent,
  BATCH,
  PATH,
  sendBatch,
  SOURCE,
  stored,
  usageWorld,
  type UsageWorld,
} from './testing/usage-world.js';

let app: TestApp;
let admin: TestClient;
let world: UsageWorld;

beforeAll(async () => {
  app = await TestApp.start();
  admin = await app.signIn('admin');
  world = await usageWorld(app, admin);
});
afterAll(() => app.stop());

it('counts once what two processes take in at the same time, in any order', async () => {
  const second = await createApp(app.core);
  await second.init();
  await second.getHttpAdapter().getInstance().ready();
  const events = Array.from({ length: 300 }, (_, index) =>
    anEvent({ data: { user: `person-${index % 40}` } }),
  );
  const before = await stored(app, world.solutionId);
  const turns = Array.from({ length: 12 }, (_, turn) => {
    const from = (turn * 61) % 200;
    const batch = events.slice(from, from + 150);
    return turn % 3 === 0 ? batch.reverse() : batch;
  });
  turns.push(events);
  const answers = await Promise.all(
    turns.map((batch, turn) =>
      (turn % 2 === 0 ? app.nest : second).inject({
        method: 'POST',
        url: PATH,
        headers: { authorization: `Bearer ${world.secret}`, 'content-type': BATCH },
        payload: JSON.stringify(batch),
      }),
    ),
  );
  await second.close();
  expect(answers.map((answer) => answer.statusCode)).toEqual(turns.map(() => 207));
  const accepted = answers.reduce((sum, answer) => sum + answer.json<{ accepted: number }>().accepted, 0);
  expect(accepted).toBe(300);
  expect((await stored(app, world.solutionId)) - before).toBe(300);
});

it('keeps nothing of a batch whose connection is cut', async () => {
  await app.nest.listen(0, '127.0.0.1');
  const { port } = app.nest.getHttpServer().address() as AddressInfo;
  const before = await stored(app, world.solutionId);
  const body = JSON.stringify(Array.from({ length: 200 }, () => anEvent()));
  await new Promise<void>((resolve) => {
    const call = request({
      port,
      host: '127.0.0.1',
      method: 'POST',
      path: PATH,
      headers: {
        authorization: `Bearer ${world.secret}`,
        'content-type': BATCH,
        'content-length': Buffer.byteLength(body),
      },
    });
    call.on('error', () => resolve());
    call.write(body.slice(0, body.length / 2), () => call.destroy(new Error('cut')));
  });
  expect((await sendBatch(app, world.secret, [])).status).toBe(207);
  expect(await stored(app, world.solutionId)).toBe(before);
});

describe('a file of events', () => {
  const actor = () => ({ ...admin.principal, requestId: null });
  const CSV = `time;user;type;entity;feature
2026-03-16;Zoé;a.used;;search
2026-03-16;Zoé;a.used;;search
2026-03-17T08:00:00Z;=cmd();a.used;;
2019-01-01;Zoé;a.used;;
;Zoé;a.used;;
2026-03-17;;a.used;Ailleurs;
`;

  async function read(bytes: Buffer): Promise<UsageFiles['items'][number]> {
    const url = `/api/usage-files?solutionId=${world.solutionId}&fileName=mars.csv`;
    const sent = await admin.upload<{ id: string; jobId: string }>(url, bytes);
    expect(sent.status).toBe(201);
    const { database } = app.core;
    const runner = new ImportUsageFile(
      new UsageFileStore(database),
      new KeyStore(database),
      new EventStore(database),
      app.nest.get(Pseudonymiser),
      app.nest.get(UnitOfWork),
      app.nest.get(CLOCK),
    );
    await runner.run(actor(), sent.body.jobId, {
      writing: () => Promise.resolve(),
      finish: async (tx) => {
        await tx.query(`update job set state = 'done' where id = $1`, [sent.body.jobId]);
      },
    });
    const list = await admin.get<UsageFiles>(`/api/usage-files?solutionId=${world.solutionId}`);
    const found = list.body.items.find(({ id }) => id === sent.body.id);
    if (!found) throw new Error('The file is not in the list');
    return found;
  }

  it('is read with a report of its rows, and changes nothing the second time', async () => {
    const before = await stored(app, world.solutionId);
    const first = await read(Buffer.from(CSV));
    expect([first.state, first.report]).toEqual(['done', { accepted: 3, duplicate: 0, rejected: 3 }]);
    expect((await stored(app, world.solutionId)) - before).toBe(3);
    const again = await read(Buffer.from(CSV));
    expect(again.report).toEqual({ accepted: 0, duplicate: 3, rejected: 3 });
    expect((await stored(app, world.solutionId)) - before).toBe(3);
    const report = await admin.get<string>(`/api/usage-files/${first.id}/report.csv?language=en`);
    expect(report.body.replace('\ufeff', '').split('\r\n').slice(0, 4)).toEqual([
      'Row,Column,Reason',
      '5,time,older than events are kept',
      '6,time,required',
      '7,user,required',
    ]);
    const days = await app.query(
      `select distinct day from usage_event where solution_id = $1 and feature = 'search' order by day`,
      [world.solutionId],
    );
    expect(days).toEqual([{ day: '2026-03-16' }]);
  });

  it('is refused when it is empty, no text, or of no solution', async () => {
    const url = (solutionId: string) => `/api/usage-files?solutionId=${solutionId}&fileName=x.csv`;
    expect((await admin.upload(url(world.solutionId), Buffer.alloc(0))).status).toBe(422);
    expect((await admin.upload(url(world.solutionId), Buffer.from('a\u0000b'))).status).toBe(422);
    expect((await admin.upload(url(randomUUID()), Buffer.from(CSV))).status).toBe(422);
    await expect(read(Buffer.from('when,who\n1,2\n'))).rejects.toMatchObject({ code: 'file_refused' });
  });
});

it('lists the telemetry of a use case, with no secret in it', async () => {
  const answer = await admin.get<{ keys: object[]; solution: { source: string } }>(
    `/api/usage-keys?useCaseId=${world.useCaseId}`,
  );
  expect(answer.body.solution.source).toBe(SOURCE);
  expect(answer.body.keys).toMatchObject([{ state: 'active', label: 'Production' }]);
  expect(JSON.stringify(answer.body)).not.toContain(world.secret);
  const manager = await app.signIn('expert');
  expect((await manager.get(`/api/usage-keys?useCaseId=${world.useCaseId}`)).status).toBe(403);
});
