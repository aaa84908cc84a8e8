import { finishSlide } from '../pptx/finish-slide.js';
import { chartParts } from '../pptx/render.js';
import { produceParts } from '../pptx/produce.js';
import type { DeckSpec } from '../pptx/spec.js';
import { PRES_PROPS, ROOT_RELATIONSHIPS, sectionList, VIEW_PROPS } from '../pptx/template/package-parts.js';
import type { TemplateParts } from '../template/index.js';
import { appPart, corePart } from '../xml/doc-props.js';
import { descendants, element, parseXml, writeXml, XML_HEADER } from '../xml/xml.js';
import { writeZip, type ZipEntry } from '../zip/zip.js';
import { adaptSlides } from './adapt.js';
import type { HostedSlide } from './hosted.js';
import {
  carriedParts,
  contentTypes,
  hostPresentation,
  keptRelationships,
  relationshipsXml,
} from './graft-package.js';
import { graftSlide } from './graft-slide.js';
import { hostPalettes, toHostColours, type HostPalette, type HostPalettes } from './host-palette.js';
import { matchLayouts } from './match.js';
import { relationshipsName, relationshipsOf, type TemplateRelationship } from './package.js';
import { folderOf, inFolder } from './part-names.js';
import { partXml, readDeckTemplate, type DeckTemplate, type HostLayout } from './read-template.js';

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PML = 'application/vnd.openxmlformats-officedocument.presentationml';
const CHART = 'application/vnd.openxmlformats-officedocument.drawingml.chart+xml';
const FIRST_SLIDE_ID = 256;
/** Medium Style 2 – Accent 1, which PowerPoint knows without being told: its default where a template names none. */
const USUAL_TABLE_STYLE = '{5C22544A-7EE6-4342-B048-85BDC9FD1C3A}';

/**
 * Draws a deck on a house template: its masters, layouts, theme and table style, none of its own pages. The parts are
 * those of an opened .pptx; throws `TemplateRefused` when slides cannot be put on it. The same deck and template give
 * the same bytes.
 */
export async function graftDeck(deck: DeckSpec, parts: TemplateParts): Promise<Buffer> {
  const template = readDeckTemplate(parts);
  const slides = adaptSlides(deck, template, matchLayouts(template));
  const hosted: DeckSpec = { ...deck, slides: slides.map(({ spec }) => spec) };
  const produced = await produceParts(hosted);
  const carried = carriedParts(template);
  const names = new Set(carried.map(({ name }) => name));
  const first =
    1 +
    Math.max(0, ...[...names].map((name) => Number(/^ppt\/charts\/chart(\d+)\.xml$/.exec(name)?.[1] ?? 0)));
  const style = tableStyle(template);
  const palettes = new Map<HostLayout, HostPalettes>();
  const palettesOf = (layout: HostLayout): HostPalettes => {
    const made = palettes.get(layout) ?? hostPalettes(layout);
    palettes.set(layout, made);
    // Where the template has a table style of its own, its tables stand on what its slides do.
    return style === USUAL_TABLE_STYLE ? made : { ...made, table: made.slide };
  };
  const made: ZipEntry[] = [];
  const types = new Map<string, string>();
  let charts = first;
  slides.forEach((slide, index) => {
    const number = index + 1;
    const name = `ppt/slides/slide${number}.xml`;
    const colours = palettesOf(slide.host.layout);
    const finished = finishSlide(text(produced, name), slide.spec, hosted, number);
    types.set(name, `${PML}.slide+xml`);
    const wanted = slide.spec.elements.filter((item) => item.kind === 'chart');
    const relationships = relationshipsOf(produced, name).flatMap((own): TemplateRelationship[] => {
      if (own.kind === 'slideLayout') return [{ ...own, target: slide.host.layout.part }];
      if (own.kind === 'slide') return [own];
      const chart = own.kind === 'chart' ? wanted.shift() : undefined;
      if (!chart) return [];
      const target = `ppt/charts/chart${charts}.xml`;
      for (const entry of chartParts(produced.get(own.target), chart, charts, deck.language))
        made.push(
          entry.name === target ? { ...entry, data: hostChart(String(entry.data), colours.slide) } : entry,
        );
      types.set(target, CHART);
      charts += 1;
      return [{ ...own, target }];
    });
    made.push(
      { name, data: graftSlide(finished, slide, deck, number, style, colours) },
      { name: `ppt/slides/_rels/slide${number}.xml.rels`, data: relationshipsXml(name, relationships) },
    );
  });
  return writeZip([...packageParts(template, hosted, slides, carried, types), ...made]);
}

