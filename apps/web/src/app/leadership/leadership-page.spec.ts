import { provideHttpClient } from '@angular/common/http';
import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import type { Leadership } from '@jalon/contracts';
import { answering, refused, type Answer } from '../../../testing/answers';
import { byText, one, press, render, settle, violations } from '../../../testing/render';
import { I18n } from '../core/i18n/i18n';
import { SessionStore } from '../core/session/session-store';
import { LeadershipPage } from './leadership-page';
import { aBenefit, aDeployment, aMonth, aRow, aUse, idOf } from './testing/a-month';

jest.setTimeout(60_000);
const URL = '/api/leadership?month=2026-03';
const USE = aUse({
  deployments: [aDeployment(50, 80)],
  benefits: [aBenefit('eur', 815_000, 2_372_500), aBenefit('percent', 3_150, 5_950)],
  costs: [
    {
      ...{ useCaseId: idOf(1), code: 'UC-001', title: 'Tri', entityId: idOf(2) },
      ...{ investment: 6_500_000, runCost: 240_000 },
    },
  ],
  alerts: [
    {
      ...{ useCaseId: idOf(1), code: 'UC-001', title: 'Tri', entityId: idOf(2), entityName: 'Nord' },
      ...{ id: idOf(5), rule: 'silent', openedOn: '2026-03-10' },
    },
  ],
});
const MONTH = aMonth({ late: 1, rows: [aRow(1), aRow(2)], use: USE });
const BEFORE = aMonth({
  month: '2026-02',
  total: 4,
  late: 3,
  use: aUse({ deployments: [aDeployment(30, 80)] }),
});

async function show(answer: Answer, place: { month?: string; against?: string } = {}) {
  const server = answering({ [`GET ${URL}`]: answer, [`GET ${URL}&against=2026-02`]: answer });
  TestBed.configureTestingModule({
    providers: [provideHttpClient(), ...server.providers, provideRouter([])],
  });
  Object.assign(TestBed.inject(SessionStore), { today: signal('2026-03-18') });
  await TestBed.inject(I18n).addScope('leadership', {
    fr: () => import('./i18n/fr'),
    en: () => import('./i18n/en'),
  });
  const navigate = jest.spyOn(TestBed.inject(Router), 'navigate').mockResolvedValue(true);
  const template = '<app-leadership-page [month]="month" [against]="against" />';
  const state = { month: place.month, against: place.against };
  return { server, navigate, ...(await render(template, [LeadershipPage], state)) };
}
const month = (current = MONTH, against: Leadership['against'] = null) => ({ current, against });
const figure = (root: ParentNode, label: string) => {
  const found = byText(root, '.figure', label);
  const said = (selector: string) => found.querySelector(selector)?.textContent.trim();
  return {
    link: one<HTMLAnchorElement>(found, 'a'),
    value: said('.figure__value'),
    definition: said('.figure__definition'),
    change: said('.figure__change'),
  };
};

afterEach(() => document.body.replaceChildren());

it('says each figure with its unit, what it counts, and where its rows are', async () => {
  const { root, server } = await show(() => month());
  expect(server.asked).toEqual([`GET ${URL}`]);
  expect(one(root, 'h1').textContent).toContain('mars 2026');
  const figures = [...root.querySelectorAll('.figure')];
  expect(figures).toHaveLength(8);
  for (const each of figures) {
    expect(one(each, '.figure__definition').textContent.trim()).not.toBe('');
    expect(one<HTMLAnchorElement>(each, 'a').getAttribute('href')).toMatch(
      /^\/monthly-report\?month=2026-03&rows=|^\/#/,
    );
  }
  expect(figure(root, 'Adoption')).toMatchObject({
    value: '62,5\u00a0%',
    definition: 'Utilisateurs actifs sur 30 jours, parmi 80 éligibles mesurés',
  });
  expect(figure(root, 'Bénéfices du mois').value).toMatch(/^8.150\u00a0€$/);
  expect(await violations(root)).toEqual([]);
});

it('goes from a figure to its rows on the page, and from each row to its use case', async () => {
  const { root, fixture } = await show(() => month());
  for (const [label, part] of [
    ['Décisions attendues', 'decisions'],
    ['Adoption', 'adoption'],
    ['Utilisateurs actifs', 'adoption'],
    ['Bénéfices du mois', 'benefits'],
    ['Alertes d’usage', 'alerts'],
  ] as const) {
    const heading = one<HTMLElement>(root, `#${part}`);
    heading.scrollIntoView = jest.fn();
    figure(root, label).link.click();
    await settle(fixture);
    expect([label, document.activeElement?.id]).toEqual([label, part]);
    const links = root.querySelectorAll(`section[aria-labelledby=${part}] :is(li, tbody tr) a`);
    expect([...links].map((link) => link.getAttribute('href'))[0]).toMatch(/^\/use-cases\/0/);
  }
});

