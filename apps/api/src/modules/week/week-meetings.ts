import type { Week } from '@jalon/contracts';
import { addDays, may, type LocalDate, type Principal } from '@jalon/domain';
import type { Query } from '../../database/database.js';
import { Values, visibleTo } from '../../database/visibility.js';

export type MyMeeting = Week['meetings'][number];
export type MyMinutes = Week['minutes'][number];

const LIMIT = 100;
/** How far ahead a meeting is of this week's concern. */
const AHEAD_DAYS = 7;
/** A meeting of longer ago without a word written about it will have no minutes any more. */
const FORGOTTEN_DAYS = 60;

const FACTS = 'm.id, m.kind, m.title, m.held_on as "heldOn", m.starts_at as "startsAt"';

/** Meetings that are coming where the person is in the chair, writes the minutes or is expected. */
export async function comingMeetings(
  query: Query,
  principal: Principal,
  today: LocalDate,
): Promise<MyMeeting[]> {
  if (!may(principal, 'meeting:read')) return [];
  const values = new Values();
  const person = `${values.add(principal.personId)}::uuid`;
  const attends = `exists (select 1 from attendance t where t.meeting_id = m.id and t.person_id = ${person}
    and t.status in ('expected', 'present'))`;
  return query<MyMeeting>(
    `select ${FACTS}, m.minutes, m.place, case when m.chair_id = ${person} then 'chair'
       when m.secretary_id = ${person} then 'secretary' else 'expected' end as role
     from meeting m
     where m.held_on between ${values.add(today)}::date and ${values.add(addDays(today, AHEAD_DAYS))}::date
       and m.state <> 'cancelled' and ${visibleTo(principal, values, 'm.entity_id')}
       and (${person} in (m.chair_id, m.secretary_id) or ${attends})
     order by m.held_on, m.starts_at, m.id limit ${LIMIT}`,
    values.all,
  );
}

/** Minutes that wait for the person: to write, to validate, to distribute; each kind by an index of its own. */
export async function minutesToDo(
  query: Query,
  principal: Principal,
  today: LocalDate,
): Promise<MyMinutes[]> {
  const values = new Values();
  const tasks: string[] = [];
  if (may(principal, 'minutes:write')) tasks.push(...toWrite(principal, today, values));
  const states: string[] = [];
  if (may(principal, 'minutes:review')) {
    // Who submitted them does not sign them off.
    const person = `${values.add(principal.personId)}::uuid`;
    states.push(`n.state = 'in_review' and n.submitted_by_id is distinct from ${person}`);
  }
  if (may(principal, 'minutes:distribute')) states.push(`n.state = 'approved'`);
  for (const state of states) {
    tasks.push(`select n.meeting_id as id, n.id as minutes_id, n.state from minutes n where ${state}`);
  }
  if (tasks.length === 0) return [];
  return query<MyMinutes>(
    `select ${FACTS}, w.minutes_id as "minutesId", case w.state when 'in_review' then 'validate'
       when 'approved' then 'distribute' else 'write' end as task
     from (${tasks.join(' union ')}) w join meeting m on m.id = w.id
     where m.state <> 'cancelled' and ${visibleTo(principal, values, 'm.entity_id')}
     order by m.held_on, m.starts_at, m.id limit ${LIMIT}`,
    values.all,
  );
}

/** Of a meeting that took place: nobody began although the person writes them, or the person's draft. */
function toWrite(principal: Principal, today: LocalDate, values: Values): string[] {
  const person = `${values.add(principal.personId)}::uuid`;
  const day = `${values.add(today)}::date`;
  const past = `(m.state = 'held' or m.state = 'planned' and m.held_on < ${day})`;
  return [
    `select m.id, n.id as minutes_id, n.state from meeting m left join minutes n on n.meeting_id = m.id
     where m.secretary_id = ${person} and m.held_on <= ${day} and ${past}
       and (n.state = 'draft' or n.id is null and m.held_on >= ${day} - ${FORGOTTEN_DAYS})`,
    `select n.meeting_id, n.id, n.state from minutes n join meeting m on m.id = n.meeting_id
     where n.author_id = ${person} and n.state = 'draft' and ${past}`,
  ];
}
