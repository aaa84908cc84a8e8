import { Injectable } from '@nestjs/common';
import type { LocalDate } from '@jalon/domain';
import { Database } from '../../../database/database.js';

export interface ArrivedIntern {
  readonly id: string;
  readonly lastName: string;
  readonly firstName: string;
  readonly startOn: LocalDate;
  readonly endOn: LocalDate;
  readonly tutorName: string;
  readonly place: string;
}

/** Interns who arrived: the lines of the register. */
@Injectable()
export class InternRegisterQuery {
  constructor(private readonly database: Database) {}

  read(): Promise<readonly ArrivedIntern[]> {
    return this.database.query<ArrivedIntern>(
      `select i.id, i.last_name as "lastName", i.first_name as "firstName", i.starts_on as "startOn",
         coalesce(i.ended_on, i.ends_on) as "endOn", coalesce(t.name, '') as "tutorName", i.place
       from internship i left join person t on t.id = i.tutor_id
       where i.state in ('running', 'suspended', 'extended', 'completed')
         or (i.state in ('terminated', 'certified')
           and exists (select 1 from internship_move m where m.internship_id = i.id and m.name = 'start'))
       order by i.starts_on, i.id`,
    );
  }
}
