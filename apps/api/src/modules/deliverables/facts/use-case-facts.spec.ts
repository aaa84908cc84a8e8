import { randomUUID } from 'node:crypto';
import {
  EMPTY_CONTENTS,
  NO_STUDY_ANSWERS,
  type CommunicationContent,
  type StudyAnswers,
} from '@jalon/domain';
import { describeDocument, type CommunicationFacts, type UseCaseBriefFacts } from '@jalon/reporting';
import { TestApp, TEST_TODAY } from '../../../testing/app.js';
import { CommunicationFactsReader } from './communication.js';
import type { FactsSubject } from './facts-reader.js';
import { OpportunityFactsReader } from './opportunity-restitution.js';
import { UseCaseBriefFactsReader } from './use-case-brief.js';

let app: TestApp;
let entityId: string;
let useCaseId: string;
let bareId: string;
const people: Record<string, string> = {};

const insert = async (text: string, values: readonly unknown[]): Promise<string> =>
  (await app.query<{ id: string }>(`${text} returning id`, values))[0]?.id ?? '';
const study = (state: string, answers: Partial<StudyAnswers>, useCase: string | null = useCaseId) =>
  insert(
    `insert into opportunity_study (title, entity_id, state, decided_on, answers, use_case_id)
     values ('Étude', $1, $2, case when $2 = 'decided' then $3::date end, $4, $5)`,
    [entityId, state, TEST_TODAY, JSON.stringify(answers), useCase],
  );
const milestone = (name: string, baseline: string | null, forecast: string | null, actual: string | null) =>
  insert(
    'insert into milestone (use_case_id, name, baseline_on, forecast_on, actual_on) values ($1, $2, $3, $4, $5)',
    [useCaseId, name, baseline, forecast, actual],
  );
const assigned = (who: string, role: string, from: string, to: string) =>
  insert(
    `insert into assignment (use_case_id, person_id, role, from_on, to_on, percent) values ($1, $2, $3, $4, $5, 20)`,
    [useCaseId, people[who], role, from, to],
  );
const stakeholders = (more: Partial<StudyAnswers['stakeholders']>): Partial<StudyAnswers> => ({
  stakeholders: { ...NO_STUDY_ANSWERS.stakeholders, ...more },
});

beforeAll(async () => {
  app = await TestApp.start();
  entityId = await app.entity('Caisse du Nord');
  for (const name of ['Élodie Sponsor', 'Omar Métier', 'Rita Référente', 'Ana', 'Émile', 'Zoé', 'Partie'])
    people[name] = await app.person(name);
  const productId = await app.product('Classement');
  useCaseId = await insert(
    `insert into use_case (title, summary, entity_id, domain, sponsor_id, business_owner_id, functional_referent_id,
       product_id, stage, stage_since, health, previous_health, health_reason, health_declared_on, value_score, tags)
     values ('Tri des courriers', 'Orienter.', $1, 'Courrier', $2, $3, $4, $5, 'delivery', '2026-01-05', 'at_risk',
       'on_track', 'Retard', '2026-03-02', 4, '{OCR,LLM}')`,
    [entityId, people['Élodie Sponsor'], people['Omar Métier'], people['Rita Référente'], productId],
  );
  bareId = await insert(
    `insert into use_case (title, entity_id, stage_since) values ('Nu', $1, '2026-01-05')`,
    [entityId],
  );
  await milestone('Zone', '2026-02-02', null, '2026-02-02');
  await milestone('b égal', '2026-05-04', '2026-05-11', null);
  await milestone('a égal', '2026-05-04', '2026-05-11', null);
  await assigned('Zoé', 'Data scientist', '2026-01-01', '2099-12-31');
  await assigned('Émile', 'Data engineer', '2026-01-01', '2099-12-31');
  await assigned('Ana', 'Cheffe de projet', TEST_TODAY, TEST_TODAY);
  // Twice the same part, at two shares of time: said once.
  await assigned('Ana', 'Cheffe de projet', '2026-01-01', '2099-12-31');
  await assigned('Partie', 'Data scientist', '2025-01-01', '2025-12-31');
});
afterAll(() => app.stop());

