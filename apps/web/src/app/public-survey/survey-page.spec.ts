import { provideHttpClient } from '@angular/common/http';
import { TestBed } from '@angular/core/testing';
import { provideRouter, withComponentInputBinding } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import type { PublicSurvey, SendSurveyAnswer } from '@jalon/contracts';
import { answering, refused, type Answer } from '../../../testing/answers';
import { byText, one, settle, type, violations } from '../../../testing/render';
import { I18n } from '../core/i18n/i18n';
import { routes } from './routes';

jest.setTimeout(60_000);
const TOKEN = 'a'.repeat(22);
const URL = `/api/public/surveys/${TOKEN}`;
const SURVEY: PublicSurvey = {
  title: 'Votre avis',
  useCaseTitle: 'Tri des courriers',
  isOpen: true,
  closesOn: '2026-04-30',
};

async function open(answers: Readonly<Record<string, Answer>>) {
  const server = answering(answers);
  TestBed.configureTestingModule({
    providers: [
      provideHttpClient(),
      ...server.providers,
      provideRouter([{ path: 'survey', children: routes }], withComponentInputBinding()),
    ],
  });
  await TestBed.inject(I18n).use('fr');
  const harness = await RouterTestingHarness.create(`/survey/${TOKEN}`);
  const root = harness.fixture.nativeElement as HTMLElement;
  document.body.append(root);
  await settle(harness.fixture);
  const submit = async () => {
    one(root, 'form').dispatchEvent(new Event('submit', { cancelable: true }));
    await settle(harness.fixture);
  };
  const choose = (question: string, mark: number) =>
    one<HTMLInputElement>(root, `input[name=${question}][value="${mark}"]`).click();
  return { root, server, submit, choose, fixture: harness.fixture };
}

afterEach(() => document.body.replaceChildren());

it('asks for the first mark, then sends what was chosen, once whatever happens', async () => {
  let attempts = 0;
  const { root, server, submit, choose } = await open({
    [`GET ${URL}`]: () => SURVEY,
    [`POST ${URL}`]: () => (++attempts === 1 ? refused(503, 'unavailable') : { received: true }),
  });
  expect(await violations(root)).toEqual([]);
  await submit();
  expect(attempts).toBe(0);
  expect(root.textContent).toContain('Choisissez une note');
  expect(document.activeElement?.getAttribute('name')).toBe('satisfaction');
  choose('satisfaction', 4);
  choose('ease', 2);
  type(one<HTMLTextAreaElement>(root, 'textarea'), '<b>Utile</b>');
  await submit();
  expect(root.textContent).toContain('momentanément indisponible');
  expect(await violations(root)).toEqual([]);
  await submit();
  const sent = server.requests
    .filter(({ method }) => method === 'POST')
    .map(({ body }) => body as SendSurveyAnswer);
  expect(sent).toHaveLength(2);
  expect(sent[1]).toEqual(sent[0]);
  expect(sent[0]).toMatchObject({ satisfaction: 4, ease: 2, usefulness: null, verbatim: '<b>Utile</b>' });
  expect(document.activeElement?.textContent).toContain('Merci');
  expect(await violations(root)).toEqual([]);
});

it('says that it is closed, also when it was closed meanwhile', async () => {
  const closed = await open({ [`GET ${URL}`]: () => ({ ...SURVEY, isOpen: false }) });
  expect(closed.root.textContent).toContain('Cette enquête est close');
  expect(closed.root.querySelector('form')).toBeNull();
  expect(await violations(closed.root)).toEqual([]);
  closed.root.remove();
  TestBed.resetTestingModule();
  const { root, submit, choose } = await open({
    [`GET ${URL}`]: () => SURVEY,
    [`POST ${URL}`]: () =>
      refused(422, 'transition_not_allowed', { errors: [{ path: 'survey', code: 'survey_closed' }] }),
  });
  choose('satisfaction', 5);
  await submit();
  expect(root.textContent).toContain('Cette enquête est close');
});

it('does not exist, and speaks English to who asks', async () => {
  const { root, fixture } = await open({ [`GET ${URL}`]: () => refused(404, 'not_found') });
  expect(root.textContent).toContain('Cette enquête n’existe pas');
  byText(root, 'button', 'English').click();
  await settle(fixture);
  expect(root.textContent).toContain('This survey does not exist');
  expect(await violations(root)).toEqual([]);
});
