import { signal } from '@angular/core';
import type { DeploymentRow } from '@jalon/contracts';
import { one, press, render, settle, violations } from '../../../testing/render';
import { Roadmap, type Draft } from './roadmap';
import { roadmap, type DatedWave } from './roadmap-scale';
import { aPlan, LAUNCH, PILOT, SCOPE, withPlan } from './testing/a-plan';
import { WaveTable } from './wave-table';

async function show(plan = aPlan()) {
  await withPlan(plan);
  const state = { plan: signal(plan), draft: signal<Draft | null>(null), asked: jest.fn() };
  const rendered = await render(
    '<app-roadmap [plan]="plan()" [(draft)]="draft" (asked)="asked()" />',
    [Roadmap],
    state,
  );
  const mark = (id: string) => one<HTMLElement>(rendered.root, `[data-milestone="${id}"]`);
  return { ...rendered, ...state, mark };
}

describe('the roadmap', () => {
  afterEach(() => document.body.replaceChildren());

  it('says what it draws, and lets only what is not reached be moved', async () => {
    const { root, mark } = await show();
    expect(mark(PILOT.id).getAttribute('role')).toBe('slider');
    expect(mark(PILOT.id).getAttribute('aria-valuetext')).toBe(
      '1er avr. 2026, +5\u00a0jours ouvrés, sur le chemin critique',
    );
    expect(mark(SCOPE.id).getAttribute('role')).toBe('img');
    expect(mark(SCOPE.id).getAttribute('aria-label')).toContain('atteint');
    expect(await violations(root)).toEqual([]);
  });

  it('moves by working days with the arrows, by weeks with Shift, and carries what follows along', async () => {
    const { fixture, mark, draft, asked } = await show();
    const pilot = mark(PILOT.id);
    pilot.focus();
    press(pilot, 'ArrowRight', { shiftKey: true });
    await settle(fixture);
    // Easter Monday, 6 April, is no working day.
    expect(draft()).toEqual({ milestoneId: PILOT.id, to: '2026-04-09' });
    expect(pilot.getAttribute('aria-valuetext')).toContain('9 avr. 2026, à confirmer');
    expect(mark(LAUNCH.id).getAttribute('aria-valuetext')).toContain('13 avr. 2026, à confirmer');
    press(pilot, 'ArrowLeft');
    await settle(fixture);
    expect(draft()?.to).toBe('2026-04-08');
    expect(asked).not.toHaveBeenCalled();
    press(pilot, 'Enter');
    expect(asked).toHaveBeenCalledTimes(1);
  });

  it('puts it back with Escape, and when the focus leaves', async () => {
    const { fixture, mark, draft } = await show();
    const pilot = mark(PILOT.id);
    for (const leave of [() => press(pilot, 'Escape'), () => pilot.blur()]) {
      pilot.focus();
      press(pilot, 'ArrowRight');
      await settle(fixture);
      expect(draft()).not.toBeNull();
      leave();
      expect(draft()).toBeNull();
    }
  });

  it('is a drawing to who may not change the plan', async () => {
    const { root } = await show(aPlan({ mayEdit: false }));
    expect(root.querySelector('[role=slider]')).toBeNull();
    expect(await violations(root)).toEqual([]);
  });
});

describe('the waves of the rollout', () => {
  const deployment = (id: string, name: string, status: 'planned' | 'live') =>
    ({ id, status, entity: { id, name } }) as unknown as DeploymentRow;
  const wave: DatedWave = {
    wave: 1,
    deployments: [deployment('a', 'Banque de détail', 'live'), deployment('b', 'Assurances', 'planned')],
    from: '2026-05-04',
    to: '2026-06-01',
  };

  it('stand under the milestones, and stretch the axis to their last day', () => {
    const plan = aPlan();
    const drawn = roadmap(plan, new Map(), '2026-03-18', 900, [wave]);
    const without = roadmap(plan, new Map(), '2026-03-18', 900);
    const [row] = drawn?.waves ?? [];
    expect(row?.y).toBeGreaterThan(Math.max(...(drawn?.rows ?? []).map(({ y }) => y)));
    expect(row?.to).toBeGreaterThan(row?.from ?? Infinity);
    expect(drawn?.height).toBeGreaterThan(without?.height ?? Infinity);
    expect(without?.waves).toEqual([]);
  });

  it('are said with their days, how much is live and where, as their table does', async () => {
    const plan = aPlan();
    await withPlan(plan);
    const state = { plan: signal(plan), waves: signal([wave]), draft: signal<Draft | null>(null) };
    const { root } = await render(
      '<app-roadmap [plan]="plan()" [waves]="waves()" [(draft)]="draft" /><app-wave-table [waves]="waves()" />',
      [Roadmap, WaveTable],
      state,
    );
    const said = [...root.querySelectorAll('.plot [role=img]')].map((mark) =>
      mark.getAttribute('aria-label'),
    );
    expect(said).toContain(
      'Vague 1, du 4 mai 2026 au 1er juin 2026, 1 sur 2 en service, Banque de détail, Assurances',
    );
    expect(one(root, 'app-wave-table tbody').textContent).toContain('1 sur 2 en service');
    expect(await violations(root)).toEqual([]);
  });
});