function text(parts: ReadonlyMap<string, Buffer>, name: string): string {
  const part = parts.get(name);
  if (!part) throw new Error(`the producer wrote no ${name}`);
  return part.toString('utf8');
}

function hostChart(source: string, palette: HostPalette): string {
  const root = parseXml(source);
  toHostColours(root, palette);
  return writeXml(root);
}

/** The list a template of another tool may lack: without one, readers do not look the style up. */
const TABLE_STYLES = `${XML_HEADER}<a:tblStyleLst xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" def="${USUAL_TABLE_STYLE}"/>`;

function tableStyle(template: DeckTemplate): string {
  const part = relationshipsOf(template.parts, template.main).find(
    ({ kind }) => kind === 'tableStyles',
  )?.target;
  if (part === undefined || !template.parts.has(part)) return USUAL_TABLE_STYLE;
  return partXml(template.parts, part).attributes.get('def') ?? USUAL_TABLE_STYLE;
}

/** Everything but our slides and charts: types, properties, the presentation, and what comes from the template. */
function packageParts(
  template: DeckTemplate,
  deck: DeckSpec,
  slides: readonly HostedSlide[],
  carried: ReturnType<typeof carriedParts>,
  slideTypes: ReadonlyMap<string, string>,
): ZipEntry[] {
  const { main } = template;
  const folder = folderOf(main);
  const presProps = inFolder(folder, 'presProps.xml');
  const viewProps = inFolder(folder, 'viewProps.xml');
  const kept = keptRelationships(template, main);
  const styled = kept.some(({ kind }) => kind === 'tableStyles');
  const tableStyles = inFolder(folder, 'tableStyles.xml');
  const used = Math.max(0, ...kept.map(({ id }) => Number(/\d+$/.exec(id)?.[0] ?? 0)));
  const idOf = (index: number): string => `rId${used + 1 + index}`;
  const own = (kind: string, target: string, index: number): TemplateRelationship => ({
    id: idOf(index), type: `${OFFICE}/${kind}`, kind, target, external: false,
  }); // prettier-ignore
  const relationships = [
    ...kept,
    own('presProps', presProps, 0),
    own('viewProps', viewProps, 1),
    ...(styled ? [] : [own('tableStyles', tableStyles, 2)]),
    ...slides.map((_, index) => own('slide', `ppt/slides/slide${index + 1}.xml`, index + 3)),
  ];
  const list = element(
    'p:sldIdLst',
    {},
    slides.map((_, index) => element('p:sldId', { id: FIRST_SLIDE_ID + index, 'r:id': idOf(index + 3) })),
  );
  const types = new Map<string, string>([
    [main, `${PML}.presentation.main+xml`],
    [presProps, `${PML}.presProps+xml`],
    [viewProps, `${PML}.viewProps+xml`],
    ...(styled ? [] : [[tableStyles, `${PML}.tableStyles+xml`] as const]),
    ['docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties+xml'],
    ['docProps/app.xml', 'application/vnd.openxmlformats-officedocument.extended-properties+xml'],
    ...slideTypes,
  ]);
  return [
    { name: '[Content_Types].xml', data: contentTypes(template, carried, types) },
    { name: '_rels/.rels', data: ROOT_RELATIONSHIPS(main) },
    { name: 'docProps/core.xml', data: corePart(deck) },
    { name: 'docProps/app.xml', data: appPart(deck.company) },
    { name: main, data: hostPresentation(template, list, sectionsOf(deck)) },
    {
      name: relationshipsName(main),
      data: relationshipsXml(main, relationships),
    },
    { name: presProps, data: PRES_PROPS },
    { name: viewProps, data: VIEW_PROPS },
    ...(styled ? [] : [{ name: tableStyles, data: TABLE_STYLES }]),
    ...carried,
  ];
}

function sectionsOf(deck: DeckSpec): ReturnType<typeof element> | undefined {
  const written = sectionList(deck);
  return written === '' ? undefined : descendants(parseXml(written), 'p:extLst')[0];
}
