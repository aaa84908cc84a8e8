import type { Problem, StudyDetail, StudyPage, UseCaseDetail } from '@jalon/contracts';
import * as contracts from '@jalon/contracts';
import { STUDY_SECTIONS, type StudySection } from '@jalon/domain';
import { COMPLETE_ANSWERS } from './testing/complete-answers.js';
import { fieldsOf, TestApp, TEST_TODAY, type TestAnswer, type TestClient } from '../../testing/app.js';

let app: TestApp;
let north: string;
let south: string;
let partner: TestClient;
let colleague: TestClient;
let stranger: TestClient;
let manager: TestClient;
let leader: TestClient;

beforeAll(async () => {
  app = await TestApp.start();
  north = await app.entity('Caisse du Nord');
  south = await app.entity('Caisse du Sud');
  partner = await app.signIn('partner', north);
  colleague = await app.signIn('partner', north);
  stranger = await app.signIn('partner', south);
  manager = await app.signIn('project_manager');
  leader = await app.signIn('leadership');
});

afterAll(() => app.stop());

async function draft(who = partner, title = 'Lire les dossiers de crédit'): Promise<StudyDetail> {
  const answer = await who.post<StudyDetail>('/api/studies', { title, entityId: north });
  expect(answer.status).toBe(201);
  return answer.body;
}

function save(
  study: StudyDetail,
  section: StudySection,
  value: unknown,
  who = partner,
): Promise<TestAnswer<StudyDetail>> {
  return who.patch(`/api/studies/${study.id}`, { version: study.version, section, value });
}

async function filled(who = partner, title?: string): Promise<StudyDetail> {
  let study = await draft(who, title);
  for (const section of STUDY_SECTIONS) {
    const filing = section === 'need' ? { title: study.title, entityId: north } : {};
    const answer = await save(study, section, { ...COMPLETE_ANSWERS[section], ...filing }, who);
    expect([section, answer.status]).toEqual([section, 200]);
    study = answer.body;
  }
  return study;
}

function move<T = StudyDetail>(
  study: StudyDetail,
  name: string,
  who: TestClient,
  more: object = {},
): Promise<TestAnswer<T>> {
  return who.post<T>(`/api/studies/${study.id}/transitions`, { version: study.version, name, ...more });
}

async function moved(
  study: StudyDetail,
  name: string,
  who: TestClient,
  more: object = {},
): Promise<StudyDetail> {
  const answer = await move(study, name, who, more);
  expect([name, answer.status]).toEqual([name, 200]);
  return answer.body;
}

async function qualified(title?: string): Promise<StudyDetail> {
  const submitted = await moved(await filled(partner, title), 'submit', partner);
  return moved(await moved(submitted, 'screen', manager), 'qualify', manager);
}

const audits = (id: string) =>
  app
    .query<{ action: string }>('select action from audit where subject_id = $1 order by id', [id])
    .then((rows) => rows.map((row) => row.action));

