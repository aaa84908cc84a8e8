import { HOUSE_FONT } from '../theme/index.js';
import { XML_HEADER } from '../xml/xml.js';

/** Slots of the theme as workbooks count them. */
const LIGHT = 0;
const DARK = 1;
const ACCENT = 4;

/** The looks of cells, in the order CELL_STYLE names them: theme colours and fonts, numbers and dates of the language. */
export function workbookStyles(main: string, language: 'fr-FR' | 'en-GB'): string {
  const french = language === 'fr-FR';
  const day = french ? 'dd/mm/yyyy' : 'dd mmm yyyy';
  const font = (bold: boolean, colour: number): string =>
    `<font>${bold ? '<b/>' : ''}<sz val="10"/><color theme="${colour}"/><name val="${HOUSE_FONT}"/><family val="2"/><scheme val="minor"/></font>`;
  const top = '<alignment vertical="top" wrapText="1"/>';
  const cell = (format: number, alignment: string): string =>
    `<xf numFmtId="${format}" fontId="0" fillId="0" borderId="1" xfId="0" applyNumberFormat="1" applyBorder="1" applyAlignment="1">${alignment}</xf>`;
  const number = '<alignment horizontal="right" vertical="top"/>';
  const edge = (side: string): string =>
    `<${side} style="hair"><color theme="${DARK}" tint="0.5"/></${side}>`;
  return (
    `${XML_HEADER}<styleSheet xmlns="${main}">` +
    `<numFmts count="3"><numFmt numFmtId="164" formatCode="${day}"/><numFmt numFmtId="165" formatCode="mmmm yyyy"/><numFmt numFmtId="166" formatCode="#,##0.##"/></numFmts>` +
    `<fonts count="2">${font(false, DARK)}${font(true, LIGHT)}</fonts>` +
    '<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>' +
    `<fill><patternFill patternType="solid"><fgColor theme="${ACCENT}"/><bgColor indexed="64"/></patternFill></fill></fills>` +
    '<borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border>' +
    `<border><left/><right/><top/>${edge('bottom')}<diagonal/></border></borders>` +
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
    '<cellXfs count="7"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>' +
    `<xf numFmtId="49" fontId="1" fillId="2" borderId="1" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"><alignment vertical="center" wrapText="1"/></xf>` +
    cell(49, top) +
    cell(3, number) +
    cell(166, number) +
    cell(164, number) +
    cell(165, '<alignment horizontal="left" vertical="top"/>') +
    '</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
  );
}
