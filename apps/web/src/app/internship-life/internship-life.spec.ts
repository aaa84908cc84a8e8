import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { signal, type Type } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import type {
  InternshipPresence,
  InternshipReviews,
  InternshipSteps,
  InternshipWeek,
  InternshipWeeks,
  TutorWeek,
} from '@jalon/contracts';
import { emptyMarks, INTERNSHIP_WORDS_EN, INTERNSHIP_WORDS_FR } from '@jalon/domain';
import { one, render, settle, type, violations } from '../../../testing/render';
import { I18n } from '../core/i18n/i18n';
import { CurrentInternship } from '../core/internship/current-internship';
import { PresenceTab } from './presence-tab';
import { ReviewsTab } from './reviews-tab';
import { StepsTab } from './steps-tab';
import { TutorWeekPage } from './tutor-week-page';
import { WeeksTab } from './weeks-tab';

const ID = '00000000-0000-4000-8000-000000000001';
const OTHER = '00000000-0000-4000-8000-000000000002';
const URL = `/api/internships/${ID}`;
const R20 = {
  rule: 'R20',
  code: 'check_ins_missing',
  verdict: 'flagged',
  params: { count: 1, minimum: 2 },
  waivable: true,
} as const;

const aWeek = (more: Partial<InternshipWeek> = {}): InternshipWeek => ({
  monday: '2026-03-09',
  done: 'Lu deux articles.',
  next: '',
  blocked: '',
  step: null,
  submittedAt: null,
  readAt: null,
  late: false,
  comments: [],
  version: 1,
  ...more,
});

async function show(selector: string, component: Type<unknown>, url: string, answer: object) {
  localStorage.clear();
  const detail = { detail: signal({ id: ID }), reload: () => Promise.resolve() };
  TestBed.configureTestingModule({
    providers: [
      provideHttpClient(),
      provideHttpClientTesting(),
      provideRouter([]),
      { provide: CurrentInternship, useValue: detail },
    ],
  });
  const i18n = TestBed.inject(I18n);
  await i18n.addScope('internships', {
    fr: () => Promise.resolve({ default: { law: { ...INTERNSHIP_WORDS_FR } } }),
    en: () => Promise.resolve({ default: { law: { ...INTERNSHIP_WORDS_EN } } }),
  });
  await i18n.addScope('internshipLife', { fr: () => import('./i18n/fr'), en: () => import('./i18n/en') });
  const http = TestBed.inject(HttpTestingController);
  const { fixture, root } = await render(`<h1>Stage</h1><${selector} />`, [component]);
  http.expectOne(url).flush(answer);
  await settle(fixture);
  return { http, fixture, root };
}

/** Everything this device keeps. */
const kept = () =>
  Object.keys(localStorage)
    .map((key) => localStorage.getItem(key))
    .join(' ');

const log = (week: InternshipWeek, more: Partial<InternshipWeeks> = {}): InternshipWeeks => ({
  weeks: [week],
  steps: [{ code: 'VEILLE', label: 'Veille' }],
  mayWrite: true,
  mayComment: true,
  mayRead: false,
  ...more,
});

