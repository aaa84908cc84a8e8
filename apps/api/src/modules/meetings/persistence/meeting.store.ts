import { Injectable } from '@nestjs/common';
import type {
  AgendaState,
  AttendanceStatus,
  LocalDate,
  MeetingKind,
  MeetingState,
  MinutesState,
  Principal,
} from '@jalon/domain';
import { Database } from '../../../database/database.js';
import type { Transaction } from '../../../database/unit-of-work.js';
import { Values, visibleTo } from '../../../database/visibility.js';

/** What a meeting is, without its agenda and who attends. */
export interface MeetingRecord {
  readonly id: string;
  readonly seriesId: string | null;
  readonly kind: MeetingKind;
  readonly title: string;
  readonly objective: string;
  readonly entityId: string | null;
  readonly heldOn: LocalDate;
  /** HH:MM in Paris. */
  readonly startsAt: string;
  readonly minutes: number;
  readonly place: string;
  readonly state: MeetingState;
  readonly chairId: string | null;
  readonly secretaryId: string | null;
  readonly useCaseIds: readonly string[];
  readonly version: number;
}

export interface AgendaRow {
  readonly id: string;
  readonly title: string;
  readonly note: string;
  readonly ownerId: string | null;
  readonly minutes: number | null;
  readonly useCaseId: string | null;
  readonly state: AgendaState;
  readonly carriedFromId: string | null;
}

export interface AttendeeRow {
  readonly personId: string;
  readonly personName: string;
  readonly entityName: string | null;
  readonly status: AttendanceStatus;
}

export type MeetingFields = Omit<MeetingRecord, 'id' | 'seriesId' | 'state' | 'useCaseIds' | 'version'>;

const COLUMNS = {
  kind: 'kind',
  title: 'title',
  objective: 'objective',
  entityId: 'entity_id',
  heldOn: 'held_on',
  startsAt: 'starts_at',
  minutes: 'minutes',
  place: 'place',
  chairId: 'chair_id',
  secretaryId: 'secretary_id',
} as const satisfies Record<keyof MeetingFields, string>;
const NAMES = Object.keys(COLUMNS) as (keyof MeetingFields)[];

const AGENDA = `a.id, a.title, a.note, a.owner_id as "ownerId", a.minutes, a.use_case_id as "useCaseId", a.state,
  a.carried_from_id as "carriedFromId"`;

const UNIQUE_VIOLATION = '23505';

/** Meetings themselves. Readers find only what they may see. */
@Injectable()
export class MeetingStore {
  constructor(private readonly database: Database) {}

  find(principal: Principal, id: string): Promise<MeetingRecord | undefined> {
    const { text, values } = record(principal, id);
    return this.database.query<MeetingRecord>(text, values).then(([row]) => row);
  }

  /** Holds the row until the transaction ends: what is written of one meeting follows one after the other. */
  async hold(tx: Transaction, principal: Principal, id: string): Promise<MeetingRecord | undefined> {
    // What the statement that locked it read may be older than what it waited for: the record is read after it.
    await tx.query('select 1 from meeting where id = $1 for no key update', [id]);
    const { text, values } = record(principal, id);
    const [row] = await tx.query<MeetingRecord>(text, values);
    return row;
  }

  /** @throws the unique violation of PostgreSQL as `taken` says */
  async add(
    tx: Transaction,
    meeting: MeetingFields & { readonly seriesId: string | null },
    useCaseIds: readonly string[],
  ): Promise<string> {
    const [row] = await tx.query<{ id: string }>(
      `insert into meeting (series_id, created_at, updated_at, ${NAMES.map((name) => COLUMNS[name]).join(', ')})
       values ($1, $2, $2, ${NAMES.map((_, index) => `$${index + 3}`).join(', ')}) returning id`,
      [meeting.seriesId, tx.now, ...NAMES.map((name) => meeting[name])],
    );
    const id = row?.id ?? '';
    await this.link(tx, id, useCaseIds);
    return id;
  }

  async save(tx: Transaction, id: string, changes: Partial<MeetingFields>): Promise<void> {
    const fields = NAMES.filter((name) => changes[name] !== undefined);
    const set = fields.map((name, index) => `${COLUMNS[name]} = $${index + 3}`);
    await tx.query(
      `update meeting set ${['updated_at = $2', 'version = version + 1', ...set].join(', ')} where id = $1`,
      [id, tx.now, ...fields.map((name) => changes[name])],
    );
  }

