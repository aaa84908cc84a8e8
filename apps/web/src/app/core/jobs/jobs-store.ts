import { computed, DestroyRef, effect, inject, Injectable, signal, untracked } from '@angular/core';
import type { Job } from '@jalon/contracts';
import { Subject } from 'rxjs';
import { ApiClient } from '../api/api';
import { SessionStore } from '../session/session-store';

const contracts = () => import('../api/start-contracts');
const POLL_MS = 3_000;
const RECONNECT_MS = 10_000;

export function isActive(job: Job): boolean {
  return job.state === 'queued' || job.state === 'running';
}

/**
 * The jobs of the person, newest first, followed live: one read, then Server-Sent Events (resumed by the browser
 * with Last-Event-ID).
 * When the stream cannot be held, asks every three seconds while something runs, and tries the stream again.
 * The server keeps them, so a reload finds them back. `finished` tells once a job ends.
 */
@Injectable({ providedIn: 'root' })
export class JobsStore {
  private readonly api = inject(ApiClient);
  private readonly session = inject(SessionStore);
  private readonly byId = signal<ReadonlyMap<string, Job>>(new Map());
  private stream: EventSource | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private generation = 0;

  readonly items = computed(() =>
    [...this.byId().values()].sort(
      (a, b) => b.createdAt.localeCompare(a.createdAt) || b.id.localeCompare(a.id),
    ),
  );
  readonly activeCount = computed(() => this.items().filter(isActive).length);
  private readonly finishedJobs = new Subject<Job>();
  readonly finished = this.finishedJobs.asObservable();
  private readonly openState = signal(false);
  /** Whether the tray is shown. */
  readonly open = this.openState.asReadonly();

  constructor() {
    const accountId = computed(() => this.session.me()?.accountId);
    effect(() => {
      const someone = accountId();
      untracked(() => (someone ? void this.start() : this.stop()));
    });
    inject(DestroyRef).onDestroy(() => this.stop());
  }

  show(open: boolean): void {
    this.openState.set(open);
  }

  /** A job by id, as a signal's value; undefined until the server tells of it. */
  find(id: string): Job | undefined {
    return this.byId().get(id);
  }

  /** Call after a write that started a job: reads the list again so that it shows at once, and opens the tray. */
  async started(): Promise<void> {
    this.openState.set(true);
    await this.read();
  }

  async cancel(id: string): Promise<void> {
    await this.api.post(`/api/jobs/${id}/cancel`, {});
    await this.read();
  }

  async retry(id: string): Promise<void> {
    await this.api.post(`/api/jobs/${id}/retry`, {});
    await this.read();
  }

  private async start(): Promise<void> {
    this.stop();
    const generation = this.generation;
    try {
      await this.read();
    } catch {
      // The banner of the connection says it; the stream is tried all the same, later.
      if (generation === this.generation) this.later(() => void this.start(), RECONNECT_MS);
      return;
    }
    if (generation === this.generation) this.listen();
  }

  private stop(): void {
    this.generation++;
    this.stream?.close();
    this.stream = undefined;
    clearTimeout(this.timer);
    this.byId.set(new Map());
  }

  private listen(): void {
    if (typeof EventSource === 'undefined') return this.poll();
    // The server first sends what is under way; events are whole jobs, so hearing one twice does no harm.
    const stream = new EventSource('/api/jobs/stream');
    this.stream = stream;
    stream.addEventListener('job', (event) => {
      if (!(event instanceof MessageEvent)) return;
      const data: unknown = event.data;
      void contracts().then(({ job }) => {
        const parsed = job.safeParse(readJson(data));
        if (parsed.success && this.stream === stream) this.put([parsed.data]);
      });
    });
    // The browser reconnects by itself, with Last-Event-ID, unless the server closed the door.
    stream.addEventListener('error', () => {
      if (stream.readyState !== EventSource.CLOSED || this.stream !== stream) return;
      this.stream = undefined;
      this.poll();
    });
  }

  private poll(): void {
    const generation = this.generation;
    const wait = this.activeCount() > 0 ? POLL_MS : RECONNECT_MS;
    this.later(() => {
      void this.read().then(
        () => generation === this.generation && (this.activeCount() > 0 ? this.poll() : this.listen()),
        () => generation === this.generation && this.poll(),
      );
    }, wait);
  }

  private later(run: () => void, delay: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(run, delay);
  }

  private async read(): Promise<void> {
    const generation = this.generation;
    const answer = await this.api.get(
      '/api/jobs',
      contracts().then((file) => file.jobs),
    );
    if (generation !== this.generation) return;
    this.put(answer.items);
  }

  private put(jobs: readonly Job[]): void {
    const before = this.byId();
    const next = new Map(before);
    for (const one of jobs) next.set(one.id, one);
    this.byId.set(next);
    for (const one of jobs) {
      const known = before.get(one.id);
      if (known && isActive(known) && !isActive(one)) this.finishedJobs.next(one);
    }
  }
}

function readJson(text: unknown): unknown {
  try {
    return typeof text === 'string' ? JSON.parse(text) : null;
  } catch {
    return null;
  }
}
