import { Injectable } from '@nestjs/common';
import type { AgendaItem, MeetingSeries } from '@jalon/contracts';
import { visibleEntity, type LocalDate, type MeetingRhythm, type Principal } from '@jalon/domain';
import { Database } from '../../../database/database.js';
import type { Transaction } from '../../../database/unit-of-work.js';
import { Values, visibleTo } from '../../../database/visibility.js';
import { agendaJson, useCasesOf } from './meeting-row.js';
import type { Reader } from './reader.js';

/** What is stored of a series itself. */
export type SeriesFields = Pick<
  MeetingSeries,
  | 'kind'
  | 'title'
  | 'entityId'
  | 'weekday'
  | 'startsAt'
  | 'minutes'
  | 'place'
  | 'chairId'
  | 'secretaryId'
  | 'archived'
> & { readonly rhythm: MeetingRhythm; readonly firstOn: LocalDate | null };

export interface SeriesRecord extends SeriesFields {
  readonly id: string;
  readonly version: number;
  readonly useCaseIds: readonly string[];
  readonly members: readonly { readonly personId: string; readonly expected: boolean }[];
}

const COLUMNS = {
  kind: 'kind',
  title: 'title',
  entityId: 'entity_id',
  rhythm: 'rhythm',
  weekday: 'weekday',
  firstOn: 'first_on',
  startsAt: 'starts_at',
  minutes: 'minutes',
  place: 'place',
  chairId: 'chair_id',
  secretaryId: 'secretary_id',
  archived: 'archived',
} as const satisfies Record<keyof SeriesFields, string>;
const NAMES = Object.keys(COLUMNS) as (keyof SeriesFields)[];

/** Series of meetings with what their occurrences begin with. */
@Injectable()
export class SeriesStore {
  constructor(private readonly database: Database) {}

  /** By title, archived ones last; the backlog is the lab's own. */
  list(principal: Principal, today: LocalDate): Promise<MeetingSeries[]> {
    const values = new Values();
    const text = `${seriesText(principal, today, values)} where ${visibleTo(principal, values, 's.entity_id')}
      order by s.archived, fold(s.title), s.id`;
    return this.database.query<MeetingSeries>(text, values.all);
  }

  async read(
    principal: Principal,
    id: string,
    today: LocalDate,
    tx?: Reader,
  ): Promise<MeetingSeries | undefined> {
    const values = new Values();
    const text = `${seriesText(principal, today, values)}
      where s.id = ${values.add(id)} and ${visibleTo(principal, values, 's.entity_id')}`;
    const [row] = await (tx ?? this.database).query<MeetingSeries>(text, values.all);
    return row;
  }

  /** What waits for a meeting; the lab's own. */
  async backlog(principal: Principal, id: string, tx?: Reader): Promise<AgendaItem[]> {
    if (visibleEntity(principal) !== null) return [];
    const rows = await (tx ?? this.database).query<{ item: AgendaItem }>(
      `select ${agendaJson('true')} as item from agenda_item a
       where a.series_id = $1 and a.meeting_id is null order by a.rank, a.id`,
      [id],
    );
    return rows.map((row) => row.item);
  }

  /** Holds the series until the transaction ends: its plan and its backlog are written one after the other. */
  async hold(tx: Transaction, id: string): Promise<SeriesRecord | undefined> {
    await tx.query('select 1 from meeting_series where id = $1 for no key update', [id]);
    const [row] = await tx.query<SeriesRecord>(
      `select s.id, s.version, ${NAMES.map((name) => `s.${COLUMNS[name]} as "${name}"`).join(', ')},
         array(select l.use_case_id from meeting_series_use_case l where l.series_id = s.id) as "useCaseIds",
         (select coalesce(json_agg(json_build_object('personId', b.person_id, 'expected', b.expected)), '[]')
           from meeting_series_member b where b.series_id = s.id) as members
       from meeting_series s where s.id = $1`,
      [id],
    );
    return row;
  }

  async add(tx: Transaction, series: SeriesFields): Promise<string> {
    const [row] = await tx.query<{ id: string }>(
      `insert into meeting_series (created_at, ${NAMES.map((name) => COLUMNS[name]).join(', ')})
       values ($1, ${NAMES.map((_, index) => `$${index + 2}`).join(', ')}) returning id`,
      [tx.now, ...NAMES.map((name) => series[name])],
    );
    return row?.id ?? '';
  }

  async save(tx: Transaction, id: string, changes: Partial<SeriesFields>): Promise<void> {
    const fields = NAMES.filter((name) => changes[name] !== undefined);
    const set = fields.map((name, index) => `${COLUMNS[name]} = $${index + 2}`);
    await tx.query(
      `update meeting_series set ${['version = version + 1', ...set].join(', ')} where id = $1`,
      [id, ...fields.map((name) => changes[name])],
    );
  }

