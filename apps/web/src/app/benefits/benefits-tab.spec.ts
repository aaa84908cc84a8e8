import { provideHttpClient } from '@angular/common/http';
import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import type { BenefitPortfolio, PutMeasure, UseCaseBenefits } from '@jalon/contracts';
import { answering, refused, type Answer } from '../../../testing/answers';
import { byText, one, render, settle, type, violations } from '../../../testing/render';
import { I18n } from '../core/i18n/i18n';
import { CurrentUseCase } from '../core/use-case/current-use-case';
import { Toasts } from '../ui/toast/toasts';
import { parseHundredths } from './amount';
import { BenefitsTab } from './benefits-tab';
import { BenefitPortfolioPage } from './portfolio-page';
import { BENEFITS } from './testing/a-benefit';

const URL = `/api/use-cases/${BENEFITS.useCaseId}/benefits`;
const [BENEFIT] = BENEFITS.items;
const MEASURES = `${URL}/${BENEFIT?.id ?? ''}/measures`;

async function show(template: string, answers: Readonly<Record<string, Answer>>) {
  const server = answering({
    'GET /api/reference': () => ({ entities: [], people: [], products: [] }),
    ...answers,
  });
  const useCase = { detail: signal({ id: BENEFITS.useCaseId }), mayEdit: signal(true), reload: jest.fn() };
  TestBed.configureTestingModule({
    providers: [
      provideHttpClient(),
      ...server.providers,
      provideRouter([]),
      { provide: CurrentUseCase, useValue: useCase },
    ],
  });
  await TestBed.inject(I18n).addScope('benefits', {
    fr: () => import('./i18n/fr'),
    en: () => import('./i18n/en'),
  });
  return { server, ...(await render(template, [BenefitsTab, BenefitPortfolioPage])) };
}
const tab = (page: UseCaseBenefits, more: Readonly<Record<string, Answer>> = {}) =>
  show('<h1>Cas</h1><app-benefits-tab />', { [`GET ${URL}`]: () => page, ...more });

jest.setTimeout(60_000);
afterEach(() => document.body.replaceChildren());

it('tells the business case, the curves with their table, and who measured what', async () => {
  const { root, fixture } = await tab(BENEFITS);
  expect(root.textContent).toContain('9\u202f000\u00a0€');
  expect(root.textContent).toContain('n’est pas remboursé');
  expect(byText(root, '.ui-chart', 'Par mois, en euros').textContent).toContain('5\u202f200\u00a0€ acceptés');
  const chart = byText(root, '.ui-chart', 'Cumul en euros');
  one<HTMLButtonElement>(chart, 'button').click();
  await settle(fixture);
  expect(byText(chart, 'tr', 'mars').textContent).toContain('-300\u00a0€');
  expect(byText(root, 'app-benefit-card tr', 'févr.').textContent).toContain('Mesuré par Sofia Martins.');
  expect(await violations(root)).toEqual([]);
});

it('accepts a measure of somebody else, and says so', async () => {
  const accepted = jest.fn(() => ({ ...BENEFITS, mayReview: false }));
  const { root, fixture, server } = await tab(BENEFITS, { [`POST ${MEASURES}/2026-02/review`]: accepted });
  byText(root, 'button', 'Accepter').click();
  await settle(fixture);
  expect(accepted).toHaveBeenCalledTimes(1);
  const body = server.requests.at(-1)?.body;
  expect(body).toEqual({ version: 1, outcome: 'accepted', reason: '' });
  expect(
    TestBed.inject(Toasts)
      .items()
      .map(({ message }) => message),
  ).toContain('La mesure de février 2026 est acceptée');
});

it('returns one with a reason, asked for beside the field', async () => {
  const { root, fixture } = await tab(BENEFITS, {
    [`POST ${MEASURES}/2026-02/review`]: () =>
      refused(422, 'reason_required', { errors: [{ path: 'reason', code: 'required' }] }),
  });
  byText(root, 'app-benefit-card button', 'Renvoyer').click();
  await settle(fixture);
  one(root, '#return-form').dispatchEvent(new Event('submit', { cancelable: true }));
  await settle(fixture);
  expect(one(root, '#return-form textarea').getAttribute('aria-invalid')).toBe('true');
  expect(await violations(root)).toEqual([]);
});