  async saveState(tx: Transaction, id: string, state: MeetingState, reason: string | null): Promise<void> {
    await tx.query(
      `update meeting set state = $3, cancel_reason = $4, updated_at = $2, version = version + 1 where id = $1`,
      [id, tx.now, state, reason],
    );
  }

  /** The meeting's use cases are these and no others. */
  async link(tx: Transaction, id: string, useCaseIds: readonly string[]): Promise<void> {
    await tx.query('delete from meeting_use_case where meeting_id = $1 and use_case_id <> all($2::uuid[])', [
      id,
      useCaseIds,
    ]);
    await tx.query(
      `insert into meeting_use_case (meeting_id, use_case_id) select $1, unnest($2::uuid[]) on conflict do nothing`,
      [id, useCaseIds],
    );
  }

  /** Where the minutes of the meeting stand; null while nobody began to write. */
  async minutesState(tx: Transaction, id: string): Promise<MinutesState | null> {
    const [row] = await tx.query<{ state: MinutesState }>('select state from minutes where meeting_id = $1', [
      id,
    ]);
    return row?.state ?? null;
  }

  /** Whether readers have an edition of the minutes. */
  async minutesDistributed(tx: Transaction, id: string): Promise<boolean> {
    const text = 'select 1 from minutes where meeting_id = $1 and distributed_edition is not null';
    return (await tx.query(text, [id])).length > 0;
  }

  /** The next meeting of the series that is still to be held; held by the transaction. */
  async nextOfSeries(
    tx: Transaction,
    seriesId: string,
    after: LocalDate,
  ): Promise<{ readonly id: string; readonly entityId: string | null } | undefined> {
    const [row] = await tx.query<{ id: string; entityId: string | null }>(
      `select id, entity_id as "entityId" from meeting
       where series_id = $1 and held_on > $2 and state = 'planned' order by held_on limit 1 for no key update`,
      [seriesId, after],
    );
    return row;
  }

  /** Something of the meeting changed: whoever read it before has to read it again. */
  async touch(tx: Transaction, id: string): Promise<void> {
    await tx.query('update meeting set updated_at = $2, version = version + 1 where id = $1', [id, tx.now]);
  }

  /** In its order. */
  agenda(id: string, tx?: Transaction): Promise<AgendaRow[]> {
    const text = `select ${AGENDA} from agenda_item a where a.meeting_id = $1 order by a.rank, a.id`;
    return tx
      ? tx.query<AgendaRow>(text, [id])
      : this.database.query<AgendaRow>(text, [id], 'meeting-agenda');
  }

  /** By name. */
  attendance(id: string, tx?: Transaction): Promise<AttendeeRow[]> {
    const text = `select t.person_id as "personId", p.name as "personName", e.name as "entityName", t.status
      from attendance t join person p on p.id = t.person_id left join partner_entity e on e.id = p.entity_id
      where t.meeting_id = $1 order by fold(p.name), p.id`;
    return tx
      ? tx.query<AttendeeRow>(text, [id])
      : this.database.query<AttendeeRow>(text, [id], 'meeting-attendance');
  }

  /** The whole list of who attends. */
  async writeAttendance(
    tx: Transaction,
    id: string,
    people: readonly Pick<AttendeeRow, 'personId' | 'status'>[],
  ): Promise<void> {
    const ids = people.map((one) => one.personId);
    await tx.query('delete from attendance where meeting_id = $1 and person_id <> all($2::uuid[])', [
      id,
      ids,
    ]);
    await tx.query(
      `insert into attendance (meeting_id, person_id, status) select $1, * from unnest($2::uuid[], $3::text[])
       on conflict (meeting_id, person_id) do update set status = excluded.status`,
      [id, ids, people.map((one) => one.status)],
    );
  }
}

function record(principal: Principal, id: string): { text: string; values: readonly unknown[] } {
  const values = new Values();
  const which = values.add(id);
  const entity = visibleTo(principal, values, 'm.entity_id');
  const cases = visibleTo(principal, values);
  const text = `select m.id, m.series_id as "seriesId", m.state, m.version,
      ${NAMES.map((name) => `m.${COLUMNS[name]} as "${name}"`).join(', ')},
      array(select u.id from meeting_use_case l join use_case u on u.id = l.use_case_id
        where l.meeting_id = m.id and ${cases} order by u.number) as "useCaseIds"
    from meeting m where m.id = ${which} and ${entity}`;
  return { text, values: values.all };
}

/** Whether an insert or update met another row that has the same key. */
export function isTaken(error: unknown): boolean {
  return (error as { code?: unknown } | null)?.code === UNIQUE_VIOLATION;
}
