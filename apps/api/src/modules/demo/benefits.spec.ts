import type {
  BenefitPortfolio,
  Leadership,
  SurveyDetail,
  SurveyList,
  UseCaseBenefits,
} from '@jalon/contracts';
import * as contracts from '@jalon/contracts';
import { addMonths, benefitTotals, monthOf } from '@jalon/domain';
import { UnitOfWork } from '../../database/unit-of-work.js';
import { TestApp, TEST_TODAY } from '../../testing/app.js';
import { loadDemo } from './load-demo.js';

it('shows benefits of several units, a payback of each kind, and surveys with words to read', async () => {
  const app = await TestApp.start();
  try {
    const nobody = { accountId: null, personId: null, requestId: null };
    await app.nest.get(UnitOfWork).run(nobody, (tx) => loadDemo(tx, TEST_TODAY));
    const manager = await app.signIn('admin');
    const { items, totals, toReview } = contracts.benefitPortfolio.parse(
      (await manager.get<BenefitPortfolio>('/api/benefits')).body,
    );
    expect([items.length, toReview]).toEqual([5, 2]);
    expect(totals.map(({ unit }) => unit)).toEqual(['eur', 'hours']);
    // Whoever reads the last full month, or the one before, reads what it brought.
    for (const back of [1, 2]) {
      const month = addMonths(monthOf(TEST_TODAY), -back);
      const page = (await manager.get<Leadership>(`/api/leadership?month=${month}`)).body.current;
      const [euros, hours] = benefitTotals(page.afterGoLive?.benefits ?? []);
      expect(euros?.month).toBeGreaterThanOrEqual(euros?.expectedMonth ?? 0);
      expect(hours?.cumulated).toBeGreaterThan(0);
    }
    const paybacks = new Set<boolean | undefined>();
    for (const id of new Set(items.map(({ useCaseId }) => useCaseId))) {
      const url = `/api/use-cases/${id}`;
      const page = (await manager.get<UseCaseBenefits>(`${url}/benefits`)).body;
      expect(contracts.useCaseBenefits.parse(page)).toEqual(page);
      paybacks.add(page.payback?.isProjected);
      for (const survey of (await manager.get<SurveyList>(`${url}/surveys`)).body.items) {
        const detail = (await manager.get<SurveyDetail>(`${url}/surveys/${survey.id}`)).body;
        expect(contracts.surveyDetail.parse(detail)).toEqual(detail);
        expect([detail.state, detail.score.reason, detail.toModerate > 0]).toEqual(['open', null, true]);
        expect(detail.token).toMatch(/^[\w-]{22}$/);
      }
    }
    expect(paybacks).toEqual(new Set([true, false, undefined]));
    await manager.delete('/api/demo');
    for (const table of ['benefit', 'business_case', 'survey', 'survey_answer'])
      expect([table, await app.query(`select 1 from ${table}`)]).toEqual([table, []]);
  } finally {
    await app.stop();
  }
});
