import { Injectable } from '@nestjs/common';
import type { AgendaItem, Attendee, MeetingRow } from '@jalon/contracts';
import { visibleEntity, type LocalDate, type MinutesState, type Principal } from '@jalon/domain';
import { Database } from '../../../database/database.js';
import { Values, visibleTo } from '../../../database/visibility.js';
import { agendaJson, rowColumns } from './meeting-row.js';
import type { Reader } from './reader.js';

interface Neighbour {
  readonly id: string;
  readonly heldOn: LocalDate;
}

export interface DetailRow extends MeetingRow {
  readonly objective: string;
  readonly cancelReason: string | null;
  readonly agenda: AgendaItem[];
  readonly attendance: Attendee[];
  readonly minutesId: string | null;
  /** Where the minutes really stand, whoever reads. */
  readonly minutesStands: MinutesState | null;
  readonly series: { readonly id: string; readonly title: string } | null;
  readonly previous: Neighbour | null;
  readonly next: Neighbour | null;
  readonly version: number;
}

/** One meeting with its agenda, who attends and its neighbours in the series, in one statement. */
@Injectable()
export class MeetingDetailQuery {
  constructor(private readonly database: Database) {}

  /** The transaction sees what it wrote. */
  async read(principal: Principal, id: string, tx?: Reader): Promise<DetailRow | undefined> {
    const values = new Values();
    const which = values.add(id);
    const entity = (table: string) => visibleTo(principal, values, `${table}.entity_id`);
    const distributed = visibleEntity(principal) === null ? 'true' : 'n.distributed_edition is not null';
    const neighbour = (side: '<' | '>', dir: 'asc' | 'desc') => `(select
        json_build_object('id', o.id, 'heldOn', o.held_on) from meeting o
      where o.series_id = m.series_id and o.held_on ${side} m.held_on and o.state <> 'cancelled' and ${entity('o')}
      order by o.held_on ${dir} limit 1)`;
    const reader = tx ?? this.database;
    const [row] = await reader.query<DetailRow>(
      `select ${rowColumns(principal, values)}, m.objective, m.cancel_reason as "cancelReason", m.version,
         (select coalesce(json_agg(${agendaJson(visibleTo(principal, values))} order by a.rank, a.id), '[]')
           from agenda_item a where a.meeting_id = m.id) as agenda,
         (select coalesce(json_agg(json_build_object('personId', p.id, 'personName', p.name,
             'entityName', e.name, 'status', t.status) order by fold(p.name), p.id), '[]')
           from attendance t join person p on p.id = t.person_id left join partner_entity e on e.id = p.entity_id
           where t.meeting_id = m.id) as attendance,
         (select n.id from minutes n where n.meeting_id = m.id and ${distributed}) as "minutesId",
         (select n.state from minutes n where n.meeting_id = m.id) as "minutesStands",
         (select json_build_object('id', s.id, 'title', s.title) from meeting_series s
           where s.id = m.series_id and ${entity('s')}) as series,
         ${neighbour('<', 'desc')} as previous, ${neighbour('>', 'asc')} as next
       from meeting m where m.id = ${which} and ${entity('m')}`,
      values.all,
    );
    return row;
  }
}
