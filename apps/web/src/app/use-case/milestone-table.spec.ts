import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import type { MilestoneView, UseCaseDetail } from '@jalon/contracts';
import { byText, one, press, render, settle, type, violations } from '../../../testing/render';
import { I18n } from '../core/i18n/i18n';
import { Toasts } from '../ui/toast/toasts';
import { MilestoneTable } from './milestone-table';
import { aUseCase } from './testing/a-use-case';
import { Unsaved } from './unsaved';
import { UseCaseStore } from './use-case-store';

const PILOT: MilestoneView = {
  id: '00000000-0000-4000-8000-0000000000b1',
  useCaseId: '00000000-0000-4000-8000-000000000001',
  name: 'Pilote',
  ownerId: null,
  baselineOn: '2026-02-02',
  forecastOn: '2026-02-16',
  actualOn: null,
  slipDays: 10,
  late: true,
  version: 2,
};
const URL = '/api/use-cases/UC-001/milestones';

async function show(detail: UseCaseDetail = aUseCase({ milestones: [PILOT] })) {
  TestBed.configureTestingModule({
    providers: [provideHttpClient(), provideHttpClientTesting(), UseCaseStore],
  });
  const http = TestBed.inject(HttpTestingController);
  await TestBed.inject(I18n).addScope('useCases', {
    fr: () => import('./i18n/fr'),
    en: () => import('./i18n/en'),
  });
  const loading = TestBed.inject(UseCaseStore).load('UC-001');
  http.expectOne('/api/use-cases/UC-001').flush(detail);
  await loading;
  return { http, ...(await render('<app-milestone-table />', [MilestoneTable])) };
}

describe('milestones of a use case', () => {
  afterEach(() => document.body.replaceChildren());

  it('says dates, slippage in working days and lateness', async () => {
    const { root } = await show();
    const text = one(root, 'tbody tr').textContent;
    for (const said of ['Pilote', '2 févr. 2026', '16 févr. 2026', 'en retard', '+10\u00a0j']) {
      expect(text).toContain(said);
    }
    expect(await violations(root)).toEqual([]);
  });

  it('adds one, after saying what it lacks', async () => {
    const { http, fixture, root } = await show(aUseCase());
    one<HTMLButtonElement>(root, '[data-add]').click();
    await settle(fixture);
    press(one(root, '[data-field=name]'), 'Enter');
    await settle(fixture);
    http.expectNone(URL);
    expect(root.textContent).toContain('au moins une date');
    expect(await violations(root)).toEqual([]);
    type(one(root, '[data-field=name]'), ' Pilote ');
    type(one(root, '[data-field=forecastOn]'), '2026-05-04');
    press(one(root, '[data-field=forecastOn]'), 'Enter');
    const request = http.expectOne(URL);
    expect(request.request.body).toEqual({
      name: 'Pilote',
      baselineOn: null,
      forecastOn: '2026-05-04',
      actualOn: null,
    });
    request.flush(aUseCase({ milestones: [PILOT], version: 4 }));
    await settle(fixture);
    expect(root.querySelector('[data-field=name]')).toBeNull();
  });

  it('sends what changed, and keeps what was typed when somebody saved first', async () => {
    const { http, fixture, root } = await show();
    one<HTMLButtonElement>(root, `[data-edit="${PILOT.id}"]`).click();
    await settle(fixture);
    type(one(root, '[data-field=forecastOn]'), '2026-03-30');
    expect(TestBed.inject(Unsaved).any()).toBe(true);
    press(one(root, '[data-field=forecastOn]'), 'Enter');
    const stale = http.expectOne(`${URL}/${PILOT.id}`);
    expect(stale.request.body).toEqual({ version: 2, changes: { forecastOn: '2026-03-30' } });
    const theirs = { ...PILOT, name: 'Pilote en agence', forecastOn: '2026-03-02', version: 3 };
    const current = aUseCase({ milestones: [theirs], version: 5 });
    const body = { type: 'urn:x', title: 'x', status: 409, code: 'version_conflict', current };
    stale.flush(body, { status: 409, statusText: 'Conflict' });
    await settle(fixture);
    expect(root.textContent).toContain('2 mars 2026');
    expect(one<HTMLInputElement>(root, '[data-field=forecastOn]').value).toBe('2026-03-30');
    expect(one<HTMLInputElement>(root, '[data-field=name]').value).toBe('Pilote en agence');
    press(one(root, '[data-field=forecastOn]'), 'Enter');
    const again = http.expectOne(`${URL}/${PILOT.id}`);
    expect(again.request.body).toEqual({ version: 3, changes: { forecastOn: '2026-03-30' } });
    again.flush(aUseCase({ milestones: [{ ...theirs, forecastOn: '2026-03-30', version: 4 }], version: 6 }));
    await settle(fixture);
    expect(TestBed.inject(Unsaved).any()).toBe(false);
  });

  it('gives back a deleted one', async () => {
    const { http, fixture, root } = await show();
    one<HTMLButtonElement>(root, '[aria-label="Supprimer le jalon Pilote"]').click();
    http.expectOne({ method: 'DELETE', url: `${URL}/${PILOT.id}` }).flush(aUseCase({ version: 4 }));
    await settle(fixture);
    expect(root.textContent).toContain('Aucun jalon');
    TestBed.inject(Toasts).items().at(-1)?.action?.run();
    const { name, ownerId, baselineOn, forecastOn, actualOn } = PILOT;
    expect(http.expectOne(URL).request.body).toEqual({ name, ownerId, baselineOn, forecastOn, actualOn });
  });

  it('leaves with Esc, and offers nothing to who only reads', async () => {
    const { fixture, root } = await show();
    one<HTMLButtonElement>(root, `[data-edit="${PILOT.id}"]`).click();
    await settle(fixture);
    press(one(root, '[data-field=name]'), 'Escape');
    await settle(fixture);
    expect(root.querySelector('[data-field]')).toBeNull();
    expect(byText(root, 'button', 'Ajouter un jalon')).toBeTruthy();
    document.body.replaceChildren();
    TestBed.resetTestingModule();
    const reader = await show(aUseCase({ milestones: [PILOT], mayEdit: false }));
    expect(reader.root.querySelector('button')).toBeNull();
  });
});
