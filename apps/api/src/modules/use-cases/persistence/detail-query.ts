import { Injectable } from '@nestjs/common';
import type { Condition, Milestone, MoveKind, Principal, Stage } from '@jalon/domain';
import { Database } from '../../../database/database.js';
import type { Transaction } from '../../../database/unit-of-work.js';
import { Values, visibleTo } from '../../../database/visibility.js';
import { statementName } from './statement-names.js';
import type { UseCaseKey } from './use-case.repository.js';
import type { UseCaseRecord } from './use-case.schema.js';

export interface OpenRisk {
  readonly id: string;
  readonly number: number;
  readonly title: string;
  readonly severity: number;
  readonly residualProbability: number | null;
  readonly residualImpact: number | null;
  readonly hasPlan: boolean;
}

export interface DetailRow extends UseCaseRecord {
  readonly milestones: readonly Milestone[];
  /** What the computed health looks at beside the milestones. */
  readonly openRisks: readonly OpenRisk[];
  readonly moves: readonly {
    readonly id: string;
    readonly on: string;
    readonly fromStage: Stage | null;
    readonly toStage: Stage;
    readonly toCondition: Condition;
    readonly kind: MoveKind;
    readonly reason: string | null;
    readonly byName: string | null;
  }[];
}

const COLUMNS = `u.id, u.number, u.code, u.title, u.summary, u.entity_id as "entityId", u.domain,
  u.sponsor_id as "sponsorId", u.business_owner_id as "businessOwnerId",
  u.functional_referent_id as "functionalReferentId", u.product_id as "productId", u.stage, u.condition,
  u.stage_since as "stageSince", u.health, u.previous_health as "previousHealth", u.health_reason as "healthReason",
  u.decision_needed as "decisionNeeded", u.health_declared_on as "healthDeclaredOn", u.value_score as "valueScore",
  u.feasibility_score as "feasibilityScore", u.tags, u.external_ref as "externalRef", u.created_at as "createdAt",
  u.updated_at as "updatedAt", u.version`;

const MILESTONES = `(select coalesce(json_agg(json_build_object(
    'id', m.id, 'useCaseId', m.use_case_id, 'name', m.name,
    'ownerId', m.owner_id, 'baselineOn', m.baseline_on, 'forecastOn', m.forecast_on,
    'actualOn', m.actual_on, 'version', m.version)
    order by coalesce(m.actual_on, m.due_on), m.name, m.id), '[]')
  from milestone m where m.use_case_id = u.id)`;

const MOVES = `(select coalesce(json_agg(json_build_object(
    'id', v.id, 'on', v.effective_on, 'fromStage', v.from_stage, 'toStage', v.to_stage, 'toCondition', v.to_condition,
    'kind', v.kind, 'reason', v.reason, 'byName', p.name) order by v.effective_on, v.seq), '[]')
  from use_case_move v left join person p on p.id = v.by_person_id where v.use_case_id = u.id)`;

const OPEN_RISKS = `(select coalesce(json_agg(json_build_object(
    'id', r.id, 'number', r.number, 'title', r.title, 'severity', r.severity,
    'residualProbability', r.residual_probability, 'residualImpact', r.residual_impact,
    'hasPlan', coalesce(btrim(r.response_plan), '') <> '') order by r.severity desc, r.number), '[]')
  from register_item r where r.use_case_id = u.id and r.kind = 'risk' and r.closed_on is null)`;

export interface ActivityRow {
  readonly id: string;
  readonly at: string;
  readonly byName: string | null;
  readonly action: string;
  readonly fields: { path: string; before: unknown; after: unknown }[];
}

/** Everything about one use case, read in one statement so that it fits together. */
@Injectable()
export class DetailQuery {
  constructor(private readonly database: Database) {}

  /** Undefined when it does not exist or `principal` may not see it: nobody can tell which. */
  async find(principal: Principal, key: UseCaseKey, tx?: Transaction): Promise<DetailRow | undefined> {
    const values = new Values();
    const condition = 'id' in key ? `u.id = ${values.add(key.id)}` : `u.number = ${values.add(key.number)}`;
    const text = `select ${COLUMNS}, ${MILESTONES} as milestones, ${MOVES} as moves,
        ${OPEN_RISKS} as "openRisks"
      from use_case u where ${condition} and ${visibleTo(principal, values)}`;
    const [row] = tx
      ? await tx.query<DetailRow>(text, values.all)
      : await this.database.query<DetailRow>(text, values.all, statementName(text));
    return row;
  }

  /** Who wrote what, newest first. */
  activity(useCaseId: string, limit: number): Promise<ActivityRow[]> {
    return this.database.query<ActivityRow>(
      `select a.id::text as id, a.at, p.name as "byName", a.action, a.changes as fields
       from audit a left join account c on c.id = a.account_id left join person p on p.id = c.person_id
       where a.subject_id = $1 order by a.id desc limit $2`,
      [useCaseId, limit],
      'use-case-activity',
    );
  }
}
