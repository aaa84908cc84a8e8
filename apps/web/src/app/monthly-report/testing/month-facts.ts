import type { MissingUpdates, MonthComparison, MonthRows, Restitution } from '@jalon/contracts';

/** The month as an object, for the tests of this folder. */
export function objectOf(change: Partial<Restitution> = {}): Restitution {
  return {
    month: '2026-10',
    state: 'open',
    version: 3,
    earliestOn: '2026-10-26',
    beforeOn: '2026-10-30',
    dueOn: '2026-11-06',
    frozenOn: null,
    frozenAt: null,
    frozenBy: null,
    snapshotHash: null,
    publishedAt: null,
    publishedBy: null,
    moves: [],
    allowed: [{ name: 'freeze', needsReason: false }],
    ...change,
  };
}

export const FROZEN = objectOf({
  state: 'frozen',
  version: 4,
  frozenOn: '2026-11-06',
  frozenAt: '2026-11-06T09:00:00.000Z',
  frozenBy: 'Ada Ruiz',
  snapshotHash: 'a'.repeat(64),
  moves: [
    {
      name: 'freeze',
      reason: 'Comité avancé',
      snapshotHash: 'a'.repeat(64),
      by: 'Ada Ruiz',
      at: '2026-11-06T09:00:00.000Z',
    },
  ],
  allowed: [
    { name: 'publish', needsReason: false },
    { name: 'reopen', needsReason: true },
  ],
});

const id = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
export const ADA = { id: id(1), name: 'Ada Ruiz' };
export const BEN = { id: id(2), name: 'Ben Nord' };

export function updatesOf(change: Partial<MissingUpdates> = {}): MissingUpdates {
  const useCase = {
    id: id(10),
    code: 'UC-010',
    title: 'Tri des courriers',
    entityName: 'Banque privée',
    health: 'not_declared' as const,
    declaredOn: '2026-09-28',
    milestones: [{ id: id(20), name: 'Pilote', dueOn: '2026-10-15', forecast: true }],
  };
  const other = { ...useCase, id: id(11), code: 'UC-011', health: 'never' as const, declaredOn: null };
  return {
    month: '2026-10',
    useCases: 3,
    milestones: 3,
    items: [
      { person: ADA, reachable: true, remindedAt: null, useCases: [useCase] },
      { person: BEN, reachable: true, remindedAt: '2026-10-30T08:00:00.000Z', useCases: [other] },
      { person: null, reachable: false, remindedAt: null, useCases: [{ ...other, id: id(12) }] },
    ],
    ...change,
  };
}

const compared = {
  id: id(10),
  code: 'UC-010',
  title: 'Tri des courriers',
  entityName: 'Banque privée',
  stage: 'delivery' as const,
  health: 'off_track' as const,
};

export function comparisonOf(change: Partial<MonthComparison> = {}): MonthComparison {
  return {
    later: { month: '2026-10', state: 'open', asOf: '2026-11-03', frozenOn: null },
    earlier: { month: '2026-08', state: 'published', asOf: '2026-08-31', frozenOn: '2026-09-07' },
    entityId: null,
    entityName: null,
    figures: [
      { key: 'total', now: 23, before: 20 },
      { key: 'entered', now: 2, before: 5 },
      { key: 'offTrack', now: 3, before: 1 },
      { key: 'onTrack', now: 12, before: 12 },
    ],
    entered: [{ ...compared, id: id(13), code: 'UC-013' }],
    left: [],
    healths: [{ ...compared, from: 'on_track' }],
    slipped: [{ ...compared, milestone: 'Pilote', from: '2026-10-01', to: '2026-10-20', days: 13 }],
    ...change,
  };
}

export function rowsOf(change: Partial<MonthRows> = {}): MonthRows {
  const row = { ...compared, condition: 'active' as const, milestone: null };
  return {
    month: '2026-10',
    of: 'offTrack',
    asOf: '2026-10-31',
    frozenOn: '2026-11-06',
    rows: [
      { ...row, id: id(14), code: 'UC-014', health: 'at_risk' },
      { ...row, condition: 'on_hold' },
    ],
    ...change,
  };
}
