import { Injectable } from '@nestjs/common';
import { DomainError, type Competence, type LocalDate, type MembershipDraft } from '@jalon/domain';
import { Database } from '../../../database/database.js';
import type { Transaction } from '../../../database/unit-of-work.js';
import type { Reader } from './reader.js';

export interface SquadRecord {
  readonly id: string;
  readonly name: string;
  readonly functionalReferentId: string | null;
  readonly archived: boolean;
  readonly version: number;
}

export interface MemberRecord {
  readonly id: string;
  readonly personId: string;
  readonly role: string;
  readonly fromOn: LocalDate;
  readonly toOn: LocalDate | null;
  readonly percent: number;
  readonly version: number;
}

/** With the names, for the screens. */
export interface SquadRow extends SquadRecord {
  readonly functionalReferentName: string | null;
  readonly members: readonly MemberRow[];
}

export interface MemberRow extends MemberRecord {
  readonly personName: string;
  readonly competence: Competence | null;
}

/** Who may be named: in a squad, in charge of one, in a team. */
export interface PersonFacts {
  readonly archived: boolean;
  readonly entityId: string | null;
}

const SQUAD = 'id, name, functional_referent_id as "functionalReferentId", archived, version';
const MEMBER = 'id, person_id as "personId", role, from_on as "fromOn", to_on as "toOn", percent, version';
const PERSON = 'select archived, entity_id as "entityId" from person where id = $1';
const UNIQUE_VIOLATION = '23505';

/** Squads and who is in them, from when to when. */
@Injectable()
export class SquadStore {
  constructor(private readonly database: Database) {}

  /** By name; members in the order they came. */
  async list(): Promise<SquadRow[]> {
    return grouped(await this.database.query<ListRow>(listText('true'), [], 'squads-list'));
  }

  async read(tx: Transaction, id: string): Promise<SquadRow | undefined> {
    const [squad] = grouped(await tx.query<ListRow>(listText('s.id = $1'), [id]));
    return squad;
  }

  /** Holds the squad until the transaction ends: its members are changed one after the other. */
  async hold(tx: Transaction, id: string): Promise<SquadRecord | undefined> {
    const [row] = await tx.query<SquadRecord>(`select ${SQUAD} from squad where id = $1 for no key update`, [
      id,
    ]);
    return row;
  }

  /** @throws DomainError `already_exists` when another squad has the name */
  add(tx: Transaction, squad: Pick<SquadRecord, 'name' | 'functionalReferentId'>): Promise<string> {
    return uniqueName(async () => {
      const [row] = await tx.query<{ id: string }>(
        'insert into squad (name, functional_referent_id) values ($1, $2) returning id',
        [squad.name, squad.functionalReferentId],
      );
      return row?.id ?? '';
    });
  }

  /** @throws DomainError `already_exists` when another squad has the name */
  save(tx: Transaction, squad: SquadRecord): Promise<void> {
    return uniqueName(async () => {
      await tx.query(
        `update squad set name = $2, functional_referent_id = $3, archived = $4, version = version + 1 where id = $1`,
        [squad.id, squad.name, squad.functionalReferentId, squad.archived],
      );
    });
  }

  /** Ends on `on` what runs, takes back what has not begun. Answers how many memberships that was. */
  async endMemberships(tx: Transaction, squadId: string, on: LocalDate): Promise<number> {
    const ended = await tx.query(
      `update squad_member set to_on = $2, version = version + 1
       where squad_id = $1 and from_on <= $2 and (to_on is null or to_on > $2) returning id`,
      [squadId, on],
    );
    const removed = await tx.query(
      'delete from squad_member where squad_id = $1 and from_on > $2 returning id',
      [squadId, on],
    );
    return ended.length + removed.length;
  }

  members(tx: Transaction, squadId: string): Promise<MemberRecord[]> {
    return tx.query<MemberRecord>(`select ${MEMBER} from squad_member where squad_id = $1`, [squadId]);
  }

  async addMember(
    tx: Transaction,
    squadId: string,
    member: Omit<MemberRecord, 'id' | 'version'>,
  ): Promise<void> {
    await tx.query(
      `insert into squad_member (squad_id, person_id, role, from_on, to_on, percent)
       values ($1, $2, $3, $4, $5, $6)`,
      [squadId, member.personId, member.role, member.fromOn, member.toOn, member.percent],
    );
  }

  async saveMember(tx: Transaction, member: MemberRecord): Promise<void> {
    await tx.query(
      `update squad_member set role = $2, from_on = $3, to_on = $4, percent = $5, version = version + 1
       where id = $1`,
      [member.id, member.role, member.fromOn, member.toOn, member.percent],
    );
  }

  async removeMember(tx: Transaction, id: string): Promise<void> {
    await tx.query('delete from squad_member where id = $1', [id]);
  }

  async person(reader: Reader, id: string): Promise<PersonFacts | undefined> {
    const [row] = await reader.query<PersonFacts>(PERSON, [id]);
    return row;
  }

  /** Keeps the person from being archived until the transaction ends. */
  async holdPerson(tx: Transaction, id: string): Promise<PersonFacts | undefined> {
    const [row] = await tx.query<PersonFacts>(`${PERSON} for share`, [id]);
    return row;
  }

  /** Whether the squad is archived, and whether the person is in it at some time of the period. */
  async squadFor(
    reader: Reader,
    squadId: string,
    personId: string,
    period: MembershipDraft,
  ): Promise<{ readonly archived: boolean; readonly hasPerson: boolean } | undefined> {
    const [row] = await reader.query<{ archived: boolean; hasPerson: boolean }>(
      `select s.archived, exists (select 1 from squad_member m where m.squad_id = s.id and m.person_id = $2
         and m.from_on <= $4 and (m.to_on is null or m.to_on >= $3)) as "hasPerson"
       from squad s where s.id = $1`,
      [squadId, personId, period.fromOn, period.toOn],
    );
    return row;
  }
}

interface ListRow extends Omit<SquadRow, 'members'> {
  readonly member: MemberRow | null;
}

function listText(where: string): string {
  return `select s.id, s.name, s.functional_referent_id as "functionalReferentId", r.name as "functionalReferentName",
      s.archived, s.version,
      case when m.id is not null then json_build_object('id', m.id, 'personId', m.person_id, 'personName', p.name,
        'competence', p.competence, 'role', m.role, 'fromOn', m.from_on, 'toOn', m.to_on, 'percent', m.percent,
        'version', m.version) end as member
    from squad s left join person r on r.id = s.functional_referent_id
      left join squad_member m on m.squad_id = s.id left join person p on p.id = m.person_id
    where ${where} order by fold(s.name), m.from_on, fold(p.name), m.id`;
}

function grouped(rows: readonly ListRow[]): SquadRow[] {
  const squads = new Map<string, Omit<SquadRow, 'members'> & { members: MemberRow[] }>();
  for (const { member, ...squad } of rows) {
    const known = squads.get(squad.id) ?? { ...squad, members: [] };
    if (member) known.members.push(member);
    squads.set(squad.id, known);
  }
  return [...squads.values()];
}

async function uniqueName<T>(write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if ((error as { code?: unknown }).code !== UNIQUE_VIOLATION) throw error;
    throw new DomainError('already_exists', 'This name is taken', [{ path: 'name', code: 'name_taken' }]);
  }
}
