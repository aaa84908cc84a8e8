import type { LocalDate, Month, RestitutionState } from '@jalon/domain';
import type { Query } from '../../../database/database.js';
import { afterGoLiveOf } from './month-after-go-live.js';
import { emptyHead, entityName, readHead, type MonthHead } from './month-head.js';
import { readRecord, readWholeRecord, type MonthRecord } from './month-record.js';
import type { MonthScope, MonthSpan } from './month-scope.js';

/** Whether a month was frozen, and on which day. */
export interface MonthStatus {
  readonly state: RestitutionState;
  readonly frozenOn: LocalDate | null;
}

export interface FrozenMonth extends MonthStatus {
  readonly record: MonthRecord;
}

export const OPEN: MonthStatus = { state: 'open', frozenOn: null };

/** What was kept of a month when it was frozen; null while it is open. */
export async function readFrozen(query: Query, month: Month): Promise<FrozenMonth | null> {
  const [row] = await query<FrozenMonth>(
    `select state, frozen_on as "frozenOn", snapshot as record from restitution where month = $1 and state <> 'open'`,
    [month],
  );
  return row ?? null;
}

/** One month of one scope, from its snapshot when it is frozen, else from the facts. */
export interface ScopedMonth extends MonthStatus {
  readonly head: MonthHead;
  readonly record: MonthRecord;
}

/** @throws DomainError `invalid_value` for a month that has not begun or an entity that does not exist */
export async function readScoped(query: Query, scope: MonthScope): Promise<ScopedMonth> {
  const frozen = await readFrozen(query, scope.month);
  if (frozen) return frozenScope(query, frozen, scope.entityId);
  return { ...OPEN, ...(await readRecord(query, scope)) };
}

/** The month of every scope at once, for `frozenScope`: what many scopes are read from. */
export async function readMonthOfAll(
  query: Query,
  month: Pick<MonthScope, 'month' | 'today'>,
): Promise<FrozenMonth> {
  const frozen = await readFrozen(query, month.month);
  return frozen ?? { ...OPEN, record: await readWholeRecord(query, month) };
}

/** What of a month is said of the whole of a scope, without its rows. @throws as `readScoped` */
export async function readScopedHead(
  query: Query,
  scope: MonthScope,
): Promise<MonthStatus & { readonly head: MonthHead }> {
  const [frozen] = await query<FrozenMonth>(
    `select state, frozen_on as "frozenOn", jsonb_build_object('month', month, 'firstOn', snapshot -> 'firstOn',
       'asOf', snapshot -> 'asOf', 'scopes', figures) as record
     from restitution where month = $1 and state <> 'open'`,
    [scope.month],
  );
  if (!frozen) return { ...OPEN, head: await readHead(query, scope) };
  const { state, frozenOn, record } = frozen;
  return { state, frozenOn, head: await frozenHead(query, record, scope.entityId) };
}

/** The part of a frozen month that is about one entity, or all of it. */
export async function frozenScope(
  query: Query,
  { state, frozenOn, record }: FrozenMonth,
  entityId: string | null,
): Promise<ScopedMonth> {
  const scope = record.scopes.find((one) => one.entityId === entityId);
  const about = <T extends { readonly entityId: string }>(rows: readonly T[]): readonly T[] =>
    entityId === null ? rows : rows.filter((row) => row.entityId === entityId);
  return {
    state,
    frozenOn,
    head: await frozenHead(query, record, entityId),
    record: {
      ...record,
      scopes: scope ? [scope] : [],
      useCases: about(record.useCases),
      moves: about(record.moves),
      reached: about(record.reached),
      closed: about(record.closed),
      ...(record.afterGoLive && { afterGoLive: afterGoLiveOf(record.afterGoLive, entityId) }),
    },
  };
}

async function frozenHead(
  query: Query,
  record: Pick<MonthRecord, 'month' | 'firstOn' | 'asOf' | 'scopes'>,
  entityId: string | null,
): Promise<MonthHead> {
  const span = spanOf(record);
  const scope = record.scopes.find((one) => one.entityId === entityId);
  if (!scope) return emptyHead(span, await entityName(query, entityId ?? ''));
  const { name, current, previous, history } = scope;
  return { span, scopeName: name, current, previous, history };
}

function spanOf({ month, firstOn, asOf }: Pick<MonthRecord, 'month' | 'firstOn' | 'asOf'>): MonthSpan {
  return { month, firstOn, endOn: asOf };
}
