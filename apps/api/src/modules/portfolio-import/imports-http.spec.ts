import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  JOB_KINDS,
  importList,
  importRows,
  importStarted,
  importView,
  type ImportView,
  type Problem,
} from '@jalon/contracts';
import type { Job as QueueJob } from 'bullmq';
import { UnitOfWork } from '../../database/unit-of-work.js';
import type { QueuedJob } from '../../queue/backend.js';
import type { JobHandlers } from '../../queue/job-handler.js';
import { JobRunner } from '../../queue/job-runner.js';
import { TestApp, type TestAnswer, type TestClient } from '../../testing/app.js';
import { FileIntake } from './application/file-intake.js';
import { RunImport } from './application/run-import.js';
import { PortfolioImportJob } from './index.js';
import { ImportStore } from './persistence/import.store.js';
import { federalInventory } from './testing/import-world.js';
import { compileChild, type CompiledChild } from '../../files/testing/compile-child.js';

let app: TestApp;
let reader: CompiledChild;
let manager: TestClient;
let folder: string;

beforeAll(async () => {
  reader = compileChild('modules/portfolio-import/reader');
  folder = mkdtempSync(join(tmpdir(), 'imports-http-'));
  app = await TestApp.start();
  app.nest.get(FileIntake).settings = { folder, childPath: reader.childPath };
  await app.nest.listen(0, '127.0.0.1');
  manager = await app.signIn('project_manager');
});
afterAll(async () => {
  await app.stop();
  reader.remove();
  rmSync(folder, { recursive: true, force: true });
});

/** Sends a file as the browser does, over a real connection; only its first `cutAt` bytes when it is to be cut. */
async function upload(
  client: TestClient,
  file: Buffer,
  fileName: string,
  cutAt?: number,
): Promise<TestAnswer<ImportView & Problem>> {
  const [session] = await app.query<{ csrf_token: string }>(
    'select csrf_token from session where account_id = $1',
    [client.principal.accountId],
  );
  const { port } = app.nest.getHttpAdapter().getInstance().server.address() as AddressInfo;
  return new Promise((resolve, reject) => {
    const headers = {
      cookie: `jalon_session=${client.token}`,
      'x-csrf-token': session?.csrf_token ?? '',
      'sec-fetch-site': 'same-origin',
      'content-type': 'application/octet-stream',
      'content-length': file.length,
    };
    const path = `/api/imports?fileName=${encodeURIComponent(fileName)}`;
    const sent = request({ host: '127.0.0.1', port, method: 'POST', path, headers }, (response) => {
      const pieces: Buffer[] = [];
      response.on('data', (piece: Buffer) => pieces.push(piece));
      response.on('end', () => {
        const body = JSON.parse(Buffer.concat(pieces).toString('utf8')) as ImportView & Problem;
        resolve({ status: response.statusCode ?? 0, body, headers: response.headers });
      });
    });
    sent.on('error', reject);
    if (cutAt === undefined) sent.end(file);
    else sent.write(file.subarray(0, cutAt), () => setTimeout(() => sent.destroy(new Error('cut')), 30));
  });
}

/** Takes the job through the worker's own runner. */
async function work(jobId: string): Promise<void> {
  const { database, logger, clock } = app.core;
  const unitOfWork = new UnitOfWork(database);
  const imports = new PortfolioImportJob(new RunImport(new ImportStore(database), unitOfWork, clock));
  const runner = new JobRunner(
    database,
    unitOfWork,
    Object.fromEntries(JOB_KINDS.map((kind) => [kind, imports])) as unknown as JobHandlers,
    logger,
  );
  await runner.process({ id: jobId, attemptsMade: 0 } as QueueJob<QueuedJob>);
}

