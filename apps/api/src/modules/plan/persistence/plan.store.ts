import { Injectable } from '@nestjs/common';
import type { PlanBaseline, PlanView } from '@jalon/contracts';
import type { Dependency, LocalDate, Milestone } from '@jalon/domain';
import { Database, type Query } from '../../../database/database.js';
import type { Transaction } from '../../../database/unit-of-work.js';

export interface MilestoneRow extends Milestone {
  readonly ownerName: string | null;
}

/** What the history remembers of a milestone, from `at` until the next row. */
export interface SaidRow {
  readonly milestoneId: string;
  readonly at: string;
  readonly dueOn: LocalDate;
}

export interface BaselineDate {
  readonly milestoneId: string;
  readonly name: string;
  readonly on: LocalDate;
}

/** All that the plan of one use case is told from. */
export interface PlanRows {
  readonly milestones: readonly MilestoneRow[];
  readonly dependencies: readonly Dependency[];
  readonly startedOn: LocalDate | null;
  readonly baselines: readonly PlanBaseline[];
  readonly compared: readonly BaselineDate[];
  readonly said: readonly SaidRow[];
  /** Days on which actions were done. */
  readonly doneOn: readonly LocalDate[];
  readonly openActions: number;
  readonly changes: PlanView['changes'];
}

const CHANGES_MAX = 20;

const MILESTONES = `select m.id, m.use_case_id as "useCaseId", m.name, m.owner_id as "ownerId", p.name as "ownerName",
    m.baseline_on as "baselineOn", m.forecast_on as "forecastOn", m.actual_on as "actualOn", m.version
  from milestone m left join person p on p.id = m.owner_id
  where m.use_case_id = $1 order by coalesce(m.actual_on, m.due_on), m.name, m.id`;
const DEPENDENCIES = `select predecessor_id as "predecessorId", successor_id as "successorId", lag_days as "lagDays"
  from milestone_dependency where use_case_id = $1 order by predecessor_id, successor_id`;
const STARTED = 'select min(effective_on) as on from use_case_move where use_case_id = $1';
const BASELINES = `select b.id, b.label, b.taken_on as "takenOn", p.name as "byName", g.border
  from baseline b left join person p on p.id = b.by_person_id left join gate_review g on g.id = b.gate_review_id
  where b.use_case_id = $1 order by b.taken_on desc, b.created_at desc, b.id`;
const COMPARED = `select d.milestone_id as "milestoneId", d.name, d.due_on as on
  from baseline_milestone d join baseline b on b.id = d.baseline_id where b.use_case_id = $1 and b.id = $2`;
const SAID = `select h.row_id as "milestoneId", h.from_at as at,
    coalesce(h.state ->> 'actual_on', h.state ->> 'forecast_on', h.state ->> 'baseline_on') as "dueOn"
  from history h where h.use_case_id = $1 and h.kind = 'milestone' order by h.from_at, h.row_id`;
const DONE = `select closed_on as on from register_item
  where use_case_id = $1 and kind = 'action' and state = 'done'`;
const OPEN = `select count(*)::int as count from register_item
  where use_case_id = $1 and kind = 'action' and closed_on is null`;
const CHANGES = `select c.id, c.at, p.name as "byName", c.reason, c.moved
  from plan_change c left join person p on p.id = c.by_person_id
  where c.use_case_id = $1 order by c.at desc, c.id limit ${CHANGES_MAX}`;

/** The plan in SQL: read in one instant, or within the transaction that writes it. */
@Injectable()
export class PlanStore {
  constructor(private readonly database: Database) {}

  read(useCaseId: string, baselineId: string | null, tx?: Transaction): Promise<PlanRows> {
    return tx
      ? rowsOf((text, values) => tx.query(text, values), useCaseId, baselineId)
      : this.database.snapshot((query) => rowsOf(query, useCaseId, baselineId));
  }

