import { formatNumber, plural } from '../text/index.js';
import type { StudyMessages } from './messages-type.js';

const many = (n: number, one: string, several: string): string =>
  `${formatNumber(n, 'fr')} ${plural(n, 'fr', one, several)}`;

export const FRENCH: StudyMessages = {
  document: 'Étude comparative',
  subtitle: (code, entity) => `Étude comparative pour ${code}, avec ${entity}`,
  keywords: ['étude comparative', 'mesures', 'données internes et externes'],
  field: { useCase: 'Cas d’usage', entity: 'Entité partenaire', author: 'Rédaction', asOf: 'Arrêtée au' },
  notWritten: 'Cette partie n’est pas rédigée.',
  heading: {
    essentials: 'L’essentiel',
    question: 'Question',
    protocol: 'Protocole',
    approaches: 'Approches comparées',
    datasets: 'Jeux de données',
    criteria: 'Critères',
    results: 'Résultats',
    origins: 'Données internes et données externes',
    standings: 'Bilan par approche',
    findings: 'Enseignements',
    limits: 'Limites',
    recommendation: 'Recommandation',
  },
  origin: { internal: 'interne', external: 'externe' },
  better: { higher: 'Le plus haut', lower: 'Le plus bas' },
  table: {
    approaches: { caption: 'Approches comparées', columns: ['Approche', 'Description'] },
    datasets: { caption: 'Jeux de données', columns: ['Jeu de données', 'Origine', 'Description'] },
    criteria: { caption: 'Critères de comparaison', columns: ['Critère', 'Unité', 'Le meilleur est'] },
    origins: {
      caption: 'Chaque approche sur données internes et externes',
      columns: ['Critère', 'Approche', 'Interne', 'Externe', 'En externe'],
    },
    standings: {
      caption: 'Comparaisons gagnées, partagées et manquantes',
      columns: ['Approche', 'En tête', 'Ex æquo', 'Comparaisons', 'Non mesurée'],
    },
  },
  resultsCaption: (criterion, part) => `Résultats selon ${criterion}${part}`,
  approachColumn: 'Approche',
  datasetColumn: (name, origin) => `${name} (${origin})`,
  best: 'meilleure',
  tied: 'ex æquo',
  alone: 'seule mesurée',
  notMeasured: 'non mesurée',
  means: (value, datasets) => (datasets < 2 ? value : `${value} (moyenne de ${datasets})`),
  outside: { better: 'Meilleure', worse: 'Moins bonne', same: 'Identique' },
  notComparable: 'Non comparable',
  verdict: {
    best: (dataset, approach, value) => `${dataset} : ${approach} fait le mieux (${value}).`,
    tie: (dataset, approaches, value) => `${dataset} : ${approaches} sont à égalité (${value}).`,
    alone: (dataset, approach) => `${dataset} : seule ${approach} est mesurée, rien ne se compare.`,
    none: (dataset) => `${dataset} : aucune approche n’est mesurée.`,
  },
  conclusion: {
    leader: (approach, first, compared) =>
      `${approach} arrive en tête de ${many(first, 'comparaison', 'comparaisons')} sur ${formatNumber(compared, 'fr')}.`,
    shared: (approaches, first, compared) =>
      `Aucune approche ne se détache : ${approaches} arrivent chacune en tête de ${many(first, 'comparaison', 'comparaisons')} sur ${formatNumber(compared, 'fr')}.`,
    onlyTies: (compared) =>
      `Aucune approche ne se détache : ${many(compared, 'comparaison se termine', 'comparaisons se terminent')} à égalité.`,
    none: 'Rien ne se compare encore : il faut deux approches mesurées selon un même critère sur un même jeu de données.',
  },
  counts: ({ approaches, datasets, criteria }) =>
    `L’étude compare ${approaches} sur ${datasets} selon ${criteria}.`,
  tiesText: (n) => `${many(n, 'comparaison se termine', 'comparaisons se terminent')} à égalité.`,
  missingText: (n, of) => `${many(n, 'mesure manque', 'mesures manquent')} sur ${formatNumber(of, 'fr')}.`,
  aloneText: (n) =>
    n < 2
      ? `${formatNumber(n, 'fr')} mesure est la seule de son critère et de son jeu de données : elle ne départage rien.`
      : `${formatNumber(n, 'fr')} mesures sont les seules de leur critère et de leur jeu de données : elles ne départagent rien.`,
  allMeasured: 'Toutes les approches sont mesurées selon tous les critères sur tous les jeux de données.',
  oneOrigin:
    'L’étude n’a pas à la fois des données internes et des données externes : elles ne se comparent pas.',
  empty: {
    approaches: 'Aucune approche n’est décrite.',
    datasets: 'Aucun jeu de données n’est décrit.',
    criteria: 'Aucun critère n’est fixé.',
    results: 'Aucun résultat ne peut être présenté sans approche, jeu de données et critère.',
  },
  unit: (unit) => (unit === '' ? '' : ` (${unit})`),
  readingKey:
    'Le meilleur résultat de chaque colonne est dit en toutes lettres ; une égalité n’a pas de gagnant, et une approche mesurée seule n’est comparée à rien.',
  and: ' et ',
};
