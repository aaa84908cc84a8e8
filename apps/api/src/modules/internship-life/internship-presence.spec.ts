import type { InternshipPresence, Problem } from '@jalon/contracts';
import * as contracts from '@jalon/contracts';
import { fieldsOf, TestApp, type TestAnswer, type TestClient } from '../../testing/app.js';
import { anInternship } from './testing/life-world.js';

let app: TestApp;
let tutor: TestClient;
let manager: TestClient;
let intern: TestClient;

beforeAll(async () => {
  app = await TestApp.start();
  tutor = await app.signIn('tutor');
  manager = await app.signIn('project_manager');
  intern = await app.signIn('intern');
});

afterAll(() => app.stop());

/** The least stipend of 2026: 4 005 € × 12 / 1 607 is 30 €, of which 15 %. */
const RATE = 450;

async function presenceOf(id: string, who = manager): Promise<InternshipPresence> {
  const answer = await who.get<InternshipPresence>(`/api/internships/${id}/presence`);
  expect(answer.status).toBe(200);
  return contracts.internshipPresence.parse(answer.body);
}

const days = (id: string, body: object, who = tutor): Promise<TestAnswer<InternshipPresence>> =>
  who.send('PUT', `/api/internships/${id}/days`, body);
const close = (id: string, month: string, owedCents: number, who = manager) =>
  who.send<InternshipPresence>('PUT', `/api/internships/${id}/months/${month}`, { owedCents });
const codes = (presence: InternshipPresence) => presence.verdicts.map(({ code }) => code);
const row = (presence: InternshipPresence, month: string) =>
  presence.months.find((one) => one.month === month);

