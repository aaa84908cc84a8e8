import type {
  InternshipReview,
  InternshipReviews,
  InternshipSteps,
  InternshipWeek,
  InternshipWeeks,
  Notifications,
  Problem,
  TutorWeek,
} from '@jalon/contracts';
import * as contracts from '@jalon/contracts';
import { INTERN_COMPETENCES, ROLES } from '@jalon/domain';
import { fieldsOf, TestApp, type TestClient } from '../../testing/app.js';
import { anInternship } from './testing/life-world.js';

let app: TestApp;
let intern: TestClient;
let otherIntern: TestClient;
let tutor: TestClient;
let otherTutor: TestClient;
let manager: TestClient;
let id: string;
let otherId: string;

beforeAll(async () => {
  app = await TestApp.start();
  intern = await app.signIn('intern');
  otherIntern = await app.signIn('intern');
  tutor = await app.signIn('tutor');
  otherTutor = await app.signIn('tutor');
  manager = await app.signIn('project_manager');
  id = await anInternship(app, { intern, tutor });
  otherId = await anInternship(app, { intern: otherIntern, tutor: otherTutor, lastName: 'Petit' });
});

afterAll(() => app.stop());

const MONDAY = '2026-03-09';
const week = (more: object = {}) => ({
  version: 0,
  done: 'Lu trois articles.',
  next: 'Reproduire le premier.',
  blocked: '',
  step: 'VEILLE',
  submitted: false,
  ...more,
});
const content = (more: object = {}) => ({
  academicTutor: true,
  marks: [],
  summary: 'Tout va bien.',
  strengths: '',
  improvements: '',
  agreed: '',
  ...more,
});
const marks = INTERN_COMPETENCES.map((competence) => ({ competence, level: 'acquired', comment: '' }));
const toldOf = async (who: TestClient) =>
  (await who.get<Notifications>('/api/notifications')).body.items.map(({ kind, subjectId, data }) => [
    kind,
    subjectId,
    data.heldOn,
  ]);
const audits = (subject: string) =>
  app.query<{ action: string; changes: unknown }>(
    'select action, changes from audit where subject_id = $1 order by id',
    [subject],
  );

describe('the weeks', () => {
  it('are the intern’s own until they are submitted, then read and commented', async () => {
    const url = `/api/internships/${id}/weeks/${MONDAY}`;
    const saved = await intern.send<InternshipWeek>('PUT', url, week());
    expect([saved.status, saved.body.version]).toEqual([200, 1]);
    const draft = await tutor.get<InternshipWeeks>(`/api/internships/${id}/weeks`);
    expect(() => contracts.internshipWeeks.parse(draft.body)).not.toThrow();
    expect(draft.body.weeks.find((one) => one.monday === MONDAY)).toMatchObject({
      done: '',
      next: '',
      late: true,
    });
    expect((await tutor.post(`${url}/comments`, { text: 'Bravo' })).status).toBe(404);
    expect((await tutor.send('PUT', `${url}/read`, { read: true })).status).toBe(404);

    const sent = await intern.send<InternshipWeek>('PUT', url, week({ version: 1, submitted: true }));
    expect(sent.body).toMatchObject({ late: false, version: 2 });
    await tutor.post(`${url}/comments`, { text: 'Regardez aussi Dwork.' }, 'comment-once-1');
    await tutor.post(`${url}/comments`, { text: 'Regardez aussi Dwork.' }, 'comment-once-1');
    await tutor.send('PUT', `${url}/read`, { read: true });
    const seen = (await intern.get<InternshipWeeks>(`/api/internships/${id}/weeks`)).body;
    const mine = seen.weeks.find((one) => one.monday === MONDAY);
    expect(mine?.comments.map(({ text, mine: own }) => [text, own])).toEqual([
      ['Regardez aussi Dwork.', false],
    ]);
    expect(mine?.readAt).not.toBeNull();
    const late = await intern.send<Problem>('PUT', url, week({ version: 2, done: 'Autre chose' }));
    expect([late.status, late.body.errors?.[0]?.code]).toEqual([422, 'week_read']);
  });

  it('are never lost to a second tab: the stale one gets what is there', async () => {
    const url = `/api/internships/${id}/weeks/2026-03-16`;
    const first = await intern.send<InternshipWeek>('PUT', url, week({ done: 'Onglet un' }));
    const second = await intern.send<Problem>('PUT', url, week({ done: 'Onglet deux' }));
    expect([first.status, second.status]).toEqual([200, 409]);
    expect(contracts.internshipWeek.parse(second.body.current)).toMatchObject({
      done: 'Onglet un',
      version: 1,
    });
    const both = await Promise.all(
      ['A', 'B'].map((done) => intern.send('PUT', url, week({ version: 1, done }))),
    );
    expect(both.map((answer) => answer.status).sort()).toEqual([200, 409]);
  });

  it('refuses other weeks, an empty one, and another’s', async () => {
    const put = (monday: string, body: object, who = intern, of = id) =>
      who.send('PUT', `/api/internships/${of}/weeks/${monday}`, body);
    expect(fieldsOf(await put('2025-12-29', week()))).toEqual(['monday']);
    expect(fieldsOf(await put('2026-03-23', week()))).toEqual(['monday']);
    expect((await put('2026-03-17', week())).status).toBe(422);
    expect(fieldsOf(await put('2026-03-02', week({ done: '', submitted: true })))).toEqual(['done']);
    expect((await put('2026-03-02', week(), otherIntern)).status).toBe(404);
    expect((await put('2026-03-02', week(), tutor)).status).toBe(403);
  });

  it('leaves no text of theirs in the trail', async () => {
    expect(JSON.stringify(await audits(id))).not.toMatch(/articles|Dwork|Onglet/);
  });
});

