import PptxGenJS from 'pptxgenjs';
import { cleanLine, finite } from '../text/index.js';
import { POINTS, SLIDE, TONES, type ToneName } from '../theme/index.js';
import { readZip } from '../zip/zip.js';
import type {
  CellSpec,
  ChartElement,
  DeckSpec,
  ParagraphSpec,
  ShapeElement,
  SlideElement,
  SlideSpec,
  TableElement,
  TextElement,
} from './spec.js';
import { layoutOf, slotOf } from './template/layouts.js';

// The package types its ES module as if it were CommonJS; at run time the default export is the class itself.
const Producer = PptxGenJS as unknown as typeof PptxGenJS.default;
type Pptx = InstanceType<typeof Producer>;
type Slide = ReturnType<Pptx['addSlide']>;
type TextRuns = Exclude<Parameters<Slide['addText']>[0], string>;
type TextOptions = NonNullable<Parameters<Slide['addText']>[1]>;

export const TITLE_KEY = 'title';
/** The name under which the element of that index travels through the producer; the finishing pass gives it its own. */
export const elementKey = (index: number): string => `element-${index}`;
/** The name of an item within the group at `index`. */
export const itemKey = (index: number, item: number): string => `${elementKey(index)}-${item}`;

const colour = (tone: ToneName): string => TONES[tone].key;

/**
 * Has pptxgenjs write the slides and the charts of a deck. Its masters, notes and package parts are not used: the
 * finishing pass puts the slides on the house template. Returns the parts by name.
 */
export async function produceParts(deck: DeckSpec): Promise<Map<string, Buffer>> {
  const pptx = new Producer();
  pptx.defineLayout({ name: 'HOUSE', width: SLIDE.w, height: SLIDE.h });
  pptx.layout = 'HOUSE';
  const numbers = new Map(deck.slides.map((slide, index) => [slide.id, index + 1]));
  if (numbers.size !== deck.slides.length) throw new Error('two slides have the same id');
  for (const spec of deck.slides) addSlide(pptx, spec, numbers);
  const written = await pptx.write({ outputType: 'nodebuffer' });
  return readZip(written as Uint8Array);
}

function addSlide(pptx: Pptx, spec: SlideSpec, numbers: ReadonlyMap<string, number>): void {
  const slide = pptx.addSlide();
  const layout = layoutOf(spec.layout);
  const title = cleanLine(spec.title);
  if (title === '') throw new Error(`slide ${spec.id} has no title`);
  const titleBox = layout.slots[0]?.box;
  slide.addText(title, { ...titleBox, objectName: TITLE_KEY });
  spec.elements.forEach((item, index) => {
    const name = elementKey(index);
    switch (item.kind) {
      case 'slot':
        slide.addText(runs(item.paragraphs, numbers), {
          ...(item.box ?? slotOf(layout, item.slot).box),
          objectName: name,
        });
        break;
      case 'text':
        slide.addText(runs(item.paragraphs, numbers), textOptions(item, name));
        break;
      case 'shape':
        addShape(slide, item, name);
        break;
      case 'group':
        item.items.forEach((part, at) => {
          if (part.kind === 'shape') addShape(slide, part, itemKey(index, at));
          else slide.addText(runs(part.paragraphs, numbers), textOptions(part, itemKey(index, at)));
        });
        break;
      case 'table':
        addTable(slide, item, name, numbers);
        break;
      case 'chart':
        addChart(slide, item, name);
        break;
      default:
        unreachable(item);
    }
  });
}

/** The producer takes a space of 0 for none asked; this rounds to 0 in the part it writes. */
const NO_SPACE = 0.001;

function unreachable(item: never): never {
  throw new Error(`unknown element ${JSON.stringify(item satisfies SlideElement)}`);
}

function slideNumber(link: string, numbers: ReadonlyMap<string, number>): number {
  const number = numbers.get(link);
  if (number === undefined) throw new Error(`link to a slide that is not in the deck: ${link}`);
  return number;
}

function runs(paragraphs: readonly ParagraphSpec[], numbers: ReadonlyMap<string, number>): TextRuns {
  return paragraphs.flatMap((paragraph) =>
    paragraph.runs.map((run, index) => ({
      text: cleanRun(run.text),
      // A fresh object for each run: the producer changes the options it is given.
      options: {
        breakLine: index === paragraph.runs.length - 1,
        ...(run.bold ? { bold: true } : {}),
        ...(run.size ? { fontSize: run.size } : {}),
        ...(run.tone ? { color: colour(run.tone) } : {}),
        ...(run.link !== undefined ? { hyperlink: { slide: slideNumber(run.link, numbers) } } : {}),
        ...(paragraph.align ? { align: paragraph.align } : {}),
        ...(paragraph.after !== undefined ? { paraSpaceAfter: Math.max(paragraph.after, NO_SPACE) } : {}),
      },
    })),
  );
}

/** Clean text that keeps the spaces at its ends, which separate it from the next run. */
function cleanRun(text: string): string {
  const lead = /^\s/.test(text) ? ' ' : '';
  const tail = /\s$/.test(text) ? ' ' : '';
  return `${lead}${cleanLine(text)}${tail}`;
}

