import type { InternshipOffer } from './programme.js';
import { PROJECT_STEPS, PROTOTYPE_STEPS } from './steps-2026.js';

/** Offers 4 and 5 of the programme of 2026, in the words of the lab's catalogue: French is their language. */
export const MIDDLE_OFFERS: readonly InternshipOffer[] = [
  {
    code: 'STG-2026-04',
    number: 4,
    title: "Copilot agentique d'assistance au Développement",
    role: 'Assistant Data & AI Engineer',
    hashtags: ['#AgentIA', '#Développement', '#Copilot'],
    context: [
      {
        text: "Dans un contexte où l'automatisation des tâches de développement devient un enjeu majeur pour les équipes techniques, les agents IA (systèmes autonomes à base de LLMs avec des connexions vers des systèmes externes) émergent comme une solution prometteuse pour améliorer la productivité des développeurs.",
        level: 0,
      },
      {
        text: "Contrairement aux approches actuelles limitées par leur nature statique et leur besoin d'intervention humaine constante, l'agentique permet d'envisager des systèmes capables de raisonnement contextuel, d'adaptation dynamique aux contraintes projet et d'exécution autonome de workflows complexes.",
        level: 0,
      },
      {
        text: "Cette évolution technologique se concrétise déjà à travers l'émergence de plateformes agentiques spécialisées dans le développement. Des outils comme Cursor, Windsurf, bolt.new ou encore Lovable illustrent cette nouvelle génération de solutions qui transforment la manière dont les développeurs interagissent avec le code, en proposant des environnements où l'IA devient un véritable partenaire de développement capable d'initiatives autonomes et de compréhension contextuelle approfondie.",
        level: 0,
      },
      {
        text: "Ce stage vise à explorer le potentiel des agents IA pour créer un « Copilot agentique d'assistance au Développement » capable d'assister efficacement les équipes de développement dans leurs tâches quotidiennes, en automatisant les processus répétitifs et en améliorant la qualité du code produit.",
        level: 0,
      },
    ],
    objective:
      "explorer le potentiel des agents IA pour créer un « Copilot agentique d'assistance au Développement »",
    missionsLead: 'Vous aurez pour missions principales de :',
    missions: [
      {
        text: "Cartographier l'écosystème des frameworks d'agents IA existants et réaliser un inventaire complet adapté aux cas d'usage de développement",
        group: "I. Développement d'agents IA en partie autonomes pour la création d'application",
        step: 'I-CARTO',
      },
      {
        text: "Concevoir et développer un prototype capable de générer des instances de projets personnalisés à partir de templates et d'exemples d'applications existantes",
        group: "I. Développement d'agents IA en partie autonomes pour la création d'application",
        step: 'I-PROTO',
      },
      {
        text: 'Conduire un benchmark comparatif des solutions pour identifier les approches les plus performantes',
        group: "I. Développement d'agents IA en partie autonomes pour la création d'application",
        step: 'I-BENCH',
      },
      {
        text: 'Implémenter les fonctionnalités de traitement automatisé des tickets simples et de génération de merge requests',
        group: "II. Intégration et fonctionnalités avancées dans l'environnement de développement",
        step: 'II-TICKETS',
      },
      {
        text: "Développer les capacités d'intégration avec l'architecture standard (CI/CD, outils de revue de code) et de respect des normes de développement des équipes",
        group: "II. Intégration et fonctionnalités avancées dans l'environnement de développement",
        step: 'II-CICD',
      },
      {
        text: "Établir une méthodologie incluant veille technologique, définition de cas d'usage prioritaires et éventuellement mise en place d'environnements de test pour l'évaluation des performances",
        group: null,
        step: 'METHODO',
      },
    ],
    organisation: [],
    steps: PROTOTYPE_STEPS,
    deliverables: [
      {
        code: 'INVENTAIRE_FRAMEWORKS',
        label: "Cartographie et inventaire complet des frameworks d'agents IA",
        step: 'I-CARTO',
      },
      {
        code: 'PROTOTYPE_COPILOT',
        label: 'Prototype générant des instances de projets personnalisés',
        step: 'I-PROTO',
      },
      { code: 'BENCHMARK_COPILOT', label: 'Benchmark comparatif des solutions', step: 'I-BENCH' },
      {
        code: 'FONC_TICKETS_MR',
        label: 'Traitement automatisé des tickets simples et génération de merge requests',
        step: 'II-TICKETS',
      },
      { code: 'INTEGRATION_CICD', label: 'Intégration CI/CD et outils de revue de code', step: 'II-CICD' },
      {
        code: 'METHODOLOGIE',
        label: "Méthodologie (veille, cas d'usage prioritaires, environnements de test)",
        step: 'METHODO',
      },
    ],
    references: [],
    products: [
      {
        name: "Copilot agentique d'assistance au Développement",
        kind: 'produit à créer (prototype)',
        status: 'à créer',
      },
    ],
    audiences: ['équipes de développement'],
    team: 'squad pluridisciplinaire',
    functionalReferent: 'chef de projet',
    supervision: 'experts IA',
    evaluationData: ['environnements de test'],
    constraints: ['respect des normes de développement des équipes'],
    applyLabel: "STAGE - Assistant Data & AI Engineer – Copilot agentique d'assistance au Développement H/F",
  },
  {
    code: 'STG-2026-05',
    number: 5,
    title: 'Assistant Chef de projet Transformation Digitale & Data',
    role: 'Assistant Chef de projet Transformation Digitale & Data',
    hashtags: ['#Projet', '#IA', '#Data', '#IAGEN', '#TransformationDigitale'],
    context: [
      {
        text: "Au cours de votre stage, vous rejoindrez l'équipe « Gestion de Projets » qui avec l'ensemble de nos partenaires et les experts Techniques du DataLab Groupe, identifie et cadre les projets puis en coordonne la réalisation.",
        level: 0,
      },
    ],
    objective:
      'Assistance aux chefs de projets du DataLab Groupe pour la gestion des projets (conception de supports, rédaction de compte-rendu...)',
    missionsLead: 'Vous interviendrez sur les missions suivantes (liste non exhaustive) :',
    missions: [
      {
        text: 'Assistance aux chefs de projets du DataLab Groupe pour la gestion des projets (conception de supports, rédaction de compte-rendu...)',
        group: null,
        step: 'TRANSVERSE',
      },
      {
        text: "Étude d'opportunité et cadrage de nouveaux cas d'usage",
        group: 'Assistance aux chefs de projets',
        step: 'OPPORTUNITE',
      },
      {
        text: "Pilotage de la réalisation avec les parties prenantes en assurant un reporting auprès d'un référent Chef de Projet du DataLab Groupe",
        group: 'Assistance aux chefs de projets',
        step: 'PILOTAGE',
      },
      {
        text: "Suivi du déploiement et de l'utilisation des solutions par les Métiers",
        group: 'Assistance aux chefs de projets',
        step: 'DEPLOIEMENT',
      },
      {
        text: "Participation à l'animation de la communauté des experts Data & IA",
        group: null,
        step: 'ANIMATION',
      },
    ],
    organisation: [
      {
        text: "Intégré à l'équipe « Gestion de Projets », vous interagirez avec l'ensemble des équipes data science et engineering et des experts métier du Groupe.",
        level: 0,
      },
    ],
    steps: PROJECT_STEPS,
    deliverables: [
      {
        code: 'RESTITUTION_OPPORTUNITE',
        label: "Supports de restitution d'étude d'opportunité",
        step: 'OPPORTUNITE',
      },
      { code: 'CONVENTION_PROJET', label: 'Conventions projet avec nos partenaires', step: 'OPPORTUNITE' },
      { code: 'SUPPORT_REUNION', label: 'Supports de réunion (PowerPoint...)', step: 'PILOTAGE' },
      { code: 'COMPTE_RENDU', label: 'Comptes rendus', step: 'PILOTAGE' },
      { code: 'RESTITUTION_ATELIER', label: "Restitutions d'ateliers d'animation", step: 'ANIMATION' },
      { code: 'COMMUNICATION', label: 'Supports de communication internes ou externes', step: 'ANIMATION' },
      {
        code: 'RESTITUTION_MENSUELLE',
        label: 'Restitutions mensuelles relatives à la gestion des activités du DataLab Groupe',
        step: 'REPORTING',
      },
      {
        code: 'REPORTING_REFERENT',
        label: "Reporting auprès d'un référent Chef de Projet",
        step: 'PILOTAGE',
      },
    ],
    references: [],
    products: [],
    audiences: [
      'chefs de projets du DataLab Groupe',
      'partenaires',
      'Métiers',
      'communauté des experts Data & IA',
    ],
    team: 'équipe « Gestion de Projets »',
    functionalReferent: 'référent Chef de Projet du DataLab Groupe',
    supervision: null,
    evaluationData: [],
    constraints: [],
    applyLabel: 'STAGE - Assistant Chef de projet Transformation Digitale & Data H/E',
  },
];
