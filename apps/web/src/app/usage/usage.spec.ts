import { provideHttpClient } from '@angular/common/http';
import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import type { UsageDetail, UsageOverview, UsageRow } from '@jalon/contracts';
import { addDays, type UsageFigure } from '@jalon/domain';
import { answering } from '../../../testing/answers';
import { press, render, settle, violations } from '../../../testing/render';
import { I18n } from '../core/i18n/i18n';
import { SessionStore } from '../core/session/session-store';
import { CurrentUseCase } from '../core/use-case/current-use-case';
import { OverviewPage } from './overview-page';
import { UseCaseUsage } from './use-case-usage';

// Rules of accessibility are looked up on whole pages, however busy the machine.
jest.setTimeout(60_000);

const ID = '00000000-0000-4000-8000-000000000001';
const ENTITY = '00000000-0000-4000-8000-000000000002';
const DAY = '2026-03-17';
const is = (value: number): UsageFigure => ({ value, reason: null });
const few: UsageFigure = { value: null, reason: 'few_users' };
const immature: UsageFigure = { value: null, reason: 'immature' };

const ROW: UsageRow = {
  solutionId: ID,
  useCaseId: ID,
  code: 'UC-001',
  title: 'Recherche documentaire',
  stage: 'usage',
  reporting: 'events',
  mayOpen: true,
  declaredMonth: null,
  eligible: 240,
  mau: is(108),
  change: is(-12),
  adoption: is(0.45),
  target: { percent: 60, on: '2026-06-30' },
  stickiness: is(0.31),
  lastUseOn: DAY,
  spark: [null, 20, 60, 108],
};

const DETAIL: UsageDetail = {
  useCaseId: ID,
  day: DAY,
  solution: {
    id: ID,
    source: '/demo',
    reporting: 'events',
    activationDays: 14,
    keyAction: true,
    lastUseOn: DAY,
    since: '2025-11-03',
  },
  entities: [
    { id: ENTITY, name: 'Banque privée' },
    { id: ID, name: 'Assurances' },
  ],
  releases: ['2.0', '1.0'],
  eligible: 240,
  target: { percent: 60, on: '2026-06-30' },
  figures: {
    dau: few,
    wau: is(80),
    mau: is(108),
    change: is(-12),
    stickiness: is(0.31),
    stickinessWorking: is(0.44),
    adoption: is(0.45),
    activation: is(0.7),
    depth: is(12.4),
    breadth: is(1.6),
  },
  series: Array.from({ length: 40 }, (_, index) => ({
    day: addDays(DAY, index - 39),
    dau: index % 7 === 0 ? null : 30,
    wau: 80,
    mau: 100 + index,
  })),
  cohorts: [
    {
      month: '2025-12',
      size: is(40),
      cells: [
        { period: 0, active: is(1), since: is(1) },
        { period: 1, active: is(0.6), since: is(0.75) },
        { period: 2, active: immature, since: immature },
      ],
    },
    { month: '2026-02', size: few, cells: [{ period: 0, active: immature, since: immature }] },
  ],
  declared: [],
};

afterEach(() => document.body.replaceChildren());

async function show(what: 'overview' | 'tab', answer: UsageOverview | UsageDetail, address = '/') {
  // Whatever is asked of the one address that the page reads.
  const { providers, asked } = answering(new Proxy({}, { get: () => () => answer }));
  TestBed.configureTestingModule({
    providers: [
      provideHttpClient(),
      provideRouter([{ path: '**', children: [] }]),
      ...providers,
      { provide: SessionStore, useValue: { may: () => true } },
      { provide: CurrentUseCase, useValue: { detail: signal({ id: ID }) } },
    ],
  });
  await TestBed.inject(I18n).addScope('usage', {
    fr: () => import('./i18n/fr'),
    en: () => import('./i18n/en'),
  });
  await TestBed.inject(Router).navigateByUrl(address);
  const { fixture, root } =
    what === 'overview'
      ? await render('<app-usage-overview />', [OverviewPage])
      : await render('<app-use-case-usage />', [UseCaseUsage]);
  const text = () => root.textContent.replace(/\s+/g, ' ');
  return { fixture, root, text, asked };
}

const overview = (items: UsageRow[]): UsageOverview => ({ day: DAY, items, entities: DETAIL.entities });

