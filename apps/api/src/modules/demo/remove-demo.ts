import { Injectable } from '@nestjs/common';
import { DomainError } from '@jalon/domain';
import { UnitOfWork, type Transaction } from '../../database/unit-of-work.js';
import type { RequestContext } from '../../http/request-context.js';

/**
 * Takes the demo away in one transaction. What people built on it stays: an entity, person or product that a
 * real use case or account refers to only loses its mark, and so does the account of whoever asks.
 */
@Injectable()
export class RemoveDemo {
  constructor(private readonly work: UnitOfWork) {}

  async remove(context: RequestContext): Promise<void> {
    await this.work.run(context.actor, async (tx) => {
      const rows = await tx.query(`delete from setting where key = 'demo' returning key`);
      if (rows.length === 0) throw new DomainError('not_found', 'There is no demo data');
      await removeRows(tx, context.principal.accountId);
      await tx.audit({ action: 'demo.removed', subjectType: 'demo', subjectId: null });
    });
  }
}

async function removeRows(tx: Transaction, keepAccount: string): Promise<void> {
  await tx.query(`delete from report_document where (facts ->> 'demo')::boolean`);
  // Months that were frozen with the demo in them, also those that were opened again since.
  await tx.query(
    `delete from restitution r where (r.snapshot ->> 'demo')::boolean
       or exists (select 1 from restitution_move m where m.restitution_id = r.id and (m.snapshot ->> 'demo')::boolean)`,
  );
  // What a deliverable is made from goes with the demo; of a month or a year, what the demo's people asked for.
  await tx.query(
    `delete from deliverable d where d.subject_id in (
         select id from use_case where is_demo union all select id from opportunity_study where is_demo
         union all select id from meeting where is_demo union all select id from internship where is_demo
         union all select g.id from agreement g join use_case u on u.id = g.use_case_id where u.is_demo)
       or (d.subject_id is null and d.created_by in (select id from account where is_demo))`,
  );
  await tx.query('delete from opportunity_study where is_demo');
  await tx.query('delete from meeting where is_demo');
  await tx.query(
    `delete from meeting_series s where is_demo and not exists (select 1 from meeting m where m.series_id = s.id)`,
  );
  await tx.query('delete from internship where is_demo');
  // An offer that somebody applied to stays, and so does its campaign.
  await tx.query('delete from internship_application where is_demo');
  await tx.query(
    `delete from internship_offer o where is_demo
       and not exists (select 1 from internship_application a where a.offer_id = o.id)
       and not exists (select 1 from internship i where i.offer_id = o.id and not i.is_demo)`,
  );
  await tx.query(
    `delete from internship_campaign c where is_demo
       and not exists (select 1 from internship_offer o where o.campaign_id = c.id)`,
  );
  for (const table of ['research_publication', 'research_study', 'research_reference'])
    await tx.query(`delete from ${table} where is_demo`);
  // Events hold on to nothing, so nothing takes them away; their figures go with the solution.
  for (const table of ['usage_event', 'usage_mark'])
    await tx.query(
      `delete from ${table} where solution_id in
         (select s.id from solution s join use_case u on u.id = s.use_case_id where u.is_demo)`,
    );
  await tx.query('delete from use_case where is_demo');
  await tx.query(
    `delete from squad s where is_demo
       and not exists (select 1 from assignment a where a.squad_id = s.id)
       and not exists (select 1 from squad_member m join person p on p.id = m.person_id
         where m.squad_id = s.id and not p.is_demo)`,
  );
  await tx.query('update account set is_demo = false where id = $1', [keepAccount]);
  await tx.query('delete from account where is_demo');
  await tx.query(
    `delete from person p where is_demo
       and not exists (select 1 from account a where a.person_id = p.id)
       and not exists (select 1 from assignment a where a.person_id = p.id)
       and not exists (select 1 from milestone m where m.owner_id = p.id)
       and not exists (select 1 from register_item r where p.id in (r.owner_id, r.decider_id))
       and not exists (select 1 from squad_member m where m.person_id = p.id)
       and not exists (select 1 from attendance t where t.person_id = p.id)
       and not exists (select 1 from agenda_item i where i.owner_id = p.id)
       and not exists (select 1 from meeting m where p.id in (m.chair_id, m.secretary_id))
       and not exists (select 1 from meeting_series_member b where b.person_id = p.id)
       and not exists (select 1 from meeting_series s where p.id in (s.chair_id, s.secretary_id))
       and not exists (select 1 from internship i where p.id in (i.person_id, i.tutor_id, i.referent_id))
       and not exists (select 1 from deployment d where d.contact_id = p.id)
       and not exists (select 1 from squad s where s.functional_referent_id = p.id)
       and not exists (select 1 from use_case u where p.id in (u.sponsor_id, u.business_owner_id, u.functional_referent_id))`,
  );
  await tx.query(
    `delete from product p where is_demo and not exists (select 1 from use_case u where u.product_id = p.id)`,
  );
  await tx.query(
    `delete from partner_entity e where is_demo
       and not exists (select 1 from use_case u where u.entity_id = e.id)
       and not exists (select 1 from person p where p.entity_id = e.id)
       and not exists (select 1 from account a where a.entity_id = e.id)
       and not exists (select 1 from deployment d where d.entity_id = e.id)
       and not exists (select 1 from report_document d where d.entity_id = e.id)
       and not exists (select 1 from deliverable d where d.entity_id = e.id)
       and not exists (select 1 from template t where t.entity_id = e.id)
       and not exists (select 1 from opportunity_study s where s.entity_id = e.id)
       and not exists (select 1 from meeting m where m.entity_id = e.id)
       and not exists (select 1 from meeting_series s where s.entity_id = e.id)`,
  );
  for (const table of [
    'meeting_series',
    'internship_offer',
    'internship_campaign',
    'squad',
    'person',
    'product',
    'partner_entity',
  ]) {
    await tx.query(`update ${table} set is_demo = false where is_demo`);
  }
}
