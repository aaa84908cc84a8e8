import type { CommitteeFacts } from '../committee-deck/facts.js';
import { sampleCommittee } from '../samples/committee.js';
import { NASTY_TEXTS } from './sample-facts.js';

export { sampleCommittee } from '../samples/committee.js';

type Language = 'fr' | 'en';

/** A committee with nothing to say: no use case has a plan, an agreement, a register or a past. */
export function emptyCommittee(language: Language = 'fr', useCases = 1): CommitteeFacts {
  const sample = sampleCommittee(language, useCases);
  return {
    ...sample,
    demo: false,
    meeting: {
      ...sample.meeting,
      title: 'COPIL',
      objective: '',
      entityName: null,
      place: '',
      chairName: null,
    },
    previousOn: null,
    next: null,
    agenda: [],
    useCases: sample.useCases.map((one) => ({
      ...one,
      objective: '',
      studyCode: null,
      sponsorName: null,
      referentName: null,
      health: 'not_rated',
      healthReason: null,
      healthDeclaredOn: null,
      decisionNeeded: null,
      gate: null,
      milestones: [],
      agreement: null,
    })),
    moves: [],
    healthMoves: [],
    decisions: [],
    actions: [],
    risks: [],
  };
}

/** Every text as nasty as can be typed. */
export function nastyCommittee(language: Language = 'fr', useCases = 40, rows = 300): CommitteeFacts {
  const sample = sampleCommittee(language, useCases);
  const nasty = (index: number): string => NASTY_TEXTS[index % NASTY_TEXTS.length] ?? '';
  const many = <T>(of: readonly T[], change: (one: T, index: number) => T): T[] => {
    const first = of[0];
    if (first === undefined) return [];
    return Array.from({ length: rows }, (_, index) => change(of[index % of.length] ?? first, index));
  };
  return {
    ...sample,
    labName: nasty(2),
    meeting: {
      ...sample.meeting,
      title: nasty(0),
      objective: nasty(1),
      entityName: nasty(2),
      place: nasty(3),
      chairName: nasty(4),
    },
    agenda: many(sample.agenda, (item, index) => ({
      ...item,
      title: nasty(index),
      ownerName: nasty(index + 1),
    })).slice(0, 60),
    useCases: sample.useCases.map((one, index) => ({
      ...one,
      title: nasty(index),
      objective: nasty(index + 1),
      entityName: nasty(index + 2),
      sponsorName: nasty(index + 3),
      referentName: nasty(index + 4),
      healthReason: one.healthReason === null ? null : nasty(index + 5),
      decisionNeeded: nasty(index + 6),
      milestones: one.milestones.map((each, at) => ({ ...each, name: nasty(index + at) })),
    })),
    moves: many(sample.moves, (move, index) => ({ ...move, reason: nasty(index) })),
    decisions: many(sample.decisions, (one, index) => ({
      ...one,
      title: nasty(index),
      ownerName: nasty(index + 1),
    })),
    actions: many(sample.actions, (one, index) => ({
      ...one,
      title: nasty(index),
      ownerName: nasty(index + 1),
    })),
    risks: many(sample.risks, (one, index) => ({
      ...one,
      title: nasty(index),
      responsePlan: nasty(index + 1),
    })),
    next: sample.next && { ...sample.next, place: nasty(5) },
  };
}