it('has a table for each chart, with the same figures, and leads from a bar to its rows', async () => {
  const { root, fixture, navigate } = await show(() => month());
  const charts = [...root.querySelectorAll('ui-bar-chart')];
  expect(charts).toHaveLength(3);
  const twins = [];
  for (const chart of charts) {
    const bars = [...chart.querySelectorAll('[data-mark]')];
    press(bars[bars.length > 1 ? 2 : 0] ?? chart, 'Enter');
    one<HTMLButtonElement>(chart, 'button').click();
    await settle(fixture);
    const rows = [...chart.querySelectorAll('tbody tr')].map((row) =>
      [...row.children].map((cell) => cell.textContent).join(' '),
    );
    expect(rows).toHaveLength(bars.length);
    twins.push(rows.at(bars.length > 1 ? 2 : 0));
  }
  expect(twins).toEqual([
    'Réalisation 4',
    'UC-001 Nord 62,5\u00a0%',
    expect.stringMatching(/^UC-001 Tri 23.725\u00a0€$/),
  ]);
  expect(navigate.mock.calls.map(([path, extras]) => [path, extras?.queryParams])).toEqual([
    [['/monthly-report'], { month: '2026-03', rows: 'delivery', at: 'charts' }],
    [['/use-cases', idOf(1), 'after-go-live', 'usage'], undefined],
    [['/use-cases', idOf(1), 'after-go-live', 'benefits'], undefined],
  ]);
  expect(await violations(root)).toEqual([]);
});

it('compares with the month of the address, and says what is unchanged in words', async () => {
  const { root, server, navigate } = await show(() => month(MONTH, BEFORE), { against: '2026-02' });
  expect(server.asked).toEqual([`GET ${URL}&against=2026-02`]);
  expect(figure(root, 'Cas d’usage suivis').change).toBe('inchangé depuis février 2026');
  expect(figure(root, 'Jalons en retard').change).toBe('−2 depuis février 2026');
  expect(figure(root, 'Adoption').change).toBe('+25\u00a0pt depuis février 2026');
  expect(figure(root, 'Bénéfices').change).toBeUndefined();
  const against = one<HTMLSelectElement>(root, '.choices__against select');
  against.value = '';
  against.dispatchEvent(new Event('change'));
  expect(navigate).toHaveBeenCalledWith([], {
    queryParams: { against: null },
    queryParamsHandling: 'merge',
  });
  expect(await violations(root)).toEqual([]);
});

it('tells no benefit of a month where none was accepted, and cumulates no percent', async () => {
  const use = aUse({ benefits: [aBenefit('eur', 0, 2_372_500), aBenefit('percent', 3_150, 5_950)] });
  const { root } = await show(() => month(aMonth({ use })));
  const benefits = figure(root, 'Bénéfices du mois');
  expect(benefits.value).toBe('–');
  expect(benefits.definition).toMatch(/^Rien d’accepté pour ce mois, 7.800\u00a0€ attendus/);
  const rows = [...one(root, '[aria-labelledby=benefits]').querySelectorAll('tbody tr')].map((row) =>
    [...row.querySelectorAll('td')].map((cell) => cell.textContent.trim()),
  );
  expect(rows[0]?.[0]).toBe('–');
  expect([rows[1]?.[0], ...(rows[1]?.slice(2) ?? [])]).toEqual(['31,5\u00a0%', '–', '–']);
});

it('shows the rest of a long list in place, and goes on at its first row', async () => {
  const rows = Array.from({ length: 15 }, (_, index) => aRow(index + 1));
  const { root, fixture } = await show(() => month(aMonth({ rows, use: USE })));
  const list = one(root, '[aria-labelledby=slippage]');
  expect(list.querySelectorAll('tbody tr')).toHaveLength(12);
  byText(list, 'button', 'Afficher 3 lignes de plus').click();
  await settle(fixture);
  expect(list.querySelectorAll('tbody tr')).toHaveLength(15);
  expect(document.activeElement).toBe(list.querySelectorAll('tbody a')[12]);
  expect(root.querySelectorAll('[aria-labelledby=decisions] li')).toHaveLength(12);
});

it('says what is not there: nothing in use, nothing to decide, a month kept without its usage', async () => {
  const { root } = await show(() => month(aMonth({ use: aUse() })));
  for (const words of [
    'Aucun cas d’usage n’attend de décision.',
    'Aucun jalon ne dérive.',
    'Aucune solution n’est en service à la fin de ce mois.',
    'Aucun bénéfice n’est attendu ni mesuré ce mois.',
    'L’usage de ce qui est déployé ne demande pas d’attention.',
  ])
    expect(root.textContent).toContain(words);
  expect(await violations(root)).toEqual([]);
});

it('says a month was frozen before usage was kept, and that the page could not be read', async () => {
  let answer: unknown = month(aMonth({}));
  const { root } = await show(() => answer);
  expect(root.textContent).toContain('figé avant que l’usage et les bénéfices y soient conservés');
  expect(figure(root, 'Adoption').value).toBe('–');
  root.remove();
  TestBed.resetTestingModule();
  answer = refused(503, 'unavailable');
  const { root: broken, fixture } = await show(() => answer);
  expect(broken.querySelector('ui-banner')).not.toBeNull();
  expect(await violations(broken)).toEqual([]);
  answer = month();
  byText(broken, 'ui-banner button', 'Réessayer').click();
  await settle(fixture);
  expect(broken.querySelectorAll('.figure')).toHaveLength(8);
});

it('is presented a sheet at a time', async () => {
  const { root, fixture } = await show(() => month());
  byText(root, 'button', 'Présenter').click();
  await settle(fixture);
  const sheets = root.querySelectorAll('[data-sheet]').length;
  expect(sheets).toBe(8);
  expect(one(root, '.presentation__bar [role=status]').textContent).toBe(`1 sur ${sheets}`);
  expect(one(root, '.presentation__heading').textContent).toContain('mars 2026');
  press(document.body, 'ArrowRight');
  await settle(fixture);
  expect(document.activeElement?.id).toBe('plots');
  expect(await violations(root)).toEqual([]);
});
