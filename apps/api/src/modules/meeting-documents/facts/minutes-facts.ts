import { Inject, Injectable } from '@nestjs/common';
import {
  DomainError,
  parisDate,
  registerCode,
  type MinutesBlock,
  type MinutesContent,
  type RegisterKind,
  type RegisterState,
} from '@jalon/domain';
import type { MinutesFacts, MinutesPreviousAction } from '@jalon/reporting';
import { CONFIG, type Config } from '../../../config/config.js';
import { Database, type Query } from '../../../database/database.js';

type Meeting = MinutesFacts['meeting'];

interface SubmissionRow extends Meeting {
  readonly minutesId: string;
  readonly meetingId: string;
  readonly demo: boolean;
  readonly edition: number;
  readonly content: MinutesContent;
  readonly authorName: string | null;
  readonly approvedBy: string | null;
  readonly approvedAt: string | null;
}

const SUBMISSION = `select n.id as "minutesId", m.id as "meetingId", m.is_demo as demo, m.title, m.kind, m.objective,
    e.name as "entityName", m.held_on as "heldOn", m.starts_at as "startsAt", m.minutes, m.place,
    chair.name as "chairName", author.name as "authorName", s.edition, s.content, approver.name as "approvedBy",
    case when s.outcome = 'approved' then s.decided_at end as "approvedAt"
  from minutes_submission s join minutes n on n.id = s.minutes_id join meeting m on m.id = n.meeting_id
    left join partner_entity e on e.id = m.entity_id
    left join person chair on chair.id = m.chair_id
    left join person author on author.id = coalesce(n.author_id, s.submitted_by_id)
    left join person approver on approver.id = s.decided_by_id
  where s.id = $1`;

/** As frozen by the submission; names that it does not hold are those of today. */
const ATTENDANCE = `select coalesce(a."personName", p.name, '') as "personName",
    coalesce(a."entityName", e.name) as "entityName", a.status
  from minutes_submission s
    cross join jsonb_to_recordset(s.attendance)
      as a("personId" uuid, "personName" text, "entityName" text, status text)
    left join person p on p.id = a."personId" left join partner_entity e on e.id = p.entity_id
  where s.id = $1 order by fold(coalesce(a."personName", p.name, '')), a."personId"`;

const AGENDA = `select a.id, a.title, p.name as "ownerName", a.minutes, a.use_case_id as "useCaseId", a.state
  from agenda_item a left join person p on p.id = a.owner_id where a.meeting_id = $1 order by a.rank, a.id`;

const USE_CASES = `select u.id, u.code, u.title from meeting_use_case l join use_case u on u.id = l.use_case_id
    join meeting m on m.id = l.meeting_id
  where m.id = $1 and (m.entity_id is null or u.entity_id = m.entity_id) order by u.number`;

/** Its readers are those of this meeting: one that a partner is not held with is none of its business. */
const NEXT = `select x.held_on as "heldOn", x.starts_at as "startsAt", x.place
  from meeting m join meeting x on x.series_id = m.series_id and x.held_on > m.held_on and x.state <> 'cancelled'
    and (m.entity_id is null or x.entity_id = m.entity_id)
  where m.id = $1 order by x.held_on limit 1`;

/**
 * The open actions of the meeting's use cases when it was held, and those closed since the meeting before it. What
 * its own minutes wrote down is not previous. With a partner entity, only what a meeting with that entity wrote
 * down: the register itself is the lab's own.
 */
