import { provideRouter } from '@angular/router';
import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { one, press, render, settle, violations } from '../../../testing/render';
import { I18n } from '../core/i18n/i18n';
import { CapacityGrid, type ChosenCell } from './capacity-grid';
import type { Cell, GridRow } from './capacity-rows';

const cell = (percent: number, people = 0): Cell => ({
  capacity: 5,
  load: percent / 20,
  percent,
  state: percent > 100 ? 'over' : 'middle',
  people,
});
const ROWS: readonly GridRow[] = [
  { key: 's:1', kind: 'squad', id: '1', name: 'Rouge', expanded: true, cells: [cell(70, 1), cell(50)] },
  { key: 's:1/p:2', kind: 'person', id: '2', name: 'Ana', expanded: true, cells: [cell(140), cell(50)] },
  {
    key: 's:1/p:2/u:3',
    kind: 'useCase',
    id: 'UC-003',
    name: 'Tri',
    expanded: null,
    cells: [cell(60), cell(0)],
  },
];

async function show() {
  TestBed.configureTestingModule({ providers: [provideRouter([])] });
  await TestBed.inject(I18n).addScope('squads', {
    fr: () => import('./i18n/fr'),
    en: () => import('./i18n/en'),
  });
  const chosen = signal<ChosenCell | null>(null);
  const folded: string[] = [];
  const state = {
    rows: ROWS,
    weeks: ['2026-03-30', '2026-04-06'],
    chosen,
    fold: (key: string) => folded.push(key),
  };
  const shown = await render(
    `<app-capacity-grid caption="Charge" [weeks]="weeks" [rows]="rows" [chosen]="chosen()"
       (choose)="chosen.set($event)" (toggled)="fold($event)" />`,
    [CapacityGrid],
    state,
  );
  return { ...shown, chosen, folded };
}

const at = (root: HTMLElement, key: string) => one<HTMLButtonElement>(root, `[data-cell="${key}"]`);

describe('the table of capacity', () => {
  afterEach(() => document.body.replaceChildren());

  it('is a table, with overload in words beside its shape', async () => {
    const { root } = await show();
    expect(root.querySelectorAll('thead th[scope=col]')).toHaveLength(3);
    expect(root.querySelectorAll('tbody th[scope=row]')).toHaveLength(3);
    expect(root.textContent).toContain('S14');
    expect(at(root, 's:1/p:2:0').textContent).toMatch(/▲\s*140\s%\s*surcharge/);
    expect(at(root, 's:1:0').textContent).toContain('1 personne en surcharge');
    expect(one<HTMLAnchorElement>(root, 'tbody a').getAttribute('href')).toBe('/use-cases/UC-003/team');
    expect(await violations(root)).toEqual([]);
  });

  it('has one stop in the tab order, moved by the arrows within the table', async () => {
    const { fixture, root } = await show();
    const stops = () =>
      [...root.querySelectorAll('[data-cell][tabindex="0"]')].map((x) => x.getAttribute('data-cell'));
    expect(stops()).toEqual(['s:1:0']);
    at(root, 's:1:0').focus();
    for (const [key, to] of [
      ['ArrowRight', 's:1:1'],
      ['ArrowRight', 's:1:1'],
      ['ArrowDown', 's:1/p:2:1'],
      ['ArrowDown', 's:1/p:2:1'],
      ['Home', 's:1/p:2:0'],
      ['ArrowUp', 's:1:0'],
      ['End', 's:1:1'],
    ] as const) {
      expect(press(document.activeElement ?? root, key).defaultPrevented).toBe(true);
      await settle(fixture);
      expect(document.activeElement?.getAttribute('data-cell')).toBe(to);
      expect(stops()).toEqual([to]);
    }
  });

  it('tells what was chosen and what was folded', async () => {
    const { fixture, root, chosen, folded } = await show();
    at(root, 's:1/p:2:0').click();
    await settle(fixture);
    expect(chosen()).toMatchObject({ row: { name: 'Ana' }, week: 0 });
    expect(at(root, 's:1/p:2:0').getAttribute('aria-pressed')).toBe('true');
    one<HTMLButtonElement>(root, '[aria-label="Replier Rouge"]').click();
    expect(folded).toEqual(['s:1']);
  });
});
