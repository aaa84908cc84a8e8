import { provideHttpClient } from '@angular/common/http';
import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import type { SurveyDetail, SurveyList } from '@jalon/contracts';
import { answering, refused, type Answer } from '../../../testing/answers';
import { byText, one, press, render, settle, type, violations } from '../../../testing/render';
import { I18n } from '../core/i18n/i18n';
import { CurrentUseCase } from '../core/use-case/current-use-case';
import { Toasts } from '../ui/toast/toasts';
import { SurveysTab } from './surveys-tab';

jest.setTimeout(60_000);
const ID = '00000000-0000-4000-8000-000000000001';
const WORDS = ['00000000-0000-4000-8000-00000000000a', '00000000-0000-4000-8000-00000000000b'] as const;
const URL = `/api/use-cases/${ID}/surveys`;
const FEW = { answers: null, mean: null, satisfiedPercent: null, reason: 'few_answers' as const };
const SCORE = { answers: 12, mean: 4.25, satisfiedPercent: 83.3, reason: null };
const SURVEY: SurveyDetail = {
  ...{
    id: ID,
    deploymentId: ID,
    entityName: 'Caisse du Nord',
    environment: 'production',
    title: 'Votre avis',
  },
  ...{ state: 'open', opensOn: '2026-01-05', closesOn: null, version: 2, score: SCORE, toModerate: 2 },
  token: 'b'.repeat(22),
  months: [
    { month: '2026-01', ...SCORE },
    { month: '2026-02', ...FEW },
  ],
  questions: { satisfaction: SCORE, ease: SCORE, usefulness: FEW },
  verbatims: WORDS.map((id, place) => ({
    ...{ id, month: '2026-01', moderation: 'pending' as const },
    text: place === 0 ? '<script>alert(1)</script>' : 'Très bien',
  })),
  mayManage: true,
};
const LIST: SurveyList = {
  items: [SURVEY],
  deployments: [{ id: ID, entityName: 'Caisse du Nord', environment: 'production' }],
  mayManage: true,
};

async function show(survey: SurveyDetail, list: SurveyList, answers: Readonly<Record<string, Answer>> = {}) {
  const server = answering({ [`GET ${URL}`]: () => list, [`GET ${URL}/${ID}`]: () => survey, ...answers });
  const useCase = { detail: signal({ id: ID }), mayEdit: signal(true), reload: jest.fn() };
  TestBed.configureTestingModule({
    providers: [
      provideHttpClient(),
      ...server.providers,
      provideRouter([]),
      { provide: CurrentUseCase, useValue: useCase },
    ],
  });
  await TestBed.inject(I18n).addScope('surveys', {
    fr: () => import('./i18n/fr'),
    en: () => import('./i18n/en'),
  });
  return { server, ...(await render('<h1>Cas</h1><app-surveys-tab />', [SurveysTab])) };
}

afterEach(() => document.body.replaceChildren());

it('tells the score over time, months of few answers left out, and scripts as text', async () => {
  const { root } = await show(SURVEY, LIST);
  expect(root.textContent).toContain('4,25 sur 5, 83,3\u00a0% de satisfaits, 12 réponses');
  expect(root.textContent).toContain('Moins de cinq réponses');
  expect([...root.querySelectorAll('ui-line-chart [data-mark]')]).toHaveLength(1);
  expect(byText(root, 'li', '<script>').querySelector('script')).toBeNull();
  expect(one<HTMLAnchorElement>(root, '.link a').href).toContain(`/survey/${'b'.repeat(22)}`);
  expect(await violations(root)).toEqual([]);
});

it('is moderated by keyboard: arrows, V shows, M hides, and the focus goes to the next', async () => {
  const [first, second] = WORDS;
  const after = { ...SURVEY, verbatims: SURVEY.verbatims.slice(0, 1), toModerate: 1 };
  const { root, fixture, server } = await show(SURVEY, LIST, {
    [`POST ${URL}/${ID}/verbatims/${second}/moderation`]: () => after,
    [`POST ${URL}/${ID}/verbatims/${first}/moderation`]: () => ({ ...after, verbatims: [], toModerate: 0 }),
  });
  const items = [...root.querySelectorAll<HTMLElement>('app-verbatim-list li')];
  items[0]?.focus();
  press(items[0] ?? root, 'ArrowDown');
  expect(document.activeElement).toBe(items[1]);
  press(items[1] ?? root, 'm');
  await settle(fixture);
  const posted = () => server.requests.filter(({ method }) => method === 'POST').map(({ body }) => body);
  expect(posted()).toEqual([{ to: 'hidden' }]);
  expect(document.activeElement?.textContent).toContain('<script>');
  press(document.activeElement ?? root, 'v');
  await settle(fixture);
  expect(posted()).toEqual([{ to: 'hidden' }, { to: 'shown' }]);
  expect(root.textContent).toContain('Aucun mot à lire');
});

