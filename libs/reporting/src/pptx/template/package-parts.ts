import { createHash } from 'node:crypto';
import { escapeXml } from '../../text/index.js';
import { emu, schemeColour, SLIDE, THEME_NAME, type ToneName } from '../../theme/index.js';
import { XML_HEADER } from '../../xml/xml.js';
import type { DeckSpec } from '../spec.js';
import { LAYOUTS } from './layouts.js';
import { NAMESPACES } from './master.js';

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PML = 'application/vnd.openxmlformats-officedocument.presentationml';
const FIRST_SLIDE_ID = 256;
const MASTER_ID = 2147483648;
/** The house table style: referred to by every table, editable in one place. */
export const TABLE_STYLE_ID = '{7A1B6C52-3D0E-4B7F-9C55-1F0A6E2D8B41}';

export interface Relationship {
  readonly id: string;
  readonly type: string;
  readonly target: string;
}

export function relationshipsPart(relationships: readonly Relationship[]): string {
  const items = relationships.map(
    ({ id, type, target }) =>
      `<Relationship Id="${id}" Type="${type.includes('://') ? type : `${OFFICE}/${type}`}" Target="${escapeXml(target)}"/>`,
  );
  return `${XML_HEADER}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${items.join('')}</Relationships>`;
}

export function contentTypesPart(slides: number, charts: number): string {
  const override = (name: string, type: string): string =>
    `<Override PartName="/${name}" ContentType="${type}"/>`;
  const many = (count: number, name: (n: number) => string, type: string): string =>
    Array.from({ length: count }, (_, index) => override(name(index + 1), type)).join('');
  const sheet =
    charts > 0
      ? '<Default Extension="xlsx" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"/>'
      : '';
  return (
    `${XML_HEADER}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
    `<Default Extension="xml" ContentType="application/xml"/>${sheet}` +
    override('ppt/presentation.xml', `${PML}.presentation.main+xml`) +
    override('ppt/slideMasters/slideMaster1.xml', `${PML}.slideMaster+xml`) +
    many(LAYOUTS.length, (n) => `ppt/slideLayouts/slideLayout${n}.xml`, `${PML}.slideLayout+xml`) +
    many(slides, (n) => `ppt/slides/slide${n}.xml`, `${PML}.slide+xml`) +
    many(
      charts,
      (n) => `ppt/charts/chart${n}.xml`,
      'application/vnd.openxmlformats-officedocument.drawingml.chart+xml',
    ) +
    override('ppt/theme/theme1.xml', 'application/vnd.openxmlformats-officedocument.theme+xml') +
    override('ppt/presProps.xml', `${PML}.presProps+xml`) +
    override('ppt/viewProps.xml', `${PML}.viewProps+xml`) +
    override('ppt/tableStyles.xml', `${PML}.tableStyles+xml`) +
    override('docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties+xml') +
    override('docProps/app.xml', 'application/vnd.openxmlformats-officedocument.extended-properties+xml') +
    '</Types>'
  );
}

/** A GUID that depends on nothing but its seed, in the upper case Office wants. */
export function stableGuid(seed: string): string {
  const hex = createHash('sha256').update(seed).digest('hex').toUpperCase();
  return `{${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-A${hex.slice(17, 20)}-${hex.slice(20, 32)}}`;
}

export function sectionList(deck: DeckSpec): string {
  const sections: { name: string; slides: number[] }[] = [];
  deck.slides.forEach((slide, index) => {
    if (slide.startsSection !== undefined) sections.push({ name: slide.startsSection, slides: [] });
    sections.at(-1)?.slides.push(FIRST_SLIDE_ID + index);
  });
  // A slide outside every section makes PowerPoint rebuild the list: sections are written only when they cover the deck.
  if (sections.length === 0 || deck.slides[0]?.startsSection === undefined) return '';
  const items = sections.map(
    ({ name, slides }, index) =>
      `<p14:section name="${escapeXml(name)}" id="${stableGuid(`section ${index} ${name}`)}"><p14:sldIdLst>` +
      `${slides.map((id) => `<p14:sldId id="${id}"/>`).join('')}</p14:sldIdLst></p14:section>`,
  );
  return (
    '<p:extLst><p:ext uri="{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"><p14:sectionLst ' +
    `xmlns:p14="http://schemas.microsoft.com/office/powerpoint/2010/main">${items.join('')}</p14:sectionLst></p:ext></p:extLst>`
  );
}

/** Text boxes take their colour and font from here. */
const DEFAULT_TEXT =
  `<a:lvl1pPr algn="l" rtl="0"><a:defRPr sz="1400" kern="1200"><a:solidFill>${schemeColour('text')}</a:solidFill>` +
  '<a:latin typeface="+mn-lt"/><a:ea typeface="+mn-ea"/><a:cs typeface="+mn-cs"/></a:defRPr></a:lvl1pPr>';

export function presentationPart(deck: DeckSpec): string {
  const slides = deck.slides.map(
    (_, index) => `<p:sldId id="${FIRST_SLIDE_ID + index}" r:id="rId${index + 10}"/>`,
  );
  return (
    `${XML_HEADER}<p:presentation ${NAMESPACES} saveSubsetFonts="1"><p:sldMasterIdLst><p:sldMasterId id="${MASTER_ID}" r:id="rId1"/>` +
    `</p:sldMasterIdLst><p:sldIdLst>${slides.join('')}</p:sldIdLst><p:sldSz cx="${emu(SLIDE.w)}" cy="${emu(SLIDE.h)}"/>` +
    `<p:notesSz cx="6858000" cy="9144000"/><p:defaultTextStyle><a:defPPr><a:defRPr lang="${deck.language}"/></a:defPPr>${DEFAULT_TEXT}` +
    `</p:defaultTextStyle>${sectionList(deck)}</p:presentation>`
  );
}

export function presentationRelationships(deck: DeckSpec): string {
  return relationshipsPart([
    { id: 'rId1', type: 'slideMaster', target: 'slideMasters/slideMaster1.xml' },
    { id: 'rId2', type: 'presProps', target: 'presProps.xml' },
    { id: 'rId3', type: 'viewProps', target: 'viewProps.xml' },
    { id: 'rId4', type: 'theme', target: 'theme/theme1.xml' },
    { id: 'rId5', type: 'tableStyles', target: 'tableStyles.xml' },
    ...deck.slides.map((_, index) => ({
      id: `rId${index + 10}`,
      type: 'slide',
      target: `slides/slide${index + 1}.xml`,
    })),
  ]);
}

export function masterRelationships(): string {
  return relationshipsPart([
    ...LAYOUTS.map((_, index) => ({
      id: `rId${index + 1}`,
      type: 'slideLayout',
      target: `../slideLayouts/slideLayout${index + 1}.xml`,
    })),
    { id: `rId${LAYOUTS.length + 1}`, type: 'theme', target: '../theme/theme1.xml' },
  ]);
}

export const LAYOUT_RELATIONSHIPS = relationshipsPart([
  { id: 'rId1', type: 'slideMaster', target: '../slideMasters/slideMaster1.xml' },
]);

export const ROOT_RELATIONSHIPS = (main: string): string =>
  relationshipsPart([
    { id: 'rId1', type: 'officeDocument', target: main },
    {
      id: 'rId2',
      type: 'http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties',
      target: 'docProps/core.xml',
    },
    { id: 'rId3', type: 'extended-properties', target: 'docProps/app.xml' },
  ]);

export const PRES_PROPS = `${XML_HEADER}<p:presentationPr ${NAMESPACES}/>`;
export const VIEW_PROPS = `${XML_HEADER}<p:viewPr ${NAMESPACES}><p:normalViewPr><p:restoredLeft sz="15620"/><p:restoredTop sz="94660"/></p:normalViewPr><p:gridSpacing cx="76200" cy="76200"/></p:viewPr>`;

const edge = (side: string, tone: ToneName | null): string =>
  tone === null
    ? `<a:${side}><a:ln><a:noFill/></a:ln></a:${side}>`
    : `<a:${side}><a:ln w="6350" cmpd="sng"><a:solidFill>${schemeColour(tone)}</a:solidFill></a:ln></a:${side}>`;

/** Horizontal hairlines, banded rows, header in the accent colour: what a table of figures needs and no more. */
export const TABLE_STYLES =
  `${XML_HEADER}<a:tblStyleLst xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" def="${TABLE_STYLE_ID}">` +
  `<a:tblStyle styleId="${TABLE_STYLE_ID}" styleName="${THEME_NAME}"><a:wholeTbl><a:tcTxStyle><a:fontRef idx="minor"/><a:schemeClr val="tx1"/></a:tcTxStyle>` +
  `<a:tcStyle><a:tcBdr>${edge('left', null)}${edge('right', null)}${edge('top', 'greySoft')}${edge('bottom', 'greySoft')}${edge('insideH', 'greySoft')}${edge('insideV', null)}</a:tcBdr>` +
  '<a:fill><a:noFill/></a:fill></a:tcStyle></a:wholeTbl>' +
  `<a:band2H><a:tcStyle><a:tcBdr/><a:fill><a:solidFill>${schemeColour('sunken')}</a:solidFill></a:fill></a:tcStyle></a:band2H>` +
  '<a:firstRow><a:tcTxStyle b="on"><a:fontRef idx="minor"/><a:schemeClr val="bg1"/></a:tcTxStyle><a:tcStyle><a:tcBdr/>' +
  `<a:fill><a:solidFill>${schemeColour('accent')}</a:solidFill></a:fill></a:tcStyle></a:firstRow></a:tblStyle></a:tblStyleLst>`;
