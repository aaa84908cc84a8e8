import { adoptionPercent, type AfterGoLive, type BenefitFact, type DeploymentFact } from '@jalon/domain';
import { useWords } from '../monthly-report/use-words.js';
import type { ReportLanguage } from '../monthly-report/facts.js';
import { messagesFor } from './messages.js';
import type { CellValue, SheetColumn, SheetSpec } from './spec.js';

type Field<Row> = readonly [
  label: string,
  width: number,
  kind: SheetColumn['kind'],
  of: (row: Row) => CellValue,
];

/** What is in use, a sheet each: adoption by deployment, benefits in their units, open alerts. */
export function useSheets(use: AfterGoLive, language: ReportLanguage): SheetSpec[] {
  const words = useWords(language);
  const { code, title, entity } = messagesFor(language).column;
  const { column } = words;
  const origin = (row: DeploymentFact): string => {
    if (row.unknown === 'few_users') return words.few;
    if (row.unknown === 'no_figure') return words.unknown;
    return row.declared ? words.isDeclared : column.counted;
  };
  const amount = (label: string, of: (row: BenefitFact) => number): Field<BenefitFact> => [
    label,
    16,
    'decimal',
    (row) => of(row) / 100,
  ];
  return [
    sheet<DeploymentFact>(words.sheets[0], use.deployments, [
      [code, 11, 'text', (row) => row.code],
      [title, 44, 'text', (row) => row.title],
      [entity, 24, 'text', (row) => row.entityName],
      [column.eligible, 14, 'integer', (row) => row.eligible],
      [column.users, 16, 'integer', (row) => row.activeUsers],
      [column.share, 14, 'decimal', (row) => adoptionPercent([row])],
      [column.origin, 18, 'text', origin],
      [column.target, 12, 'integer', (row) => row.target],
      [column.targetOn, 14, 'day', (row) => row.targetOn],
    ]),
    sheet<BenefitFact>(words.sheets[1], use.benefits, [
      [code, 11, 'text', (row) => row.code],
      [title, 44, 'text', (row) => row.title],
      [entity, 24, 'text', (row) => row.entityName],
      [column.benefit, 40, 'text', (row) => row.benefit],
      [column.unit, 12, 'text', (row) => words.sheetUnit[row.unit]],
      amount(column.month, (row) => row.month),
      amount(column.expectedMonth, (row) => row.expectedMonth),
      amount(column.cumulated, (row) => row.cumulated),
      amount(column.expectedCumulated, (row) => row.expectedCumulated),
    ]),
    sheet<AfterGoLive['alerts'][number]>(words.sheets[2], use.alerts, [
      [code, 11, 'text', (row) => row.code],
      [title, 44, 'text', (row) => row.title],
      [entity, 24, 'text', (row) => row.entityName],
      [column.rule, 28, 'text', (row) => words.rule[row.rule]],
      [column.openedOn, 14, 'day', (row) => row.openedOn],
    ]),
  ].filter(({ rows }) => rows.length > 0);
}

function sheet<Row>(name: string, rows: readonly Row[], fields: readonly Field<Row>[]): SheetSpec {
  return {
    name,
    columns: fields.map(([label, width, kind]) => ({ label, width, kind })),
    rows: rows.map((row) => fields.map(([, , , of]) => of(row))),
  };
}
