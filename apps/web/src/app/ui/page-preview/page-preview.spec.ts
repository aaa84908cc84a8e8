import { signal } from '@angular/core';
import type { PreviewPage } from '@jalon/contracts';
import { one, press, render, settle, violations } from '../../../../testing/render';
import { drawChart } from './chart-drawing';
import { PageViewer, type PageWords } from './page-viewer';
import type { ChartShape } from './paper';

const CHART: ChartShape = {
  kind: 'chart',
  x: 1,
  y: 2,
  w: 6,
  h: 3,
  type: 'bars',
  alt: 'Le crédit mène',
  categories: ['Crédit', 'Fraude'],
  series: [{ name: 'Cas d’usage', tone: 'accent', values: [4, 2] }],
  unit: 'cas d’usage',
};
const SLIDE: PreviewPage = {
  kind: 'slide',
  title: 'Deux cas d’usage tiennent leur date',
  width: 13.333,
  height: 7.5,
  background: 'surface',
  shapes: [
    {
      kind: 'text',
      x: 0.6,
      y: 0.4,
      w: 12,
      h: 1,
      anchor: 'middle',
      fill: null,
      line: null,
      paragraphs: [
        {
          runs: [{ text: 'Deux cas d’usage tiennent leur date', size: 24, tone: 'text', bold: true }],
          align: 'left',
          indent: 0,
          after: 0,
          bullet: '',
        },
      ],
    },
    { kind: 'shape', x: 1, y: 1, w: 0.2, h: 0.2, shape: 'diamond', fill: 'red', line: null },
    {
      kind: 'table',
      x: 1,
      y: 2,
      w: 6,
      h: 1,
      size: 12,
      columns: [
        { width: 4, align: 'left' },
        { width: 2, align: 'right' },
      ],
      rows: [
        {
          height: 0.5,
          head: true,
          cells: [
            { text: 'Jalon', bold: true, tone: 'surface' },
            { text: '', bold: true, tone: 'surface' },
          ],
        },
        {
          height: 0.5,
          head: false,
          cells: [
            { text: 'Recette', bold: false, tone: 'text' },
            { text: '12', bold: false, tone: 'red' },
          ],
        },
      ],
    },
    CHART,
  ],
};
const NOTE: PreviewPage = {
  kind: 'text',
  title: '1 Décisions',
  blocks: [
    { kind: 'heading', level: 1, text: '1 Décisions' },
    { kind: 'paragraph', style: 'decision', text: 'Go sous réserve' },
    { kind: 'item', level: 1, text: '•\u00a0Une réserve' },
    { kind: 'table', caption: 'Tableau\u00a01 – Actions', head: ['Action', ''], rows: [['Relire', 'Lina']] },
  ],
};
const WORDS: PageWords = {
  pages: 'Pages',
  page: (number, total, title) => `Page ${number} sur ${total}\u00a0: ${title}`,
  count: (number, total) => `${number} / ${total}`,
  previous: 'Page précédente',
  next: 'Page suivante',
  full: 'Plein écran',
  close: 'Fermer',
};
const TEMPLATE = '<ui-page-viewer [pages]="pages()" [words]="words" />';

describe('ui-page-viewer', () => {
  it('shows a slide and a page of text, without a fault of accessibility', async () => {
    const pages = signal<readonly PreviewPage[]>([SLIDE, NOTE]);
    const { root, fixture } = await render(TEMPLATE, [PageViewer], { pages, words: WORDS });
    const paper = one(root, '.paper');
    expect(paper.getAttribute('aria-label')).toBe('Page 1 sur 2\u00a0: Deux cas d’usage tiennent leur date');
    expect(paper.textContent).toContain('Recette');
    expect(one(paper, 'svg[role="img"]').getAttribute('aria-label')).toBe('Le crédit mène');
    expect(await violations(root)).toEqual([]);

    press(one(root, '.strip'), 'ArrowDown');
    await settle(fixture);
    expect(paper.textContent).toContain('Go sous réserve');
    expect(one(root, '[aria-selected="true"]').getAttribute('aria-label')).toContain('Page 2');
    expect(await violations(root)).toEqual([]);
  });

  it('stops at both ends and comes back to what is left of the pages', async () => {
    const pages = signal<readonly PreviewPage[]>([SLIDE, NOTE, SLIDE]);
    const { root, fixture } = await render(TEMPLATE, [PageViewer], { pages, words: WORDS });
    const paper = one(root, '.paper');
    press(paper, 'ArrowLeft');
    press(paper, 'End');
    press(paper, 'PageDown');
    await settle(fixture);
    expect(one(root, '[role="status"]').textContent).toBe('3 / 3');
    expect(one<HTMLButtonElement>(root, '[aria-label="Page suivante"]').disabled).toBe(true);
    pages.set([SLIDE]);
    await settle(fixture);
    expect(one(root, '[role="status"]').textContent).toBe('1 / 1');
  });
});

describe('a chart of a page', () => {
  const write = (value: number) => String(value);
  it.each(['bars', 'stacked-columns', 'lines'] as const)('keeps its marks within its box: %s', (type) => {
    const chart: ChartShape = {
      ...CHART,
      type,
      series: [
        { name: 'A', tone: 'accent', values: [4, null] },
        { name: 'B', tone: 'blueSoft', values: [1, 2] },
      ],
    };
    const drawing = drawChart(chart, write);
    expect(drawing.rects.length + drawing.dots.length).toBeGreaterThan(3);
    for (const { x, y, w, h } of drawing.rects) {
      expect([x, y, w, h].every(Number.isFinite)).toBe(true);
      expect(x + w).toBeLessThanOrEqual(drawing.width);
      expect(y).toBeGreaterThanOrEqual(0);
      expect(y + h).toBeLessThanOrEqual(drawing.height);
    }
    for (const { x, y } of drawing.dots) expect(x <= drawing.width && y <= drawing.height).toBe(true);
  });

  it('draws nothing rather than fail when there is nothing', () => {
    const drawing = drawChart({ ...CHART, categories: [], series: [] }, write);
    expect(drawing.rects).toEqual([]);
  });
});
