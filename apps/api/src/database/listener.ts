import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { Logger } from 'pino';

type Channel = 'jalon_outbox' | 'jalon_job' | 'jalon_reference' | 'jalon_session' | 'jalon_minutes';
type Heard = (payload: string) => void;

/**
 * One connection that listens for NOTIFY and comes back by itself. After each (re)connection every
 * subscriber is called with an empty payload: what was said meanwhile is lost, so look for yourself.
 */
export class Listener {
  private readonly channels = new Map<string, Set<Heard>>();
  private client: pg.Client | undefined;
  private closed = false;

  constructor(
    private readonly url: string,
    private readonly logger: Logger,
  ) {}

  start(): void {
    void this.keepConnected();
  }

  /** Calls `heard` at each notification on `channel`; the answer ends it. */
  on(channel: Channel, heard: Heard): () => void {
    const listeners = this.channels.get(channel) ?? new Set();
    listeners.add(heard);
    this.channels.set(channel, listeners);
    if (listeners.size === 1) this.client?.query(`listen ${channel}`).catch(() => undefined);
    return () => listeners.delete(heard);
  }

  get connected(): boolean {
    return this.client !== undefined;
  }

  async close(): Promise<void> {
    this.closed = true;
    const client = this.client;
    this.client = undefined;
    await client?.end().catch(() => undefined);
  }

  private async keepConnected(): Promise<void> {
    for (let wait = 100; !this.closed; wait = Math.min(wait * 2, 2_000)) {
      try {
        await this.listenUntilLost();
        wait = 100;
      } catch (error) {
        this.logger.warn({ err: error }, 'listening for notifications failed');
      }
      await sleep(wait);
    }
  }

  private async listenUntilLost(): Promise<void> {
    const client = new pg.Client({
      connectionString: this.url,
      application_name: 'jalon-listen',
      keepAlive: true,
    });
    const lost = new Promise<void>((resolve) => {
      client.on('end', resolve);
      client.on('error', () => resolve());
    });
    client.on('notification', ({ channel, payload }) => {
      for (const heard of this.channels.get(channel) ?? []) heard(payload ?? '');
    });
    await client.connect();
    for (const channel of this.channels.keys()) await client.query(`listen ${channel}`);
    this.client = client;
    for (const listeners of this.channels.values()) for (const heard of listeners) heard('');
    await lost;
    this.client = undefined;
    await client.end().catch(() => undefined);
  }
}
