import { randomUUID } from 'node:crypto';
import { LIVE_CLOSE } from '@jalon/contracts';
import { may, ROLES } from '@jalon/domain';
import { LiveApp } from './testing/live-app.js';
import { Typist, Wire } from './testing/typist.js';

/** The upgrade is no route of a controller, so the walk through all routes does not meet it: this one does. */
let live: LiveApp;
let own: string;
let minutes: { readonly own: string; readonly other: string; readonly lab: string };

beforeAll(async () => {
  live = await LiveApp.start();
  own = await live.app.entity('Caisse du Nord');
  minutes = {
    own: await live.minutes(own),
    other: await live.minutes(await live.app.entity('Caisse du Sud')),
    lab: await live.minutes(),
  };
});

afterAll(() => live.stop());

const WHO = ROLES.flatMap((role) =>
  (['own', 'other', 'lab'] as const).map((whose) => [role, whose] as const),
);

it.each(WHO)('opens to %s what the matrix says, of meetings of its %s entity', async (role, whose) => {
  const client = await live.app.signIn(role, role === 'partner' ? own : null);
  const line = { address: live.address, minutesId: minutes[whose], token: client.token };
  if (!may(client.principal, 'minutes:live')) {
    const wire = await Wire.open(line);
    expect(await wire.closed).toBe(LIVE_CLOSE.forbidden);
    expect(wire.heard).toEqual([]);
    return;
  }
  const typist = await Typist.join(line);
  const writes = may(client.principal, 'minutes:write');
  expect((await typist.wire.next('opened')).mayWrite).toBe(writes);
  const answer = await typist.answer(typist.paragraph(`de ${role}`));
  expect(answer).toMatchObject(writes ? { type: 'saved' } : { type: 'refused', code: 'forbidden' });
  typist.leave();
});

it('tells nothing to who is not signed in', async () => {
  for (const token of [undefined, 'x'.repeat(43), 'short']) {
    const wire = await Wire.open({
      address: live.address,
      minutesId: minutes.lab,
      ...(token === undefined ? {} : { token }),
    });
    expect(await wire.closed).toBe(LIVE_CLOSE.sessionEnded);
    expect(wire.heard).toEqual([]);
  }
});

it('refuses other sites, and who does not say from where', async () => {
  const { token } = await live.app.signIn('admin');
  for (const origin of ['https://example.org', 'null', live.address.replace('ws:', 'http:') + '0', ''])
    await expect(Wire.open({ address: live.address, minutesId: minutes.lab, token, origin })).rejects.toThrow(
      '403',
    );
});

it('upgrades this address alone', async () => {
  const { token } = await live.app.signIn('admin');
  const line = { address: live.address, minutesId: minutes.lab, token };
  for (const path of [
    '/',
    '/api/session',
    `/api/minutes/${minutes.lab}`,
    `/api/minutes/${minutes.lab}/live/`,
  ])
    await expect(Wire.open({ ...line, path })).rejects.toThrow('404');
  const wire = await Wire.open({ ...line, minutesId: randomUUID() });
  expect(await wire.closed).toBe(LIVE_CLOSE.notFound);
});

it('reads the session again when somebody types, and at each look around', async () => {
  const client = await live.app.signIn('expert');
  const typist = await Typist.join({ address: live.address, minutesId: minutes.lab, token: client.token });
  expect((await typist.answer(typist.paragraph('un'))).type).toBe('saved');
  await live.app.query('update account set role = $2 where id = $1', [
    client.principal.accountId,
    'leadership',
  ]);
  await live.app.query(`select pg_notify('jalon_session', '')`);
  await expectSoon(async () => {
    expect(await typist.answer(typist.paragraph('deux'))).toMatchObject({ code: 'forbidden' });
  });
  await live.app.query('delete from session where account_id = $1', [client.principal.accountId]);
  await live.app.query(`select pg_notify('jalon_session', '')`);
  await live.app.query('select pg_sleep(0.05)');
  live.check();
  expect(await typist.wire.closed).toBe(LIVE_CLOSE.sessionEnded);
});

it('counts typing as being there, and watching as not', async () => {
  const { token, principal } = await live.app.signIn('expert');
  const typist = await Typist.join({ address: live.address, minutesId: minutes.lab, token });
  const seen = async () => {
    const [row] = await live.app.query<{ at: string }>(
      'select last_seen_at as at from session where account_id = $1',
      [principal.accountId],
    );
    return Date.parse(row?.at ?? '');
  };
  const began = await seen();
  live.app.clock.set(new Date(began + 20 * 60_000).toISOString());
  live.check();
  typist.wire.send({ type: 'ping' });
  await typist.wire.next('pong');
  expect(await seen()).toBe(began);
  await typist.answer(typist.paragraph('encore là'));
  expect(await seen()).toBe(began + 20 * 60_000);
});

/** What another connection was told takes effect within moments. */
async function expectSoon(work: () => Promise<void>): Promise<void> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      if (attempt >= 100) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}
