import { TestApp, type TestClient } from '../../testing/app.js';
import { anEvent, send, sendBatch, SOURCE, usageWorld, type UsageWorld } from './testing/usage-world.js';

let app: TestApp;
let admin: TestClient;
let world: UsageWorld;

beforeAll(async () => {
  app = await TestApp.start();
  admin = await app.signIn('admin');
  world = await usageWorld(app, admin);
});
afterAll(() => app.stop());

describe('the ways CloudEvents are carried over HTTP', () => {
  it('takes one in structured mode, whatever parameters its type has', async () => {
    const event = anEvent();
    const headers = { 'content-type': 'application/cloudevents+json; charset=utf-8' };
    const answer = await send(app, world.secret, event, headers);
    expect([answer.status, answer.body]).toEqual([202, { id: event['id'], status: 'accepted' }]);
    const [row] = await app.query(
      `select day, at, entity_id, type, feature, release from usage_event where solution_id = $1`,
      [world.solutionId],
    );
    expect(row).toEqual({
      day: '2026-03-18',
      at: '2026-03-18T08:30:00Z',
      entity_id: world.entityId,
      type: 'org.example.tri.sorted',
      feature: null,
      // None was said: the one deployed there.
      release: '2.1',
    });
  });

  it('takes a batch of several types, and an empty one (JSON format 1.0.2, 4.3)', async () => {
    const xml = anEvent({ datacontenttype: 'application/xml', data: '<much wow="xml"/>' });
    const text = anEvent({ data: 'I am just a string.' });
    const good = anEvent({ subject: null, unsetextension: null, comexampleothervalue: 5 });
    const answer = await sendBatch(app, world.secret, [good, xml, text]);
    expect([answer.status, answer.body.items]).toEqual([
      207,
      [
        { id: good['id'], status: 'accepted' },
        { id: xml['id'], status: 'rejected', field: 'datacontenttype', code: 'unsupported_type' },
        { id: text['id'], status: 'rejected', field: 'data', code: 'object_expected' },
      ],
    ]);
    const empty = await sendBatch(app, world.secret, []);
    expect([empty.status, empty.body]).toEqual([207, { accepted: 0, duplicate: 0, rejected: 0, items: [] }]);
  });

  it('takes one in binary mode: attributes percent-decoded from headers, the body as data', async () => {
    const headers = {
      'ce-specversion': '1.0',
      'ce-id': 'Euro%20%E2%82%AC%20%F0%9F%98%80',
      'ce-source': `${SOURCE}/screens`,
      'ce-type': 'com.example.someevent',
      'ce-time': '2018-04-05T17:31:00+02:00',
      'ce-comexampleothervalue': '5',
      'content-type': 'application/json',
    };
    const old = await send(app, world.secret, { user: 'a' }, headers);
    expect([old.status, old.body]).toEqual([
      400,
      { id: 'Euro € 😀', status: 'rejected', field: 'time', code: 'too_old' },
    ]);
    const answer = await send(
      app,
      world.secret,
      { user: 'a' },
      { ...headers, 'ce-time': '2026-03-17T17:31:00Z' },
    );
    expect([answer.status, answer.body]).toEqual([202, { id: 'Euro € 😀', status: 'accepted' }]);
    // HTTP binding 1.0.2, 3.1.3.2: values may be quoted; bytes that are no UTF-8 are rejected.
    const quoted = await send(
      app,
      world.secret,
      { user: 'a' },
      { ...headers, 'ce-id': '"a \\"b\\" %22c%22"', 'ce-time': '2026-03-17T17:31:00Z' },
    );
    expect([quoted.status, quoted.body]).toEqual([202, { id: 'a "b" "c"', status: 'accepted' }]);
    const overlong = await send(app, world.secret, { user: 'a' }, { ...headers, 'ce-id': '%C0%A0' });
    expect([overlong.status, overlong.body]).toEqual([
      400,
      { id: null, status: 'rejected', field: 'id', code: 'control_characters' },
    ]);
  });

  it('takes a batch, an empty one too, and answers for each event', async () => {
    expect((await sendBatch(app, world.secret, [])).body).toEqual({
      accepted: 0,
      duplicate: 0,
      rejected: 0,
      items: [],
    });
    const good = anEvent();
    const answer = await sendBatch(app, world.secret, [good, anEvent({ id: '' }), good, 7, null]);
    expect(answer.status).toBe(207);
    expect(answer.body).toEqual({
      accepted: 1,
      duplicate: 1,
      rejected: 3,
      items: [
        { id: good['id'], status: 'accepted' },
        { id: '', status: 'rejected', field: 'id', code: 'required' },
        { id: good['id'], status: 'duplicate' },
        { id: null, status: 'rejected', field: '', code: 'object_expected' },
        { id: null, status: 'rejected', field: '', code: 'object_expected' },
      ],
    });
  });

  it('refuses other formats, broken bodies and what is no batch', async () => {
    const status = async (body: string, type: string) =>
      (await send(app, world.secret, body, { 'content-type': type })).status;
    expect(await status('<event/>', 'application/cloudevents+xml')).toBe(415);
    expect(await status('{"id":', 'application/cloudevents+json')).toBe(422);
    expect(await status('{}', 'application/cloudevents-batch+json')).toBe(422);
  });
});