describe('presence and stipend month by month', () => {
  it('follow from the schedule, exact to the cent, with the rules that say so', async () => {
    const id = await anInternship(app, { tutor });
    const presence = await presenceOf(id);
    // January 2026 from the 5th: 20 working days of 7 h; six months are 125 days with six holidays left out.
    expect(row(presence, '2026-01')).toMatchObject({
      plannedMinutes: 20 * 420,
      presentMinutes: 20 * 420,
      rateCents: RATE,
      owedCents: 20 * 7 * RATE,
      exemptCents: 20 * 7 * RATE,
      subjectCents: 0,
      hindrance: null,
    });
    expect(row(presence, '2026-02')?.hindrance).toBe('earlier_month_open');
    expect(row(presence, '2026-03')?.hindrance).toBe('month_not_over');
    const minutes = presence.months.reduce((sum, one) => sum + one.presentMinutes, 0);
    expect(presence.totals).toEqual({
      presentMinutes: minutes,
      countedMinutes: minutes,
      owedCents: (minutes / 60) * RATE,
      paidCents: 0,
    });
    expect(codes(presence)).toEqual([
      'presence_counted',
      'stipend_due',
      'rate_kept',
      'ceiling_current',
      'year_rate_same',
      'contributions_exempt',
    ]);
  });

  it('S05: a full-time internship of 2026, month by month and smoothed, as its vector says', async () => {
    const span = { tutor, startOn: '2026-03-02', endOn: '2026-08-31' };
    const actual = await presenceOf(await anInternship(app, span));
    expect(actual.months.map(({ owedCents }) => owedCents)).toEqual([
      69_300, 66_150, 53_550, 69_300, 69_300, 66_150,
    ]);
    expect(actual.totals).toMatchObject({ presentMinutes: 875 * 60, owedCents: 393_750 });
    const smoothed = await presenceOf(await anInternship(app, { ...span, payMode: 'smoothed' }));
    expect(new Set(smoothed.months.map(({ owedCents }) => owedCents))).toEqual(new Set([65_625]));
  });

  it('S09: what exceeds the minimum bears contributions', async () => {
    const id = await anInternship(app, { tutor, agreedCents: 600 });
    expect(row(await presenceOf(id), '2026-01')).toMatchObject({
      owedCents: 140 * 600,
      exemptCents: 140 * 450,
      subjectCents: 140 * 150,
    });
  });

  it('are due from the hour past 308, and from the first one then', async () => {
    // 44 days of 7 h are 308 h; one hour more makes all of them due.
    const id = await anInternship(app, { tutor, startOn: '2026-01-05', endOn: '2026-03-05' });
    expect(await presenceOf(id)).toMatchObject({ totals: { presentMinutes: 308 * 60, owedCents: 0 } });
    const more = await days(id, { from: '2026-03-05', to: '2026-03-05', minutes: 480 });
    expect(more.body.totals).toMatchObject({ presentMinutes: 309 * 60, owedCents: 309 * RATE });
    expect(codes(more.body)).toContain('stipend_due');
  });

  it('count the intern’s other internships of the teaching year, of whatever school', async () => {
    const person = await app.person('Deux stages');
    const span = { tutor, personId: person };
    await anInternship(app, { ...span, startOn: '2025-10-01', endOn: '2025-12-31' });
    const second = await anInternship(app, { ...span, startOn: '2026-02-02', endOn: '2026-02-27' });
    expect((await presenceOf(second)).totals.owedCents).toBe(20 * 7 * RATE);
  });

  it('take absences away, but those that count or are paid', async () => {
    const id = await anInternship(app, { tutor, intern });
    const usual = row(await presenceOf(id), '2026-02')?.presentMinutes ?? 0;
    await days(id, { from: '2026-02-02', to: '2026-02-08', minutes: 0, absence: 'illness', note: 'grippe' });
    await days(id, { from: '2026-02-09', to: '2026-02-09', minutes: 0, absence: 'exam', agreed: true });
    await days(id, {
      from: '2026-02-10',
      to: '2026-02-10',
      minutes: 0,
      absence: 'leave',
      agreed: true,
      paid: true,
    });
    await days(id, { from: '2026-02-11', to: '2026-02-11', minutes: 0, absence: 'paternity' });
    const presence = await presenceOf(id, tutor);
    expect(row(presence, '2026-02')).toMatchObject({
      presentMinutes: usual - 8 * 420,
      countedMinutes: usual - 5 * 420,
      paidMinutes: usual - 7 * 420,
      owedCents: ((usual - 7 * 420) / 60) * RATE,
    });
    expect(presence.days).toHaveLength(8);
    const leader = await presenceOf(id, await app.signIn('leadership'));
    expect(leader.days[0]).toMatchObject({ minutes: 0, absence: null, note: '' });
    expect(
      JSON.stringify(await app.query('select changes from audit where subject_id = $1', [id])),
    ).not.toMatch(/illness|grippe/);
    const back = await days(id, { from: '2026-02-01', to: '2026-02-28', minutes: null });
    expect(row(back.body, '2026-02')?.presentMinutes).toBe(usual);
  });

  it('refuses days that cannot be, by the rule', async () => {
    const id = await anInternship(app, { tutor });
    const one = (on: string, minutes: number, more: object = {}) =>
      days(id, { from: on, to: on, minutes, ...more });
    expect(fieldsOf(await one('2026-01-04', 60))).toEqual(['from']);
    expect(fieldsOf(await one('2026-07-01', 60))).toEqual(['to']);
    expect(fieldsOf(await one('2026-02-07', 0, { absence: 'illness' }))).toEqual(['minutes']);
    const said = async (answer: Promise<TestAnswer>) =>
      ((await answer).body as Problem).errors?.map(({ code, params }) => [code, params?.['rule']]);
    expect(await said(one('2026-02-08', 60))).toEqual([['sunday_not_agreed', 'R21']]);
    expect(await said(one('2026-05-01', 60))).toEqual([['holiday_not_agreed', 'R21']]);
    expect(await said(one('2026-02-09', 601))).toEqual([['day_too_long', 'R21']]);
    expect((await presenceOf(id)).days).toEqual([]);
  });
});

