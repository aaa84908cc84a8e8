import { schemeColour } from '../theme/index.js';
import {
  child,
  descendants,
  element,
  elements,
  isElement,
  orderChildren,
  parseXml,
  removeChildren,
  writeXml,
  type XmlElement,
} from '../xml/xml.js';
import { toThemeColours } from './finish-colours.js';
import type { ChartElement } from './spec.js';

const PLOTS = [
  'c:barChart',
  'c:lineChart',
  'c:pieChart',
  'c:doughnutChart',
  'c:areaChart',
  'c:scatterChart',
  'c:bubbleChart',
];
const AXES = ['c:catAx', 'c:valAx', 'c:dateAx', 'c:serAx'];

/** Child order of the schema (CT_BarSer, CT_LineSer … share it where they share elements). */
const SERIES_ORDER = [
  'c:idx', 'c:order', 'c:tx', 'c:spPr', 'c:invertIfNegative', 'c:pictureOptions', 'c:marker', 'c:explosion', 'c:dPt',
  'c:dLbls', 'c:trendline', 'c:errBars', 'c:cat', 'c:xVal', 'c:val', 'c:yVal', 'c:bubbleSize', 'c:bubble3D', 'c:smooth',
  'c:shape', 'c:extLst',
]; // prettier-ignore
const PLOT_ORDER = [
  'c:barDir', 'c:scatterStyle', 'c:grouping', 'c:varyColors', 'c:ser', 'c:dLbls', 'c:gapWidth', 'c:overlap', 'c:serLines',
  'c:dropLines', 'c:hiLowLines', 'c:upDownBars', 'c:marker', 'c:smooth', 'c:bubbleScale', 'c:showNegBubbles',
  'c:sizeRepresents', 'c:firstSliceAng', 'c:holeSize', 'c:axId', 'c:extLst',
]; // prettier-ignore

/**
 * Makes a chart part of the producer valid and ours: axes that exist, children in schema order, plain category
 * strings, theme colours and fonts, no rounded border, and the language on its texts.
 */
export function finishChart(source: string, language: string, spec?: ChartElement): string {
  const chart = parseXml(source);
  removeChildren(chart, 'c:roundedCorners', 'c:lang');
  const dateSystem = child(chart, 'c:date1904');
  chart.children = [
    ...(dateSystem ? [dateSystem] : []),
    element('c:lang', { val: language }),
    element('c:roundedCorners', { val: 0 }),
    ...chart.children.filter((node) => node !== dateSystem),
  ];
  const axisIds = new Set(
    descendants(chart, ...AXES).map((axis) => child(axis, 'c:axId')?.attributes.get('val') ?? ''),
  );
  for (const plot of descendants(chart, ...PLOTS)) finishPlot(plot, axisIds, spec);
  for (const axis of descendants(chart, 'c:valAx')) removeChildren(axis, 'c:auto');
  for (const cache of descendants(chart, 'c:numCache')) dropGaps(cache);
  for (const reference of descendants(chart, 'c:cat')) plainCategories(reference);
  for (const font of descendants(chart, 'a:latin')) font.attributes.set('typeface', '+mn-lt');
  for (const run of descendants(chart, 'a:rPr', 'a:endParaRPr')) run.attributes.set('lang', language);
  toThemeColours(chart);
  return writeXml(chart);
}

function finishPlot(plot: XmlElement, axisIds: ReadonlySet<string>, spec: ChartElement | undefined): void {
  plot.children = plot.children.filter(
    (node) => !isElement(node) || node.name !== 'c:axId' || axisIds.has(node.attributes.get('val') ?? ''),
  );
  if ((plot.name === 'c:lineChart' || plot.name === 'c:areaChart') && !child(plot, 'c:grouping')) {
    plot.children.unshift(element('c:grouping', { val: 'standard' }));
  }
  orderChildren(plot, PLOT_ORDER);
  elements(plot)
    .filter((node) => node.name === 'c:ser')
    .forEach((series, index) => {
      if (plot.name !== 'c:barChart') removeChildren(series, 'c:invertIfNegative');
      orderChildren(series, SERIES_ORDER);
      const tone = spec?.series[index]?.labelTone;
      const labels = child(series, 'c:dLbls');
      if (!tone || !labels || spec.type === 'lines') return;
      removeChildren(labels, 'c:dLblPos', 'c:showLeaderLines');
      for (const fill of descendants(labels, 'a:solidFill')) {
        fill.children = [parseXml(schemeColour(tone).replace('/>', ' xmlns:a="a"/>'))];
        for (const node of elements(fill)) node.attributes.delete('xmlns:a');
      }
      labelsPosition(labels, spec.type);
    });
}

/** A point without a value is left out; written empty, it would be read as a broken number. */
function dropGaps(cache: XmlElement): void {
  cache.children = cache.children.filter(
    (node) =>
      !isElement(node) || node.name !== 'c:pt' || (child(node, 'c:v')?.children ?? []).some((v) => v !== ''),
  );
}

/** Values sit at the end of a bar, in the middle of a stacked column: where they can be read. */
function labelsPosition(labels: XmlElement, type: ChartElement['type']): void {
  const before = labels.children.findIndex((node) => isElement(node) && node.name === 'c:showLegendKey');
  labels.children.splice(before, 0, element('c:dLblPos', { val: type === 'bars' ? 'outEnd' : 'ctr' }));
}

/** One level of categories is a list of strings; the producer writes it as a hierarchy of one level. */
function plainCategories(category: XmlElement): void {
  const hierarchy = child(category, 'c:multiLvlStrRef');
  const formula = hierarchy && child(hierarchy, 'c:f');
  const cache = hierarchy && child(hierarchy, 'c:multiLvlStrCache');
  const level = cache && elements(cache).filter((node) => node.name === 'c:lvl');
  if (!formula || !cache || level?.length !== 1) return;
  const count = child(cache, 'c:ptCount');
  category.children = [
    element('c:strRef', {}, [
      formula,
      element('c:strCache', {}, [...(count ? [count] : []), ...(level[0]?.children ?? [])]),
    ]),
  ];
}
