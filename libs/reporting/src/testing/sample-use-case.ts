import { NO_STUDY_ANSWERS, STAGES } from '@jalon/domain';
import type { CommunicationFacts } from '../communication/facts.js';
import { sampleBrief, sampleCommunication } from '../samples/use-case.js';
import type { UseCaseBriefFacts } from '../use-case-brief/facts.js';
import { NASTY_TEXTS } from './sample-facts.js';
import { nastyAnswers } from './sample-study.js';

export { sampleBrief, sampleCommunication } from '../samples/use-case.js';

type Language = 'fr' | 'en';

/** A use case of which only its title is known. */
export function bareBrief(language: Language = 'fr'): UseCaseBriefFacts {
  const sample = sampleBrief(language);
  return {
    ...sample,
    demo: false,
    useCase: {
      ...sample.useCase,
      summary: '',
      domain: null,
      productName: null,
      referentName: null,
      sponsorName: null,
      businessOwnerName: null,
      stage: 'opportunity',
      health: 'not_rated',
      healthReason: null,
      healthDeclaredOn: null,
      valueScore: null,
      feasibilityScore: null,
      milestones: [],
      tags: [],
    },
    study: null,
  };
}

export function nastyBrief(language: Language = 'fr', shift = 0, rows = 300): UseCaseBriefFacts {
  const sample = sampleBrief(language);
  const nasty = (index: number): string => NASTY_TEXTS[(index + shift) % NASTY_TEXTS.length] ?? '';
  const [milestone] = sample.useCase.milestones;
  return {
    ...sample,
    labName: nasty(2),
    useCase: {
      ...sample.useCase,
      title: nasty(0),
      summary: nasty(1).repeat(4),
      entityName: nasty(2),
      domain: nasty(3),
      productName: nasty(4),
      referentName: nasty(5),
      sponsorName: nasty(6),
      businessOwnerName: nasty(7),
      healthReason: nasty(8),
      tags: NASTY_TEXTS,
      milestones:
        milestone === undefined
          ? []
          : Array.from({ length: rows }, (_, index) => ({ ...milestone, name: nasty(index) })),
    },
    study: {
      code: 'EO-1234',
      answers: shift === 9 ? NO_STUDY_ANSWERS : nastyAnswers(language, 40, shift),
    },
  };
}

export function emptyCommunication(language: Language = 'fr'): CommunicationFacts {
  const sample = sampleCommunication(language);
  return {
    ...sample,
    labName: '',
    demo: false,
    content: { audience: 'internal', headline: '', message: '', benefit: '', contact: '' },
    useCase: { code: 'UC-001', title: ' ', entityName: '', domain: null },
    inside: {
      stage: 'opportunity',
      condition: 'abandoned',
      productName: null,
      referentName: null,
      team: [],
      userCount: null,
    },
  };
}

export function nastyCommunication(
  language: Language,
  audience: 'internal' | 'external',
  shift: number,
): CommunicationFacts {
  const nasty = (index: number): string => NASTY_TEXTS[(index + shift) % NASTY_TEXTS.length] ?? '';
  return {
    ...sampleCommunication(language, audience),
    labName: nasty(1),
    content: {
      audience,
      headline: nasty(0),
      message: Array.from({ length: 40 }, (_, index) => nasty(index)).join('\n'),
      benefit: Array.from({ length: 8 }, (_, index) => nasty(index + 3)).join('\n'),
      contact: nasty(5),
    },
    useCase: { code: 'UC-1234', title: nasty(6), entityName: nasty(7), domain: nasty(8) },
    inside: {
      stage: STAGES[shift % STAGES.length] ?? 'usage',
      condition: 'on_hold',
      productName: nasty(9),
      referentName: nasty(1),
      team: Array.from({ length: 300 }, (_, index) => ({ name: nasty(index), role: nasty(index + 1) })),
      userCount: 10_000_000,
    },
  };
}
