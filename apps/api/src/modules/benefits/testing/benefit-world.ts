import type { UseCaseBenefits } from '@jalon/contracts';
import type { TestAnswer, TestApp, TestClient } from '../../../testing/app.js';

/** The answer's page; fails with the problem when there is none. */
export function pageOf(answer: TestAnswer<UseCaseBenefits>): UseCaseBenefits {
  if (answer.status >= 300) throw new Error(`${answer.status} ${JSON.stringify(answer.body)}`);
  return answer.body;
}

export const A_SAVING = {
  title: 'Courriers triés sans reprise',
  nature: 'cost_saving',
  unit: 'eur',
  method: 'Volume trié multiplié par le coût d’une reprise.',
  expectedMonthly: 500_000,
  expectedFrom: '2026-01',
} as const;

/** A benefit of the use case; answers its id. */
export async function aBenefit(
  client: TestClient,
  useCaseId: string,
  benefit: Readonly<Record<string, unknown>> = {},
): Promise<string> {
  const url = `/api/use-cases/${useCaseId}/benefits`;
  const before = pageOf(await client.get<UseCaseBenefits>(url)).items.map(({ id }) => id);
  const page = pageOf(await client.post<UseCaseBenefits>(url, { ...A_SAVING, ...benefit }));
  return page.items.find(({ id }) => !before.includes(id))?.id ?? '';
}

/** A benefit with a measure of February 2026 that waits for a review; answers the benefit's id. */
export async function aMeasuredBenefit(app: TestApp, admin: TestClient, useCaseId: string): Promise<string> {
  const id = await aBenefit(admin, useCaseId);
  await app.query(
    `insert into benefit_measure (benefit_id, month, value, evidence, measured_at)
     values ($1, '2026-02-01', 480000, 'Extraction du 28 février', now())`,
    [id],
  );
  return id;
}
