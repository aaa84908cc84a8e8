import type { DeliverableDetail } from '@jalon/contracts';
import { bodyOf, DeliverableWorld, refusalOf } from '../testing/deliverable-world.js';

let world: DeliverableWorld;
beforeAll(async () => {
  world = await DeliverableWorld.start();
}, 120_000);
afterAll(() => world.stop());

const ask = (year: number) =>
  world.manager.post<DeliverableDetail>('/api/deliverables', {
    kind: 'programme_report',
    language: 'fr',
    year,
  });

it('tells a year in figures, without a name and without what evaluations say', async () => {
  expect(refusalOf(await ask(2031))).toEqual([422, 'invalid_value', 'year unknown']);
  await world.app.query(
    `with i as (insert into internship (person_id, first_name, last_name, title, template, state, starts_on, ends_on,
         teaching_from, teaching_to, week_minutes, created_at, updated_at)
       values ($1, 'Inès', 'Corbin', 'Évaluer', 'RD_INTEGRATION', 'running', '2030-12-15', '2031-02-28', '2030-09-01',
         '2031-08-31', '{420,420,420,420,420,0,0}', now(), now()) returning id),
     m as (insert into internship_month (internship_id, month, minutes, rate_cents, owed_cents, paid_cents, closed_at)
       select id, '2031-01', 9000, 450, 67500, 67500, now() from i union all
       select id, '2030-12', 4000, 450, 30000, null, now() from i)
     insert into internship_review (internship_id, kind, held_on, content, shared_at, created_at, updated_at)
     select id, 'mid_term', '2031-01-20', '{"summary": "Secret"}', null, now(), now() from i`,
    [world.manager.principal.personId],
  );
  const { id, versions } = bodyOf(await ask(2031));
  await world.run(world.jobs.deliverable, versions[0]?.jobId ?? '');
  const [row] = await world.app.query<{ facts: object }>(
    'select facts from deliverable_version where deliverable_id = $1',
    [id],
  );
  expect(row?.facts).toMatchObject({
    year: 2031,
    internships: [{ state: 'running', count: 1 }],
    months: [{ month: '2031-01', minutes: 9_000, owedCents: 67_500, paidCents: 67_500 }],
    reviews: [{ kind: 'mid_term', held: 1, shared: 0 }],
  });
  expect(JSON.stringify(row?.facts)).not.toMatch(/Corbin|Secret/);
  for (const role of ['intern', 'tutor', 'expert'] as const) {
    const client = await world.signIn(role);
    expect((await client.get(`/api/deliverables/${id}`)).status).toBe(404);
  }
  const leadership = await world.signIn('leadership');
  expect((await leadership.get(`/api/deliverables/${id}`)).status).toBe(200);
});