describe('the overview', () => {
  it('shows each solution against its target, with what may not be shown said in words', async () => {
    const { root, text, asked } = await show(
      'overview',
      overview([
        ROW,
        { ...ROW, solutionId: ENTITY, mau: few, adoption: few, mayOpen: false, declaredMonth: '2026-02' },
      ]),
    );
    expect(asked).toEqual(['GET /api/usage-metrics?sort=useCase&dir=asc']);
    const rows = [...root.querySelectorAll('tbody tr')].map((row) => row.textContent.replace(/\s+/g, ' '));
    expect(rows[0]).toContain('45');
    expect(rows[0]).toContain('sous la cible');
    expect(rows[0]).toContain('30 juin 2026');
    expect(rows[1]).toContain('masqué');
    expect(rows[1]).toContain('déclaré pour février 2026');
    expect(root.querySelectorAll('tbody a')).toHaveLength(1);
    expect(root.querySelector('app-sparkline svg')?.getAttribute('aria-label')).toBe(
      'de 20 à 108 utilisateurs',
    );
    // The definition of each figure is there.
    expect(text()).toContain('Utilisateurs du mois éligibles ÷ éligibles');
    expect(await violations(root)).toEqual([]);
  });

  it('sorts and filters by its address', async () => {
    const { fixture, root, asked } = await show('overview', overview([ROW]));
    const sort = [...root.querySelectorAll<HTMLElement>('th button')].find((one) =>
      one.textContent.includes('Taux d’usage'),
    );
    sort?.click();
    await settle(fixture);
    const below = [...root.querySelectorAll<HTMLElement>('button.ui-chip')].at(-1);
    below?.click();
    await settle(fixture);
    expect(TestBed.inject(Router).url).toBe('/?below=true&sort=adoption');
    expect(asked.at(-1)).toBe('GET /api/usage-metrics?sort=adoption&dir=asc&below=true');
  });

  it('says what to do when nothing is in service', async () => {
    const { root, text } = await show('overview', overview([]));
    expect(text()).toContain('Aucune solution n’est encore en service');
    expect(root.querySelector('ui-empty a')?.getAttribute('href')).toBe('/portfolio');
    expect(await violations(root)).toEqual([]);
  });
});

describe('the tab of a use case', () => {
  it('shows its figures with their definitions, and hides what is not mature', async () => {
    const { root, text } = await show('tab', DETAIL);
    expect(text()).toContain('cible 60');
    expect(text()).toContain('Nouveaux utilisateurs ayant fait l’action clé en 14 jours');
    expect(text()).toContain('Moins de 5 utilisateurs');
    expect(text()).toContain('6 jours ne sont pas montrés');
    const cells = [...root.querySelectorAll('app-retention-table tbody tr')].map((row) =>
      [...row.querySelectorAll('td')].map((cell) => cell.textContent.replace(/\s+/g, ' ').trim()),
    );
    // The third period, which nobody has had whole, has no column.
    expect(cells).toEqual([
      ['40', '100 %', '60 %'],
      ['masqué', 'incomplet', 'incomplet'],
    ]);
    expect(await violations(root)).toEqual([]);
  });

  it('walks the marks of a line with the arrows, and has the same figures in a table', async () => {
    const { fixture, root } = await show('tab', DETAIL);
    const chart = root.querySelectorAll('ui-line-chart')[2];
    const marks = chart?.querySelectorAll<SVGElement>('[data-mark]');
    const first = marks?.[0];
    first?.focus();
    if (first) press(first, 'ArrowRight');
    expect(document.activeElement).toBe(marks?.[1]);
    chart?.querySelector('button')?.click();
    await settle(fixture);
    expect(chart?.querySelectorAll('tbody tr')).toHaveLength(40);
  });

  it('asks for one entity and one release by its address', async () => {
    const { root, text, asked } = await show('tab', DETAIL, `/?entity=${ENTITY}&release=2.0&period=365`);
    expect(asked).toEqual([
      `GET /api/use-cases/${ID}/usage-metrics?period=365&entityId=${ENTITY}&release=2.0`,
    ]);
    expect(text()).toContain('on commence avec une solution, pas avec une version');
    expect(root.querySelector('app-retention-table')).toBeNull();
  });

  it('says what to do before the first event, and before the first deployment', async () => {
    const { root, text } = await show('tab', { ...DETAIL, series: [], cohorts: [] });
    expect(text()).toContain('Aucun usage reçu');
    expect(root.querySelector('ui-empty a')?.getAttribute('href')).toBe(
      `/use-cases/${ID}/after-go-live/telemetry`,
    );
    document.body.replaceChildren();
    TestBed.resetTestingModule();
    const none = await show('tab', { ...DETAIL, solution: null, series: [], cohorts: [] });
    expect(none.text()).toContain('pas encore déployé');
    expect(await violations(none.root)).toEqual([]);
  });
});
