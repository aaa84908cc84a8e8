import type { AgreementDetail } from '@jalon/contracts';
import type { AgreementContent } from '@jalon/domain';
import { aFullAgreement } from '../../../../../../libs/domain/src/agreement/testing/a-full-agreement.js';
import type { TestAnswer, TestClient } from '../../../testing/app.js';

export { aFullAgreement };

/** The answer's agreement; fails with the problem when there is none. */
export function agreementOf(answer: TestAnswer<AgreementDetail>): AgreementDetail {
  if (answer.status >= 300) throw new Error(`${answer.status} ${JSON.stringify(answer.body)}`);
  return answer.body;
}

/** A draft with every section written. */
export async function fullDraft(
  client: TestClient,
  useCaseId: string,
  content: AgreementContent = aFullAgreement(),
): Promise<AgreementDetail> {
  const url = `/api/use-cases/${useCaseId}/agreements`;
  const { id, version } = agreementOf(await client.post<AgreementDetail>(url, {}));
  return agreementOf(await client.patch<AgreementDetail>(`${url}/${id}`, { version, changes: content }));
}

/** What `client` makes of the agreement by a transition. */
export async function moved(
  client: TestClient,
  { useCaseId, id, version }: AgreementDetail,
  name: string,
  more: Readonly<Record<string, unknown>> = {},
): Promise<AgreementDetail> {
  const url = `/api/use-cases/${useCaseId}/agreements/${id}/transitions`;
  return agreementOf(await client.post<AgreementDetail>(url, { version, name, ...more }));
}

/** An agreement that the partner may read and review. */
export async function inReview(client: TestClient, useCaseId: string): Promise<AgreementDetail> {
  return moved(client, await fullDraft(client, useCaseId), 'submit');
}
