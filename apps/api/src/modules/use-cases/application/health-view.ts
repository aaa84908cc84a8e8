import type { UseCaseDetail } from '@jalon/contracts';
import {
  computedHealth,
  registerCode,
  severity,
  type ComputedHealth,
  type HealthFacts,
  type LocalDate,
} from '@jalon/domain';
import type { DetailRow } from '../persistence/detail-query.js';

/** What the facts say of the health of a use case, as of `today`. */
export function healthOf(row: DetailRow, today: LocalDate): ComputedHealth {
  return computedHealth(healthFacts(row, today));
}

/** The same with the names that a sentence needs. */
export function toComputedHealth(
  row: DetailRow,
  today: LocalDate,
): NonNullable<UseCaseDetail['computedHealth']> {
  const { health, causes } = healthOf(row, today);
  return {
    health,
    causes: causes.map((cause) => {
      if (cause.kind === 'cost') return cause;
      if (cause.kind === 'delay') {
        const milestone = row.milestones.find((each) => each.id === cause.milestoneId);
        return { ...cause, name: milestone?.name ?? '' };
      }
      const risk = row.openRisks.find((each) => each.id === cause.riskId);
      return { ...cause, code: registerCode('risk', risk?.number ?? 0), title: risk?.title ?? '' };
    }),
  };
}

function healthFacts(row: DetailRow, today: LocalDate): HealthFacts {
  return {
    today,
    ended: row.stage === 'closed' || row.condition === 'abandoned',
    milestones: row.milestones,
    // No cost is kept yet: nothing is said of it.
    costOverrun: null,
    risks: row.openRisks.map((risk) => ({
      id: risk.id,
      severity: risk.severity,
      residualSeverity: severity(risk.residualProbability, risk.residualImpact),
      hasPlan: risk.hasPlan,
    })),
  };
}