const PREVIOUS_ACTIONS = `with this as (
    select m.id, m.entity_id, m.held_on, m.series_id, (select b.held_on from meeting b
      where b.series_id = m.series_id and b.held_on < m.held_on and b.state <> 'cancelled'
      order by b.held_on desc limit 1) as before
    from meeting m where m.id = $1)
  select u.code as "useCaseCode", i.number, i.title, p.name as "ownerName", i.due_on as "dueOn", i.state,
    i.closed_on is null and i.due_on < t.held_on as overdue
  from this t join meeting_use_case l on l.meeting_id = t.id join use_case u on u.id = l.use_case_id
    join register_item i on i.use_case_id = u.id and i.kind = 'action'
    left join person p on p.id = i.owner_id
    left join lateral (select b.series_id, b.entity_id, b.held_on
      from minutes_entry w join minutes n on n.id = w.minutes_id join meeting b on b.id = n.meeting_id
      where w.register_item_id = i.id order by b.held_on desc limit 1) origin on true
  where i.opened_on <= t.held_on and (i.closed_on is null or i.closed_on >= coalesce(t.before, t.held_on))
    and (t.entity_id is null or origin.entity_id = t.entity_id)
    and not exists (select 1 from minutes_entry w join minutes n on n.id = w.minutes_id
      where w.register_item_id = i.id and n.meeting_id = t.id)
  order by (origin.series_id = t.series_id and origin.held_on = t.before) is true desc, i.due_on nulls last,
    u.number, i.number limit 100`;

const REGISTERED = `select w.entry_id as "entryId", u.code as "useCaseCode", i.kind, i.number, i.state
  from minutes_entry w join register_item i on i.id = w.register_item_id join use_case u on u.id = i.use_case_id
  where w.minutes_id = $1`;

/** Reads what the minutes of a meeting are drawn from, all of one instant. */
@Injectable()
export class MinutesFactsReader {
  constructor(
    private readonly database: Database,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** @throws DomainError `not_found` when the submission is gone */
  read(submissionId: string, language: 'fr' | 'en'): Promise<MinutesFacts> {
    return this.database.snapshot(async (query) => {
      const [row] = await query<SubmissionRow>(SUBMISSION, [submissionId]);
      if (!row) throw new DomainError('not_found', 'The submission is gone');
      const { minutesId, meetingId, demo, edition, content, authorName, approvedBy, approvedAt, ...meeting } =
        row;
      const previous = await query<
        Omit<MinutesPreviousAction, 'code' | 'overdue'> & {
          readonly number: number;
          readonly overdue: boolean | null;
        }
      >(PREVIOUS_ACTIONS, [meetingId]);
      const [next] = await query<NonNullable<MinutesFacts['next']>>(NEXT, [meetingId]);
      return {
        language,
        labName: this.config.labName,
        demo,
        meeting,
        authorName,
        edition,
        approval: approvedAt === null ? null : { byName: approvedBy, on: parisDate(new Date(approvedAt)) },
        useCases: await query(USE_CASES, [meetingId]),
        attendance: await query(ATTENDANCE, [submissionId]),
        agenda: await query(AGENDA, [meetingId]),
        previousActions: previous.map(({ number, overdue, ...action }) => ({
          ...action,
          overdue: overdue ?? false,
          code: registerCode('action', number),
        })),
        content,
        people: await names(query, content),
        registered: await registered(query, minutesId),
        next: next ?? null,
      };
    });
  }
}

async function registered(query: Query, minutesId: string): Promise<MinutesFacts['registered']> {
  const rows = await query<{
    entryId: string;
    useCaseCode: string;
    kind: RegisterKind;
    number: number;
    state: RegisterState;
  }>(REGISTERED, [minutesId]);
  return Object.fromEntries(
    rows.map(({ entryId, useCaseCode, kind, number, state }) => [
      entryId,
      { code: `${useCaseCode} · ${registerCode(kind, number)}`, state },
    ]),
  );
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Who the typed rows of the document name. */
async function names(query: Query, content: MinutesContent): Promise<Readonly<Record<string, string>>> {
  const ids = (content.content ?? []).flatMap((block: MinutesBlock) =>
    block.type === 'entry' && block.attrs.ownerId !== null && UUID.test(block.attrs.ownerId)
      ? [block.attrs.ownerId]
      : [],
  );
  const rows = await query<{ id: string; name: string }>(
    'select id, name from person where id = any($1::uuid[]) order by id',
    [[...new Set(ids)]],
  );
  return Object.fromEntries(rows.map((row) => [row.id, row.name]));
}
