import { HEALTHS, STAGES, type Month } from '@jalon/domain';
import { contextOf } from '../monthly-report/view-context.js';
import type { MonthlyReportFacts, PortfolioFigures, ReportUseCase } from '../monthly-report/facts.js';
import { decisionOf } from '../monthly-report/view-tables.js';
import { cleanLine, languageTag, typeset } from '../text/index.js';
import { messagesFor, type WorkbookMessages } from './messages.js';
import { useSheets } from './use-sheets.js';
import type { CellValue, SheetColumn, SheetSpec, WorkbookSpec } from './spec.js';

type Context = ReturnType<typeof contextOf>;
type ColumnName = keyof WorkbookMessages['column'];
/** A column and what each row says in it. */
interface Field<Row> {
  readonly label: string;
  readonly width: number;
  readonly kind: SheetColumn['kind'];
  readonly of: (row: Row) => CellValue;
}
const WHOLE = 32_000;

/** The figures of a month as a workbook: what they are, month by month, then every use case, milestone and move. */
export function buildMonthlyWorkbook(facts: MonthlyReportFacts): WorkbookSpec {
  const context = contextOf(facts);
  const { words, monthText, say } = context;
  const own = messagesFor(facts.language);
  const scope = cleanLine(facts.scopeName);
  const title = say(words.title(monthText));
  const labName = cleanLine(facts.labName);
  return {
    title: scope === '' ? title : `${title} – ${scope}`,
    subject: say(words.subject),
    author: cleanLine(facts.authorName) || labName || 'Jalon',
    company: labName,
    keywords: [monthText, ...words.keywords],
    language: languageTag(facts.language),
    dated: `${facts.asOf}T00:00:00Z`,
    footerLeft: say(words.confidentiality),
    pageWord: words.note.page,
    ofWord: words.note.of,
    sheets: [
      aboutSheet(context, own, title),
      figuresSheet(context, own),
      useCaseSheet(context, own),
      milestoneSheet(context, own),
      moveSheet(context, own),
      ...(facts.afterGoLive ? useSheets(facts.afterGoLive, facts.language) : []),
    ].map((sheet) => ({
      ...sheet,
      columns: sheet.columns.map((column) => ({ ...column, label: typeset(column.label, facts.language) })),
    })),
  };
}

function sheetOf<Row>(name: string, fields: readonly Field<Row>[], rows: readonly Row[]): SheetSpec {
  return {
    name,
    columns: fields.map(({ label, width, kind }) => ({ label, width, kind })),
    rows: rows.map((row) => fields.map((field) => field.of(row))),
  };
}

function aboutSheet(context: Context, own: WorkbookMessages, title: string): SheetSpec {
  const { facts, words, say, monthText } = context;
  const scope = cleanLine(facts.scopeName);
  const labName = cleanLine(facts.labName);
  const asOf = context.longDate(facts.asOf);
  const frozen = facts.frozenOn ? context.longDate(facts.frozenOn) : null;
  const rows: readonly (readonly [string, string])[] = [
    [own.aboutRows.document, title],
    [own.aboutRows.month, monthText],
    [own.aboutRows.scope, scope === '' ? say(words.wholePortfolio) : scope],
    [own.aboutRows.asOf, asOf],
    ...(frozen === null ? [] : [[own.aboutRows.frozenOn, frozen] as const]),
    [own.aboutRows.lab, labName],
    [own.aboutRows.author, cleanLine(facts.authorName)],
    [own.aboutRows.source, say(words.source(labName, asOf, frozen))],
    [own.aboutRows.distribution, say(words.confidentiality)],
    ...(facts.demo ? [[own.aboutRows.notice, say(words.demoNotice)] as const] : []),
    ...words.readingKey.map((line) => [own.aboutRows.reading, say(line)] as const),
  ];
  return sheetOf(
    own.sheet.about,
    [
      { label: own.about[0], width: 22, kind: 'text', of: ([label]) => label },
      { label: own.about[1], width: 90, kind: 'text', of: ([, text]) => text },
    ],
    rows.filter(([, text]) => text !== ''),
  );
}

const firstDay = (month: Month): string => `${month}-01`;

function figuresSheet({ facts, words, say }: Context, own: WorkbookMessages): SheetSpec {
  const count = (label: string, of: (figures: PortfolioFigures) => number): Field<PortfolioFigures> => ({
    label: say(label),
    width: 14,
    kind: 'integer',
    of,
  });
  const months = facts.history.length > 0 ? facts.history : [facts.current];
  return sheetOf(
    own.sheet.figures,
    [
      { label: own.month, width: 18, kind: 'month', of: ({ month }) => firstDay(month) },
      count(words.figure.total, ({ total }) => total),
      count(words.figure.entered, ({ entered }) => entered),
      count(words.figure.left, ({ left }) => left),
      count(words.figure.onHold, ({ onHold }) => onHold),
      ...STAGES.filter((stage) => stage !== 'closed').map((stage) =>
        count(own.stageOf(words.stage[stage]), ({ byStage }) => byStage[stage]),
      ),
      ...HEALTHS.map((health) =>
        count(own.healthOf(words.health[health]), ({ byHealth }) => byHealth[health]),
      ),
      count(words.figure.milestonesReached, ({ milestonesReached }) => milestonesReached),
      count(words.figure.milestonesLate, ({ milestonesLate }) => milestonesLate),
    ],
    months,
  );
}

