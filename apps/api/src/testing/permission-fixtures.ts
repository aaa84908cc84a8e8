import { inReview } from '../modules/agreements/testing/agreement-world.js';
import { aMeasuredBenefit } from '../modules/benefits/testing/benefit-world.js';
import { aDeployment } from '../modules/deployments/testing/deployment-world.js';
import { anEvidence, aReview } from '../modules/gates/testing/gate-fixtures.js';
import { anApplication, anOffer } from '../modules/internship-applications/testing/application-world.js';
import { aCampaign } from '../modules/internship-offers/testing/offer-world.js';
import { aDrawnDocument } from '../modules/meeting-documents/testing/document-world.js';
import { aSeries } from '../modules/meetings/testing/meeting-world.js';
import { distributedMinutes } from '../modules/minutes/testing/minutes-world.js';
import { aSurvey } from '../modules/surveys/testing/survey-world.js';
import type { TestApp, TestClient } from './app.js';

/** Who prepares what the matrix asks for: an administrator, on a use case (and its entity) of one side. */
export interface FixtureWorld {
  readonly app: TestApp;
  readonly admin: TestClient;
  readonly useCaseId: string;
  readonly entityId: string;
}

/**
 * Makes what a parameter of a route's address names, so that readers who may see it get it: one entry for each
 * parameter beside `:id` (`:reviewId`), or for the `:id` of routes outside of /api/use-cases, by their first words.
 */
