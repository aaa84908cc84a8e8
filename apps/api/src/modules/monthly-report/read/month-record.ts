import type { AfterGoLive, Condition, Health, LocalDate, Month, Stage } from '@jalon/domain';
import type { PortfolioFigures } from '@jalon/reporting';
import type { Query } from '../../../database/database.js';
import { readAfterGoLive } from './month-after-go-live.js';
import { readHead, readHeads, type MonthHead } from './month-head.js';
import type { MonthScope } from './month-scope.js';
import {
  readMilestones,
  readMoves,
  readUseCases,
  type MonthMilestone,
  type MonthMove,
  type MonthUseCase,
} from './month-use-cases.js';

/** The figures of the whole portfolio (`entityId` null) or of one partner entity. */
export interface RecordScope {
  readonly entityId: string | null;
  readonly name: string | null;
  readonly current: PortfolioFigures;
  readonly previous: PortfolioFigures;
  readonly history: readonly PortfolioFigures[];
}

/** A use case that a figure counts though the month itself does not list it. */
export interface RecordCase {
  readonly id: string;
  readonly code: string;
  readonly title: string;
  readonly entityId: string;
  readonly entityName: string;
  readonly stage: Stage;
  readonly condition: Condition;
  readonly health: Health;
}

/**
 * Everything a month says and counts, as plain JSON: what freezing keeps. The page, the comparison and the documents of
 * a frozen month are made of it alone.
 */
export interface MonthRecord {
  readonly format: 1;
  readonly month: Month;
  readonly firstOn: LocalDate;
  readonly asOf: LocalDate;
  readonly demo: boolean;
  readonly scopes: readonly RecordScope[];
  readonly useCases: readonly (MonthUseCase & { readonly milestones: readonly MonthMilestone[] })[];
  readonly moves: readonly MonthMove[];
  /** Milestones reached in the month, of any use case. */
  readonly reached: readonly (RecordCase & { readonly milestone: string; readonly on: LocalDate })[];
  /** Every use case that stands closed. */
  readonly closed: readonly RecordCase[];
  /** What was in use; months frozen before it was kept have none. */
  readonly afterGoLive?: AfterGoLive;
}

const CASE = `u.id, u.code, u.title, u.entity_id as "entityId", e.name as "entityName"`;

const REACHED = `
  select ${CASE}, u.stage, u.condition, u.health, k.name as milestone, k.actual_on as "on"
  from milestone k join use_case u on u.id = k.use_case_id join partner_entity e on e.id = u.entity_id
  where k.actual_on between $1::date and $2::date and ($3::uuid is null or u.entity_id = $3)
  order by u.number, k.actual_on, k.name, k.id`;

const CLOSED = `
  with stood as (
    select distinct on (v.use_case_id) v.use_case_id, v.to_stage, v.to_condition
    from use_case_move v where v.effective_on <= $1::date
    order by v.use_case_id desc, v.effective_on desc, v.seq desc)
  select ${CASE}, stood.to_stage as stage, stood.to_condition as condition, u.health
  from stood join use_case u on u.id = stood.use_case_id join partner_entity e on e.id = u.entity_id
  where stood.to_stage = 'closed' and stood.to_condition <> 'abandoned' and ($2::uuid is null or u.entity_id = $2)
  order by u.number`;

/** The month as the facts tell it now, for one scope. @throws as `readHead` */
export async function readRecord(
  query: Query,
  scope: MonthScope,
): Promise<{ readonly head: MonthHead; readonly record: MonthRecord }> {
  const head = await readHead(query, scope);
  const record = await complete(query, head, scope.entityId, [scopeOf(scope.entityId, head)]);
  return { head, record };
}

/** The month as the facts tell it now, with the figures of the whole and of every partner entity. */
export async function readWholeRecord(
  query: Query,
  month: Pick<MonthScope, 'month' | 'today'>,
): Promise<MonthRecord> {
  const whole = await readHead(query, { ...month, entityId: null });
  const scopes = [scopeOf(null, whole)];
  const entities = await query<{ id: string; name: string }>(
    'select id, name from partner_entity order by id',
  );
  const headOf = await readHeads(
    query,
    month,
    entities.map(({ id }) => id),
  );
  for (const { id, name } of entities) scopes.push(scopeOf(id, headOf(id, name)));
  return complete(query, whole, null, scopes);
}

async function complete(
  query: Query,
  { span }: MonthHead,
  entityId: string | null,
  scopes: readonly RecordScope[],
): Promise<MonthRecord> {
  const { month, firstOn, endOn } = span;
  const useCases = await readUseCases(query, span, entityId);
  const milestones = await readMilestones(query, span, entityId);
  const moves = await readMoves(query, span, entityId);
  const reached = await query<MonthRecord['reached'][number]>(REACHED, [firstOn, endOn, entityId]);
  const closed = await query<RecordCase>(CLOSED, [endOn, entityId]);
  return {
    format: 1,
    month,
    firstOn,
    asOf: endOn,
    demo: await hasDemo(query),
    scopes,
    useCases: useCases.map((row) => ({ ...row, milestones: milestones.get(row.id) ?? [] })),
    moves,
    reached,
    closed,
    afterGoLive: await readAfterGoLive(query, span, entityId),
  };
}

/** Whether the portfolio holds the demo: the documents say so. */
export async function hasDemo(query: Query): Promise<boolean> {
  return (await query(`select 1 from setting where key = 'demo'`)).length > 0;
}

function scopeOf(entityId: string | null, head: MonthHead): RecordScope {
  const { scopeName, current, previous, history } = head;
  return { entityId, name: scopeName, current, previous, history };
}
