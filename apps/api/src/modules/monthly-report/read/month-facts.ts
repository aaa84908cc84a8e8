import type { MonthlyReportFacts, ReportLanguage } from '@jalon/reporting';
import type { Database, Query } from '../../../database/database.js';
import { frozenScope, readMonthOfAll, readScoped, type ScopedMonth } from './frozen-month.js';
import type { MonthScope } from './month-scope.js';
import { toReport } from './month-use-cases.js';

export interface MonthRequest extends MonthScope {
  readonly language: ReportLanguage;
  readonly labName: string;
  readonly authorName: string;
}

/**
 * Everything the monthly report says, from one consistent read: of the facts, or of what was kept when the month was
 * frozen.
 * @throws DomainError `invalid_value` for a month that has not begun or an entity that does not exist
 */
export function readMonth(database: Database, request: MonthRequest): Promise<MonthlyReportFacts> {
  return database.snapshot(async (query) => toFacts(await readScoped(query, request), request));
}

/** What the reports of one month are told from, whatever entity they are of: read once, for many. */
export async function readMonthForMany(
  database: Database,
  month: Pick<MonthScope, 'month' | 'today'>,
): Promise<(request: MonthRequest) => Promise<MonthlyReportFacts>> {
  const whole = await database.snapshot((query) => readMonthOfAll(query, month));
  const query: Query = (text, values) => database.query(text, values);
  return async (request) => toFacts(await frozenScope(query, whole, request.entityId), request);
}

function toFacts(
  { head, record, frozenOn }: ScopedMonth,
  { language, labName, authorName }: MonthRequest,
): MonthlyReportFacts {
  const { span, scopeName, current, previous, history } = head;
  return {
    month: span.month,
    language,
    asOf: span.endOn,
    frozenOn,
    labName,
    authorName,
    demo: record.demo,
    scopeName,
    current,
    previous,
    history,
    useCases: record.useCases.map(({ milestones, ...row }) => toReport(row, milestones)),
    ...(record.afterGoLive && { afterGoLive: record.afterGoLive }),
    moves: record.moves.map(({ useCaseId: _useCaseId, entityId: _entityId, ...move }) => move),
  };
}
