import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import type { Job, Jobs } from '@jalon/contracts';
import { ApiClient } from '../api/api';
import { SessionStore } from '../session/session-store';
import { JobsStore } from './jobs-store';

const id = (n: number) => `00000000-0000-4000-8000-00000000000${n}`;
const job = (n: number, change: Partial<Job> = {}): Job => ({
  id: id(n),
  kind: 'monthly_report',
  subjectId: id(9),
  label: `Travail ${n}`,
  state: 'running',
  step: 'reading',
  done: 1,
  total: 10,
  error: null,
  attempts: 1,
  createdAt: `2026-04-20T08:0${n}:00Z`,
  startedAt: null,
  finishedAt: null,
  ...change,
});

/** The browser's EventSource, in the hands of the test. */
class Stream extends EventTarget {
  static readonly CLOSED = 2;
  static last: Stream | undefined;
  readyState = 1;
  constructor(readonly url: string) {
    super();
    Stream.last = this;
  }
  close(): void {
    this.readyState = Stream.CLOSED;
  }
  send(data: unknown): void {
    this.dispatchEvent(
      new MessageEvent('job', { data: typeof data === 'string' ? data : JSON.stringify(data) }),
    );
  }
}

const turn = () => new Promise((resolve) => setTimeout(resolve, 5));

async function start(answer: () => Jobs) {
  Object.assign(globalThis, { EventSource: Stream });
  const me = signal<{ accountId: string } | null>({ accountId: id(1) });
  const get = jest.fn(() => Promise.resolve(answer()));
  TestBed.configureTestingModule({
    providers: [
      { provide: SessionStore, useValue: { me } },
      { provide: ApiClient, useValue: { get, post: jest.fn(() => Promise.resolve()) } },
    ],
  });
  const store = TestBed.inject(JobsStore);
  TestBed.tick();
  await turn();
  const stream = Stream.last;
  if (!stream) throw new Error('No stream');
  return { store, stream, get, me };
}

describe('jobs', () => {
  it('reads the list, newest first, then follows the stream', async () => {
    const { store, stream } = await start(() => ({ items: [job(1), job(2)], lastEventId: '7' }));
    expect(store.items().map((one) => one.label)).toEqual(['Travail 2', 'Travail 1']);
    expect(store.activeCount()).toBe(2);
    const ended: string[] = [];
    store.finished.subscribe((one) => ended.push(one.id));
    stream.send(job(1, { state: 'done', done: 10 }));
    stream.send(job(1, { state: 'done', done: 10 }));
    stream.send('not json');
    stream.send({ ...job(2), state: 'dancing' });
    await turn();
    expect(store.find(id(1))?.state).toBe('done');
    expect(store.find(id(2))?.state).toBe('running');
    expect(ended).toEqual([id(1)]);
    expect(store.activeCount()).toBe(1);
  });

  it('asks again by itself when the stream is refused', async () => {
    let done = 1;
    const { store, stream, get } = await start(() => ({ items: [job(1, { done })], lastEventId: '1' }));
    jest.useFakeTimers();
    try {
      stream.close();
      stream.dispatchEvent(new Event('error'));
      done = 5;
      await jest.advanceTimersByTimeAsync(3_100);
      expect(get).toHaveBeenCalledTimes(2);
      expect(store.find(id(1))?.done).toBe(5);
    } finally {
      jest.useRealTimers();
    }
  });

  it('forgets everything at sign-out', async () => {
    const { store, stream, me } = await start(() => ({ items: [job(1)], lastEventId: '1' }));
    me.set(null);
    TestBed.tick();
    expect(store.items()).toEqual([]);
    expect(stream.readyState).toBe(Stream.CLOSED);
  });
});
