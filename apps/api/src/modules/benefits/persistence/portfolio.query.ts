import { Injectable } from '@nestjs/common';
import type { BenefitPortfolio, BenefitQuery } from '@jalon/contracts';
import { ADDED_UNITS, firstDayOf, monthOf, type LocalDate, type Principal } from '@jalon/domain';
import { Database } from '../../../database/database.js';
import { Values, visibleTo } from '../../../database/visibility.js';

/** Benefits across use cases, with what they brought: one statement, whatever is asked. */
@Injectable()
export class PortfolioQuery {
  constructor(private readonly database: Database) {}

  async read(principal: Principal, query: BenefitQuery, today: LocalDate): Promise<BenefitPortfolio> {
    const values = new Values();
    const now = `${values.add(firstDayOf(monthOf(today)))}::date`;
    const conditions = [visibleTo(principal, values)];
    if (query.unit?.length) conditions.push(`b.unit = any(${values.add(query.unit)}::text[])`);
    if (query.nature?.length) conditions.push(`b.nature = any(${values.add(query.nature)}::text[])`);
    if (query.entityId?.length) conditions.push(`u.entity_id = any(${values.add(query.entityId)}::uuid[])`);
    const kept = query.toReview ? `where "toReview" > 0` : '';
    const added = `${values.add(ADDED_UNITS)}::text[]`;
    const size = values.add(query.pageSize);
    const skipped = values.add((query.page - 1) * query.pageSize);
    const [row] = await this.database.query<Omit<BenefitPortfolio, 'today'>>(
      `with shown as (
         select b.id, u.id as "useCaseId", u.code as "useCaseCode", u.title as "useCaseTitle", u.stage,
           e.name as "entityName", b.title, b.nature, b.unit, b.expected_monthly as "expectedMonthly",
           -- Months from the first to the current one or the last expected, both included.
           b.expected_monthly * greatest(0, 1
             + 12 * (extract(year from least(b.expected_until, ${now})) - extract(year from b.expected_from))
             + extract(month from least(b.expected_until, ${now})) - extract(month from b.expected_from))::bigint
             as "expectedSoFar",
           m.realised, to_char(m.last, 'YYYY-MM') as "lastMonth", coalesce(m.waiting, 0)::int as "toReview",
           b.created_at
         from benefit b join use_case u on u.id = b.use_case_id join partner_entity e on e.id = u.entity_id
         left join lateral (select sum(value) filter (where state = 'accepted')::bigint as realised,
             max(month) filter (where state = 'accepted') as last,
             count(*) filter (where state = 'proposed') as waiting
           from benefit_measure where benefit_id = b.id) m on true
         where ${conditions.join(' and ')}
       ), kept as (select * from shown ${kept}),
       page as (select * from kept order by "useCaseTitle", "useCaseId", created_at, id
         limit ${size} offset ${skipped})
       select (select count(*)::int from kept) as total,
         (select coalesce(sum("toReview"), 0)::int from shown) as "toReview",
         (select coalesce(json_agg(to_jsonb(p) - 'created_at'
            order by p."useCaseTitle", p."useCaseId", p.created_at, p.id), '[]') from page p) as items,
         (select coalesce(json_agg(t order by array_position(${added}, t.unit)), '[]') from (
            select unit, count(*)::int as benefits, sum("expectedSoFar")::bigint as "expectedSoFar",
              sum(realised)::bigint as realised
            from kept where unit = any(${added}) group by unit) t) as totals`,
      values.all,
    );
    return { ...(row ?? { total: 0, toReview: 0, items: [], totals: [] }), today };
  }
}
