import { randomUUID } from 'node:crypto';
import { TestApp, type TestClient } from '../../testing/app.js';
import { KeyLimiter } from './application/key-limiter.js';
import { UsageClock } from './application/usage-clock.js';
import { EventStore } from './persistence/event.store.js';
import { KeyStore } from './persistence/key.store.js';
import {
  anEvent,
  deploy,
  sendBatch,
  sendOne,
  SOURCE,
  stored,
  usageWorld,
  type UsageWorld,
} from './testing/usage-world.js';

let app: TestApp;
let admin: TestClient;
let world: UsageWorld;
let other: UsageWorld;

beforeAll(async () => {
  app = await TestApp.start();
  admin = await app.signIn('admin');
  world = await usageWorld(app, admin);
  other = await usageWorld(app, admin, { source: 'https://lab.example/solutions/other' });
});
afterAll(() => app.stop());

describe('who sends', () => {
  it('asks for a key that is good, from anywhere, without a session', async () => {
    for (const secret of [null, 'jal_', `jal_${'A'.repeat(43)}`, world.secret.toUpperCase()]) {
      const answer = await sendBatch(app, secret, [anEvent()]);
      expect([answer.status, answer.body.code]).toEqual([401, 'key_refused']);
      expect(answer.headers['www-authenticate']).toBe('Bearer');
    }
  });

  it('counts nothing for another solution’s source, nor beside its own', async () => {
    const before = await stored(app, other.solutionId);
    for (const source of [SOURCE, `${SOURCE}x`, 'https://lab.example/solutions/othe']) {
      const { body } = await sendOne(app, other.secret, anEvent({ source }));
      expect([source, body.field, body.code]).toEqual([source, 'source', 'other_source']);
    }
    expect(await stored(app, other.solutionId)).toBe(before);
  });

  it('keeps no secret, and ends a key at once or after its grace', async () => {
    const { solutionId } = world;
    const made = await admin.post<{ id: string; secret: string; prefix: string }>('/api/usage-keys', {
      solutionId,
      label: 'À remplacer',
    });
    expect(made.body.secret).toMatch(/^jal_[\w-]{43}$/);
    const rows = await app.query('select * from usage_key where id = $1', [made.body.id]);
    expect(JSON.stringify(rows)).not.toContain(made.body.secret);
    const next = await admin.post<{ id: string; secret: string }>(`/api/usage-keys/${made.body.id}/rotate`, {
      graceDays: 2,
    });
    const status = async (secret: string) => (await sendBatch(app, secret, [anEvent()])).status;
    expect([await status(made.body.secret), await status(next.body.secret)]).toEqual([207, 207]);
    app.clock.set('2026-03-20T09:00:01.000Z');
    expect([await status(made.body.secret), await status(next.body.secret)]).toEqual([401, 207]);
    app.clock.set('2026-03-18T09:00:00.000Z');
    expect((await admin.post(`/api/usage-keys/${next.body.id}/revoke`, {})).status).toBe(204);
    expect(await status(next.body.secret)).toBe(401);
    expect((await sendBatch(app, next.body.secret, [])).status).toBe(401);
  });

  it('shows a secret once: the same request again gets none', async () => {
    const command = { solutionId: world.solutionId, label: 'Une fois' };
    const key = randomUUID();
    expect((await admin.post('/api/usage-keys', command, key)).status).toBe(201);
    const again = await admin.post('/api/usage-keys', command, key);
    expect(again.status).toBe(409);
    expect(JSON.stringify(again.body)).not.toContain('jal_');
  });

  it('looks at the key again in the statement that stores', async () => {
    const store = app.nest.get(EventStore);
    const event = {
      digest: randomUUID(),
      day: '2026-03-18',
      at: Date.parse('2026-03-18T08:00:00Z'),
      entityId: world.entityId,
      userKey: randomUUID(),
      type: 'a.b',
      feature: null,
      release: '',
    };
    const before = await stored(app, world.solutionId);
    await app.query(`update usage_key set expires_on = '2026-03-17' where id = $1`, [world.keyId]);
    const key = { id: world.keyId, revokedAt: null, today: '2026-03-18' };
    expect(await store.store(world.solutionId, [event], key)).toBeNull();
    await app.query('update usage_key set expires_on = null where id = $1', [world.keyId]);
    // Revoked after the request came: a request that waited stores nothing.
    await app.query(`update usage_key set revoked_at = '2026-03-18T23:00:00Z' where id = $1`, [world.keyId]);
    expect(await store.store(world.solutionId, [event], key)).toBeNull();
    await app.query('update usage_key set revoked_at = null where id = $1', [world.keyId]);
    expect(await stored(app, world.solutionId)).toBe(before);
  });

  it('stores whole batches until a key is revoked in the middle of a stream, and none after', async () => {
    const source = 'https://lab.example/stream';
    const stream = await usageWorld(app, admin, { source });
    const size = 20;
    const send = async () => {
      const events = Array.from({ length: size }, () => anEvent({ source }));
      return (await sendBatch(app, stream.secret, events)).status;
    };
    const sent: Promise<number>[] = [];
    for (let turn = 0; turn < 10; turn++) sent.push(send());
    await sent[0];
    const revoked = admin.post(`/api/usage-keys/${stream.keyId}/revoke`, {});
    for (let turn = 0; turn < 20; turn++) sent.push(send());
    expect((await revoked).status).toBe(204);
    expect(await Promise.all([send(), send()])).toEqual([401, 401]);
    const statuses = await Promise.all(sent);
    expect(new Set(statuses)).toEqual(new Set([207, 401]));
    const accepted = statuses.filter((status) => status === 207).length * size;
    expect(await stored(app, stream.solutionId)).toBe(accepted);
  });

  it('tells who asks too often to wait', async () => {
    const limiter = app.nest.get(KeyLimiter);
    limiter.rate = { perSecond: 1, burst: 2 };
    const slow = await usageWorld(app, admin, { source: 'https://lab.example/slow' });
    const statuses = [];
    for (let turn = 0; turn < 3; turn++) statuses.push((await sendBatch(app, slow.secret, [])).status);
    expect(statuses).toEqual([207, 207, 429]);
    limiter.rate = { perSecond: 1_000, burst: 1_000 };
  });
});

