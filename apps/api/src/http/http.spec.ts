import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TestApp } from '../testing/app.js';

describe('every answer', () => {
  let app: TestApp;
  let root: string;

  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), 'jalon-web-'));
    const page =
      '<!doctype html><app-root ngCspNonce="__CSP_NONCE__"></app-root><script nonce="__CSP_NONCE__"></script>';
    await writeFile(join(root, 'index.html'), page);
    await writeFile(join(root, 'main-ABCD1234.js'), 'export {};');
    await writeFile(join(root, 'favicon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
    app = await TestApp.start({ WEB_ROOT: root });
  }, 60_000);
  afterAll(async () => {
    await app.stop();
    await rm(root, { recursive: true });
  });

  it.each([
    '/',
    '/portfolio',
    '/use-cases/UC-001?tab=x',
    '/api/session',
    '/api/nothing',
    '/main-ABCD1234.js',
    '/live',
  ])('carries the security headers: %s', async (url) => {
    const { headers } = await app.anonymous('GET', url);
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'strict-origin-when-cross-origin',
      'cross-origin-opener-policy': 'same-origin',
    });
    expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
    expect(headers['x-request-id']).toBeTruthy();
    expect(headers['x-powered-by']).toBeUndefined();
  });

  it('gives each page a nonce of its own, in the policy and in the page', async () => {
    const nonces = await Promise.all(
      ['/', '/portfolio'].map(async (url) => {
        const { body, headers } = await app.anonymous<string>('GET', url);
        const nonce = /'nonce-([^']+)'/.exec(String(headers['content-security-policy']))?.[1] ?? '';
        expect(body).toBe(
          `<!doctype html><app-root ngCspNonce="${nonce}"></app-root><script nonce="${nonce}"></script>`,
        );
        expect(headers['cache-control']).toBe('no-store');
        return nonce;
      }),
    );
    expect(nonces[0]).not.toBe(nonces[1]);
    expect(nonces[0]?.length).toBeGreaterThanOrEqual(22);
  });

  it('lets a page make trusted HTML under three names alone: Angular, its bundler, the paste of the editor', async () => {
    const { headers } = await app.anonymous('GET', '/portfolio');
    const policy = String(headers['content-security-policy']).split('; ');
    expect(policy).toContain("require-trusted-types-for 'script'");
    expect(policy.filter((rule) => rule.startsWith('trusted-types'))).toEqual([
      'trusted-types angular angular#bundler ProseMirrorClipboard',
    ]);
    expect(policy.join(' ')).not.toMatch(/unsafe|allow-duplicates|\*/);
  });

  it('keeps files that are named by their content for good, and asks again for the others', async () => {
    const kept = await app.anonymous('GET', '/main-ABCD1234.js');
    expect(kept.headers['cache-control']).toBe('public, max-age=31536000, immutable');
    const asked = await app.anonymous('GET', '/favicon.svg');
    expect(asked.headers['cache-control']).toBe('no-cache');
  });

  it.each(['/missing-ABCD1234.js', '/api/nothing', '/..%2f..%2fpackage.json', '/%2e%2e/package.json'])(
    'is a plain 404 for %s',
    async (url) => {
      const answer = await app.anonymous('GET', url);
      expect(answer.status).toBe(404);
      expect(JSON.stringify(answer.body)).not.toContain(root);
    },
  );

  it('takes a request id that is one, and makes its own otherwise', async () => {
    const ask = (id: string) => app.nest.inject({ url: '/live', headers: { 'x-request-id': id } });
    expect((await ask('from-the-gateway-1')).headers['x-request-id']).toBe('from-the-gateway-1');
    expect((await ask('<script>')).headers['x-request-id']).not.toContain('<');
  });

  it('says 503 and when to come back while the database is away, then recovers', async () => {
    const { pool } = app.core.database;
    const connect = pool.connect.bind(pool);
    const query = pool.query.bind(pool);
    const refused = () =>
      Promise.reject(Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' }));
    Object.assign(pool, { connect: refused, query: refused });
    const answer = await app.anonymous('GET', '/api/session');
    const ready = await app.anonymous('GET', '/ready');
    Object.assign(pool, { connect, query });
    expect([answer.status, ready.status]).toEqual([503, 503]);
    expect(answer.headers['retry-after']).toBe('2');
    expect(answer.body).toMatchObject({ code: 'unavailable' });
    expect((await app.anonymous('GET', '/live')).status).toBe(200);
    expect((await app.anonymous('GET', '/ready')).status).toBe(200);
  });

  it('shows metrics in Prometheus text', async () => {
    const { body, headers } = await app.anonymous<string>('GET', '/metrics');
    expect(String(headers['content-type'])).toContain('version=0.0.4');
    expect(body).toMatch(/^jalon_up 1$/m);
    expect(body).toMatch(/^jalon_outbox_age_seconds 0$/m);
  });
});
