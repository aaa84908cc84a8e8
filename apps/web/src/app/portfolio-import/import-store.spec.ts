import { TestBed } from '@angular/core/testing';
import type { ImportMapping, ImportView, Job } from '@jalon/contracts';
import { Subject } from 'rxjs';
import { ApiClient } from '../core/api/api';
import { ApiProblem } from '../core/api/api-problem';
import { JobsStore } from '../core/jobs/jobs-store';
import { ImportStore } from './import-store';

const ID = '00000000-0000-4000-8000-000000000001';
const MAPPING: ImportMapping = {
  columns: [
    { index: 0, field: 'title' },
    { index: 1, field: 'stage' },
  ],
  defaultEntity: null,
  defaultStage: null,
};

function view(change: Partial<ImportView> = {}): ImportView {
  return {
    id: ID,
    fileName: 'p.csv',
    size: 4,
    state: 'uploaded',
    createdAt: '2026-11-23T08:00:00Z',
    byName: null,
    jobId: null,
    detected: { format: 'csv', encoding: 'utf-8', delimiter: ';', sheet: null, headerRow: 1, rows: 1 },
    columns: [],
    mapping: MAPPING,
    mappingRemembered: true,
    counts: { created: 1, updated: 0, unchanged: 0, rejected: 0 },
    preview: [],
    ...change,
  };
}

describe('ImportStore', () => {
  const get = jest.fn<Promise<ImportView>, [string]>();
  const put = jest.fn<Promise<ImportView>, [string, ImportMapping]>();
  const post = jest.fn<Promise<unknown>, [string, unknown, unknown, { idempotencyKey: string }]>();
  const started = jest.fn<Promise<void>, []>();
  let finished: Subject<Pick<Job, 'subjectId'>>;
  let store: ImportStore;

  beforeEach(async () => {
    jest.useFakeTimers();
    for (const mock of [get, put, post, started]) mock.mockReset();
    get.mockResolvedValue(view());
    put.mockImplementation((_url, mapping) => Promise.resolve(view({ mapping, mappingRemembered: false })));
    post.mockResolvedValue({ jobId: ID });
    started.mockResolvedValue();
    finished = new Subject();
    TestBed.configureTestingModule({
      providers: [
        ImportStore,
        { provide: ApiClient, useValue: { get, put, post } },
        { provide: JobsStore, useValue: { finished, started, find: () => undefined } },
      ],
    });
    store = TestBed.inject(ImportStore);
    await store.open(ID);
  });
  afterEach(() => jest.useRealTimers());

  it('opens on what the server proposes', () => {
    expect(store.view()?.fileName).toBe('p.csv');
    expect(store.mapping()).toEqual(MAPPING);
    expect(store.remembered()).toEqual(MAPPING.columns);
    expect(store.counting()).toBe(false);
  });

  it('saves a change once the person pauses, whatever the number of changes', async () => {
    store.give(2, 'tags');
    store.setDefaultStage('framing');
    expect(store.counting()).toBe(true);
    expect(put).not.toHaveBeenCalled();
    await jest.advanceTimersByTimeAsync(400);
    expect(put).toHaveBeenCalledTimes(1);
    expect(put.mock.calls[0]?.[1]).toMatchObject({ defaultStage: 'framing' });
    expect(store.counting()).toBe(false);
    expect(store.mapping().columns).toHaveLength(3);
  });

  it('keeps the last mapping when an earlier save is slow', async () => {
    let answer: (value: ImportView) => void = () => undefined;
    put.mockImplementationOnce(() => new Promise((resolve) => (answer = resolve)));
    store.setDefaultEntity('A');
    await jest.advanceTimersByTimeAsync(400);
    store.setDefaultEntity('B');
    await jest.advanceTimersByTimeAsync(400);
    expect(put).toHaveBeenCalledTimes(1);
    answer(view());
    await jest.advanceTimersByTimeAsync(0);
    expect(put.mock.calls.map((call) => call[1].defaultEntity)).toEqual(['A', 'B']);
    expect(store.mapping().defaultEntity).toBe('B');
  });

  it('does not ask for counts that cannot be: without a title nothing is saved', async () => {
    store.give(0, null);
    await jest.advanceTimersByTimeAsync(1_000);
    expect(put).not.toHaveBeenCalled();
    await expect(store.settle()).resolves.toBe(false);
  });

  it('settles before the next step, and tells when the server refused', async () => {
    put.mockRejectedValueOnce(new ApiProblem(422, 'invalid_value'));
    store.setDefaultEntity('A');
    await expect(store.settle()).resolves.toBe(false);
    expect(store.mappingProblem()?.code).toBe('invalid_value');
    store.setDefaultEntity('B');
    await expect(store.settle()).resolves.toBe(true);
    expect(store.mappingProblem()).toBeNull();
  });

  it('asks for the same run again when the answer was lost, for another one afterwards', async () => {
    post.mockRejectedValueOnce(new ApiProblem(0, 'unreachable'));
    await expect(store.run()).rejects.toMatchObject({ code: 'unreachable' });
    await store.run();
    await store.run();
    const keys = post.mock.calls.map((call) => call[3].idempotencyKey);
    expect(keys[0]).toBe(keys[1]);
    expect(keys[2]).not.toBe(keys[1]);
  });

  it('reads the import again when its job ends, and only then', async () => {
    get.mockClear();
    finished.next({ subjectId: 'another' });
    expect(get).not.toHaveBeenCalled();
    get.mockResolvedValue(view({ state: 'done' }));
    finished.next({ subjectId: ID });
    await jest.advanceTimersByTimeAsync(0);
    expect(store.view()?.state).toBe('done');
  });

  it('follows a run that is in no tray of its own', async () => {
    get.mockResolvedValue(view({ state: 'running', jobId: ID }));
    await store.read();
    TestBed.tick();
    get.mockClear();
    get.mockResolvedValue(view({ state: 'done', jobId: ID }));
    await jest.advanceTimersByTimeAsync(3_500);
    expect(get).toHaveBeenCalledTimes(1);
    expect(store.view()?.state).toBe('done');
  });
});
