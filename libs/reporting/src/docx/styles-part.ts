import { THEME_COLOURS } from '../theme/index.js';
import { XML_HEADER } from '../xml/xml.js';
import { TEXT_WIDTH } from './geometry.js';
import {
  BOLD,
  characterStyle,
  colour,
  HAIRLINE,
  HEADING_LIST,
  paragraphStyle,
  shade,
  size,
  spacing,
  TABLE_STYLE,
  underTableStyles,
  W,
} from './style-xml.js';
import { richCharacterStyles, richStyles } from './styles-rich.js';

function heading(level: number, points: number, before: number): string {
  const list = `<w:numPr>${level === 1 ? '' : `<w:ilvl w:val="${level - 1}"/>`}<w:numId w:val="${HEADING_LIST}"/></w:numPr>`;
  return paragraphStyle({
    id: `Heading${level}`,
    name: `heading ${level}`,
    next: 'Normal',
    priority: 9,
    pPr: `<w:keepNext/><w:keepLines/>${list}${spacing(before, 6)}<w:outlineLvl w:val="${level - 1}"/>`,
    rPr: `<w:rFonts w:asciiTheme="majorHAnsi" w:hAnsiTheme="majorHAnsi"/>${BOLD}${colour(level === 1 ? 'accent1' : 'dk1')}${size(points)}`,
  });
}

function contents(level: number): string {
  return paragraphStyle({
    id: `TOC${level}`,
    name: `toc ${level}`,
    next: 'Normal',
    priority: 39,
    pPr: `<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="${TEXT_WIDTH}"/></w:tabs>${spacing(level === 1 ? 4 : 0, 2)}<w:ind w:left="${(level - 1) * 300}"/>`,
  });
}

