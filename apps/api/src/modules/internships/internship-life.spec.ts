import type { InternRegisterPage, InternshipDetail, InternshipSettings, Problem } from '@jalon/contracts';
import * as contracts from '@jalon/contracts';
import { fieldsOf, TestApp, TEST_NOW, type TestAnswer, type TestClient } from '../../testing/app.js';
import { aDraft, internshipOf, move, sign, signed, URL } from './testing/internship-world.js';

let app: TestApp;
let manager: TestClient;

beforeAll(async () => {
  app = await TestApp.start();
});
afterAll(() => app.stop());
beforeEach(async () => {
  app.clock.set(TEST_NOW);
  manager = await app.signIn('project_manager');
  await app.query('delete from internship');
  await app.query('delete from law_setting');
  await app.query('delete from internship_setting');
  await app.query(
    `insert into internship_setting (signatories, headcount, updated_at)
     values ('{intern,host,school,academic_tutor,tutor}', 400, now())`,
  );
});

const on = async (day: string): Promise<void> => {
  app.clock.set(`${day}T07:00:00.000Z`);
  manager = await app.signIn('project_manager');
};
const codesOf = (answer: TestAnswer): readonly string[] =>
  ((answer.body as Problem).errors ?? []).map(({ code }) => code);
const go = async (
  internship: InternshipDetail,
  name: string,
  more: Readonly<Record<string, unknown>> = {},
): Promise<InternshipDetail> => internshipOf(await move(manager, internship, name, more));
const amend = <T = InternshipDetail>({ id, version }: InternshipDetail, endOn: string) =>
  manager.post<T>(`${URL}/${id}/amendments`, { version, endOn, reason: 'Finir l’étude' });

/** Running since 6 April, as seen on `day`. */
async function running(
  day: string,
  changes: Readonly<Record<string, unknown>> = {},
): Promise<InternshipDetail> {
  const ready = await signed(app, manager, '2026-03-17', changes);
  await on('2026-04-06');
  const started = await go(ready, 'start');
  await on(day);
  return started;
}

describe('an internship that runs', () => {
  it('is suspended with a reason, resumed, completed on its last day, certified once evaluated', async () => {
    const started = await running('2026-05-04');
    expect((await move<Problem>(manager, started, 'suspend')).body.code).toBe('reason_required');
    const stopped = await go(started, 'suspend', { reason: 'Maladie' });
    const again = await go(stopped, 'resume');
    expect(codesOf(await move(manager, again, 'complete'))).toEqual(['end_not_reached']);
    await on('2026-07-31');
    const done = await go(again, 'complete');
    expect((await move<Problem>(manager, done, 'certify')).body.errors).toEqual([
      { path: 'evaluated', code: 'evidence_missing' },
    ]);
    await app.query(
      `insert into internship_review (internship_id, kind, held_on, content, created_at, updated_at)
       values ($1, 'final', '2026-07-30', '{}', now(), now())`,
      [done.id],
    );
    // An evaluation that its intern has not seen is none yet.
    expect(codesOf(await move(manager, done, 'certify'))).toEqual(['evidence_missing']);
    await app.query(`update internship_review set shared_at = now() where internship_id = $1`, [done.id]);
    const certified = await go(done, 'certify');
    expect(certified.moves.map(({ name }) => name)).toEqual([
      'created',
      'send_for_signature',
      'sign',
      'start',
      'suspend',
      'resume',
      'complete',
      'certify',
    ]);
  });

  it('is extended once all have signed the amendment, never beyond the cap', async () => {
    const started = await running('2026-06-01');
    const beyond = await amend<Problem>(started, '2026-10-30');
    expect([beyond.status, fieldsOf(beyond)[0]]).toEqual([422, 'endOn']);
    expect(codesOf(beyond)).toEqual(['prolongation_beyond_cap', 'cap_exceeded']);
    expect(codesOf(await amend<Problem>(started, '2026-07-31'))).toEqual(['to_before_from']);
    const open = internshipOf(await amend(started, '2026-08-14'));
    expect(open.amendments).toMatchObject([
      { number: 1, state: 'in_signature', endOn: '2026-08-14', effectiveOn: '2026-08-01' },
    ]);
    expect(codesOf(await amend<Problem>(open, '2026-08-21'))).toEqual(['amendment_open']);
    const unsigned = await move<Problem>(manager, open, 'extend', { reason: 'Étude' });
    expect(unsigned.body.errors).toEqual([{ path: 'amendment_signed', code: 'evidence_missing' }]);
    const all = internshipOf(await sign(manager, open, '2026-06-01', 1));
    expect(all.amendments[0]?.state).toBe('signed');
    expect(all.endOn).toBe('2026-07-31');
    const longer = await go(all, 'extend', { reason: 'Étude' });
    expect(longer).toMatchObject({ state: 'extended', endOn: '2026-08-14' });
    expect(longer.agreement.content.endOn).toBe('2026-07-31');
    const twice = internshipOf(await amend(longer, '2026-08-21'));
    const back = await manager.delete<InternshipDetail>(`${URL}/${twice.id}/amendments/2`);
    expect(internshipOf(back).amendments).toHaveLength(1);
    expect((await manager.delete(`${URL}/${twice.id}/amendments/1`)).status).toBe(404);
  });

  it('ends early on somebody’s initiative, which says how long its post stays free', async () => {
    const started = await running('2026-05-04');
    const lacking = await move<Problem>(manager, started, 'terminate', { reason: 'Départ' });
    expect(lacking.body.errors).toEqual([{ path: 'initiative', code: 'evidence_missing' }]);
    const silent = await move<Problem>(manager, started, 'terminate', {
      reason: 'Départ',
      initiative: 'host',
    });
    expect(silent.body.errors).toEqual([{ path: 'endedOn', code: 'required' }]);
    for (const [endedOn, code] of [
      ['2026-05-05', 'after_end'],
      ['2026-04-05', 'before_start'],
    ]) {
      const more = { reason: 'Départ', initiative: 'host', endedOn };
      expect(codesOf(await move(manager, started, 'terminate', more))).toEqual([code]);
    }
    const ended = await go(started, 'terminate', {
      reason: 'Départ',
      initiative: 'host',
      endedOn: '2026-04-30',
    });
    expect(ended).toMatchObject({ state: 'terminated', endedOn: '2026-04-30', initiative: 'host' });
    // No evaluation is asked of what ended early.
    expect((await go(ended, 'certify')).state).toBe('certified');
    const next = await aDraft(app, manager, { startOn: '2026-05-05', endOn: '2026-06-30' });
    const onPost = internshipOf(
      await manager.patch<InternshipDetail>(`${URL}/${next.id}`, {
        version: next.version,
        facts: { post: started.post },
      }),
    );
    // 25 days: nine days free.
    expect(onPost.verdicts.find(({ rule }) => rule === 'R13')).toMatchObject({
      code: 'waiting_period',
      params: { earliest: '2026-05-10', days: 9, ended: '2026-04-30' },
    });
  });

  it('counts for nothing when it ended before it began', async () => {
    const ready = await signed(app, manager, '2026-03-17');
    const ended = await go(ready, 'terminate', { reason: 'Désistement', initiative: 'intern' });
    expect(ended.endedOn).toBeNull();
    const { body } = await manager.get<InternRegisterPage>(`${URL}/register`);
    expect(body.lines).toEqual([]);
    const { personId } = ended;
    const other = await aDraft(app, manager, { personId });
    expect(other.verdicts.map(({ code }) => code)).not.toContain('internships_overlap');
  });
});