  async baselines(useCaseId: string, tx?: Transaction): Promise<PlanBaseline[]> {
    return tx
      ? tx.query(BASELINES, [useCaseId])
      : this.database.query(BASELINES, [useCaseId], 'plan-baselines');
  }

  /** The milestones, their dependencies and the first day: what a move is judged by. */
  async plan(
    useCaseId: string,
    tx?: Transaction,
  ): Promise<Pick<PlanRows, 'milestones' | 'dependencies' | 'startedOn'>> {
    const query: Query = tx
      ? (text, values) => tx.query(text, values)
      : (text, values) => this.database.query(text, values);
    const milestones = await query<MilestoneRow>(MILESTONES, [useCaseId]);
    const dependencies = await query<Dependency>(DEPENDENCIES, [useCaseId]);
    const [started] = await query<{ on: LocalDate | null }>(STARTED, [useCaseId]);
    return { milestones, dependencies, startedOn: started?.on ?? null };
  }

  /** Everything that a move gives a new day, in one statement. False when one of them has changed since. */
  async moveMilestones(
    tx: Transaction,
    moves: readonly { readonly milestoneId: string; readonly after: LocalDate; readonly version: number }[],
  ): Promise<boolean> {
    const rows = await tx.query(
      `update milestone m set forecast_on = n.after, version = m.version + 1
       from unnest($1::uuid[], $2::date[], $3::int[]) as n (id, after, version)
       where m.id = n.id and m.version = n.version and m.actual_on is null returning m.id`,
      [moves.map((one) => one.milestoneId), moves.map((one) => one.after), moves.map((one) => one.version)],
    );
    return rows.length === moves.length;
  }

  async recordChange(
    tx: Transaction,
    change: {
      readonly useCaseId: string;
      readonly milestoneId: string;
      readonly reason: string;
      readonly moved: readonly object[];
    },
  ): Promise<void> {
    await tx.query(
      `insert into plan_change (use_case_id, milestone_id, reason, moved, by_person_id, at)
       values ($1, $2, $3, $4, $5, $6)`,
      [
        change.useCaseId,
        change.milestoneId,
        change.reason,
        JSON.stringify(change.moved),
        tx.actor.personId,
        tx.now,
      ],
    );
  }

  async putDependency(tx: Transaction, useCaseId: string, dependency: Dependency): Promise<void> {
    const { predecessorId, successorId, lagDays } = dependency;
    await tx.query(
      `insert into milestone_dependency (use_case_id, predecessor_id, successor_id, lag_days) values ($1, $2, $3, $4)
       on conflict (predecessor_id, successor_id) do update set lag_days = excluded.lag_days`,
      [useCaseId, predecessorId, successorId, lagDays],
    );
  }

  async removeDependency(
    tx: Transaction,
    useCaseId: string,
    predecessorId: string,
    successorId: string,
  ): Promise<void> {
    await tx.query(
      'delete from milestone_dependency where use_case_id = $1 and predecessor_id = $2 and successor_id = $3',
      [useCaseId, predecessorId, successorId],
    );
  }
}

async function rowsOf(query: Query, useCaseId: string, baselineId: string | null): Promise<PlanRows> {
  const [started] = await query<{ on: LocalDate | null }>(STARTED, [useCaseId]);
  const [open] = await query<{ count: number }>(OPEN, [useCaseId]);
  const done = await query<{ on: LocalDate }>(DONE, [useCaseId]);
  return {
    milestones: await query<MilestoneRow>(MILESTONES, [useCaseId]),
    dependencies: await query<Dependency>(DEPENDENCIES, [useCaseId]),
    startedOn: started?.on ?? null,
    baselines: await query<PlanBaseline>(BASELINES, [useCaseId]),
    compared: baselineId === null ? [] : await query<BaselineDate>(COMPARED, [useCaseId, baselineId]),
    said: await query<SaidRow>(SAID, [useCaseId]),
    doneOn: done.map((row) => row.on),
    openActions: open?.count ?? 0,
    changes: await query<PlanView['changes'][number]>(CHANGES, [useCaseId]),
  };
}