it('measures a month in hundredths, and keeps what was typed when it is refused', async () => {
  const { root, fixture, server } = await tab(BENEFITS, {
    [`PUT ${MEASURES}/2026-02`]: () => refused(409, 'version_conflict', { current: BENEFITS }),
  });
  byText(root, 'button', 'Mesurer un mois').click();
  await settle(fixture);
  const form = one<HTMLFormElement>(root, '#measure-form');
  expect(await violations(root)).toEqual([]);
  const amount = one<HTMLInputElement>(form, 'input');
  const submit = async () => {
    form.dispatchEvent(new Event('submit', { cancelable: true }));
    await settle(fixture);
  };
  type(amount, 'beaucoup');
  await submit();
  expect(form.textContent).toContain('Saisissez un nombre');
  type(amount, '4 900,50 €');
  type(one<HTMLTextAreaElement>(form, 'textarea'), 'Facture');
  await submit();
  expect(server.requests.at(-1)?.body as PutMeasure).toEqual({
    ...{ version: 1, value: 490_050, evidence: 'Facture' },
  });
  expect(form.textContent).toContain('modifié cet objet entre-temps');
  expect(amount.value).toBe('4 900,50 €');
});

it('shows a reader no button', async () => {
  const [first] = BENEFITS.items;
  if (!first) throw new Error('no benefit');
  const items = [{ ...first, measures: first.measures.map((one) => ({ ...one, mayReview: false })) }];
  const { root } = await tab({ ...BENEFITS, items, mayEdit: false, mayReview: false });
  expect([...root.querySelectorAll('app-benefit-card button')]).toEqual([]);
});

it.each([
  ['1 500', 150_000],
  ['1\u202f500,5', 150_050],
  ['-3.25', -325],
  ['0', 0],
])('reads %j as %i hundredths', (typed, hundredths) => {
  expect(parseHundredths(typed)).toBe(hundredths);
});

it.each(['', '1,234', 'douze', '--1', '1e9', '9999999999'])('reads %j as nothing', (typed) => {
  expect(parseHundredths(typed)).toBeUndefined();
});

it('totals the portfolio by unit, and asks for what waits', async () => {
  const answer: BenefitPortfolio = {
    items: [
      {
        ...{
          id: BENEFITS.useCaseId,
          useCaseId: BENEFITS.useCaseId,
          useCaseCode: 'UC-1',
          useCaseTitle: 'Tri',
        },
        ...{
          stage: 'usage',
          entityName: 'Caisse du Nord',
          title: 'Qualité',
          nature: 'quality',
          unit: 'percent',
        },
        ...{
          expectedMonthly: 3_500,
          expectedSoFar: 10_500,
          realised: 6_000,
          lastMonth: '2026-02',
          toReview: 1,
        },
      },
    ],
    total: 1,
    toReview: 1,
    totals: [
      { unit: 'eur', benefits: 2, expectedSoFar: 1_700_000, realised: 400_000 },
      { unit: 'hours', benefits: 1, expectedSoFar: 0, realised: null },
    ],
    today: '2026-03-18',
  };
  const { root, fixture, server } = await show('<h1>Usage</h1><app-benefit-portfolio />', {
    'GET /api/benefits?pageSize=50&page=1': () => answer,
    'GET /api/benefits?pageSize=50&page=1&toReview=true': () => answer,
  });
  expect(byText(root, '.totals div', 'Euros réalisés').textContent).toContain('4\u202f000\u00a0€');
  expect(byText(root, '.totals div', 'Heures').textContent).toContain('Rien d’accepté');
  // Percents of several months are not added up.
  expect([...root.querySelectorAll('tbody td.numeric')].map((cell) => cell.textContent.trim())).toEqual([
    '35\u00a0%',
    '–',
    '–',
  ]);
  expect(await violations(root)).toEqual([]);
  [...root.querySelectorAll<HTMLInputElement>('ui-segmented input')].at(-1)?.click();
  await settle(fixture);
  expect(server.asked.at(-1)).toContain('toReview=true');
});