describe('the steps', () => {
  const put = (code: string, body: object, who = tutor) =>
    who.send<InternshipSteps>('PUT', `/api/internships/${id}/steps/${code}`, body);

  it('go on with their version; publication only when its condition holds', async () => {
    const done = await put('VEILLE', { version: 0, state: 'done' });
    expect(() => contracts.internshipSteps.parse(done.body)).not.toThrow();
    expect(done.body.progress).toEqual({ done: 1, of: 4, current: 'SELECTION' });
    expect(done.body.steps[0]).toMatchObject({ doneOn: '2026-03-18', version: 1 });
    expect((await put('VEILLE', { version: 0, state: 'planned' })).status).toBe(409);
    expect(fieldsOf(await put('PUBLICATION', { version: 0, state: 'in_progress' }))).toEqual(['state']);
    const held = await put('PUBLICATION', { version: 0, state: 'in_progress', conditionHolds: true });
    expect(held.body.progress.of).toBe(5);
    expect(fieldsOf(await put('COMPARATIF', { version: 0, state: 'skipped' }))).toEqual(['reason']);
    expect((await put('RIEN', { version: 0, state: 'done' })).status).toBe(404);
    expect((await put('SELECTION', { version: 0, state: 'done' }, otherTutor)).status).toBe(404);
    expect((await put('SELECTION', { version: 0, state: 'done' }, intern)).status).toBe(403);
  });

  it('counts what the intern made in the portfolio while it lasts', async () => {
    const entity = await app.entity('Caisse');
    await app.query(
      `insert into opportunity_study (title, entity_id, account_id, created_at) values
         ('Pendant', $1, $2, '2026-02-01'), ('Avant', $1, $2, '2025-02-01')`,
      [entity, intern.principal.accountId],
    );
    const { body } = await intern.get<InternshipSteps>(`/api/internships/${id}/steps`);
    expect(body.counts).toEqual({ minutesWritten: 0, minutesSubmitted: 0, deliverables: 0, studies: 1 });
    expect([body.due, body.mayEdit]).toEqual([[], false]);
  });
});

