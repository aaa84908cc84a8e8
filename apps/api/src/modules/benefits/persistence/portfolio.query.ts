import { Injectable } from '@nestjs/common';
import type { BenefitPortfolio, BenefitQuery } from '@jalon/contracts';
import { ADDED_UNITS, firstDayOf, monthOf, type LocalDate, type Principal } from '@jalon/domain';
import { Database } from '../../../database/database.js';
import { Values, visibleTo } from '../../../database/visibility.js';

const SUMS = `sum(value) filter (where state = 'accepted')::bigint as realised,
  max(month) filter (where state = 'accepted') as last,
  (count(*) filter (where state = 'proposed'))::int as waiting`;

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
    const kept = query.toReview ? 'where waiting > 0' : '';
    const added = `${values.add(ADDED_UNITS)}::text[]`;
    const size = values.add(query.pageSize);
    const skipped = values.add((query.page - 1) * query.pageSize);
    // Of all benefits, measures are added up in one pass; where few are asked for, theirs are looked up one by one.
    const measured = conditions.every((one) => one === 'true')
      ? `select benefit_id, ${SUMS} from benefit_measure group by benefit_id`
      : `select a.id as benefit_id, m.* from asked a
           cross join lateral (select ${SUMS} from benefit_measure where benefit_id = a.id) m`;
    const [row] = await this.database.query<Omit<BenefitPortfolio, 'today'>>(
      `with asked as (
         select b.id, b.unit, b.created_at, u.title, u.id as use_case_id,
           -- Months from the first to the current one or the last expected, both included.
           b.expected_monthly * greatest(0, 1
             + 12 * (extract(year from least(b.expected_until, ${now})) - extract(year from b.expected_from))
             + extract(month from least(b.expected_until, ${now})) - extract(month from b.expected_from))::bigint
             as so_far
         from benefit b join use_case u on u.id = b.use_case_id where ${conditions.join(' and ')}
       ), measured as (${measured}
       ), shown as (
         select a.*, m.realised, m.last, coalesce(m.waiting, 0) as waiting
         from asked a left join measured m on m.benefit_id = a.id
       ), kept as (select * from shown ${kept}),
       page as (select * from kept order by title, use_case_id, created_at, id limit ${size} offset ${skipped})
       select (select count(*)::int from kept) as total,
         (select coalesce(sum(waiting), 0)::int from shown) as "toReview",
         (select coalesce(json_agg(json_build_object('id', p.id, 'useCaseId', u.id, 'useCaseCode', u.code,
              'useCaseTitle', u.title, 'stage', u.stage, 'entityName', e.name, 'title', b.title, 'nature', b.nature,
              'unit', b.unit, 'expectedMonthly', b.expected_monthly, 'expectedSoFar', p.so_far,
              'realised', p.realised, 'lastMonth', to_char(p.last, 'YYYY-MM'), 'toReview', p.waiting)
            order by p.title, p.use_case_id, p.created_at, p.id), '[]')
          from page p join benefit b on b.id = p.id join use_case u on u.id = b.use_case_id
          join partner_entity e on e.id = u.entity_id) as items,
         (select coalesce(json_agg(t order by array_position(${added}, t.unit)), '[]') from (
            select unit, count(*)::int as benefits, sum(so_far)::bigint as "expectedSoFar",
              sum(realised)::bigint as realised
            from kept where unit = any(${added}) group by unit) t) as totals`,
      values.all,
    );
    return { ...(row ?? { total: 0, toReview: 0, items: [], totals: [] }), today };
  }
}
