import { DomainError } from '@jalon/domain';
import type { MonthlyReportFacts, PortfolioFigures, ReportLanguage } from '@jalon/reporting';
import type { Database, Query } from '../../../database/database.js';
import { readFigures } from './month-figures.js';
import { historyOf, spanOf, type MonthScope, type MonthSpan } from './month-scope.js';
import { readMilestones, readMoves, readUseCases, toReport } from './month-use-cases.js';

export interface MonthRequest extends MonthScope {
  readonly language: ReportLanguage;
  readonly labName: string;
  readonly authorName: string;
}

/** What the documents and the page of a month have in common. */
export interface MonthHead {
  readonly span: MonthSpan;
  readonly scopeName: string | null;
  readonly current: PortfolioFigures;
  readonly previous: PortfolioFigures;
  readonly history: readonly PortfolioFigures[];
}

/**
 * Everything the monthly report says, from one consistent read.
 * @throws DomainError `invalid_value` for a month that has not begun or an entity that does not exist
 */
export function readMonth(database: Database, request: MonthRequest): Promise<MonthlyReportFacts> {
  const { entityId, language, labName, authorName } = request;
  return database.snapshot(async (query) => {
    const { span, ...head } = await readHead(query, request);
    const useCases = await readUseCases(query, span, entityId);
    const milestones = await readMilestones(query, span, entityId);
    const moves = await readMoves(query, span, entityId);
    const demo = await query(`select 1 from setting where key = 'demo'`);
    return {
      month: span.month,
      language,
      asOf: span.endOn,
      labName,
      authorName,
      demo: demo.length > 0,
      ...head,
      useCases: useCases.map((row) => toReport(row, milestones.get(row.id) ?? [])),
      moves: moves.map(({ useCaseId: _useCaseId, ...move }) => move),
    };
  });
}

/** Figures and names; the first thing read within a snapshot. */
export async function readHead(query: Query, scope: MonthScope): Promise<MonthHead> {
  const span = spanOf(scope);
  // Compiling these plans costs more than running them, and their sorts fit in memory.
  await query(`select set_config('jit', 'off', true), set_config('work_mem', '32MB', true)`);
  const scopeName = scope.entityId === null ? null : await entityName(query, scope.entityId);
  const figures = await readFigures(query, historyOf(scope), scope.entityId);
  const [previous, current] = figures.slice(-2) as [PortfolioFigures, PortfolioFigures];
  // Months before the first use case say nothing.
  const begin = figures.findIndex((month) => month.total > 0 || month.entered > 0 || month.left > 0);
  return { span, scopeName, current, previous, history: begin < 0 ? [current] : figures.slice(begin) };
}

async function entityName(query: Query, entityId: string): Promise<string> {
  const [entity] = await query<{ name: string }>('select name from partner_entity where id = $1', [entityId]);
  if (entity) return entity.name;
  throw new DomainError('invalid_value', 'No such partner entity', [{ path: 'entityId', code: 'unknown' }]);
}
