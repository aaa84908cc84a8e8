import { Injectable } from '@nestjs/common';
import type { Jobs } from '@jalon/contracts';
import { Listener } from '../../../database/listener.js';
import { JobStore, type JobEvent } from '../persistence/job.store.js';

const FINISHED_LATELY_MS = 60_000;

/** Follows the jobs of one account: first what moved since the last event seen, then each change. */
@Injectable()
export class JobStream {
  constructor(
    private readonly jobs: JobStore,
    private readonly listener: Listener,
  ) {}

  /** My jobs, newest first, and where the stream resumes from. */
  async list(accountId: string): Promise<Jobs> {
    const items = await this.jobs.mine(accountId);
    const lastEventId = items.reduce((last, item) => Math.max(last, item.eventId), 0);
    return { items: items.map(({ eventId: _eventId, ...job }) => job), lastEventId: String(lastEventId) };
  }

  /**
   * Calls `send` for each change until the answer is called. Each event is the whole job, so one sent twice
   * does no harm; jobs under way and those that ended within a minute are always sent again, because event
   * numbers can commit out of order.
   */
  async follow(
    accountId: string,
    lastEventId: number,
    now: Date,
    send: (event: JobEvent) => void,
  ): Promise<() => void> {
    const sent = new Map<string, number>();
    const emit = (event: JobEvent) => {
      if ((sent.get(event.id) ?? -1) >= event.eventId) return;
      sent.set(event.id, event.eventId);
      send(event);
    };
    const catchUp = async () => {
      const events = await this.jobs.mine(accountId);
      for (const event of events.sort((a, b) => a.eventId - b.eventId)) {
        const open =
          event.finishedAt === null || now.getTime() - Date.parse(event.finishedAt) < FINISHED_LATELY_MS;
        if (open || event.eventId > lastEventId) emit(event);
      }
    };
    // Notifications come in order; reading them one after the other keeps it.
    let queue = Promise.resolve();
    const stop = this.listener.on('jalon_job', (payload) => {
      const [owner, jobId] = payload.split(':');
      if (payload !== '' && owner !== accountId) return;
      queue = queue
        .then(async () => {
          if (!jobId) return catchUp();
          const event = await this.jobs.one(accountId, jobId);
          if (event) emit(event);
        })
        .catch(() => undefined);
    });
    await catchUp();
    return stop;
  }
}