/** The house styles: theme fonts and colours, one place to change how every note looks. */
export function stylesPart(language: string): string {
  return (
    `${XML_HEADER}<w:styles ${W}><w:docDefaults><w:rPrDefault><w:rPr>` +
    '<w:rFonts w:asciiTheme="minorHAnsi" w:eastAsiaTheme="minorEastAsia" w:hAnsiTheme="minorHAnsi" w:cstheme="minorBidi"/>' +
    `${size(10.5)}<w:lang w:val="${language}" w:eastAsia="${language}" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>` +
    `<w:pPrDefault><w:pPr><w:spacing w:after="120" w:line="264" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>` +
    `<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/><w:rPr>${colour('dk1')}</w:rPr></w:style>` +
    '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>' +
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>' +
    '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/><w:uiPriority w:val="99"/><w:semiHidden/></w:style>' +
    paragraphStyle({
      id: 'Title',
      name: 'Title',
      next: 'Subtitle',
      priority: 10,
      pPr: spacing(0, 6),
      rPr: `<w:rFonts w:asciiTheme="majorHAnsi" w:hAnsiTheme="majorHAnsi"/>${BOLD}${colour('accent1')}${size(24)}`,
    }) +
    paragraphStyle({
      id: 'Subtitle',
      name: 'Subtitle',
      next: 'Normal',
      priority: 11,
      pPr: spacing(0, 6),
      rPr: `${colour('dk2')}${size(14)}`,
    }) +
    paragraphStyle({ id: 'Intro', name: 'Intro', next: 'Normal', pPr: '<w:keepNext/>' }) +
    paragraphStyle({ id: 'Meta', name: 'Meta', pPr: spacing(0, 2), rPr: colour('dk2') }) +
    paragraphStyle({ id: 'KeptMeta', name: 'Kept Meta', basedOn: 'Meta', pPr: '<w:keepNext/>' }) +
    paragraphStyle({ id: 'Labelled', name: 'Labelled', pPr: '<w:keepLines/>' }) +
    paragraphStyle({ id: 'Lead', name: 'Lead', pPr: spacing(0, 8), rPr: `${BOLD}${size(12)}` }) +
    paragraphStyle({
      id: 'Notice',
      name: 'Notice',
      pPr: `<w:pBdr><w:left w:val="single" w:sz="24" w:space="8" w:color="${THEME_COLOURS.accent3}" w:themeColor="accent3"/></w:pBdr>${spacing(6, 8)}<w:ind w:left="170"/>`,
      rPr: colour('accent3'),
    }) +
    heading(1, 16, 18) +
    heading(2, 13, 14) +
    heading(3, 11, 10) +
    richStyles() +
    underTableStyles() +
    paragraphStyle({
      id: 'Caption',
      name: 'caption',
      next: 'Normal',
      priority: 35,
      pPr: `<w:keepNext/>${spacing(8, 4)}`,
      rPr: `${BOLD}${colour('dk2')}${size(9.5)}`,
    }) +
    paragraphStyle({
      id: 'TableText',
      name: 'Table Text',
      pPr: `<w:spacing w:before="40" w:after="40" w:line="240" w:lineRule="auto"/>`,
      rPr: size(9),
    }) +
    paragraphStyle({
      id: 'TableNumber',
      name: 'Table Number',
      basedOn: 'TableText',
      pPr: '<w:jc w:val="right"/>',
    }) +
    paragraphStyle({
      id: 'TableHead',
      name: 'Table Head',
      basedOn: 'TableText',
      pPr: '<w:keepNext/>',
      rPr: `${BOLD}${colour('lt1')}`,
    }) +
    paragraphStyle({
      id: 'TableHeadNumber',
      name: 'Table Head Number',
      basedOn: 'TableHead',
      pPr: '<w:jc w:val="right"/>',
    }) +
    paragraphStyle({
      id: 'Header',
      name: 'header',
      priority: 99,
      pPr: tabbed('bottom'),
      rPr: `${colour('dk2')}${size(9)}`,
    }) +
    paragraphStyle({
      id: 'Footer',
      name: 'footer',
      priority: 99,
      pPr: tabbed('top'),
      rPr: `${colour('dk2')}${size(9)}`,
    }) +
    paragraphStyle({
      id: 'TOCHeading',
      name: 'TOC Heading',
      next: 'Normal',
      priority: 39,
      pPr: `<w:keepNext/>${spacing(18, 6)}`,
      rPr: `${BOLD}${colour('accent1')}${size(14)}`,
    }) +
    [1, 2, 3].map(contents).join('') +
    characterStyle('Strong', 'Strong', BOLD) +
    characterStyle('Hyperlink', 'Hyperlink', `${colour('hlink')}<w:u w:val="single"/>`) +
    characterStyle('IndexLink', 'Index Link', '') +
    characterStyle('FootnoteReference', 'footnote reference', '<w:vertAlign w:val="superscript"/>') +
    characterStyle('EndnoteReference', 'endnote reference', '<w:vertAlign w:val="superscript"/>') +
    characterStyle('StatusGood', 'Status Good', `${BOLD}${colour('accent2')}`) +
    characterStyle('StatusWarning', 'Status Warning', `${BOLD}${colour('accent3')}`) +
    characterStyle('StatusBad', 'Status Bad', `${BOLD}${colour('accent4')}`) +
    characterStyle('StatusMuted', 'Status Muted', colour('dk2')) +
    richCharacterStyles() +
    `<w:style w:type="table" w:styleId="${TABLE_STYLE}"><w:name w:val="Jalon Table"/><w:basedOn w:val="TableNormal"/><w:uiPriority w:val="40"/><w:qFormat/>` +
    `<w:tblPr><w:tblStyleRowBandSize w:val="1"/><w:tblBorders>${['top', 'bottom', 'insideH'].map(HAIRLINE).join('')}</w:tblBorders></w:tblPr>` +
    `<w:tblStylePr w:type="firstRow"><w:tblPr/><w:tcPr>${shade('accent1')}</w:tcPr></w:tblStylePr>` +
    `<w:tblStylePr w:type="band2Horz"><w:tblPr/><w:tcPr>${shade('lt2')}</w:tcPr></w:tblStylePr></w:style></w:styles>`
  );
}

function tabbed(side: 'top' | 'bottom'): string {
  return (
    `<w:pBdr>${HAIRLINE(side).replace('w:space="0"', 'w:space="4"')}</w:pBdr>` +
    `<w:tabs><w:tab w:val="right" w:pos="${TEXT_WIDTH}"/></w:tabs>${spacing(0, 0)}`
  );
}
