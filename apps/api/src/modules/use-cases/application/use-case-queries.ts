import { Inject, Injectable } from '@nestjs/common';
import {
  OVERVIEW_MAX,
  type Activity,
  type Overview,
  type UseCaseCounts,
  type UseCaseDetail,
  type UseCaseFilter,
  type UseCasePage,
  type UseCaseQuery,
} from '@jalon/contracts';
import { DomainError, type Health, type Principal } from '@jalon/domain';
import { CLOCK, today, type Clock } from '../../../config/clock.js';
import type { Transaction } from '../../../database/unit-of-work.js';
import { ReferenceCache, type ReferenceSnapshot } from '../../reference/index.js';
import { CountsQuery } from '../persistence/counts-query.js';
import { DetailQuery } from '../persistence/detail-query.js';
import { ListQuery } from '../persistence/list-query.js';
import { OverviewQuery } from '../persistence/overview-query.js';
import type { UseCaseKey } from '../persistence/use-case.repository.js';
import { healthOf } from './health-view.js';
import { toCard } from './use-case-card.js';
import { isNamed, toDetail, toRow, type NamedRow } from './use-case-view.js';

const ACTIVITY_MAX = 200;

/** What the portfolio shows. */
@Injectable()
export class UseCaseQueries {
  constructor(
    private readonly lists: ListQuery,
    private readonly overviews: OverviewQuery,
    private readonly facets: CountsQuery,
    private readonly details: DetailQuery,
    private readonly reference: ReferenceCache,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async page(principal: Principal, query: UseCaseQuery): Promise<UseCasePage> {
    const { rows, total } = await this.lists.page(
      { principal, filter: query, today: today(this.clock) },
      query,
    );
    const names = await this.namesOf(rows);
    return { items: rows.map((row) => toRow(row, names)), total };
  }

  /** What the other layouts draw, all at once. */
  async overview(principal: Principal, filter: UseCaseFilter): Promise<Overview> {
    const day = today(this.clock);
    const { rows, milestones, deployments, total } = await this.overviews.cards(
      { principal, filter, today: day },
      OVERVIEW_MAX,
    );
    const names = await this.namesOf(rows);
    return {
      items: rows.map((row) =>
        toCard(row, milestones.get(row.id) ?? [], deployments.get(row.id) ?? [], names, day),
      ),
      total,
      truncated: total > rows.length,
    };
  }

  counts(principal: Principal, filter: UseCaseFilter): Promise<UseCaseCounts> {
    return this.facets.counts({ principal, filter, today: today(this.clock) });
  }

  /** @throws DomainError `not_found`, also for what `principal` may not see. */
  async detail(principal: Principal, key: UseCaseKey, tx?: Transaction): Promise<UseCaseDetail> {
    const row = await this.details.find(principal, key, tx);
    if (!row) throw useCaseNotFound();
    return toDetail(row, principal, today(this.clock));
  }

  /**
   * What the facts say of its health, for the rule on declaring another.
   * @throws DomainError `not_found`, also for what `principal` may not see
   */
  async computedHealth(principal: Principal, id: string): Promise<Health> {
    const row = await this.details.find(principal, { id });
    if (!row) throw useCaseNotFound();
    return healthOf(row, today(this.clock)).health;
  }

  async activity(principal: Principal, key: UseCaseKey): Promise<Activity> {
    const row = await this.details.find(principal, key);
    if (!row) throw useCaseNotFound();
    return { items: await this.details.activity(row.id, ACTIVITY_MAX) };
  }

  private async namesOf(rows: readonly NamedRow[]): Promise<ReferenceSnapshot> {
    const names = await this.reference.read();
    if (rows.every((row) => isNamed(row, names))) return names;
    // Somebody added a name between the announcement and us.
    this.reference.forget();
    return this.reference.read();
  }
}

export function useCaseNotFound(): DomainError {
  return new DomainError('not_found', 'No such use case');
}
