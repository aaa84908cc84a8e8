import type { TestApp } from '../../../testing/app.js';

/** A deployment that went live, of the use case's solution (made when it has none), as rows. */
export async function aDeployment(
  app: TestApp,
  { useCaseId, entityId }: { readonly useCaseId: string; readonly entityId: string },
): Promise<{ readonly id: string; readonly solutionId: string }> {
  await app.query(
    `insert into solution (use_case_id, source, created_at, updated_at)
     values ($1::uuid, '/jalon/' || $1, now(), now()) on conflict (use_case_id) do nothing`,
    [useCaseId],
  );
  await app.query(
    `insert into deployment (solution_id, entity_id, environment, status, live_on, created_at, updated_at)
     select id, $2, 'production', 'live', '2026-01-05', now(), now() from solution where use_case_id = $1
     on conflict (solution_id, entity_id, environment) do nothing`,
    [useCaseId, entityId],
  );
  const [row] = await app.query<{ id: string; solutionId: string }>(
    `select d.id, s.id as "solutionId" from deployment d join solution s on s.id = d.solution_id
     where s.use_case_id = $1 and d.entity_id = $2 and d.environment = 'production'`,
    [useCaseId, entityId],
  );
  if (!row) throw new Error('The deployment was not made');
  return row;
}