const subject = (over: Partial<FactsSubject>): FactsSubject => ({
  kind: 'use_case_brief',
  subjectId: useCaseId,
  content: null,
  month: null,
  year: null,
  entityId: null,
  language: 'fr',
  labName: 'DataLab',
  authorName: 'Ada',
  today: TEST_TODAY,
  ...over,
});
async function brief(subjectId = useCaseId): Promise<UseCaseBriefFacts> {
  const document = await new UseCaseBriefFactsReader(app.core.database).read(subject({ subjectId }));
  if (document.kind !== 'use_case_brief') throw new Error(document.kind);
  expect(describeDocument(document)[0]?.().format).toBe('pptx');
  return document.facts;
}
async function communication(
  content: Partial<CommunicationContent> | null,
  subjectId = useCaseId,
): Promise<CommunicationFacts> {
  const written = content && { ...EMPTY_CONTENTS.communication, ...content };
  const document = await new CommunicationFactsReader(app.core.database).read(
    subject({ kind: 'communication', subjectId, content: written }),
  );
  if (document.kind !== 'communication') throw new Error(document.kind);
  expect(describeDocument(document)[0]?.().format).toBe('pptx');
  return document.facts;
}

describe('the facts of the brief of a use case', () => {
  it('are the use case as it stands, its milestones in the order of their days', async () => {
    const facts = await brief();
    expect(facts).toEqual({
      language: 'fr',
      labName: 'DataLab',
      demo: false,
      asOf: TEST_TODAY,
      useCase: {
        code: 'UC-001',
        title: 'Tri des courriers',
        summary: 'Orienter.',
        entityName: 'Caisse du Nord',
        domain: 'Courrier',
        productName: 'Classement',
        referentName: 'Rita Référente',
        sponsorName: 'Élodie Sponsor',
        businessOwnerName: 'Omar Métier',
        stage: 'delivery',
        condition: 'active',
        stageSince: '2026-01-05',
        health: 'at_risk',
        healthReason: 'Retard',
        decisionNeeded: null,
        healthDeclaredOn: '2026-03-02',
        previousHealth: 'on_track',
        trend: 'worsening',
        valueScore: 4,
        feasibilityScore: null,
        tags: ['OCR', 'LLM'],
        milestones: [
          { name: 'Zone', baselineOn: '2026-02-02', forecastOn: null, actualOn: '2026-02-02', slipDays: 0 },
          { name: 'a égal', baselineOn: '2026-05-04', forecastOn: '2026-05-11', actualOn: null, slipDays: 4 },
          { name: 'b égal', baselineOn: '2026-05-04', forecastOn: '2026-05-11', actualOn: null, slipDays: 4 },
        ],
      },
      study: null,
    });
    expect(await brief()).toEqual(facts);
  });

  it('have the study that was decided, else the latest the lab has seen, by names alone', async () => {
    await study('decided', stakeholders({ sponsorId: people['Élodie Sponsor'] ?? '', userCount: 40 }));
    await study('qualified', stakeholders({ userCount: 50 }));
    await study('draft', stakeholders({ userCount: 60 }));
    const decided = (await brief()).study;
    expect(decided).toMatchObject({
      code: 'EO-001',
      answers: { stakeholders: { sponsorId: null, sponsorName: 'Élodie Sponsor', userCount: 40 } },
    });
    await app.query(
      `update opportunity_study set state = 'qualified', decided_on = null where code = 'EO-001'`,
    );
    expect((await brief()).study?.code).toBe('EO-002');
  });

  it('are few where little is known, and refused where the use case is gone', async () => {
    expect(await brief(bareId)).toMatchObject({
      useCase: { sponsorName: null, referentName: null, milestones: [], tags: [], trend: 'stable' },
      study: null,
    });
    await expect(brief(randomUUID())).rejects.toMatchObject({ code: 'not_found' });
  });
});

