import type { DeliverableChanges, DeliverableDetail, Restitution } from '@jalon/contracts';
import { bodyOf, DeliverableWorld } from '../deliverables/testing/deliverable-world.js';

let world: DeliverableWorld;

beforeAll(async () => {
  world = await DeliverableWorld.start();
}, 60_000);
afterAll(() => world.stop());

/** Makes the version that waits, and answers what its files are by their bytes. */
async function made({ id, versions }: DeliverableDetail): Promise<readonly string[]> {
  await world.run(world.jobs.deliverable, versions.find(({ state }) => state === 'queued')?.jobId ?? '');
  const files = await world.app.query<{ sha256: string }>(
    `select f.sha256 from deliverable_file f join deliverable_version v on v.id = f.version_id
     where v.deliverable_id = $1 and v.number = (select max(number) from deliverable_version where deliverable_id = $1)
     order by f.format`,
    [id],
  );
  return files.map(({ sha256 }) => sha256);
}

it('a deliverable of a frozen month is drawn from what was kept, and says that no fact has changed', async () => {
  const { app, manager, useCaseId } = world;
  await app.query(`update use_case_move set effective_on = '2026-02-03' where use_case_id = $1`, [useCaseId]);
  bodyOf(await manager.post<Restitution>('/api/restitutions/2026-02/freeze', { version: 0 }));
  const first = bodyOf(
    await manager.post<DeliverableDetail>('/api/deliverables', {
      kind: 'monthly_report',
      language: 'fr',
      month: '2026-02',
    }),
  );
  const before = await made(first);
  expect(before).toHaveLength(3);

  await app.query(`update use_case set title = 'Autre', stage = 'closed'`);
  await app.query(`update use_case_move set effective_on = '2026-03-03'`);
  const changes = await manager.get<DeliverableChanges>(`/api/deliverables/${first.id}/changes`);
  expect(bodyOf(changes)).toMatchObject({ since: { number: 1 }, total: 0, items: [] });
  const again = bodyOf(await manager.post<DeliverableDetail>(`/api/deliverables/${first.id}/versions`, {}));
  expect(await made(again)).toEqual(before);
}, 60_000);
