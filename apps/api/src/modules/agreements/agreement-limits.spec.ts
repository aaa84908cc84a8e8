import type { AgreementDetail, Problem, UseCaseDetail } from '@jalon/contracts';
import { AGREEMENT_LIMITS } from '@jalon/domain';
import { TestApp } from '../../testing/app.js';
import { inReview } from './testing/agreement-world.js';

let app: TestApp;

beforeAll(async () => {
  app = await TestApp.start();
});
afterAll(() => app.stop());

it('takes so many opinions and no more: each of them is part of the page', async () => {
  const entityId = await app.entity('Caisse du Nord');
  const manager = await app.signIn('project_manager');
  const partner = await app.signIn('partner', entityId);
  const { id } = (await manager.post<UseCaseDetail>('/api/use-cases', { title: 'Tri', entityId })).body;
  const agreement = await inReview(manager, id);
  await app.query(
    `insert into agreement_review (agreement_id, number, person_id, side, opinion, comment, at)
     select $1, 1, $2, 'partner', 'changes', 'Encore', now() from generate_series(2, $3::int)`,
    [agreement.id, partner.principal.personId, AGREEMENT_LIMITS.reviews],
  );
  const url = `/api/use-cases/${id}/agreements/${agreement.id}/reviews`;
  const give = <T>() => partner.post<T>(url, { number: 1, opinion: 'approve' });
  expect((await give<AgreementDetail>()).body.reviews).toHaveLength(AGREEMENT_LIMITS.reviews);
  const one = await give<Problem>();
  expect([one.status, one.body.errors?.[0]?.code]).toEqual([413, 'too_many']);
});