  /** The use cases of the series are these and no others. */
  async link(tx: Transaction, id: string, useCaseIds: readonly string[]): Promise<void> {
    await tx.query('delete from meeting_series_use_case where series_id = $1', [id]);
    await tx.query(
      'insert into meeting_series_use_case (series_id, use_case_id) select $1, unnest($2::uuid[])',
      [id, useCaseIds],
    );
  }

  async writeMembers(tx: Transaction, id: string, members: SeriesRecord['members']): Promise<void> {
    await tx.query('delete from meeting_series_member where series_id = $1', [id]);
    await tx.query(
      `insert into meeting_series_member (series_id, person_id, expected)
       select $1, * from unnest($2::uuid[], $3::boolean[])`,
      [id, members.map((one) => one.personId), members.map((one) => one.expected)],
    );
  }

  /** The days of all its meetings, cancelled ones too. */
  async days(tx: Transaction, id: string): Promise<LocalDate[]> {
    const rows = await tx.query<{ heldOn: LocalDate }>(
      'select held_on as "heldOn" from meeting where series_id = $1 order by held_on',
      [id],
    );
    return rows.map((row) => row.heldOn);
  }

  /** A meeting on each of the days, with the use cases and people given. In the order of the days. */
  async plan(
    tx: Transaction,
    series: SeriesRecord,
    days: readonly LocalDate[],
    useCaseIds: readonly string[],
    people: readonly { readonly personId: string; readonly expected: boolean }[],
  ): Promise<{ id: string; heldOn: LocalDate }[]> {
    const created = await tx.query<{ id: string; heldOn: LocalDate }>(
      `insert into meeting (series_id, kind, title, entity_id, held_on, starts_at, minutes, place, chair_id,
         secretary_id, created_at, updated_at)
       select $1, $3, $4, $5::uuid, day, $6, $7, $8, $9::uuid, $10::uuid, $11, $11 from unnest($2::date[]) as day
       returning id, held_on as "heldOn"`,
      [
        series.id,
        days,
        series.kind,
        series.title,
        series.entityId,
        series.startsAt,
        series.minutes,
        series.place,
        series.chairId,
        series.secretaryId,
        tx.now,
      ],
    );
    const ids = created.map((one) => one.id);
    await tx.query(
      `insert into meeting_use_case (meeting_id, use_case_id)
       select m, u from unnest($1::uuid[]) m, unnest($2::uuid[]) u`,
      [ids, useCaseIds],
    );
    await tx.query(
      `insert into attendance (meeting_id, person_id, status)
       select m, p.id, case when p.expected then 'expected' else 'distribution' end
       from unnest($1::uuid[]) m, unnest($2::uuid[], $3::boolean[]) as p (id, expected)`,
      [ids, people.map((one) => one.personId), people.map((one) => one.expected)],
    );
    return created.sort((a, b) => (a.heldOn < b.heldOn ? -1 : 1));
  }

  /** Items that were carried on while no next meeting was there, each with the day it comes from. */
  waiting(tx: Transaction, id: string): Promise<{ id: string; from: LocalDate | null }[]> {
    return tx.query(
      `select a.id, m.held_on as "from" from agenda_item a
         left join agenda_item o on o.id = a.carried_from_id left join meeting m on m.id = o.meeting_id
       where a.series_id = $1 and a.meeting_id is null and a.for_next order by a.rank, a.id`,
      [id],
    );
  }
}

function seriesText(principal: Principal, today: LocalDate, values: Values): string {
  const lab = visibleEntity(principal) === null;
  const day = `${values.add(today)}::date`;
  const visible = visibleTo(principal, values);
  const met = visibleTo(principal, values, 'm.entity_id');
  return `select s.id, s.version,
      ${NAMES.map((name) => `s.${COLUMNS[name]} as "${name}"`).join(', ')},
      ${useCasesOf('meeting_series_use_case l', `l.series_id = s.id and ${visible}`)} as "useCases",
      (select coalesce(json_agg(json_build_object('personId', p.id, 'personName', p.name, 'expected', b.expected)
          order by fold(p.name), p.id), '[]')
        from meeting_series_member b join person p on p.id = b.person_id where b.series_id = s.id) as members,
      ${lab ? `(select count(*)::int from agenda_item a where a.series_id = s.id and a.meeting_id is null)` : '0'}
        as "backlogItems",
      (select max(m.held_on) from meeting m where m.series_id = s.id and ${met} and m.state <> 'cancelled'
        and (m.state = 'held' or m.held_on < ${day})) as "lastOn",
      (select min(m.held_on) from meeting m where m.series_id = s.id and ${met} and m.state = 'planned'
        and m.held_on >= ${day}) as "nextOn"
    from meeting_series s`;
}