/** Columns of text by their names. */
const textOf = <Row>(
  own: WorkbookMessages,
  name: ColumnName,
  width: number,
  of: (row: Row) => string | null,
): Field<Row> => ({ label: own.column[name], width, kind: 'text', of });
const dayOf = <Row>(
  own: WorkbookMessages,
  name: ColumnName,
  of: (row: Row) => string | null,
): Field<Row> => ({
  label: own.column[name],
  width: 14,
  kind: 'day',
  of,
});
const numberOf = <Row>(
  own: WorkbookMessages,
  name: ColumnName,
  kind: 'integer' | 'decimal',
  of: (row: Row) => number | null,
): Field<Row> => ({ label: own.column[name], width: 14, kind, of });

function useCaseSheet({ facts, words, say }: Context, own: WorkbookMessages): SheetSpec {
  const text = (
    name: ColumnName,
    width: number,
    of: (row: ReportUseCase) => string | null,
  ): Field<ReportUseCase> => textOf(own, name, width, of);
  return sheetOf<ReportUseCase>(
    own.sheet.useCases,
    [
      text('code', 11, ({ code }) => code),
      text('title', 44, ({ title }) => title),
      text('entity', 24, ({ entityName }) => entityName),
      text('domain', 20, ({ domain }) => domain),
      text('product', 20, ({ productName }) => productName),
      text('stage', 14, ({ stage }) => say(words.stage[stage])),
      text('condition', 13, ({ condition }) => say(words.condition[condition])),
      dayOf(own, 'stageSince', ({ stageSince }) => stageSince),
      text('health', 14, ({ health }) => say(words.health[health])),
      text('trend', 13, ({ trend }) => say(words.trend[trend])),
      text('previousHealth', 16, ({ previousHealth }) =>
        previousHealth === null ? null : say(words.health[previousHealth]),
      ),
      dayOf(own, 'declaredOn', ({ healthDeclaredOn }) => healthDeclaredOn),
      text('reason', 44, ({ healthReason }) => healthReason),
      text('decision', 44, (useCase) => decisionOf(useCase, WHOLE)),
      numberOf(own, 'value', 'decimal', ({ valueScore }) => valueScore),
      numberOf(own, 'feasibility', 'decimal', ({ feasibilityScore }) => feasibilityScore),
      text('referent', 22, ({ referentName }) => referentName),
      text('sponsor', 22, ({ sponsorName }) => sponsorName),
      text('summary', 60, ({ summary }) => summary),
    ],
    facts.useCases,
  );
}

function milestoneSheet({ facts }: Context, own: WorkbookMessages): SheetSpec {
  const rows = facts.useCases.flatMap((useCase) =>
    useCase.milestones.map((milestone) => ({ useCase, milestone })),
  );
  type Row = (typeof rows)[number];
  return sheetOf<Row>(
    own.sheet.milestones,
    [
      textOf(own, 'code', 11, ({ useCase }) => useCase.code),
      textOf(own, 'title', 44, ({ useCase }) => useCase.title),
      textOf(own, 'milestone', 40, ({ milestone }) => milestone.name),
      dayOf(own, 'baseline', ({ milestone }) => milestone.baselineOn),
      dayOf(own, 'forecast', ({ milestone }) => milestone.forecastOn),
      dayOf(own, 'actual', ({ milestone }) => milestone.actualOn),
      numberOf(own, 'slip', 'integer', ({ milestone }) => milestone.slipDays),
    ],
    rows,
  );
}

function moveSheet({ facts, words, say }: Context, own: WorkbookMessages): SheetSpec {
  type Row = (typeof facts.moves)[number];
  const stage = (one: Row['toStage'] | null): string | null => (one === null ? null : say(words.stage[one]));
  return sheetOf<Row>(
    own.sheet.moves,
    [
      dayOf(own, 'on', ({ on }) => on),
      textOf(own, 'code', 11, ({ code }) => code),
      textOf(own, 'title', 44, ({ title }) => title),
      textOf(own, 'move', 34, ({ kind, fromStage, toStage }) =>
        say(words.move(kind, fromStage === null ? null : words.stage[fromStage], words.stage[toStage])),
      ),
      textOf(own, 'from', 14, ({ fromStage }) => stage(fromStage)),
      textOf(own, 'to', 14, ({ toStage }) => stage(toStage)),
      textOf(own, 'reason', 60, ({ reason }) => reason),
    ],
    facts.moves,
  );
}
