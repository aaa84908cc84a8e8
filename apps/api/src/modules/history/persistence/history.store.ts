import { Injectable } from '@nestjs/common';
import type { Condition, Health, LocalDate, Principal, Stage } from '@jalon/domain';
import { Database } from '../../../database/database.js';
import { Values, visibleTo } from '../../../database/visibility.js';
import type { useCaseKey } from '../../use-cases/index.js';

type UseCaseKey = ReturnType<typeof useCaseKey>;

/** A row of `history`: the columns of its table, as they were. */
export interface PastRow {
  readonly kind: 'use_case' | 'milestone' | 'register_item' | 'assignment';
  readonly state: Readonly<Record<string, unknown>>;
}

export interface PastPosition {
  readonly stage: Stage;
  readonly condition: Condition;
  readonly stageSince: LocalDate;
}

export interface PastHealth {
  readonly health: Health;
  readonly reason: string | null;
  readonly decisionNeeded: string | null;
  readonly declaredOn: LocalDate;
}

export interface Past {
  readonly rows: readonly PastRow[];
  readonly position: PastPosition | null;
  readonly health: PastHealth | null;
  readonly recordedFrom: LocalDate;
  readonly enteredOn: LocalDate | null;
}

/** The end of the day `on` in Europe/Paris. */
const end = (on: string) => `(${on}::date + 1)::timestamp at time zone 'Europe/Paris'`;

/** What stage and health were is told by the days they took effect; everything else by what was recorded by then. */
function asOfStatement(principal: Principal, key: UseCaseKey, day: LocalDate, values: Values): string {
  const on = values.add(day);
  const which = 'id' in key ? `u.id = ${values.add(key.id)}` : `u.number = ${values.add(key.number)}`;
  return `select
    (select coalesce(json_agg(json_build_object('kind', h.kind, 'state', h.state)), '[]') from history h
      where h.use_case_id = u.id and h.from_at < ${end(on)} and (h.to_at is null or h.to_at >= ${end(on)})) as rows,
    (select json_build_object('stage', v.to_stage, 'condition', v.to_condition, 'stageSince',
        (select max(e.effective_on) from use_case_move e where e.use_case_id = u.id and e.effective_on <= ${on}::date
          and e.to_stage = v.to_stage and e.from_stage is distinct from e.to_stage))
      from use_case_move v where v.use_case_id = u.id and v.effective_on <= ${on}::date
      order by v.effective_on desc, v.seq desc limit 1) as position,
    (select json_build_object('health', d.health, 'reason', d.reason, 'decisionNeeded', d.decision_needed,
        'declaredOn', d.declared_on)
      from use_case_health d where d.use_case_id = u.id and d.declared_on <= ${on}::date
      order by d.declared_on desc, d.seq desc limit 1) as health,
    (select to_char(min(h.from_at) at time zone 'Europe/Paris', 'YYYY-MM-DD') from history h
      where h.use_case_id = u.id and h.kind = 'use_case') as "recordedFrom",
    (select min(v.effective_on) from use_case_move v where v.use_case_id = u.id) as "enteredOn"
    from use_case u where ${which} and ${visibleTo(principal, values)}`;
}

/** A visit goes on until half an hour without a look; the next look begins another. */
const LOOK = `insert into visit as v (account_id, use_case_id, seen_at) values ($1, $2, $3)
  on conflict (account_id, use_case_id) do update set
    before_at = case when excluded.seen_at - v.seen_at > interval '30 minutes' then v.seen_at else v.before_at end,
    seen_at = greatest(v.seen_at, excluded.seen_at)
  returning before_at as since`;

@Injectable()
export class HistoryStore {
  constructor(private readonly database: Database) {}

  /** Undefined when `principal` may not see it, or it does not exist: nobody can tell which. */
  async asOf(principal: Principal, key: UseCaseKey, on: LocalDate): Promise<Past | undefined> {
    const values = new Values();
    const text = asOfStatement(principal, key, on, values);
    const [past] = await this.database.query<Past>(
      text,
      values.all,
      `use-case-as-of-${values.all.length}-${Object.keys(key)[0]}`,
    );
    return past;
  }

  /** Remembers the look; answers when the visit before this one ended. */
  async look(accountId: string, useCaseId: string, now: string): Promise<string | null> {
    const [row] = await this.database.query<{ since: string | null }>(
      LOOK,
      [accountId, useCaseId, now],
      'use-case-look',
    );
    return row?.since ?? null;
  }

  /** What others changed since. */
  async changesSince(useCaseId: string, accountId: string, since: string): Promise<number> {
    const [row] = await this.database.query<{ count: number }>(
      `select count(*)::int as count from audit
       where subject_id = $1 and at > $3 and account_id is distinct from $2`,
      [useCaseId, accountId, since],
      'use-case-changes-since',
    );
    return row?.count ?? 0;
  }
}