describe('where and when an event counts', () => {
  it('takes the entity of the event, of the key, or the only one', async () => {
    const busy = await usageWorld(app, admin, { source: 'https://lab.example/busy', entity: 'Éole Nord' });
    const south = await app.entity('Éole Sud');
    await deploy(app, busy.solutionId, south, 'pilot', '3.0');
    const source = 'https://lab.example/busy';
    const verdict = async (secret: string, entity?: string) => {
      const { body } = await sendOne(app, secret, anEvent({ source, data: { user: 'x', entity } }));
      return body.code ?? body.status;
    };
    expect(await verdict(busy.secret)).toBe('entity_required');
    expect(await verdict(busy.secret, 'eole  sud')).toBe('not_deployed');
    expect(await verdict(busy.secret, 'EOLE SUD')).toBe('accepted');
    expect(await verdict(busy.secret, south)).toBe('accepted');
    expect(await verdict(busy.secret, 'Ailleurs')).toBe('not_deployed');
    const scoped = await admin.post<{ secret: string }>('/api/usage-keys', {
      solutionId: busy.solutionId,
      label: 'Sud',
      entityId: south,
    });
    expect(await verdict(scoped.body.secret)).toBe('accepted');
    expect(await verdict(scoped.body.secret, 'Éole Nord')).toBe('outside_key');
    const rows = await app.query<{ entity_id: string; release: string }>(
      'select distinct entity_id, release from usage_event where solution_id = $1',
      [busy.solutionId],
    );
    expect(rows).toEqual([{ entity_id: south, release: '3.0' }]);
  });

  it('counts a time ahead by more than five minutes when it was received, and refuses ancient ones', async () => {
    const times = [
      '2026-03-18T09:04:59Z',
      '2026-03-18T09:05:01Z',
      '2099-01-01T00:00:00Z',
      '2024-01-31T12:00:00Z',
    ];
    const answer = await sendBatch(
      app,
      world.secret,
      times.map((time) => anEvent({ time, type: 'when.test' })),
    );
    expect(answer.body.items.map(({ status, clamped, code }) => clamped ?? code ?? status)).toEqual([
      'accepted',
      true,
      true,
      'too_old',
    ]);
    const rows = await app.query(`select at from usage_event where type = 'when.test' order by at`);
    expect(rows).toEqual([
      { at: '2026-03-18T09:00:00Z' },
      { at: '2026-03-18T09:00:00Z' },
      { at: '2026-03-18T09:04:59Z' },
    ]);
  });

  it('takes Paris days, in the month they belong to', async () => {
    await sendBatch(app, world.secret, [anEvent({ time: '2026-01-31T23:30:00Z', type: 'day.test' })]);
    const [row] = await app.query(
      `select day, tableoid::regclass::text as part from usage_event where type = 'day.test'`,
    );
    expect(row).toEqual({ day: '2026-02-01', part: 'usage_event_2026_02' });
    expect(
      await app.query(`select 1 from usage_mark where solution_id = $1 and day = '2026-02-01'`, [
        world.solutionId,
      ]),
    ).toHaveLength(1);
  });

  it('stores a pseudonym that differs from one solution to the next, never the name', async () => {
    const user = 'someone.to.hide@example.org';
    await sendOne(app, world.secret, anEvent({ type: 'who.test', data: { user, note: user } }));
    await sendOne(
      app,
      other.secret,
      anEvent({ source: 'https://lab.example/solutions/other', type: 'who.test', data: { user } }),
    );
    const rows = await app.query<{ user_key: string }>(`select * from usage_event where type = 'who.test'`);
    expect(new Set(rows.map((row) => row.user_key)).size).toBe(2);
    expect(JSON.stringify(rows)).not.toContain('hide');
  });
});

