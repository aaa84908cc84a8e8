import { randomUUID } from 'node:crypto';
import type { Problem, PublicSurvey, SurveyDetail, SurveyList, UseCaseDetail } from '@jalon/contracts';
import * as contracts from '@jalon/contracts';
import { TestApp, TEST_NOW, type TestAnswer, type TestClient } from '../../testing/app.js';
import { aDeployment } from './testing/survey-world.js';

let app: TestApp;
let manager: TestClient;
let expert: TestClient;
let partner: TestClient;
let base: string;
let useCaseId: string;
let deploymentId: string;
let elsewhere: string;

beforeAll(async () => {
  app = await TestApp.start();
  const own = await app.entity('Caisse du Nord');
  manager = await app.signIn('project_manager');
  expert = await app.signIn('expert');
  partner = await app.signIn('partner', own);
  const make = async () =>
    (await manager.post<UseCaseDetail>('/api/use-cases', { title: 'Tri des courriers', entityId: own })).body
      .id;
  const another = await make();
  useCaseId = await make();
  deploymentId = await aDeployment(app, useCaseId, own);
  elsewhere = await aDeployment(app, another, own);
  base = `/api/use-cases/${useCaseId}/surveys`;
});
afterAll(() => app.stop());
beforeEach(async () => {
  app.clock.set(TEST_NOW);
  await app.query('delete from survey');
  await app.query('delete from login_attempt');
});

function surveyOf(answer: TestAnswer<SurveyDetail>): SurveyDetail {
  if (answer.status >= 300) throw new Error(`${answer.status} ${JSON.stringify(answer.body)}`);
  return contracts.surveyDetail.parse(answer.body);
}
const draft = async (more: object = {}) =>
  surveyOf(await manager.post<SurveyDetail>(base, { deploymentId, title: 'Votre avis', ...more }));
const move = (survey: SurveyDetail, name: string) =>
  manager.post<SurveyDetail>(`${base}/${survey.id}/transitions`, { version: survey.version, name });
const opened = async (more: object = {}) => surveyOf(await move(await draft(more), 'open'));
const read = async (client: TestClient, { id }: SurveyDetail) =>
  surveyOf(await client.get<SurveyDetail>(`${base}/${id}`));
const publicly = ({ token }: SurveyDetail) => `/api/public/surveys/${token ?? ''}`;
const answer = (survey: SurveyDetail, more: object = {}) =>
  app.anonymous<Problem>('POST', publicly(survey), {
    answerId: randomUUID(),
    satisfaction: 4,
    ...more,
  });
const count = async () =>
  (await app.query<{ count: number }>('select count(*)::int as count from survey_answer'))[0]?.count;
const refusal = ({ status, body }: TestAnswer) => [status, (body as Problem).errors?.[0]?.code];

describe('a survey', () => {
  it('is made for a deployment of its use case, opened and closed, and audited', async () => {
    const made = await draft();
    expect(made).toMatchObject({ state: 'draft', entityName: 'Caisse du Nord', toModerate: 0 });
    expect(made.token).toMatch(/^[\w-]{22}$/);
    const wrong = await manager.post(base, { deploymentId: elsewhere, title: 'Ailleurs' });
    expect(refusal(wrong)).toEqual([422, 'unknown']);
    // Nobody is told of a draft.
    expect((await app.anonymous('GET', publicly(made))).status).toBe(404);
    const open = surveyOf(await move(made, 'open'));
    expect(open).toMatchObject({ state: 'open', opensOn: '2026-03-18' });
    expect(refusal(await move(open, 'open'))).toEqual([422, 'survey_not_open']);
    expect((await move(made, 'close')).status).toBe(409);
    expect(surveyOf(await move(open, 'close'))).toMatchObject({ state: 'closed', closesOn: '2026-03-18' });
    const audits = await app.query<{ action: string }>(
      `select action from audit where action like 'survey.%' order by id desc limit 3`,
    );
    expect(audits.map(({ action }) => action)).toEqual(['survey.closed', 'survey.opened', 'survey.created']);
  });

  it('changed by two, tells the second', async () => {
    const made = await draft();
    const patch = (title: string) =>
      manager.patch<SurveyDetail>(`${base}/${made.id}`, { version: made.version, changes: { title } });
    expect(surveyOf(await patch('Un')).title).toBe('Un');
    expect((await patch('Deux')).status).toBe(409);
  });

  it('is read by the lab, its address by who hands it out', async () => {
    const survey = await opened();
    expect((await read(expert, survey)).token).toBeNull();
    const { body } = await expert.get<SurveyList>(base);
    expect([contracts.surveyList.parse(body).items.length, body.mayManage]).toEqual([1, false]);
  });
});

