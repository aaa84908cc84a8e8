import { DestroyRef, DOCUMENT, inject, Injectable, signal } from '@angular/core';

export type ConnectionState = 'up' | 'offline' | 'down';
const RETRY_MS = 5_000;

/**
 * Whether the server can be reached: `offline` when the browser has no network, `down` when the server does not
 * answer or says it is not ready. Asks again every five seconds until it answers.
 */
@Injectable({ providedIn: 'root' })
export class Connection {
  private readonly current = signal<ConnectionState>('up');
  readonly state = this.current.asReadonly();
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    const view = inject(DOCUMENT).defaultView;
    const offline = () => this.current.set('offline');
    const online = () => this.probe();
    view?.addEventListener('offline', offline);
    view?.addEventListener('online', online);
    inject(DestroyRef).onDestroy(() => {
      clearTimeout(this.timer);
      view?.removeEventListener('offline', offline);
      view?.removeEventListener('online', online);
    });
  }

  answered(): void {
    clearTimeout(this.timer);
    this.current.set('up');
  }

  /** A call failed with this status; 0 is no answer at all. */
  failed(status: number): void {
    if (status !== 0 && status !== 502 && status !== 503 && status !== 504) return this.answered();
    this.current.set(navigator.onLine ? 'down' : 'offline');
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.probe(), RETRY_MS);
  }

  /** Asks the server whether it is there, outside HttpClient so that it cannot loop. */
  probe(): void {
    fetch('/ready', { cache: 'no-store' }).then(
      (answer) => (answer.ok ? this.answered() : this.failed(answer.status)),
      () => this.failed(0),
    );
  }
}
