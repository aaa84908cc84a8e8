import { visibleEntity, type Principal } from '@jalon/domain';
import { visibleTo, type Values } from '../../../database/visibility.js';

/** Named use cases as JSON, those that the reader may see, from a link table named `links`. */
export function useCasesOf(links: string, visible: string): string {
  return `(select coalesce(json_agg(json_build_object('id', u.id, 'code', u.code, 'title', u.title)
      order by u.number), '[]') from ${links} join use_case u on u.id = l.use_case_id and ${visible})`;
}

/** Where the minutes `n` stand, for the reader: a partner knows of them once they were distributed. */
export function minutesStateFor(principal: Principal): string {
  return visibleEntity(principal) === null
    ? 'n.state'
    : `case when n.distributed_edition is not null then 'distributed' end`;
}

/** What lists show of a meeting `m`: the columns of the contract's row. */
export function rowColumns(principal: Principal, values: Values): string {
  return `m.id, m.series_id as "seriesId", m.kind, m.title, m.held_on as "heldOn", m.starts_at as "startsAt",
    m.minutes, m.place, m.state, m.entity_id as "entityId", m.chair_id as "chairId",
    m.secretary_id as "secretaryId",
    ${useCasesOf('meeting_use_case l', `l.meeting_id = m.id and ${visibleTo(principal, values)}`)} as "useCases",
    (select count(*)::int from agenda_item a where a.meeting_id = m.id) as "agendaItems",
    (select ${minutesStateFor(principal)} from minutes n where n.meeting_id = m.id) as "minutesState"`;
}

/** An item `a` of an agenda as JSON; the use case only if the reader may see it. */
export function agendaJson(visible: string): string {
  return `json_build_object('id', a.id, 'title', a.title, 'note', a.note, 'ownerId', a.owner_id,
    'minutes', a.minutes, 'useCaseId', (select u.id from use_case u where u.id = a.use_case_id and ${visible}),
    'state', a.state, 'carriedFromId', a.carried_from_id)`;
}
