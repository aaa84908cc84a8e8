import { NO_AI_ACT_ANSWER, type StudyAnswers } from '@jalon/domain';
import type { OpportunityFacts } from '../opportunity-deck/facts.js';

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
