import type { InternshipOffer } from './programme.js';
import { BIAS_AUDIT_STEPS, FINOPS_STEPS } from './steps-2026.js';

/** Offers 6 and 7 of the programme of 2026, in the words of the lab's catalogue: French is their language. */
export const LAST_OFFERS: readonly InternshipOffer[] = [
  {
    code: 'STG-2026-06',
    number: 6,
    title: 'Mesures et réduction des biais des LLMs',
    role: 'Assistant Data Scientist',
    hashtags: ['#LLM', '#BIAIS', '#IADeConfiance'],
    context: [
      {
        text: "Dans le cadre de la transformation numérique du Groupe Crédit Agricole, l'usage maîtrisé des modèles de langage de grande taille (LLM) est un enjeu stratégique.",
        level: 0,
      },
      {
        text: "Ces technologies sont essentiellement déployées pour assister nos collaborateurs dans diverses tâches (rédaction, analyse, support client). Les critiques en matière d'équité qu'elles soulèvent les rendent pour l'instant inutilisables pour des cas d'usage sur lesquels elles risqueraient de véhiculer des biais discriminatoires et par suite des risques d'atteinte aux usagers, de non-conformité réglementaire (AI Act, RGPD) et de réputation.",
        level: 0,
      },
      {
        text: "Face au manque de transparence de la plupart des éditeurs de LLM, le Groupe doit développer ses propres capacités d'évaluation et de réduction des biais des LLM pour un développement maîtrisé et responsable de ces technologies.",
        level: 0,
      },
      {
        text: "L'objectif de ce stage est de développer une méthodologie robuste d'évaluation et de réduction des biais discriminatoires dans les LLM utilisés en contexte bancaire, ainsi que les outils permettant de l'implémenter.",
        level: 0,
      },
    ],
    objective:
      "développer une méthodologie robuste d'évaluation et de réduction des biais discriminatoires dans les LLM utilisés en contexte bancaire, ainsi que les outils permettant de l'implémenter",
    missionsLead: 'Vous aurez pour missions principales de :',
    missions: [
      {
        text: "Concevoir un framework d'évaluation adapté aux cas d'usage bancaires, identifier et quantifier les biais dans une sélection de modèles propriétaires et open source, développer des jeux de tests pour détecter les discriminations liées aux critères protégés par la loi",
        group: 'Diagnostiquer les biais présents dans les modèles',
        step: 'DIAGNOSTIC',
      },
      {
        text: 'Analyser les techniques de débiaisage existantes (fine-tuning, ingénierie de prompts, post-traitement), évaluer leur applicabilité dans notre contexte bancaire en tenant compte des contraintes opérationnelles, développer des approches innovantes adaptées à nos besoins',
        group: 'Explorer et évaluer les stratégies de mitigation',
        step: 'MITIGATION',
      },
      {
        text: "Proposer un protocole d'audit intégrable dans nos processus de validation, définir des seuils d'acceptabilité pour le déploiement en production, rédiger des guidelines opérationnelles pour l'usage responsable des LLM par nos collaborateurs",
        group: 'Traduire les travaux de recherche en recommandations opérationnelles',
        step: 'RECOMMANDATIONS',
      },
    ],
    organisation: [
      {
        text: "Dans l'objectif de livrer des fonctionnalités intégrables au sein des solutions industrielles en production, les stages se déroulent sous l'encadrement d'experts IA au sein d'une Squad pluridisciplinaire ayant comme référent fonctionnel un chef de projet IA, et selon la méthode Projet du DataLab Groupe qui fait l'objet d'une certification IA de confiance et d'une labélisation RSE.",
        level: 0,
      },
      {
        text: "Le stagiaire aura accès à des environnements d'engineering industriel puissants et à l'état de l'art, en local et dans le cloud.",
        level: 0,
      },
      {
        text: 'Les modèles seront évalués sur des données internes (annotées si besoin) ainsi que des données externes (open-data), et seront intégrés dans les produits et services IA en production.',
        level: 0,
      },
      {
        text: "Des interactions avec l'ensemble des équipes data science et engineering et des experts métier du Groupe auront lieu.",
        level: 0,
      },
    ],
    steps: BIAS_AUDIT_STEPS,
    deliverables: [
      { code: 'ETAT_ART', label: "Veille bibliographique / état de l'art", step: 'VEILLE' },
      { code: 'IMPLEMENTATION', label: 'Implémentation des approches retenues', step: 'SELECTION' },
      {
        code: 'ETUDE_COMPARATIVE',
        label: 'Étude comparative sur des données internes et externes',
        step: 'COMPARATIF',
      },
      {
        code: 'FONCTIONNALITE',
        label: 'Fonctionnalités intégrables au sein des solutions industrielles en production',
        step: 'INTEGRATION',
      },
      {
        code: 'INTEGRATION_PRODUIT',
        label: 'Intégration des développements dans les produits du DataLab Groupe',
        step: 'INTEGRATION',
      },
      { code: 'PUBLICATION', label: 'Publication scientifique (conditionnelle)', step: 'PUBLICATION' },
      {
        code: 'FRAMEWORK_EVAL_BIAIS',
        label: "Framework d'évaluation adapté aux cas d'usage bancaires",
        step: 'DIAGNOSTIC',
      },
      {
        code: 'JEUX_TESTS_BIAIS',
        label: 'Jeux de tests pour détecter les discriminations liées aux critères protégés par la loi',
        step: 'DIAGNOSTIC',
      },
      {
        code: 'MESURE_BIAIS',
        label: "Quantification des biais d'une sélection de modèles propriétaires et open source",
        step: 'DIAGNOSTIC',
      },
      {
        code: 'EVAL_DEBIAISAGE',
        label:
          'Évaluation des techniques de débiaisage (fine-tuning, ingénierie de prompts, post-traitement)',
        step: 'MITIGATION',
      },
      {
        code: 'PROTOCOLE_AUDIT',
        label: "Protocole d'audit intégrable dans les processus de validation",
        step: 'RECOMMANDATIONS',
      },
      {
        code: 'SEUILS_ACCEPTABILITE',
        label: "Seuils d'acceptabilité pour le déploiement en production",
        step: 'RECOMMANDATIONS',
      },
      {
        code: 'GUIDELINES_LLM',
        label: "Guidelines opérationnelles pour l'usage responsable des LLM",
        step: 'RECOMMANDATIONS',
      },
    ],
    references: [],
    products: [
      {
        name: 'produits et services IA en production',
        kind: "processus de validation (protocole d'audit intégrable)",
        status: 'en production',
      },
    ],
    audiences: ['collaborateurs', 'processus de validation'],
    team: 'Squad pluridisciplinaire',
    functionalReferent: 'chef de projet IA',
    supervision: 'experts IA',
    evaluationData: ['données internes (annotées si besoin)', 'données externes (open-data)'],
    constraints: ['contraintes opérationnelles'],
    applyLabel: 'STAGE - Assistant Data Scientist - Mesures et réduction des biais des LLMs H/F',
  },
  {
    code: 'STG-2026-07',
    number: 7,
    title: 'Pilotage budgétaire, performance et sobriété Cloud',
    role: 'Assistant FinOps & GreenOps',
    hashtags: [
      '#CloudComputing',
      '#IAGen',
      '#AWS',
      '#FinOps',
      '#CloudCostManagement',
      '#CloudMonitoring',
      '#DevOpsTools',
      '#IaC',
      '#Terraform',
      '#Green',
      '#GreenIT',
      '#GreenOps',
    ],
    context: [
      {
        text: "Dans un contexte où les infrastructures Cloud prennent une place centrale, la maîtrise des coûts, l'optimisation des ressources et la réduction de l'empreinte environnementale sont devenues des enjeux stratégiques. Intégré(e) au sein du chapitre Usine Logicielle et Cloud, le/la stagiaire contribuera à améliorer la visibilité financière et écologique des services Cloud et à accompagner les équipes techniques dans une démarche d'efficience économique et environnementale.",
        level: 0,
      },
    ],
    objective:
      "améliorer la visibilité financière et écologique des services Cloud et à accompagner les équipes techniques dans une démarche d'efficience économique et environnementale",
    missionsLead: 'Vous aurez pour missions principales de :',
    missions: [
      {
        text: 'Collecter et consolider les données de consommation (financière et énergétique) issues des comptes des projets du DataLab Groupe sur le cloud AWS',
        group: "Analyser et suivre les coûts et l'impact environnemental liés aux services Cloud",
        step: 'SUIVI',
      },
      {
        text: "Identifier les écarts budgétaires, l'empreinte carbone et les axes d'optimisation",
        group: "Analyser et suivre les coûts et l'impact environnemental liés aux services Cloud",
        step: 'SUIVI',
      },
      {
        text: 'Participer à la mise en place de tableaux de bord de suivi des dépenses et métriques environnementales',
        group: "Analyser et suivre les coûts et l'impact environnemental liés aux services Cloud",
        step: 'SUIVI',
      },
      {
        text: 'Produire des rapports réguliers à destination des équipes Finance, RSE et IT',
        group: 'Produire des reportings et assurer la communication inter-équipes',
        step: 'REPORTING',
      },
      {
        text: 'Aider à vulgariser les enjeux FinOps et GreenOps auprès des parties prenantes non techniques',
        group: 'Produire des reportings et assurer la communication inter-équipes',
        step: 'REPORTING',
      },
      {
        text: 'Contribuer à la documentation des bonnes pratiques',
        group: 'Produire des reportings et assurer la communication inter-équipes',
        step: 'REPORTING',
      },
      {
        text: 'Collaborer avec les équipes DevOps pour recommander des ajustements (dimensionnement des ressources utilisées, arrêt des ressources inutilisées, réservations...)',
        group: "Contribuer à l'optimisation des ressources Cloud",
        step: 'OPTIMISATION',
      },
      {
        text: 'Participer à des audits de consommation et à des campagnes de sensibilisation',
        group: "Contribuer à l'optimisation des ressources Cloud",
        step: 'OPTIMISATION',
      },
      {
        text: 'Suivre les évolutions des offres Cloud et des outils FinOps & GreenOps',
        group: 'Assurer une veille technologique et proposer des améliorations continues',
        step: 'VEILLE-TECHNO',
      },
      {
        text: "Proposer des améliorations de processus ou d'outils internes",
        group: 'Assurer une veille technologique et proposer des améliorations continues',
        step: 'VEILLE-TECHNO',
      },
      {
        text: 'Se tenir informé des bonnes pratiques et standards en matière de Cloud durable',
        group: 'Assurer une veille technologique et proposer des améliorations continues',
        step: 'VEILLE-TECHNO',
      },
    ],
    organisation: [
      {
        text: "Dans l'objectif de livrer des fonctionnalités intégrables au sein des solutions industrielles en production, les stages se déroulent sous l'encadrement d'experts IA au sein d'une Squad pluridisciplinaire ayant comme référent fonctionnel un chef de projet IA, et selon la méthode Projet du DataLab Groupe qui fait l'objet d'une certification IA de confiance et d'une labélisation RSE.",
        level: 0,
      },
      {
        text: "Le stagiaire aura accès à des environnements d'engineering industriel puissants et à l'état de l'art, en local et dans le cloud.",
        level: 0,
      },
      {
        text: "Des interactions avec l'ensemble des équipes data science et engineering et des experts métier du Groupe auront lieu.",
        level: 0,
      },
    ],
    steps: FINOPS_STEPS,
    deliverables: [
      { code: 'ETAT_ART', label: "Veille bibliographique / état de l'art", step: 'VEILLE' },
      { code: 'IMPLEMENTATION', label: 'Implémentation des approches retenues', step: 'SELECTION' },
      {
        code: 'ETUDE_COMPARATIVE',
        label: 'Étude comparative sur des données internes et externes',
        step: 'COMPARATIF',
      },
      {
        code: 'FONCTIONNALITE',
        label: 'Fonctionnalités intégrables au sein des solutions industrielles en production',
        step: 'INTEGRATION',
      },
      {
        code: 'INTEGRATION_PRODUIT',
        label: 'Intégration des développements dans les produits du DataLab Groupe',
        step: 'INTEGRATION',
      },
      { code: 'PUBLICATION', label: 'Publication scientifique (conditionnelle)', step: 'PUBLICATION' },
      {
        code: 'DONNEES_CONSO',
        label: 'Données de consommation consolidées (financière et énergétique)',
        step: 'SUIVI',
      },
      {
        code: 'ANALYSE_ECARTS',
        label: "Écarts budgétaires, empreinte carbone et axes d'optimisation",
        step: 'SUIVI',
      },
      {
        code: 'TABLEAU_BORD',
        label: 'Tableaux de bord de suivi des dépenses et métriques environnementales',
        step: 'SUIVI',
      },
      {
        code: 'RAPPORT_FINOPS',
        label: 'Rapports réguliers à destination des équipes Finance, RSE et IT',
        step: 'REPORTING',
      },
      { code: 'DOC_BONNES_PRATIQUES', label: 'Documentation des bonnes pratiques', step: 'REPORTING' },
      {
        code: 'RECO_OPTIMISATION',
        label: "Recommandations d'ajustements (dimensionnement, arrêt, réservations)",
        step: 'OPTIMISATION',
      },
      { code: 'AUDIT_CONSO', label: 'Audits de consommation', step: 'OPTIMISATION' },
      { code: 'CAMPAGNE_SENSIBILISATION', label: 'Campagnes de sensibilisation', step: 'OPTIMISATION' },
      {
        code: 'AMELIORATION_PROCESSUS',
        label: "Améliorations de processus ou d'outils internes",
        step: 'VEILLE-TECHNO',
      },
    ],
    references: [],
    products: [
      {
        name: 'comptes des projets du DataLab Groupe sur le cloud AWS',
        kind: 'comptes cloud suivis',
        status: 'existants',
      },
      {
        name: 'tableaux de bord de suivi des dépenses et métriques environnementales',
        kind: 'outil à mettre en place',
        status: 'à créer',
      },
    ],
    audiences: ['Finance', 'RSE', 'IT', 'équipes DevOps', 'parties prenantes non techniques'],
    team: 'chapitre Usine Logicielle et Cloud',
    functionalReferent: 'chef de projet IA',
    supervision: 'experts IA',
    evaluationData: ['données internes', 'données externes'],
    constraints: [],
    applyLabel:
      'STAGE - Assistant FinOps & GreenOps : Pilotage budgétaire, performance et sobriété Cloud H/F',
  },
];
