import { themePart } from '../theme/index.js';
import { appPart, corePart } from '../xml/doc-props.js';
import { descendants, parseXml } from '../xml/xml.js';
import { writeZip, type ZipEntry } from '../zip/zip.js';
import { finishChart } from './finish-chart.js';
import { finishSlide } from './finish-slide.js';
import { produceParts } from './produce.js';
import type { ChartElement, DeckSpec, SlideSpec } from './spec.js';
import { LAYOUTS, layoutOf } from './template/layouts.js';
import { layoutPart, masterPart } from './template/master.js';
import {
  contentTypesPart,
  LAYOUT_RELATIONSHIPS,
  masterRelationships,
  presentationPart,
  presentationRelationships,
  PRES_PROPS,
  relationshipsPart,
  ROOT_RELATIONSHIPS,
  TABLE_STYLES,
  VIEW_PROPS,
  type Relationship,
} from './template/package-parts.js';
import { chartWorkbook } from './workbook.js';

/**
 * Renders a deck to the bytes of a .pptx: slides and charts by the producer, everything finished and packed by us.
 * The same spec gives the same bytes. Throws when the spec is inconsistent (unknown placeholder, dangling link).
 */
export async function renderDeck(deck: DeckSpec): Promise<Buffer> {
  return writeZip(deckParts(deck, await produceParts(deck)));
}

/** The parts of the finished package, in the order they are written. */
export function deckParts(deck: DeckSpec, produced: ReadonlyMap<string, Buffer>): ZipEntry[] {
  const slides: ZipEntry[] = [];
  const charts: ZipEntry[] = [];
  let chartCount = 0;
  deck.slides.forEach((spec, index) => {
    const number = index + 1;
    const name = `ppt/slides/slide${number}.xml`;
    const relationships = slideRelationships(spec, number, produced, (target, chart) => {
      chartCount += 1;
      charts.push(...chartParts(produced.get(target), chart, chartCount, deck.language));
      return chartCount;
    });
    slides.push(
      { name, data: finishSlide(text(produced, name), spec, deck, number) },
      { name: `ppt/slides/_rels/slide${number}.xml.rels`, data: relationshipsPart(relationships) },
    );
  });
  return [
    { name: '[Content_Types].xml', data: contentTypesPart(deck.slides.length, chartCount) },
    { name: '_rels/.rels', data: ROOT_RELATIONSHIPS('ppt/presentation.xml') },
    { name: 'docProps/core.xml', data: corePart(deck) },
    { name: 'docProps/app.xml', data: appPart(deck.company) },
    { name: 'ppt/presentation.xml', data: presentationPart(deck) },
    { name: 'ppt/_rels/presentation.xml.rels', data: presentationRelationships(deck) },
    { name: 'ppt/presProps.xml', data: PRES_PROPS },
    { name: 'ppt/viewProps.xml', data: VIEW_PROPS },
    { name: 'ppt/tableStyles.xml', data: TABLE_STYLES },
    { name: 'ppt/theme/theme1.xml', data: themePart() },
    { name: 'ppt/slideMasters/slideMaster1.xml', data: masterPart(deck.language) },
    { name: 'ppt/slideMasters/_rels/slideMaster1.xml.rels', data: masterRelationships() },
    ...LAYOUTS.flatMap((layout, index) => [
      { name: `ppt/slideLayouts/slideLayout${index + 1}.xml`, data: layoutPart(layout, deck.language) },
      { name: `ppt/slideLayouts/_rels/slideLayout${index + 1}.xml.rels`, data: LAYOUT_RELATIONSHIPS },
    ]),
    ...slides,
    ...charts,
  ];
}

function text(parts: ReadonlyMap<string, Buffer>, name: string): string {
  const part = parts.get(name);
  if (!part) throw new Error(`the producer wrote no ${name}`);
  return part.toString('utf8');
}

/** Relationships of a slide on our template: its layout, the slides it links to, its charts under new numbers. */
function slideRelationships(
  spec: SlideSpec,
  number: number,
  produced: ReadonlyMap<string, Buffer>,
  addChart: (target: string, chart: ChartElement) => number,
): Relationship[] {
  const charts = spec.elements.filter((item) => item.kind === 'chart');
  const kept: Relationship[] = [];
  const written = parseXml(text(produced, `ppt/slides/_rels/slide${number}.xml.rels`));
  for (const node of descendants(written, 'Relationship')) {
    const id = node.attributes.get('Id') ?? '';
    const type = (node.attributes.get('Type') ?? '').split('/').at(-1) ?? '';
    const target = node.attributes.get('Target') ?? '';
    if (type === 'slideLayout') {
      const layout = LAYOUTS.indexOf(layoutOf(spec.layout)) + 1;
      kept.push({ id, type, target: `../slideLayouts/slideLayout${layout}.xml` });
    } else if (type === 'chart') {
      const chart = charts.shift();
      if (!chart) throw new Error(`slide ${spec.id}: a chart nobody asked for`);
      kept.push({ id, type, target: `../charts/chart${addChart(target.replace(/^\//, ''), chart)}.xml` });
    } else if (type === 'slide') kept.push({ id, type, target });
  }
  return kept;
}

/** The parts of one chart: itself, its relationships and its workbook, under their number. */
export function chartParts(
  produced: Buffer | undefined,
  spec: ChartElement,
  number: number,
  language: string,
): ZipEntry[] {
  if (!produced) throw new Error(`the producer wrote no chart for ${spec.name}`);
  const workbook = `Microsoft_Excel_Worksheet${number}.xlsx`;
  return [
    { name: `ppt/charts/chart${number}.xml`, data: finishChart(produced.toString('utf8'), language, spec) },
    {
      name: `ppt/charts/_rels/chart${number}.xml.rels`,
      data: relationshipsPart([{ id: 'rId1', type: 'package', target: `../embeddings/${workbook}` }]),
    },
    { name: `ppt/embeddings/${workbook}`, data: chartWorkbook(spec) },
  ];
}
