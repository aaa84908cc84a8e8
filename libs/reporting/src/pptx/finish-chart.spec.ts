import PptxGenJS from 'pptxgenjs';
import { child, descendants, elements, parseXml } from '../xml/xml.js';
import { readZip } from '../zip/zip.js';
import { finishChart } from './finish-chart.js';
import type { ChartElement } from './spec.js';

const Producer = PptxGenJS as unknown as typeof PptxGenJS.default;

/** A chart part as pptxgenjs writes it, defects included. */
async function rawChart(type: 'bar' | 'line' | 'area' | 'doughnut'): Promise<string> {
  const pptx = new Producer();
  const series = [
    { name: 'Un', labels: ['a & b', 'c'], values: [1, 2] },
    { name: 'Deux', labels: ['a & b', 'c'], values: [3, 4] },
  ];
  pptx.addSlide().addChart(type, type === 'doughnut' ? series.slice(0, 1) : series, {
    x: 1,
    y: 1,
    w: 5,
    h: 3,
    chartColors: ['0B6B63', '3A6EA5'],
    showValue: true,
    dataBorder: { pt: 1, color: 'FFFFFF' },
  });
  const parts = readZip((await pptx.write({ outputType: 'nodebuffer' })) as Uint8Array);
  const name = [...parts.keys()].find((key) => key.startsWith('ppt/charts/chart')) ?? '';
  return parts.get(name)?.toString('utf8') ?? '';
}

const SPEC: ChartElement = {
  kind: 'chart',
  name: 'Chart',
  alt: 'A conclusion',
  box: { x: 1, y: 1, w: 5, h: 3 },
  type: 'bars',
  categories: ['a & b', 'c'],
  unit: 'units',
  series: [
    { name: 'Un', tone: 'accent', labelTone: 'text', values: [1, 2] },
    { name: 'Deux', tone: 'blue', labelTone: 'redSoft', values: [3, 4] },
  ],
};

describe('finishChart', () => {
  it('really starts from a defective part', async () => {
    const raw = parseXml(await rawChart('line'));
    const plot = descendants(raw, 'c:lineChart')[0];
    expect(plot && elements(plot).filter((node) => node.name === 'c:axId')).toHaveLength(3);
    expect(descendants(raw, 'c:multiLvlStrRef').length).toBeGreaterThan(0);
  });

  it.each(['bar', 'line', 'area'] as const)('leaves only axes that exist on a %s chart', async (type) => {
    const chart = parseXml(finishChart(await rawChart(type), 'fr-FR'));
    const axes = descendants(chart, 'c:catAx', 'c:valAx').map((axis) =>
      child(axis, 'c:axId')?.attributes.get('val'),
    );
    const plot = descendants(chart, `c:${type}Chart`)[0];
    const used = plot ? elements(plot).filter((node) => node.name === 'c:axId') : [];
    expect(used.map((node) => node.attributes.get('val')).sort()).toEqual(axes.sort());
  });

  it('puts the children of a line series and of its plot in the order of the schema', async () => {
    const chart = parseXml(finishChart(await rawChart('line'), 'fr-FR'));
    const plot = descendants(chart, 'c:lineChart')[0];
    const names = plot ? elements(plot).map((node) => node.name) : [];
    expect(names.slice(0, 3)).toEqual(['c:grouping', 'c:varyColors', 'c:ser']);
    const series = descendants(chart, 'c:ser')[0];
    const order = series ? elements(series).map((node) => node.name) : [];
    expect(order).toEqual([
      'c:idx',
      'c:order',
      'c:tx',
      'c:spPr',
      'c:marker',
      'c:dLbls',
      'c:cat',
      'c:val',
      'c:smooth',
    ]);
  });

  it.each(['bar', 'line', 'area', 'doughnut'] as const)(
    'uses theme colours and fonts alone on a %s chart',
    async (type) => {
      const text = finishChart(await rawChart(type), 'fr-FR');
      expect(text).not.toContain('srgbClr');
      expect(text).toContain('<a:schemeClr val="accent1"/>');
      expect(text).not.toContain('typeface="Arial"');
    },
  );

  it('writes plain category strings, the language and square corners', async () => {
    const text = finishChart(await rawChart('bar'), 'en-GB');
    expect(text).not.toContain('multiLvl');
    expect(text).toContain('<c:strCache><c:ptCount val="2"/><c:pt idx="0"><c:v>a &amp; b</c:v></c:pt>');
    expect(text).toContain('<c:date1904 val="0"/><c:lang val="en-GB"/><c:roundedCorners val="0"/>');
    expect(text).not.toContain('lang="en-US"');
  });

  it('colours the labels of each series as the spec says', async () => {
    const chart = parseXml(finishChart(await rawChart('bar'), 'fr-FR', SPEC));
    const fills = descendants(chart, 'c:ser').map((series) => {
      const labels = child(series, 'c:dLbls');
      return labels && descendants(labels, 'a:schemeClr')[0];
    });
    expect(fills.map((fill) => fill?.attributes.get('val'))).toEqual(['tx1', 'accent4']);
    expect(fills[1]?.children).toHaveLength(2);
  });

  it('refuses a colour that is not of the house', async () => {
    const raw = (await rawChart('bar')).replaceAll('0B6B63', 'FF00FF');
    expect(() => finishChart(raw, 'fr-FR')).toThrow('FF00FF is not in the theme');
  });
});
