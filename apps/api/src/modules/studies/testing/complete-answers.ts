import { NO_AI_ACT_ANSWER, type StudyAnswers } from '@jalon/domain';

/** Everything a study needs to be submitted. */
export const COMPLETE_ANSWERS: StudyAnswers = {
  need: { problem: 'Les dossiers attendent trois jours', domain: 'Crédit', tags: ['NLP'] },
  businessCase: { objective: 'Répondre en un jour', costOfNotDoing: 'Des clients partent' },
  stakeholders: {
    sponsorId: null,
    sponsorName: 'Directrice du crédit',
    businessOwnerId: null,
    functionalReferentId: null,
    users: 'Les conseillers',
    userCount: 120,
  },
  options: {
    list: [
      { key: 'status-quo', kind: 'status_quo', title: '', description: 'Continuer à la main', euros: 0 },
      { key: 'a', kind: 'with_ai', title: 'Lire les pièces par modèle', description: '', euros: 40_000 },
    ],
    preferred: 'a',
  },
  data: { sources: 'Dossiers numérisés', availability: 'available', limits: '' },
  effort: { estimate: 'estimated', personDays: 80, weeks: 16, euros: null },
  benefits: {
    eurosPerYear: 60_000,
    basis: '2 000 heures à 30 €',
    kinds: ['time'],
    description: 'Moins d’attente',
  },
  risks: { list: [{ title: 'Pièces illisibles', probability: 3, impact: 2, response: 'Contrôle humain' }] },
  aiAct: {
    ...NO_AI_ACT_ANSWER,
    aiSystem: true,
    prohibited: false,
    annexI: false,
    annexIII: false,
    interacts: false,
    synthetic: false,
    senses: false,
    publishes: false,
    generalPurpose: false,
  },
  personalData: { processed: true, criteria: ['sensitive_data', 'large_scale'], justification: '' },
  sobriety: { considered: ['rules'], need: 'needed', reason: 'Les règles ne lisent pas les images' },
};
