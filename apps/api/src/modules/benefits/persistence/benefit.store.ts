import { Injectable } from '@nestjs/common';
import type { BenefitView, BusinessCaseView, CreateBenefit, PutBusinessCase } from '@jalon/contracts';
import { firstDayOf, type MeasureState, type Month } from '@jalon/domain';
import { Database } from '../../../database/database.js';
import type { Transaction } from '../../../database/unit-of-work.js';

/** A measure as it is kept: who measured decides who may review. */
export type MeasureRow = Omit<BenefitView['measures'][number], 'mayReview'> & {
  readonly measuredBy: string | null;
};
export type BenefitRow = Omit<BenefitView, 'measures'> & { readonly measures: readonly MeasureRow[] };
type BenefitText = Omit<CreateBenefit, 'unit'>;

// Amounts stay far below 2^53: a float8 reaches JavaScript as the same whole number.
const BENEFITS = `select b.id, b.title, b.nature, b.unit, b.method, b.expected_monthly::float8 as "expectedMonthly",
    to_char(b.expected_from, 'YYYY-MM') as "expectedFrom", to_char(b.expected_until, 'YYYY-MM') as "expectedUntil",
    b.owner_id as "ownerId", o.name as "ownerName", b.version, m.measures
  from benefit b left join person o on o.id = b.owner_id
  left join lateral (select coalesce(json_agg(json_build_object('month', to_char(m.month, 'YYYY-MM'), 'value', m.value,
      'evidence', m.evidence, 'state', m.state, 'reason', m.reason, 'measuredBy', m.measured_by,
      'measuredByName', mp.name, 'measuredAt', to_json(m.measured_at at time zone 'UTC') #>> '{}',
      'reviewedByName', rp.name, 'reviewedAt', to_json(m.reviewed_at at time zone 'UTC') #>> '{}',
      'version', m.version) order by m.month), '[]') as measures
    from benefit_measure m left join account ma on ma.id = m.measured_by left join person mp on mp.id = ma.person_id
    left join account ra on ra.id = m.reviewed_by left join person rp on rp.id = ra.person_id
    where m.benefit_id = b.id) m on true
  where b.use_case_id = $1`;
const CASE = `select investment::float8 as investment, monthly_run_cost::float8 as "monthlyRunCost",
    to_char(from_month, 'YYYY-MM') as "fromMonth", months, basis, version from business_case where use_case_id = $1`;

const day = (month: Month | null) => (month === null ? null : firstDayOf(month));

/** Benefits, their measures and the business case of use cases; the caller has checked that the reader sees them. */
@Injectable()
export class BenefitStore {
  constructor(private readonly database: Database) {}

  async list(useCaseId: string, tx?: Transaction): Promise<BenefitRow[]> {
    const text = `${BENEFITS} order by b.created_at, b.id`;
    const rows = tx
      ? await tx.query<BenefitRow>(text, [useCaseId])
      : await this.database.query<BenefitRow>(text, [useCaseId], 'benefits-of-use-case');
    return rows.map((row) => ({ ...row, measures: row.measures.map(withInstants) }));
  }

  async businessCase(useCaseId: string, tx?: Transaction): Promise<BusinessCaseView | null> {
    const [row] = tx
      ? await tx.query<BusinessCaseView>(CASE, [useCaseId])
      : await this.database.query<BusinessCaseView>(CASE, [useCaseId], 'business-case');
    return row ?? null;
  }

  async add(tx: Transaction, useCaseId: string, benefit: CreateBenefit): Promise<string> {
    const [row] = await tx.query<{ id: string }>(
      `insert into benefit (use_case_id, title, nature, unit, method, expected_monthly, expected_from, expected_until,
         owner_id, created_at, updated_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $10) returning id`,
      [
        useCaseId,
        benefit.title,
        benefit.nature,
        benefit.unit,
        benefit.method,
        benefit.expectedMonthly,
        day(benefit.expectedFrom),
        day(benefit.expectedUntil),
        benefit.ownerId,
        tx.now,
      ],
    );
    return row?.id ?? '';
  }

  /** False when another version is there by now. */
  async save(tx: Transaction, id: string, version: number, benefit: BenefitText): Promise<boolean> {
    const rows = await tx.query(
      `update benefit set title = $3, nature = $4, method = $5, expected_monthly = $6, expected_from = $7,
         expected_until = $8, owner_id = $9, updated_at = $10, version = version + 1
       where id = $1 and version = $2 returning id`,
      [
        id,
        version,
        benefit.title,
        benefit.nature,
        benefit.method,
        benefit.expectedMonthly,
        day(benefit.expectedFrom),
        day(benefit.expectedUntil),
        benefit.ownerId,
        tx.now,
      ],
    );
    return rows.length > 0;
  }

  async remove(tx: Transaction, id: string): Promise<void> {
    await tx.query('delete from benefit where id = $1', [id]);
  }

  async personExists(tx: Transaction, id: string): Promise<boolean> {
    return (await tx.query('select 1 from person where id = $1', [id])).length > 0;
  }

  /** A measure written again waits for a review again. */
  async measure(
    tx: Transaction,
    id: string,
    month: Month,
    { value, evidence }: { readonly value: number; readonly evidence: string },
  ): Promise<void> {
    await tx.query(
      `insert into benefit_measure (benefit_id, month, value, evidence, measured_by, measured_at)
       values ($1, $2, $3, $4, $5, $6)
       on conflict (benefit_id, month) do update set value = excluded.value, evidence = excluded.evidence,
         state = 'proposed', reason = '', measured_by = excluded.measured_by, measured_at = excluded.measured_at,
         reviewed_by = null, reviewed_at = null, version = benefit_measure.version + 1`,
      [id, firstDayOf(month), value, evidence, tx.actor.accountId, tx.now],
    );
  }

  async review(
    tx: Transaction,
    id: string,
    month: Month,
    review: { readonly state: MeasureState; readonly reason: string },
  ): Promise<void> {
    await tx.query(
      `update benefit_measure set state = $3, reason = $4, reviewed_by = $5, reviewed_at = $6, version = version + 1
       where benefit_id = $1 and month = $2`,
      [id, firstDayOf(month), review.state, review.reason, tx.actor.accountId, tx.now],
    );
  }

  async decide(tx: Transaction, useCaseId: string, decided: PutBusinessCase): Promise<void> {
    await tx.query(
      `insert into business_case (use_case_id, investment, monthly_run_cost, from_month, months, basis, updated_at)
       values ($1, $2, $3, $4, $5, $6, $7)
       on conflict (use_case_id) do update set investment = excluded.investment,
         monthly_run_cost = excluded.monthly_run_cost, from_month = excluded.from_month, months = excluded.months,
         basis = excluded.basis, updated_at = excluded.updated_at, version = business_case.version + 1`,
      [
        useCaseId,
        decided.investment,
        decided.monthlyRunCost,
        firstDayOf(decided.fromMonth),
        decided.months,
        decided.basis,
        tx.now,
      ],
    );
  }
}

/** PostgreSQL writes an instant in JSON without its zone: it is UTC, and said to be. */
function withInstants(row: MeasureRow): MeasureRow {
  const utc = (text: string) => new Date(`${text}Z`).toISOString();
  return {
    ...row,
    measuredAt: utc(row.measuredAt),
    reviewedAt: row.reviewedAt === null ? null : utc(row.reviewedAt),
  };
}
