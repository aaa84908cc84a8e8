import { columnLetter } from '../pptx/workbook.js';
import { cleanLine, escapeXml, truncate } from '../text/index.js';
import { themePart } from '../theme/index.js';
import { appPart, corePart } from '../xml/doc-props.js';
import { XML_HEADER } from '../xml/xml.js';
import { writeZip } from '../zip/zip.js';
import { CELL_STYLE, cellText, cellXml, textXml } from './cells.js';
import type { SheetSpec, WorkbookSpec } from './spec.js';
import { workbookStyles } from './styles.js';

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const TYPE = 'application/vnd.openxmlformats-officedocument';
const FOOTER = 200;

/**
 * Renders a workbook to the bytes of an .xlsx: the first row of each sheet stays in sight, filters and is repeated on
 * paper; columns are as wide as they are said to be. No formula is ever written. The same spec gives the same bytes.
 * @throws Error for a workbook without a sheet, or with two sheets of one name
 */
export function renderWorkbook(workbook: WorkbookSpec): Buffer {
  const sheets = workbook.sheets.map((sheet) => ({ ...sheet, name: sheetName(sheet.name) }));
  const names = new Set(sheets.map(({ name }) => name.toLowerCase()));
  if (sheets.length === 0 || names.size < sheets.length)
    throw new Error('a workbook needs sheets with their own names');
  const relationship = (id: number, type: string, target: string): string =>
    `<Relationship Id="rId${id}" Type="${type}" Target="${target}"/>`;
  const relationships = (items: readonly string[]): string =>
    `${XML_HEADER}<Relationships xmlns="${PACKAGE}/relationships">${items.join('')}</Relationships>`;
  const after = sheets.length;
  return writeZip([
    { name: '[Content_Types].xml', data: contentTypes(after) },
    {
      name: '_rels/.rels',
      data: relationships([
        relationship(1, `${OFFICE}/officeDocument`, 'xl/workbook.xml'),
        relationship(2, `${PACKAGE}/relationships/metadata/core-properties`, 'docProps/core.xml'),
        relationship(3, `${OFFICE}/extended-properties`, 'docProps/app.xml'),
      ]),
    },
    { name: 'docProps/app.xml', data: appPart(workbook.company) },
    { name: 'docProps/core.xml', data: corePart(workbook) },
    {
      name: 'xl/_rels/workbook.xml.rels',
      data: relationships([
        ...sheets.map((_, index) =>
          relationship(index + 1, `${OFFICE}/worksheet`, `worksheets/sheet${index + 1}.xml`),
        ),
        relationship(after + 1, `${OFFICE}/theme`, 'theme/theme1.xml'),
        relationship(after + 2, `${OFFICE}/styles`, 'styles.xml'),
      ]),
    },
    { name: 'xl/styles.xml', data: workbookStyles(MAIN, workbook.language) },
    { name: 'xl/theme/theme1.xml', data: themePart() },
    { name: 'xl/workbook.xml', data: workbookPart(sheets) },
    ...sheets.map((sheet, index) => ({
      name: `xl/worksheets/sheet${index + 1}.xml`,
      data: sheetPart(sheet, workbook, index === 0),
    })),
  ]);
}

/** A name Excel takes: what it forbids becomes a dash. */
function sheetName(name: string): string {
  const clean = cleanLine(name)
    .replace(/[:\\/?*[\]]/g, '-')
    .slice(0, 31)
    .replace(/^'+|'+$/g, '')
    .trim();
  return clean || '-';
}

