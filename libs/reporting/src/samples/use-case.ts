import type { CommunicationFacts } from '../communication/facts.js';
import type { UseCaseBriefFacts } from '../use-case-brief/facts.js';
import { sampleFacts } from './month.js';
import { sampleAnswers } from './study.js';

type Language = 'fr' | 'en';

/** A use case under way, with its study. */
export function sampleBrief(language: Language = 'fr'): UseCaseBriefFacts {
  const useCase = sampleFacts({ language, useCases: 8 }).useCases[3];
  if (!useCase) throw new Error('The sample has no use case');
  return {
    language,
    labName: 'Lab Data & IA',
    demo: true,
    asOf: '2026-04-30',
    useCase: {
      ...useCase,
      title: language === 'fr' ? 'Assistant aux gestionnaires de sinistres' : 'Assistant for claims handlers',
      stage: 'delivery',
      condition: 'active',
      health: 'at_risk',
      trend: 'stable',
      healthReason:
        language === 'fr'
          ? 'Les avenants d’avant 2018 arrivent avec trois semaines de retard.'
          : 'The amendments from before 2018 come three weeks late.',
      healthDeclaredOn: '2026-04-20',
      businessOwnerName: 'Claire Aubin',
      tags: ['LLM', 'RAG'],
    },
    study: { code: 'EO-004', answers: sampleAnswers(language) },
  };
}

/** A page that somebody wrote, for the group or outside. */
export function sampleCommunication(
  language: Language = 'fr',
  audience: 'internal' | 'external' = 'internal',
): CommunicationFacts {
  const say = (fr: string, en: string): string => (language === 'fr' ? fr : en);
  return {
    language,
    labName: 'Lab Data & IA',
    demo: true,
    asOf: '2026-04-30',
    content: {
      audience,
      headline: say(
        'L’assistant aux sinistres trouve la bonne clause en moins d’une minute',
        'The claims assistant finds the right clause in less than a minute',
      ),
      message: say(
        'Jusqu’ici, un gestionnaire ouvrait quarante conditions générales pour répondre à un assuré. Il pose désormais sa question en langage courant.\nL’assistant propose une réponse, avec le numéro de la clause et le document d’où elle vient. Le gestionnaire la relit et décide.\nLe pilote est ouvert sur deux sites depuis le mois de mars.',
        'Until now a claims handler opened forty sets of general conditions to answer a customer. The question is now put in plain words.\nThe assistant offers an answer, with the number of the clause and the document it comes from. The handler reads it and decides.\nThe pilot has been open on two sites since March.',
      ),
      benefit: say(
        'La même réponse sur tous les sites, et une clause citée dans chaque courrier.',
        'The same answer on every site, and a clause quoted in every letter.',
      ),
      contact: 'lab-data-ia@exemple.fr',
    },
    useCase: {
      code: 'UC-012',
      title: say('Assistant aux gestionnaires de sinistres', 'Assistant for claims handlers'),
      entityName: 'Assurance',
      domain: say('Recherche documentaire', 'Document search'),
    },
    inside:
      audience === 'external'
        ? null
        : {
            stage: 'deployment',
            condition: 'active',
            productName: 'Recherche augmentée',
            referentName: 'Mehdi Lantier',
            team: [
              { name: 'Ana Morel', role: say('Data scientist', 'Data scientist') },
              { name: 'Théo Garnier', role: say('Data & AI engineer', 'Data & AI engineer') },
              { name: 'Inès Roy', role: say('Cheffe de projet', 'Project manager') },
            ],
            userCount: 260,
          },
  };
}
