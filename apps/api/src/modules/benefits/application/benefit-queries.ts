import { Inject, Injectable } from '@nestjs/common';
import type { BenefitPortfolio, BenefitQuery, UseCaseBenefits } from '@jalon/contracts';
import {
  ADDED_UNITS,
  benefitCurve,
  caseCurve,
  DomainError,
  may,
  monthOf,
  payback,
  shownMonths,
  type Principal,
} from '@jalon/domain';
import { CLOCK, today, type Clock } from '../../../config/clock.js';
import type { Transaction } from '../../../database/unit-of-work.js';
import { UseCaseAccess, useCaseKey } from '../../use-cases/index.js';
import { BenefitStore, type BenefitRow, type MeasureRow } from '../persistence/benefit.store.js';
import { PortfolioQuery } from '../persistence/portfolio.query.js';

/** What is shown of benefits; a partner reads those of its own use cases. */
@Injectable()
export class BenefitQueries {
  constructor(
    private readonly access: UseCaseAccess,
    private readonly benefits: BenefitStore,
    private readonly portfolios: PortfolioQuery,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async page(principal: Principal, useCase: string): Promise<UseCaseBenefits> {
    const { id, entityId } = await this.access.read(principal, useCaseKey(useCase));
    return this.current(principal, { id, entityId });
  }

  portfolio(principal: Principal, query: BenefitQuery): Promise<BenefitPortfolio> {
    return this.portfolios.read(principal, query, today(this.clock));
  }

  /** The page of a use case that the reader may see; within a transaction, as it will be. */
  async current(
    principal: Principal,
    { id, entityId }: { readonly id: string; readonly entityId: string },
    tx?: Transaction,
  ): Promise<UseCaseBenefits> {
    const rows = await this.benefits.list(id, tx);
    const businessCase = await this.benefits.businessCase(id, tx);
    const currentMonth = monthOf(today(this.clock));
    const measures = rows.flatMap((row) => row.measures.map((one) => ({ ...one, benefitId: row.id })));
    const months = shownMonths(rows, measures, businessCase, currentMonth);
    const units = ADDED_UNITS.filter((unit) => rows.some((row) => row.unit === unit));
    const curves = units.map((unit) => ({ unit, months: benefitCurve(rows, measures, unit, months) }));
    const caseMonths = businessCase
      ? caseCurve(benefitCurve(rows, measures, 'eur', months), businessCase, currentMonth)
      : [];
    const mayReview = may(principal, 'benefit:review', { entityId });
    return {
      useCaseId: id,
      businessCase,
      items: rows.map((row) => ({
        ...row,
        measures: row.measures.map((one) => measureView(one, principal, mayReview)),
      })),
      curves,
      caseMonths,
      payback: payback(caseMonths),
      currentMonth,
      mayEdit: may(principal, 'benefit:edit', { entityId }),
      mayReview,
    };
  }

  /** @throws DomainError `not_found` for a benefit that is not of this use case */
  async find(useCaseId: string, id: string, tx: Transaction): Promise<BenefitRow> {
    const row = (await this.benefits.list(useCaseId, tx)).find((one) => one.id === id);
    if (!row) throw new DomainError('not_found', 'No such benefit');
    return row;
  }
}

function measureView({ measuredBy, ...shown }: MeasureRow, principal: Principal, mayReview: boolean) {
  const isOthers = measuredBy !== principal.accountId;
  return { ...shown, mayReview: mayReview && isOthers && shown.state === 'proposed' };
}