function textOptions(item: TextElement, name: string): TextOptions {
  return {
    ...item.box,
    objectName: name,
    valign: item.anchor ?? 'top',
    margin: item.inset ?? 0,
    ...(item.fill ? { fill: { color: colour(item.fill) } } : {}),
    ...(item.line ? { line: { color: colour(item.line), width: 0.75 } } : {}),
  };
}

const PRESETS: Record<ShapeElement['shape'], string> = {
  rect: 'rect',
  ellipse: 'ellipse',
  triangle: 'triangle',
  diamond: 'diamond',
  donut: 'donut',
  line: 'line',
};

function addShape(slide: Slide, item: ShapeElement, name: string): void {
  slide.addShape(PRESETS[item.shape] as Parameters<Slide['addShape']>[0], {
    ...item.box,
    objectName: name,
    ...(item.fill ? { fill: { color: colour(item.fill) } } : {}),
    ...(item.line ? { line: { color: colour(item.line), width: 1 } } : {}),
  });
}

export const CELL_INSET = { x: 0.08, y: 0.04 } as const;

function addTable(
  slide: Slide,
  item: TableElement,
  name: string,
  numbers: ReadonlyMap<string, number>,
): void {
  const cell = (spec: CellSpec, column: number, size: number) => ({
    text: cleanLine(spec.text),
    options: {
      fontSize: size,
      align: item.columns[column]?.align ?? 'left',
      valign: 'middle' as const,
      ...(spec.bold ? { bold: true } : {}),
      ...(spec.tone ? { color: colour(spec.tone) } : {}),
      ...(spec.link !== undefined ? { hyperlink: { slide: slideNumber(spec.link, numbers) } } : {}),
    },
  });
  const size = item.size ?? POINTS.tableMin;
  const rows = [
    item.columns.map((column, index) => cell({ text: column.label, bold: true }, index, size)),
    ...item.rows.map((row) => row.cells.map((spec, index) => cell(spec, index, size))),
  ];
  slide.addTable(rows, {
    x: item.x,
    y: item.y,
    w: item.columns.reduce((sum, column) => sum + column.width, 0),
    colW: item.columns.map((column) => column.width),
    rowH: [item.headHeight, ...item.rows.map((row) => row.height)],
    margin: [CELL_INSET.y, CELL_INSET.x, CELL_INSET.y, CELL_INSET.x],
    objectName: name,
  });
}

// The producer's types know only 'minMax'; it writes whatever it is given.
const FIRST_ON_TOP = 'maxMin' as 'minMax';

/** The producer's types know no gaps; it writes an empty point, which the finishing pass takes out. */
const GAP = null as unknown as number;

function addChart(slide: Slide, item: ChartElement, name: string): void {
  const categories = item.categories.map(cleanLine);
  const lines = item.type === 'lines';
  slide.addChart(
    lines ? 'line' : 'bar',
    item.series.map((series) => ({
      name: cleanLine(series.name),
      labels: [...categories],
      values: series.values.map((value) => (value === null ? GAP : finite(value))),
    })),
    {
      ...item.box,
      objectName: name,
      altText: cleanLine(item.alt),
      chartColors: item.series.map((series) => colour(series.tone)),
      catAxisLabelFontSize: 12,
      catAxisLabelColor: colour('text'),
      catAxisLineColor: colour('greySoft'),
      valAxisLabelColor: colour('muted'),
      valAxisLineShow: false,
      showValAxisTitle: true,
      valAxisTitle: cleanLine(item.unit),
      valAxisTitleFontSize: 11,
      valAxisTitleColor: colour('muted'),
      showLegend: true,
      legendFontSize: 12,
      legendColor: colour('text'),
      ...(lines ? lineOptions(item) : barOptions(item)),
    },
  );
}

type ChartOptions = NonNullable<Parameters<Slide['addChart']>[2]>;

function barOptions({ type }: ChartElement): ChartOptions {
  const horizontal = type === 'bars';
  return {
    barDir: horizontal ? 'bar' : 'col',
    barGrouping: horizontal ? 'clustered' : 'stacked',
    barGapWidthPct: horizontal ? 40 : 55,
    ...(horizontal ? { catAxisOrientation: FIRST_ON_TOP } : {}),
    valAxisHidden: true,
    valGridLine: { style: 'none' },
    valAxisMinVal: 0,
    legendPos: horizontal ? 'b' : 't',
    showValue: true,
    dataLabelFontSize: 12,
    dataLabelFontBold: true,
    dataLabelColor: colour('text'),
    dataLabelFormatCode: '#,##0;-#,##0;;',
  };
}

function lineOptions({ axis }: ChartElement): ChartOptions {
  return {
    lineSize: 2.25,
    lineDataSymbol: 'circle',
    lineDataSymbolSize: 8,
    displayBlanksAs: 'gap',
    legendPos: 'b',
    showValue: false,
    valGridLine: { style: 'solid', color: colour('greySoft'), size: 0.5 },
    valAxisLabelFontSize: 12,
    ...(axis
      ? {
          valAxisMinVal: axis.min,
          valAxisMaxVal: axis.max,
          valAxisMajorUnit: axis.step,
          valAxisLabelFormatCode: axis.format,
        }
      : {}),
  };
}
