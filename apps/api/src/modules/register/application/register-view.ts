import type { RegisterEntry, RegisterRow } from '@jalon/contracts';
import { isOverdue, registerCode, registerMoves, severity, type LocalDate } from '@jalon/domain';
import type { ListedItem } from '../persistence/register-list.js';
import type { ItemRow } from '../persistence/register-query.js';

/** An item as the screens read it, with the moves that leave from where it stands. */
export function toEntry(row: ItemRow, today: LocalDate): RegisterEntry {
  return {
    id: row.id,
    useCaseId: row.useCaseId,
    kind: row.kind,
    code: registerCode(row.kind, row.number),
    title: row.title,
    description: row.description,
    state: row.state,
    ownerId: row.ownerId,
    ownerName: row.ownerName,
    openedOn: row.openedOn,
    dueOn: row.dueOn,
    closedOn: row.closedOn,
    closingNote: row.closingNote,
    overdue: isOverdue(row, today),
    probability: row.probability,
    impact: row.impact,
    severity: row.severity,
    residualProbability: row.residualProbability,
    residualImpact: row.residualImpact,
    residualSeverity: severity(row.residualProbability, row.residualImpact),
    response: row.response,
    responsePlan: row.responsePlan,
    deciderId: row.deciderId,
    deciderName: row.deciderName,
    decidedOn: row.decidedOn,
    alternatives: row.alternatives,
    supersededBy: linked(row.supersededBy),
    origin: linked(row.origin),
    followUps: row.followUps.flatMap((each) => linked(each) ?? []),
    gateReviewId: row.gateReviewId,
    updatedAt: row.updatedAt,
    version: row.version,
    moves: registerMoves(row).map(({ name, to, needs }) => ({ name, to, needs: [...needs] })),
  };
}

export function toRow(row: ListedItem, today: LocalDate): RegisterRow {
  return {
    id: row.id,
    useCaseId: row.useCaseId,
    useCaseCode: row.useCaseCode,
    useCaseTitle: row.useCaseTitle,
    kind: row.kind,
    code: registerCode(row.kind, row.number),
    title: row.title,
    state: row.state,
    ownerId: row.ownerId,
    ownerName: row.ownerName,
    openedOn: row.openedOn,
    dueOn: row.dueOn,
    closedOn: row.closedOn,
    overdue: isOverdue(row, today),
    severity: row.severity,
    residualSeverity: severity(row.residualProbability, row.residualImpact),
    updatedAt: row.updatedAt,
  };
}

function linked(row: ItemRow['origin']): RegisterEntry['origin'] {
  return row === null ? null : { id: row.id, code: registerCode(row.kind, row.number), title: row.title };
}
