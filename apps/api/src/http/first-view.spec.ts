import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { TestApp, type TestClient } from '../testing/app.js';

const REPORT = {
  path: '/monthly-report',
  data: ['/api/monthly-reports/view?month=__MONTH__&language=__LANGUAGE__'],
  fr: '<style nonce="__CSP_NONCE__"></style><body><!--notice--><h1>Mois – __MONTH_NAME__</h1><!--said--></body>',
  en: '<body><h1>Month – __MONTH_NAME__</h1><!--said--></body>',
  words: {
    fr: { shell: { demo: 'Démo & co' }, report: { headline: { empty: 'Rien <b>en</b> {{ month }}.' } } },
    en: { report: { headline: { empty: 'Nothing in {{ month }}.' } } },
  },
};

describe('what a page says before any script', () => {
  let app: TestApp;
  let root: string;
  let person: TestClient;

  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), 'jalon-web-'));
    await writeFile(join(root, 'index.html'), '<body>plain</body>');
    await writeFile(join(root, 'pages.json'), JSON.stringify([REPORT]));
    app = await TestApp.start({ WEB_ROOT: root });
    person = await app.signIn('project_manager');
  }, 60_000);
  afterAll(async () => {
    await app.stop();
    await rm(root, { recursive: true });
  });

  const open = async (url: string, headers: Readonly<Record<string, string>> = {}) => {
    const answer = await app.nest.inject({ url, headers });
    return { body: answer.body, headers: answer.headers, raw: answer.rawPayload };
  };
  const cookie = () => `jalon_session=${person.token}`;

  it('is the month in one sentence, escaped, and the address its data is asked at', async () => {
    const { body, headers } = await open('/monthly-report', { cookie: cookie() });
    expect(body).toContain('<h1>Mois – mars 2026</h1>');
    expect(body).toContain('<h2 class="headline">Rien &lt;b&gt;en&lt;/b&gt; mars 2026.</h2>');
    expect(body).toContain('href="/api/monthly-reports/view?month=2026-03&amp;language=fr"');
    expect(body).not.toContain('__');
    expect(headers['cache-control']).toBe('no-store');
  });

  it('speaks the language of the last visit', async () => {
    const { body } = await open('/monthly-report', { cookie: `${cookie()}; jalon_language=en` });
    expect(body).toContain('<h2 class="headline">Nothing in March 2026.</h2>');
  });

  it('does not speak of a demo where there is none', async () => {
    expect((await open('/monthly-report', { cookie: cookie() })).body).not.toContain('ui-banner');
  });

  it('says nothing of another month or scope: the app reads those', async () => {
    const { body } = await open('/monthly-report?month=2026-02', { cookie: cookie() });
    expect(body).not.toContain('headline');
    expect(body).not.toContain('preload');
  });

  it('tells nothing to who is not signed in, whatever the cookie', async () => {
    expect((await open('/monthly-report')).body).toBe('<body>plain</body>');
    const stranger = `jalon_session=${'x'.repeat(43)}`;
    const { body, headers } = await open('/monthly-report', { cookie: stranger });
    expect(body).not.toContain('headline');
    expect(headers['cache-control']).toBe('no-store');
  });

  it('tells nothing any more once the session is over', async () => {
    const other = await app.signIn('project_manager');
    const theirs = { cookie: `jalon_session=${other.token}` };
    expect((await open('/monthly-report', theirs)).body).toContain('headline');
    await other.delete('/api/session');
    expect((await open('/monthly-report', theirs)).body).not.toContain('headline');
  });

  it('is compressed for who reads that, with the same nonce in policy and page', async () => {
    const { raw, headers } = await open('/monthly-report', {
      cookie: cookie(),
      'accept-encoding': 'gzip, br',
    });
    expect(headers['content-encoding']).toBe('br');
    expect(headers['vary']).toBe('accept-encoding');
    const nonce = /'nonce-([^']+)'/.exec(String(headers['content-security-policy']))?.[1] ?? '';
    expect(brotliDecompressSync(raw).toString()).toContain(`<style nonce="${nonce}">`);
  });
});