describe('writing', () => {
  it('opens a draft with the status quo, and saves it step by step', async () => {
    const study = await draft();
    expect(() => contracts.studyDetail.parse(study)).not.toThrow();
    expect(study).toMatchObject({ state: 'draft', mine: true, mayEdit: true, submittedOn: null, version: 1 });
    expect(study.answers.options.list.map((option) => option.kind)).toEqual(['status_quo']);
    expect(study.missing.map((missing) => missing.section)).toEqual([...STUDY_SECTIONS]);
    const answer = await save(study, 'businessCase', COMPLETE_ANSWERS.businessCase);
    expect(answer.body).toMatchObject({ step: 'businessCase', version: 2 });
    expect(answer.body.missing.map((missing) => missing.section)).not.toContain('businessCase');
    expect((await partner.get<StudyDetail>(`/api/studies/${study.id}`)).body).toEqual(answer.body);
    expect(await audits(study.id)).toEqual(['study.created', 'study.saved']);
  });

  it('writes nothing when a step says the same', async () => {
    const study = await filled();
    const again = await save(study, 'options', COMPLETE_ANSWERS.options);
    expect([again.status, again.body.version]).toEqual([200, study.version]);
  });

  it('opens one study for a request sent twice', async () => {
    const body = { title: 'Envoyée deux fois', entityId: north };
    const first = await partner.post<StudyDetail>('/api/studies', body, 'study-sent-twice');
    const second = await partner.post<StudyDetail>('/api/studies', body, 'study-sent-twice');
    expect(second.body.id).toBe(first.body.id);
  });

  it('answers a stale save with what is there, and keeps it', async () => {
    const study = await draft();
    await save(study, 'need', { ...COMPLETE_ANSWERS.need, title: 'Autre titre', entityId: north });
    const stale = await partner.patch<Problem>(`/api/studies/${study.id}`, {
      version: study.version,
      section: 'businessCase',
      value: COMPLETE_ANSWERS.businessCase,
    });
    expect(stale.status).toBe(409);
    expect(contracts.studyDetail.parse(stale.body.current)).toMatchObject({
      title: 'Autre titre',
      version: 2,
    });
  });

  it.each([
    [
      'a negative amount',
      'benefits',
      { ...COMPLETE_ANSWERS.benefits, eurosPerYear: -1 },
      'value.eurosPerYear',
    ],
    [
      'a fraction of a euro',
      'benefits',
      { ...COMPLETE_ANSWERS.benefits, eurosPerYear: 1.5 },
      'value.eurosPerYear',
    ],
    ['options without the status quo', 'options', { list: [], preferred: null }, 'value.list'],
    [
      'an option that no database stores',
      'options',
      { ...COMPLETE_ANSWERS.options, preferred: 'a\u0000' },
      'value.preferred',
    ],
    ['an unknown question', 'aiAct', { ...COMPLETE_ANSWERS.aiAct, other: true }, 'value.other'],
    [
      'a sponsor nobody knows',
      'stakeholders',
      { ...COMPLETE_ANSWERS.stakeholders, sponsorId: '3d0d4d9e-43b7-4d4e-9c49-1d4b4dbb0c00' },
      'value.sponsorId',
    ],
  ] as const)('refuses %s', async (_case, section, value, field) => {
    const answer = await save(await draft(), section, value);
    expect([answer.status, fieldsOf(answer)]).toEqual([422, [field]]);
  });

  it('takes from a partner only people it can choose: an id that was guessed tells no name', async () => {
    const own = await app.person('Ben Nord', north);
    const hidden = await app.person('Chloé Sud', south);
    const of = (sponsorId: string) => ({ ...COMPLETE_ANSWERS.stakeholders, sponsorId });
    const study = await draft();
    const guessed = await save(study, 'stakeholders', of(hidden));
    expect([guessed.status, fieldsOf(guessed)]).toEqual([422, ['value.sponsorId']]);
    expect((await save(study, 'stakeholders', of(own))).body.people).toEqual({ [own]: 'Ben Nord' });
  });

  it('keeps a partner to its own entity', async () => {
    const other = await partner.post('/api/studies', { title: 'Ailleurs', entityId: south });
    expect(other.status).toBe(403);
    const away = await save(await draft(), 'need', { ...COMPLETE_ANSWERS.need, title: 'x', entityId: south });
    expect(away.status).toBe(403);
  });

  it('lets only the author change or delete a draft', async () => {
    const study = await draft();
    expect((await save(study, 'data', COMPLETE_ANSWERS.data, colleague)).status).toBe(403);
    expect((await colleague.delete(`/api/studies/${study.id}`)).status).toBe(403);
    expect((await save(study, 'data', COMPLETE_ANSWERS.data, stranger)).status).toBe(404);
    expect((await partner.delete(`/api/studies/${study.id}`)).status).toBe(204);
    expect((await partner.get(`/api/studies/${study.id}`)).status).toBe(404);
    expect(await audits(study.id)).toContain('study.deleted');
  });
});

describe('seeing', () => {
  it('shows a draft to its author and their entity, then to the lab once submitted', async () => {
    const study = await filled();
    const sees = async () =>
      Promise.all(
        [partner, colleague, stranger, manager, leader].map(
          async (who) => (await who.get(`/api/studies/${study.id}`)).status,
        ),
      );
    expect(await sees()).toEqual([200, 200, 404, 404, 404]);
    const listed = async (who: TestClient) =>
      (await who.get<StudyPage>('/api/studies?pageSize=100')).body.items.some((row) => row.id === study.id);
    expect(await Promise.all([partner, colleague, stranger, manager].map(listed))).toEqual([
      true,
      true,
      false,
      false,
    ]);
    await moved(study, 'submit', partner);
    expect(await sees()).toEqual([200, 200, 404, 200, 200]);
    expect(await Promise.all([partner, colleague, stranger, manager].map(listed))).toEqual([
      true,
      true,
      false,
      true,
    ]);
  });

  it('lists by state, by words and by author, with how many each state holds', async () => {
    const study = await moved(await filled(partner, 'Énergie des centres'), 'submit', partner);
    const found = await manager.get<StudyPage>('/api/studies?q=energie&state=submitted');
    expect(found.body).toMatchObject({ total: 1, states: [{ value: 'submitted', count: 1 }] });
    expect(found.body.items[0]).toMatchObject({ id: study.id, entityName: 'Caisse du Nord', mine: false });
    expect((await manager.get<StudyPage>('/api/studies?q=energie&state=decided')).body.total).toBe(0);
    expect((await manager.get<StudyPage>(`/api/studies?q=${study.code}`)).body.total).toBe(1);
    expect((await manager.get<StudyPage>('/api/studies?mine=true')).body.total).toBe(0);
    expect((await manager.get<StudyPage>('/api/studies?q=%25')).body.total).toBe(0);
  });
});