describe('an answer', () => {
  it('is taken without a session, once, and says nothing of who answered', async () => {
    const survey = await opened();
    const page = await app.anonymous<PublicSurvey>('GET', publicly(survey));
    expect(contracts.publicSurvey.parse(page.body)).toEqual({
      ...{ title: 'Votre avis', useCaseTitle: 'Tri des courriers', isOpen: true, closesOn: null },
    });
    const answerId = randomUUID();
    const sent = await Promise.all([1, 2, 3].map(() => answer(survey, { answerId })));
    expect(sent.map(({ status, body }) => [status, body])).toEqual(
      [1, 2, 3].map(() => [202, { received: true }]),
    );
    const rows = await app.query('select * from survey_answer');
    expect(rows).toEqual([
      {
        ...{ id: answerId, survey_id: survey.id, day: '2026-03-18', satisfaction: 4, ease: null },
        ...{ usefulness: null, verbatim: '', moderation: 'pending', moderated_by: null, moderated_at: null },
      },
    ]);
    const [audit] = await app.query<{ account_id: null; request_id: null }>(
      `select account_id, request_id from audit where action = 'survey.answered'`,
    );
    expect(audit).toEqual({ account_id: null, request_id: null });
  });

  it.each([
    ['a closed survey', 'close'],
    ['one whose last day has passed', 'pass'],
  ])('to %s is refused with one clear answer, and the page says so', async (_, how) => {
    const survey = await opened({ closesOn: '2026-03-20' });
    if (how === 'close') await move(survey, 'close');
    else app.clock.set('2026-03-21T09:00:00.000Z');
    expect(refusal(await answer(survey))).toEqual([422, 'survey_closed']);
    expect((await app.anonymous<PublicSurvey>('GET', publicly(survey))).body.isOpen).toBe(false);
    expect(await count()).toBe(0);
  });

  it.each(['short', 'a'.repeat(22), '%00'.repeat(3), `${'a'.repeat(21)}'`])(
    'to %j finds nothing',
    async (token) => {
      const url = `/api/public/surveys/${token}`;
      expect((await app.anonymous('GET', url)).status).toBe(404);
      const sent = await app.anonymous('POST', url, { answerId: randomUUID(), satisfaction: 4 });
      expect(sent.status).toBe(404);
    },
  );

  it('out of bounds is refused, naming the field', async () => {
    const survey = await opened();
    for (const bad of [{ satisfaction: 6 }, { ease: 0 }, { verbatim: 'x'.repeat(1001) }, { email: 'a@b.fr' }])
      expect((await answer(survey, bad)).status).toBe(422);
    expect(await count()).toBe(0);
  });

  it('of what fills in everything is answered alike, and not kept', async () => {
    expect((await answer(await opened(), { website: 'https://example.org' })).status).toBe(202);
    expect(await count()).toBe(0);
  });

  it('sent by one address without end waits, and is told how long', async () => {
    const survey = await opened();
    const statuses: number[] = [];
    for (let sent = 0; sent < 64; sent++) statuses.push((await answer(survey)).status);
    expect(statuses.slice(0, 60).every((status) => status === 202)).toBe(true);
    expect(statuses).toContain(429);
    expect(await count()).toBe(statuses.filter((status) => status === 202).length);
  });
});

