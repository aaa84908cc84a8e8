import { Injectable } from '@nestjs/common';
import type { LocalDate } from '@jalon/domain';
import { Database } from '../../../database/database.js';
import type { Transaction } from '../../../database/unit-of-work.js';

/** An accepted candidate, as the internship would begin. */
export interface AcceptedCandidate {
  readonly applicationId: string;
  readonly offerTitle: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly school: string;
  readonly title: string;
  readonly template: string;
  readonly startOn: LocalDate | null;
  readonly endOn: LocalDate | null;
  readonly tutorId: string | null;
  readonly referentId: string | null;
  readonly squadId: string | null;
  readonly useCaseId: string | null;
}

/** Accepted applications that became no internship yet. */
@Injectable()
export class AcceptedQuery {
  constructor(private readonly database: Database) {}

  read(): Promise<readonly AcceptedCandidate[]> {
    return this.database.query<AcceptedCandidate>(
      `select a.id as "applicationId", o.title as "offerTitle", split_part(btrim(a.name), ' ', 1) as "firstName",
         btrim(substr(btrim(a.name), length(split_part(btrim(a.name), ' ', 1)) + 1)) as "lastName", a.school, o.title,
         o.template, coalesce(o.starts_on, a.available_from) as "startOn", o.ends_on as "endOn", o.tutor_id as "tutorId",
         o.referent_id as "referentId", o.squad_id as "squadId", o.use_case_id as "useCaseId"
       from internship_application a join internship_offer o on o.id = a.offer_id
       where a.state = 'accepted' and a.erased_at is null
         and not exists (select 1 from internship i where i.application_id = a.id)
       order by a.decided_at desc nulls last, a.id limit 200`,
    );
  }

  /** The offer of an accepted application, held so that it is not withdrawn meanwhile; undefined when it is not accepted. */
  async take(
    tx: Transaction,
    applicationId: string,
  ): Promise<{ readonly offerId: string; readonly curriculum: string; readonly used: boolean } | undefined> {
    const [row] = await tx.query<{ offerId: string; curriculum: string; used: boolean }>(
      `select offer_id as "offerId", curriculum,
         exists (select 1 from internship i where i.application_id = a.id) as used
       from internship_application a where id = $1 and state = 'accepted' and erased_at is null for no key update`,
      [applicationId],
    );
    return row;
  }
}
