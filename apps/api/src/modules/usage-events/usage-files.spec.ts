import { randomUUID } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { JOB_KINDS, type Telemetry, type UsageFiles } from '@jalon/contracts';
import type { Job } from 'bullmq';
import { CoreModule } from '../../core.module.js';
import { UnitOfWork } from '../../database/unit-of-work.js';
import { compileChild, type CompiledChild } from '../../files/testing/compile-child.js';
import type { QueuedJob } from '../../queue/backend.js';
import type { JobHandlers } from '../../queue/job-handler.js';
import { JobRunner } from '../../queue/job-runner.js';
import { TestApp, type TestClient } from '../../testing/app.js';
import { UsageRows } from './application/usage-rows.js';
import { UsageEventJobsModule, UsageImportJob } from './index.js';
import { stored, usageWorld, type UsageWorld } from './testing/usage-world.js';

const CSV = `time;user;type;entity;feature
2026-03-16;Zoé;a.used;;search
2026-03-16;Zoé;a.used;;search
2026-03-17T08:00:00Z;=cmd();a.used;;
2019-01-01;Zoé;a.used;;
;Zoé;a.used;;
2026-03-17;;a.used;Ailleurs;
`;

let app: TestApp;
let admin: TestClient;
let world: UsageWorld;
let reader: CompiledChild;
let jobs: INestApplicationContext;
let rows: UsageRows;
let runner: JobRunner;

beforeAll(async () => {
  app = await TestApp.start();
  admin = await app.signIn('admin');
  world = await usageWorld(app, admin);
  reader = compileChild('modules/usage-events/reader');
  jobs = await NestFactory.createApplicationContext(
    { module: UsageEventJobsModule, imports: [CoreModule.of(app.core)] },
    { logger: false },
  );
  rows = jobs.get(UsageRows);
  rows.settings = { ...rows.settings, childPath: reader.childPath };
  const handler = jobs.get(UsageImportJob);
  const handlers = Object.fromEntries(JOB_KINDS.map((kind) => [kind, handler])) as unknown as JobHandlers;
  runner = new JobRunner(app.core.database, jobs.get(UnitOfWork), handlers, app.core.logger);
});
afterAll(async () => {
  await jobs.close();
  reader.remove();
  await app.stop();
});

const address = (solutionId: string) => `/api/usage-files?solutionId=${solutionId}&fileName=mars.csv`;

/** Uploads a file and does its job as the worker would. */
async function read(bytes: Buffer | string, from = world): Promise<UsageFiles['items'][number]> {
  const sent = await admin.upload<{ id: string; jobId: string }>(
    address(from.solutionId),
    Buffer.from(bytes),
  );
  expect(sent.status).toBe(201);
  await runner.process({ id: sent.body.jobId, attemptsMade: 0 } as Job<QueuedJob>).catch(() => undefined);
  const list = await admin.get<UsageFiles>(`/api/usage-files?solutionId=${from.solutionId}`);
  const found = list.body.items.find(({ id }) => id === sent.body.id);
  if (!found) throw new Error('The file is not in the list');
  return found;
}

describe('a file of events', () => {
  it('is read with a report of its rows, and changes nothing the second time', async () => {
    const before = await stored(app, world.solutionId);
    const first = await read(CSV);
    expect([first.state, first.report]).toEqual(['done', { accepted: 3, duplicate: 0, rejected: 3 }]);
    expect((await stored(app, world.solutionId)) - before).toBe(3);
    const again = await read(CSV);
    expect(again.report).toEqual({ accepted: 0, duplicate: 3, rejected: 3 });
    expect((await stored(app, world.solutionId)) - before).toBe(3);
    const report = await admin.get<string>(`/api/usage-files/${first.id}/report.csv?language=en`);
    expect(report.body.replace('\ufeff', '').split('\r\n').slice(0, 4)).toEqual([
      'Row,Column,Reason',
      '5,time,older than events are kept',
      '6,time,required',
      '7,user,required',
    ]);
    const days = await app.query(
      `select distinct day from usage_event where solution_id = $1 and feature = 'search' order by day`,
      [world.solutionId],
    );
    expect(days).toEqual([{ day: '2026-03-16' }]);
  });

  it('is in the figures as soon as its job has ended', async () => {
    const there = await usageWorld(app, admin, { source: 'https://lab.example/figures' });
    const users = Array.from({ length: 6 }, (_, index) => `2026-03-17,user-${index},a.used`);
    await read(['time,user,type', ...users, users[0]].join('\n'), there);
    const { body } = await admin.get<Telemetry>(`/api/usage-keys?useCaseId=${there.useCaseId}`);
    expect(body.arrived.rolledAt).toBe(app.clock.now().toISOString());
    expect(body.arrived.days).toContainEqual({ day: '2026-03-17', uses: 7, users: 6 });
  });

  it('is the same in every encoding a spreadsheet writes', async () => {
    const utf16 = Buffer.from(`\ufeff${CSV}`, 'utf16le');
    const marked = Buffer.from(`\ufeff${CSV}`);
    const windows = Buffer.from(CSV, 'latin1');
    for (const bytes of [marked, utf16, Buffer.from(utf16).swap16(), windows])
      expect((await read(bytes)).report).toEqual({ accepted: 0, duplicate: 3, rejected: 3 });
  });

  it('is refused when it is empty, no text, or of no solution', async () => {
    const status = async (bytes: Buffer, solutionId = world.solutionId) =>
      (await admin.upload(address(solutionId), bytes)).status;
    expect(await status(Buffer.alloc(0))).toBe(422);
    expect(await status(Buffer.from('a\u0000b'))).toBe(422);
    expect(await status(Buffer.from(CSV), randomUUID())).toBe(422);
    expect(await read('when,who\n1,2\n')).toMatchObject({ state: 'failed', error: 'broken_csv' });
    expect(await read('time,user,type\n')).toMatchObject({ state: 'failed', error: 'no_rows' });
  });
});

