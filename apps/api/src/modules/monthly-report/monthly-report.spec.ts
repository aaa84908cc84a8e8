import { createHash, randomUUID } from 'node:crypto';
import { Test } from '@nestjs/testing';
import type { ReportDocument, Problem } from '@jalon/contracts';
import { CoreModule } from '../../core.module.js';
import { UnitOfWork } from '../../database/unit-of-work.js';
import { JobCancelled, type JobReporter, type JobRow } from '../../queue/job-handler.js';
import { draw } from '../../rendering/draw.js';
import { RENDERER } from '../../rendering/renderer.js';
import { RenderingModule } from '../../rendering/rendering.module.js';
import { TestApp, fieldsOf, type TestClient } from '../../testing/app.js';
import { loadDemo } from '../demo/index.js';
import { MonthlyReportJob, MonthlyReportJobsModule } from './index.js';

const NOBODY = { accountId: null, personId: null, requestId: null };

describe('the monthly report', () => {
  let app: TestApp;
  let client: TestClient;
  let job: MonthlyReportJob;
  let work: UnitOfWork;
  let close: () => Promise<void>;

  beforeAll(async () => {
    app = await TestApp.start();
    work = new UnitOfWork(app.core.database);
    await work.run(NOBODY, (tx) => loadDemo(tx, '2026-03-18'));
    client = await app.signIn('project_manager');
    const module = await Test.createTestingModule({
      imports: [CoreModule.of(app.core), MonthlyReportJobsModule.of(RenderingModule.of('unused'))],
    })
      .overrideProvider(RENDERER)
      .useValue({ render: draw, close: () => Promise.resolve() })
      .compile();
    job = module.get(MonthlyReportJob);
    close = () => module.close();
  }, 60_000);

  afterAll(async () => {
    await close();
    await app.stop();
  });

  const ask = (body: object, key?: string) => client.post<ReportDocument>('/api/monthly-reports', body, key);

  function row(deliverable: ReportDocument): JobRow {
    return {
      id: deliverable.jobId,
      kind: 'monthly_report',
      subjectId: deliverable.id,
      accountId: client.principal.accountId,
      personId: client.principal.personId,
      requestId: null,
      attempts: 1,
    };
  }

  function reporter(steps: string[], cancelAt?: string): JobReporter {
    return {
      step: (step) => {
        steps.push(step);
        return step === cancelAt ? Promise.reject(new JobCancelled()) : Promise.resolve();
      },
      finish: () => Promise.resolve(),
    };
  }

  it('is asked for once, however often the same request comes at once', async () => {
    const key = randomUUID();
    const body = { month: '2026-03', entityId: null, language: 'fr' };
    const answers = await Promise.all(Array.from({ length: 50 }, () => ask(body, key)));
    expect(new Set(answers.map((answer) => answer.status))).toEqual(new Set([202]));
    const ids = new Set(answers.map((answer) => answer.body.id));
    expect(ids.size).toBe(1);
    const [id] = ids;
    const jobs = await app.query('select 1 from job where subject_id = $1', [id]);
    const waiting = await app.query(
      'select 1 from outbox o join job j on j.id = o.job_id where j.subject_id = $1',
      [id],
    );
    expect([jobs.length, waiting.length]).toEqual([1, 1]);
  });

  it('refuses the same key for another month', async () => {
    const key = randomUUID();
    await ask({ month: '2026-03', language: 'fr' }, key);
    const other = await ask({ month: '2026-02', language: 'fr' }, key);
    expect(other.status).toBe(409);
    expect(fieldsOf(other)).toEqual(['Idempotency-Key']);
  });

  it.each([
    [{ month: '2026-13', language: 'fr' }, 'month'],
    [{ month: '2026-04', language: 'fr' }, 'month'],
    [{ month: '2026-03', language: 'de' }, 'language'],
    [{ month: '2026-03', language: 'fr', entityId: 'x' }, 'entityId'],
    [{ month: '2026-03', language: 'fr', entityId: randomUUID() }, 'entityId'],
    [{ month: '2026-03', language: 'fr', admin: true }, 'admin'],
  ])('refuses %j and names the field', async (body, field) => {
    const before = await app.query('select 1 from report_document');
    const answer = await ask(body);
    expect(answer.status).toBe(422);
    expect(fieldsOf(answer)).toContain(field);
    expect(await app.query('select 1 from report_document')).toHaveLength(before.length);
  });

  it('goes from facts to three files with their hashes, named steps on the way', async () => {
    const { body } = await ask({ month: '2026-03', language: 'fr' });
    const steps: string[] = [];
    await job.run(row(body), reporter(steps));
    expect([...new Set(steps)]).toEqual([
      'reading',
      'writing_deck',
      'writing_note',
      'writing_workbook',
      'storing',
    ]);
    const { body: ready } = await client.get<ReportDocument>(`/api/monthly-reports/${body.id}`);
    expect(ready).toMatchObject({ state: 'ready', title: 'Restitution mensuelle' });
    expect(ready.files.map((file) => file.format)).toEqual(['pptx', 'docx', 'xlsx']);
    for (const file of ready.files) {
      const answer = await app.nest.inject({
        url: `/api/monthly-reports/${body.id}/files/${file.format}`,
        headers: { cookie: `jalon_session=${client.token}` },
      });
      expect(answer.rawPayload.subarray(0, 2).toString()).toBe('PK');
      expect(createHash('sha256').update(answer.rawPayload).digest('hex')).toBe(file.sha256);
      expect(answer.headers['content-disposition']).toBe(`attachment; filename="${file.fileName}"`);
    }
  });

  it('run again after a crash, keeps one document and the same bytes', async () => {
    const { body } = await ask({ month: '2026-03', language: 'en' });
    await job.run(row(body), reporter([]));
    const first = (await client.get<ReportDocument>(`/api/monthly-reports/${body.id}`)).body.files;
    await job.run(row(body), reporter([]));
    const second = (await client.get<ReportDocument>(`/api/monthly-reports/${body.id}`)).body.files;
    expect(second).toEqual(first);
    const again = await ask({ month: '2026-03', language: 'en' });
    await job.run(row(again.body), reporter([]));
    const third = (await client.get<ReportDocument>(`/api/monthly-reports/${again.body.id}`)).body.files;
    expect(third.map((file) => file.sha256)).toEqual(first.map((file) => file.sha256));
  });

  it('writes nothing when it is cancelled on the way', async () => {
    const { body } = await ask({ month: '2026-03', language: 'fr' });
    await expect(job.run(row(body), reporter([], 'writing_note'))).rejects.toThrow(JobCancelled);
    const files = await app.query('select 1 from report_document_file where document_id = $1', [body.id]);
    expect(files).toHaveLength(0);
    const answer = await client.get<Problem>(`/api/monthly-reports/${body.id}/files/pptx`);
    expect(answer.status).toBe(404);
  });

  it('says what failed', async () => {
    const { body } = await ask({ month: '2026-03', language: 'fr' });
    await work.run(NOBODY, async (tx) => {
      await job.failed(tx, row(body), 'out_of_memory');
      await tx.audit({ action: 'job.failed', subjectType: 'job', subjectId: body.jobId });
    });
    const { body: failed } = await client.get<ReportDocument>(`/api/monthly-reports/${body.id}`);
    expect(failed).toMatchObject({ state: 'failed', error: 'out_of_memory', files: [] });
  });

  it('goes with the demo, which leaves what people made on top of it', async () => {
    const admin = await app.signIn('admin');
    const [entity] = await app.query<{ id: string }>('select id from partner_entity where is_demo limit 1');
    const kept = await client.post<{ id: string }>('/api/use-cases', {
      title: 'À nous',
      entityId: entity?.id,
    });
    expect(kept.status).toBe(201);
    expect((await client.delete('/api/demo')).status).toBe(403);
    expect((await admin.delete('/api/demo')).status).toBe(204);
    expect((await admin.delete('/api/demo')).status).toBe(404);
    const left = await app.query<{ title: string }>('select title from use_case');
    expect(left).toEqual([{ title: 'À nous' }]);
    expect(await app.query('select 1 from account where is_demo')).toHaveLength(0);
    expect(await app.query('select id from partner_entity')).toEqual([{ id: entity?.id }]);
    expect(await app.query(`select 1 from report_document where state = 'ready'`)).toHaveLength(0);
  });
});
