import type { Account, Problem, Session } from '@jalon/contracts';
import { session as sessionSchema } from '@jalon/contracts';
import { TestApp, fieldsOf, type TestAnswer } from '../../testing/app.js';
import { checkPassword } from './application/passwords.js';
import { addressBlock } from './application/sign-in.js';
import { hashPassword } from './index.js';

const PASSWORD = 'une-phrase-de-passe-longue';

describe('identity', () => {
  let app: TestApp;

  beforeAll(async () => {
    app = await TestApp.start();
  }, 60_000);
  afterAll(() => app.stop());
  beforeEach(() => app.query('delete from login_attempt'));

  async function account(email: string, role = 'expert'): Promise<string> {
    const person = await app.person(email);
    const [row] = await app.query<{ id: string }>(
      'insert into account (person_id, email, password_hash, role) values ($1, $2, $3, $4) returning id',
      [person, email, await hashPassword(PASSWORD), role],
    );
    return row?.id ?? '';
  }

  const signIn = (email: string, password: string) =>
    app.anonymous<Session>('POST', '/api/session', { email, password });

  const tokenOf = (answer: TestAnswer) =>
    /jalon_session=([^;]*)/.exec(String(answer.headers['set-cookie']))?.[1] ?? '';

  it('opens a session with the right password, in an HttpOnly SameSite=Lax cookie', async () => {
    await account('claire@lab.example');
    const answer = await signIn('Claire@LAB.example', PASSWORD);
    expect(answer.status).toBe(200);
    const session = sessionSchema.parse(answer.body);
    expect(session.me).toMatchObject({ email: 'claire@lab.example', role: 'expert' });
    expect(String(answer.headers['set-cookie'])).toMatch(
      /^jalon_session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/,
    );
    const stored = await app.query<{ token_hash: Buffer }>('select token_hash from session');
    expect(stored.map((row) => row.token_hash.toString())).not.toContain(tokenOf(answer));
  });

  it('says the same of an unknown address and of a wrong password', async () => {
    await account('paul@lab.example');
    const wrong = await signIn('paul@lab.example', 'pas la bonne phrase');
    const unknown = await signIn('nobody@lab.example', 'pas la bonne phrase');
    expect(wrong.status).toBe(422);
    const words = ({ code, detail, errors }: Problem) => ({ code, detail, errors });
    expect(words(wrong.body as unknown as Problem)).toEqual(words(unknown.body as unknown as Problem));
    expect(wrong.headers['set-cookie']).toBeUndefined();
  });

  it('delays those who guess, even with the right password, and lets them in later', async () => {
    await account('guess@lab.example');
    for (let attempt = 0; attempt < 6; attempt++) await signIn('guess@lab.example', 'faux');
    const delayed = await signIn('guess@lab.example', PASSWORD);
    expect(delayed.status).toBe(429);
    expect(Number(delayed.headers['retry-after'])).toBeGreaterThan(0);
    app.clock.set('2026-03-18T09:06:00.000Z');
    expect((await signIn('guess@lab.example', PASSWORD)).status).toBe(200);
    app.clock.set('2026-03-18T09:00:00.000Z');
  });

  it('doubles the delay up to five minutes and never locks for good', async () => {
    await account('slow@lab.example');
    let now = Date.parse('2026-03-18T09:00:00.000Z');
    const waits: number[] = [];
    for (let attempt = 0; attempt < 34; attempt++) {
      app.clock.set(new Date(now).toISOString());
      const answer = await signIn('slow@lab.example', 'faux');
      const wait = Number(answer.headers['retry-after'] ?? 0);
      waits.push(wait);
      now += wait * 1_000;
    }
    expect(Math.max(...waits)).toBe(300);
    app.clock.set('2026-03-18T09:00:00.000Z');
  });

  it('ends after thirty idle minutes and after eight hours', async () => {
    const client = await app.signIn('expert');
    expect((await client.get('/api/jobs')).status).toBe(200);
    app.clock.set('2026-03-18T09:29:00.000Z');
    expect((await client.get('/api/jobs')).status).toBe(200);
    app.clock.set('2026-03-18T09:58:00.000Z');
    expect((await client.get('/api/jobs')).status).toBe(200);
    app.clock.set('2026-03-18T10:29:00.000Z');
    expect((await client.get('/api/jobs')).status).toBe(401);
    app.clock.set('2026-03-18T09:00:00.000Z');
    const other = await app.signIn('expert');
    await app.query('update session set last_seen_at = ends_at');
    app.clock.set('2026-03-18T17:00:01.000Z');
    expect((await other.get('/api/jobs')).status).toBe(401);
    app.clock.set('2026-03-18T09:00:00.000Z');
  });

  it('ends on request', async () => {
    const client = await app.signIn('expert');
    expect((await client.delete('/api/session')).status).toBe(204);
    expect((await client.get('/api/jobs')).status).toBe(401);
  });

  it('refuses a write from another site, or without the token of the session', async () => {
    const client = await app.signIn('expert');
    const patch = (headers: Record<string, string>) =>
      client.send('PATCH', '/api/account/preferences', { theme: 'dark' }, headers);
    expect((await patch({ 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    expect((await patch({ 'sec-fetch-site': 'same-site' })).status).toBe(403);
    expect((await patch({ 'x-csrf-token': 'something else' })).status).toBe(403);
    expect((await patch({ 'x-csrf-token': '' })).status).toBe(403);
    expect((await patch({})).status).toBe(204);
  });

  it('reads role and state again at each request', async () => {
    const admin = await app.signIn('admin');
    const { id, version } = await created(admin, 'reread@lab.example', 'project_manager');
    const token = tokenOf(await signIn('reread@lab.example', PASSWORD));
    const ask = (url: string) => admin.send('GET', url, undefined, { cookie: `jalon_session=${token}` });
    expect((await ask('/api/jobs')).status).toBe(200);
    const disabled = await admin.patch<Account>(`/api/accounts/${id}`, { version, disabled: true });
    expect(disabled.body).toMatchObject({ disabled: true });
    expect((await ask('/api/jobs')).status).toBe(401);
    expect((await signIn('reread@lab.example', PASSWORD)).status).toBe(422);
  });

  async function created(
    admin: Awaited<ReturnType<TestApp['signIn']>>,
    email: string,
    role: string,
  ): Promise<Account> {
    const answer = await admin.post<Account>('/api/accounts', {
      name: email,
      email,
      role,
      entityId: null,
      password: PASSWORD,
    });
    expect(answer.status).toBe(201);
    return answer.body;
  }

  it('hears of it when another process disables the account', async () => {
    const client = await app.signIn('expert');
    expect((await client.get('/api/jobs')).status).toBe(200);
    await app.query('update account set disabled_at = now() where id = $1', [client.principal.accountId]);
    let status = 0;
    for (let waited = 0; waited < 60_000 && status !== 401; waited += 10) {
      status = (await client.get('/api/jobs')).status;
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    expect(status).toBe(401);
  });

  it('keeps the last administrator', async () => {
    await app.query(`update account set disabled_at = now() where role = 'admin'`);
    const admin = await app.signIn('admin');
    const { body } = await admin.get<{ items: Account[] }>('/api/accounts');
    const me = body.items.find((item) => item.id === admin.principal.accountId);
    const answer = await admin.patch(`/api/accounts/${me?.id}`, { version: me?.version, role: 'expert' });
    expect(answer.status).toBe(422);
    expect(answer.body).toMatchObject({ errors: [{ path: 'role', code: 'last_admin' }] });
  });

  it('answers 409 with the present account when it changed meanwhile', async () => {
    const admin = await app.signIn('admin');
    const { id, version } = await created(admin, 'stale@lab.example', 'expert');
    expect((await admin.patch(`/api/accounts/${id}`, { version, role: 'tutor' })).status).toBe(200);
    const stale = await admin.patch<Problem>(`/api/accounts/${id}`, { version, role: 'intern' });
    expect(stale.status).toBe(409);
    expect(stale.body.current).toMatchObject({ role: 'tutor', version: version + 1 });
  });

  it('wants an entity for a partner and for nobody else, and an address once', async () => {
    const admin = await app.signIn('admin');
    const entityId = await app.entity('Entité du partenaire');
    const body = { name: 'X', email: 'partner@lab.example', password: PASSWORD };
    expect(fieldsOf(await admin.post('/api/accounts', { ...body, role: 'partner', entityId: null }))).toEqual(
      ['entityId'],
    );
    expect(fieldsOf(await admin.post('/api/accounts', { ...body, role: 'expert', entityId }))).toEqual([
      'entityId',
    ]);
    expect((await admin.post('/api/accounts', { ...body, role: 'partner', entityId })).status).toBe(201);
    const twice = await admin.post('/api/accounts', { ...body, role: 'partner', entityId });
    expect(twice.status).toBe(409);
    expect(fieldsOf(twice)).toEqual(['email']);
    const people = await app.query(`select 1 from person where name = 'X'`);
    expect(people).toHaveLength(1);
  });

  it('changes a password with the present one, ending the other sessions', async () => {
    await account('change@lab.example');
    const answer = await signIn('change@lab.example', PASSWORD);
    const other = tokenOf(await signIn('change@lab.example', PASSWORD));
    const headers = {
      cookie: `jalon_session=${tokenOf(answer)}`,
      'x-csrf-token': answer.body.csrfToken ?? '',
    };
    const client = await app.signIn('expert');
    const change = (current: string, next: string) =>
      client.send('POST', '/api/account/password', { current, next }, headers);
    expect(fieldsOf(await change('wrong', 'another-long-passphrase'))).toEqual(['current']);
    expect(fieldsOf(await change(PASSWORD, 'motdepassemotdepasse'))).toEqual(['next']);
    expect((await change(PASSWORD, 'another-long-passphrase')).status).toBe(204);
    const still = await client.send('GET', '/api/jobs', undefined, headers);
    const ended = await client.send('GET', '/api/jobs', undefined, { cookie: `jalon_session=${other}` });
    expect([still.status, ended.status]).toEqual([200, 401]);
    expect((await signIn('change@lab.example', 'another-long-passphrase')).status).toBe(200);
  });

  it('leaves an audit row for each of these, without a password in it', async () => {
    const rows = await app.query<{ action: string; changes: unknown }>('select action, changes from audit');
    expect(new Set(rows.map((row) => row.action))).toEqual(
      new Set([
        'session.opened',
        'session.ended',
        'account.preferences_changed',
        'account.created',
        'account.updated',
        'account.password_changed',
      ]),
    );
    expect(JSON.stringify(rows)).not.toContain('phrase');
    await expect(app.query('delete from audit')).rejects.toThrow('append-only');
  });

  it.each([
    [{ email: 'a@b.example' }, ['password']],
    [{ email: 3, password: [] }, ['email', 'password']],
    [{ email: 'x'.repeat(300), password: 'y' }, ['email']],
    [{ email: 'a@b.example', password: 'x', admin: true }, ['admin']],
  ])('names the fields of a hostile sign-in %j', async (body, fields) => {
    const answer = await app.anonymous('POST', '/api/session', body);
    expect(answer.status).toBe(422);
    expect(fieldsOf(answer)).toEqual(fields);
  });

  it('answers broken JSON, a wrong type and a huge body with 4xx', async () => {
    const client = await app.signIn('expert');
    const send = (payload: string, type: string) =>
      app.nest.inject({
        method: 'POST',
        url: '/api/session',
        payload,
        headers: { 'content-type': type, 'sec-fetch-site': 'same-origin' },
      });
    expect((await send('{"email":', 'application/json')).statusCode).toBe(400);
    expect((await send('a=b', 'text/csv')).statusCode).toBe(415);
    expect(
      (await send(JSON.stringify({ email: 'x'.repeat(1_100_000) }), 'application/json')).statusCode,
    ).toBe(413);
    expect((await client.get('/api/nothing')).status).toBe(404);
  });
});

describe('passwords', () => {
  it.each(['short', '123456789012345', 'aaaaaaaaaaaaaaaaaa', 'moi@lab.example-moi', 'jalon-datalab-2026'])(
    'refuses %s',
    (password) => {
      expect(() => checkPassword(password, 'password', 'moi@lab.example')).toThrow();
    },
  );

  it('takes passphrases with spaces and accents', () => {
    expect(() => checkPassword('où sont passés les galets ?', 'password', 'moi@lab.example')).not.toThrow();
  });
});

describe('addressBlock', () => {
  it.each([
    ['192.0.2.7', '192.0.2.7'],
    ['::ffff:192.0.2.7', '192.0.2.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
  ])('counts %s as %s', (address, block) => {
    expect(addressBlock(address)).toBe(block);
  });
});