function contentTypes(sheets: number): string {
  const override = (part: string, type: string): string =>
    `<Override PartName="/${part}" ContentType="${type}"/>`;
  return (
    `${XML_HEADER}<Types xmlns="${PACKAGE}/content-types">` +
    `<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
    '<Default Extension="xml" ContentType="application/xml"/>' +
    override('docProps/app.xml', `${TYPE}.extended-properties+xml`) +
    override('docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties+xml') +
    override('xl/styles.xml', `${TYPE}.spreadsheetml.styles+xml`) +
    override('xl/theme/theme1.xml', `${TYPE}.theme+xml`) +
    override('xl/workbook.xml', `${TYPE}.spreadsheetml.sheet.main+xml`) +
    Array.from({ length: sheets }, (_, index) =>
      override(`xl/worksheets/sheet${index + 1}.xml`, `${TYPE}.spreadsheetml.worksheet+xml`),
    ).join('') +
    '</Types>'
  );
}

const range = ({ columns, rows }: SheetSpec, absolute: boolean): string => {
  const last = columnLetter(Math.max(0, columns.length - 1));
  return absolute ? `$A$1:$${last}$${rows.length + 1}` : `A1:${last}${rows.length + 1}`;
};

function workbookPart(sheets: readonly SheetSpec[]): string {
  const quoted = (name: string): string => escapeXml(`'${name.replaceAll("'", "''")}'`);
  const defined = (name: string, sheet: number, more: string, text: string): string =>
    `<definedName name="_xlnm.${name}" localSheetId="${sheet}"${more}>${text}</definedName>`;
  return (
    `${XML_HEADER}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><bookViews><workbookView activeTab="0"/></bookViews><sheets>` +
    sheets
      .map(
        ({ name }, index) =>
          `<sheet name="${escapeXml(name)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`,
      )
      .join('') +
    '</sheets><definedNames>' +
    sheets
      .map((sheet, index) =>
        defined('_FilterDatabase', index, ' hidden="1"', `${quoted(sheet.name)}!${range(sheet, true)}`),
      )
      .join('') +
    sheets.map(({ name }, index) => defined('Print_Titles', index, '', `${quoted(name)}!$1:$1`)).join('') +
    '</definedNames></workbook>'
  );
}

function sheetPart(sheet: SheetSpec, workbook: WorkbookSpec, first: boolean): string {
  const head = sheet.columns.map(({ label }, index) =>
    textXml(`${columnLetter(index)}1`, cellText(label), CELL_STYLE.head),
  );
  const rows = sheet.rows.map((cells, row) => {
    const written = sheet.columns.map(({ kind }, index) =>
      cellXml(`${columnLetter(index)}${row + 2}`, kind, cells[index] ?? null),
    );
    return `<row r="${row + 2}">${written.join('')}</row>`;
  });
  const columns = sheet.columns.map(
    ({ width }, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`,
  );
  return (
    `${XML_HEADER}<worksheet xmlns="${MAIN}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>` +
    `<dimension ref="${range(sheet, false)}"/>` +
    `<sheetViews><sheetView showGridLines="0"${first ? ' tabSelected="1"' : ''} workbookViewId="0">` +
    '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/><selection pane="bottomLeft" activeCell="A2" sqref="A2"/></sheetView></sheetViews>' +
    `<sheetFormatPr defaultRowHeight="13.5"/><cols>${columns.join('')}</cols>` +
    `<sheetData><row r="1" ht="30" customHeight="1">${head.join('')}</row>${rows.join('')}</sheetData>` +
    `<autoFilter ref="${range(sheet, false)}"/>` +
    '<pageMargins left="0.5" right="0.5" top="0.6" bottom="0.6" header="0.3" footer="0.3"/>' +
    '<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/>' +
    `<headerFooter><oddHeader>${marginal(`&L${plain(workbook.title)}&R${plain(sheet.name)}`)}</oddHeader>` +
    `<oddFooter>${marginal(`&L${plain(workbook.footerLeft)}&R${plain(workbook.pageWord)} &P ${plain(workbook.ofWord)} &N`)}</oddFooter></headerFooter></worksheet>`
  );
}

/** `&` is the mark of fields there: doubled, it is a letter as another; a digit after a mark would be a size. */
const plain = (text: string): string => truncate(cleanLine(text), FOOTER / 2).replaceAll('&', '&&');
const marginal = (text: string): string => escapeXml(text);
