import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../../database/unit-of-work.js';
import type { PrefillFacts } from '../application/prefill.js';

/** What a new agreement takes over from its use case. */
@Injectable()
export class PrefillQuery {
  async read(tx: Transaction, useCaseId: string): Promise<Omit<PrefillFacts, 'labName'>> {
    const [row] = await tx.query<Omit<PrefillFacts, 'labName'>>(
      `select u.title as "useCaseTitle", u.summary, e.name as "entityName", s.name as "sponsorName",
         b.name as "businessOwnerName", r.name as "referentName",
         (select coalesce(json_agg(json_build_object('name', m.name,
             'on', coalesce(m.actual_on, m.forecast_on, m.baseline_on))
             order by coalesce(m.actual_on, m.forecast_on, m.baseline_on), m.name), '[]')
          from milestone m where m.use_case_id = u.id) as milestones
       from use_case u join partner_entity e on e.id = u.entity_id left join person s on s.id = u.sponsor_id
         left join person b on b.id = u.business_owner_id left join person r on r.id = u.functional_referent_id
       where u.id = $1`,
      [useCaseId],
    );
    if (!row) throw new Error(`The use case ${useCaseId} is held, but not there`);
    return row;
  }
}
