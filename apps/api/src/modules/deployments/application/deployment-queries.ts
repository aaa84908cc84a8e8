import { Inject, Injectable } from '@nestjs/common';
import {
  id as uuid,
  type DeclarationView,
  type DeploymentDetail,
  type DeploymentFigure,
  type DeploymentList,
  type DeploymentRow,
  type DeploymentsQuery,
} from '@jalon/contracts';
import {
  addMonths,
  allowedDeploymentMoves,
  DomainError,
  fewUsers,
  may,
  monthOf,
  shownUse,
  wasLiveIn,
  type LocalDate,
  type Month,
  type Principal,
} from '@jalon/domain';
import { CLOCK, today, type Clock } from '../../../config/clock.js';
import type { Transaction } from '../../../database/unit-of-work.js';
import { DeploymentListQuery, type DeploymentLine } from '../persistence/deployment-list.js';
import { DeploymentStore, type DeclarationRow } from '../persistence/deployment.store.js';

const ONE = { sort: 'next', dir: 'asc', page: 1, pageSize: 1 } as const;
/** Months that can be declared from the screen: older ones are history. */
const MONTHS = 12;

/** What deployments show: to a partner those at its own entity. */
@Injectable()
export class DeploymentQueries {
  constructor(
    private readonly lines: DeploymentListQuery,
    private readonly store: DeploymentStore,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async list(principal: Principal, query: DeploymentsQuery): Promise<DeploymentList> {
    const { rows, total } = await this.lines.page(principal, query, today(this.clock));
    return { items: rows.map((row) => toRow(row, principal)), total };
  }

  /** @throws DomainError `not_found`, also for what `principal` may not see */
  async detail(principal: Principal, id: string, tx?: Transaction): Promise<DeploymentDetail> {
    checkDeploymentId(id);
    const now = today(this.clock);
    const { rows } = await this.lines.page(principal, { ...ONE, ids: [id] }, now, tx);
    const [row] = rows;
    if (!row) throw deploymentNotFound();
    const more = await this.store.more(id, now, tx);
    const mayEdit = may(principal, 'deployment:edit', { entityId: row.entity.id });
    const shown = toRow(row, principal);
    const moves = allowedDeploymentMoves({ ...row, populations: more.populations });
    return {
      ...shown,
      mayEdit,
      moves: moves.map((move) => ({ ...move, missing: [...move.missing] })),
      populations: [...more.populations],
      eligibleList: more.eligibleList,
      declarations: more.declarations.map(toDeclaration),
      declarable: shown.mayDeclare ? declarableMonths(row, now) : [],
    };
  }
}

/** @throws DomainError `not_found` for what cannot be an id */
export function checkDeploymentId(id: string): void {
  if (!uuid.safeParse(id).success) throw deploymentNotFound();
}

export function deploymentNotFound(): DomainError {
  return new DomainError('not_found', 'No such deployment');
}

function toRow(line: DeploymentLine, principal: Principal): DeploymentRow {
  const { id, version, solutionId, useCase, entity, environment, wave, release, status } = line;
  const { plannedOn, liveOn, retiredOn, contact, targetAdoption, targetOn, note, reporting } = line;
  return {
    ...{ id, version, solutionId, useCase, entity, environment, wave, release, status },
    ...{ plannedOn, liveOn, retiredOn, contact, targetAdoption, targetOn, note, reporting },
    next: line.next,
    eligible: line.eligible,
    figure: figureOf(line),
    mayDeclare: liveOn !== null && may(principal, 'usage:declare', { entityId: entity.id }),
  };
}

/**
 * What events tell comes first; a declared month stands in where there are none, and where none are sent: the days
 * without events of a solution that is declared say nothing.
 */
function figureOf(line: DeploymentLine): DeploymentFigure | null {
  const byHand = line.reporting === 'declared' && line.declaredUsers !== null;
  if (!byHand && line.usedOn !== null && line.mau !== null)
    return {
      origin: 'events',
      on: line.usedOn,
      ...shownUse({
        activeUsers: line.mau,
        activeEligible: line.mauEligible,
        eligible: line.usedEligible,
      }),
    };
  if (line.declaredOn !== null && line.declaredUsers !== null)
    return {
      origin: 'declared',
      on: line.declaredOn,
      ...shownUse({
        activeUsers: line.declaredUsers,
        activeEligible: null,
        eligible: line.declaredEligible,
      }),
    };
  return null;
}

export function toDeclaration(row: DeclarationRow): DeclarationView {
  const few = fewUsers(row.activeUsers);
  return few ? { ...row, few, activeUsers: null, uses: null } : { ...row, few };
}

function declarableMonths(line: DeploymentLine, now: LocalDate): Month[] {
  const latest = monthOf(now);
  return Array.from({ length: MONTHS }, (_, back) => addMonths(latest, -back)).filter((month) =>
    wasLiveIn(line, month, now),
  );
}
