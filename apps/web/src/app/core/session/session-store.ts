import { computed, DestroyRef, inject, Injectable, signal } from '@angular/core';
import type { Preferences, Session, SignIn } from '@jalon/contracts';
import type { Action } from '@jalon/domain';
import { oneByOne } from '../breathe';
import { ApiClient } from '../api/api';
import { ApiProblem } from '../api/api-problem';
import { forgetDrafts } from '../drafts/local-drafts';
import { forgetCopies } from '../drafts/minutes-copies';
import { I18n } from '../i18n/i18n';
import { Theme } from '../theme/theme';
import { endingSoon, type SessionEnding } from './session-end';

const sessionContract = async () => {
  const contracts = await oneByOne(
    () => import('../api/contract-core'),
    () => import('../api/start-contracts'),
  );
  return contracts.session;
};

/** Where the session stands while nothing is known of it. */
const NOBODY: Session = { me: null, csrfToken: null, endsAt: null, idleMinutes: 30, demo: false, today: '' };
const CHECK_EVERY_MS = 15_000;

/**
 * Who is signed in, and what they may do. Read once at start-up; sign-in and sign-out replace it.
 * When a call answers 401 the sign-in dialog opens over the page (`asking`), the call waits, and is made again
 * once signed in: nothing typed is lost.
 */
@Injectable({ providedIn: 'root' })
export class SessionStore {
  private readonly api = inject(ApiClient);
  private readonly i18n = inject(I18n);
  private readonly theme = inject(Theme);

  private readonly state = signal<Session>(NOBODY);
  /** Last time the server heard from this person, in this browser's clock. */
  private lastContact = Date.now();
  private waiting: { resolve: (signedIn: boolean) => void }[] = [];

  readonly me = computed(() => this.state().me);
  readonly csrfToken = computed(() => this.state().csrfToken);
  readonly demo = computed(() => this.state().demo);
  /** The product's date in Europe/Paris, `YYYY-MM-DD`. */
  readonly today = computed(() => this.state().today || new Date().toISOString().slice(0, 10));
  readonly preferences = computed<Preferences>(
    () =>
      this.state().me?.preferences ?? {
        language: this.i18n.language(),
        theme: this.theme.choice(),
        shortcuts: true,
      },
  );
  private readonly askingState = signal(false);
  /** The session was lost while working: the dialog asks to sign in again over the page. */
  readonly asking = this.askingState.asReadonly();
  private readonly endingState = signal<SessionEnding | null>(null);
  /** The session is about to end, and why; null otherwise. */
  readonly ending = this.endingState.asReadonly();

  constructor() {
    const timer = setInterval(() => this.check(Date.now()), CHECK_EVERY_MS);
    inject(DestroyRef).onDestroy(() => clearInterval(timer));
  }

  /** Whether the person may do `action` somewhere; the server decides for each subject. */
  may(action: Action): boolean {
    return this.state().me?.actions.includes(action) ?? false;
  }

  /** Reads the session; also what keeps it alive. */
  async refresh(): Promise<void> {
    await this.accept(await this.api.get('/api/session', sessionContract()));
  }

  /** @throws ApiProblem `invalid_credentials`, `too_many_requests` */
  async signIn(credentials: SignIn): Promise<void> {
    const before = this.state().me?.accountId;
    await this.accept(await this.api.post('/api/session', credentials, await sessionContract()));
    if (this.askingState()) {
      // Another person's page must not be shown under this session.
      if (before !== undefined && before !== this.state().me?.accountId) location.reload();
      this.settle(true);
    }
  }

  async signOut(): Promise<void> {
    await this.api.delete('/api/session');
    forgetDrafts(null);
    await forgetCopies(null);
    this.state.update((session) => ({ ...session, me: null, csrfToken: null, endsAt: null }));
  }

  /** Called on 401: opens the dialog and waits; false when the person gives up. */
  askToSignIn(): Promise<boolean> {
    this.askingState.set(true);
    this.endingState.set(null);
    return new Promise((resolve) => this.waiting.push({ resolve }));
  }

  giveUpSignIn(): void {
    this.settle(false);
  }

  /** Called at each answer: the server pushed the idle end back. */
  touched(now = Date.now()): void {
    this.lastContact = now;
    if (this.endingState()?.reason === 'idle') this.endingState.set(null);
  }

  /** Saves a preference: at once here, then in the account when somebody is signed in. */
  async prefer(patch: Partial<Preferences>): Promise<void> {
    if (patch.theme) this.theme.choose(patch.theme);
    if (patch.language) await this.i18n.use(patch.language);
    if (!this.state().me) return;
    this.state.update((session) =>
      session.me
        ? { ...session, me: { ...session.me, preferences: { ...session.me.preferences, ...patch } } }
        : session,
    );
    await this.api.patch('/api/account/preferences', patch);
  }

  demoRemoved(): void {
    this.state.update((session) => ({ ...session, demo: false }));
  }

  /** Compares the clock with the two ends of the session; public for the tests' sake of a fixed clock. */
  check(now: number): void {
    const { me, endsAt, idleMinutes } = this.state();
    this.endingState.set(me ? endingSoon({ now, endsAt, idleMinutes, lastContact: this.lastContact }) : null);
  }

  private async accept(session: Session): Promise<void> {
    this.state.set(session);
    this.endingState.set(null);
    const preferences = session.me?.preferences;
    if (!session.me || !preferences) return;
    forgetDrafts(session.me.accountId);
    void forgetCopies(session.me.accountId);
    this.theme.choose(preferences.theme);
    if (preferences.language !== this.i18n.language()) await this.i18n.use(preferences.language);
  }

  private settle(signedIn: boolean): void {
    this.askingState.set(false);
    const waiting = this.waiting;
    this.waiting = [];
    for (const one of waiting) one.resolve(signedIn);
  }
}

/** Whether the failure says that nobody is signed in. */
export function isUnauthenticated(failure: unknown): boolean {
  return failure instanceof ApiProblem && failure.status === 401;
}
