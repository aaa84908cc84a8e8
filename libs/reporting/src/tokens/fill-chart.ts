import { chartWorkbook, columnLetter } from '../pptx/workbook.js';
import { escapeXml, finite } from '../text/index.js';
import { child, descendants, element, elements, removeChildren, type XmlElement } from '../xml/xml.js';
import type { ChartData } from './data.js';
import { cloneXml, ensureChild, type OfficePackage } from './package.js';

const SHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
/** Where a series has its name, before its categories and values in the order of the schema. */
const BEFORE_NAME = new Set(['c:idx', 'c:order']);
const AFTER_VALUES = new Set(['c:smooth', 'c:shape', 'c:bubbleSize', 'c:bubble3D', 'c:extLst']);
const ROUND = new Set(['c:pieChart', 'c:pie3DChart', 'c:doughnutChart', 'c:ofPieChart']);

/**
 * Gives a native chart of a template other data: the cache it shows and the workbook "Edit data" opens. Its type, axes
 * and formatting stay; a series it has no formatting for is formatted as its last one, in the next colour of the theme.
 */
export function fillChart(pack: OfficePackage, part: string, given: ChartData): void {
  const data = given.categories.length > 0 ? given : { ...given, categories: ['—'] };
  const root = pack.tree(part);
  const plots = descendants(root, 'c:plotArea').flatMap((area) =>
    elements(area).filter((plot) => child(plot, 'c:ser') !== undefined),
  );
  const all = plots.flatMap((plot) =>
    elements(plot)
      .filter(isSeries)
      .map((series) => ({ plot, series })),
  );
  const wanted = plots.some(({ name }) => ROUND.has(name)) ? data.series.slice(0, 1) : data.series;
  const shown = wanted.length > 0 ? wanted : [{ name: '—', values: data.categories.map(() => null) }];
  const last = all.at(-1);
  shown.forEach((series, index) => {
    const known = all[index];
    if (known) writeSeries(known.series, series, data.categories, index);
    else if (last) addSeries(last, series, data.categories, index);
  });
  for (const { plot, series } of all.slice(shown.length))
    plot.children = plot.children.filter((node) => node !== series);
  for (const plot of plots)
    if (!child(plot, 'c:ser')) {
      // A plot without a series is not valid: its last one goes with it.
      for (const area of descendants(root, 'c:plotArea'))
        area.children = area.children.filter((node) => node !== plot);
    }
  embed(pack, part, root, { categories: data.categories, series: shown });
}

const isSeries = (node: XmlElement): boolean => node.name === 'c:ser';

function addSeries(
  last: { readonly plot: XmlElement; readonly series: XmlElement },
  data: ChartData['series'][number],
  categories: readonly string[],
  index: number,
): void {
  const series = cloneXml(last.series);
  recolour(series, `accent${(index % 6) + 1}`);
  for (const extension of descendants(series, 'c:extLst')) extension.children = [];
  removeChildren(series, 'c:extLst');
  child(series, 'c:idx')?.attributes.set('val', String(index));
  child(series, 'c:order')?.attributes.set('val', String(index));
  writeSeries(series, data, categories, index);
  const at = last.plot.children.findLastIndex((node) => typeof node !== 'string' && isSeries(node));
  last.plot.children.splice(at + 1, 0, series);
}

/** Fills and lines of a series in a colour of the theme; what has none stays so. */
function recolour(series: XmlElement, colour: string): void {
  const shapes = [child(series, 'c:spPr'), child(child(series, 'c:marker') ?? series, 'c:spPr')];
  for (const shape of shapes.filter((one) => one !== undefined)) {
    const line = child(shape, 'a:ln');
    for (const holder of [shape, ...(line ? [line] : [])]) {
      const fill = child(holder, 'a:solidFill');
      if (fill) fill.children = [element('a:schemeClr', { val: colour })];
    }
  }
}

function writeSeries(
  series: XmlElement,
  { name, values }: ChartData['series'][number],
  categories: readonly string[],
  index: number,
): void {
  const column = columnLetter(index + 1);
  const end = categories.length + 1;
  const format = descendants(series, 'c:formatCode')[0]?.children ?? ['General'];
  const scatter = child(series, 'c:yVal') !== undefined;
  removeChildren(series, 'c:tx', 'c:cat', 'c:val', 'c:xVal', 'c:yVal', 'c:dPt');
  const title = element('c:tx', {}, [
    element('c:strRef', {}, [formula(`Sheet1!$${column}$1`), strings('c:strCache', [name])]),
  ]);
  const at = series.children.findIndex((node) => typeof node !== 'string' && !BEFORE_NAME.has(node.name));
  series.children.splice(at < 0 ? series.children.length : at, 0, title);
  const points = values.slice(0, categories.length);
  const cache = element('c:numCache', {}, [
    element('c:formatCode', {}, format),
    element('c:ptCount', { val: categories.length }),
    ...points.flatMap((value, row) => (value === null ? [] : [point(row, String(finite(value)))])),
  ]);
  const category = element(scatter ? 'c:xVal' : 'c:cat', {}, [
    element('c:strRef', {}, [formula(`Sheet1!$A$2:$A$${end}`), strings('c:strCache', categories)]),
  ]);
  const value = element(scatter ? 'c:yVal' : 'c:val', {}, [
    element('c:numRef', {}, [formula(`Sheet1!$${column}$2:$${column}$${end}`), cache]),
  ]);
  const after = series.children.findIndex((node) => typeof node !== 'string' && AFTER_VALUES.has(node.name));
  series.children.splice(after < 0 ? series.children.length : after, 0, category, value);
}

const formula = (text: string): XmlElement => element('c:f', {}, [text]);
const point = (index: number, text: string): XmlElement =>
  element('c:pt', { idx: index }, [element('c:v', {}, [escapeXml(text)])]);
const strings = (name: string, texts: readonly string[]): XmlElement =>
  element(name, {}, [
    element('c:ptCount', { val: texts.length }),
    ...texts.map((text, at) => point(at, text)),
  ]);

/** The workbook behind the chart, in the place of the one the template had. */
function embed(pack: OfficePackage, part: string, root: XmlElement, data: Omit<ChartData, 'alt'>): void {
  const known = child(root, 'c:externalData')?.attributes.get('r:id');
  if (known !== undefined) pack.unrelate(part, known);
  const workbook = pack.freeName(`${part.split('/')[0]}/embeddings/workbook1.xlsx`);
  pack.set(workbook, chartWorkbook(data), SHEET);
  const id = pack.relate(part, 'package', workbook);
  removeChildren(root, 'c:externalData');
  const external = element('c:externalData', { 'r:id': id }, [element('c:autoUpdate', { val: 0 })]);
  root.attributes.set('xmlns:r', 'http://schemas.openxmlformats.org/officeDocument/2006/relationships');
  const after = root.children.findIndex(
    (node) => typeof node !== 'string' && ['c:printSettings', 'c:userShapes', 'c:extLst'].includes(node.name),
  );
  root.children.splice(after < 0 ? root.children.length : after, 0, external);
}

/** The language of the texts of a chart, which its own formatting names. */
export function chartLanguage(root: XmlElement, language: string): void {
  const lang = child(root, 'c:lang');
  if (lang) lang.attributes.set('val', language);
  for (const run of descendants(root, 'a:rPr', 'a:endParaRPr', 'a:defRPr'))
    if (run.attributes.has('lang')) run.attributes.set('lang', language);
  for (const run of descendants(root, 'a:r'))
    ensureChild(run, 'a:rPr', true).attributes.set('lang', language);
}