it('is made as a draft from three questions, then opened', async () => {
  const draft: SurveyDetail = {
    ...SURVEY,
    state: 'draft',
    opensOn: null,
    months: [],
    verbatims: [],
    version: 1,
  };
  const { root, fixture, server } = await show(
    draft,
    { ...LIST, items: [] },
    {
      [`POST ${URL}`]: () => draft,
      [`POST ${URL}/${ID}/transitions`]: () => SURVEY,
    },
  );
  byText(root, 'button', 'Nouvelle enquête').click();
  await settle(fixture);
  const dialog = one(root, 'dialog');
  expect(dialog.textContent).toContain('Est-il facile à utiliser');
  expect(await violations(root)).toEqual([]);
  one(root, '#survey-form').dispatchEvent(new Event('submit', { cancelable: true }));
  await settle(fixture);
  byText(root, 'button', 'Ouvrir l’enquête').click();
  await settle(fixture);
  expect(server.requests.filter(({ method }) => method === 'POST').map(({ body }) => body)).toEqual([
    { deploymentId: ID, title: 'Votre avis sur l’outil', closesOn: null },
    { version: 1, name: 'open' },
  ]);
  expect(root.textContent).toContain('Adresse à envoyer');
});

it('has its title and last day changed: only what changed is sent, and it can be undone', async () => {
  const saved = { ...SURVEY, closesOn: '2026-06-30', version: 3 };
  const { root, fixture, server } = await show(SURVEY, LIST, { [`PATCH ${URL}/${ID}`]: () => saved });
  byText(root, '.detail button', 'Modifier').click();
  await settle(fixture);
  const [title, day] = [...root.querySelectorAll<HTMLInputElement>('dialog input')];
  expect([title?.value, day?.value]).toEqual(['Votre avis', '']);
  expect(await violations(root)).toEqual([]);
  if (day) type(day, '2026-06-30');
  one(root, '#survey-form').dispatchEvent(new Event('submit', { cancelable: true }));
  await settle(fixture);
  const patched = () => server.requests.filter(({ method }) => method === 'PATCH').map(({ body }) => body);
  expect(patched()).toEqual([{ version: 2, changes: { closesOn: '2026-06-30' } }]);
  expect(root.querySelector('dialog[open]')).toBeNull();
  expect(root.textContent).toContain('Dernier jour\u00a0: 30 juin 2026.');
  TestBed.inject(Toasts).items()[0]?.action?.run();
  await settle(fixture);
  expect(patched()[1]).toEqual({ version: 3, changes: { closesOn: null } });
});

it('tells what somebody else saved meanwhile, and keeps what was typed', async () => {
  const theirs = { ...SURVEY, title: 'Leur titre', version: 5 };
  let isSaved = false;
  const { root, fixture, server } = await show(SURVEY, LIST, {
    [`PATCH ${URL}/${ID}`]: () => {
      if (isSaved) return { ...theirs, title: 'Mon titre', version: 6 };
      isSaved = true;
      return refused(409, 'version_conflict', { current: theirs });
    },
  });
  byText(root, '.detail button', 'Modifier').click();
  await settle(fixture);
  const title = one<HTMLInputElement>(root, 'dialog input');
  type(title, 'Mon titre');
  const save = async () => {
    one(root, '#survey-form').dispatchEvent(new Event('submit', { cancelable: true }));
    await settle(fixture);
  };
  await save();
  expect(one(root, 'dialog ui-banner').textContent).toContain('«\u00a0Leur titre\u00a0»');
  expect(title.value).toBe('Mon titre');
  await save();
  expect(server.requests.filter(({ method }) => method === 'PATCH').at(-1)?.body).toEqual({
    version: 5,
    changes: { title: 'Mon titre' },
  });
  expect(root.textContent).toContain('Mon titre');
});

it('offers nothing to a reader who may not manage', async () => {
  const reader = { ...SURVEY, token: null, mayManage: false, verbatims: [] };
  const { root } = await show(reader, { ...LIST, mayManage: false });
  expect([...root.querySelectorAll('button')].map((button) => button.textContent.trim())).not.toContain(
    'Clore l’enquête',
  );
  expect(root.textContent).not.toContain('Modifier');
  expect(root.querySelector('.link')).toBeNull();
});