describe('what is sent to break it', () => {
  it('answers each hostile value by itself and stores nothing of it', async () => {
    const before = await stored(app, world.solutionId);
    const deep = `${'['.repeat(20_000)}${']'.repeat(20_000)}`;
    const bad: unknown[] = [
      anEvent({ specversion: '0.3' }),
      anEvent({ id: 7 }),
      anEvent({ source: 'https://lab example' }),
      anEvent({ type: 'a\u0000b' }),
      anEvent({ time: '2026-02-30T00:00:00Z' }),
      anEvent({ time: 'yesterday' }),
      anEvent({ Upper: 'x' }),
      anEvent({ extension: { nested: true } }),
      anEvent({ data: 'text' }),
      anEvent({ data: undefined }),
      anEvent({ data: { user: 'x\ud800' } }),
      anEvent({ data: { user: '' } }),
      anEvent({ data: { user: "'; drop table usage_event; --", release: 'r'.repeat(41) } }),
      anEvent({ data: { user: 'x', padding: 'p'.repeat(1024 * 1024) } }),
      anEvent({ data_base64: 'e30=' }),
      anEvent({ data: undefined, data_base64: '%%' }),
      anEvent({ datacontenttype: 'text/xml' }),
    ];
    const answer = await sendBatch(app, world.secret, bad);
    expect(answer.status).toBe(207);
    expect(answer.body.items.map(({ field, code }) => `${field} ${code}`)).toEqual([
      'specversion unsupported_version',
      'id invalid_type',
      'source invalid_uri',
      'type control_characters',
      'time invalid_time',
      'time invalid_time',
      'Upper name_not_allowed',
      'extension invalid_type',
      'data object_expected',
      'data required',
      'data.user control_characters',
      'data.user required',
      'data.release too_long',
      ' too_large',
      'data data_and_base64',
      'data_base64 not_base64',
      'datacontenttype unsupported_type',
    ]);
    expect((await sendBatch(app, world.secret, `[${deep}]`)).status).toBeLessThan(500);
    expect(await stored(app, world.solutionId)).toBe(before);
  });

  it('refuses a batch that is too long or too heavy as a whole', async () => {
    const many = await sendBatch(app, world.secret, `[${'1,'.repeat(99_999)}1]`);
    expect([many.status, many.body.errors?.[0]?.code]).toEqual([413, 'too_many_items']);
    const heavy = await sendBatch(app, world.secret, `["${'x'.repeat(2 * 1024 * 1024)}"]`);
    expect([heavy.status, heavy.body.code]).toEqual([413, 'too_large']);
  });

  it('says that it is not configured rather than storing names', async () => {
    const bare = await TestApp.start({ JALON_PSEUDONYM_KEY: '' });
    try {
      const there = await usageWorld(bare, await bare.signIn('admin'));
      const answer = await sendBatch(bare, there.secret, [anEvent()]);
      expect([answer.status, answer.body.code]).toEqual([503, 'not_configured']);
    } finally {
      await bare.stop();
    }
  });
});

it('forgets whole months at the end of retention, and takes them again when they are kept longer', async () => {
  const time = '2025-01-15T12:00:00Z';
  expect((await sendOne(app, world.secret, anEvent({ time }))).status).toBe(202);
  const patched = await admin.patch('/api/usage/settings', { retentionMonths: 12 });
  expect(patched.body).toEqual({ retentionMonths: 12 });
  const clock = new UsageClock(
    app.nest.get(EventStore),
    app.nest.get(KeyStore),
    app.core.clock,
    app.core.logger,
  );
  expect(await clock.byClock()).toBe(1);
  expect(await app.query(`select to_regclass('usage_event_2025_01') as part`)).toEqual([{ part: null }]);
  expect(await app.query(`select 1 from usage_seen where day < '2025-03-01'`)).toEqual([]);
  expect((await sendOne(app, world.secret, anEvent({ time }))).body.code).toBe('too_old');
  expect(await app.query(`select to_regclass('usage_event_2026_04') is null as missing`)).toEqual([
    { missing: false },
  ]);
  await admin.patch('/api/usage/settings', { retentionMonths: 25 });
  expect((await sendOne(app, world.secret, anEvent({ time }))).status).toBe(202);
});
