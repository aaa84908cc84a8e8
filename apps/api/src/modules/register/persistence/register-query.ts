import { Injectable } from '@nestjs/common';
import type { RegisterFilter } from '@jalon/contracts';
import type { Principal, RegisterItem, Stage } from '@jalon/domain';
import { Database } from '../../../database/database.js';
import type { Transaction } from '../../../database/unit-of-work.js';
import { Values, visibleTo } from '../../../database/visibility.js';

interface LinkedRow {
  readonly id: string;
  readonly kind: RegisterItem['kind'];
  readonly number: number;
  readonly title: string;
}

export interface ItemRow extends RegisterItem {
  readonly severity: number | null;
  readonly ownerName: string | null;
  readonly deciderName: string | null;
  readonly supersededBy: LinkedRow | null;
  readonly origin: LinkedRow | null;
  readonly followUps: readonly LinkedRow[];
  readonly updatedAt: string;
}

interface UseCaseColumns {
  readonly caseId: string;
  readonly stage: Stage;
  readonly entityId: string;
}

export interface RegisterRows extends UseCaseColumns {
  readonly items: readonly ItemRow[];
}

const LINK = `json_build_object('id', l.id, 'kind', l.kind, 'number', l.number, 'title', l.title)`;

const ITEM = `i.id, i.use_case_id as "useCaseId", i.kind, i.number, i.title, i.description, i.state,
  i.owner_id as "ownerId", o.name as "ownerName", i.opened_on as "openedOn", i.due_on as "dueOn",
  i.closed_on as "closedOn", i.closing_note as "closingNote", i.probability, i.impact, i.severity,
  i.residual_probability as "residualProbability", i.residual_impact as "residualImpact", i.response,
  i.response_plan as "responsePlan", i.decider_id as "deciderId", d.name as "deciderName",
  i.decided_on as "decidedOn", i.alternatives, i.superseded_by_id as "supersededById", i.origin_id as "originId",
  (select ${LINK} from register_item l where l.id = i.superseded_by_id) as "supersededBy",
  (select ${LINK} from register_item l where l.id = i.origin_id) as origin,
  (select coalesce(json_agg(${LINK} order by l.kind, l.number), '[]') from register_item l
    where l.origin_id = i.id) as "followUps",
  i.gate_review_id as "gateReviewId", i.updated_at as "updatedAt", i.version`;

const PEOPLE = 'left join person o on o.id = i.owner_id left join person d on d.id = i.decider_id';

const IN_ORDER = `array_position(array['risk','issue','action','decision'], i.kind), i.number`;

/** The register of one use case, in one statement with the right to see it. */
@Injectable()
export class RegisterQuery {
  constructor(private readonly database: Database) {}

  /** Undefined when there is no such use case, or `principal` may not see it. */
  async ofUseCase(
    principal: Principal,
    key: { readonly id: string } | { readonly number: number },
    filter: RegisterFilter,
  ): Promise<RegisterRows | undefined> {
    const values = new Values();
    const which = 'id' in key ? `u.id = ${values.add(key.id)}` : `u.number = ${values.add(key.number)}`;
    const visible = visibleTo(principal, values);
    const kept = [
      'i.use_case_id = u.id',
      anyOf('i.kind', 'text', filter.kind, values),
      anyOf('i.state', 'text', filter.state, values),
      anyOf('i.owner_id', 'uuid', filter.owner, values),
    ].filter((condition) => condition !== null);
    // The whole register, for somebody of the lab: the shape that a use case's page asks for.
    const common = 'id' in key && visible === 'true' && kept.length === 1;
    const rows = await this.database.query<UseCaseColumns & (ItemRow | { readonly id: null })>(
      `select u.id as "caseId", u.stage, u.entity_id as "entityId", ${ITEM}
       from use_case u left join register_item i on ${kept.join(' and ')} ${PEOPLE}
       where ${which} and ${visible}
       order by ${IN_ORDER}`,
      values.all,
      common ? 'register-of-use-case' : undefined,
    );
    const [first] = rows;
    if (!first) return undefined;
    const { caseId, stage, entityId } = first;
    return {
      caseId,
      stage,
      entityId,
      items: rows.filter((row): row is UseCaseColumns & ItemRow => row.id !== null),
    };
  }

  /** One item of a use case; the transaction sees what it wrote. */
  async item(useCaseId: string, id: string, tx?: Transaction): Promise<ItemRow | undefined> {
    const text = `select ${ITEM} from register_item i ${PEOPLE} where i.use_case_id = $1 and i.id = $2`;
    const [row] = tx
      ? await tx.query<ItemRow>(text, [useCaseId, id])
      : await this.database.query<ItemRow>(text, [useCaseId, id], 'register-item');
    return row;
  }
}

function anyOf(
  column: string,
  type: 'text' | 'uuid',
  chosen: readonly string[] | undefined,
  values: Values,
): string | null {
  return chosen === undefined || chosen.length === 0
    ? null
    : `${column} = any(${values.add(chosen)}::${type}[])`;
}
