import type { MonthlyReportFacts, ReportLanguage } from '@jalon/reporting';
import type { Database } from '../../../database/database.js';
import { readScoped } from './frozen-month.js';
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
  const { language, labName, authorName } = request;
  return database.snapshot(async (query) => {
    const { head, record, frozenOn } = await readScoped(query, request);
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
  });
}
