import { byText, one, press, render, settle, violations } from '../../../../testing/render';
import { CompareChart } from './compare-chart';

const state = {
  months: ['janv.', 'févr.', 'mars'],
  lines: [
    { id: 'expected', label: 'Attendu', values: [10, 20, 30], dashed: true },
    { id: 'realised', label: 'Réalisé', values: [-5, null, 25] },
  ],
  euros: (value: number) => `${value} €`,
};
const CHART = `<ui-compare-chart heading="Bénéfices" summary="Sous l’attendu." nameLabel="Mois" [categories]="months" [lines]="lines" [figure]="euros" />`;

describe('compared lines', () => {
  it('have one mark a category that says every figure, walked with the arrows', async () => {
    const { root } = await render(CHART, [CompareChart], state);
    const marks = [...root.querySelectorAll<SVGElement>('[data-mark]')];
    expect(marks.map((mark) => mark.getAttribute('aria-label'))).toEqual([
      'janv., Attendu\u00a0: 10 €, Réalisé\u00a0: -5 €',
      'févr., Attendu\u00a0: 20 €, Réalisé\u00a0: –',
      'mars, Attendu\u00a0: 30 €, Réalisé\u00a0: 25 €',
    ]);
    marks[0]?.focus();
    press(marks[0] ?? root, 'End');
    expect(document.activeElement).toBe(marks[2]);
    expect(await violations(root)).toEqual([]);
  });

  it('are the same figures as a table', async () => {
    const { root, fixture } = await render(CHART, [CompareChart], state);
    one<HTMLButtonElement>(root, 'button').click();
    await settle(fixture);
    expect(byText(root, 'tr', 'févr.').textContent).toContain('20 €');
    expect([...root.querySelectorAll('thead th')].map((cell) => cell.textContent.trim())).toEqual([
      'Mois',
      'Attendu',
      'Réalisé',
    ]);
    expect(await violations(root)).toEqual([]);
  });
});