describe('POST /api/imports', () => {
  it('takes the federal inventory to the end, as the screens do', async () => {
    const uploaded = await upload(manager, federalInventory(), 'inventaire fédéral.csv');
    expect(uploaded.status).toBe(201);
    const view = importView.parse(uploaded.body);
    expect(view).toMatchObject({ fileName: 'inventaire fédéral.csv', state: 'uploaded', size: 2_982_726 });

    const mapping = { ...view.mapping, defaultStage: 'opportunity' };
    const mapped = await manager.send<ImportView>('PUT', `/api/imports/${view.id}/mapping`, mapping);
    expect(importView.parse(mapped.body).counts).toEqual({
      created: 2129,
      updated: 0,
      unchanged: 0,
      rejected: 4,
    });

    const started = await manager.post(`/api/imports/${view.id}/run`, {}, 'run-federal-1');
    expect(started.status).toBe(202);
    const { jobId } = importStarted.parse(started.body);
    const again = await manager.post(`/api/imports/${view.id}/run`, {}, 'run-federal-1');
    expect(again.body).toEqual(started.body);
    const other = await manager.post<Problem>(`/api/imports/${view.id}/run`, {});
    expect([other.status, other.body.code]).toEqual([409, 'not_ready']);

    await work(jobId);
    const jobs = await app.query('select state, step, done, total, label from job where id = $1', [jobId]);
    expect(jobs).toEqual([
      { state: 'done', step: 'finishing', done: 2133, total: 2133, label: 'inventaire fédéral.csv' },
    ]);
    const done = importView.parse((await manager.get(`/api/imports/${view.id}`)).body);
    expect(done).toMatchObject({ state: 'done', jobId, counts: { created: 2129, rejected: 4 } });
    expect(await app.query('select 1 from import_source')).toEqual([]);

    const rejected = importRows.parse(
      (await manager.get(`/api/imports/${view.id}/rows?outcome=rejected`)).body,
    );
    expect(rejected.total).toBe(4);
    const created = importRows.parse(
      (await manager.get(`/api/imports/${view.id}/rows?outcome=created&page=22&pageSize=100`)).body,
    );
    expect([created.total, created.items.length]).toEqual([2129, 29]);
    expect(created.items[0]?.useCaseCode).toBe('UC-2101');
    expect(importList.parse((await manager.get('/api/imports')).body).items).toHaveLength(1);

    const report = await manager.get<string>(`/api/imports/${view.id}/report.csv?language=en`);
    expect(report.headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(report.headers['content-disposition']).toMatch(
      /^attachment; filename="jalon-import-report-[\d-]+\.csv"$/,
    );
    const lines = report.body.trimEnd().split('\r\n');
    expect(lines[0]).toBe('\ufeffRow,Outcome,Code,Title,Remarks');
    expect(lines.length - 1).toBe(2133);
  });

  it('names why a file is refused', async () => {
    const answer = await upload(manager, Buffer.from('%PDF-1.7'), 'rapport.pdf');
    expect(answer.status).toBe(422);
    expect(answer.body).toMatchObject({
      code: 'file_refused',
      errors: [{ path: 'file', code: 'wrong_extension' }],
    });
  });

  it('wants the file itself, and a name for it', async () => {
    const json = await manager.post<Problem>('/api/imports?fileName=a.csv', { rows: [] });
    expect([json.status, json.body.errors?.[0]?.path]).toEqual([422, 'content-type']);
    const nameless = await upload(manager, Buffer.from('Titre\nUn\n'), ' ');
    expect([nameless.status, nameless.body.errors?.[0]?.path]).toEqual([422, 'fileName']);
  });

  it.each([1, 50, 99])('keeps nothing of an upload cut at %i %%', async (percent) => {
    const before = await app.query('select count(*) from portfolio_import');
    const file = federalInventory();
    const cut = upload(manager, file, 'coupé.csv', Math.floor((file.length * percent) / 100));
    await expect(cut).rejects.toThrow('cut');
    for (let waited = 0; waited < 60_000 && readdirSync(folder).length > 0; waited += 50) await sleep(50);
    expect(readdirSync(folder)).toEqual([]);
    expect(await app.query('select count(*) from portfolio_import')).toEqual(before);
  });
});

describe('the routes', () => {
  it.each(['leadership', 'expert', 'intern', 'tutor'] as const)('are closed to %s', async (role) => {
    const client = await app.signIn(role);
    expect((await upload(client, Buffer.from('Titre\nUn\n'), 'a.csv')).status).toBe(403);
    expect((await client.get('/api/imports')).status).toBe(403);
  });

  it('are closed to strangers, and to a browser without the CSRF token', async () => {
    expect((await app.anonymous('GET', '/api/imports')).status).toBe(401);
    const path = '/api/imports/8f14e45f-ceea-467f-a8f0-5d6a7b8c9d0e/run';
    expect((await manager.send('POST', path, {}, { 'x-csrf-token': 'other' })).status).toBe(403);
  });

  it('answer 404 and 422 for what is not there and what cannot be', async () => {
    const missing = '8f14e45f-ceea-467f-a8f0-5d6a7b8c9d0e';
    for (const path of ['', '/rows', '/report.csv']) {
      expect((await manager.get(`/api/imports/${missing}${path}`)).status).toBe(404);
    }
    expect((await manager.post(`/api/imports/${missing}/run`, {})).status).toBe(404);
    expect((await manager.get('/api/imports/12')).status).toBe(422);
    expect((await manager.get(`/api/imports/${missing}/rows?pageSize=500`)).status).toBe(422);
    expect((await manager.get(`/api/imports/${missing}/report.csv?language=de`)).status).toBe(422);
    const body = { columns: [{ index: 0, field: 'nothing' }], defaultEntity: null, defaultStage: null };
    expect((await manager.send('PUT', `/api/imports/${missing}/mapping`, body)).status).toBe(422);
  });
});
