/** The common grid by which every candidate is read, whatever the offer. A heavier weight counts more. */
export const APPLICATION_CRITERIA = [
  {
    code: 'skills',
    weight: 3,
    name: { fr: 'Compétences techniques', en: 'Technical skills' },
    asks: {
      fr: 'Programmation, statistiques, apprentissage automatique\u00a0: ce que demandent les missions de l’offre.',
      en: 'Programming, statistics, machine learning: what the missions of the offer ask for.',
    },
  },
  {
    code: 'method',
    weight: 2,
    name: { fr: 'Démarche de recherche', en: 'Research method' },
    asks: {
      fr: 'Lire l’état de l’art, monter une expérience, comparer honnêtement des méthodes.',
      en: 'Reads the state of the art, sets up an experiment, compares methods honestly.',
    },
  },
  {
    code: 'motivation',
    weight: 2,
    name: { fr: 'Motivation pour le sujet', en: 'Interest in the subject' },
    asks: {
      fr: 'Ce que la candidature dit de cette offre, et pas d’une autre.',
      en: 'What the application says of this offer, and of no other.',
    },
  },
  {
    code: 'communication',
    weight: 1,
    name: { fr: 'Expression écrite et orale', en: 'Writing and speaking' },
    asks: {
      fr: 'Clarté du message et de l’entretien\u00a0; comptes rendus à écrire dans l’escouade.',
      en: 'Clear message and interview; there are minutes to write in the squad.',
    },
  },
  {
    code: 'fit',
    weight: 2,
    name: { fr: 'Cursus et disponibilité', en: 'Curriculum and availability' },
    asks: {
      fr: 'Niveau, durée et dates possibles au regard de celles de l’offre.',
      en: 'Level, length and possible dates against those of the offer.',
    },
  },
] as const;

export type ApplicationCriterion = (typeof APPLICATION_CRITERIA)[number]['code'];
export const APPLICATION_CRITERION_CODES = APPLICATION_CRITERIA.map(({ code }) => code);

/** From « not shown » to « outstanding ». */
export const APPLICATION_SCORES = [1, 2, 3, 4, 5] as const;
export type ApplicationScoreValue = (typeof APPLICATION_SCORES)[number];

/** One criterion as one person scored it. */
export interface CriterionScore {
  readonly criterion: string;
  readonly score: number;
}

/** What scorers say of a criterion: their mean, and how far apart the extremes are (points). */
export interface CriterionSummary {
  readonly criterion: ApplicationCriterion;
  readonly weight: number;
  readonly scorers: number;
  /** Hundredths of a point; null without a score. */
  readonly mean: number | null;
  readonly spread: number | null;
}

/** Each criterion of the grid, in its order. Scores for criteria that are no longer in it count for nothing. */
export function summariseScores(scores: readonly CriterionScore[]): readonly CriterionSummary[] {
  return APPLICATION_CRITERIA.map(({ code, weight }) => {
    const given = scores.filter(({ criterion }) => criterion === code).map(({ score }) => score);
    return {
      criterion: code,
      weight,
      scorers: given.length,
      mean: given.length === 0 ? null : hundredths(sum(given), given.length),
      spread: given.length === 0 ? null : Math.max(...given) - Math.min(...given),
    };
  });
}

/**
 * The weighted mean of the grid in hundredths of a point (100 to 500); null until every criterion has a score by
 * somebody. Whole numbers only, rounded once at the end: two equal candidates are equal, whoever scored first.
 */
export function gridScore(scores: readonly CriterionScore[]): number | null {
  const of = APPLICATION_CRITERIA.map(({ code, weight }) => {
    const given = scores.filter(({ criterion }) => criterion === code).map(({ score }) => score);
    return { weight, total: sum(given), count: given.length };
  });
  if (of.some(({ count }) => count === 0)) return null;
  const common = of.reduce((lcm, { count }) => (lcm * count) / gcd(lcm, count), 1);
  const points = sum(of.map(({ weight, total, count }) => weight * total * (common / count)));
  return hundredths(points, common * sum(of.map(({ weight }) => weight)));
}

/** How many applications of a ranking hold a score. */
export interface ScoreCount {
  readonly score: number;
  readonly count: number;
}

/**
 * The place of a score among all of its ranking (the highest is 1; after two at 1 comes 3), and whether others share it.
 * Null for an application without a whole grid.
 */
export function placeAmong(
  all: readonly ScoreCount[],
  score: number | null,
): { readonly rank: number; readonly tied: boolean } | null {
  if (score === null) return null;
  const better = all.filter((one) => one.score > score);
  const same = all.find((one) => one.score === score)?.count ?? 0;
  return { rank: 1 + sum(better.map(({ count }) => count)), tied: same > 1 };
}

/** Half a hundredth goes up. */
function hundredths(points: number, parts: number): number {
  return Math.floor((200 * points + parts) / (2 * parts));
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function gcd(a: number, b: number): number {
  return b === 0 ? a : gcd(b, a % b);
}