describe('the facts of a page of communication', () => {
  it('within the group: who works on it today, each part once, in the order of names', async () => {
    const facts = await communication({ audience: 'internal', headline: 'Plus vite' });
    expect(facts).toMatchObject({
      asOf: TEST_TODAY,
      demo: false,
      content: { headline: 'Plus vite' },
      useCase: {
        code: 'UC-001',
        title: 'Tri des courriers',
        entityName: 'Caisse du Nord',
        domain: 'Courrier',
      },
    });
    expect(facts.inside).toEqual({
      stage: 'delivery',
      condition: 'active',
      productName: 'Classement',
      referentName: 'Rita Référente',
      team: [
        { name: 'Ana', role: 'Cheffe de projet' },
        { name: 'Émile', role: 'Data engineer' },
        { name: 'Zoé', role: 'Data scientist' },
      ],
      userCount: 50,
    });
    expect(await communication({ audience: 'internal', headline: 'Plus vite' })).toEqual(facts);
  });

  it('outside the group: nothing internal, neither in the facts nor on the page', async () => {
    const facts = await communication({ audience: 'external', headline: 'Plus vite' });
    expect(facts.inside).toBeNull();
    const said = JSON.stringify([facts, describeDocument({ kind: 'communication', facts })[0]?.()]);
    for (const name of Object.keys(people)) expect(said).not.toContain(name);
    for (const hidden of ['delivery', 'at_risk', 'Retard', 'Classement', 'EO-00'])
      expect(said).not.toContain(hidden);
  });

  it('before anybody wrote: an empty page; refused where the use case is gone', async () => {
    expect(await communication(null, bareId)).toMatchObject({
      content: EMPTY_CONTENTS.communication,
      inside: { team: [], userCount: null, productName: null },
    });
    await expect(communication(null, randomUUID())).rejects.toMatchObject({ code: 'not_found' });
  });
});

describe('the facts of the restitution of a study', () => {
  const read = async (subjectId: string) => {
    const document = await new OpportunityFactsReader(app.core.database).read(
      subject({ kind: 'opportunity_restitution', subjectId }),
    );
    if (document.kind !== 'opportunity_restitution') throw new Error(document.kind);
    expect(describeDocument(document)[0]?.().format).toBe('pptx');
    return document.facts;
  };

  it('are its answers with the names of who carries it', async () => {
    const id = await study(
      'decided',
      stakeholders({
        sponsorId: people['Élodie Sponsor'] ?? '',
        businessOwnerId: people['Omar Métier'] ?? '',
        functionalReferentId: people['Rita Référente'] ?? '',
      }),
    );
    const facts = await read(id);
    expect(facts).toMatchObject({
      study: { title: 'Étude', entityName: 'Caisse du Nord', state: 'decided', decidedOn: TEST_TODAY },
      people: {
        sponsorName: 'Élodie Sponsor',
        businessOwnerName: 'Omar Métier',
        functionalReferentName: 'Rita Référente',
      },
      useCase: { code: 'UC-001', title: 'Tri des courriers' },
    });
    expect(JSON.stringify(facts)).not.toContain(people['Omar Métier']);
    expect(await read(id)).toEqual(facts);
  });

  it('take what a study does not answer as not answered, and a name for a person', async () => {
    const facts = await read(await study('draft', stakeholders({ sponsorName: '  Direction  ' }), null));
    expect(facts).toMatchObject({
      study: { answers: { need: NO_STUDY_ANSWERS.need, options: NO_STUDY_ANSWERS.options } },
      people: { sponsorName: 'Direction', businessOwnerName: null, functionalReferentName: null },
      useCase: null,
    });
    await expect(read(randomUUID())).rejects.toMatchObject({ code: 'not_found' });
  });
});
