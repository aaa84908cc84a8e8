import type { InternshipDetail, InternshipPage, Problem } from '@jalon/contracts';
import * as contracts from '@jalon/contracts';
import { canonicalJson, ROLES } from '@jalon/domain';
import { createHash } from 'node:crypto';
import { fieldsOf, TestApp, TEST_NOW, type TestAnswer, type TestClient } from '../../testing/app.js';
import {
  aDraft,
  aFullDraft,
  FULL_TEXTS,
  internshipOf,
  move,
  sent,
  sign,
  signed,
  URL,
} from './testing/internship-world.js';

let app: TestApp;
let manager: TestClient;

beforeAll(async () => {
  app = await TestApp.start();
  manager = await app.signIn('project_manager');
});
afterAll(() => app.stop());
beforeEach(async () => {
  app.clock.set(TEST_NOW);
  await app.query('delete from internship');
  await app.query(`delete from internship_setting`);
  // Enough people for the quota to keep out of the way of other rules.
  await app.query(
    `insert into internship_setting (signatories, headcount, updated_at)
     values ('{intern,host,school,academic_tutor,tutor}', 400, now())`,
  );
});

/** A manager signed in on another day. */
const on = (day: string): Promise<TestClient> => {
  app.clock.set(`${day}T07:00:00.000Z`);
  return app.signIn('project_manager');
};
/** The rules that an answer names, as `R2 cap_exceeded`. */
const rulesOf = (answer: TestAnswer): readonly string[] =>
  ((answer.body as Problem).errors ?? []).map(({ code, params }) => `${params?.['rule'] ?? ''} ${code}`);
const patch = <T = InternshipDetail>(
  { id, version }: Pick<InternshipDetail, 'id' | 'version'>,
  change: object,
) => manager.patch<T>(`${URL}/${id}`, { version, ...change });