describe('a file made to break its reader', () => {
  const HEAD = 'time,user,type\n';
  const MB = 1024 * 1024;
  const many = (text: string, count: number) => Buffer.from(HEAD + text.repeat(count));

  it.each([
    ['one line without end', () => Buffer.alloc(19 * MB, 'x'), 'broken_csv'],
    ['a quote that is never closed', () => many('"', 1).fill('x', HEAD.length + 1), 'broken_csv'],
    ['a quote before 19 MB', () => Buffer.concat([many('"', 1), Buffer.alloc(19 * MB, 'x')]), 'broken_csv'],
    ['2,000,000 columns', () => Buffer.from(`${','.repeat(2_000_000)}time,user,type\n`), 'no_rows'],
    ['more rows than are read', () => many('a\n', 500_001), 'too_many_rows'],
    [
      'a mark of UTF-16 before something else',
      () => Buffer.concat([Buffer.from([0xff, 0xfe]), many('a,b,c\n', 9)]),
      'broken_csv',
    ],
    ['a picture', () => Buffer.from('89504e470d0a1a0affd8ffe1c0a0fefe', 'hex'), 'broken_csv'],
  ])(
    '%s: a clear answer, and nothing stored',
    async (_title, bytes, code) => {
      const before = await stored(app, world.solutionId);
      expect(await read(bytes())).toMatchObject({ state: 'failed', error: code, report: null });
      expect(await stored(app, world.solutionId)).toBe(before);
    },
    120_000,
  );

  it('has one row refused for 2,000,000 cells in it', async () => {
    const { state, report } = await read(many(',', 2_000_000));
    expect([state, report]).toEqual(['done', { accepted: 0, duplicate: 0, rejected: 1 }]);
  });

  it('keeps the worker free meanwhile: 400,000 cells are read beside it, row by row', async () => {
    const cells = many('2019-01-01,user,a.used,1\n', 100_000);
    let ticks = 0;
    const clock = setInterval(() => (ticks += 1), 1);
    let count = 0;
    let ofReading = 0;
    // Only the reading of the file: what is stored of it is the business of other tests.
    await rows.take(cells, async (slices) => {
      ofReading = ticks;
      for await (const slice of slices) count += slice.length;
    });
    clearInterval(clock);
    expect(count).toBe(100_000);
    expect(ofReading).toBeGreaterThan(10);
  });

  it('takes neither all the memory nor all the time', async () => {
    const { settings } = rows;
    const unlike = Array.from({ length: 200_000 }, (_, index) => `2026-03-17,user-${index},a.used\n`);
    const bytes = Buffer.from(HEAD + unlike.join(''));
    try {
      rows.settings = { ...settings, limits: { memoryMb: 10, milliseconds: 60_000 } };
      expect(await read(bytes)).toMatchObject({ state: 'failed', error: 'too_much_memory' });
      rows.settings = { ...settings, limits: { memoryMb: 256, milliseconds: 20 } };
      expect(await read(bytes)).toMatchObject({ state: 'failed', error: 'too_slow' });
    } finally {
      rows.settings = settings;
    }
    // And the next file is read as if nothing had been.
    expect((await read(CSV)).state).toBe('done');
    expect(readdirSync(tmpdir()).filter((name) => name.startsWith('jalon-usage-rows-'))).toEqual([]);
  }, 120_000);
});
