import { escapeXml, finite } from '../text/index.js';
import { XML_HEADER } from '../xml/xml.js';
import { writeZip } from '../zip/zip.js';

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const SML = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

export interface ChartTable {
  readonly categories: readonly string[];
  readonly series: readonly { readonly name: string; readonly values: readonly (number | null)[] }[];
}

export function columnLetter(index: number): string {
  return index < 26
    ? String.fromCharCode(65 + index)
    : columnLetter(Math.floor(index / 26) - 1) + columnLetter(index % 26);
}

/**
 * The workbook behind a chart: categories in column A, a series a column, names in row 1, on a sheet called Sheet1
 * as the chart's formulas say. What "Edit data" opens in PowerPoint is what the chart shows.
 */
export function chartWorkbook(table: ChartTable): Buffer {
  const text = (ref: string, value: string): string =>
    `<c r="${ref}" t="inlineStr"><is><t xml:space="preserve">${escapeXml(value)}</t></is></c>`;
  const head = table.series.map((series, index) => text(`${columnLetter(index + 1)}1`, series.name)).join('');
  const rows = table.categories.map((category, row) => {
    const cells = table.series.map((series, index) => {
      const value = series.values[row];
      if (value === null) return '';
      return `<c r="${columnLetter(index + 1)}${row + 2}"><v>${finite(value ?? 0)}</v></c>`;
    });
    return `<row r="${row + 2}">${text(`A${row + 2}`, category)}${cells.join('')}</row>`;
  });
  const relationships = (items: string): string =>
    `${XML_HEADER}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${items}</Relationships>`;
  return writeZip([
    {
      name: '[Content_Types].xml',
      data:
        `${XML_HEADER}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
        '<Default Extension="xml" ContentType="application/xml"/>' +
        `<Override PartName="/xl/workbook.xml" ContentType="${SML}.sheet.main+xml"/>` +
        `<Override PartName="/xl/worksheets/sheet1.xml" ContentType="${SML}.worksheet+xml"/>` +
        `<Override PartName="/xl/styles.xml" ContentType="${SML}.styles+xml"/></Types>`,
    },
    {
      name: '_rels/.rels',
      data: relationships(
        `<Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/>`,
      ),
    },
    {
      name: 'xl/workbook.xml',
      data: `${XML_HEADER}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      data: relationships(
        `<Relationship Id="rId1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>` +
          `<Relationship Id="rId2" Type="${OFFICE}/styles" Target="styles.xml"/>`,
      ),
    },
    {
      name: 'xl/worksheets/sheet1.xml',
      data: `${XML_HEADER}<worksheet xmlns="${MAIN}"><sheetData><row r="1">${text('A1', ' ')}${head}</row>${rows.join('')}</sheetData></worksheet>`,
    },
    {
      name: 'xl/styles.xml',
      data:
        `${XML_HEADER}<styleSheet xmlns="${MAIN}"><fonts count="1"><font><sz val="11"/><name val="Arial"/></font></fonts>` +
        '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>' +
        '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>' +
        '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
        '<cellXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs></styleSheet>',
    },
  ]);
}
