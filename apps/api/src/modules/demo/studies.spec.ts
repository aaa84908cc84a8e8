import type { StudyDetail, StudyPage } from '@jalon/contracts';
import * as contracts from '@jalon/contracts';
import { STUDY_STATES } from '@jalon/domain';
import { UnitOfWork } from '../../database/unit-of-work.js';
import { TestApp, TEST_TODAY, type TestClient } from '../../testing/app.js';
import { loadDemo } from './index.js';

let app: TestApp;
let manager: TestClient;

beforeAll(async () => {
  app = await TestApp.start();
  const actor = { accountId: null, personId: null, requestId: null };
  await app.nest.get(UnitOfWork).run(actor, (tx) => loadDemo(tx, TEST_TODAY));
  manager = await app.signIn('project_manager');
});

afterAll(() => app.stop());

it('shows studies at every step, each readable by its contract', async () => {
  const { body } = await manager.get<StudyPage>('/api/studies');
  expect(body.states.map((state) => state.value)).toEqual(STUDY_STATES.filter((state) => state !== 'draft'));
  for (const { id } of body.items) {
    const study = (await manager.get<StudyDetail>(`/api/studies/${id}`)).body;
    expect(() => contracts.studyDetail.parse(study)).not.toThrow();
    // What was decided long ago may be thin; what waits for somebody is complete.
    if (study.state !== 'decided') expect([study.title, study.missing]).toEqual([study.title, []]);
  }
  const pursued = body.items.find((study) => study.recommendation === 'pursue');
  expect(pursued?.useCaseId).toEqual(expect.any(String));
});

it('goes away whole, but for what somebody made of it', async () => {
  const [entity] = await app.query<{ id: string }>('select id from partner_entity limit 1');
  const mine = await manager.post<StudyDetail>('/api/studies', { title: 'La mienne', entityId: entity?.id });
  const admin = await app.signIn('admin');
  expect((await admin.delete('/api/demo')).status).toBeLessThan(300);
  const left = await app.query<{ title: string }>('select title from opportunity_study');
  expect(left.map((study) => study.title)).toEqual(['La mienne']);
  expect((await manager.get<StudyDetail>(`/api/studies/${mine.body.id}`)).body.entityName).not.toBe('');
});
