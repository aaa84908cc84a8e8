import { Injectable } from '@nestjs/common';
import type {
  InternshipState,
  LocalDate,
  Principal,
  ResearchVerdict,
  StepProgress,
  UnusualHours,
  WeekSchedule,
} from '@jalon/domain';
import { Database } from '../../../database/database.js';
import type { Transaction } from '../../../database/unit-of-work.js';
import { Values } from '../../../database/visibility.js';
import { internshipScope } from '../../internships/index.js';

/** What the life of an internship is told from. */
export interface LifeRecord {
  readonly id: string;
  readonly template: string;
  readonly title: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly school: string;
  readonly state: InternshipState;
  readonly accountId: string | null;
  readonly personId: string;
  readonly tutorId: string | null;
  readonly birthOn: LocalDate | null;
  readonly startOn: LocalDate;
  /** The real one when it ended early. */
  readonly endOn: LocalDate;
  readonly teachingFrom: LocalDate;
  readonly teachingTo: LocalDate;
  readonly weekMinutes: WeekSchedule;
  readonly agreedCents: number | null;
  readonly payMode: 'actual' | 'smoothed';
  readonly unusualHours: UnusualHours | null;
  /** The day the last one signed the agreement, else its first day. */
  readonly signedOn: LocalDate;
}

export interface StepRow extends StepProgress {
  readonly dueOn: LocalDate | null;
  readonly doneOn: LocalDate | null;
  readonly version: number;
}

/** What the intern made in the portfolio while the internship lasts. */
export interface MadeCounts {
  readonly minutesWritten: number;
  readonly minutesSubmitted: number;
  readonly deliverables: number;
  readonly studies: number;
}

const COLUMNS = `i.id, i.template, i.title, i.first_name as "firstName", i.last_name as "lastName", i.school, i.state,
  i.account_id as "accountId", i.person_id as "personId", i.tutor_id as "tutorId", i.birth_on as "birthOn", i.starts_on as "startOn",
  coalesce(i.ended_on, i.ends_on) as "endOn", i.teaching_from as "teachingFrom", i.teaching_to as "teachingTo",
  i.week_minutes as "weekMinutes", i.agreed_cents as "agreedCents", i.pay_mode as "payMode",
  (select nullif(a.content -> 'unusualHours', 'null') from internship_agreement a
    where a.internship_id = i.id and a.number = 0) as "unusualHours",
  coalesce((select max(g.signed_on) from internship_signature g where g.internship_id = i.id and g.number = 0),
    i.starts_on) as "signedOn"`;

/** The internship behind its weeks, steps, reviews and months. Readers find only what they may see. */
@Injectable()
export class LifeStore {
  constructor(private readonly database: Database) {}

  /** Undefined when it does not exist or `principal` may not see it: nobody can tell which. */
  async find(principal: Principal, id: string, tx?: Transaction): Promise<LifeRecord | undefined> {
    const values = new Values();
    const [row] = await this.read<LifeRecord>(
      `select ${COLUMNS} from internship i where i.id = ${values.add(id)} and ${internshipScope(principal, values)}`,
      values.all,
      tx,
    );
    return row;
  }

  /** Those of every intern that `principal` sees who has a day in the month. */
  async inMonth(principal: Principal, from: LocalDate, to: LocalDate): Promise<readonly LifeRecord[]> {
    const values = new Values();
    return this.database.query<LifeRecord>(
      `select ${COLUMNS} from internship i where ${internshipScope(principal, values)} and i.state <> 'draft'
         and i.starts_on <= ${values.add(to)} and coalesce(i.ended_on, i.ends_on) >= ${values.add(from)}
       order by i.last_name, i.first_name, i.id limit 500`,
      values.all,
    );
  }

  /** Holds the row until the transaction ends: what is written of one internship follows each other. */
  async hold(tx: Transaction, principal: Principal, id: string): Promise<LifeRecord | undefined> {
    await tx.query('select 1 from internship where id = $1 for no key update', [id]);
    return this.find(principal, id, tx);
  }

  async steps(id: string, tx?: Transaction): Promise<readonly StepRow[]> {
    return this.read<StepRow>(
      `select step, state, condition_holds as "conditionHolds", reason, due_on as "dueOn", done_on as "doneOn", version
       from internship_step where internship_id = $1`,
      [id],
      tx,
    );
  }

  /** Of the comparative studies that are the internship's: better than the state of the art or not. */
  async verdicts(id: string, tx?: Transaction): Promise<readonly ResearchVerdict[]> {
    const rows = await this.read<{ verdict: ResearchVerdict }>(
      `select s.verdict from research_link l join research_study s on s.id = l.study_id where l.internship_id = $1`,
      [id],
      tx,
    );
    return rows.map(({ verdict }) => verdict);
  }

  async saveStep(
    tx: Transaction,
    id: string,
    step: StepProgress & Pick<StepRow, 'dueOn' | 'doneOn'>,
  ): Promise<void> {
    await tx.query(
      `insert into internship_step (internship_id, step, state, condition_holds, reason, due_on, done_on, updated_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8)
       on conflict (internship_id, step) do update set state = excluded.state, condition_holds = excluded.condition_holds,
         reason = excluded.reason, due_on = excluded.due_on, done_on = excluded.done_on,
         updated_at = excluded.updated_at, version = internship_step.version + 1`,
      [id, step.step, step.state, step.conditionHolds, step.reason, step.dueOn, step.doneOn, tx.now],
    );
  }

  /** From the first day of the internship to its last, by the intern's account and person. */
  async made(record: LifeRecord): Promise<MadeCounts> {
    const [row] = await this.database.query<MadeCounts>(
      `with days as (select $3::date as first, $4::date + 1 as after)
       select
         (select count(*)::int from minutes m, days where m.author_id = $1
            and m.created_at >= days.first and m.created_at < days.after) as "minutesWritten",
         (select count(*)::int from minutes m, days where m.submitted_by_id = $1
            and m.submitted_at >= days.first and m.submitted_at < days.after) as "minutesSubmitted",
         (select count(*)::int from deliverable d, days where d.created_by = $2
            and d.created_at >= days.first and d.created_at < days.after) as deliverables,
         (select count(*)::int from opportunity_study s, days where s.account_id = $2
            and s.created_at >= days.first and s.created_at < days.after) as studies`,
      [record.personId, record.accountId, record.startOn, record.endOn],
    );
    return row ?? { minutesWritten: 0, minutesSubmitted: 0, deliverables: 0, studies: 0 };
  }

  private read<Row extends object>(
    text: string,
    values: readonly unknown[],
    tx?: Transaction,
  ): Promise<Row[]> {
    return tx ? tx.query<Row>(text, values) : this.database.query<Row>(text, values);
  }
}
