import { createHash } from 'node:crypto';
import type {
  CreatedDeliverableShare,
  DeliverableDetail,
  DeliverableShares,
  SharedDeliverable,
} from '@jalon/contracts';
import type { TestClient } from '../../testing/app.js';
import { TEST_NOW } from '../../testing/app.js';
import { KnockLimit, network } from './application/knock-limit.js';
import { bodyOf, DeliverableWorld, drawn, refusalOf } from './testing/deliverable-world.js';

let world: DeliverableWorld;
let manager: TestClient;

beforeAll(async () => {
  world = await DeliverableWorld.start();
  manager = world.manager;
}, 60_000);
afterAll(() => world.stop());
afterEach(() => world.app.clock.set(TEST_NOW));

const share = async (id: string, body: object = {}) =>
  bodyOf(await manager.post<CreatedDeliverableShare>(`/api/deliverables/${id}/shares`, body));
const open = (token: string) => world.app.anonymous<SharedDeliverable>('GET', `/api/shared/${token}`);
const listed = async (id: string) =>
  bodyOf(await manager.get<DeliverableShares>(`/api/deliverables/${id}/shares`)).items;
const inDays = (days: number) => new Date(Date.parse(TEST_NOW) + days * 86_400_000).toISOString();

describe('a link', () => {
  it('opens the files of a version to anybody, and is counted', async () => {
    const deck = await world.aReadyDeck();
    const { token } = await share(deck.id, { days: 7 });
    expect(token).toMatch(/^[\w-]{43}$/);
    const shared = bodyOf(await open(token));
    expect(shared).toMatchObject({ kind: 'committee_deck', title: deck.title, labName: 'DataLab' });
    expect(shared.files).toEqual([
      { format: 'pptx', fileName: 'jalon-presentation-comite-2026-03-18.pptx', size: expect.any(Number) },
    ]);
    const answer = await world.app.nest.inject({ url: `/api/shared/${token}/files/pptx` });
    expect(createHash('sha256').update(answer.rawPayload).digest('hex')).toBe(
      deck.versions[0]?.files[0]?.sha256,
    );
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(await listed(deck.id)).toMatchObject([{ number: 1, active: true, opened: 1 }]);
    expect((await world.app.anonymous('GET', `/api/shared/${token}/files/docx`)).status).toBe(404);
  });

  it('is kept as a hash alone', async () => {
    const { id } = await world.aReadyDeck();
    const { token } = await share(id);
    const rows = await world.app.query<{ all: string; token_hash: Buffer }>(
      `select s::text as all, token_hash from deliverable_share s where deliverable_id = $1`,
      [id],
    );
    expect(rows[0]?.all).not.toContain(token);
    expect(rows[0]?.token_hash).toEqual(createHash('sha256').update(token).digest());
    const audits = await world.app.query<{ all: string }>(`select a::text as all from audit a`);
    expect(audits.filter(({ all }) => all.includes(token))).toEqual([]);
  });

  it('ends on its day, and not before', async () => {
    const { id } = await world.aReadyDeck();
    const { token } = await share(id, { days: 1 });
    world.app.clock.set(new Date(Date.parse(inDays(1)) - 1_000).toISOString());
    expect((await open(token)).status).toBe(200);
    world.app.clock.set(inDays(1));
    expect((await open(token)).status).toBe(404);
    expect((await world.app.anonymous('GET', `/api/shared/${token}/files/pptx`)).status).toBe(404);
  });

  it('is taken back at once', async () => {
    const { id } = await world.aReadyDeck();
    const link = await share(id);
    expect((await manager.delete(`/api/deliverables/${id}/shares/${link.id}`)).status).toBe(204);
    expect((await open(link.token)).status).toBe(404);
    expect(await listed(id)).toMatchObject([{ active: false, opened: 0 }]);
    const other = await world.aReadyDeck();
    const theirs = await share(other.id);
    expect((await manager.delete(`/api/deliverables/${id}/shares/${theirs.id}`)).status).toBe(404);
    expect((await open(theirs.token)).status).toBe(200);
  });

  it('is only for what is ready, and approved where its kind asks; it stops when it is reopened', async () => {
    const queued = await world.aDeck();
    const ask = (id: string) => manager.post(`/api/deliverables/${id}/shares`, {});
    expect(refusalOf(await ask(queued.id))).toEqual([409, 'not_ready', 'state deliverable_not_ready']);
    const author = await world.signIn('project_manager');
    const note = await world.written(author);
    expect(refusalOf(await ask(note.id))).toEqual([409, 'not_ready', 'state deliverable_not_approved']);
    const move = async (client: TestClient, from: DeliverableDetail, name: string, reason = '') => {
      const body = { version: from.version, name, reason };
      return bodyOf(await client.post<DeliverableDetail>(`/api/deliverables/${note.id}/moves`, body));
    };
    const approved = await move(manager, await move(author, note, 'submit'), 'approve');
    const { token } = await share(note.id);
    expect((await open(token)).status).toBe(200);
    await move(manager, approved, 'reopen', 'Une erreur');
    expect((await open(token)).status).toBe(404);
  });

  it('is of the approved version alone, and stays shut when another one is approved', async () => {
    const author = await world.signIn('project_manager');
    const first = await world.written(author);
    const url = `/api/deliverables/${first.id}`;
    const move = async (client: TestClient, name: string, reason = '') => {
      const { version } = await world.detail(first.id);
      bodyOf(await client.post(`${url}/moves`, { version, name, reason }));
    };
    const approvedAgain = async () => {
      bodyOf(await author.post(`${url}/versions`, {}));
      await drawn(world.app, first.id);
      await move(author, 'submit');
      await move(manager, 'approve');
    };
    await move(author, 'submit');
    await move(manager, 'return', 'Sources ?');
    await approvedAgain();
    expect(refusalOf(await manager.post(`${url}/shares`, { number: 1 }))).toEqual([
      409,
      'not_ready',
      'state deliverable_not_approved',
    ]);
    const second = await share(first.id);
    expect(second.number).toBe(2);
    expect((await open(second.token)).status).toBe(200);

    await move(manager, 'reopen', 'Une erreur');
    await approvedAgain();
    expect((await open(second.token)).status).toBe(404);
    const third = await share(first.id);
    expect((await open(third.token)).status).toBe(200);
    expect(new Map((await listed(first.id)).map(({ number, active }) => [number, active]))).toEqual(
      new Map([
        [2, false],
        [3, true],
      ]),
    );
  });

  it('lives between one and ninety days, and is not for interns to give', async () => {
    const { id } = await world.aReadyDeck();
    for (const days of [0, 91]) {
      expect((await manager.post(`/api/deliverables/${id}/shares`, { days })).status).toBe(422);
    }
    const intern = await world.signIn('intern');
    expect((await intern.post(`/api/deliverables/${id}/shares`, {})).status).toBe(403);
  });

  it('that is none is not found, whatever it looks like', async () => {
    for (const token of ['x', 'a'.repeat(43), '%00', 'a'.repeat(150)]) {
      expect([token, (await open(token)).status]).toEqual([token, 404]);
    }
  });
});

describe('the limit', () => {
  it('counts by address, for a minute', () => {
    const limit = new KnockLimit(world.app.clock);
    const knock = (address: string, times: number) => {
      for (let time = 0; time < times; time++) limit.check(address);
    };
    knock('192.0.2.1', 60);
    expect(() => knock('192.0.2.1', 1)).toThrow('Too many attempts');
    expect(() => knock('192.0.2.2', 1)).not.toThrow();
    world.app.clock.set(new Date(Date.parse(TEST_NOW) + 60_000).toISOString());
    expect(() => knock('192.0.2.1', 1)).not.toThrow();
  });

  it('takes a /64 of IPv6 for one', () => {
    expect(network('::ffff:192.0.2.1')).toBe('192.0.2.1');
    expect(network('2001:db8::1')).toBe('2001:db8:0:0');
    expect(network('2001:db8:0:0:ffff::2')).toBe('2001:db8:0:0');
    expect(network('2001:db8:0:1::1')).toBe('2001:db8:0:1');
    expect(network('::1')).toBe('0:0:0:0');
  });
});
