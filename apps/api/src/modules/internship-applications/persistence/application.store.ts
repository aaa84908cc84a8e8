import { Injectable } from '@nestjs/common';
import type { ApplicationDetail, UpdateInterview, WriteScores } from '@jalon/contracts';
import type { ApplicationMove, ApplicationState, LocalDate, Principal } from '@jalon/domain';
import { Database } from '../../../database/database.js';
import type { Transaction } from '../../../database/unit-of-work.js';
import { Values } from '../../../database/visibility.js';
import { applicationScope } from './application-scope.js';

/** An application held for a write. */
export interface HeldApplication {
  readonly id: string;
  readonly offerId: string;
  readonly state: ApplicationState;
  readonly score: number | null;
  readonly name: string;
  readonly email: string;
  readonly phone: string;
  readonly lastContactOn: LocalDate;
  readonly retainedUntil: LocalDate;
  readonly erased: boolean;
  readonly internshipId: string | null;
  /** Last day of the internship that came of it. */
  readonly internshipEndOn: LocalDate | null;
  readonly version: number;
}

export interface StoredScore {
  readonly criterion: string;
  readonly score: number;
  readonly note: string;
  readonly accountId: string;
  readonly byName: string | null;
}

/** What hangs on an application, beside its row of the list. */
export interface ApplicationRest extends Pick<
  ApplicationDetail,
  | 'email'
  | 'phone'
  | 'curriculum'
  | 'availableFrom'
  | 'months'
  | 'message'
  | 'language'
  | 'files'
  | 'history'
  | 'decidedAt'
  | 'erasedAt'
> {
  readonly scores: readonly StoredScore[];
  readonly interviews: readonly {
    readonly id: string;
    readonly heldOn: LocalDate;
    readonly notes: string;
    readonly byName: string | null;
    readonly accountId: string | null;
    readonly version: number;
  }[];
}

const INSTANT = `'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'`;
const instant = (column: string) => `to_char(${column} at time zone 'UTC', ${INSTANT})`;
const NAME_OF = (column: string) =>
  `(select p.name from account c join person p on p.id = c.person_id where c.id = ${column})`;

const HELD = `select a.id, a.offer_id as "offerId", a.state, a.score, a.name, a.email, a.phone,
    a.last_contact_on::text as "lastContactOn", a.retained_until::text as "retainedUntil",
    a.erased_at is not null as erased, a.version,
    (select i.id from internship i where i.application_id = a.id) as "internshipId",
    (select coalesce(i.ended_on, i.ends_on)::text from internship i where i.application_id = a.id) as "internshipEndOn"
  from internship_application a join internship_offer o on o.id = a.offer_id`;

/** Applications as they are stored. */
@Injectable()
export class ApplicationStore {
  constructor(private readonly database: Database) {}

  async sees(principal: Principal, id: string): Promise<boolean> {
    const values = new Values();
    const rows = await this.database.query(
      `select 1 from internship_application a join internship_offer o on o.id = a.offer_id
       where a.id = ${values.add(id)} and ${applicationScope(principal, values)}`,
      values.all,
    );
    return rows.length > 0;
  }

  /** The caller has found that the reader sees it. */
  async rest(id: string): Promise<ApplicationRest | undefined> {
    const [row] = await this.database.query<ApplicationRest>(
      `select a.email, a.phone, a.curriculum, a.available_from::text as "availableFrom", a.months, a.message, a.language,
         ${instant('a.decided_at')} as "decidedAt", ${instant('a.erased_at')} as "erasedAt",
         (select coalesce(json_agg(f order by f.position), '[]') from (select position, name, mime,
            length(bytes) as size from internship_application_file where application_id = a.id) f) as files,
         (select coalesce(json_agg(s order by s."byName", s."accountId"), '[]') from (select criterion, score, note,
            account_id as "accountId", ${NAME_OF('account_id')} as "byName"
            from internship_score where application_id = a.id) s) as scores,
         (select coalesce(json_agg(v order by v."heldOn", v.id), '[]') from (select id, held_on as "heldOn", notes, version,
            by_account_id as "accountId", ${NAME_OF('by_account_id')} as "byName"
            from internship_interview where application_id = a.id) v) as interviews,
         (select coalesce(json_agg(json_build_object('name', m.name, 'from', m.from_state, 'to', m.to_state,
            'reason', m.reason, 'byName', ${NAME_OF('m.by_account_id')}, 'at', ${instant('m.at')}) order by m.seq), '[]')
            from internship_application_move m where m.application_id = a.id) as history
       from internship_application a where a.id = $1`,
      [id],
    );
    return row;
  }

  async file(
    tx: Transaction,
    principal: Principal,
    id: string,
    position: number,
  ): Promise<{ readonly mime: string; readonly bytes: Buffer; readonly sha256: string } | undefined> {
    const values = new Values();
    const [file] = await tx.query<{ mime: string; bytes: Buffer; sha256: string }>(
      `select f.mime, f.bytes, f.sha256 from internship_application_file f
         join internship_application a on a.id = f.application_id join internship_offer o on o.id = a.offer_id
       where a.id = ${values.add(id)} and f.position = ${values.add(position)} and ${applicationScope(principal, values)}`,
      values.all,
    );
    return file;
  }

