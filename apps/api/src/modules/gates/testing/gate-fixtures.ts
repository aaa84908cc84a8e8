import type { Gates } from '@jalon/contracts';
import type { TestApp, TestClient } from '../../../testing/app.js';

/** A review of the use case, asked by the administrator. @returns its id */
export async function aReview(app: TestApp, admin: TestClient, useCaseId: string): Promise<string> {
  const boss = await app.signIn('leadership');
  const asked = await admin.post<Gates>(`/api/use-cases/${useCaseId}/gates`, {
    slots: [{ slot: 'final', personId: boss.principal.personId }],
  });
  return asked.body.reviews[0]?.id ?? '';
}

/** A fact pinned in the review of the use case: files are not for every reader. @returns its id */
export async function anEvidence(admin: TestClient, useCaseId: string): Promise<string> {
  const gates = await admin.get<Gates>(`/api/use-cases/${useCaseId}/gates`);
  const review = gates.body.reviews[0];
  const kept = await admin.post<Gates>(`/api/use-cases/${useCaseId}/gates/${review?.id ?? ''}/evidence`, {
    kind: 'fact',
    fact: 'use_case',
    criterion: review?.grid.criteria[0]?.key,
    version: review?.version,
  });
  return kept.body.reviews[0]?.evidence[0]?.id ?? '';
}
