import type { RegisterKind, RegisterState, RiskResponse } from '@jalon/domain';

/** An entry of the demo's registers. Days are offsets from the day the demo is loaded; people by their index. */
export interface DemoEntry {
  readonly kind: RegisterKind;
  readonly title: string;
  readonly description?: string;
  readonly state: RegisterState;
  readonly owner?: number;
  readonly opened: number;
  readonly due?: number;
  readonly closed?: number;
  readonly note?: string;
  readonly grades?: readonly [probability: number, impact: number];
  readonly residual?: readonly [probability: number, impact: number];
  readonly response?: RiskResponse;
  readonly plan?: string;
  readonly decider?: number;
  readonly alternatives?: string;
  /** The entry of the same register, by its title, that it came from or that takes its place. */
  readonly origin?: string;
  readonly supersededBy?: string;
}

const risk = (
  title: string,
  grades: readonly [number, number],
  opened: number,
  more: Partial<DemoEntry> = {},
): DemoEntry => ({ kind: 'risk', title, grades, opened, state: 'open', ...more });
const issue = (title: string, opened: number, more: Partial<DemoEntry> = {}): DemoEntry => ({
  kind: 'issue',
  title,
  opened,
  state: 'open',
  ...more,
});
const action = (title: string, opened: number, due: number, more: Partial<DemoEntry> = {}): DemoEntry => ({
  kind: 'action',
  title,
  opened,
  due,
  state: 'todo',
  ...more,
});
const done = (title: string, opened: number, due: number, closed: number, owner: number): DemoEntry =>
  action(title, opened, due, { state: 'done', closed, owner });
const decision = (
  title: string,
  opened: number,
  decider: number,
  more: Partial<DemoEntry> = {},
): DemoEntry => ({
  kind: 'decision',
  title,
  opened,
  decider,
  state: 'taken',
  closed: opened,
  ...more,
});