describe('check-ins and evaluations', () => {
  const url = () => `/api/internships/${id}/reviews`;
  let review: InternshipReview;

  it('are written by the tutor, one final at most, and complete before they are shared', async () => {
    const created = await tutor.post<InternshipReview>(
      url(),
      { kind: 'mid_term', heldOn: '2026-03-17', content: content() },
      'review-once-1',
    );
    expect(created.status).toBe(201);
    expect(() => contracts.internshipReview.parse(created.body)).not.toThrow();
    const again = await tutor.post(url(), { kind: 'mid_term', heldOn: '2026-03-17', content: content() });
    expect(again.status).toBe(409);
    const future = await tutor.post(url(), { kind: 'final', heldOn: '2026-03-19', content: content() });
    expect(fieldsOf(future)).toEqual(['heldOn']);
    const shared = { version: 1, shared: true };
    const early = await tutor.send<Problem>('PUT', `${url()}/${created.body.id}/shared`, shared);
    expect([early.body.code, fieldsOf(early).length]).toEqual([
      'evidence_missing',
      INTERN_COMPETENCES.length,
    ]);
    const full = await tutor.patch<InternshipReview>(`${url()}/${created.body.id}`, {
      version: 1,
      heldOn: '2026-03-17',
      content: content({ marks, strengths: 'Rigueur remarquable.' }),
    });
    expect([full.status, full.body.version]).toEqual([200, 2]);
    review = full.body;
  });

  it('are seen by role: never another’s, nor one’s own before it is shared', async () => {
    const entity = await app.entity('Caisse des partenaires');
    const seenBy = async () => {
      const told: Record<string, unknown> = {};
      const askers = { intern, otherIntern, tutor, otherTutor, manager };
      const others = await Promise.all(
        ROLES.map(
          async (role) =>
            [`new ${role}`, await app.signIn(role, role === 'partner' ? entity : null)] as const,
        ),
      );
      for (const [name, who] of [...Object.entries(askers), ...others]) {
        const list = await who.get<InternshipReviews>(url());
        const steps = await who.get<InternshipSteps>(`/api/internships/${id}/steps`);
        const everything = JSON.stringify([list.body, steps.body]);
        told[name] =
          list.status === 200
            ? `${list.body.reviews.length} ${steps.body.reviews.length}${everything.includes('Rigueur') ? ' read' : ''}`
            : list.status;
      }
      return told;
    };
    const before = {
      intern: '0 0',
      otherIntern: 404,
      tutor: '1 1 read',
      otherTutor: 404,
      manager: '1 1 read',
      'new admin': '1 1 read',
      'new leadership': '0 0',
      'new project_manager': '1 1 read',
      'new expert': 403,
      'new intern': 404,
      'new tutor': 404,
      'new partner': 403,
    };
    expect(await seenBy()).toEqual(before);
    const shared = await tutor.send<InternshipReview>('PUT', `${url()}/${review.id}/shared`, {
      version: review.version,
      shared: true,
    });
    expect(shared.status).toBe(200);
    review = shared.body;
    expect(await seenBy()).toEqual({ ...before, intern: '1 1 read' });
    expect(await toldOf(intern)).toEqual([['evaluation_shared', id, '2026-03-17']]);
    expect(await toldOf(otherIntern)).toEqual([]);
  });

  it('do not change once shared; taken back they do, and the intern sees them no more', async () => {
    const body = { version: review.version, heldOn: '2026-03-17', content: content({ marks }) };
    expect(fieldsOf(await tutor.patch(`${url()}/${review.id}`, body))).toEqual(['sharedAt']);
    expect(fieldsOf(await tutor.delete(`${url()}/${review.id}`))).toEqual(['sharedAt']);
    expect((await otherTutor.patch(`${url()}/${review.id}`, body)).status).toBe(404);
    // By the address of another internship it is not found either.
    const astray = `/api/internships/${otherId}/reviews/${review.id}`;
    expect((await otherTutor.patch(astray, body)).status).toBe(404);
    const back = await tutor.send<InternshipReview>('PUT', `${url()}/${review.id}/shared`, {
      version: review.version,
      shared: false,
    });
    expect(back.status).toBe(200);
    expect((await intern.get<InternshipReviews>(url())).body.reviews).toEqual([]);
    expect((await tutor.delete(`${url()}/${review.id}`)).status).toBe(204);
  });
});

describe('the tutor’s week', () => {
  it('tells of one’s own interns what was written, what is late and what is due', async () => {
    const { body } = await tutor.get<TutorWeek>(`/api/internships/week?monday=${MONDAY}`);
    expect(() => contracts.tutorWeek.parse(body)).not.toThrow();
    expect(body.interns.map((one) => one.id)).toEqual([id]);
    const [one] = body.interns;
    expect(one?.week).toMatchObject({ monday: MONDAY, done: 'Lu trois articles.' });
    expect(one?.late).toHaveLength(9);
    expect(one?.checkIns).toMatchObject({ rule: 'R20', code: 'check_ins_missing' });
    expect(one?.due).toEqual([{ kind: 'check_in', dueOn: '2026-03-04' }]);
  });

  it('tells of all to who runs the programme', async () => {
    const all = await manager.get<TutorWeek>('/api/internships/week?all=true');
    expect(all.body.interns.map((one) => one.id).sort()).toEqual([id, otherId].sort());
    expect((await manager.get<TutorWeek>('/api/internships/week')).body.interns).toEqual([]);
    const asked = await tutor.get<TutorWeek>('/api/internships/week?all=true');
    expect(asked.body.interns.map((one) => one.id)).toEqual([id]);
    expect((await intern.get('/api/internships/week')).status).toBe(403);
  });
});
