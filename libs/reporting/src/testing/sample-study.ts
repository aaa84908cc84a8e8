import {
  AI_ACT_AREAS,
  AI_ACT_PRACTICES,
  DPIA_CRITERIA,
  NO_AI_ACT_ANSWER,
  NO_STUDY_ANSWERS,
  STUDY_OPTION_KINDS,
  type StudyAnswers,
} from '@jalon/domain';
import type { OpportunityFacts } from '../opportunity-deck/facts.js';
import { NASTY_TEXTS } from './sample-facts.js';

type Language = 'fr' | 'en';

/** Answers that a committee can decide on. */
export function sampleAnswers(language: Language = 'fr'): StudyAnswers {
  const say = (fr: string, en: string): string => (language === 'fr' ? fr : en);
  return {
    need: {
      problem: say(
        'Les gestionnaires de sinistres cherchent les clauses applicables dans quarante conditions générales, une vingtaine de minutes par dossier. Les réponses diffèrent d’un site à l’autre et les réclamations montent depuis deux ans.',
        'Claims handlers look for the clauses that apply in forty sets of general conditions, some twenty minutes a file. Answers differ from one site to the next and complaints have been rising for two years.',
      ),
      domain: say('Recherche documentaire', 'Document search'),
      tags: ['LLM', 'RAG'],
    },
    businessCase: {
      objective: say(
        'Trouver la clause applicable en moins d’une minute, avec sa source',
        'Find the clause that applies in less than a minute, with its source',
      ),
      costOfNotDoing: say(
        'Vingt minutes par dossier pour 260 personnes, et des indemnisations contestées faute de citer la bonne clause.',
        'Twenty minutes a file for 260 people, and settlements disputed for want of quoting the right clause.',
      ),
    },
    stakeholders: {
      sponsorId: null,
      sponsorName: say('Direction des sinistres', 'Claims department'),
      businessOwnerId: null,
      functionalReferentId: null,
      users: say('Gestionnaires de sinistres des quatre sites', 'Claims handlers of the four sites'),
      userCount: 260,
    },
    options: {
      list: [
        {
          key: 'status-quo',
          kind: 'status_quo',
          title: '',
          description: say(
            'Chercher à la main dans les documents numérisés.',
            'Search the scanned documents by hand.',
          ),
          euros: 0,
        },
        {
          key: 'index',
          kind: 'without_ai',
          title: say('Index partagé des clauses', 'Shared index of clauses'),
          description: say(
            'Un index tenu par deux juristes, consulté par mots-clés ; à reprendre à chaque avenant.',
            'An index kept by two lawyers, searched by keyword; to be revised with each amendment.',
          ),
          euros: 120_000,
        },
        {
          key: 'rag',
          kind: 'with_ai',
          title: say('Recherche avec réponses sourcées', 'Search with sourced answers'),
          description: say(
            'La question en langage courant, la réponse avec le numéro de la clause ; le gestionnaire relit et décide.',
            'The question in plain words, the answer with the number of the clause; the handler reads and decides.',
          ),
          euros: 180_000,
        },
      ],
      preferred: 'rag',
    },
    data: {
      sources: say(
        'Quarante conditions générales et leurs avenants, numérisés depuis 2015 ; 3 000 questions posées au service juridique.',
        'Forty sets of general conditions with their amendments, scanned since 2015; 3,000 questions put to the lawyers.',
      ),
      availability: 'partial',
      limits: say(
        'Les avenants d’avant 2018 ne sont lisibles qu’à 80 %.',
        'Amendments from before 2018 are only 80% legible.',
      ),
    },
    effort: { estimate: 'estimated', personDays: 140, weeks: 22, euros: 35_000 },
    benefits: {
      eurosPerYear: 210_000,
      basis: say(
        '260 gestionnaires × 15 minutes par jour × 210 jours, à 38 € de l’heure, pour 40 % d’usage.',
        '260 handlers × 15 minutes a day × 210 days, at €38 an hour, for 40% of use.',
      ),
      kinds: ['time', 'quality', 'satisfaction'],
      description: say(
        'La même réponse sur tous les sites, et une clause citée dans chaque courrier.',
        'The same answer on every site, and a clause quoted in every letter.',
      ),
    },
    risks: {
      list: [
        {
          title: say('Réponses fausses reprises sans relecture', 'Wrong answers taken up unread'),
          probability: 3,
          impact: 5,
          response: say(
            'Relecture obligatoire, citation de la clause et mesure mensuelle des erreurs.',
            'Mandatory reading, the clause quoted and errors measured every month.',
          ),
        },
        {
          title: say('Avenants manquants dans le corpus', 'Amendments missing from the corpus'),
          probability: 3,
          impact: 3,
          response: say('Inventaire avec le service juridique.', 'Inventory with the lawyers.'),
        },
        {
          title: say('Usage plus faible que prévu', 'Less used than planned'),
          probability: 2,
          impact: 2,
          response: '',
        },
      ],
    },
    aiAct: {
      ...NO_AI_ACT_ANSWER,
      aiSystem: true,
      prohibited: false,
      annexI: false,
      annexIII: false,
      interacts: true,
      synthetic: true,
      senses: false,
      publishes: false,
      generalPurpose: false,
    },
    personalData: { processed: true, criteria: ['sensitive_data', 'large_scale'], justification: '' },
    sobriety: {
      considered: ['rules', 'existing_tool'],
      need: 'needed',
      reason: say(
        'Des règles couvrent moins de la moitié des cas : les formulations varient trop.',
        'Rules cover less than half of the cases: wordings vary too much.',
      ),
    },
  };
}

/** A study that awaits its decision. */
export function sampleOpportunity(language: Language = 'fr'): OpportunityFacts {
  const answers = sampleAnswers(language);
  return {
    language,
    labName: 'Lab Data & IA',
    demo: true,
    asOf: '2026-03-18',
    study: {
      code: 'EO-004',
      title: language === 'fr' ? 'Assistant aux gestionnaires de sinistres' : 'Assistant for claims handlers',
      entityName: 'Assurance',
      authorName: 'Camille Durand',
      state: 'qualified',
      recommendation: null,
      recommendationReason: null,
      revisitOn: null,
      submittedOn: '2026-02-02',
      decidedOn: null,
      decidedByName: null,
      answers,
    },
    people: {
      sponsorName: answers.stakeholders.sponsorName,
      businessOwnerName: 'Claire Aubin',
      functionalReferentName: null,
    },
    useCase: null,
  };
}

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
