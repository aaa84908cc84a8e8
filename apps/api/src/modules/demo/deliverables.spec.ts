import { Test } from '@nestjs/testing';
import * as contracts from '@jalon/contracts';
import { CoreModule } from '../../core.module.js';
import { UnitOfWork } from '../../database/unit-of-work.js';
import type { JobReporter, JobRow } from '../../queue/job-handler.js';
import { draw } from '../../rendering/draw.js';
import { RENDERER } from '../../rendering/renderer.js';
import { RenderingModule } from '../../rendering/rendering.module.js';
import { TEST_TODAY, TestApp } from '../../testing/app.js';
import { DeliverableJob, DeliverableJobsModule } from '../deliverables/index.js';
import { loadDemo } from './load-demo.js';

const nobody = { accountId: null, personId: null, requestId: null };
let app: TestApp;

beforeAll(async () => {
  app = await TestApp.start();
  await new UnitOfWork(app.core.database, app.clock).run(nobody, (tx) => loadDemo(tx, TEST_TODAY));
}, 60_000);
afterAll(() => app.stop());

it('asks for deliverables of several kinds, quietly, and the worker makes every one of them', async () => {
  const module = await Test.createTestingModule({
    imports: [CoreModule.of(app.core), DeliverableJobsModule.of(RenderingModule.of('unused'))],
  })
    .overrideProvider(RENDERER)
    .useValue({ render: draw, close: () => Promise.resolve() })
    .compile();
  const handler = module.get(DeliverableJob);
  const jobs = await app.query<JobRow & { shown: boolean }>(
    `select j.id, j.kind, j.subject_id as "subjectId", j.account_id as "accountId", a.person_id as "personId",
       null as "requestId", 1 as attempts, j.shown
     from job j join account a on a.id = j.account_id where j.kind = 'deliverable' order by j.id`,
  );
  expect(jobs.map(({ shown }) => shown)).toEqual(Array(10).fill(false));
  const reporter: JobReporter = { step: () => Promise.resolve(), finish: () => Promise.resolve() };
  for (const job of jobs) await handler.run(job, reporter);
  const made = await app.query<{ kind: string; state: string; files: string }>(
    `select d.kind, v.state, (select string_agg(f.format, ' ' order by f.format) from deliverable_file f
       where f.version_id = v.id) as files
     from deliverable d join deliverable_version v on v.deliverable_id = d.id order by d.kind`,
  );
  expect(made.map(({ kind, state, files }) => `${kind} ${state} ${files}`)).toEqual([
    'agreement ready docx',
    'bibliography ready docx',
    'committee_deck ready pptx',
    'communication ready pptx',
    'comparative_study ready docx',
    'internship_catalogue ready pptx',
    'minutes ready docx',
    'monthly_report ready docx pptx xlsx',
    'opportunity_restitution ready pptx',
    'use_case_brief ready pptx',
  ]);
  await module.close();
}, 120_000);

it('lists and details each as the contract says, and finds no fact changed when none did', async () => {
  const manager = await app.signIn('project_manager');
  const list = contracts.deliverables.parse((await manager.get('/api/deliverables?pageSize=100')).body);
  const own = list.items.filter(({ home }) => home === 'deliverable');
  expect(own).toHaveLength(10);
  for (const { id, kind } of own) {
    const detail = contracts.deliverableDetail.parse((await manager.get(`/api/deliverables/${id}`)).body);
    expect([kind, detail.versionState]).toEqual([kind, 'ready']);
    const changes = contracts.deliverableChanges.parse(
      (await manager.get(`/api/deliverables/${id}/changes`)).body,
    );
    expect([kind, changes.total, changes.items]).toEqual([kind, 0, []]);
  }
});

it('takes all of it away with the demo', async () => {
  const admin = await app.signIn('admin');
  expect((await admin.send('DELETE', '/api/demo')).status).toBeLessThan(300);
  expect(await app.query('select kind from deliverable')).toEqual([]);
  expect(await app.query('select name from partner_entity where is_demo')).toEqual([]);
});
