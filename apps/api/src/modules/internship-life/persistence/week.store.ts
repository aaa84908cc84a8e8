import { Injectable } from '@nestjs/common';
import type { WriteInternshipWeek } from '@jalon/contracts';
import type { InternshipState, LocalDate, Principal, ResearchVerdict, StepProgress } from '@jalon/domain';
import { Database } from '../../../database/database.js';
import type { Transaction } from '../../../database/unit-of-work.js';
import { Values } from '../../../database/visibility.js';
import { internshipScope } from '../../internships/index.js';
import { byName, utc } from './columns.js';
import { reviewScope } from './review.store.js';

export interface WeekRow {
  readonly monday: LocalDate;
  readonly done: string;
  readonly next: string;
  readonly blocked: string;
  readonly step: string | null;
  readonly submittedAt: string | null;
  readonly readAt: string | null;
  readonly comments: readonly {
    readonly id: string;
    readonly text: string;
    readonly byName: string | null;
    readonly mine: boolean;
    readonly at: string;
  }[];
  readonly version: number;
}

/** An intern in a tutor's week. */
export interface TutoredRow {
  readonly id: string;
  readonly title: string;
  readonly template: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly state: InternshipState;
  readonly tutorName: string | null;
  readonly startOn: LocalDate;
  readonly endOn: LocalDate;
  readonly steps: readonly StepProgress[];
  readonly verdicts: readonly ResearchVerdict[];
  readonly week: WeekRow | null;
  readonly submitted: readonly LocalDate[];
  readonly unread: readonly LocalDate[];
  readonly reviews: readonly {
    readonly kind: 'check_in' | 'mid_term' | 'final';
    readonly heldOn: LocalDate;
    readonly academicTutor: boolean;
  }[];
}

/** One week as JSON. A text that is not submitted is the intern's own, also to who follows the internship. */
function weekJson(account: string): string {
  const own = (column: string) =>
    `case when w.submitted_at is not null or i.account_id = ${account}::uuid then w.${column} else '' end`;
  return `json_build_object('monday', w.monday, 'done', ${own('done')}, 'next', ${own('next')},
    'blocked', ${own('blocked')}, 'step', w.step, 'submittedAt', ${utc('w.submitted_at')}, 'readAt', ${utc('w.read_at')},
    'version', w.version, 'comments', (select coalesce(json_agg(json_build_object('id', c.id, 'text', c.text,
        'byName', ${byName('c.by_account_id')}, 'mine', coalesce(c.by_account_id = ${account}::uuid, false),
        'at', ${utc('c.at')}) order by c.at, c.id), '[]')
      from internship_week_comment c where c.internship_id = w.internship_id and c.monday = w.monday))`;
}

/** The weeks that interns tell, and what is said of them. */
@Injectable()
export class WeekStore {
  constructor(private readonly database: Database) {}

  async ofInternship(principal: Principal, id: string, tx?: Transaction): Promise<readonly WeekRow[]> {
    const values = new Values();
    const text = `select ${weekJson(values.add(principal.accountId))} as week
      from internship_week w join internship i on i.id = w.internship_id
      where i.id = ${values.add(id)} and ${internshipScope(principal, values)} order by w.monday desc`;
    const rows = tx
      ? await tx.query<{ week: WeekRow }>(text, values.all)
      : await this.database.query<{ week: WeekRow }>(text, values.all);
    return rows.map(({ week }) => week);
  }

  /** Writes a week; the caller holds the internship and has compared the version. */
  async save(tx: Transaction, id: string, monday: LocalDate, week: WriteInternshipWeek): Promise<void> {
    await tx.query(
      `insert into internship_week (internship_id, monday, done, next, blocked, step, submitted_at, updated_at)
       values ($1, $2, $3, $4, $5, $6, case when $7::boolean then $8::timestamptz end, $8::timestamptz)
       on conflict (internship_id, monday) do update set done = excluded.done, next = excluded.next,
         blocked = excluded.blocked, step = excluded.step, updated_at = excluded.updated_at,
         submitted_at = case when excluded.submitted_at is null then null
           else coalesce(internship_week.submitted_at, excluded.submitted_at) end,
         version = internship_week.version + 1`,
      [id, monday, week.done, week.next, week.blocked, week.step, week.submitted, tx.now],
    );
  }

  /** Only what was submitted is read. The text stays as it is, so its version does. */
  async markRead(tx: Transaction, id: string, monday: LocalDate, read: boolean): Promise<boolean> {
    const rows = await tx.query(
      `update internship_week set read_at = case when $3::boolean then coalesce(read_at, $4::timestamptz) end
       where internship_id = $1 and monday = $2 and submitted_at is not null returning monday`,
      [id, monday, read, tx.now],
    );
    return rows.length > 0;
  }

  async comment(tx: Transaction, id: string, monday: LocalDate, text: string): Promise<void> {
    await tx.query(
      `insert into internship_week_comment (internship_id, monday, text, by_account_id, at) values ($1, $2, $3, $4, $5)`,
      [id, monday, text, tx.actor.accountId, tx.now],
    );
  }

  /** The interns under way, of `principal` as a tutor or all that are seen; with what the tutor's week tells, in one. */
  async tutored(principal: Principal, monday: LocalDate, all: boolean): Promise<readonly TutoredRow[]> {
    const values = new Values();
    const account = values.add(principal.accountId);
    const day = values.add(monday);
    const scope = internshipScope(principal, values);
    const mine = all ? 'true' : `i.tutor_id = ${values.add(principal.personId)}::uuid`;
    return this.database.query<TutoredRow>(
      `select i.id, i.title, i.template, i.first_name as "firstName", i.last_name as "lastName", i.state,
         t.name as "tutorName", i.starts_on as "startOn", coalesce(i.ended_on, i.ends_on) as "endOn",
         (select coalesce(json_agg(json_build_object('step', p.step, 'state', p.state, 'conditionHolds',
            p.condition_holds, 'reason', p.reason)), '[]') from internship_step p where p.internship_id = i.id) as steps,
         (select coalesce(json_agg(s.verdict), '[]') from research_link l join research_study s on s.id = l.study_id
           where l.internship_id = i.id) as verdicts,
         (select ${weekJson(account)} from internship_week w
           where w.internship_id = i.id and w.monday = ${day}::date) as week,
         (select coalesce(json_agg(w.monday order by w.monday), '[]') from internship_week w
           where w.internship_id = i.id and w.submitted_at is not null) as submitted,
         (select coalesce(json_agg(w.monday order by w.monday), '[]') from internship_week w
           where w.internship_id = i.id and w.submitted_at is not null and w.read_at is null
             and w.monday < ${day}::date) as unread,
         (select coalesce(json_agg(json_build_object('kind', v.kind, 'heldOn', v.held_on,
            'academicTutor', coalesce((v.content ->> 'academicTutor')::boolean, false)) order by v.held_on), '[]')
           from internship_review v where v.internship_id = i.id and ${reviewScope(principal, values)}) as reviews
       from internship i left join person t on t.id = i.tutor_id
       where ${scope} and ${mine} and i.state in ('running','suspended','extended','completed')
       order by coalesce(i.ended_on, i.ends_on), i.last_name, i.id limit 200`,
      values.all,
    );
  }
}
