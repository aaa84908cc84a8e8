import { HttpClient, provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import type { Session } from '@jalon/contracts';
import { ApiClient } from '../api/api';
import { ApiProblem } from '../api/api-problem';
import { apiInterceptor } from '../api/interceptors';
import { I18n } from '../i18n/i18n';
import { Theme } from '../theme/theme';
import { SessionStore } from './session-store';

const id = '00000000-0000-4000-8000-000000000001';
const signedIn: Session = {
  me: {
    accountId: id,
    personId: id,
    name: 'Claire Moreau',
    email: 'claire@demo.jalon',
    role: 'project_manager',
    entityId: null,
    entityName: null,
    actions: ['use_case:list'],
    preferences: { language: 'en', theme: 'dark', shortcuts: true },
  },
  csrfToken: 'token-1',
  endsAt: '2026-04-20T16:00:00Z',
  idleMinutes: 30,
  demo: true,
  today: '2026-04-20',
};
const lost = { type: 'urn:x', title: 'Unauthorized', status: 401, code: 'signed_out' };

async function start(answer: Session = signedIn) {
  TestBed.configureTestingModule({
    providers: [provideHttpClient(withInterceptors([apiInterceptor])), provideHttpClientTesting()],
  });
  const http = TestBed.inject(HttpTestingController);
  const store = TestBed.inject(SessionStore);
  const read = store.refresh();
  http.expectOne('/api/session').flush(answer);
  await read;
  return { http, store, api: TestBed.inject(ApiClient) };
}
/** Lets promises that wait on one another settle. */
const turn = () => new Promise((resolve) => setTimeout(resolve));

describe('session', () => {
  beforeEach(() => localStorage.clear());

  it('says who is there, what they may do, and follows their preferences', async () => {
    const { store } = await start();
    expect(store.me()?.name).toBe('Claire Moreau');
    expect(store.may('use_case:list')).toBe(true);
    expect(store.may('account:manage')).toBe(false);
    expect(TestBed.inject(I18n).language()).toBe('en');
    expect(TestBed.inject(Theme).choice()).toBe('dark');
    expect(document.documentElement.dataset['theme']).toBe('dark');
    expect(document.documentElement.lang).toBe('en');
  });

  it('refuses an answer that is not its contract', async () => {
    await expect(
      start({ ...signedIn, me: { ...signedIn.me, role: 'king' } } as unknown as Session),
    ).rejects.toMatchObject({
      code: 'unreadable',
    });
  });

  it('sends the CSRF token and the key on writes alone', async () => {
    const { http, api } = await start();
    const write = api.post('/api/things', { a: 1 }, null, { idempotencyKey: 'key-00000001' });
    const sent = http.expectOne('/api/things').request;
    expect(sent.headers.get('x-csrf-token')).toBe('token-1');
    expect(sent.headers.get('idempotency-key')).toBe('key-00000001');
    TestBed.inject(HttpClient).get('/api/things').subscribe();
    expect(http.match('/api/things').map((call) => call.request.headers.has('x-csrf-token'))).toContain(
      false,
    );
    void write;
  });

  it('asks to sign in again over the page on 401, then makes the call again with the new token', async () => {
    const { http, store, api } = await start();
    const write = api.post('/api/things', { text: 'typed' });
    http.expectOne('/api/things').flush(lost, { status: 401, statusText: 'Unauthorized' });
    await turn();
    expect(store.asking()).toBe(true);

    const signIn = store.signIn({ email: 'claire@demo.jalon', password: 'x' });
    // The contract of the answer is loaded first, piece by piece.
    let asked = http.match('/api/session');
    for (let turns = 0; turns < 100 && asked.length === 0; turns++) {
      await turn();
      asked = http.match('/api/session');
    }
    expect(asked).toHaveLength(1);
    asked[0]?.flush({ ...signedIn, csrfToken: 'token-2' });
    await signIn;
    await turn();
    expect(store.asking()).toBe(false);
    const again = http.expectOne('/api/things');
    expect(again.request.body).toEqual({ text: 'typed' });
    expect(again.request.headers.get('x-csrf-token')).toBe('token-2');
    again.flush(null, { status: 204, statusText: 'No Content' });
    await expect(write).resolves.toBeNull();
  });

  it('fails the call when the person gives up signing in', async () => {
    const { http, store, api } = await start();
    const write = api.delete('/api/things/1');
    http.expectOne('/api/things/1').flush(lost, { status: 401, statusText: 'Unauthorized' });
    await turn();
    store.giveUpSignIn();
    await expect(write).rejects.toBeInstanceOf(ApiProblem);
    expect(store.asking()).toBe(false);
  });

  it('warns before the end, and forgets the idle end once the server has heard from the person', async () => {
    const { store } = await start({ ...signedIn, endsAt: null });
    const now = Date.parse('2026-04-20T10:00:00Z');
    store.touched(now);
    store.check(now + 29 * 60_000);
    expect(store.ending()?.reason).toBe('idle');
    store.touched(now + 29 * 60_000);
    expect(store.ending()).toBeNull();
  });
});
