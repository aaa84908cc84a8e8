import type { AgreementContent } from '../sections.js';

/** An agreement with every section written, for tests: between the lab and `partner`. */
export function aFullAgreement(partner = 'Caisse du Nord'): AgreementContent {
  return {
    parties: {
      fields: {},
      rows: [
        { name: 'DataLab', side: 'lab', represented: 'Hélène Roux' },
        { name: partner, side: 'partner', represented: 'Ben Nord' },
      ],
    },
    stakeholders: {
      fields: {},
      rows: [
        {
          name: 'Ben Nord',
          role: 'Commanditaire',
          expectation: 'Moins de ressaisie',
          interest: 5,
          influence: 5,
        },
        { name: 'Service courrier', role: 'Utilisateurs', expectation: '', interest: 4, influence: 2 },
      ],
    },
    purpose: { fields: { text: 'Trier les courriers entrants par motif.' }, rows: [] },
    scope: {
      fields: { included: 'Courriers des particuliers', excluded: 'Courriers recommandés' },
      rows: [],
    },
    deliverables: {
      fields: {},
      rows: [
        { name: 'Modèle de tri', criteria: '90 % de motifs justes sur 500 courriers', dueOn: '2026-09-30' },
        { name: 'Guide d’exploitation', criteria: 'Relu par la production', dueOn: null },
      ],
    },
    plan: { fields: { note: '' }, rows: [{ name: 'Pilote', on: '2026-06-30' }] },
    governance: {
      fields: { escalation: '' },
      rows: [{ name: 'COPIL', cadence: 'monthly', members: 'Commanditaire, référent fonctionnel' }],
    },
    charges: {
      fields: { financing: 'shared', rebilled: 4_500_000, terms: 'Facturation à la recette' },
      rows: [{ competence: 'data_science', days: 42.5, note: '' }],
    },
    data: {
      fields: {
        sources: 'Courriers numérisés',
        personal: 'processed',
        gdpr: 'Intérêt légitime ; douze mois',
      },
      rows: [],
    },
    security: { fields: { text: 'Hébergement interne, accès nominatifs' }, rows: [] },
    property: {
      fields: { ownership: 'Le code est au lab', reversibility: 'Export sous trente jours' },
      rows: [],
    },
    operation: { fields: { text: 'MCO par le lab pendant un an' }, rows: [] },
    kpis: {
      fields: {},
      rows: [
        { name: 'Motifs justes', target: '90', unit: '%', method: 'Échantillon mensuel de 200 courriers' },
        { name: 'Délai', target: '2', unit: 'h', method: 'Horodatage' },
      ],
    },
    term: {
      fields: {
        from: '2026-03-01',
        to: '2027-12-31',
        ending: 'Préavis de trois mois',
        amendments: 'Par avenant signé des parties',
      },
      rows: [],
    },
    signatories: {
      fields: {},
      rows: [
        { name: 'Hélène Roux', quality: 'Directrice du DataLab', party: 'DataLab' },
        { name: 'Ben Nord', quality: 'Directeur des opérations', party: partner },
      ],
    },
  };
}
