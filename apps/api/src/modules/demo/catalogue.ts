/**
 * The demo portfolio: the products and use cases that the seven internships of the 2026 catalogue imply.
 * Entities, people and dates are fictitious. Days are offsets from the day the demo is loaded (negative: past).
 */
export const ENTITIES = [
  'Banque de détail Aurore',
  'Assurances Calanque',
  'Gestion d’actifs Mistral',
  'Crédit à la consommation Belvédère',
  'Services financiers Armor',
  'Direction Technologie du Groupe (fictive)',
] as const;

export const PRODUCTS = [
  {
    name: 'CA Generative Search (CAGS)',
    description:
      'Plateforme interne de Retrieval Augmented Generation (RAG), déployée en production pour de multiples métiers.',
  },
  {
    name: 'Plateforme agentique d’IA générative',
    description:
      'Plateforme industrielle existante, enrichie par les protocoles de communication avec et entre agents.',
  },
  {
    name: 'Copilot agentique d’assistance au Développement',
    description: 'Prototype d’agents IA qui assistent les équipes de développement.',
  },
  {
    name: 'Protocole d’audit des biais des LLM',
    description:
      'Framework d’évaluation et de réduction des biais, intégrable dans les processus de validation.',
  },
  {
    name: 'Tableaux de bord FinOps & GreenOps',
    description: 'Suivi des dépenses et des métriques environnementales des comptes cloud du DataLab.',
  },
] as const;

/** name, role of the account if there is one, entity by index or null for the lab, family of competence */
export const PEOPLE = [
  { name: 'Inès Moreau', role: 'admin', entity: null, competence: null },
  { name: 'Paul Girard', role: 'leadership', entity: null, competence: null },
  { name: 'Claire Dubois', role: 'project_manager', entity: null, competence: 'project_management' },
  { name: 'Karim Benali', role: 'project_manager', entity: null, competence: 'project_management' },
  { name: 'Sofia Martins', role: 'expert', entity: null, competence: 'data_ai_engineering' },
  { name: 'Léo Fontaine', role: 'intern', entity: null, competence: 'data_science' },
  { name: 'Hélène Roux', role: 'tutor', entity: null, competence: null },
  { name: 'Antoine Lefèvre', role: 'partner', entity: 0, competence: null },
  { name: 'Nadia Cohen', role: null, entity: 1, competence: null },
  { name: 'Marc Vidal', role: null, entity: 2, competence: null },
  { name: 'Julie Perrin', role: null, entity: 3, competence: null },
  { name: 'Yann Le Goff', role: null, entity: 4, competence: null },
  { name: 'Élodie Garnier', role: null, entity: 5, competence: null },
  { name: 'Thomas Nguyen', role: 'project_manager', entity: null, competence: 'project_management' },
  { name: 'Camille Laurent', role: null, entity: null, competence: 'data_science' },
  { name: 'Mehdi Haddad', role: null, entity: null, competence: 'data_ai_engineering' },
  { name: 'Sarah Lemoine', role: null, entity: null, competence: 'data_science' },
  { name: 'Nicolas Barbier', role: null, entity: null, competence: 'data_ai_engineering' },
  { name: 'Aïcha Diallo', role: null, entity: null, competence: 'data_science' },
  { name: 'Romain Chevalier', role: null, entity: null, competence: 'data_ai_engineering' },
  { name: 'Lucie Marchand', role: null, entity: null, competence: 'data_ai_engineering' },
  { name: 'Victor Da Silva', role: null, entity: null, competence: 'data_ai_engineering' },
  { name: 'Manon Picard', role: null, entity: null, competence: 'data_science' },
  { name: 'Bastien Renaud', role: null, entity: null, competence: 'data_science' },
  { name: 'Yasmine Amrani', role: null, entity: null, competence: 'data_ai_engineering' },
  { name: 'Gaëlle Le Bihan', role: null, entity: null, competence: 'project_management' },
] as const;
