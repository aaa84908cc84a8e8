import { Injectable } from '@nestjs/common';
import type { EndingInitiative, InternshipState, LocalDate, Principal, SchoolDecision } from '@jalon/domain';
import { Database } from '../../../database/database.js';
import type { Transaction } from '../../../database/unit-of-work.js';
import { Values } from '../../../database/visibility.js';
import {
  FACT_COLUMNS,
  NO_PURPOSE,
  type InternshipFactsRow,
  type InternshipRecord,
} from './internship-record.js';
import { internshipScope } from './internship-scope.js';

const utc = (column: string) => `to_char(${column} at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
const byName = (column: string) =>
  `(select p.name from account a join person p on p.id = a.person_id where a.id = ${column})`;

const FACTS = Object.entries(FACT_COLUMNS)
  .map(([name, column]) => `i.${column} as "${name}"`)
  .join(', ');

const DETAIL = `select i.id, i.state, i.offer_id as "offerId", i.application_id as "applicationId",
    i.person_id as "personId", i.account_id as "accountId", ${FACTS}, t.name as "tutorName", r.name as "referentName",
    s.name as "squadName",
    case when u.id is null then null else json_build_object('id', u.id, 'code', u.code, 'title', u.title) end as "useCase",
    i.ended_on as "endedOn", i.initiative, i.school_decision as "schoolDecision",
    exists (select 1 from internship_review v where v.internship_id = i.id and v.kind = 'final'
      and v.shared_at is not null) as evaluated,
    (select coalesce(json_agg(json_build_object('number', a.number, 'state', a.state, 'content', a.content,
        'effectiveOn', a.effective_on, 'sha256', a.sha256, 'signatures',
        (select coalesce(json_agg(json_build_object('signatory', g.signatory, 'name', g.name, 'signedOn', g.signed_on)
           order by g.position), '[]')
         from internship_signature g where g.internship_id = a.internship_id and g.number = a.number))
      order by a.number), '[]') from internship_agreement a where a.internship_id = i.id) as texts,
    (select coalesce(json_agg(json_build_object('code', w.code, 'params', w.params, 'reason', w.reason,
        'byName', ${byName('w.by_account_id')}, 'at', ${utc('w.at')}) order by w.at, w.code), '[]')
      from internship_waiver w where w.internship_id = i.id) as waivers,
    (select coalesce(json_agg(json_build_object('id', m.seq::text, 'name', m.name, 'from', m.from_state,
        'to', m.to_state, 'reason', m.reason, 'byName', ${byName('m.by_account_id')}, 'at', ${utc('m.at')})
      order by m.seq), '[]') from internship_move m where m.internship_id = i.id) as moves,
    i.created_at as "createdAt", i.updated_at as "updatedAt", i.version
  from internship i left join person t on t.id = i.tutor_id left join person r on r.id = i.referent_id
    left join squad s on s.id = i.squad_id left join use_case u on u.id = i.use_case_id`;

export interface NewInternship extends InternshipFactsRow {
  readonly offerId: string | null;
  readonly applicationId: string | null;
  readonly personId: string;
}

/** Where an internship stands after a move; what is left out stays. */
export interface InternshipStanding {
  readonly state: InternshipState;
  readonly endOn?: LocalDate;
  readonly endedOn?: LocalDate | null;
  readonly initiative?: EndingInitiative | null;
}

/** Internships as they are stored. Readers find only what they may see. */
@Injectable()
export class InternshipStore {
  constructor(private readonly database: Database) {}

  /** Undefined when it does not exist or `principal` may not see it: nobody can tell which. */
  async find(principal: Principal, id: string, tx?: Transaction): Promise<InternshipRecord | undefined> {
    const values = new Values();
    const text = `${DETAIL} where i.id = ${values.add(id)} and ${internshipScope(principal, values)}`;
    const [row] = tx
      ? await tx.query<InternshipRecord>(text, values.all)
      : await this.database.query<InternshipRecord>(text, values.all);
    return row && { ...row, purpose: { ...NO_PURPOSE, ...row.purpose } };
  }

  async sees(principal: Principal, id: string): Promise<boolean> {
    const values = new Values();
    const rows = await this.database.query(
      `select 1 from internship i where i.id = ${values.add(id)} and ${internshipScope(principal, values)}`,
      values.all,
    );
    return rows.length > 0;
  }

  /** Holds the row until the transaction ends: what is written of one internship follows each other. */
  async hold(tx: Transaction, principal: Principal, id: string): Promise<InternshipRecord | undefined> {
    await tx.query('select 1 from internship where id = $1 for no key update', [id]);
    return this.find(principal, id, tx);
  }

  /** Rules that count over all internships are told one after the other: two cannot take the last place. */
  async holdRules(tx: Transaction): Promise<void> {
    await tx.query(`select pg_advisory_xact_lock(hashtext('internship_rules'))`);
  }

  /** A draft with its empty agreement. The intern's account, where the person has one, reads it from now on. */
  async add(tx: Transaction, internship: NewInternship): Promise<string> {
    const names = Object.keys(FACT_COLUMNS) as (keyof InternshipFactsRow)[];
    const columns = names.map((name) => FACT_COLUMNS[name]);
    const values = new Values();
    const given = names.map((name) => values.add(stored(name, internship[name])));
    const [row] = await tx.query<{ id: string }>(
      `insert into internship (${columns.join(', ')}, offer_id, application_id, person_id, account_id, created_at, updated_at)
       values (${given.join(', ')}, ${values.add(internship.offerId)}, ${values.add(internship.applicationId)},
         ${values.add(internship.personId)}::uuid,
         (select id from account where person_id = ${values.add(internship.personId)}::uuid and role = 'intern' limit 1),
         ${values.add(tx.now)}, ${values.add(tx.now)}) returning id`,
      values.all,
    );
    return row?.id ?? '';
  }

  async addPerson(tx: Transaction, name: string): Promise<string> {
    const [row] = await tx.query<{ id: string }>('insert into person (name) values ($1) returning id', [
      name.slice(0, 120),
    ]);
    return row?.id ?? '';
  }

  /** Of the ids given, those that name something in use; held until the transaction ends. */
  async inUse(
    tx: Transaction,
    table: 'person' | 'squad' | 'use_case',
    ids: readonly string[],
  ): Promise<ReadonlySet<string>> {
    if (ids.length === 0) return new Set();
    const living = table === 'person' ? 'and not archived' : '';
    const rows = await tx.query<{ id: string }>(
      `select id from ${table} where id = any($1) ${living} for key share`,
      [ids],
    );
    return new Set(rows.map((row) => row.id));
  }

  /** Writes facts that change; the caller holds the row and has compared the version. */
  async saveFacts(
    tx: Transaction,
    id: string,
    facts: Partial<InternshipFactsRow>,
    schoolDecision: SchoolDecision | null,
  ): Promise<void> {
    const values = new Values();
    const sets = (Object.keys(facts) as (keyof InternshipFactsRow)[]).map(
      (name) => `${FACT_COLUMNS[name]} = ${values.add(stored(name, facts[name]))}`,
    );
    await tx.query(
      `update internship set ${[...sets, `school_decision = ${values.add(schoolDecision)}`].join(', ')}
       where id = ${values.add(id)}`,
      values.all,
    );
  }

  /** Writes where it stands now; the caller holds the row and has compared the version. */
  async stand(tx: Transaction, id: string, standing: InternshipStanding): Promise<void> {
    const values = new Values();
    const sets = [`state = ${values.add(standing.state)}`];
    if (standing.endOn !== undefined) sets.push(`ends_on = ${values.add(standing.endOn)}`);
    if (standing.endedOn !== undefined) sets.push(`ended_on = ${values.add(standing.endedOn)}`);
    if (standing.initiative !== undefined) sets.push(`initiative = ${values.add(standing.initiative)}`);
    await tx.query(`update internship set ${sets.join(', ')} where id = ${values.add(id)}`, values.all);
  }

  async recordMove(
    tx: Transaction,
    id: string,
    move: {
      readonly name: string;
      readonly from: InternshipState | null;
      readonly to: InternshipState;
      readonly reason: string | null;
    },
  ): Promise<void> {
    await tx.query(
      `insert into internship_move (internship_id, name, from_state, to_state, reason, by_account_id, at)
       values ($1, $2, $3, $4, $5, $6, $7)`,
      [id, move.name, move.from, move.to, move.reason ?? '', tx.actor.accountId, tx.now],
    );
  }

  /** One more version: everything that is written of an internship ends with it. */
  async touch(tx: Transaction, id: string): Promise<void> {
    await tx.query('update internship set version = version + 1, updated_at = $2 where id = $1', [
      id,
      tx.now,
    ]);
  }
}

function stored(name: keyof InternshipFactsRow, value: unknown): unknown {
  return name === 'purpose' ? JSON.stringify(value) : value;
}
