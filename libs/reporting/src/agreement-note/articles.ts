import {
  agreementShape,
  stakeholderQuadrant,
  type AgreementField,
  type AgreementSection,
  type AgreementSectionValue,
  type AgreementValue,
} from '@jalon/domain';
import type { NoteBlock, NoteCell, NoteInline } from '../docx/index.js';
import { fieldLine, proseBlocks } from '../note/frame.js';
import { NOTE_WORDS } from '../note/words.js';
import { cleanLine, cleanLines, formatDecimal } from '../text/index.js';
import { counted, isNeeded, nameOf, valueText, type AgreementContext } from './context.js';

type Row = AgreementSectionValue['rows'][number];

/** Parts of the width that each column of a table takes. */
const SHARES: Partial<Record<AgreementSection, readonly number[]>> = {
  parties: [32, 22, 36],
  stakeholders: [25, 22, 27, 12, 13, 18],
  deliverables: [30, 50, 20],
  plan: [70, 30],
  governance: [25, 25, 50],
  charges: [35, 20, 45],
  kpis: [28, 14, 14, 44],
};
/** A text longer than this, or of more lines, is said under its own heading: no row of a table fills a page. */
const CELL_TEXT = 320;
const CELL_LINES = 4;
export const isLong = (text: string): boolean =>
  text.length > CELL_TEXT || cleanLines(text).length > CELL_LINES;

/** What a section says: a table of its rows, then its short fields, then its texts. */
export function articleBlocks(
  context: AgreementContext,
  section: AgreementSection,
  value: AgreementSectionValue,
): NoteBlock[] {
  const shape = agreementShape(section);
  const rows =
    shape.rows && value.rows.length > 0 ? rowsBlocks(context, section, shape.rows.fields, value.rows) : [];
  const missing = shape.rows !== null && value.rows.length < shape.rows.min && context.draft;
  const short: NoteBlock[] = [];
  const texts: { readonly name: string; readonly blocks: readonly NoteBlock[] }[] = [];
  for (const [name, field] of Object.entries(shape.fields)) {
    const said = valueText(context, section, name, field, value.fields[name] ?? null);
    const asked = said === '' && context.draft && isNeeded(field, value.fields);
    if (said === '' && !asked) continue;
    const label = context.say(context.words.label[section][name] ?? name);
    if (field.kind === 'prose')
      texts.push({ name, blocks: asked ? [toComplete(context)] : proseBlocks(said) });
    else short.push(...fieldLine(context.language, label, asked ? [missingInline(context)] : said));
  }
  const only = texts.length === 1 && rows.length === 0 && short.length === 0;
  const blocks = [
    ...rows,
    ...(missing ? [toComplete(context)] : []),
    ...short,
    ...texts.flatMap(({ name, blocks: said }): readonly NoteBlock[] =>
      only
        ? said
        : [
            {
              kind: 'heading',
              level: 2,
              text: context.say(context.words.label[section][name] ?? name),
              id: `article ${section} ${name}`,
            },
            ...said,
          ],
    ),
  ];
  return blocks.length > 0 ? blocks : [{ kind: 'paragraph', text: context.say(context.words.nothing) }];
}

const missingInline = ({ words, say }: AgreementContext): NoteInline => ({
  kind: 'text',
  text: say(words.toComplete),
  tone: 'warning',
});
const toComplete = (context: AgreementContext): NoteBlock => ({
  kind: 'rich',
  style: 'paragraph',
  inlines: [missingInline(context)],
});

function rowsBlocks(
  context: AgreementContext,
  section: AgreementSection,
  fields: Readonly<Record<string, AgreementField>>,
  rows: readonly Row[],
): NoteBlock[] {
  const { words, say, language } = context;
  const names = Object.keys(fields);
  const details: NoteBlock[] = [];
  const cellOf = (row: Row, name: string, index: number): NoteCell => {
    const field = fields[name] as AgreementField;
    const text = valueText(context, section, name, field, row[name] ?? null);
    if (text === '' && context.draft && isNeeded(field, row))
      return { text: say(words.toComplete), tone: 'warning' };
    if (text === '') return { text: NOTE_WORDS[language].none };
    if (field.kind !== 'prose' || !isLong(text)) return textCell(text, name === names[0]);
    const id = `article ${section} row ${index + 1}`;
    details.push(
      { kind: 'heading', level: 2, text: nameOf(row) || `${index + 1}`, id },
      ...proseBlocks(text),
    );
    return {
      text: say(words.seeArticle),
      paragraphs: [
        [
          { kind: 'text', text: words.seeArticle },
          { kind: 'number', to: id },
        ],
      ],
    };
  };
  const withQuadrant = section === 'stakeholders';
  const numbers = (name: string): boolean => ['days', 'cents', 'level'].includes(fields[name]?.kind ?? '');
  const body = rows.map((row, index) => [
    ...names.map((name) => cellOf(row, name, index)),
    ...(withQuadrant ? [{ text: quadrantText(context, row) }] : []),
  ]);
  const title = say(words.section[section]);
  const days = names.includes('days') ? rows.reduce((sum, row) => sum + Number(row['days'] ?? 0), 0) : 0;
  return [
    {
      kind: 'table',
      caption: title,
      alt: say(
        words.tableAlt(
          title,
          counted(
            rows.length,
            language,
            language === 'fr' ? 'ligne' : 'row',
            language === 'fr' ? 'lignes' : 'rows',
          ),
        ),
      ),
      columns: [
        ...names.map((name, index) => ({
          label: say(words.label[section][name] ?? name),
          share: SHARES[section]?.[index] ?? 20,
          align: numbers(name) ? ('right' as const) : ('left' as const),
        })),
        ...(withQuadrant
          ? [{ label: say(words.quadrantColumn), share: SHARES.stakeholders?.[5] ?? 18 }]
          : []),
      ],
      rows: body,
    },
    ...(days > 0
      ? [{ kind: 'paragraph', text: say(words.totalDays(formatDecimal(days, language))) } as const]
      : []),
    ...details,
  ];
}

const level = (value: AgreementValue | undefined): number | null =>
  typeof value === 'number' ? value : null;

function quadrantText({ words, say, language }: AgreementContext, row: Row): string {
  const quadrant = stakeholderQuadrant(level(row['interest']), level(row['influence']));
  return quadrant === null ? NOTE_WORDS[language].none : say(words.quadrant[quadrant]);
}

/** A cell of what people typed, a paragraph a line; what names the row is strong. */
export function textCell(text: string, strong = false): NoteCell {
  const lines = cleanLines(text);
  const tone = strong ? { tone: 'strong' as const } : {};
  if (lines.length < 2) return { text: cleanLine(text), ...tone };
  return { text: lines.join('\n'), paragraphs: lines.map((line) => [{ kind: 'text', text: line, ...tone }]) };
}