describe('from draft to decision', () => {
  it('refuses to submit what is not complete, naming each missing thing', async () => {
    const study = await draft();
    await save(study, 'businessCase', { objective: 'Répondre', costOfNotDoing: '' });
    const read = (await partner.get<StudyDetail>(`/api/studies/${study.id}`)).body;
    const answer = await move<Problem>(read, 'submit', partner);
    expect([answer.status, answer.body.code]).toEqual([422, 'evidence_missing']);
    expect(fieldsOf(answer)).toEqual(
      expect.arrayContaining([
        'need.problem',
        'businessCase.costOfNotDoing',
        'options.statusQuo',
        'aiAct.aiSystem',
      ]),
    );
    expect(fieldsOf(answer)).not.toContain('businessCase.objective');
  });

  it('makes the use case of a pursued study, in the same transaction', async () => {
    const study = await qualified('Contrôler les garanties');
    expect(study.allowedTransitions.map((each) => each.name)).toEqual(['decide', 'return']);
    const decided = await moved(study, 'decide', leader, { recommendation: 'pursue', reason: 'Gain net' });
    expect(decided).toMatchObject({ state: 'decided', recommendation: 'pursue', decidedOn: TEST_TODAY });
    expect(decided.useCase?.title).toBe('Contrôler les garanties');
    const useCase = (await leader.get<UseCaseDetail>(`/api/use-cases/${decided.useCase?.id ?? ''}`)).body;
    expect(useCase).toMatchObject({
      stage: 'opportunity',
      entityId: north,
      domain: 'Crédit',
      tags: ['NLP'],
      summary: `${COMPLETE_ANSWERS.need.problem}\n\n${COMPLETE_ANSWERS.businessCase.objective}`,
    });
    expect(await audits(useCase.id)).toEqual(['use_case.created', 'study.pursued']);
    expect(decided.moves.map((each) => each.to)).toEqual([
      'draft',
      'submitted',
      'screening',
      'qualified',
      'decided',
    ]);
    expect(decided.allowedTransitions).toEqual([]);
    // The partner follows it to what it became.
    expect((await partner.get<StudyDetail>(`/api/studies/${study.id}`)).body.useCase?.id).toBe(useCase.id);
  });

  it('does not name anew who was archived meanwhile', async () => {
    const sponsorId = await app.person('Odile Martin', north);
    let study = await filled();
    study = (await save(study, 'stakeholders', { ...COMPLETE_ANSWERS.stakeholders, sponsorId })).body;
    expect(study.people).toEqual({ [sponsorId]: 'Odile Martin' });
    study = await moved(study, 'submit', partner);
    study = await moved(await moved(study, 'screen', manager), 'qualify', manager);
    await app.query('update person set archived = true where id = $1', [sponsorId]);
    const decided = await moved(study, 'decide', leader, { recommendation: 'pursue' });
    const useCase = await leader.get<UseCaseDetail>(`/api/use-cases/${decided.useCase?.id ?? ''}`);
    expect(useCase.body.sponsorId).toBeNull();
  });

  it('joins a use case of the same entity, and none of another', async () => {
    const made = async (entityId: string) =>
      (await manager.post<UseCaseDetail>('/api/use-cases', { title: 'Déjà là', entityId })).body.id;
    const study = await qualified();
    const join = (useCaseId: string) =>
      move<Problem>(study, 'decide', leader, { recommendation: 'pursue', useCaseId });
    const elsewhere = await join(await made(south));
    expect([elsewhere.status, elsewhere.body.errors?.[0]]).toEqual([
      422,
      { path: 'useCaseId', code: 'other_entity' },
    ]);
    expect((await join('3d0d4d9e-43b7-4d4e-9c49-1d4b4dbb0c00')).status).toBe(422);
    const over = await made(north);
    await app.query(`update use_case set stage = 'closed' where id = $1`, [over]);
    expect((await join(over)).body.errors).toEqual([{ path: 'useCaseId', code: 'use_case_closed' }]);
    const there = await made(north);
    const decided = await moved(study, 'decide', leader, { recommendation: 'pursue', useCaseId: there });
    expect(decided.useCase?.id).toBe(there);
    expect(await audits(there)).toEqual(['use_case.created', 'study.pursued']);
  });

  it('puts off to a day, and comes back to screening', async () => {
    const study = await qualified();
    const today = await move<Problem>(study, 'decide', leader, {
      recommendation: 'defer',
      revisitOn: TEST_TODAY,
    });
    expect([today.status, fieldsOf(today)]).toEqual([422, ['revisitOn']]);
    const off = await moved(study, 'decide', leader, { recommendation: 'defer', revisitOn: '2026-09-01' });
    expect(off).toMatchObject({ revisitOn: '2026-09-01', useCase: null });
    const again = await moved(off, 'revisit', manager, { reason: 'Les données sont là' });
    expect(again).toMatchObject({
      state: 'screening',
      recommendation: null,
      revisitOn: null,
      decidedOn: null,
    });
  });

  it('wants a reason to abandon or to send back, and lets the author work again', async () => {
    const study = await qualified();
    expect(fieldsOf(await move(study, 'decide', leader, { recommendation: 'abandon' }))).toEqual(['reason']);
    expect(fieldsOf(await move(study, 'return', manager))).toEqual(['reason']);
    const back = await moved(study, 'return', manager, { reason: 'Chiffrer les gains' });
    // The lab goes on seeing what it once received.
    expect(back).toMatchObject({ state: 'draft', mayEdit: false, submittedOn: TEST_TODAY });
    expect(back.moves.at(-1)).toMatchObject({
      reason: 'Chiffrer les gains',
      byName: expect.any(String) as string,
    });
    const read = (await partner.get<StudyDetail>(`/api/studies/${study.id}`)).body;
    expect(read.mayEdit).toBe(true);
    expect((await moved(read, 'submit', partner)).state).toBe('submitted');
  });

  it('opens each move to whom the table says', async () => {
    const study = await moved(await filled(), 'submit', partner);
    const statuses = async (name: string, given: StudyDetail, more: object = {}) =>
      Promise.all(
        [colleague, stranger, leader].map(async (who) => (await move(given, name, who, more)).status),
      );
    expect(await statuses('screen', study)).toEqual([403, 404, 403]);
    expect((await move(study, 'screen', partner)).status).toBe(403);
    expect((await move(study, 'decide', leader, { recommendation: 'pursue' })).status).toBe(422);
    expect((await save(study, 'data', COMPLETE_ANSWERS.data)).status).toBe(422);
    expect((await partner.delete(`/api/studies/${study.id}`)).status).toBe(422);
  });

  it('lets nobody decide on a study of their own', async () => {
    const submitted = await moved(await filled(manager), 'submit', manager);
    const study = await moved(await moved(submitted, 'screen', manager), 'qualify', manager);
    const own = await move<Problem>(study, 'decide', manager, { recommendation: 'pursue' });
    expect([own.status, own.body.errors?.[0]?.code]).toEqual([403, 'own_study']);
    expect((await moved(study, 'decide', leader, { recommendation: 'pursue' })).state).toBe('decided');
  });

  it('makes an author of who takes over a study whose account is gone', async () => {
    const submitted = await moved(await filled(), 'submit', partner);
    const back = await moved(submitted, 'return', manager, { reason: 'À préciser' });
    await app.query('update opportunity_study set account_id = null where id = $1', [back.id]);
    const again = await moved(back, 'submit', manager);
    const ready = await moved(await moved(again, 'screen', manager), 'qualify', manager);
    const own = await move<Problem>(ready, 'decide', manager, { recommendation: 'pursue' });
    expect([own.status, own.body.errors?.[0]?.code]).toEqual([403, 'own_study']);
  });

  it('tells no partner of the use case it became once that is another entity’s', async () => {
    const decided = await moved(await qualified('Passée au Sud'), 'decide', leader, {
      recommendation: 'pursue',
    });
    const { id } = decided.useCase ?? { id: '' };
    await app.query('update use_case set entity_id = $2 where id = $1', [id, south]);
    const seen = async (who: TestClient) =>
      (await who.get<StudyDetail>(`/api/studies/${decided.id}`)).body.useCase;
    expect(await seen(manager)).toMatchObject({ id });
    expect(await seen(partner)).toBeNull();
  });

  it('lets one of two decisions made at once win', async () => {
    const study = await qualified();
    const answers = await Promise.all(
      [leader, manager].map((who) => move(study, 'decide', who, { recommendation: 'pursue' })),
    );
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409]);
    const made = await app.query('select 1 from audit where action = $1 and changes::text like $2', [
      'study.pursued',
      `%${study.code} %`,
    ]);
    expect(made).toHaveLength(1);
  });
});