describe('results', () => {
  const answers = async (survey: SurveyDetail, day: string, marks: readonly number[]) => {
    app.clock.set(`${day}T09:00:00.000Z`);
    for (const satisfaction of marks) await answer(survey, { satisfaction, ease: 3 });
    app.clock.set(TEST_NOW);
  };

  it('are told by month from five answers on, and never by subtraction', async () => {
    const survey = await opened();
    await answers(survey, '2026-03-20', [5, 5, 4, 2, 4]);
    await answers(survey, '2026-04-20', [1, 1, 1, 1]);
    const { months, score, questions } = await read(expert, survey);
    const few = { answers: null, mean: null, satisfiedPercent: null, reason: 'few_answers' };
    expect(months).toEqual([
      { month: '2026-03', answers: 5, mean: 4, satisfiedPercent: 80, reason: null },
      { month: '2026-04', ...few },
    ]);
    expect(score).toMatchObject({ answers: 5, mean: 4 });
    // Nine answered this one: of the four of April nothing is counted here either.
    expect(questions.ease).toMatchObject({ answers: 5, mean: 3 });
    expect(questions.usefulness).toEqual(few);
  });

  it('show no verbatim before somebody read it, and its script stays text', async () => {
    const survey = await opened();
    const script = '<script>alert(1)</script> & "bien"';
    await answer(survey, { verbatim: script });
    await answer(survey, { verbatim: 'À cacher' });
    expect((await read(expert, survey)).verbatims).toEqual([]);
    const waiting = await read(manager, survey);
    expect(waiting.toModerate).toBe(2);
    const say = (text: string, to: string, client = manager) => {
      const found = waiting.verbatims.find((one) => one.text === text);
      return client.post<SurveyDetail>(`${base}/${survey.id}/verbatims/${found?.id ?? ''}/moderation`, {
        to,
      });
    };
    expect((await say(script, 'shown', expert)).status).toBe(403);
    surveyOf(await say(script, 'shown'));
    expect(surveyOf(await say('À cacher', 'hidden')).toModerate).toBe(0);
    expect((await read(expert, survey)).verbatims.map(({ text }) => text)).toEqual([script]);
    const audits = await app.query<{ said: string }>(
      `select a::text as said from audit a where action like 'survey.verbatim%'`,
    );
    expect(audits).toHaveLength(2);
    expect(JSON.stringify(audits)).not.toContain('cacher');
  });
});

describe('a partner', () => {
  const listed = async () => contracts.surveyList.parse((await partner.get<SurveyList>(base)).body);

  it('reads the score of its own deployment, and what was let through of its words', async () => {
    const survey = await opened();
    for (const verbatim of ['Clair', 'À cacher', 'En attente', '', '']) await answer(survey, { verbatim });
    for (const { id, text } of (await read(manager, survey)).verbatims) {
      const to = { Clair: 'shown', 'À cacher': 'hidden' }[text];
      if (to) await manager.post(`${base}/${survey.id}/verbatims/${id}/moderation`, { to });
    }
    const seen = await read(partner, survey);
    expect(seen).toMatchObject({
      token: null,
      mayManage: false,
      toModerate: 0,
      score: { answers: 5, mean: 4 },
    });
    expect(seen.verbatims.map(({ text }) => text)).toEqual(['Clair']);
    expect(await listed()).toMatchObject({ items: [{ toModerate: 0 }], mayManage: false });
  });

  it('changes nothing of it', async () => {
    const survey = await opened();
    await answer(survey, { verbatim: 'Clair' });
    const [verbatim] = (await read(manager, survey)).verbatims;
    const at = `${base}/${survey.id}`;
    const { version } = survey;
    const tries = [
      partner.post(base, { deploymentId, title: 'À nous' }),
      partner.patch(at, { version, changes: { title: 'À nous' } }),
      partner.post(`${at}/transitions`, { version, name: 'close' }),
      partner.post(`${at}/verbatims/${verbatim?.id ?? ''}/moderation`, { to: 'shown' }),
    ];
    expect((await Promise.all(tries)).map(({ status }) => status)).toEqual([403, 403, 403, 403]);
  });

  it('finds no draft, no survey at another entity, none of a use case that is not its own', async () => {
    const waiting = await draft();
    const away = await aDeployment(app, useCaseId, await app.entity('Caisse du Sud'));
    const theirs = await opened({ deploymentId: away });
    const stranger = await app.signIn('partner', await app.entity('Caisse de l’Est'));
    expect((await listed()).items).toEqual([]);
    expect((await listed()).deployments.map(({ entityName }) => entityName)).toEqual(['Caisse du Nord']);
    for (const { id } of [waiting, theirs]) expect((await partner.get(`${base}/${id}`)).status).toBe(404);
    expect((await stranger.get(base)).status).toBe(404);
    expect((await stranger.get(`${base}/${theirs.id}`)).status).toBe(404);
  });
});
