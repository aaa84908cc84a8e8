import { Injectable } from '@nestjs/common';
import {
  activationSpan,
  visibleEntity,
  type LocalDate,
  type Month,
  type Principal,
  type Reporting,
} from '@jalon/domain';
import { Database } from '../../../database/database.js';
import type { Scope } from './metrics.query.js';
import { ALL_ENTITIES, ALL_RELEASES } from './rollup-sql.js';

export interface DetailHead {
  readonly useCaseId: string;
  readonly code: string;
  readonly solutionId: string | null;
  readonly source: string;
  readonly reporting: Reporting;
  readonly activationDays: number;
  readonly keyAction: boolean;
}

export interface DayFacts {
  readonly day: LocalDate;
  readonly dau: number;
  readonly wau: number;
  readonly mau: number;
  readonly uses: number;
  readonly features: number;
}

export interface CohortFacts {
  readonly month: Month;
  readonly period: number;
  readonly size: number;
  readonly active: number;
  readonly activeSince: number;
}

/** One use case's figures, as they are kept. */
@Injectable()
export class DetailQuery {
  constructor(private readonly database: Database) {}

  /** Undefined where there is nothing to see: neither the use case nor a deployment of it is the reader's entity's. */
  async head(
    principal: Principal,
    key: { readonly id: string } | { readonly number: number },
  ): Promise<DetailHead | undefined> {
    const [found] = await this.database.query<DetailHead>(
      `select u.id as "useCaseId", u.code, s.id as "solutionId", coalesce(s.source, '') as source,
         coalesce(s.reporting, 'events') as reporting, coalesce(s.activation_days, 14) as "activationDays",
         s.key_type is not null as "keyAction"
       from use_case u left join solution s on s.use_case_id = u.id
       where ${'id' in key ? 'u.id = $1::uuid' : 'u.number = $1::int'}
         and ($2::uuid is null or u.entity_id = $2::uuid
           or exists (select from deployment d where d.solution_id = s.id and d.entity_id = $2::uuid))`,
      ['id' in key ? key.id : key.number, visibleEntity(principal)],
    );
    return found;
  }

  /** Each of the days, zeros where nothing is kept; the days before the first use are left out. */
  days(solutionId: string, scope: Scope, from: LocalDate, to: LocalDate): Promise<DayFacts[]> {
    return this.database.query<DayFacts>(
      `select c.day::date::text as day, coalesce(x.dau, 0) as dau, coalesce(x.wau, 0) as wau, coalesce(x.mau, 0) as mau,
         coalesce(x.uses, 0) as uses, coalesce(x.features, 0) as features
       from (select min(day) as first from usage_daily where solution_id = $1 and entity_id = $2 and release = $3) f,
         generate_series(greatest(f.first, $4::date)::timestamp, $5::date::timestamp, interval '1 day') c (day)
       left join usage_daily x on x.solution_id = $1 and x.entity_id = $2 and x.release = $3 and x.day = c.day::date
       order by 1`,
      [solutionId, scope.entityId ?? ALL_ENTITIES, scope.release ?? ALL_RELEASES, from, to],
      'usage-days',
    );
  }

  /** First and last day with a use, up to `day`. */
  async bounds(
    solutionId: string,
    { entityId }: Scope,
    day: LocalDate,
  ): Promise<{ since: LocalDate | null; last: LocalDate | null }> {
    const [row] = await this.database.query<{ since: LocalDate | null; last: LocalDate | null }>(
      `select (select day::text from usage_daily where solution_id = $1 and entity_id = $2 and release = '*' and dau > 0
           order by day limit 1) as since,
         (select day::text from usage_daily where solution_id = $1 and entity_id = $2 and release = '*' and dau > 0
           and day <= $3::date order by day desc limit 1) as last`,
      [solutionId, entityId ?? ALL_ENTITIES, day],
      'usage-bounds',
    );
    return row ?? { since: null, last: null };
  }

  /** Releases that somebody used in the year. */
  async releases(solutionId: string, { entityId }: Scope, day: LocalDate): Promise<string[]> {
    const rows = await this.database.query<{ release: string }>(
      `select distinct release from usage_daily where solution_id = $1 and entity_id = $2
         and release not in ('*', '') and day > $3::date - 365 order by release desc`,
      [solutionId, entityId ?? ALL_ENTITIES, day],
      'usage-releases',
    );
    return rows.map(({ release }) => release);
  }

  /** Cohorts of the last twelve months. */
  cohorts(solutionId: string, { entityId }: Scope, day: LocalDate): Promise<CohortFacts[]> {
    return this.database.query<CohortFacts>(
      `select to_char(month, 'YYYY-MM') as month, period, size, active, active_since as "activeSince"
       from usage_cohort where solution_id = $1 and entity_id = $2
         and month > $3::date - interval '13 months' and month <= $3::date order by month, period`,
      [solutionId, entityId ?? ALL_ENTITIES, day],
      'usage-cohorts',
    );
  }

  /** New users who had `activationDays` full days, and those of them who reached the key action in time. */
  async activation(
    solutionId: string,
    { entityId }: Scope,
    activationDays: number,
    day: LocalDate,
  ): Promise<{ started: number; activated: number }> {
    const { from, to } = activationSpan(activationDays, day);
    const [row] = await this.database.query<{ started: number; activated: number }>(
      `select count(*)::int as started, count(*) filter (where key_day - first_day < $5)::int as activated
       from (select min(first_day) as first_day, min(key_day) as key_day from usage_first_use
         where solution_id = $1 and ($2::uuid is null or entity_id = $2::uuid) group by user_key) f
       where first_day between $3::date and $4::date`,
      [solutionId, entityId, from, to, activationDays],
      'usage-activation',
    );
    return row ?? { started: 0, activated: 0 };
  }
}