describe('the weekly log', () => {
  it('is saved by its version, and shows what another tab saved without losing what is typed', async () => {
    const { http, fixture, root } = await show(
      'app-internship-weeks',
      WeeksTab,
      `${URL}/weeks`,
      log(aWeek()),
    );
    expect(await violations(root)).toEqual([]);
    type(one<HTMLTextAreaElement>(root, 'textarea'), 'Lu trois articles.');
    one<HTMLFormElement>(root, 'form').dispatchEvent(new Event('submit', { cancelable: true }));
    await settle(fixture);
    const first = http.expectOne(`${URL}/weeks/2026-03-09`);
    expect(first.request.body).toMatchObject({ version: 1, done: 'Lu trois articles.', submitted: true });
    first.flush(
      {
        type: 'about:blank',
        title: 'Conflict',
        status: 409,
        code: 'version_conflict',
        current: aWeek({ done: 'Ailleurs', version: 4 }),
      },
      { status: 409, statusText: 'Conflict' },
    );
    await settle(fixture);
    expect(root.textContent).toContain('Ailleurs');
    expect(one<HTMLTextAreaElement>(root, 'textarea').value).toBe('Lu trois articles.');
    one<HTMLButtonElement>(root, 'ui-banner button').click();
    await settle(fixture);
    const again = http.expectOne(`${URL}/weeks/2026-03-09`);
    expect(again.request.body).toMatchObject({ version: 4, done: 'Lu trois articles.' });
    again.flush(aWeek({ done: 'Lu trois articles.', version: 5 }));
    await settle(fixture);
    expect(root.textContent).toContain('Enregistré');
    expect(kept()).not.toContain('articles');
  });

  it('keeps on this device what the server did not take', async () => {
    const { http, fixture, root } = await show(
      'app-internship-weeks',
      WeeksTab,
      `${URL}/weeks`,
      log(aWeek()),
    );
    type(one<HTMLTextAreaElement>(root, 'textarea'), 'Hors ligne');
    one<HTMLFormElement>(root, 'form').dispatchEvent(new Event('submit', { cancelable: true }));
    await settle(fixture);
    http.expectOne(`${URL}/weeks/2026-03-09`).error(new ProgressEvent('error'));
    await settle(fixture);
    expect(root.textContent).toContain('gardé sur cet appareil');
    expect(kept()).toContain('Hors ligne');
  });
});

it('shows the steps on a line of time and as a list, and opens one to change', async () => {
  const course: InternshipSteps = {
    startOn: '2026-01-05',
    endOn: '2026-06-30',
    today: '2026-03-18',
    steps: [
      {
        code: 'VEILLE',
        label: 'Veille bibliographique',
        condition: null,
        kind: 'phase',
        state: 'done',
        conditionHolds: null,
        reason: '',
        dueOn: '2026-02-01',
        doneOn: '2026-02-03',
        version: 1,
      },
      {
        code: 'PUBLICATION',
        label: 'Publication',
        condition: 'si les résultats sont meilleurs',
        kind: 'phase',
        state: 'planned',
        conditionHolds: null,
        reason: '',
        dueOn: null,
        doneOn: null,
        version: 0,
      },
    ],
    progress: { done: 1, of: 1, current: null },
    reviews: [{ id: OTHER, kind: 'check_in', heldOn: '2026-02-10' }],
    due: [{ kind: 'mid_term', dueOn: '2026-04-02' }],
    counts: { minutesWritten: 2, minutesSubmitted: 1, deliverables: 0, studies: 1 },
    mayEdit: true,
  };
  const { fixture, root } = await show('app-internship-steps', StepsTab, `${URL}/steps`, course);
  expect(await violations(root)).toEqual([]);
  expect(one(root, '[role=img]').getAttribute('aria-label')).toContain('étapes faites 1 sur 1');
  expect(root.querySelectorAll('svg .done').length).toBe(3);
  one<HTMLButtonElement>(root, '[aria-label="Modifier l’étape «\u00a0Publication\u00a0»"]').click();
  await settle(fixture);
  expect(one(root, 'dialog').textContent).toContain('La condition est remplie');
});

it('shows what was evaluated, and takes a new evaluation on the grid of the lab', async () => {
  const content = {
    academicTutor: true,
    marks: [],
    summary: 'Tout va bien.',
    strengths: '',
    improvements: '',
    agreed: '',
  };
  const list: InternshipReviews = {
    reviews: [
      {
        id: OTHER,
        kind: 'check_in',
        heldOn: '2026-02-10',
        content,
        byName: 'Mehdi',
        sharedAt: null,
        updatedAt: '2026-02-10T10:00:00.000Z',
        version: 1,
      },
    ],
    due: [{ kind: 'final', dueOn: '2026-06-30' }],
    verdict: { ...R20 },
    today: '2026-03-18',
    startOn: '2026-01-05',
    mayEdit: true,
  };
  const { http, fixture, root } = await show('app-internship-reviews', ReviewsTab, `${URL}/reviews`, list);
  expect(root.textContent).toContain('R20');
  const add = [...root.querySelectorAll('button')].find((button) =>
    button.textContent.includes('Évaluation finale'),
  );
  add?.click();
  await settle(fixture);
  expect(root.querySelectorAll('.mark')).toHaveLength(emptyMarks().length);
  expect(await violations(root)).toEqual([]);
  one<HTMLFormElement>(root, 'app-review-form form').dispatchEvent(new Event('submit', { cancelable: true }));
  await settle(fixture);
  const { request } = http.expectOne(`${URL}/reviews`);
  expect([request.method, request.headers.has('Idempotency-Key')]).toEqual(['POST', true]);
  expect(request.body).toMatchObject({ kind: 'final', heldOn: '2026-03-18' });
});

