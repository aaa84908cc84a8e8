import { computed, DestroyRef, inject, Injectable, signal } from '@angular/core';
import { notifications, type Notifications } from '@jalon/contracts';
import { ApiClient } from '../../core/api/api';
import { SessionStore } from '../../core/session/session-store';

const POLL_MS = 60_000;
const NONE: Notifications = { items: [], unread: 0 };

/** What the person was told of, asked for each minute while the page is looked at. */
@Injectable()
export class NotificationsStore {
  private readonly api = inject(ApiClient);
  private readonly session = inject(SessionStore);
  private readonly state = signal<Notifications>(NONE);
  private readonly failedState = signal(false);
  readonly items = computed(() => this.state().items);
  readonly unread = computed(() => this.state().unread);
  readonly failed = this.failedState.asReadonly();

  constructor() {
    void this.read();
    const timer = setInterval(() => {
      if (!document.hidden && this.session.me()) void this.read();
    }, POLL_MS);
    const shown = () => {
      if (!document.hidden && this.session.me()) void this.read();
    };
    document.addEventListener('visibilitychange', shown);
    inject(DestroyRef).onDestroy(() => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', shown);
    });
  }

  async read(): Promise<void> {
    await this.ask(this.api.get('/api/notifications', notifications));
  }

  /** Those, or all of them. */
  async markRead(ids: readonly string[] = []): Promise<void> {
    await this.ask(this.api.post('/api/notifications/read', { ids }, notifications));
  }

  private async ask(answer: Promise<Notifications>): Promise<void> {
    try {
      this.state.set(await answer);
      this.failedState.set(false);
    } catch {
      // What was read before stays: a minute later it is asked again.
      this.failedState.set(true);
    }
  }
}
