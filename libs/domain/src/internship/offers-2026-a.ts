import { COURSE_2026 } from './course-2026.js';
import type { InternshipOffer } from './programme.js';

/** Offers 1 to 3 of the programme of 2026, in the words of the lab's catalogue: French is their language. */
export const FIRST_OFFERS: readonly InternshipOffer[] = [
  {
    code: 'STG-2026-01',
    number: 1,
    title: 'Développement de systèmes RAG agentiques',
    role: 'Assistant AI Engineer',
    hashtags: ['#LLM', '#RAG', '#SystemeAgentique'],
    context: [
      {
        text: "L'objectif du stage est d'améliorer la plateforme interne de Retrieval Augmented Generation (RAG), appelée CA Generative Search (CAGS) déjà déployée en production pour de multiples métiers, en participant aux développements de nouvelles fonctionnalités agentiques.",
        level: 0,
      },
      {
        text: "Après avoir réalisé un état de l'art spécifique à chaque axe de travail, le stagiaire devra comparer les différentes pistes d'amélioration afin de sélectionner les plus pertinentes, avant d'intégrer ses travaux à CAGS, conjointement avec un stagiaire travaillant sur les aspects Data Science. Le défi est particulièrement relevé compte tenu des exigences d'industrialisation et de sécurité inhérentes au système d'information d'une banque.",
        level: 0,
      },
    ],
    objective:
      "Après avoir réalisé un état de l'art spécifique à chaque axe de travail, le stagiaire devra comparer les différentes pistes d'amélioration afin de sélectionner les plus pertinentes, avant d'intégrer ses travaux à CAGS",
    missionsLead: 'Le stagiaire sera amené à intervenir sur différentes problématiques :',
    missions: [
      {
        text: "Développer des architectures d'agents pour orchestrer des recherches complexes multi-étapes",
        group: null,
        step: 'SELECTION',
      },
      {
        text: 'Investiguer les mécanismes de planification et de raisonnement pour améliorer la qualité des réponses',
        group: null,
        step: 'VEILLE',
      },
      {
        text: 'Implémenter des capacités de self-reflexion et de correction automatique des réponses',
        group: null,
        step: 'SELECTION',
      },
      {
        text: 'Intégrer des outils externes dans le processus de raisonnement agentique',
        group: null,
        step: 'INTEGRATION',
      },
    ],
    organisation: [
      {
        text: "Dans l'objectif de livrer des fonctionnalités intégrables au sein des solutions industrielles en production, les stages se déroulent sous l'encadrement d'experts IA au sein d'une Squad pluridisciplinaire ayant comme réfèrent fonctionnel un chef de projet IA, et selon la méthode Projet du DataLab Groupe qui fait l'objet d'une certification IA de confiance et d'une labélisation RSE.",
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
    steps: COURSE_2026,
    deliverables: [
      { code: 'ETAT_ART', label: "Veille bibliographique / état de l'art", step: 'VEILLE' },
      { code: 'ETAT_ART_AXE', label: "État de l'art spécifique à chaque axe de travail", step: 'VEILLE' },
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
    ],
    references: [],
    products: [
      {
        name: 'CA Generative Search (CAGS)',
        kind: 'plateforme interne de Retrieval Augmented Generation (RAG)',
        status: 'déjà déployée en production pour de multiples métiers',
      },
    ],
    audiences: ['experts métier du Groupe', 'équipes data science et engineering'],
    team: 'Squad pluridisciplinaire',
    functionalReferent: 'chef de projet IA',
    supervision: 'experts IA',
    evaluationData: ['données internes (annotées si besoin)', 'données externes (open-data)'],
    constraints: [
      "exigences d'industrialisation et de sécurité inhérentes au système d'information d'une banque",
    ],
    applyLabel: 'STAGE - Assistant AI Engineer - Développement de systèmes RAG agentiques H/F',
  },
  {
    code: 'STG-2026-02',
    number: 2,
    title: 'Développement de systèmes RAG agentiques',
    role: 'Assistant Data Scientist',
    hashtags: ['#LLM', '#RAG', '#SystemeAgentique'],
    context: [
      {
        text: "Les systèmes de génération augmentés par la recherche agentiques (Agentic RAG) représentent une évolution majeure dans le traitement intelligent de l'information. Contrairement aux systèmes RAG traditionnels qui suivent un paradigme statique de récupération puis génération, les systèmes agentiques permettent une interactivité dynamique où la recherche et le raisonnement s'entremêlent de manière itérative, comme démontré dans les travaux récents sur RAG-Critic (Dong et al., 2025) [1].",
        level: 0,
      },
      { text: 'Ces systèmes permettent de dépasser les limitations des approches classiques :', level: 0 },
      {
        text: 'Recherche adaptative : orchestration dynamique de stratégies de recherche multi-étapes selon le contexte et la complexité de la requête, permettant une exploration plus approfondie des espaces de connaissances ;',
        level: 1,
      },
      {
        text: 'Raisonnement intégré : capacité à décomposer des questions complexes en sous-tâches et à coordonner leur résolution à travers des workflows de raisonnement sophistiqués (chain-based, tree-based, ou graph-based) ;',
        level: 1,
      },
      {
        text: 'Auto-évaluation critique : mécanismes de validation et de correction automatique intégrés pour améliorer la qualité des réponses en temps réel ;',
        level: 1,
      },
      {
        text: 'Orchestration multi-agents : coordination intelligente entre agents spécialisés pour traiter des tâches complexes nécessitant différentes expertises.',
        level: 1,
      },
      {
        text: "La plateforme CA Generative Search (CAGS), notre asset interne de RAG, évolue vers une architecture agentique intégrant ces capacités avancées. Cette transformation s'inspire des récentes avancées dans le domaine, notamment :",
        level: 0,
      },
      {
        text: 'Les frameworks de raisonnement synergique où retrieval et reasoning se renforcent mutuellement (Li et al., 2025) [2] ;',
        level: 1,
      },
      {
        text: 'Les approches de "deep research" développées par les acteurs industriels majeurs, permettant une investigation approfondie et multi-étapes ;',
        level: 1,
      },
      {
        text: "Les systèmes de critique automatisée avec feedback granulaire pour l'amélioration continue des performances (RAG-Critic framework) [1] ;",
        level: 1,
      },
      {
        text: 'Les architectures multi-agents décentralisées et centralisées pour la coordination de tâches complexes [2].',
        level: 1,
      },
    ],
    objective:
      "l'objectif du stage est d'améliorer la plateforme CAGS en participant au développement de nouvelles fonctionnalités ou à l'améliorer de celles existantes",
    missionsLead: 'Dans le cadre de ce stage, vous serez amené à :',
    missions: [
      { text: 'Identifier les approches applicables', group: null, step: 'VEILLE' },
      {
        text: 'Benchmarker ces approches pour déterminer leur pertinence et leur efficacité',
        group: null,
        step: 'COMPARATIF',
      },
      {
        text: "Travailler en étroite collaboration avec notre équipe d'experts pour implémenter les approches choisies et participer activement à leur déploiement pour répondre aux cas d'usages métiers",
        group: null,
        step: 'INTEGRATION',
      },
    ],
    organisation: [],
    steps: COURSE_2026,
    deliverables: [
      { code: 'ETAT_ART', label: "Veille bibliographique / état de l'art", step: 'VEILLE' },
      { code: 'IMPLEMENTATION', label: 'Implémentation des approches retenues', step: 'SELECTION' },
      {
        code: 'ETUDE_COMPARATIVE',
        label: 'Étude comparative sur des données internes et externes',
        step: 'COMPARATIF',
      },
      {
        code: 'INTEGRATION_PRODUIT',
        label: 'Intégration des développements dans les produits du DataLab Groupe',
        step: 'INTEGRATION',
      },
      { code: 'PUBLICATION', label: 'Publication scientifique (conditionnelle)', step: 'PUBLICATION' },
      { code: 'BENCHMARK_RAG', label: 'Benchmark des approches RAG agentiques', step: 'COMPARATIF' },
    ],
    references: [
      {
        authors: 'Dong, G., Jin, J., Li, X., Zhu, Y., Dou, Z., & Wen, J. R.',
        year: 2025,
        title:
          'RAG-Critic: Leveraging Automated Critic-Guided Agentic Workflow for Retrieval Augmented Generation',
        venue:
          'Proceedings of the 63rd Annual Meeting of the Association for Computational Linguistics, 3551-3578',
      },
      {
        authors: 'Li, Y., Zhang, W., Yang, Y., Huang, W. C., Wu, Y., Luo, J., ... & Yu, P. S.',
        year: 2025,
        title: 'Towards Agentic RAG with Deep Reasoning: A Survey of RAG-Reasoning Systems in LLMs',
        venue: 'arXiv preprint arXiv:2507.09477',
      },
      {
        authors: 'Yao, S., Zhao, J., Yu, D., Du, N., Shafran, I., Narasimhan, K., & Cao, Y.',
        year: 2023,
        title: 'ReAct: Synergizing reasoning and acting in language models',
        venue: 'International Conference on Learning Representations',
      },
      {
        authors: 'Jin, B., Zeng, H., Yue, Z., Wang, D., Zamani, H., & Han, J.',
        year: 2025,
        title: 'Search-R1: Training LLMs to Reason and Leverage Search Engines with Reinforcement Learning',
        venue: 'arXiv preprint arXiv:2503.09516',
      },
      {
        authors: 'Zhang, W., Li, Y., Bei, Y., Luo, J., Wan, G., Yang, L., ... & Miao, C.',
        year: 2025,
        title: 'From Web Search towards Agentic Deep Research: Incentivizing Search with Reasoning Agents',
        venue: 'arXiv preprint arXiv:2506.18959',
      },
    ],
    products: [
      {
        name: 'CA Generative Search (CAGS)',
        kind: 'notre asset interne de RAG',
        status: 'évolue vers une architecture agentique',
      },
    ],
    audiences: ["cas d'usages métiers"],
    team: 'squad pluridisciplinaire',
    functionalReferent: 'chef de projet',
    supervision: 'experts IA',
    evaluationData: ['données internes', 'données externes (open-data)'],
    constraints: [],
    applyLabel: 'STAGE - Assistant Data Scientist - Développement de systèmes RAG agentiques H/F',
  },
  {
    code: 'STG-2026-03',
    number: 3,
    title: 'Protocoles de communication avec et entre agents',
    role: 'Assistant Data & AI Engineer',
    hashtags: ['#MCP', '#ProtocolesAgentiques', '#MultiAgentsSystems'],
    context: [
      {
        text: "Dans le cadre de la transformation digitale du Crédit Agricole et du développement de solutions d'intelligence artificielle avancées et innovantes, le DataLab Groupe recherche un(e) stagiaire ingénieur(e) pour travailler sur les protocoles de communication entre agents intelligents.",
        level: 0,
      },
      {
        text: "Ce stage s'inscrit dans une démarche d'enrichissement et de consolidation de la plateforme agentique d'IA générative existante. Son objectif est d'améliorer l'utilité, l'efficacité et l'impact des Systèmes Agentiques dans un environnement multi-agents, en optimisant les communications entre les agents eux-mêmes, ainsi qu'avec leurs sources de données ou les autres applications du groupe. Le défi est particulièrement relevé compte tenu des exigences d'industrialisation et de sécurité inhérentes au système d'information d'une banque.",
        level: 0,
      },
    ],
    objective:
      "améliorer l'utilité, l'efficacité et l'impact des Systèmes Agentiques dans un environnement multi-agents, en optimisant les communications entre les agents eux-mêmes, ainsi qu'avec leurs sources de données ou les autres applications du groupe",
    missionsLead: 'Vous aurez pour missions principales de :',
    missions: [
      {
        text: 'Identifier dans la littérature les solutions industrielles de communications existantes spécifiques aux IA Génératives Agentiques (MCP, KQML, etc.) mais aussi déjà existantes dans les applications déjà présentes dans le groupe (API, web crawling)',
        group: null,
        step: 'VEILLE',
      },
      {
        text: "Implémenter et évaluer les différentes propositions afin de fournir des éléments tangibles et chiffrés à l'équipe",
        group: null,
        step: 'COMPARATIF',
      },
      {
        text: 'Mettre en production la ou les solutions retenues dans une plateforme industrielle',
        group: null,
        step: 'INTEGRATION',
      },
    ],
    organisation: [
      {
        text: "Dans l'objectif de livrer des fonctionnalités intégrables au sein des solutions industrielles en production, les stages se déroulent sous l'encadrement d'experts IA au sein d'une Squad pluridisciplinaire ayant comme réfèrent fonctionnel un chef de projet IA, et selon la méthode Projet du DataLab Groupe qui fait l'objet d'une certification IA de confiance et d'une labélisation RSE.",
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
    steps: COURSE_2026,
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
      { code: 'ELEMENTS_CHIFFRES', label: "Éléments tangibles et chiffrés à l'équipe", step: 'COMPARATIF' },
      {
        code: 'MEP_PROTOCOLES',
        label: 'Mise en production de la ou des solutions retenues',
        step: 'INTEGRATION',
      },
    ],
    references: [],
    products: [
      {
        name: "plateforme agentique d'IA générative existante",
        kind: 'plateforme industrielle',
        status: 'existante',
      },
    ],
    audiences: ['équipes data science et engineering', 'experts métier du Groupe'],
    team: 'Squad pluridisciplinaire',
    functionalReferent: 'chef de projet IA',
    supervision: 'experts IA',
    evaluationData: ['données internes', 'données externes'],
    constraints: [
      "exigences d'industrialisation et de sécurité inhérentes au système d'information d'une banque",
    ],
    applyLabel:
      'STAGE - Assistant data Engineering sur les protocoles de communication avec et entre agents H/F',
  },
];
