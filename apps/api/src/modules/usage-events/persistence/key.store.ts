import { Injectable } from '@nestjs/common';
import type { CreateUsageKey, Telemetry, UsageKey } from '@jalon/contracts';
import type { EventScope, LocalDate } from '@jalon/domain';
import { Database } from '../../../database/database.js';
import type { Transaction } from '../../../database/unit-of-work.js';

/** A key that is good, with all that judging its events takes. */
export interface FoundKey {
  readonly id: string;
  readonly solutionId: string;
  readonly scope: EventScope;
  readonly retentionMonths: number;
  /** When it ends, as PostgreSQL writes it: of a key that was replaced. */
  readonly revokedAt: string | null;
  /** Its last use was written more than a minute ago. */
  readonly stale: boolean;
}

export interface KeyRow {
  readonly id: string;
  readonly solutionId: string;
  readonly entityId: string | null;
  readonly label: string;
  readonly expiresOn: LocalDate | null;
  readonly revokedAt: string | null;
}

const RETENTION = `(select (value->>'retentionMonths')::int from setting where key = 'usage')`;
/** Where a solution is deployed; production before a pilot, what is in use before what was retired. */
const DEPLOYED = `(select coalesce(json_agg(d), '[]') from (
    select distinct on (d.entity_id) d.entity_id as id, e.name, d.release
    from deployment d join partner_entity e on e.id = d.entity_id
    where d.solution_id = s.id
    order by d.entity_id, d.status = 'retired', d.environment desc) d) as deployed`;

interface ScopeRow {
  readonly id: string;
  readonly solutionId: string;
  readonly entityId: string | null;
  readonly source: string;
  readonly deployed: EventScope['deployed'];
  readonly retentionMonths: number | null;
  readonly revokedAt: string | null;
  readonly stale: boolean;
}

/** What is kept when nobody has said how long. */
const RETENTION_MONTHS = 25;

/** The keys that solutions send their events with. */
@Injectable()
export class KeyStore {
  constructor(private readonly database: Database) {}

  /** The key with this hash, if it is good now. */
  async find(hash: Buffer, now: string, day: LocalDate): Promise<FoundKey | undefined> {
    const [row] = await this.database.query<ScopeRow>(
      `select k.id, k.solution_id as "solutionId", k.entity_id as "entityId", s.source, ${DEPLOYED},
         ${RETENTION} as "retentionMonths", k.revoked_at::text as "revokedAt",
         (k.last_used_at is null or k.last_used_at < $2::timestamptz - interval '1 minute') as stale
       from usage_key k join solution s on s.id = k.solution_id
       where k.hash = $1 and (k.revoked_at is null or k.revoked_at > $2) and (k.expires_on is null or k.expires_on >= $3)`,
      [hash, now, day],
      'usage-key-find',
    );
    return row && scoped(row);
  }

  /** The scope of a whole solution: for its files. */
  async solution(tx: Transaction, solutionId: string): Promise<FoundKey | undefined> {
    const [row] = await tx.query<ScopeRow>(
      `select s.id, s.id as "solutionId", null as "entityId", s.source, ${DEPLOYED},
         ${RETENTION} as "retentionMonths", null as "revokedAt", false as stale
       from solution s where s.id = $1`,
      [solutionId],
    );
    return row && scoped(row);
  }

  async touch(id: string, now: string): Promise<void> {
    await this.database.query('update usage_key set last_used_at = $2 where id = $1', [id, now]);
  }

  async retentionMonths(): Promise<number> {
    const [row] = await this.database.query<{ months: number | null }>(`select ${RETENTION} as months`);
    return row?.months ?? RETENTION_MONTHS;
  }

  async setRetention(tx: Transaction, months: number): Promise<number> {
    const [before] = await tx.query<{ months: number | null }>(`select ${RETENTION} as months`);
    await tx.query(
      `insert into setting (key, value) values ('usage', jsonb_build_object('retentionMonths', $1::int))
       on conflict (key) do update set value = setting.value || excluded.value`,
      [months],
    );
    return before?.months ?? RETENTION_MONTHS;
  }

  /** Undefined for a solution that is not there; whether the entity is one of its own. */
  async deployedAt(
    tx: Transaction,
    solutionId: string,
    entityId: string | null,
  ): Promise<boolean | undefined> {
    const [row] = await tx.query<{ deployed: boolean }>(
      `select $2::uuid is null or exists (
         select from deployment d where d.solution_id = s.id and d.entity_id = $2) as deployed
       from solution s where s.id = $1 for share of s`,
      [solutionId, entityId],
    );
    return row?.deployed;
  }

