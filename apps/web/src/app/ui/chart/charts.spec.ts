import { byText, one, press, render, settle, violations } from '../../../../testing/render';
import { BarChart } from './bar-chart';
import { LineChart } from './line-chart';
import { StackedChart } from './stacked-chart';

const state = {
  bars: [
    { id: 'opportunity', label: 'Opportunité', value: 12 },
    { id: 'framing', label: 'Cadrage', value: 6, note: '+2' },
    { id: 'usage', label: 'Suivi d’usage', value: 0 },
  ],
  months: ['oct.', 'nov.'],
  series: [
    { id: 'on_track', label: 'Maîtrisé', shape: '●', values: [10, 1200] },
    { id: 'at_risk', label: 'Vigilance', shape: '▲', values: [3, 0] },
  ],
  points: [
    { label: 'sept.', value: 3 },
    { label: 'oct.', value: null },
    { label: 'nov.', value: 9 },
  ],
  picked: jest.fn(),
};

const BAR = `<ui-bar-chart heading="Par étape" summary="Douze en opportunité." nameLabel="Étape" valueLabel="Cas" [bars]="bars" [pickable]="true" (picked)="picked($event)" />`;
const STACKED = `<ui-stacked-chart heading="Météo" summary="En hausse." nameLabel="Mois" [categories]="months" [series]="series" />`;
const LINE = `<ui-line-chart heading="Entrées" summary="Neuf ce mois." nameLabel="Mois" valueLabel="Cas" [points]="points" />`;

describe('charts', () => {
  it.each([
    ['bars', BAR, 3],
    ['stacked columns', STACKED, 2],
    ['line', LINE, 2],
  ])(
    '%s have a title, a summary, one mark a figure and no accessibility fault',
    async (_, template, marks) => {
      const { root } = await render(template, [BarChart, StackedChart, LineChart], state);
      expect(one(root, 'h3').textContent).not.toBe('');
      expect(one(root, '.ui-chart__summary').textContent).not.toBe('');
      const all = [...root.querySelectorAll('[data-mark]')];
      expect(all).toHaveLength(marks);
      expect(all.filter((mark) => mark.getAttribute('tabindex') === '0')).toHaveLength(1);
      expect(await violations(root)).toEqual([]);
    },
  );

  it('walks the marks with the arrows, one Tab stop', async () => {
    const { root } = await render(BAR, [BarChart], state);
    const marks = [...root.querySelectorAll<SVGElement>('[data-mark]')];
    marks[0]?.focus();
    press(marks[0] ?? root, 'ArrowDown');
    expect(document.activeElement).toBe(marks[1]);
    expect(marks.map((mark) => mark.getAttribute('tabindex'))).toEqual(['-1', '0', '-1']);
    expect(marks[1]?.getAttribute('aria-label')).toBe('Cadrage, 6, +2');
    press(marks[1] ?? root, 'Enter');
    expect(state.picked).toHaveBeenCalledWith('framing');
  });

  it('gives the place of the column or point that is picked, gaps counted', async () => {
    const pickable = ' [pickable]="true" (picked)="picked($event)" />';
    const template = STACKED.replace(' />', pickable) + LINE.replace(' />', pickable);
    const { root } = await render(template, [StackedChart, LineChart], state);
    press(root.querySelectorAll('ui-stacked-chart [data-mark]')[1] ?? root, 'Enter');
    expect(state.picked).toHaveBeenLastCalledWith(1);
    press(root.querySelectorAll('ui-line-chart [data-mark]')[1] ?? root, 'Enter');
    expect(state.picked).toHaveBeenLastCalledWith(2);
    expect(await violations(root)).toEqual([]);
  });

  it('puts labels that are too long beside the bars above them, whole, and says values with their unit', async () => {
    const label = 'UC-013 Direction de la technologie du Groupe';
    const { root, fixture } = await render(
      BAR.replace('[pickable]', '[figure]="figure" [pickable]'),
      [BarChart],
      {
        ...state,
        bars: [{ id: 'it', label, value: 40, note: '(−4 pt)' }],
        figure: (value: number) => `${value} %`,
      },
    );
    expect([...root.querySelectorAll('[data-mark] text')].map((one) => one.textContent.trim())).toEqual([
      label,
      expect.stringMatching(/^40 %\s+\(−4 pt\)$/),
    ]);
    expect(one(root, '[data-mark] rect:last-of-type').getAttribute('x')).toBe('0');
    byText(root, 'button', '').click();
    await settle(fixture);
    expect(one(root, 'td').textContent).toBe('40 % (−4 pt)');
  });

  it('draws lengths in proportion', async () => {
    const { root } = await render(BAR, [BarChart], state);
    const widths = [...root.querySelectorAll('[data-mark] rect:last-of-type')].map((bar) =>
      Number(bar.getAttribute('width')),
    );
    expect((widths[0] ?? 0) / (widths[1] ?? 1)).toBeCloseTo(2);
    expect(widths[2]).toBe(0);
  });

  it('gives the same figures as a table', async () => {
    const { root, fixture } = await render(STACKED, [StackedChart], state);
    one<HTMLButtonElement>(root, 'button').click();
    await settle(fixture);
    const rows = [...root.querySelectorAll('tr')].map((row) =>
      [...row.children].map((cell) => cell.textContent.trim()),
    );
    expect(rows).toEqual([
      ['Mois', 'Maîtrisé', 'Vigilance'],
      ['oct.', '10', '3'],
      ['nov.', '1\u202f200', '0'],
    ]);
    expect(byText(root, 'caption', 'Météo')).toBeTruthy();
    expect(await violations(root)).toEqual([]);
  });
});