/** By the title of the use case. Severe risks without answer are where the declared health is red. */
export const REGISTERS: Readonly<Record<string, readonly DemoEntry[]>> = {
  'Recherche multi-étapes orchestrée par des agents': [
    risk('Le prototype ne tient pas la charge de l’heure de pointe', [4, 4], -34, {
      owner: 2,
      due: 12,
      description: 'Les essais à 80 requêtes simultanées dépassent vingt secondes par réponse.',
    }),
    risk('L’équipe sécurité rejette le dossier d’architecture', [3, 4], -28, {
      owner: 2,
      due: 20,
      residual: [2, 4],
      response: 'reduce',
      plan: 'Atelier hebdomadaire avec la sécurité\u202f; journalisation de chaque appel d’outil.',
    }),
    risk('Le coût par requête double avec le raisonnement long', [3, 3], -70, {
      owner: 4,
      state: 'closed',
      closed: -21,
      note: 'Plafond d’étapes fixé à six\u202f; coût mesuré à +18\u00a0%.',
      residual: [1, 3],
      response: 'reduce',
      plan: 'Plafonner le nombre d’étapes et mettre les recherches en cache.',
    }),
    risk('Le connecteur documentaire est livré en retard', [4, 3], -58, {
      owner: 2,
      state: 'occurred',
      closed: -16,
    }),
    issue('Le connecteur documentaire est livré en retard', -16, {
      owner: 2,
      due: 6,
      origin: 'Le connecteur documentaire est livré en retard',
    }),
    done('Constituer le jeu de 200 questions complexes', -92, -80, -83, 4),
    done('Mesurer le temps de réponse de référence', -88, -75, -76, 5),
    done('Comparer trois orchestrateurs d’agents', -84, -64, -69, 4),
    done('Écrire le protocole d’évaluation', -77, -63, -62, 2),
    done('Brancher la recherche sur deux corpus', -70, -55, -56, 4),
    done('Faire relire le protocole par les métiers', -63, -52, -48, 2),
    done('Ajouter la planification en sous-questions', -58, -44, -42, 4),
    done('Mesurer la qualité sur 50 questions', -50, -38, -35, 5),
    done('Présenter l’étude comparative', -42, -24, -27, 2),
    done('Journaliser chaque appel d’outil', -36, -22, -20, 4),
    done('Plafonner le nombre d’étapes', -30, -18, -14, 4),
    done('Préparer le dossier de sécurité', -22, -8, -7, 2),
    done('Rejouer l’évaluation après plafonnement', -15, -3, -2, 5),
    action('Dimensionner l’environnement de charge', -14, -4, { owner: 4, state: 'in_progress' }),
    action('Chiffrer le périmètre réduit à un métier', -8, 5, { owner: 2 }),
    action('Préparer l’arbitrage du comité de pilotage', -6, 9, { owner: 2 }),
    decision('Retenir l’orchestrateur à graphe d’états', -27, 1, {
      alternatives: 'Agent unique à outils\u202f; chaîne fixe en trois temps.',
    }),
    decision('Limiter les réponses à huit secondes', -80, 7, {
      state: 'superseded',
      supersededBy: 'Limiter les réponses à douze secondes avec affichage progressif',
    }),
    decision('Limiter les réponses à douze secondes avec affichage progressif', -33, 7, {
      alternatives: 'Garder huit secondes et réduire le nombre de sources.',
    }),
    {
      kind: 'decision',
      title: 'Reporter la mise en production d’un mois ou réduire le périmètre',
      opened: -9,
      due: 9,
      decider: 1,
      state: 'proposed',
    },
  ],
  'Agents connectés aux applications du Groupe': [
    risk('Un agent agit avec des droits plus larges que l’utilisateur', [4, 5], -40, {
      owner: 13,
      due: 10,
      description: 'Le modèle d’habilitation refusé ne distingue pas l’agent de la personne.',
    }),
    risk('Les journaux d’appels ne suffisent pas à l’audit', [3, 3], -24, {
      owner: 4,
      residual: [2, 2],
      response: 'reduce',
      plan: 'Tracer l’identité de l’agent et celle de la personne sur chaque appel.',
    }),
    issue('Le modèle d’habilitation est refusé par la sécurité', -26, { owner: 13, due: -3 }),
    action('Proposer une identité propre à chaque agent', -24, -6, { owner: 13, state: 'in_progress' }),
    action('Obtenir l’avis du responsable de la sécurité', -12, 8, { owner: 13 }),
    {
      kind: 'decision',
      title: 'Donner une identité propre à chaque agent',
      opened: -20,
      due: 10,
      decider: 12,
      state: 'proposed',
      alternatives: 'Déléguer les droits de la personne\u202f; compte de service partagé.',
    },
  ],
  'Copilot d’assistance au développement': [
    risk('Le quota de calcul est épuisé avant la fin du trimestre', [4, 3], -30, {
      owner: 2,
      due: 14,
      residual: [2, 3],
      response: 'transfer',
      plan: 'Demander un complément au Groupe\u202f; limiter les exécutions de nuit.',
    }),
    risk('Le code généré reprend des extraits sous licence', [2, 4], -60, {
      owner: 4,
      residual: [1, 4],
      response: 'avoid',
      plan: 'Contrôle de similarité avant chaque demande de fusion.',
    }),
    done('Recenser les modèles de projet des équipes', -86, -74, -78, 5),
    done('Choisir les trois équipes pilotes', -80, -66, -71, 2),
    done('Installer l’environnement d’exécution isolé', -74, -60, -64, 4),
    done('Écrire les consignes de génération', -68, -54, -57, 4),
    done('Former les relecteurs', -60, -47, -50, 2),
    done('Brancher le contrôle de similarité', -54, -40, -43, 4),
    done('Mesurer le temps gagné sur dix tickets', -46, -33, -36, 5),
    done('Corriger les gabarits de tests', -40, -27, -29, 4),
    done('Recueillir l’avis des pilotes', -33, -20, -22, 2),
    done('Préparer le protocole du benchmark', -26, -12, -15, 4),
    done('Exécuter la première moitié du benchmark', -19, -5, -8, 5),
    done('Relire les premiers résultats', -11, -1, -1, 4),
    action('Terminer le benchmark comparatif', -8, 9, { owner: 4, state: 'in_progress' }),
    action('Demander le complément de quota', -12, -2, { owner: 2, state: 'in_progress' }),
    action('Réserver les créneaux du pilote', -5, 20, { owner: 2 }),
    action('Étudier un modèle plus petit', -45, -25, {
      owner: 4,
      state: 'cancelled',
      closed: -28,
      note: 'Sans objet\u00a0: le complément de quota suffira.',
    }),
    decision('Faire relire chaque fusion par un développeur', -70, 12, {
      alternatives: 'Fusion automatique des changements de tests.',
    }),
  ],
  'Recherche approfondie pour les analystes': [
    risk('Les sources externes ne sont pas autorisées', [3, 4], -18, {
      owner: 3,
      due: 15,
      residual: [2, 3],
      response: 'reduce',
      plan: 'Liste fermée de sources validée par les juristes.',
    }),
    action('Faire valider la liste des sources par les juristes', -15, -2, {
      owner: 3,
      state: 'in_progress',
    }),
    action('Décrire les droits de citation', -10, 12, { owner: 3 }),
  ],
  'Mesure des biais des LLM': [
    risk('Les jeux de tests fuitent dans l’entraînement des modèles', [3, 5], -75, {
      owner: 3,
      residual: [1, 5],
      response: 'reduce',
      plan: 'Garder la moitié des jeux hors de toute publication et la renouveler chaque trimestre.',
    }),
    action('Faire relire les seuils par la conformité', -20, 14, { owner: 3, state: 'in_progress' }),
    decision('Évaluer par critère protégé, sans score unique', -82, 12),
  ],
  'Protocole de communication entre agents': [
    risk('Deux protocoles concurrents restent en lice', [3, 3], -80, {
      owner: 3,
      residual: [2, 2],
      response: 'accept',
      plan: 'Isoler le protocole derrière une interface\u202f; revoir le choix à chaque trimestre.',
    }),
    action('Publier le connecteur en version d’essai', -9, 18, { owner: 3, state: 'in_progress' }),
  ],
  'Recherche documentaire pour les conseillers': [
    issue('Des réponses citent un barème périmé', -37, {
      owner: 2,
      state: 'closed',
      closed: -25,
      note: 'Les barèmes expirés sont retirés de l’index chaque nuit.',
    }),
    action('Suivre le taux de réponses sans source', -20, 25, { owner: 2, state: 'in_progress' }),
  ],
  'Animation de la communauté Data & IA': [
    action('Désigner les relais dans chaque entité', -35, -10, { owner: 3 }),
    issue('L’hébergement de l’espace n’est pas encore validé', -14, { owner: 3, due: 4 }),
  ],
  'Guide d’usage responsable des LLM': [
    done('Former les référents de chaque entité', -220, -200, -201, 2),
    risk('Le guide n’est pas lu', [3, 2], -250, {
      owner: 2,
      state: 'closed',
      closed: -120,
      note: 'Consulté par 84\u00a0% des collaborateurs visés.',
      residual: [1, 2],
      response: 'reduce',
      plan: 'Module de cinq minutes dans le parcours d’arrivée.',
    }),
  ],
};
