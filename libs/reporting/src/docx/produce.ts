import {
  Bookmark,
  Document,
  Footer,
  Header,
  Packer,
  PageNumber,
  Paragraph,
  TableOfContents,
  TextRun,
  type ParagraphChild,
  type Table,
} from 'docx';
import { cleanLine } from '../text/index.js';
import { readZip } from '../zip/zip.js';
import { estimatePages, tableId } from './estimate.js';
import { MARGINS, PAGE } from './geometry.js';
import {
  bookmarkName,
  inlineRuns,
  pageField,
  run,
  tab,
  tableField,
  TONE_STYLES,
  type References,
} from './inlines.js';
import { tableChildren } from './produce-table.js';
import type { NoteBlock, NoteRichStyle, NoteSpec } from './spec.js';
import { underTable } from './style-xml.js';

const BLOCK_STYLES = {
  title: 'Title',
  subtitle: 'Subtitle',
  meta: 'Meta',
  notice: 'Notice',
  paragraph: 'Normal',
  intro: 'Intro',
  lead: 'Lead',
} as const;
const RICH_STYLES: Record<NoteRichStyle, string> = {
  paragraph: 'Normal',
  quiet: 'Meta',
  field: 'Field',
  decision: 'EntryDecision',
  action: 'EntryAction',
  risk: 'EntryRisk',
  info: 'EntryInfo',
  continued: 'ListContinue',
};
/** Stands for a numbered list until the numbering of the document is written (render.ts). */
const ORDERED = 'ordered';
const asItIs = (style: string): string => style;
const nth = (level: number): string => (level === 1 ? '' : String(level));

/** Has docx write the body, header and footer of a note. Returns the parts by name, to be finished. */
export async function produceNoteParts(note: NoteSpec): Promise<Map<string, Buffer>> {
  const references = referencesOf(note);
  let tables = 0;
  const children = note.blocks.flatMap((block, index) => {
    if (block.kind === 'table') tables += 1;
    const styled = note.blocks[index - 1]?.kind === 'table' ? underTable : asItIs;
    return blockChildren(block, note, tables, references, styled);
  });
  const document = new Document({
    sections: [
      {
        properties: {
          page: {
            size: { width: PAGE.width, height: PAGE.height },
            margin: {
              top: MARGINS.top,
              bottom: MARGINS.bottom,
              left: PAGE.margin,
              right: PAGE.margin,
              header: 600,
              footer: 500,
            },
          },
        },
        headers: { default: new Header({ children: [headerLine(note)] }) },
        footers: { default: new Footer({ children: [footerLine(note)] }) },
        children,
      },
    ],
  });
  return readZip(await Packer.toBuffer(document));
}

function headerLine(note: NoteSpec): Paragraph {
  return new Paragraph({ style: 'Header', children: [run(note.headerLeft), tab(), run(note.headerRight)] });
}

function footerLine(note: NoteSpec): Paragraph {
  const page = new TextRun({
    children: [`${note.pageWord} `, PageNumber.CURRENT, ` ${note.ofWord} `, PageNumber.TOTAL_PAGES],
  });
  return new Paragraph({ style: 'Footer', children: [run(note.footerLeft), tab(), page] });
}

function blockChildren(
  block: NoteBlock,
  note: NoteSpec,
  table: number,
  references: References,
  styled: (style: string) => string,
): (Paragraph | Table | TableOfContents)[] {
  switch (block.kind) {
    case 'bullets':
      return block.items.map((item) => new Paragraph({ style: 'ListBullet', children: [run(item)] }));
    case 'rich':
      return [
        new Paragraph({
          style: styled(
            `${RICH_STYLES[block.style]}${block.style === 'continued' ? nth(block.level ?? 1) : ''}`,
          ),
          children: inlineRuns(block.inlines, references),
        }),
      ];
    case 'item':
      return [
        new Paragraph({
          style: `${block.list === null ? 'ListBullet' : 'ListNumber'}${nth(block.level)}`,
          ...(block.list === null
            ? {}
            : { numbering: { reference: ORDERED, instance: block.list, level: block.level - 1 } }),
          children: inlineRuns(block.inlines, references),
        }),
      ];
    case 'labelled':
      return [
        new Paragraph({
          style: block.keep ? 'Intro' : styled('Labelled'),
          children: [
            run(block.label, 'Strong'),
            new TextRun({ text: note.language === 'fr-FR' ? '\u00A0: ' : ': ' }),
            run(block.text, block.tone ? TONE_STYLES[block.tone] : undefined),
          ],
        }),
      ];
    case 'heading':
      return [
        new Paragraph({
          style: `Heading${block.level}`,
          children: [new Bookmark({ id: bookmarkName(block.id), children: [run(block.text)] })],
        }),
      ];
    case 'see':
      return [new Paragraph({ style: styled('Meta'), children: seeTable(block, references) })];
    case 'contents':
      return contents(block.title, note, references);
    case 'table':
      return tableChildren(block, note, table, references);
    default:
      return [
        new Paragraph({
          style: block.keep ? 'KeptMeta' : styled(BLOCK_STYLES[block.kind]),
          children: [run(block.text)],
        }),
      ];
  }
}

/** Entries are written as they are known: Word shows them without asking to update anything. */
function contents(title: string, note: NoteSpec, references: References): (Paragraph | TableOfContents)[] {
  const entries = note.blocks.flatMap((block) => {
    if (block.kind !== 'heading' || block.level > 2) return [];
    const number = references.headings.get(block.id) ?? '';
    return [
      { title: `${number} ${cleanLine(block.text)}`, level: block.level, href: bookmarkName(block.id) },
    ];
  });
  return [
    new Paragraph({ style: 'TOCHeading', children: [run(title)] }),
    new TableOfContents(cleanLine(title), {
      headingStyleRange: '1-2',
      hyperlink: true,
      cachedEntries: entries,
      beginDirty: false,
    }),
  ];
}

function referencesOf(note: NoteSpec): References {
  const tables = note.blocks.filter((block) => block.kind === 'table');
  const named = tables.flatMap(({ id }, index): [string, number][] =>
    id === undefined ? [] : [[id, index + 1]],
  );
  return {
    pages: estimatePages(note),
    tableWord: note.tableWord,
    tables: new Map(named),
    headings: headingNumbers(note),
  };
}

function headingNumbers(note: NoteSpec): ReadonlyMap<string, string> {
  const counters = [0, 0, 0];
  const numbers = new Map<string, string>();
  for (const block of note.blocks) {
    if (block.kind !== 'heading') continue;
    counters[block.level - 1] = (counters[block.level - 1] ?? 0) + 1;
    counters.fill(0, block.level);
    numbers.set(block.id, counters.slice(0, block.level).join('.'));
  }
  return numbers;
}

/** « Voir : Tableau 5, p. 3 », both as fields. */
function seeTable(block: Extract<NoteBlock, { kind: 'see' }>, references: References): ParagraphChild[] {
  const table = tableField(block.table, references);
  const id = tableId(references.tables.get(block.table) ?? 0);
  return [
    new TextRun({ text: `${cleanLine(block.text)} ` }),
    table,
    new TextRun({ text: `, ${block.pageWord}\u00A0` }),
    pageField(id, references),
    run('.'),
  ];
}
