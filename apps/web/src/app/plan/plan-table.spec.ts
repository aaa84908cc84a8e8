import { signal } from '@angular/core';
import { byText, one, press, render, settle, type, violations } from '../../../testing/render';
import { PlanTable } from './plan-table';
import { aPlan, LAUNCH, PILOT, URL, USE_CASE, withPlan } from './testing/a-plan';

async function show(plan = aPlan()) {
  const { http } = await withPlan(plan);
  const state = { plan: signal(plan), asked: jest.fn() };
  const rendered = await render(
    '<app-plan-table [plan]="plan()" comparedWith="Dates convenues" (moveAsked)="asked($event)" />',
    [PlanTable],
    state,
  );
  return { http, ...rendered, ...state };
}

const reference = { entities: [], people: [], products: [], domains: [], tags: [] };

describe('the table of the plan', () => {
  afterEach(() => document.body.replaceChildren());

  it('says all that the roadmap draws', async () => {
    const { root } = await show();
    const cells = [...(root.querySelectorAll('tbody tr')[2]?.children ?? [])].map((cell) =>
      cell.textContent.replace(/\s+/g, ' ').trim(),
    );
    expect(cells.slice(0, 8)).toEqual([
      'Mise en service chemin critique',
      '–',
      '–',
      '3 avr. 2026',
      '–',
      '–',
      '0 j',
      'Pilote + 2 j',
    ]);
    expect(await violations(root)).toEqual([]);
  });

  it('asks to move what is not reached', async () => {
    const { root, asked } = await show();
    const buttons = [...root.querySelectorAll<HTMLButtonElement>('[aria-label^="Déplacer"]')];
    expect(buttons).toHaveLength(2);
    buttons[0]?.click();
    expect(asked).toHaveBeenCalledWith(PILOT);
  });

  it('is written in place: dates, then what is waited for', async () => {
    const { http, fixture, root } = await show();
    one<HTMLButtonElement>(root, `[data-edit="${LAUNCH.id}"]`).click();
    await settle(fixture);
    http.expectOne('/api/reference').flush(reference);
    await settle(fixture);
    expect(await violations(root)).toEqual([]);

    one<HTMLButtonElement>(root, '[aria-label="Ne plus attendre Pilote"]').click();
    const removed = http.expectOne(`${URL}/dependencies/${PILOT.id}/${LAUNCH.id}`);
    expect(removed.request.method).toBe('DELETE');
    removed.flush(aPlan({ dependencies: [] }));
    await settle(fixture);

    type(one(root, '[data-field=forecastOn]'), '2026-03-31');
    one(root, 'form').dispatchEvent(new Event('submit', { cancelable: true }));
    const saved = http.expectOne(`/api/use-cases/${USE_CASE}/milestones/${LAUNCH.id}`);
    expect(saved.request.body).toEqual({ version: 2, changes: { forecastOn: '2026-03-31' } });
    saved.flush(
      {
        type: 'urn:jalon:problem:invalid_value',
        title: 'Unprocessable Entity',
        status: 422,
        code: 'invalid_value',
        errors: [{ path: 'changes.forecastOn', code: 'breaks_dependency', params: { name: 'Pilote' } }],
      },
      { status: 422, statusText: 'Unprocessable Entity' },
    );
    await settle(fixture);
    expect(root.textContent).toContain('ne respecte pas une dépendance');
    expect(one<HTMLInputElement>(root, '[data-field=forecastOn]').value).toBe('2026-03-31');
    press(one(root, '[data-field=forecastOn]'), 'Escape');
    await settle(fixture);
    expect(root.querySelector('form')).toBeNull();
  });

  it('only shows to who may not change the plan', async () => {
    const { root } = await show(aPlan({ mayEdit: false }));
    expect(root.querySelector('button')).toBeNull();
    expect(byText(root, 'th', 'Pilote')).toBeTruthy();
  });
});
