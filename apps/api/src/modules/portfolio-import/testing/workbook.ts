import { zip, type ZipPart } from '../../../files/testing/zip.js';

const XMLNS = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELS = 'http://schemas.openxmlformats.org/package/2006/relationships';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

export interface WorkbookOptions {
  /** XML inside <sheetData>. */
  readonly sheetData: string;
  readonly sharedStrings?: readonly string[];
  readonly extraParts?: readonly ZipPart[];
  /** Replaces the sheet's part. */
  readonly sheet?: ZipPart;
  readonly workbookType?: string;
}

/** The smallest workbook Excel opens, with whatever a test wants to put wrong in it. Style 1 shows a day. */
export function workbook(options: WorkbookOptions): Buffer {
  const type =
    options.workbookType ?? 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml';
  const strings = (options.sharedStrings ?? []).map((text) => `<si><t xml:space="preserve">${text}</t></si>`);
  return zip([
    {
      name: '[Content_Types].xml',
      text: `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/xl/workbook.xml" ContentType="${type}"/></Types>`,
    },
    {
      name: '_rels/.rels',
      text: `<Relationships xmlns="${RELS}"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    },
    {
      name: 'xl/workbook.xml',
      text: `<workbook xmlns="${XMLNS}" xmlns:r="${OFFICE}"><sheets><sheet name="Cachée" sheetId="9" state="hidden" r:id="rId9"/><sheet name="Portefeuille" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      text: `<Relationships xmlns="${RELS}"><Relationship Id="rId1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    },
    { name: 'xl/sharedStrings.xml', text: `<sst xmlns="${XMLNS}">${strings.join('')}</sst>` },
    {
      name: 'xl/styles.xml',
      text: `<styleSheet xmlns="${XMLNS}"><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>`,
    },
    options.sheet ?? {
      name: 'xl/worksheets/sheet1.xml',
      text: `<worksheet xmlns="${XMLNS}"><sheetData>${options.sheetData}</sheetData></worksheet>`,
    },
    ...(options.extraParts ?? []),
  ]);
}

/** A row of inline text cells. */
export function textRow(row: number, values: readonly string[]): string {
  const cells = values.map((value) => `<c t="inlineStr"><is><t>${value}</t></is></c>`);
  return `<row r="${row}">${cells.join('')}</row>`;
}
