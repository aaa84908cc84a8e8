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
  const { entityId } = scope;
  const headOf = await readHeads(query, scope, entityId === null ? null : [entityId]);
  return headOf(entityId, entityId === null ? null : await entityName(query, entityId));
}

/** Tells the heads of as many entities as there are, or of the whole portfolio, in as many statements as one. */
export async function readHeads(
  query: Query,
  month: Pick<MonthScope, 'month' | 'today'>,
  entityIds: readonly string[] | null,
): Promise<(entityId: string | null, scopeName: string | null) => MonthHead> {
  const span = spanOf(month);
  // Compiling these plans costs more than running them, and their sorts fit in memory.
  await query(`select set_config('jit', 'off', true), set_config('work_mem', '32MB', true)`);
  const spans = historyOf(month);
  const keptOf = await frozenFigures(query, spans, entityIds);
  const figuresOf = await readFigures(query, spans, entityIds);
  return (entityId, scopeName) => {
    const figures = figuresOf(entityId).map((one) => keptOf(one.month, entityId) ?? one);
    const [previous, current] = figures.slice(-2) as [PortfolioFigures, PortfolioFigures];
    // Months before the first use case say nothing.
    const begin = figures.findIndex((one) => one.total > 0 || one.entered > 0 || one.left > 0);
    return { span, scopeName, current, previous, history: begin < 0 ? [current] : figures.slice(begin) };
  };
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

/** Tells the figures that frozen months had, but for the month asked for: that one is read. */
async function frozenFigures(
  query: Query,
  spans: readonly MonthSpan[],
  entityIds: readonly string[] | null,
): Promise<(month: Month, entityId: string | null) => PortfolioFigures | undefined> {
  const rows = await query<{ month: Month; entityId: string | null; current: PortfolioFigures }>(
    `select r.month, s ->> 'entityId' as "entityId", s -> 'current' as current
     from restitution r cross join jsonb_array_elements(r.figures) s
     where r.month = any($1::text[]) and r.state <> 'open'
       and case when $2::text[] is null then s ->> 'entityId' is null else s ->> 'entityId' = any($2) end`,
    [spans.slice(0, -1).map((span) => span.month), entityIds],
  );
  const kept = new Map(rows.map(({ month, entityId, current }) => [`${month} ${entityId}`, current]));
  return (month, entityId) => kept.get(`${month} ${entityId}`);
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
