import type { TestApp } from '../../../testing/app.js';

/** A pilot of the use case at an entity; answers its id. */
export async function aDeployment(app: TestApp, useCaseId: string, entityId: string): Promise<string> {
  const [row] = await app.query<{ id: string }>(
    `with made as (insert into solution (use_case_id, source, created_at, updated_at)
       values ($1::uuid, 'urn:jalon:' || $1::uuid, now(), now())
       on conflict (use_case_id) do update set updated_at = now() returning id)
     insert into deployment (solution_id, entity_id, environment, status, live_on, created_at, updated_at)
     select id, $2, 'pilot', 'live', '2026-01-05', now(), now() from made
     on conflict (solution_id, entity_id, environment) do update set updated_at = now() returning id`,
    [useCaseId, entityId],
  );
  return row?.id ?? '';
}

/** An open survey of a deployment of the use case, with a verbatim that waits; answers the ids. */
export async function aSurvey(
  app: TestApp,
  useCaseId: string,
  entityId: string,
): Promise<{ readonly id: string; readonly answerId: string }> {
  const deployment = await aDeployment(app, useCaseId, entityId);
  const [row] = await app.query<{ id: string; answerId: string }>(
    `with made as (insert into survey (deployment_id, title, token, state, opens_on, created_at, updated_at)
       values ($1, 'Enquête à voir', substr(replace(gen_random_uuid()::text, '-', ''), 1, 22), 'open', '2026-03-02',
         now(), now()) returning id)
     insert into survey_answer (survey_id, day, satisfaction, verbatim)
     select id, '2026-03-10', 4, 'Très pratique.' from made returning survey_id as id, id as "answerId"`,
    [deployment],
  );
  return row ?? { id: '', answerId: '' };
}
