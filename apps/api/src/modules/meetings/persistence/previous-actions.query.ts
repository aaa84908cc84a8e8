import { Injectable } from '@nestjs/common';
import type { PreviousActions } from '@jalon/contracts';
import type { LocalDate } from '@jalon/domain';
import { Database } from '../../../database/database.js';
import type { MeetingRecord } from './meeting.store.js';

/** An action as stored, with its number. */
export type PreviousAction = Omit<PreviousActions['items'][number], 'code' | 'overdue'> & {
  readonly number: number;
};

/** As many as a meeting may go through. */
const LIMIT = 300;

/** The actions that a meeting begins with. */
@Injectable()
export class PreviousActionsQuery {
  constructor(private readonly database: Database) {}

  /**
   * Open actions of the meeting's use cases and of the last meeting of its series, those of that meeting first, then
   * by due day; and those closed since. What this meeting's own minutes opened is none of them.
   */
  of({ id, seriesId, heldOn, entityId, useCaseIds }: MeetingRecord): Promise<PreviousAction[]> {
    const values = [id, seriesId, heldOn satisfies LocalDate, useCaseIds, entityId];
    return this.database.query<PreviousAction>(PREVIOUS_ACTIONS, values, 'meeting-previous-actions');
  }
}

/** $1 meeting, $2 its series, $3 its day, $4 its use cases, $5 its entity. */
export const PREVIOUS_ACTIONS = `
  with last as (
    select m.id, m.held_on from meeting m
    where m.series_id = $2 and m.held_on < $3::date and m.state <> 'cancelled'
    order by m.held_on desc limit 1),
  born as (
    select e.register_item_id as id from last
      join minutes n on n.meeting_id = last.id join minutes_entry e on e.minutes_id = n.id),
  wanted as (
    select i.id from register_item i
      where i.use_case_id = any($4::uuid[]) and i.kind = 'action'
    union select id from born)
  select i.id, json_build_object('id', u.id, 'code', u.code, 'title', u.title) as "useCase", i.number, i.kind,
    i.title, i.owner_id as "ownerId", i.due_on as "dueOn", i.state, i.version, b.id is not null as "fromLast"
  from wanted w join register_item i on i.id = w.id join use_case u on u.id = i.use_case_id
    left join born b on b.id = i.id
  where i.kind = 'action' and ($5::uuid is null or u.entity_id = $5)
    and (i.closed_on is null or i.closed_on >= (select held_on from last))
    and not exists (select 1 from minutes n join minutes_entry e on e.minutes_id = n.id
      where n.meeting_id = $1 and e.register_item_id = i.id)
  order by b.id is null, i.closed_on is not null, i.due_on nulls last, u.number, i.number limit ${LIMIT}`;
