import { Injectable } from '@nestjs/common';
import type { LocalDate, Month, Principal, Reporting, Stage } from '@jalon/domain';
import { visibleEntity } from '@jalon/domain';
import { Database } from '../../../database/database.js';
import { ALL_ENTITIES, ALL_RELEASES } from './rollup-sql.js';

/** What the reader sees of a solution: one entity, or null for all of them; one release, or all. */
export interface Scope {
  readonly entityId: string | null;
  readonly release: string | null;
}

export interface SolutionFacts {
  readonly solutionId: string;
  readonly useCaseId: string;
  readonly number: number;
  readonly code: string;
  readonly title: string;
  readonly stage: Stage;
  readonly ownerEntityId: string;
  readonly reporting: Reporting;
  readonly dau: number | null;
  readonly mau: number | null;
  readonly mauBefore: number | null;
  /** Daily users of the thirty days, added up. */
  readonly userDays: number;
  readonly lastUseOn: LocalDate | null;
  readonly spark: readonly (number | null)[];
}

/** One entity at the end of the day: its users, its eligible, its target. */
export interface EntityFacts {
  readonly solutionId: string;
  readonly entityId: string;
  readonly mau: number | null;
  readonly mauEligible: number | null;
  readonly eligible: number | null;
  readonly target: number | null;
  readonly targetOn: LocalDate | null;
}

/** What an entity declared for a month. */
export interface DeclaredFacts {
  readonly solutionId: string;
  readonly month: Month;
  readonly users: number;
  readonly uses: number | null;
  readonly eligible: number | null;
}

/** The deployment that speaks for an entity: production before pilot, once it is live. $1 the day, $2 the entity. */
const LIVE = `select distinct on (d.solution_id, d.entity_id) d.* from deployment d
  where d.status in ('live', 'paused') and d.live_on <= $1::date and ($2::uuid is null or d.entity_id = $2::uuid)
  order by d.solution_id, d.entity_id, d.environment desc`;

const ELIGIBLE = (day: string) => `left join lateral (select p.eligible from deployment_population p
  where p.deployment_id = d.id and p.from_on <= ${day} order by p.from_on desc limit 1) p on true`;

/** Figures as they are kept: nothing here reads an event. What a partner may not see is not read. */
@Injectable()
export class MetricsQuery {
  constructor(private readonly database: Database) {}

  /** Every solution deployed where the reader looks, with its figures at the end of `day`. */
  solutions(day: LocalDate, { entityId }: Scope): Promise<SolutionFacts[]> {
    return this.database.query<SolutionFacts>(
      `select s.id as "solutionId", u.id as "useCaseId", u.number, u.code, u.title, u.stage,
         u.entity_id as "ownerEntityId", s.reporting, x.dau, x.mau, b.mau as "mauBefore",
         coalesce(m.users, 0)::int as "userDays", l.day::text as "lastUseOn", k.spark
       from solution s join use_case u on u.id = s.use_case_id
       cross join lateral (select coalesce($2::uuid, '${ALL_ENTITIES}') as entity) e
       left join usage_daily x on x.solution_id = s.id and x.entity_id = e.entity and x.release = '*' and x.day = $1
       left join usage_daily b on b.solution_id = s.id and b.entity_id = e.entity and b.release = '*'
         and b.day = $1::date - 30
       left join lateral (select sum(d.dau) as users from usage_daily d where d.solution_id = s.id
         and d.entity_id = e.entity and d.release = '*' and d.day between $1::date - 29 and $1::date) m on true
       left join lateral (select d.day from usage_daily d where d.solution_id = s.id and d.entity_id = e.entity
         and d.release = '*' and d.day <= $1::date and d.dau > 0 order by d.day desc limit 1) l on true
       left join lateral (select array_agg(coalesce(d.mau, 0) order by n desc) as spark from generate_series(0, 25) n
         left join usage_daily d on d.solution_id = s.id and d.entity_id = e.entity and d.release = '*'
           and d.day = $1::date - 7 * n) k on true
       where exists (select from deployment d where d.solution_id = s.id and ($2::uuid is null or d.entity_id = $2))
       order by u.number`,
      [day, entityId],
      'usage-solutions',
    );
  }

  /** Entities of solution `solutionId`, or of all of them, where the reader looks. */
  entities(day: LocalDate, scope: Scope, solutionId: string | null): Promise<EntityFacts[]> {
    return this.database.query<EntityFacts>(
      `select d.solution_id as "solutionId", d.entity_id as "entityId", x.mau, x.mau_eligible as "mauEligible",
         p.eligible, d.target_adoption as target, d.target_on::text as "targetOn"
       from (${LIVE}) d ${ELIGIBLE('$1::date')}
       left join usage_daily x on x.solution_id = d.solution_id and x.entity_id = d.entity_id and x.release = $3
         and x.day = $1
       where $4::uuid is null or d.solution_id = $4::uuid`,
      [day, scope.entityId, scope.release ?? ALL_RELEASES, solutionId],
      'usage-entities',
    );
  }

  /** What was declared up to the month of `day`, each entity apart, over the last thirteen months. */
  declared(day: LocalDate, { entityId }: Scope, solutionId: string | null): Promise<DeclaredFacts[]> {
    return this.database.query<DeclaredFacts>(
      `select d.solution_id as "solutionId", to_char(c.month, 'YYYY-MM') as month, sum(c.active_users)::int as users,
         sum(c.uses)::int as uses, max(p.eligible) as eligible
       from usage_declaration c join deployment d on d.id = c.deployment_id
       ${ELIGIBLE(`(c.month + interval '1 month')::date - 1`)}
       where c.month <= $1::date and c.month > $1::date - interval '13 months'
         and ($2::uuid is null or d.entity_id = $2::uuid) and ($3::uuid is null or d.solution_id = $3::uuid)
       group by d.solution_id, d.entity_id, c.month order by c.month, d.solution_id`,
      [day, entityId, solutionId],
      'usage-declared',
    );
  }

  /** Entities the reader may look at, by name. */
  async places(principal: Principal, solutionId: string | null): Promise<{ id: string; name: string }[]> {
    return this.database.query(
      `select e.id, e.name from partner_entity e
       where ($1::uuid is null or e.id = $1::uuid) and exists (select from deployment d where d.entity_id = e.id
         and ($2::uuid is null or d.solution_id = $2::uuid)) order by e.name`,
      [visibleEntity(principal), solutionId],
      'usage-places',
    );
  }
}
