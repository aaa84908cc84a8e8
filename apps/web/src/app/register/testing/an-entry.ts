import type { RegisterEntry } from '@jalon/contracts';
import { registerMoves, severity } from '@jalon/domain';

/** An open risk, as the API answers it, for tests. */
export function anEntry(part: Partial<RegisterEntry> = {}): RegisterEntry {
  const entry: RegisterEntry = {
    id: '00000000-0000-4000-8000-0000000000c1',
    useCaseId: '00000000-0000-4000-8000-000000000001',
    kind: 'risk',
    code: 'R-1',
    title: 'Données en retard',
    description: '',
    state: 'open',
    ownerId: null,
    ownerName: null,
    openedOn: '2026-03-02',
    dueOn: null,
    closedOn: null,
    closingNote: null,
    overdue: false,
    probability: 4,
    impact: 4,
    severity: 16,
    residualProbability: null,
    residualImpact: null,
    residualSeverity: null,
    response: null,
    responsePlan: null,
    deciderId: null,
    deciderName: null,
    decidedOn: null,
    alternatives: null,
    supersededBy: null,
    origin: null,
    followUps: [],
    gateReviewId: null,
    updatedAt: '2026-03-02T09:00:00Z',
    version: 1,
    moves: [],
    ...part,
  };
  return {
    ...entry,
    severity: severity(entry.probability, entry.impact),
    residualSeverity: severity(entry.residualProbability, entry.residualImpact),
    moves: registerMoves(entry).map(({ name, to, needs }) => ({ name, to, needs: [...needs] })),
  };
}

/** An action to do, with what else an action has. */
export function anAction(part: Partial<RegisterEntry> = {}): RegisterEntry {
  return anEntry({
    id: '00000000-0000-4000-8000-0000000000c2',
    kind: 'action',
    code: 'A-1',
    title: 'Relancer le juridique',
    state: 'todo',
    probability: null,
    impact: null,
    ...part,
  });
}
