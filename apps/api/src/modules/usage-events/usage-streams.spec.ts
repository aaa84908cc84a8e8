import { request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createApp } from '../../http/create-app.js';
import { TestApp, type TestClient } from '../../testing/app.js';
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