  async create(
    tx: Transaction,
    values: CreateUsageKey & {
      readonly prefix: string;
      readonly hash: Buffer;
      readonly rotatedFrom: string | null;
    },
  ): Promise<string> {
    const [row] = await tx.query<{ id: string }>(
      `insert into usage_key (solution_id, entity_id, label, prefix, hash, created_by, created_at, expires_on, rotated_from)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9) returning id`,
      [
        values.solutionId,
        values.entityId,
        values.label,
        values.prefix,
        values.hash,
        tx.actor.accountId,
        tx.now,
        values.expiresOn,
        values.rotatedFrom,
      ],
    );
    if (!row) throw new Error('The key was not stored');
    return row.id;
  }

  async lock(tx: Transaction, id: string): Promise<KeyRow | undefined> {
    const [row] = await tx.query<KeyRow>(
      `select id, solution_id as "solutionId", entity_id as "entityId", label, expires_on as "expiresOn",
         revoked_at as "revokedAt" from usage_key where id = $1 for update`,
      [id],
    );
    return row;
  }

  async endAt(tx: Transaction, id: string, at: string): Promise<void> {
    await tx.query('update usage_key set revoked_at = $2 where id = $1', [id, at]);
  }

  async list(solutionId: string): Promise<Omit<UsageKey, 'state'>[]> {
    return this.database.query(
      `select k.id, k.label, k.prefix, k.entity_id as "entityId", e.name as "entityName", k.created_at as "createdAt",
         p.name as "byName", k.expires_on as "expiresOn", k.revoked_at as "revokedAt", k.last_used_at as "lastUsedAt",
         k.rotated_from as "rotatedFromId"
       from usage_key k left join partner_entity e on e.id = k.entity_id left join account a on a.id = k.created_by
         left join person p on p.id = a.person_id
       where k.solution_id = $1 order by k.created_at desc, k.id limit 100`,
      [solutionId],
    );
  }

  async ofUseCase(useCaseId: string): Promise<
    | (NonNullable<Telemetry['solution']> & {
        readonly entities: Telemetry['entities'];
        readonly arrived: Telemetry['arrived'];
      })
    | undefined
  > {
    const [row] = await this.database.query<
      NonNullable<Telemetry['solution']> & {
        deployed: Telemetry['entities'];
        lastEventAt: string | null;
        rolledAt: string | null;
        events: number | null;
        days: Telemetry['arrived']['days'];
      }
    >(
      `select s.id, s.source, s.reporting, s.qualifying_types as "qualifyingTypes", s.key_type as "keyType",
         s.activation_days as "activationDays", s.silence_days as "silenceDays", s.version, ${DEPLOYED},
         r.last_event_at as "lastEventAt", r.rolled_at as "rolledAt", r.events,
         (select coalesce(json_agg(json_build_object('day', d.day, 'uses', d.uses,
             -- From one to four people are never told.
             'users', case when d.dau = 0 or d.dau >= 5 then d.dau end) order by d.day), '[]')
          from (select day, uses, dau from usage_daily d where d.solution_id = s.id and d.entity_id = $2
            and d.release = '*' order by day desc limit 14) d) as days
       from solution s left join usage_rollup r on r.solution_id = s.id where s.use_case_id = $1`,
      [useCaseId, '00000000-0000-0000-0000-000000000000'],
    );
    if (!row) return undefined;
    const { deployed, lastEventAt, rolledAt, events, days, ...solution } = row;
    return {
      ...solution,
      entities: deployed.map(({ id, name }) => ({ id, name })),
      arrived: { lastEventAt: utc(lastEventAt), rolledAt: utc(rolledAt), events: events ?? 0, days },
    };
  }
}

/** As the contract says an instant: with a Z. */
function utc(at: string | null): string | null {
  return at === null ? null : new Date(at).toISOString();
}

function scoped(row: ScopeRow): FoundKey {
  return {
    id: row.id,
    solutionId: row.solutionId,
    scope: { source: row.source, entityId: row.entityId, deployed: row.deployed },
    retentionMonths: row.retentionMonths ?? RETENTION_MONTHS,
    revokedAt: row.revokedAt,
    stale: row.stale,
  };
}