export const FIXTURES: Readonly<Record<string, (world: FixtureWorld) => Promise<string>>> = {
  /** A submitted study of the entity: a draft would be its author's alone. */
  studies: async ({ app, admin, entityId }) => {
    const [row] = await app.query<{ id: string }>(
      `insert into opportunity_study (title, entity_id, account_id, state, submitted_on)
       values ('Étude à voir', $1, $2, 'submitted', '2026-03-01') returning id`,
      [entityId, admin.principal.accountId],
    );
    return row?.id ?? '';
  },
  /** Live at the entity, and the solution that is deployed. */
  deployments: async ({ app, ...world }) => (await aDeployment(app, world)).id,
  solutions: async ({ app, ...world }) => (await aDeployment(app, world)).solutionId,
  /** An alert of what is deployed at the entity. */
  'usage-alerts': async ({ app, useCaseId, entityId }) => {
    const [row] = await app.query<{ id: string }>(
      `with had as (insert into solution (use_case_id, source, created_at, updated_at)
         values ($1::uuid, 'urn:' || $1, now(), now()) on conflict (use_case_id) do update set version = solution.version
         returning id),
       placed as (insert into deployment (solution_id, entity_id, environment, status, live_on, created_at, updated_at)
         select id, $2, 'production', 'live', '2026-01-05', now(), now() from had
         on conflict (solution_id, entity_id, environment) do update set version = deployment.version returning id)
       insert into usage_alert (deployment_id, rule, opened_on, facts)
       select id, 'silent', '2026-03-01', '{}' from placed
       on conflict (deployment_id, rule) where closed_on is null do update set opened_on = excluded.opened_on
       returning id`,
      [useCaseId, entityId],
    );
    return row?.id ?? '';
  },
  /** The campaign of 2026 with its catalogue, and its first offer. */
  'internship-campaigns': async ({ admin }) => (await aCampaign(admin)).id,
  'internship-offers': async ({ app, admin }) => {
    const { id } = await aCampaign(admin);
    const [row] = await app.query<{ id: string }>(
      'select id from internship_offer where campaign_id = $1 order by number limit 1',
      [id],
    );
    return row?.id ?? '';
  },
  /** A meeting held with the entity, on the use case of its side, its minutes distributed. */
  meetings: async ({ app, admin, ...world }) => (await distributedMinutes(app, admin, world)).meetingId,
  /** Received for an offer that nobody follows: the tutor who asks is made its own. */
  'internship-applications': async ({ app }) => anApplication(app, await anOffer(app)),
  /** Its only file. */
  position: () => Promise.resolve('1'),
  /** An internship without anybody: whoever sees only its own is made its intern or its tutor. */
  internships: async ({ app }) => {
    const [row] = await app.query<{ id: string }>(
      `with intern as (insert into person (name) values ('Inès À voir') returning id),
       made as (insert into internship (person_id, first_name, last_name, title, template, starts_on, ends_on,
           teaching_from, teaching_to, week_minutes, created_at, updated_at)
         select id, 'Inès', 'À voir', 'Sujet à voir', 'RD_INTEGRATION', '2026-04-06', '2026-07-31', '2025-09-01',
           '2026-08-31', '{420,420,420,420,420,0,0}', now(), now() from intern returning id)
       insert into internship_agreement (internship_id, number, content, created_at, updated_at)
       select id, 0, '{}', now(), now() from made returning internship_id as id`,
    );
    return row?.id ?? '';
  },
  /** A template with one version that was published. */
  /** A brief of the use case, edited by hand: what changed since is nothing then. */
  deliverables: async ({ app, useCaseId }) => {
    const [row] = await app.query<{ id: string }>(
      `with made as (insert into deliverable (kind, title, language, subject_id, use_case_id, created_at, updated_at)
         values ('use_case_brief', 'Fiche à voir', 'fr', $1, $1, now(), now()) returning id),
       version as (insert into deliverable_version (deliverable_id, number, origin, state, created_at, ready_at)
         select id, 1, 'uploaded', 'ready', now(), now() from made returning id),
       file as (insert into deliverable_file (version_id, format, file_name, bytes, size, sha256)
         select id, 'pptx', 'jalon-fiche-projet.pptx', 'PK', 2, 'none' from version)
       select id from made`,
      [useCaseId],
    );
    return row?.id ?? '';
  },
  /** A brief of the use case, made in series. */
  'deliverable-batches': async ({ app, admin, useCaseId }) => {
    const [row] = await app.query<{ id: string }>(
      `with parent as (insert into job (account_id, kind, subject_id, label, state, done, total)
         values ($2, 'deliverable_batch', $1, 'Fiches', 'done', 1, 1) returning id),
       part as (insert into job (account_id, kind, subject_id, label, state, parent_id, shown)
         select $2, 'deliverable', $1, 'Fiche', 'done', id, false from parent returning id),
       batch as (insert into deliverable_batch (kind, label, language, job_id, requested_by, created_at)
         select 'use_case_brief', 'Fiches', 'fr', id, $2, now() from parent returning id),
       made as (insert into deliverable (kind, title, language, subject_id, use_case_id, batch_id, created_at, updated_at)
         select 'use_case_brief', 'Fiche en série', 'fr', $1, $1, id, now(), now() from batch returning id),
       version as (insert into deliverable_version (deliverable_id, number, origin, state, job_id, created_at, ready_at)
         select made.id, 1, 'generated', 'ready', part.id, now(), now() from made, part returning id),
       file as (insert into deliverable_file (version_id, format, file_name, bytes, size, sha256)
         select id, 'pptx', 'jalon-fiche-projet.pptx', 'PK', 2, 'none' from version)
       select id from batch`,
      [useCaseId, admin.principal.accountId],
    );
    return row?.id ?? '';
  },
  templates: async ({ app }) => {
    const [row] = await app.query<{ id: string }>(
      `with made as (insert into template (name, format, created_at) values ('Modèle à voir', 'pptx', now()) returning id),
       version as (insert into template_version (template_id, number, state, file_name, bytes, size, sha256, created_at,
         published_at)
         select id, 1, 'published', 'modele.pptx', 'x', 1, 'x', now(), now() from made returning id, template_id)
       insert into template_proof (version_id, kind, language, bytes, pages)
       select id, 'monthly_report', 'fr', 'x', '[]' from version
       returning (select template_id from version) as id`,
    );
    return row?.id ?? '';
  },
  'meeting-series': async ({ admin, useCaseId, entityId }) =>
    (await aSeries(admin, { entityId, useCaseIds: [useCaseId] })).id,
  /** Somebody's assignment to the use case. */
  assignmentId: async ({ app, useCaseId }) => {
    const [row] = await app.query<{ id: string }>(
      `insert into assignment (use_case_id, person_id, role, from_on, to_on, percent)
       values ($1, $2, 'Data scientist', '2026-03-18', '2026-06-30', 50) returning id`,
      [useCaseId, await app.person('Personne affectée')],
    );
    return row?.id ?? '';
  },
  /** In review: a partner sees no draft. */
  agreementId: async ({ admin, useCaseId }) => (await inReview(admin, useCaseId)).id,
  /** Distributed: before that partners find none. */
  minutes: async ({ app, admin, ...world }) => (await distributedMinutes(app, admin, world)).id,
  /** Said of the minutes above. */
  commentId: async ({ app, entityId }) => {
    const [row] = await app.query<{ id: string }>(
      `insert into minutes_comment (minutes_id, body, at)
       select m.id, 'Quel lot ?', now() from minutes m join meeting t on t.id = m.meeting_id
       where t.entity_id = $1 returning id`,
      [entityId],
    );
    return row?.id ?? '';
  },
  /** The minutes of the first meeting above. */
  documentId: ({ app, entityId }) => aDrawnDocument(app, entityId),
  /** One whose first use case had begun by then. */
  month: () => Promise.resolve('2026-02'),
  /** Of a frozen version. */
  number: () => Promise.resolve('1'),
  /** A gate's review, then a piece of evidence of that review. */
  reviewId: ({ app, admin, useCaseId }) => aReview(app, admin, useCaseId),
  evidenceId: ({ admin, useCaseId }) => anEvidence(admin, useCaseId),
  /** Measured in February 2026 by nobody known: whoever reviews did not measure. */
  benefitId: ({ app, admin, useCaseId }) => aMeasuredBenefit(app, admin, useCaseId),
  /** An open survey, and a verbatim of the latest one. */
  surveyId: async ({ app, useCaseId, entityId }) => (await aSurvey(app, useCaseId, entityId)).id,
  answerId: async ({ app, useCaseId, entityId }) => (await aSurvey(app, useCaseId, entityId)).answerId,
  /** An open issue in the register of the use case. */
  itemId: async ({ admin, useCaseId }) => {
    const body = { kind: 'issue', title: 'Panne à suivre' };
    const answer = await admin.post<{ id: string }>(`/api/use-cases/${useCaseId}/register`, body);
    return answer.body.id;
  },
};

/** Makes the internships and offers above those of who asks, for roles that see only their own. */
export async function adoptInternships(app: TestApp, { principal }: TestClient): Promise<void> {
  if (principal.role === 'intern')
    await app.query('update internship set account_id = $1', [principal.accountId]);
  if (principal.role === 'tutor') {
    await app.query('update internship set tutor_id = $1', [principal.personId]);
    await app.query('update internship_offer set tutor_id = $1', [principal.personId]);
  }
}
