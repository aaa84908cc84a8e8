import { provideHttpClient } from '@angular/common/http';
import {
  HttpTestingController,
  provideHttpClientTesting,
  type TestRequest,
} from '@angular/common/http/testing';
import type { Type } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import type { InternshipPage, InternRegisterPage, InternshipSettings } from '@jalon/contracts';
import { byText, one, render, settle, type, violations } from '../../../testing/render';
import { I18n } from '../core/i18n/i18n';
import { NewInternshipPage } from './new-page';
import { PeoplePage } from './people-page';
import { RegisterPage } from './register-page';
import { SettingsPage } from './settings-page';
import { INTERNSHIP } from './testing/an-internship';

const LIST: InternshipPage = {
  items: [
    {
      id: INTERNSHIP,
      title: 'Mesurer des modèles',
      firstName: 'Inès',
      lastName: 'Nord',
      school: '',
      state: 'running',
      template: 'RD_INTEGRATION',
      tutorId: null,
      tutorName: null,
      squadName: null,
      useCaseId: null,
      useCaseTitle: null,
      startOn: '2026-04-06',
      endOn: '2026-07-31',
    },
  ],
  total: 1,
  states: [{ value: 'running', count: 1 }],
};
const REGISTER: InternRegisterPage = {
  lines: [
    {
      id: INTERNSHIP,
      number: 1,
      lastName: 'Nord',
      firstName: 'Inès',
      startOn: '2026-04-06',
      endOn: '2026-07-31',
      tutorLastName: '',
      tutorFirstName: '',
      place: '',
      keptUntil: '2031-07-31',
      missing: [{ path: 'tutorLastName', code: 'required' }],
    },
  ],
  verdict: {
    rule: 'R17',
    code: 'register_incomplete',
    verdict: 'flagged',
    params: { count: 1 },
    waivable: true,
  },
};
const SETTINGS: InternshipSettings = {
  signatories: ['intern', 'host', 'school', 'academic_tutor', 'tutor'],
  scope: 'lab',
  yearRatePolicy: 'month_of_presence',
  headcount: 12,
  averageHeadcount: 12,
  version: 3,
  law: [
    {
      key: 'monthly_ceiling',
      from: '2027-01-01',
      value: 412_000,
      source: 'Arrêté',
      basis: 'text',
      own: true,
    },
    { key: 'tutor_limit', from: '2014-09-01', value: 3, source: 'R124-13', basis: 'text', own: false },
  ],
};
const ANSWERS: Readonly<Record<string, unknown>> = {
  '/api/internships': LIST,
  '/api/internships/register': REGISTER,
  '/api/internships/settings': SETTINGS,
  '/api/internships/accepted': { items: [] },
};
let answering: ReturnType<typeof setInterval> | undefined;

async function show(selector: string, page: Type<unknown>) {
  TestBed.configureTestingModule({
    providers: [provideHttpClient(), provideHttpClientTesting(), provideRouter([])],
  });
  await TestBed.inject(I18n).addScope('internships', {
    fr: () => import('./i18n/fr'),
    en: () => import('./i18n/en'),
  });
  const http = TestBed.inject(HttpTestingController);
  answering = setInterval(() => {
    for (const found of http.match(({ url, method }) => method === 'GET' && url in ANSWERS))
      found.flush(ANSWERS[found.request.url] as object);
    for (const found of http.match('/api/reference')) found.flush(null, { status: 404, statusText: 'x' });
  }, 5);
  const { fixture, root } = await render(`<h1>Stages</h1><${selector} />`, [page]);
  await settle(fixture);
  return { http, fixture, root };
}

async function asked(http: HttpTestingController, method: string, url: string): Promise<TestRequest> {
  for (;;) {
    const [found] = http.match({ method, url });
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
const plain = (element: Element) => element.textContent.replace(/[\s\u00a0\u202f]+/g, ' ');

afterEach(() => {
  clearInterval(answering);
  document.body.replaceChildren();
});

it('lists interns with their dates and state', async () => {
  const { root } = await show('app-internship-people', PeoplePage);
  expect(plain(one(root, 'tbody tr'))).toContain('Inès Nord');
  expect(plain(one(root, 'tbody tr'))).toContain('En cours');
  expect(await violations(root)).toEqual([]);
});

it('shows the register in order of arrival, with what a line lacks', async () => {
  const { root } = await show('app-intern-register', RegisterPage);
  expect(plain(root)).toContain('Lignes incomplètes au registre : 1.');
  expect(plain(one(root, 'tbody tr'))).toContain('Manque : nom du tuteur');
  expect(one(root, 'a[download]').getAttribute('href')).toBe('/api/internships/register.csv?language=fr');
  expect(await violations(root)).toEqual([]);
});

it('saves who signs, and adds an amount from a day on', async () => {
  const { http, fixture, root } = await show('app-internship-settings', SettingsPage);
  expect(plain(root)).toContain('Plafond mensuel de la sécurité sociale');
  expect(plain(root)).toContain('4 120,00 €');
  const school = byText(root, 'label', 'établissement d’enseignement').querySelector('input');
  school?.click();
  await settle(fixture);
  one(root, 'form').dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }));
  const saved = await asked(http, 'PUT', '/api/internships/settings');
  expect(saved.request.body).toEqual({
    signatories: ['intern', 'host', 'academic_tutor', 'tutor'],
    scope: 'lab',
    yearRatePolicy: 'month_of_presence',
    headcount: 12,
    averageHeadcount: 12,
    version: 3,
  });
  saved.flush({ ...SETTINGS, version: 4 });
  await settle(fixture);
  expect(await violations(root)).toEqual([]);
  byText(root, 'button', 'Ajouter une valeur').click();
  await settle(fixture);
  type(one(root, 'app-law-table input[type=number]'), '415000');
  [...one(root, 'app-law-table').querySelectorAll('button')].at(-1)?.click();
  const law = await asked(http, 'PUT', '/api/internships/settings/law');
  expect(law.request.body).toMatchObject({ key: 'monthly_ceiling', value: 415_000, basis: 'text' });
  law.flush(SETTINGS);
  await settle(fixture);
});

it('creates a draft by hand, and marks what the server refuses', async () => {
  const { http, fixture, root } = await show('app-new-internship', NewInternshipPage);
  expect(await violations(root)).toEqual([]);
  const [title, first, last] = root.querySelectorAll<HTMLInputElement>('input[maxlength]');
  if (title) type(title, 'Sujet');
  if (first) type(first, 'Inès');
  if (last) type(last, 'Nord');
  one(root, 'form').dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }));
  const request = await asked(http, 'POST', '/api/internships');
  expect(request.request.body).toMatchObject({ title: 'Sujet', firstName: 'Inès', applicationId: null });
  request.flush(
    {
      type: 'x',
      title: 'x',
      status: 422,
      code: 'invalid_value',
      errors: [{ path: 'endOn', code: 'to_before_from', params: { min: '2026-04-06' } }],
    },
    { status: 422, statusText: 'x' },
  );
  await settle(fixture);
  expect(plain(root)).toContain('La fin précède le début : choisissez-la à partir du 6 avr. 2026.');
});
