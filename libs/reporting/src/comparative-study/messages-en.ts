import { formatNumber, plural } from '../text/index.js';
import type { StudyMessages } from './messages-type.js';

const many = (n: number, one: string, several: string): string =>
  `${formatNumber(n, 'en')} ${plural(n, 'en', one, several)}`;

export const ENGLISH: StudyMessages = {
  document: 'Comparative study',
  subtitle: (code, entity) => `Comparative study for ${code}, with ${entity}`,
  keywords: ['comparative study', 'measurements', 'internal and external data'],
  field: { useCase: 'Use case', entity: 'Partner entity', author: 'Written by', asOf: 'As of' },
  notWritten: 'This part is not written.',
  heading: {
    essentials: 'The essentials',
    question: 'Question',
    protocol: 'Protocol',
    approaches: 'Approaches compared',
    datasets: 'Datasets',
    criteria: 'Criteria',
    results: 'Results',
    origins: 'Internal and external data',
    standings: 'Standing of each approach',
    findings: 'Findings',
    limits: 'Limits',
    recommendation: 'Recommendation',
  },
  origin: { internal: 'internal', external: 'external' },
  better: { higher: 'The highest', lower: 'The lowest' },
  table: {
    approaches: { caption: 'Approaches compared', columns: ['Approach', 'Description'] },
    datasets: { caption: 'Datasets', columns: ['Dataset', 'Origin', 'Description'] },
    criteria: { caption: 'Criteria of comparison', columns: ['Criterion', 'Unit', 'The better one is'] },
    origins: {
      caption: 'Each approach on internal and external data',
      columns: ['Criterion', 'Approach', 'Internal', 'External', 'Outside it is'],
    },
    standings: {
      caption: 'Comparisons won, shared and missing',
      columns: ['Approach', 'First', 'Tied', 'Comparisons', 'Not measured'],
    },
  },
  resultsCaption: (criterion, part) => `Results by ${criterion}${part}`,
  approachColumn: 'Approach',
  datasetColumn: (name, origin) => `${name} (${origin})`,
  best: 'best',
  tied: 'tied',
  alone: 'only one measured',
  notMeasured: 'not measured',
  means: (value, datasets) => (datasets < 2 ? value : `${value} (mean of ${datasets})`),
  outside: { better: 'Better', worse: 'Worse', same: 'The same' },
  notComparable: 'Not comparable',
  verdict: {
    best: (dataset, approach, value) => `${dataset}: ${approach} does best (${value}).`,
    tie: (dataset, approaches, value) => `${dataset}: ${approaches} are tied (${value}).`,
    alone: (dataset, approach) => `${dataset}: only ${approach} is measured, nothing compares.`,
    none: (dataset) => `${dataset}: no approach is measured.`,
  },
  conclusion: {
    leader: (approach, first, compared) =>
      `${approach} comes first in ${formatNumber(first, 'en')} of ${many(compared, 'comparison', 'comparisons')}.`,
    shared: (approaches, first, compared) =>
      `No approach stands out: ${approaches} each come first in ${formatNumber(first, 'en')} of ${many(compared, 'comparison', 'comparisons')}.`,
    onlyTies: (compared) =>
      `No approach stands out: ${many(compared, 'comparison ends', 'comparisons end')} in a tie.`,
    none: 'Nothing compares yet: two approaches have to be measured by one criterion on one dataset.',
  },
  counts: ({ approaches, datasets, criteria }) =>
    `The study compares ${approaches} on ${datasets} by ${criteria}.`,
  tiesText: (n) => `${many(n, 'comparison ends', 'comparisons end')} in a tie.`,
  missingText: (n, of) =>
    `${many(n, 'measurement is missing', 'measurements are missing')} out of ${formatNumber(of, 'en')}.`,
  aloneText: (n) =>
    n === 1
      ? '1 measurement is the only one of its criterion and dataset: it decides nothing.'
      : `${formatNumber(n, 'en')} measurements are the only ones of their criterion and dataset: they decide nothing.`,
  allMeasured: 'Every approach is measured by every criterion on every dataset.',
  oneOrigin: 'The study does not have both internal and external data: they are not compared.',
  empty: {
    approaches: 'No approach is described.',
    datasets: 'No dataset is described.',
    criteria: 'No criterion is set.',
    results: 'No result can be shown without an approach, a dataset and a criterion.',
  },
  unit: (unit) => (unit === '' ? '' : ` (${unit})`),
  readingKey:
    'The best result of each column is said in words; a tie has no winner, and an approach measured alone is compared with nothing.',
  and: ' and ',
};