describe('a closed month', () => {
  it('keeps what was owed: the schedule, the rate and the days change nothing of it', async () => {
    const id = await anInternship(app, { tutor });
    const owed = 20 * 7 * RATE;
    expect((await close(id, '2026-01', owed, tutor)).status).toBe(403);
    expect((await close(id, '2026-01', owed - 1)).status).toBe(409);
    expect((await close(id, '2026-03', 1)).status).toBe(422);
    expect((await close(id, '2025-12', 1)).status).toBe(404);
    const closed = await close(id, '2026-01', owed);
    expect(row(closed.body, '2026-01')).toMatchObject({ hindrance: 'closed', owedCents: owed, version: 1 });
    expect((await close(id, '2026-01', owed)).status).toBe(422);
    const absent = { from: '2026-01-12', to: '2026-02-12', minutes: 0, absence: 'other' };
    expect(fieldsOf(await days(id, absent))).toEqual(['from']);
    await app.query(
      `update internship set agreed_cents = 900, week_minutes = '{300,300,300,300,300,0,0}' where id = $1`,
      [id],
    );
    const later = await presenceOf(id);
    expect(row(later, '2026-01')).toMatchObject({ owedCents: owed, rateCents: RATE, paidMinutes: 20 * 420 });
    expect(row(later, '2026-02')?.rateCents).toBe(900);
  });

  it('is marked as paid once, by its version', async () => {
    const id = await anInternship(app, { tutor });
    const owed = 20 * 7 * RATE;
    const pay = (body: object) =>
      manager.send<InternshipPresence>('PUT', `/api/internships/${id}/months/2026-01/payment`, body);
    const paid = { version: 1, paidCents: owed, paidOn: '2026-02-05' };
    expect((await pay(paid)).status).toBe(404);
    await close(id, '2026-01', owed);
    expect(fieldsOf(await pay({ ...paid, paidOn: '2026-03-19' }))).toEqual(['paidOn']);
    expect((await pay(paid)).body.totals.paidCents).toBe(owed);
    expect((await pay(paid)).status).toBe(409);
  });

  it('owes back pay when an extension makes the stipend due from the first hour', async () => {
    const id = await anInternship(app, { tutor, startOn: '2026-01-05', endOn: '2026-02-27' });
    await close(id, '2026-01', 0);
    expect(codes(await presenceOf(id))).toContain('back_pay_none');
    await app.query(`update internship set ends_on = '2026-04-30' where id = $1`, [id]);
    const presence = await presenceOf(id);
    expect(presence.verdicts).toContainEqual(
      expect.objectContaining({ code: 'back_pay_owed', rule: 'R9', params: { owed: 20 * 7 * RATE } }),
    );
  });
});

describe('smoothing', () => {
  it('pays the same each month, and settles at the end what was really done', async () => {
    const id = await anInternship(app, {
      tutor,
      payMode: 'smoothed',
      startOn: '2025-12-01',
      endOn: '2026-03-13',
    });
    const { months, totals } = await presenceOf(id);
    const each = months.map(({ owedCents }) => owedCents);
    expect(new Set(each.slice(0, -1)).size).toBe(1);
    expect(totals.owedCents).toBe(each.reduce((sum, cents) => sum + cents, 0));
    await days(id, { from: '2026-03-02', to: '2026-03-03', minutes: 0, absence: 'other' });
    for (const { month, owedCents } of months)
      expect([month, (await close(id, month, owedCents)).status]).toEqual([month, 200]);
    const settled = (await presenceOf(id)).verdicts.find(
      ({ rule, code }) => rule === 'R7' && code.startsWith('smoothing_to'),
    );
    expect(settled?.params).toMatchObject({ owed: 0, overpaid: 14 * RATE });
  });
});

describe('the export', () => {
  it('is a spreadsheet that runs nothing, of one intern or of a month, and names nobody in its name', async () => {
    const id = await anInternship(app, { tutor, intern, lastName: '=1+2' });
    const answer = await intern.get<string>(`/api/internships/${id}/presence.csv?language=fr`);
    expect(answer.headers['content-disposition']).toBe('attachment; filename="jalon-presence-stages.csv"');
    const [head, first] = answer.body.split('\r\n');
    expect(head?.startsWith('\ufeffMois;Nom')).toBe(true);
    expect(first).toBe(`2026-01;'=1+2;Alix;${'"140,00";'.repeat(4)}"4,50";"630,00";"630,00";"0,00";;;`);
    const month = await manager.get<string>('/api/internships/presence.csv?month=2026-02&language=en');
    expect(month.body.split('\r\n').filter((one) => one.startsWith('2026-02')).length).toBeGreaterThan(5);
    expect((await tutor.get('/api/internships/presence.csv?month=2026-02')).status).toBe(403);
    expect((await (await app.signIn('intern')).get(`/api/internships/${id}/presence.csv`)).status).toBe(404);
  });
});
