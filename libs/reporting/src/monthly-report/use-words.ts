import type { BenefitFactUnit, UsageAlertRule } from '@jalon/domain';
import type { ReportLanguage } from './facts.js';
import type { Counted } from './messages-type.js';

/** Words of what is in use, beside those of the monthly report. Amounts and shares come as text already formatted. */
export interface UseWords {
  readonly titleShare: (deployments: Counted, percent: string) => string;
  readonly title: (deployments: Counted) => string;
  readonly titleBenefits: (benefits: Counted) => string;
  readonly titleAlerts: (alerts: Counted) => string;
  readonly users: (users: Counted, eligible: string) => string;
  readonly declared: (c: Counted) => string;
  readonly fewUsers: (c: Counted) => string;
  readonly noFigure: (c: Counted) => string;
  readonly benefits: (month: string, expected: string) => string;
  readonly cumulated: (cumulated: string, expected: string) => string;
  readonly spent: (amount: string) => string;
  readonly alerts: (c: Counted) => string;
  readonly unit: string;
  readonly percent: (value: string) => string;
  readonly amount: (value: string, unit: BenefitFactUnit) => string;
  readonly few: string;
  readonly unknown: string;
  readonly isDeclared: string;
  readonly adoption: { readonly caption: string; readonly headers: readonly string[] };
  readonly benefit: { readonly caption: string; readonly headers: readonly string[] };
  readonly alert: { readonly caption: string; readonly headers: readonly string[] };
  readonly rule: Readonly<Record<UsageAlertRule, string>>;
  readonly sheets: readonly [adoption: string, benefits: string, alerts: string];
  readonly sheetUnit: Readonly<Record<BenefitFactUnit, string>>;
  readonly column: Readonly<
    Record<
      | 'eligible'
      | 'users'
      | 'share'
      | 'origin'
      | 'counted'
      | 'target'
      | 'targetOn'
      | 'benefit'
      | 'unit'
      | 'month'
      | 'expectedMonth'
      | 'cumulated'
      | 'expectedCumulated'
      | 'rule'
      | 'openedOn',
      string
    >
  >;
}

