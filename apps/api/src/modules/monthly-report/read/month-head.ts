import { DomainError, HEALTHS, STAGES, addMonths, type Month } from '@jalon/domain';
import type { PortfolioFigures } from '@jalon/reporting';
import type { Query } from '../../../database/database.js';
import { readFigures } from './month-figures.js';
import { historyOf, spanOf, type MonthScope, type MonthSpan } from './month-scope.js';

/** What the documents and the page of a month have in common. */
export interface MonthHead {
  readonly span: MonthSpan;
  readonly scopeName: string | null;
  readonly current: PortfolioFigures;
  readonly previous: PortfolioFigures;
  readonly history: readonly PortfolioFigures[];
}

/**
 * Figures and names; the first thing read within a snapshot. Months that were frozen keep the figures they had.
 * @throws DomainError `invalid_value` for a month that has not begun or an entity that does not exist
 */
export async function readHead(query: Query, scope: MonthScope): Promise<MonthHead> {
  const span = spanOf(scope);
  // Compiling these plans costs more than running them, and their sorts fit in memory.
  await query(`select set_config('jit', 'off', true), set_config('work_mem', '32MB', true)`);
  const scopeName = scope.entityId === null ? null : await entityName(query, scope.entityId);
  const spans = historyOf(scope);
  const kept = await frozenFigures(query, spans, scope.entityId);
  const figures = (await readFigures(query, spans, scope.entityId)).map(
    (month) => kept.get(month.month) ?? month,
  );
  const [previous, current] = figures.slice(-2) as [PortfolioFigures, PortfolioFigures];
  // Months before the first use case say nothing.
  const begin = figures.findIndex((month) => month.total > 0 || month.entered > 0 || month.left > 0);
  return { span, scopeName, current, previous, history: begin < 0 ? [current] : figures.slice(begin) };
}

/** The head of a month of which nothing is known: no use case yet. */
export function emptyHead(span: MonthSpan, scopeName: string): MonthHead {
  const current = noFigures(span.month);
  return { span, scopeName, current, previous: noFigures(addMonths(span.month, -1)), history: [current] };
}

/** @throws DomainError `invalid_value` for one that does not exist */
export async function entityName(query: Query, entityId: string): Promise<string> {
  const [entity] = await query<{ name: string }>('select name from partner_entity where id = $1', [entityId]);
  if (entity) return entity.name;
  throw new DomainError('invalid_value', 'No such partner entity', [{ path: 'entityId', code: 'unknown' }]);
}

/** The figures that frozen months had, but for the month asked for: that one is read. */
async function frozenFigures(
  query: Query,
  spans: readonly MonthSpan[],
  entityId: string | null,
): Promise<ReadonlyMap<Month, PortfolioFigures>> {
  const rows = await query<{ month: Month; current: PortfolioFigures | null }>(
    `select r.month, (select s -> 'current' from jsonb_array_elements(r.figures) s
       where s ->> 'entityId' is not distinct from $2::text) as current
     from restitution r where r.month = any($1::text[]) and r.state <> 'open'`,
    [spans.slice(0, -1).map((span) => span.month), entityId],
  );
  return new Map(rows.flatMap(({ month, current }) => (current ? [[month, current] as const] : [])));
}

function noFigures(month: Month): PortfolioFigures {
  const none = <T extends string>(keys: readonly T[]) =>
    Object.fromEntries(keys.map((key) => [key, 0])) as Record<T, number>;
  return {
    month,
    total: 0,
    entered: 0,
    left: 0,
    onHold: 0,
    byStage: none(STAGES),
    byHealth: none(HEALTHS),
    milestonesReached: 0,
    milestonesLate: 0,
  };
}