describe('the register', () => {
  it('numbers interns in order of arrival, and exports no formula', async () => {
    await aDraft(app, manager);
    const started = await running('2026-05-04', { lastName: '=2+3', firstName: 'Zoé' });
    const { body } = await manager.get<InternRegisterPage>(`${URL}/register`);
    expect(contracts.internRegisterPage.parse(body)).toEqual(body);
    expect(body.lines).toMatchObject([
      { number: 1, id: started.id, firstName: 'Zoé', tutorFirstName: 'Tom', keptUntil: '2031-07-31' },
    ]);
    expect(body.verdict.code).toBe('register_complete');
    const file = await manager.get<string>(`${URL}/register.csv?language=fr`);
    expect(file.headers['content-disposition']).toBe(
      'attachment; filename="jalon-registre-des-stagiaires-2026-05-04.csv"',
    );
    const [head, line] = file.body.split('\r\n');
    expect(head).toBe('\ufeffN°;Nom;Prénom;Début;Fin;Nom du tuteur;Prénom du tuteur;Lieu de présence');
    expect(line).toMatch(/^1;'=2\+3;Zoé;2026-04-06;2026-07-31;Tuteur\d+;Tom;Paris$/);
  });
});

describe('the settings', () => {
  it('hold from their day on, in place of the product’s', async () => {
    const admin = await app.signIn('admin');
    const ceiling = {
      key: 'monthly_ceiling',
      from: '2027-01-01',
      value: 412_000,
      source: 'Arrêté',
      basis: 'text',
    };
    const bad = await admin.send<Problem>('PUT', `${URL}/settings/law`, {
      ...ceiling,
      value: 0,
      source: ' ',
    });
    expect([bad.status, fieldsOf(bad)]).toEqual([422, ['value', 'source']]);
    const { body } = await admin.send<InternshipSettings>('PUT', `${URL}/settings/law`, ceiling);
    expect(contracts.internshipSettings.parse(body)).toEqual(body);
    expect(body.law.filter(({ key }) => key === 'monthly_ceiling')[0]).toEqual({ ...ceiling, own: true });
    const draft = await aDraft(app, manager, { startOn: '2027-02-01', endOn: '2027-06-30' });
    // 4,120 × 12 / 1607 = 30.77, so 31 €; 15 % of it.
    expect(draft.minimumCents).toBe(465);
    await admin.send('PUT', `${URL}/settings/law`, { ...ceiling, from: '2026-01-01', value: 500_000 });
    const raised = await aDraft(app, manager);
    expect(raised.minimumCents).toBe(555);
    await admin.delete(`${URL}/settings/law/monthly_ceiling/2026-01-01`);
    expect((await aDraft(app, manager)).minimumCents).toBe(450);
    for (const gone of ['monthly_ceiling/2026-01-01', 'monthly_ceiling/2026-02-31', 'x/y'])
      expect((await admin.delete(`${URL}/settings/law/${gone}`)).status).toBe(404);
  });

  it('tell who comes second what is there', async () => {
    const admin = await app.signIn('admin');
    const { law, ...lab } = (await admin.get<InternshipSettings>(`${URL}/settings`)).body;
    expect(law.length).toBeGreaterThan(20);
    const answers = await Promise.all([
      admin.send<Problem>('PUT', `${URL}/settings`, { ...lab, headcount: 30 }),
      admin.send<Problem>('PUT', `${URL}/settings`, { ...lab, headcount: 31 }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect((await manager.get(`${URL}/settings`)).status).toBe(403);
  });
});
