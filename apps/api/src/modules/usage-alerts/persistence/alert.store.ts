import { Injectable } from '@nestjs/common';
import type { UsageAlert, UsageAlertQuery, UsageAlerts } from '@jalon/contracts';
import type { LocalDate, Principal } from '@jalon/domain';
import { Database, type Query } from '../../../database/database.js';
import type { Transaction } from '../../../database/unit-of-work.js';
import { Values, visibleTo } from '../../../database/visibility.js';
import { EVALUATED_SETTING } from './alert-writes.js';

const SHOWN_MAX = 200;

const COLUMNS = `a.id, a.rule, s.use_case_id as "useCaseId", u.code as "useCaseCode", u.title as "useCaseTitle",
  d.entity_id as "entityId", e.name as "entityName", d.environment, a.opened_on as "openedOn",
  a.closed_on as "closedOn", a.facts, p.name as "acknowledgedBy", a.acknowledged_at as "acknowledgedAt"`;
const FROM = `from usage_alert a join deployment d on d.id = a.deployment_id join solution s on s.id = d.solution_id
  join use_case u on u.id = s.use_case_id join partner_entity e on e.id = d.entity_id
  left join account k on k.id = a.acknowledged_by left join person p on p.id = k.person_id`;

/** Whom an alert that opened is told to. */
export interface AlertReader {
  readonly personId: string;
  /** Their entity, for a partner; null for the lab. */
  readonly partnerEntityId: string | null;
  readonly count: number;
  readonly useCases: number;
}

/** Alerts of use: what stands, what was, who has seen it. */
@Injectable()
export class AlertStore {
  constructor(private readonly database: Database) {}

  /** A partner reads the alerts of what is deployed at its own entity. */
  async list(principal: Principal, { show, ...asked }: UsageAlertQuery): Promise<UsageAlerts> {
    const values = new Values();
    const where = [visibleTo(principal, values, 'd.entity_id')];
    if (asked.rule) where.push(`a.rule = ${values.add(asked.rule)}`);
    if (asked.entityId) where.push(`d.entity_id = ${values.add(asked.entityId)}::uuid`);
    if (asked.useCaseId) where.push(`s.use_case_id = ${values.add(asked.useCaseId)}::uuid`);
    const filter = where.join(' and ');
    const is: Readonly<Record<UsageAlertQuery['show'], string>> = {
      open: 'a.closed_on is null',
      new: 'a.closed_on is null and a.acknowledged_at is null',
      closed: 'a.closed_on is not null',
      all: 'true',
    };
    const [items, [counts], [evaluated]] = await Promise.all([
      this.database.query<UsageAlert>(
        `select ${COLUMNS} ${FROM} where ${filter} and ${is[show]}
         order by a.closed_on is not null, a.acknowledged_at is not null, coalesce(a.closed_on, a.opened_on) desc,
           u.number, a.id limit ${SHOWN_MAX}`,
        values.all,
      ),
      this.database.query<UsageAlerts['counts']>(
        `select ${Object.entries(is)
          .map(([name, condition]) => `count(*) filter (where ${condition})::int as ${name}`)
          .join(', ')}
         from usage_alert a join deployment d on d.id = a.deployment_id join solution s on s.id = d.solution_id
         where ${filter}`,
        values.all,
      ),
      this.database.query<{ on: LocalDate | null }>(
        `select value ->> 'evaluatedOn' as "on" from setting where key = $1`,
        [EVALUATED_SETTING],
      ),
    ]);
    return {
      items,
      counts: counts ?? { open: 0, new: 0, closed: 0, all: 0 },
      evaluatedOn: evaluated?.on ?? null,
    };
  }

  async one(query: Query, principal: Principal, id: string): Promise<UsageAlert | undefined> {
    const values = new Values();
    const visible = visibleTo(principal, values, 'd.entity_id');
    const [row] = await query<UsageAlert>(
      `select ${COLUMNS} ${FROM} where ${visible} and a.id = ${values.add(id)}::uuid`,
      values.all,
    );
    return row;
  }

  /** False when somebody has before. */
  async acknowledge(tx: Transaction, id: string): Promise<boolean> {
    const rows = await tx.query(
      `update usage_alert set acknowledged_by = $2, acknowledged_at = $3
       where id = $1 and acknowledged_at is null returning id`,
      [id, tx.actor.accountId, tx.now],
    );
    return rows.length > 0;
  }

  /**
   * The functional referents of the use cases and the contacts of the deployments of these alerts, who have an account,
   * each with how many are theirs. A partner is told of those of its own entity alone.
   */
  readers(tx: Transaction, alertIds: readonly string[]): Promise<AlertReader[]> {
    return tx.query<AlertReader>(
      `select r.person as "personId", case when k.role = 'partner' then k.entity_id end as "partnerEntityId",
         count(distinct a.id)::int as count, count(distinct s.use_case_id)::int as "useCases"
       from usage_alert a join deployment d on d.id = a.deployment_id join solution s on s.id = d.solution_id
       join use_case u on u.id = s.use_case_id
       cross join lateral (values (u.functional_referent_id), (d.contact_id)) r(person)
       join account k on k.person_id = r.person
       where a.id = any($1::uuid[]) and k.disabled_at is null and (k.role <> 'partner' or k.entity_id = d.entity_id)
       group by 1, 2 order by 1, 2`,
      [alertIds],
    );
  }
}
