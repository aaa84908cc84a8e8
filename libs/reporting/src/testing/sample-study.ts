import {
  AI_ACT_AREAS,
  AI_ACT_PRACTICES,
  DPIA_CRITERIA,
  NO_STUDY_ANSWERS,
  STUDY_OPTION_KINDS,
  type StudyAnswers,
} from '@jalon/domain';
import type { OpportunityFacts } from '../opportunity-deck/facts.js';
import { sampleAnswers, sampleOpportunity } from '../samples/study.js';
import { NASTY_TEXTS } from './sample-facts.js';

export { sampleAnswers, sampleOpportunity } from '../samples/study.js';

type Language = 'fr' | 'en';

export function decidedOpportunity(
  language: Language,
  recommendation: 'pursue' | 'defer' | 'abandon',
): OpportunityFacts {
  const sample = sampleOpportunity(language);
  return {
    ...sample,
    demo: false,
    study: {
      ...sample.study,
      state: 'decided',
      recommendation,
      recommendationReason:
        language === 'fr' ? 'Décision du comité de mars.' : 'Decided by the committee of March.',
      revisitOn: recommendation === 'defer' ? '2026-09-01' : null,
      decidedOn: '2026-03-17',
      decidedByName: 'Claire Aubin',
    },
    useCase: recommendation === 'pursue' ? { code: 'UC-031', title: sample.study.title } : null,
  };
}

/** A study nobody answered. */
export function emptyOpportunity(language: Language = 'fr'): OpportunityFacts {
  const sample = sampleOpportunity(language);
  return {
    ...sample,
    demo: false,
    study: {
      ...sample.study,
      title: ' ',
      entityName: '',
      authorName: null,
      state: 'draft',
      submittedOn: null,
      answers: { ...NO_STUDY_ANSWERS, options: { list: [], preferred: null } },
    },
    people: { sponsorName: null, businessOwnerName: null, functionalReferentName: null },
  };
}

/** Every text as nasty as can be typed, the largest amounts, every box ticked, `rows` risks and options. */
export function nastyOpportunity(language: Language = 'fr', rows = 300, shift = 0): OpportunityFacts {
  const sample = sampleOpportunity(language);
  const nasty = (index: number): string => NASTY_TEXTS[(index + shift) % NASTY_TEXTS.length] ?? '';
  return {
    ...sample,
    labName: nasty(2),
    study: {
      ...sample.study,
      title: nasty(0),
      entityName: nasty(1),
      authorName: nasty(3),
      answers: nastyAnswers(language, rows, shift),
    },
    people: { sponsorName: nasty(4), businessOwnerName: nasty(5), functionalReferentName: nasty(6) },
    useCase: { code: 'UC-1234', title: nasty(7) },
  };
}

export function nastyAnswers(language: Language, rows: number, shift: number): StudyAnswers {
  const sample = sampleAnswers(language);
  const nasty = (index: number): string => NASTY_TEXTS[(index + shift) % NASTY_TEXTS.length] ?? '';
  const long = (index: number): string => `${nasty(index)} `.repeat(8);
  return {
    need: { problem: long(0), domain: nasty(1), tags: NASTY_TEXTS },
    businessCase: { objective: long(1), costOfNotDoing: long(2) },
    stakeholders: { ...sample.stakeholders, users: long(3), userCount: 10_000_000 },
    options: {
      list: Array.from({ length: rows }, (_, index) => ({
        key: String(index),
        kind: STUDY_OPTION_KINDS[index % 3] ?? 'with_ai',
        title: nasty(index),
        description: long(index + 1),
        euros: index % 4 === 3 ? null : 1_000_000_000 - index,
      })).slice(0, Math.max(6, Math.floor(rows / 10))),
      preferred: '1',
    },
    data: { sources: long(4), availability: 'unknown', limits: long(5) },
    effort: { estimate: 'estimated', personDays: 100_000, weeks: 520, euros: 1_000_000_000 },
    benefits: {
      ...sample.benefits,
      eurosPerYear: 1_000_000_000,
      basis: long(6),
      description: long(7),
    },
    risks: {
      list: Array.from({ length: rows }, (_, index) => ({
        title: nasty(index),
        probability: index % 7 === 0 ? null : (index % 5) + 1,
        impact: (index % 4) + 2,
        response: index % 6 === 0 ? '' : long(index),
      })),
    },
    aiAct: {
      ...sample.aiAct,
      annexI: true,
      annexIII: true,
      areas: AI_ACT_AREAS,
      practices: AI_ACT_PRACTICES,
      profiling: true,
      senses: true,
      publishes: true,
      generalPurpose: true,
    },
    personalData: { processed: true, criteria: DPIA_CRITERIA, justification: long(8) },
    sobriety: {
      considered: ['rules', 'existing_tool', 'process_change', 'no_tool'],
      need: 'not_needed',
      reason: long(9),
    },
  };
}
