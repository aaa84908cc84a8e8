import { Inject, Injectable } from '@nestjs/common';
import type {
  UsageCohort,
  UsageDetail,
  UsageDetailQuery,
  UsageOverview,
  UsageOverviewQuery,
  UsageRow,
  UsageSort,
} from '@jalon/contracts';
import {
  addDays,
  DomainError,
  isMature,
  may,
  MONTH_DAYS,
  noFigure,
  perUser,
  shownCount,
  shownFigure,
  visibleEntity,
  type LocalDate,
  type Principal,
} from '@jalon/domain';
import { CLOCK, today, type Clock } from '../../../config/clock.js';
import { useCaseKey } from '../../use-cases/index.js';
import { DetailQuery, type CohortFacts } from '../persistence/detail.query.js';
import {
  MetricsQuery,
  type DeclaredFacts,
  type EntityFacts,
  type Scope,
  type SolutionFacts,
} from '../persistence/metrics.query.js';
import {
  adoptionOf,
  changeOf,
  declaredMonths,
  eligibleOf,
  figuresOf,
  NO_FIGURES,
  seriesOf,
  shownNumber,
  targetOf,
} from './figures.js';

/** What the screens of usage show, always at the end of the last full day. */
@Injectable()
export class MetricsQueries {
  constructor(
    private readonly metrics: MetricsQuery,
    private readonly details: DetailQuery,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws DomainError `not_found` for an entity that the reader may not look at */
  async overview(principal: Principal, query: UsageOverviewQuery): Promise<UsageOverview> {
    const day = this.day();
    const scope = { entityId: scopeEntity(principal, query.entityId), release: null };
    const [solutions, entities, declared, places] = await Promise.all([
      this.metrics.solutions(day, scope),
      this.metrics.entities(day, scope, null),
      this.metrics.declared(day, scope, null),
      this.metrics.places(principal, null),
    ]);
    const words = fold(query.q ?? '');
    const rows = solutions
      .filter(({ reporting }) => query.reporting === undefined || reporting === query.reporting)
      .filter(({ code, title }) => fold(`${code} ${title}`).includes(words))
      .map((solution) => ({
        number: solution.number,
        row: toRow(principal, solution, ofSolution(entities, solution), ofSolution(declared, solution)),
      }))
      .filter(({ row }) => query.below !== true || isBelow(row));
    const turn = query.dir === 'asc' ? 1 : -1;
    rows.sort((a, b) => compare(a.row, b.row, query.sort, turn) || (a.number - b.number) * turn);
    return { day, items: rows.map(({ row }) => row), entities: places };
  }

  /** @throws DomainError `not_found`, also for what the reader may not see */
  async detail(principal: Principal, id: string, query: UsageDetailQuery): Promise<UsageDetail> {
    const head = await this.details.head(principal, useCaseKey(id));
    if (!head) throw new DomainError('not_found', 'No such use case');
    const day = this.day();
    const scope: Scope = {
      entityId: scopeEntity(principal, query.entityId),
      release: query.release === undefined || query.release === '' ? null : query.release,
    };
    const { solutionId } = head;
    if (solutionId === null) return nothing(head.useCaseId, day);
    const back = Math.max(Number(query.period), MONTH_DAYS + 1);
    const whole = scope.release === null;
    const [days, bounds, entities, declared, places, releases, cohorts, activated] = await Promise.all([
      this.details.days(solutionId, scope, addDays(day, 1 - back), day),
      this.details.bounds(solutionId, scope, day),
      this.metrics.entities(day, scope, solutionId),
      this.metrics.declared(day, scope, solutionId),
      this.metrics.places(principal, solutionId),
      this.details.releases(solutionId, scope, day),
      whole ? this.details.cohorts(solutionId, scope, day) : [],
      whole && head.keyAction ? this.details.activation(solutionId, scope, head.activationDays, day) : null,
    ]);
    const months = declaredMonths(declared);
    const used = bounds.since !== null && bounds.since <= day;
    const figures = figuresOf(used ? days : [], used ? entities : [], activated);
    const last = months.at(-1);
    return {
      useCaseId: head.useCaseId,
      day,
      solution: {
        id: solutionId,
        source: head.source,
        reporting: head.reporting,
        activationDays: head.activationDays,
        keyAction: head.keyAction,
        lastUseOn: bounds.last,
        since: bounds.since,
      },
      entities: places,
      releases,
      eligible: eligibleOf(entities),
      target: targetOf(entities),
      figures: !used && last && whole ? { ...NO_FIGURES, mau: last.users, adoption: last.adoption } : figures,
      series: seriesOf(used ? days : [], Number(query.period)),
      cohorts: toCohorts(cohorts, day),
      declared: months.map(({ month, users, adoption, uses }) => ({ month, users, adoption, uses })),
    };
  }

  /** Yesterday: today is not over, its figures would always seem to fall. */
  private day(): LocalDate {
    return addDays(today(this.clock), -1);
  }
}

/** The one entity the reader looks at, null for all. @throws DomainError `not_found` for another's */
function scopeEntity(principal: Principal, asked: string | undefined): string | null {
  const own = visibleEntity(principal);
  if (own !== null && asked !== undefined && asked !== own) {
    throw new DomainError('not_found', 'No such entity');
  }
  return own ?? asked ?? null;
}

function ofSolution<T extends { readonly solutionId: string }>(
  rows: readonly T[],
  { solutionId }: SolutionFacts,
): T[] {
  return rows.filter((row) => row.solutionId === solutionId);
}

function toRow(
  principal: Principal,
  facts: SolutionFacts,
  entities: readonly EntityFacts[],
  declared: readonly DeclaredFacts[],
): UsageRow {
  const months = declaredMonths(declared);
  const last = months.at(-1);
  const byHand = facts.lastUseOn === null && last !== undefined;
  const mau = facts.lastUseOn === null ? null : facts.mau;
  return {
    solutionId: facts.solutionId,
    useCaseId: facts.useCaseId,
    code: facts.code,
    title: facts.title,
    stage: facts.stage,
    reporting: facts.reporting,
    mayOpen: may(principal, 'use_case:read', { entityId: facts.ownerEntityId }),
    declaredMonth: byHand ? last.month : null,
    eligible: eligibleOf(entities),
    mau: byHand ? last.users : shownCount(mau),
    change: byHand ? changeOf(last.count, months.at(-2)?.count ?? null) : changeOf(mau, facts.mauBefore),
    adoption: byHand ? last.adoption : mau === null ? noFigure('no_data') : adoptionOf(entities, mau),
    target: targetOf(entities),
    stickiness:
      mau === null ? noFigure('no_data') : shownFigure(perUser(facts.userDays / MONTH_DAYS, mau), [mau]),
    lastUseOn: facts.lastUseOn,
    spark: byHand
      ? months.map(({ users }) => users.value)
      : facts.spark.map((users) => (users === null ? null : shownNumber(users))),
  };
}

function isBelow({ adoption, target }: UsageRow): boolean {
  return target !== null && adoption.value !== null && adoption.value * 100 < target.percent;
}

function compare(a: UsageRow, b: UsageRow, sort: UsageSort, turn: number): number {
  const [left, right] = [keyOf(a, sort), keyOf(b, sort)];
  // What has no figure comes last, whichever way.
  if (left === null || right === null) return Number(left === null) - Number(right === null);
  return left < right ? -turn : left > right ? turn : 0;
}

function keyOf(row: UsageRow, sort: UsageSort): number | string | null {
  if (sort === 'useCase') return 0;
  return sort === 'lastUse' ? row.lastUseOn : row[sort].value;
}

function toCohorts(rows: readonly CohortFacts[], day: LocalDate): UsageCohort[] {
  const months = new Map<string, CohortFacts[]>();
  for (const row of rows) months.set(row.month, [...(months.get(row.month) ?? []), row]);
  return [...months.entries()].map(([month, cells]) => {
    const size = cells[0]?.size ?? 0;
    return {
      month,
      size: shownCount(size),
      cells: cells.map(({ period, active, activeSince }) => {
        const share = (users: number) =>
          isMature(month, period, day)
            ? shownFigure(perUser(users, size), [size, users])
            : noFigure('immature');
        return { period, active: share(active), since: share(activeSince) };
      }),
    };
  });
}

function nothing(useCaseId: string, day: LocalDate): UsageDetail {
  return {
    useCaseId,
    day,
    solution: null,
    entities: [],
    releases: [],
    eligible: null,
    target: null,
    figures: NO_FIGURES,
    series: [],
    cohorts: [],
    declared: [],
  };
}

function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
