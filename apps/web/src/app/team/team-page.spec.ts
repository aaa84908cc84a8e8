import { provideHttpClient } from '@angular/common/http';
import {
  HttpTestingController,
  provideHttpClientTesting,
  type TestRequest,
} from '@angular/common/http/testing';
import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import type { Assignment, Team } from '@jalon/contracts';
import { byText, one, render, settle, type, violations } from '../../../testing/render';
import { I18n } from '../core/i18n/i18n';
import { ReferenceStore } from '../core/reference/reference-store';
import { SessionStore } from '../core/session/session-store';
import { CurrentUseCase } from '../core/use-case/current-use-case';
import { TeamPage } from './team-page';

const id = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
const SOFIA: Assignment = {
  id: id(1),
  personId: id(2),
  personName: 'Sofia Martins',
  competence: 'data_ai_engineering',
  squadId: null,
  squadName: null,
  role: 'Experte',
  fromOn: '2026-03-30',
  toOn: '2026-06-26',
  percent: 40,
  personDays: null,
  days: 24,
  version: 3,
  overloads: [{ fromWeek: '2026-03-30', toWeek: '2026-04-20', peakPercent: 140 }],
};
const TEAM: Team = { items: [SOFIA], today: '2026-03-18', bornOn: '2025-09-01', closed: null };
const URL = `/api/use-cases/${id(9)}/team`;

/** The request, once it is made: nothing is stable before it is answered. */
async function asked(http: HttpTestingController, url: string): Promise<TestRequest> {
  for (;;) {
    const [found] = http.match(url);
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

async function show(team: Team, may = true) {
  TestBed.configureTestingModule({
    providers: [
      provideHttpClient(),
      provideHttpClientTesting(),
      provideRouter([]),
      { provide: SessionStore, useValue: { may: () => may, me: signal(null), today: () => '2026-03-18' } },
      {
        provide: ReferenceStore,
        useValue: {
          load: () => Promise.resolve(),
          peopleOptions: signal([{ value: SOFIA.personId, label: SOFIA.personName }]),
          nameOf: () => SOFIA.personName,
        },
      },
      { provide: CurrentUseCase, useValue: { detail: signal({ id: id(9) }) } },
    ],
  });
  await TestBed.inject(I18n).addScope('team', {
    fr: () => import('./i18n/fr'),
    en: () => import('./i18n/en'),
  });
  const http = TestBed.inject(HttpTestingController);
  const rendering = render('<app-team-page />', [TeamPage]);
  (await asked(http, URL)).flush(team);
  const shown = await rendering;
  await settle(shown.fixture);
  return { http, ...shown };
}

describe('the team of a use case', () => {
  afterEach(() => document.body.replaceChildren());

  it('says who, when, how much, and the overload in words', async () => {
    const { root } = await show(TEAM);
    const row = one(root, 'tbody tr').textContent;
    for (const said of [
      'Sofia Martins',
      'Experte',
      '30 mars 2026',
      '24\u00a0j',
      'monte à 140\u00a0% les semaines 14 à 17',
    ])
      expect(row).toContain(said);
    expect(one(root, 'app-team-timeline [role=img]').getAttribute('aria-label')).toContain(
      'Sofia Martins, Experte',
    );
    expect(await violations(root)).toEqual([]);
  });

  it('changes nothing of what is over, nor for who only reads', async () => {
    const closed = await show({ ...TEAM, closed: 'use_case_closed' });
    expect(closed.root.textContent).toContain('son équipe ne change plus');
    expect(closed.root.querySelector('tbody button')).toBeNull();
    document.body.replaceChildren();
    TestBed.resetTestingModule();
    const reader = await show(TEAM, false);
    expect(reader.root.querySelector('button')).toBeNull();
  });

  it('warns before saving, sends what was typed, and shows what was kept', async () => {
    const { http, fixture, root } = await show(TEAM);
    one<HTMLButtonElement>(root, '[aria-label="Modifier l’affectation de Sofia Martins"]').click();
    (await asked(http, '/api/squads')).flush({ items: [], today: '2026-03-18' });
    type(one(root, 'app-assignment-form input[type=number]'), '90');
    const preview = await asked(http, `${URL}/preview`);
    expect(preview.request.body).toMatchObject({
      personId: id(2),
      percent: 90,
      personDays: null,
      assignmentId: id(1),
    });
    preview.flush({
      problems: [],
      days: 54,
      overloads: [{ fromWeek: '2026-03-30', toWeek: '2026-03-30', peakPercent: 190 }],
      useCases: [{ code: 'UC-002', title: 'Recherche' }],
    });
    await settle(fixture);
    const said = one(root, '[data-preview]').textContent;
    expect(said).toContain('Sofia Martins est à 190\u00a0% la semaine 14.');
    expect(said).toContain('UC-002 Recherche');
    expect(await violations(root)).toEqual([]);
    byText(root, 'app-assignment-form button', 'Enregistrer').click();
    const saved = http.expectOne(`${URL}/${id(1)}`);
    expect(saved.request.body).toMatchObject({ version: 3, changes: { percent: 90, role: 'Experte' } });
    saved.flush({ ...TEAM, items: [{ ...SOFIA, percent: 90, days: 54, version: 4 }] });
    await settle(fixture);
    expect(root.querySelector('app-assignment-form')).toBeNull();
    expect(one(root, 'tbody tr').textContent).toContain('90\u00a0%');
  });
});