describe('an internship', () => {
  it('is opened by hand once per key, with what its page reads', async () => {
    const body = {
      title: 'Mesurer des modèles',
      template: 'RD_INTEGRATION',
      firstName: 'Inès',
      lastName: 'Nord',
      startOn: '2026-04-06',
      endOn: '2026-07-31',
    };
    const first = internshipOf(await manager.post<InternshipDetail>(URL, body, 'internship-key-1'));
    const again = internshipOf(await manager.post<InternshipDetail>(URL, body, 'internship-key-1'));
    expect(again.id).toBe(first.id);
    expect(contracts.internshipDetail.parse(first)).toEqual(first);
    expect(first).toMatchObject({
      state: 'draft',
      teachingFrom: '2025-09-01',
      teachingTo: '2026-08-31',
      weekMinutes: [420, 420, 420, 420, 420, 0, 0],
    });
    const { body: page } = await manager.get<InternshipPage>(`${URL}?q=ines`);
    expect(contracts.internshipPage.parse(page)).toEqual(page);
    expect(page.items.map((row) => row.id)).toEqual([first.id]);
    expect(page.states).toEqual([{ value: 'draft', count: 1 }]);
  });

  it('begins with an accepted application, as the offer has it, and only once', async () => {
    const [campaign] = await app.query<{ id: string }>(
      `insert into internship_campaign (year, title, catalogue, created_at, updated_at)
       values (2027, 'Stages 2027', '{}', now(), now()) returning id`,
    );
    const [offer] = await app.query<{ id: string }>(
      `insert into internship_offer (campaign_id, number, slug, title, template, content, starts_on, ends_on,
         created_at, updated_at)
       values ($1, 1, 'audit', 'Audit de biais', 'AUDIT_BIAIS', '{}', '2027-02-01', '2027-06-30', now(), now())
       returning id`,
      [campaign?.id],
    );
    const [application] = await app.query<{ id: string }>(
      `insert into internship_application (offer_id, state, name, email, school, curriculum, received_at, last_contact_on,
         retained_until, updated_at)
       values ($1, 'accepted', 'Ada De La Tour', 'ada@example.org', 'ENS', 'Master Éthique', now(), '2026-03-01',
         '2028-03-01', now()) returning id`,
      [offer?.id],
    );
    const accepted = await manager.get<contracts.AcceptedCandidates>(`${URL}/accepted`);
    const [candidate] = contracts.acceptedCandidates.parse(accepted.body).items;
    expect(candidate).toMatchObject({
      applicationId: application?.id,
      firstName: 'Ada',
      lastName: 'De La Tour',
      template: 'AUDIT_BIAIS',
      startOn: '2027-02-01',
    });
    const { offerTitle, ...body } = candidate ?? { offerTitle: '' };
    expect(offerTitle).toBe('Audit de biais');
    const created = internshipOf(await manager.post<InternshipDetail>(URL, body));
    expect(created).toMatchObject({ offerId: offer?.id, applicationId: application?.id, school: 'ENS' });
    expect(created.agreement.content.curriculumTitle).toBe('Master Éthique');
    const second = await manager.post<Problem>(URL, body);
    expect([second.status, second.body.code]).toEqual([409, 'already_exists']);
    await app.query(`update internship_application set state = 'received'`);
    await app.query('delete from internship');
    const refused = await manager.post<Problem>(URL, body);
    expect(refused.body.errors).toEqual([{ path: 'applicationId', code: 'not_accepted' }]);
  });

  it('names what cannot be, and saves nothing of it', async () => {
    const bad = await manager.post<Problem>(URL, {
      title: 'x',
      template: 'RD_INTEGRATION',
      firstName: 'A',
      lastName: 'B',
      startOn: '2026-07-31',
      endOn: '2026-04-06',
      tutorId: '11111111-2222-4333-8444-555555555555',
    });
    expect([bad.status, fieldsOf(bad)]).toEqual([422, ['endOn', 'tutorId']]);
    const draft = await aDraft(app, manager);
    const birth = await patch<Problem>(draft, { facts: { birthOn: '2026-03-19' } });
    expect([birth.status, rulesOf(birth)]).toEqual([422, ['R16 birth_date_in_future']]);
    expect(fieldsOf(birth)).toEqual(['facts.birthOn']);
    const long = await patch<Problem>(draft, { facts: { endOn: '2030-01-01' } });
    expect(long.body.errors?.[0]?.code).toBe('span_too_long');
    expect((await manager.get<InternshipDetail>(`${URL}/${draft.id}`)).body).toEqual(draft);
  });

  it('tells who comes second what is there', async () => {
    const draft = await aDraft(app, manager);
    const answers = await Promise.all([
      patch(draft, { facts: { place: 'Paris' } }),
      patch(draft, { facts: { place: 'Lyon' } }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const lost = answers.find(({ status }) => status === 409)?.body as unknown as Problem;
    const won = answers.find(({ status }) => status === 200)?.body;
    expect(lost.code).toBe('version_conflict');
    expect(contracts.internshipDetail.parse(lost.current)).toEqual(won);
  });
});

describe('the agreement', () => {
  it('says which of the fifteen mentions lack, and is sent once none does', async () => {
    const draft = await aDraft(app, manager);
    expect(new Set(draft.agreement.gaps.map(({ number }) => number)).size).toBe(14);
    const refused = await move<Problem>(manager, draft, 'send_for_signature');
    expect([refused.status, refused.body.code]).toEqual([422, 'evidence_missing']);
    expect(fieldsOf(refused)).toContain('skills');
    const full = await aFullDraft(app, manager);
    expect(full.agreement.gaps).toEqual([]);
    const out = internshipOf(await move(manager, full, 'send_for_signature'));
    const hash = createHash('sha256').update(canonicalJson(out.agreement.content)).digest('hex');
    expect(out.agreement).toMatchObject({ state: 'in_signature', sha256: hash });
    expect(out.agreement.content).toMatchObject({
      ...FULL_TEXTS,
      totalMinutes: out.plannedMinutes,
      stipendCents: 450,
    });
    expect(out.agreement.signatures.map(({ signatory }) => signatory)).toEqual([
      'intern',
      'host',
      'school',
      'academic_tutor',
      'tutor',
    ]);
    const frozen = await patch<Problem>(out, { facts: { agreedCents: 500 }, texts: { skills: 'Autre' } });
    expect(frozen.body.errors).toEqual([
      { path: 'facts.agreedCents', code: 'not_a_draft' },
      { path: 'texts.skills', code: 'not_a_draft' },
    ]);
    expect(internshipOf(await patch(out, { facts: { place: 'Lyon' } })).place).toBe('Lyon');
  });

  it('is signed by the legal representative of a minor, and by whom the lab asks', async () => {
    const settings = await app.signIn('admin');
    const { body } = await settings.get<contracts.InternshipSettings>(`${URL}/settings`);
    const saved = await settings.send('PUT', `${URL}/settings`, {
      version: body.version,
      signatories: ['tutor', 'intern', 'host'],
      scope: 'lab',
      yearRatePolicy: 'month_of_presence',
      headcount: 400,
      averageHeadcount: 380,
    });
    expect(saved.status).toBe(200);
    const minor = await sent(app, manager, {}, { birthOn: '2008-04-07' });
    expect(minor.agreement.signatures.map(({ signatory }) => signatory)).toEqual([
      'legal_representative',
      'host',
      'tutor',
    ]);
    expect(minor.agreement.verdicts.map(({ code }) => code)).toContain('signatory_dropped');
    const grown = await sent(app, manager, {}, { birthOn: '2008-04-06' });
    expect(grown.agreement.signatures[0]?.signatory).toBe('intern');
  });

  it('does not let an internship start before all have signed, nor before its day', async () => {
    const out = await sent(app, manager);
    const early = await move<Problem>(manager, out, 'sign');
    expect(rulesOf(early)).toEqual(Array.from({ length: 5 }, () => 'R16 signature_missing'));
    expect((await move<Problem>(manager, out, 'start')).body.code).toBe('transition_not_allowed');
    const future = await sign<Problem>(manager, out, '2026-03-19');
    expect(rulesOf(future)).toEqual(Array.from({ length: 5 }, () => 'R16 signature_in_future'));
    const all = internshipOf(await sign(manager, out, '2026-03-17'));
    const done = internshipOf(await move(manager, all, 'sign'));
    const soon = await move<Problem>(manager, done, 'start');
    expect(soon.body.errors).toEqual([
      { path: 'startOn', code: 'start_not_reached', params: { min: '2026-04-06' } },
    ]);
    const then = await on('2026-04-06');
    expect(internshipOf(await move(then, done, 'start')).state).toBe('running');
  });

  it('refuses a signature after the start, and takes the text back with its signatures', async () => {
    const out = await sent(app, manager);
    const then = await on('2026-04-10');
    const late = internshipOf(await sign(then, out, '2026-04-08'));
    expect(rulesOf(await move<Problem>(then, late, 'sign'))).toEqual(
      Array.from({ length: 5 }, () => 'R16 signed_after_start'),
    );
    const silent = await move<Problem>(then, late, 'return_to_draft');
    expect(silent.body.code).toBe('reason_required');
    const back = internshipOf(await move(then, late, 'return_to_draft', { reason: 'Dates à revoir' }));
    expect(back).toMatchObject({
      state: 'draft',
      agreement: { state: 'draft', sha256: null, signatures: [] },
    });
    expect(back.agreement.content.skills).toBe(FULL_TEXTS.skills);
    expect(back.agreement.gaps).toEqual([]);
  });
});

describe('the law', () => {
  it('refuses 925 hours, and what is below the minimum', async () => {
    const long = await aFullDraft(app, manager, { startOn: '2026-02-02', endOn: '2026-08-31' });
    const answer = await move<Problem>(manager, long, 'send_for_signature');
    expect(rulesOf(answer)).toEqual(['R2 cap_exceeded']);
    const cheap = await aFullDraft(app, manager, {}, { agreedCents: 449 });
    expect(rulesOf(await move<Problem>(manager, cheap, 'send_for_signature'))).toEqual([
      'R5 rate_below_minimum',
    ]);
  });

  it('refuses another internship at the same time, unless somebody says why', async () => {
    const first = await sent(app, manager, { endOn: '2026-05-29' });
    const { personId } = first;
    const second = await aFullDraft(app, manager, { personId, startOn: '2026-05-18', endOn: '2026-07-31' });
    const answer = await move<Problem>(manager, second, 'send_for_signature');
    expect(rulesOf(answer)).toEqual(['R2 internships_overlap']);
    const overlap = second.verdicts.find(({ code }) => code === 'internships_overlap');
    const waive = (code: string, params: object, reason: string | null) =>
      manager.send<InternshipDetail>('PUT', `${URL}/${second.id}/waivers`, {
        version: second.version,
        code,
        params,
        reason,
      });
    const other = await waive(
      'internships_overlap',
      { from: '2026-01-01', to: '2026-01-02' },
      'Temps partiel',
    );
    expect((other.body as unknown as Problem).errors).toEqual([{ path: 'code', code: 'verdict_changed' }]);
    const never = await waive('cap_exceeded', {}, 'Parce que');
    expect(rulesOf(never)).toEqual(['R2 waiver_not_allowed']);
    const waived = internshipOf(await waive('internships_overlap', overlap?.params ?? {}, 'Temps partiel'));
    expect(waived.waivers).toMatchObject([{ code: 'internships_overlap', reason: 'Temps partiel' }]);
    const moved = internshipOf(await patch(waived, { facts: { startOn: '2026-05-25' } }));
    expect(internshipOf(await move(manager, moved, 'send_for_signature')).state).toBe('in_signature');
  });

  it('gives a tutor three interns at most, also when two are sent at once', async () => {
    const tutorId = await app.person('Tess Trois');
    for (let taken = 0; taken < 2; taken++) await sent(app, manager, { tutorId });
    const [third, fourth] = [
      await aFullDraft(app, manager, { tutorId }),
      await aFullDraft(app, manager, { tutorId }),
    ];
    const answers = await Promise.all([
      move<Problem>(manager, third, 'send_for_signature'),
      move<Problem>(manager, fourth, 'send_for_signature'),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 422]);
    expect(answers.flatMap(rulesOf)).toEqual(['R12 tutor_full']);
  });

  it('counts the quota of the week, and keeps a post free after an internship', async () => {
    await app.query('update internship_setting set headcount = 0');
    for (let taken = 0; taken < 3; taken++) await sent(app, manager);
    const fourth = await aFullDraft(app, manager);
    expect(rulesOf(await move<Problem>(manager, fourth, 'send_for_signature'))).toEqual([
      'R11 quota_exceeded',
    ]);
    await app.query('update internship_setting set headcount = 400');
    const after = await aFullDraft(
      app,
      manager,
      { startOn: '2026-08-03', endOn: '2026-08-28' },
      { post: fourth.post, teachingFrom: '2025-09-01' },
    );
    await move(manager, fourth, 'send_for_signature');
    expect(rulesOf(await move<Problem>(manager, after, 'send_for_signature'))).toEqual([
      'R13 waiting_period',
    ]);
  });

  it('says it when a day is in no year that is known', async () => {
    const old = await aDraft(app, manager, { startOn: '2014-10-06', endOn: '2015-02-27' });
    expect(old.verdicts).toEqual([]);
    expect(old.ruleErrors.map(({ code }) => code)).toEqual(['no_setting']);
  });
});

describe('who sees which internship', () => {
  it('walks every role', async () => {
    const intern = await app.signIn('intern');
    const tutor = await app.signIn('tutor');
    const own = await aDraft(app, manager, {
      personId: intern.principal.personId,
      tutorId: tutor.principal.personId,
    });
    await patch(own, { facts: { birthOn: '2003-05-01' } });
    await aDraft(app, manager);
    const seen: Record<string, unknown> = {};
    for (const role of ROLES) {
      const mine = role === 'intern' ? intern : role === 'tutor' ? tutor : undefined;
      const client = mine ?? (await app.signIn(role, role === 'partner' ? await app.entity('Caisse') : null));
      const list = await client.get<InternshipPage>(URL);
      const detail = await client.get<InternshipDetail>(`${URL}/${own.id}`);
      seen[role] = [list.status, list.body.total, detail.status, detail.body.birthOn];
    }
    expect(seen).toEqual({
      admin: [200, 2, 200, '2003-05-01'],
      leadership: [200, 2, 200, null],
      project_manager: [200, 2, 200, '2003-05-01'],
      expert: [403, undefined, 403, undefined],
      intern: [200, 1, 200, '2003-05-01'],
      tutor: [200, 1, 200, null],
      partner: [403, undefined, 403, undefined],
    });
    const stranger = await app.signIn('intern');
    expect((await stranger.get(`${URL}/${own.id}`)).status).toBe(404);
    const { body } = await intern.get<InternshipDetail>(`${URL}/${own.id}`);
    expect(body).toMatchObject({ own: true, mayManage: false, verdicts: [], waivers: [], allowedMoves: [] });
    expect((await intern.patch(`${URL}/${own.id}`, { version: 2 })).status).toBe(403);
  });

  it('says in the audit what was done, never the data', async () => {
    const draft = await signed(app, manager, '2026-03-17');
    const rows = await app.query<{ action: string; changes: unknown }>(
      'select action, changes from audit where subject_id = $1 order by id',
      [draft.id],
    );
    expect(rows.map(({ action }) => action)).toEqual([
      'internship.created',
      'internship.saved',
      'internship.sent_for_signature',
      'internship.signatures_recorded',
      'internship.signed',
    ]);
    expect(JSON.stringify(rows)).not.toMatch(/Stagiaire|Université|Claire/);
  });
});