  /** Locks it for a write of `principal`; null for the clock, which sees all. */
  async hold(tx: Transaction, principal: Principal | null, id: string): Promise<HeldApplication | undefined> {
    const values = new Values();
    const scope = principal === null ? 'true' : applicationScope(principal, values);
    const [row] = await tx.query<HeldApplication>(
      `${HELD} where a.id = ${values.add(id)} and ${scope} for update of a`,
      values.all,
    );
    return row;
  }

  /**
   * Places that no accepted application holds. The offer is locked first: of two who take the last place, the second
   * counts after the first.
   */
  async placesLeft(tx: Transaction, offerId: string): Promise<number> {
    const [offer] = await tx.query<{ places: number }>(
      'select places from internship_offer where id = $1 for no key update',
      [offerId],
    );
    const [taken] = await tx.query<{ count: number }>(
      `select count(*)::int as count from internship_application where offer_id = $1 and state = 'accepted'`,
      [offerId],
    );
    return (offer?.places ?? 0) - (taken?.count ?? 0);
  }

  /** Whether the same address applied again to the same offer meanwhile. */
  async appliedAgain(tx: Transaction, { id, offerId, email }: HeldApplication): Promise<boolean> {
    const rows = await tx.query(
      `select 1 from internship_application where offer_id = $2 and lower(email) = lower($3) and id <> $1
         and erased_at is null and state <> 'withdrawn'`,
      [id, offerId, email],
    );
    return rows.length > 0;
  }

  async move(
    tx: Transaction,
    held: HeldApplication,
    move: { readonly name: ApplicationMove; readonly to: ApplicationState; readonly reason: string | null },
    kept: { readonly lastContactOn: LocalDate; readonly retainedUntil: LocalDate; readonly decided: boolean },
  ): Promise<void> {
    await tx.query(
      `update internship_application set state = $2, last_contact_on = $3, retained_until = $4, decided_at = $5,
         updated_at = $6, version = version + 1 where id = $1`,
      [held.id, move.to, kept.lastContactOn, kept.retainedUntil, kept.decided ? tx.now : null, tx.now],
    );
    await tx.query(
      `insert into internship_application_move (application_id, name, from_state, to_state, reason, by_account_id, at)
       values ($1, $2, $3, $4, $5, $6, $7)`,
      [held.id, move.name, held.state, move.to, move.reason ?? '', tx.actor.accountId, tx.now],
    );
  }

  async writeScores(tx: Transaction, id: string, scores: WriteScores['scores']): Promise<void> {
    for (const { criterion, score, note } of scores) {
      await (score === null
        ? tx.query(
            'delete from internship_score where application_id = $1 and account_id = $2 and criterion = $3',
            [id, tx.actor.accountId, criterion],
          )
        : tx.query(
            `insert into internship_score (application_id, account_id, criterion, score, note, at)
             values ($1, $2, $3, $4, $5, $6) on conflict (application_id, account_id, criterion)
             do update set score = excluded.score, note = excluded.note, at = excluded.at`,
            [id, tx.actor.accountId, criterion, score, note, tx.now],
          ));
    }
  }

  scores(tx: Transaction, id: string): Promise<readonly { criterion: string; score: number }[]> {
    return tx.query('select criterion, score from internship_score where application_id = $1', [id]);
  }

  /** Beside the version: each scorer writes rows of its own, so a score refuses nobody's move. */
  async keepScore(tx: Transaction, id: string, score: number | null): Promise<void> {
    await tx.query('update internship_application set score = $2, updated_at = $3 where id = $1', [
      id,
      score,
      tx.now,
    ]);
  }

  async addInterview(tx: Transaction, id: string, heldOn: LocalDate, notes: string): Promise<void> {
    await tx.query(
      `insert into internship_interview (application_id, held_on, notes, by_account_id, at) values ($1, $2, $3, $4, $5)`,
      [id, heldOn, notes, tx.actor.accountId, tx.now],
    );
  }

  async interview(
    tx: Transaction,
    id: string,
    interviewId: string,
  ): Promise<{ readonly accountId: string | null; readonly version: number } | undefined> {
    const [row] = await tx.query<{ accountId: string | null; version: number }>(
      `select by_account_id as "accountId", version from internship_interview
       where application_id = $1 and id = $2 for update`,
      [id, interviewId],
    );
    return row;
  }

  async updateInterview(
    tx: Transaction,
    interviewId: string,
    { heldOn, notes }: UpdateInterview,
  ): Promise<void> {
    await tx.query(
      'update internship_interview set held_on = $2, notes = $3, at = $4, version = version + 1 where id = $1',
      [interviewId, heldOn, notes, tx.now],
    );
  }
}
