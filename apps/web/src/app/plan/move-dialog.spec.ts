import type { MovePreview, PlanMilestone } from '@jalon/contracts';
import { signal } from '@angular/core';
import { byText, one, render, settle, type, violations } from '../../../testing/render';
import { MoveDialog } from './move-dialog';
import { PlanStore } from './plan-store';
import { aMilestone, aPlan, LAUNCH, PILOT, SCOPE, URL, withPlan } from './testing/a-plan';

const PREVIEW: MovePreview = {
  moved: [
    {
      milestoneId: PILOT.id,
      name: PILOT.name,
      before: '2026-04-01',
      after: '2026-04-03',
      days: 2,
      version: 2,
    },
    {
      milestoneId: LAUNCH.id,
      name: LAUNCH.name,
      before: '2026-04-03',
      after: '2026-04-08',
      days: 2,
      version: 2,
    },
  ],
  conflicts: [],
};

async function show(preview: MovePreview = PREVIEW) {
  const { http, store } = await withPlan();
  const milestone = signal<PlanMilestone | null>(PILOT);
  const closed = jest.fn(() => milestone.set(null));
  const state = { milestone, to: signal('2026-04-03'), closed };
  const rendered = await render(
    '<app-move-dialog [milestone]="milestone()" [to]="to()" (closed)="closed()" />',
    [MoveDialog],
    state,
  );
  const asked = http.expectOne(`${URL}/preview`);
  expect(asked.request.body).toEqual({ milestoneId: PILOT.id, to: '2026-04-03', pull: false });
  asked.flush(preview);
  await settle(rendered.fixture);
  const confirm = async () => {
    byText(rendered.root, 'button', 'Confirmer').click();
    await settle(rendered.fixture);
  };
  return { http, store, ...rendered, closed, confirm };
}

describe('the move of a milestone', () => {
  afterEach(() => document.body.replaceChildren());

  it('shows everything that moves, from when to when, before it is confirmed', async () => {
    const { root } = await show();
    expect(root.textContent).toContain('2 jalons se déplacent');
    const rows = [...root.querySelectorAll('tbody tr')].map((row) =>
      [...row.children].map((cell) => cell.textContent.trim()),
    );
    expect(rows).toEqual([
      ['Pilote', '1er avr. 2026', '3 avr. 2026', '+2\u00a0jours ouvrés'],
      ['Mise en service', '3 avr. 2026', '8 avr. 2026', '+2\u00a0jours ouvrés'],
    ]);
    expect(await violations(root)).toEqual([]);
  });

  it('asks for a reason, then writes what was seen', async () => {
    const { http, fixture, root, confirm, closed } = await show();
    await confirm();
    http.expectNone(`${URL}/moves`);
    expect(root.textContent).toContain('Donnez une raison');
    type(one(root, '[data-move-reason]'), 'Données en retard');
    await confirm();
    const request = http.expectOne(`${URL}/moves`);
    expect(request.request.body).toEqual({
      milestoneId: PILOT.id,
      to: '2026-04-03',
      pull: false,
      reason: 'Données en retard',
      expected: [
        { milestoneId: PILOT.id, after: '2026-04-03', version: 2 },
        { milestoneId: LAUNCH.id, after: '2026-04-08', version: 2 },
      ],
    });
    request.flush(aPlan());
    await settle(fixture);
    expect(closed).toHaveBeenCalled();
  });

  it('says why a day cannot be, in words', async () => {
    const { http, fixture, root } = await show();
    const day = one<HTMLInputElement>(root, '[data-move-date]');
    day.value = '2026-04-04';
    day.dispatchEvent(new Event('change'));
    http.expectOne(`${URL}/preview`).flush(
      {
        type: 'urn:jalon:problem:invalid_value',
        title: 'Unprocessable Entity',
        status: 422,
        code: 'invalid_value',
        errors: [{ path: 'to', code: 'not_working_day', params: { next: '2026-04-07' } }],
      },
      { status: 422, statusText: 'Unprocessable Entity' },
    );
    await settle(fixture);
    expect(root.textContent).toContain('Le premier jour ouvré qui suit est le 7 avr. 2026');
    expect(root.querySelector('tbody')).toBeNull();
  });

  it('keeps the reason when somebody was faster, and shows where the milestone is now', async () => {
    const { http, fixture, root, confirm, store, closed } = await show();
    type(one(root, '[data-move-reason]'), 'Données en retard');
    await confirm();
    const present = aPlan({ milestones: [SCOPE, aMilestone({ on: '2026-04-15', version: 3 }), LAUNCH] });
    http.expectOne(`${URL}/moves`).flush(
      {
        type: 'urn:jalon:problem:version_conflict',
        title: 'Conflict',
        status: 409,
        code: 'version_conflict',
      },
      { status: 409, statusText: 'Conflict' },
    );
    await settle(fixture);
    http.expectOne(URL).flush(present);
    await settle(fixture);
    http.expectOne(`${URL}/preview`).flush(PREVIEW);
    await settle(fixture);
    expect(store).toBeInstanceOf(PlanStore);
    expect(one(root, '[role=status], [role=alert]')).toBeTruthy();
    expect(root.textContent).toContain('«\u00a0Pilote\u00a0» est maintenant au 15 avr. 2026');
    expect(one<HTMLTextAreaElement>(root, '[data-move-reason]').value).toBe('Données en retard');
    expect(closed).not.toHaveBeenCalled();
  });

  it('tells of what was reached and stays', async () => {
    const { root } = await show({
      moved: PREVIEW.moved.slice(0, 1),
      conflicts: [
        {
          milestoneId: SCOPE.id,
          name: 'Cadrage',
          actualOn: '2026-02-02',
          predecessorName: 'Pilote',
          earliest: '2026-04-03',
        },
      ],
    });
    expect(root.textContent).toContain('reste en place');
    expect(await violations(root)).toEqual([]);
  });
});
