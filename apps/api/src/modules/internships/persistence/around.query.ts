import { Injectable } from '@nestjs/common';
import { addDays, type EndingInitiative, type LocalDate, type WeekSchedule } from '@jalon/domain';
import { Database } from '../../../database/database.js';
import type { Transaction } from '../../../database/unit-of-work.js';
import type { InternshipRecord } from './internship-record.js';

/** Another internship of the organisation that some rule counts. */
export interface AroundRow {
  readonly id: string;
  readonly personId: string;
  readonly school: string;
  readonly startOn: LocalDate;
  /** The real last day. */
  readonly endOn: LocalDate;
  readonly teachingFrom: LocalDate;
  readonly teachingTo: LocalDate;
  readonly weekMinutes: WeekSchedule;
  readonly initiative: EndingInitiative | null;
  readonly prolongedFrom: LocalDate | null;
  readonly sameTutor: boolean;
  readonly sameAcademicTutor: boolean;
  readonly samePost: boolean;
}

/**
 * The internships around one: those of its intern, its tutor, its academic tutor and its post, and those in progress
 * while it is. A draft is no agreement yet; one ended before it began never was.
 */
@Injectable()
export class AroundQuery {
  constructor(private readonly database: Database) {}

  async read(one: InternshipRecord, endOn: LocalDate, tx?: Transaction): Promise<readonly AroundRow[]> {
    const text = `select * from (
        select i.id, i.person_id as "personId", i.school, i.starts_on as "startOn",
          coalesce(i.ended_on, i.ends_on) as "endOn", i.teaching_from as "teachingFrom",
          i.teaching_to as "teachingTo", i.week_minutes as "weekMinutes", i.initiative,
          (select min(a.effective_on) from internship_agreement a
            where a.internship_id = i.id and a.number > 0 and a.state = 'signed'
              and exists (select 1 from internship_move m where m.internship_id = i.id and m.name = 'suspend'))
            as "prolongedFrom",
          coalesce(i.tutor_id = $2, false) as "sameTutor",
          $3 <> '' and fold(i.academic_tutor) = fold($3) as "sameAcademicTutor",
          $4 <> '' and fold(i.post) = fold($4) as "samePost"
        from internship i
        where i.id <> $1 and i.state <> 'draft' and (i.state <> 'terminated' or i.ended_on is not null)) o
      where o."personId" = $5 or o."sameTutor" or o."sameAcademicTutor" or o."samePost"
        or (o."startOn" <= $6 and o."endOn" >= $7)
      order by o."startOn", o.id`;
    const values = [
      one.id,
      one.tutorId,
      one.academicTutor.trim(),
      one.post.trim(),
      one.personId,
      // The civil weeks of both ends.
      addDays(endOn, 7),
      addDays(one.startOn, -7),
    ];
    return tx ? tx.query<AroundRow>(text, values) : this.database.query<AroundRow>(text, values);
  }
}