it('shows presence and stipend month by month, and closes only what may be closed', async () => {
  const month = {
    plannedMinutes: 8400,
    presentMinutes: 8400,
    countedMinutes: 8400,
    paidMinutes: 8400,
    rateCents: 450,
    owedCents: 63_000,
    exemptCents: 63_000,
    subjectCents: 0,
    closedAt: null,
    paidCents: null,
    paidOn: null,
    version: 0,
  };
  const presence: InternshipPresence = {
    startOn: '2026-01-05',
    endOn: '2026-02-28',
    today: '2026-03-18',
    payMode: 'actual',
    weekMinutes: [420, 420, 420, 420, 420, 0, 0],
    months: [
      { ...month, month: '2026-01', hindrance: null },
      { ...month, month: '2026-02', hindrance: 'earlier_month_open' },
    ],
    days: [
      {
        on: '2026-02-02',
        plannedMinutes: 420,
        minutes: 0,
        absence: 'illness',
        agreed: false,
        paid: false,
        note: '',
      },
    ],
    totals: { presentMinutes: 16_800, countedMinutes: 16_800, owedCents: 126_000, paidCents: 0 },
    verdicts: [
      {
        rule: 'R4',
        code: 'stipend_due',
        verdict: 'ok',
        params: { minutes: 16_800, limit: 18_480 },
        waivable: false,
      },
    ],
    errors: [],
    mayEdit: true,
    mayPay: true,
  };
  const { root } = await show('app-internship-presence', PresenceTab, `${URL}/presence`, presence);
  expect(await violations(root)).toEqual([]);
  expect(root.querySelectorAll('[aria-label^="Clore"]')).toHaveLength(1);
  expect(one(root, 'tbody tr').textContent).toContain('630,00');
  expect(root.textContent).toContain('R4');
});

it('puts all that waits for a tutor on one page', async () => {
  const week: TutorWeek = {
    monday: '2026-03-16',
    today: '2026-03-18',
    mayAll: false,
    interns: [
      {
        id: ID,
        title: 'Biais',
        firstName: 'Alix',
        lastName: 'Martin',
        state: 'running',
        tutorName: 'Mehdi',
        startOn: '2026-01-05',
        endOn: '2026-06-30',
        progress: { done: 1, of: 4, current: 'SELECTION' },
        currentStep: 'Sélection',
        week: aWeek({ submittedAt: '2026-03-18T09:00:00.000Z' }),
        unread: ['2026-03-02'],
        late: ['2026-02-23', '2026-03-09'],
        checkIns: { ...R20 },
        due: [{ kind: 'check_in', dueOn: '2026-03-04' }],
      },
    ],
  };
  const { http, fixture, root } = await show('app-tutor-week', TutorWeekPage, '/api/internships/week?', week);
  expect(await violations(root)).toEqual([]);
  expect(root.textContent).toContain('2 semaines manquantes');
  expect(root.textContent).toContain('1 semaine à lire');
  expect(root.textContent).toContain('Point de suivi en retard depuis');
  const comment = one<HTMLTextAreaElement>(root, 'textarea');
  type(comment, 'Bravo');
  one<HTMLFormElement>(root, 'form').dispatchEvent(new Event('submit', { cancelable: true }));
  await settle(fixture);
  const sent = http.expectOne(`${URL}/weeks/2026-03-09/comments`);
  expect([sent.request.body, sent.request.headers.has('Idempotency-Key')]).toEqual([{ text: 'Bravo' }, true]);
});
