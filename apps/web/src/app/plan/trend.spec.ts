import type { PlanCompletion } from '@jalon/contracts';
import { signal } from '@angular/core';
import { one, press, render, settle, violations } from '../../../testing/render';
import { CompletionPanel } from './completion-panel';
import { aPlan, withPlan } from './testing/a-plan';
import { TrendChart } from './trend-chart';

afterEach(() => document.body.replaceChildren());

describe('the trend of the milestones', () => {
  it('draws one mark a report, rising when the date slips, and gives the same as a table', async () => {
    await withPlan();
    const { root, fixture } = await render('<app-trend-chart [plan]="plan()" />', [TrendChart], {
      plan: signal(aPlan()),
    });
    const marks = [...root.querySelectorAll('[data-mark]')];
    expect(marks.map((mark) => mark.getAttribute('aria-label'))).toEqual([
      'Pilote, au 31 janv. 2026\u00a0: prévu le 25 mars 2026',
      'Pilote, au 28 févr. 2026\u00a0: prévu le 27 mars 2026',
      'Pilote, au 18 mars 2026\u00a0: prévu le 1er avr. 2026',
    ]);
    const heights = marks.map((mark) =>
      Number(/,([\d.]+)\)/.exec(mark.getAttribute('transform') ?? '')?.[1]),
    );
    expect(heights).toEqual([...heights].sort((left, right) => right - left));
    expect(one(root, '.ui-chart__summary').textContent).toContain('Pilote');
    expect(await violations(root)).toEqual([]);
    const [first, second] = marks;
    if (first instanceof SVGElement) first.focus();
    press(first ?? root, 'ArrowRight');
    expect(document.activeElement).toBe(second);
    one<HTMLButtonElement>(root, 'button').click();
    await settle(fixture);
    const cells = [...root.querySelectorAll('tbody tr > *')].map((cell) => cell.textContent.trim());
    expect(cells).toEqual(['Pilote', '25 mars 2026', '27 mars 2026', '1er avr. 2026', '3']);
  });
});

describe('the likely end', () => {
  const show = async (completion: PlanCompletion) => {
    await withPlan();
    return render('<app-completion-panel [completion]="completion()" />', [CompletionPanel], {
      completion: signal(completion),
    });
  };

  it('gives three dates with what they rest on', async () => {
    const { root } = await show({
      remaining: 6,
      weeks: 13,
      finished: 9,
      silence: null,
      dates: { p50: '2026-05-04', p85: '2026-06-01', p95: '2026-06-22' },
    });
    const days = [...root.querySelectorAll('dd')].map((day) => day.textContent.trim());
    expect(days).toEqual(['4 mai 2026', '1er juin 2026', '22 juin 2026']);
    expect(root.textContent).toContain('Il reste 6 actions et jalons. 9 terminés en 13 semaines.');
    expect(await violations(root)).toEqual([]);
  });

  it('says why it is silent', async () => {
    const { root } = await show({
      remaining: 2,
      weeks: 3,
      finished: 1,
      silence: 'short_history',
      dates: null,
    });
    expect(root.textContent).toContain('3 semaines pleines sur les 8 nécessaires');
    expect(root.querySelector('dl')).toBeNull();
  });
});