const many = (c: Counted, one: string, several: string): string => `${c.text} ${c.n < 2 ? one : several}`;
const FRENCH: UseWords = {
  titleShare: (c, percent) =>
    `${many(c, 'déploiement', 'déploiements')} en service, avec une adoption de ${percent}`,
  title: (c) => `${many(c, 'déploiement', 'déploiements')} en service à la fin du mois`,
  titleBenefits: (c) =>
    `${many(c, 'bénéfice est suivi', 'bénéfices sont suivis')}, sans déploiement en service`,
  titleAlerts: (c) => many(c, 'alerte d’usage est ouverte', 'alertes d’usage sont ouvertes'),
  users: (users, eligible) =>
    `${many(users, 'utilisateur actif', 'utilisateurs actifs')} sur 30 jours, pour ${eligible} éligibles.`,
  declared: (c) =>
    `${many(c, 'chiffre est déclaré', 'chiffres sont déclarés')} par les entités, sans télémétrie.`,
  fewUsers: (c) =>
    `${many(c, 'déploiement', 'déploiements')} de moins de 5 utilisateurs ${c.n < 2 ? 'n’est pas compté' : 'ne sont pas comptés'}.`,
  noFigure: (c) => `${many(c, 'déploiement n’a', 'déploiements n’ont')} pas de chiffre.`,
  benefits: (month, expected) => `Bénéfices acceptés du mois : ${month}, pour ${expected} attendus.`,
  cumulated: (cumulated, expected) => `Cumulés : ${cumulated}, pour ${expected} attendus.`,
  spent: (amount) => `Investissement et fonctionnement à ce jour : ${amount}.`,
  alerts: (c) => `${many(c, 'alerte d’usage ouverte', 'alertes d’usage ouvertes')}.`,
  unit: 'Adoption (% des éligibles)',
  percent: (value) => `${value} %`,
  amount: (value, unit) =>
    ({
      eur: `${value} €`,
      hours: `${value} h`,
      files: `${value} dossiers`,
      percent: `${value} %`,
      points: `${value} points`,
    })[unit],
  few: 'moins de 5',
  unknown: 'non mesuré',
  isDeclared: 'déclaré',
  adoption: {
    caption: 'Adoption par déploiement',
    headers: ['Code', 'Cas d’usage', 'Entité', 'Éligibles', 'Actifs', 'Adoption'],
  },
  benefit: {
    caption: 'Bénéfices du mois et cumulés, face à l’attendu',
    headers: ['Code', 'Bénéfice', 'Du mois', 'Attendu', 'Cumulé', 'Attendu cumulé'],
  },
  alert: {
    caption: 'Alertes d’usage ouvertes',
    headers: ['Code', 'Cas d’usage', 'Entité', 'Alerte', 'Depuis'],
  },
  rule: {
    adoption_falling: 'Usage en baisse',
    silent: 'Aucun événement reçu',
    target_missed: 'Cible d’adoption manquée',
  },
  sheets: ['Adoption', 'Bénéfices', 'Alertes d’usage'],
  sheetUnit: { eur: '€', hours: 'heures', files: 'dossiers', percent: '%', points: 'points' },
  column: {
    eligible: 'Éligibles',
    users: 'Utilisateurs actifs (30 jours)',
    share: 'Adoption (%)',
    origin: 'Origine du chiffre',
    counted: 'mesuré',
    target: 'Cible (%)',
    targetOn: 'Cible au',
    benefit: 'Bénéfice',
    unit: 'Unité',
    month: 'Du mois',
    expectedMonth: 'Attendu du mois',
    cumulated: 'Cumulé',
    expectedCumulated: 'Attendu cumulé',
    rule: 'Alerte',
    openedOn: 'Ouverte le',
  },
};
const ENGLISH: UseWords = {
  titleShare: (c, percent) => `${many(c, 'deployment', 'deployments')} in service, adopted by ${percent}`,
  title: (c) => `${many(c, 'deployment', 'deployments')} in service at the end of the month`,
  titleBenefits: (c) =>
    `${many(c, 'benefit is followed', 'benefits are followed')}, with no deployment in service`,
  titleAlerts: (c) => many(c, 'usage alert is open', 'usage alerts are open'),
  users: (users, eligible) => `${many(users, 'user', 'users')} active over 30 days, of ${eligible} eligible.`,
  declared: (c) =>
    `${many(c, 'figure is declared', 'figures are declared')} by the entities, without telemetry.`,
  fewUsers: (c) =>
    `${many(c, 'deployment', 'deployments')} of under 5 users ${c.n < 2 ? 'is not counted' : 'are not counted'}.`,
  noFigure: (c) => `${many(c, 'deployment has', 'deployments have')} no figure.`,
  benefits: (month, expected) => `Accepted benefits of the month: ${month}, of ${expected} expected.`,
  cumulated: (cumulated, expected) => `Cumulated: ${cumulated}, of ${expected} expected.`,
  spent: (amount) => `Investment and running cost to date: ${amount}.`,
  alerts: (c) => `${many(c, 'open usage alert', 'open usage alerts')}.`,
  unit: 'Adoption (% of the eligible)',
  percent: (value) => `${value}%`,
  amount: (value, unit) =>
    ({
      eur: `${value} €`,
      hours: `${value} h`,
      files: `${value} files`,
      percent: `${value}%`,
      points: `${value} points`,
    })[unit],
  few: 'under 5',
  unknown: 'not measured',
  isDeclared: 'declared',
  adoption: {
    caption: 'Adoption by deployment',
    headers: ['Code', 'Use case', 'Entity', 'Eligible', 'Active', 'Adoption'],
  },
  benefit: {
    caption: 'Benefits of the month and cumulated, against what was expected',
    headers: ['Code', 'Benefit', 'Of the month', 'Expected', 'Cumulated', 'Expected cumulated'],
  },
  alert: { caption: 'Open usage alerts', headers: ['Code', 'Use case', 'Entity', 'Alert', 'Since'] },
  rule: {
    adoption_falling: 'Use is falling',
    silent: 'No event received',
    target_missed: 'Adoption target missed',
  },
  sheets: ['Adoption', 'Benefits', 'Usage alerts'],
  sheetUnit: { eur: '€', hours: 'hours', files: 'files', percent: '%', points: 'points' },
  column: {
    eligible: 'Eligible',
    users: 'Active users (30 days)',
    share: 'Adoption (%)',
    origin: 'Origin of the figure',
    counted: 'measured',
    target: 'Target (%)',
    targetOn: 'Target by',
    benefit: 'Benefit',
    unit: 'Unit',
    month: 'Of the month',
    expectedMonth: 'Expected of the month',
    cumulated: 'Cumulated',
    expectedCumulated: 'Expected cumulated',
    rule: 'Alert',
    openedOn: 'Opened on',
  },
};

export function useWords(language: ReportLanguage): UseWords {
  return language === 'fr' ? FRENCH : ENGLISH;
}
