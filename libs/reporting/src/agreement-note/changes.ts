import {
  AGREEMENT_SECTIONS,
  agreementShape,
  compareAgreements,
  type AgreementContent,
  type AgreementDifference,
  type AgreementSection,
  type AgreementValue,
  type SectionDifferences,
} from '@jalon/domain';
import type { NoteBlock, NoteCell } from '../docx/index.js';
import { proseBlocks } from '../note/frame.js';
import { NOTE_WORDS } from '../note/words.js';
import { cleanLine, formatNumber } from '../text/index.js';
import { isLong, textCell } from './articles.js';
import { articleName, articleNumber, counted, valueText, type AgreementContext } from './context.js';

/** What an amendment says before and after, in words. */
interface Change {
  readonly label: string;
  readonly before: string;
  readonly after: string;
}

const changeId = (section: AgreementSection): string => `change ${section}`;

/** Which articles the amendment changes, each before and after, and which stay as they are. */
export function changeBlocks(
  context: AgreementContext,
  before: Partial<AgreementContent>,
  after: Partial<AgreementContent>,
): NoteBlock[] {
  const { words, say, language } = context;
  const found = compareAgreements(before, after);
  if (found.length === 0) return [{ kind: 'paragraph', text: say(words.change.none) }];
  const changes = found.reduce((sum, { differences }) => sum + differences.length, 0);
  return [
    {
      kind: 'paragraph',
      text: say(
        words.change.lead(
          counted(found.length, language, 'article', 'articles'),
          words.change.count(changes, formatNumber(changes, language)),
        ),
      ),
    },
    {
      kind: 'table',
      caption: say(words.change.caption),
      alt: say(words.change.caption),
      columns: [
        { label: say(words.change.columns[0]), share: 75 },
        { label: say(words.change.columns[1]), share: 25, align: 'right' },
      ],
      rows: found.map(({ section, differences }): NoteCell[] => [
        {
          text: articleName(context, section),
          link: changeId(section),
          pageWord: NOTE_WORDS[language].pageShort,
        },
        { text: formatNumber(differences.length, language) },
      ]),
    },
    ...found.flatMap((one) => sectionBlocks(context, one, before, after)),
  ];
}

/** The articles an amendment leaves alone, in one sentence. */
export function unchangedText(
  { words, say }: AgreementContext,
  before: Partial<AgreementContent>,
  after: Partial<AgreementContent>,
): string {
  const changed = new Set(compareAgreements(before, after).map(({ section }) => section));
  const rest = AGREEMENT_SECTIONS.filter((section) => !changed.has(section));
  return say(
    words.change.unchanged(
      rest.map((section) => `${articleNumber(section)} (${words.section[section]})`).join(', '),
    ),
  );
}

function sectionBlocks(
  context: AgreementContext,
  { section, differences }: SectionDifferences,
  before: Partial<AgreementContent>,
  after: Partial<AgreementContent>,
): NoteBlock[] {
  const { words, say, language } = context;
  const title = articleName(context, section);
  const changes = differences.map((one) => changeOf(context, section, one, before, after));
  const short = changes.filter((one) => !isLong(one.before) && !isLong(one.after));
  const long = changes.filter((one) => !short.includes(one));
  const nothing = say(words.change.unwritten);
  const cell = (text: string): NoteCell => (text === '' ? { text: nothing, tone: 'muted' } : textCell(text));
  const table: NoteBlock[] =
    short.length === 0
      ? []
      : [
          {
            kind: 'table',
            caption: title,
            alt: say(
              words.change.tableAlt(
                title,
                words.change.count(short.length, formatNumber(short.length, language)),
              ),
            ),
            columns: [
              { label: say(words.change.what), share: 30 },
              { label: say(words.change.before), share: 35 },
              { label: say(words.change.after), share: 35 },
            ],
            rows: short.map((one) => [textCell(one.label, true), cell(one.before), cell(one.after)]),
          },
        ];
  return [
    { kind: 'heading', level: 2, text: title, id: changeId(section) },
    ...table,
    ...long.flatMap((one, index): NoteBlock[] => [
      { kind: 'heading', level: 3, text: cleanLine(one.label), id: `${changeId(section)} ${index + 1}` },
      { kind: 'lead', text: say(words.change.before) },
      ...(one.before === '' ? [{ kind: 'paragraph', text: nothing } as const] : proseBlocks(one.before)),
      { kind: 'lead', text: say(words.change.after) },
      ...(one.after === '' ? [{ kind: 'paragraph', text: nothing } as const] : proseBlocks(one.after)),
    ]),
  ];
}

function changeOf(
  context: AgreementContext,
  section: AgreementSection,
  one: AgreementDifference,
  before: Partial<AgreementContent>,
  after: Partial<AgreementContent>,
): Change {
  const { words, say } = context;
  const row = one.row === null ? '' : rowName(context, section, one.row);
  if (one.field === null) {
    const from = one.kind === 'added' ? after[section] : before[section];
    const text = rowText(context, section, one.row, from);
    const kind = say(one.kind === 'added' ? words.change.rowAdded : words.change.rowRemoved);
    return {
      label: `${row} – ${kind}`,
      before: one.kind === 'added' ? '' : text,
      after: one.kind === 'added' ? text : '',
    };
  }
  const label = say(words.label[section][one.field] ?? one.field);
  const field = fieldOf(section, one.field, one.row !== null);
  const said = (value: AgreementValue): string =>
    field ? valueText(context, section, one.field ?? '', field, value) : String(value ?? '');
  return {
    label: row === '' ? label : `${row} – ${label}`,
    before: said(one.before),
    after: said(one.after),
  };
}

const fieldOf = (section: AgreementSection, name: string, ofRow: boolean) => {
  const shape = agreementShape(section);
  return (ofRow ? shape.rows?.fields : shape.fields)?.[name];
};

function rowName(context: AgreementContext, section: AgreementSection, value: AgreementValue): string {
  const [name = '', field] = Object.entries(agreementShape(section).rows?.fields ?? {})[0] ?? [];
  return cleanLine(field ? valueText(context, section, name, field, value) : String(value ?? ''));
}

/** A whole row, a line a field, without the one that names it. */
function rowText(
  context: AgreementContext,
  section: AgreementSection,
  key: AgreementValue,
  value: AgreementContent[AgreementSection] | undefined,
): string {
  const fields = Object.entries(agreementShape(section).rows?.fields ?? {});
  const [first] = fields[0] ?? [];
  const rows: readonly Readonly<Record<string, AgreementValue>>[] = value?.rows ?? [];
  const row = rows.find((one) => one[first ?? ''] === key);
  if (!row) return '';
  const lines = fields.slice(1).flatMap(([name, field]) => {
    const text = valueText(context, section, name, field, row[name] ?? null);
    return text === ''
      ? []
      : [
          `${context.say(context.words.label[section][name] ?? name)}${NOTE_WORDS[context.language].colon} ${text}`,
        ];
  });
  return lines.length === 0 ? rowName(context, section, key) : lines.join('\n');
}
