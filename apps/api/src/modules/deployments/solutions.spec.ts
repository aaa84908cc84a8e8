import type { DeploymentDetail, Problem, Solution, UseCaseDetail } from '@jalon/contracts';
import { TestApp, type TestClient } from '../../testing/app.js';

let app: TestApp;
let manager: TestClient;
let own = '';

beforeAll(async () => {
  app = await TestApp.start({ JALON_PSEUDONYM_KEY: 'ab'.repeat(32) });
  own = await app.entity('Caisse du Nord');
  manager = await app.signIn('project_manager');
});
afterAll(() => app.stop());

/** The solution of a new use case, which comes with its first deployment. */
async function solutionOf(title: string): Promise<string> {
  const { body } = await manager.post<UseCaseDetail>('/api/use-cases', { title, entityId: own });
  const deployment = await manager.post<DeploymentDetail>('/api/deployments', {
    useCaseId: body.id,
    entityId: own,
    environment: 'production',
    wave: 1,
    release: '1.0',
    plannedOn: '2026-02-02',
    contactId: null,
    targetAdoption: null,
    targetOn: null,
    note: '',
    eligible: 40,
  });
  return deployment.body.solutionId;
}

it('says how its events are read, on the version that was read', async () => {
  const solutionId = await solutionOf('Tri des courriers');
  const path = `/api/solutions/${solutionId}`;
  await app.query('create table usage_event_rest partition of usage_event default');
  await app.query(
    `insert into usage_event (day, at, solution_id, entity_id, user_key, type)
     select '2026-03-17', '2026-03-17T10:00:00Z', $1, $2, $3, 'a.b'`,
    [solutionId, own, own],
  );
  const save = (version: number, changes: object) => manager.patch<Solution>(path, { version, changes });
  const saved = await save(1, {
    qualifyingTypes: ['fr.lab.ask', 'fr.lab.ask'],
    keyType: 'fr.lab.ask',
    silenceDays: 7,
  });
  expect(saved.body).toMatchObject({ qualifyingTypes: ['fr.lab.ask'], silenceDays: 7, version: 2 });
  const marks = await app.query<{ day: string }>('select day from usage_mark where solution_id = $1', [
    solutionId,
  ]);
  expect(marks).toEqual([{ day: '2026-03-17' }]);
  const stale = await save(1, { silenceDays: 9 });
  expect([stale.status, (stale.body as unknown as Problem).current]).toMatchObject([409, { silenceDays: 7 }]);
  for (const changes of [
    { source: 'a b' },
    { source: '/x/' },
    { keyType: 'a b' },
    { silenceDays: 0 },
    { activationDays: 91 },
  ])
    expect((await save(2, changes)).status).toBe(422);
  const taken = (await manager.get<Solution>(path)).body.source;
  const second = await solutionOf('Autre');
  const answer = await manager.patch(`/api/solutions/${second}`, {
    version: 1,
    changes: { source: `${taken}/sous` },
  });
  expect([
    answer.status,
    (answer.body as Problem).errors?.map(({ path, code }) => `${path} ${code}`),
  ]).toEqual([409, ['changes.source source_taken']]);
});
