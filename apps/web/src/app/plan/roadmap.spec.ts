import { signal } from '@angular/core';
import { one, press, render, settle, violations } from '../../../testing/render';
import { Roadmap, type Draft } from './roadmap';
import { aPlan, LAUNCH, PILOT, SCOPE, withPlan } from './testing/a-plan';

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
