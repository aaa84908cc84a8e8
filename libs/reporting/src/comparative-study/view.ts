import {
  originGaps,
  rankResults,
  standings,
  type ApproachStanding,
  type ComparativeStudyContent,
  type OriginGap,
  type ResultRanking,
} from '@jalon/domain';
import { cleanLine, formatDecimal, formatNumber, plural, typeset } from '../text/index.js';
import type { ComparativeStudyFacts } from './facts.js';
import { ENGLISH } from './messages-en.js';
import { FRENCH } from './messages-fr.js';
import type { StudyMessages } from './messages-type.js';

type Part = ComparativeStudyContent['approaches' | 'datasets' | 'criteria'][number];

/** A comparative study with its rankings made and its names at hand. */
export interface StudyView {
  readonly facts: ComparativeStudyFacts;
  readonly content: ComparativeStudyContent;
  readonly words: StudyMessages;
  readonly language: 'fr' | 'en';
  readonly rankings: readonly ResultRanking[];
  readonly standings: readonly ApproachStanding[];
  readonly gaps: readonly OriginGap[];
  /** Cells there are, and those with no measure. */
  readonly cells: number;
  readonly missing: number;
  /** The study in one sentence, and what has to be known beside it. */
  readonly conclusion: string;
  readonly highlights: readonly string[];
  readonly say: (text: string) => string;
  readonly number: (value: number) => string;
  /** The name of an approach, dataset or criterion by its key. */
  readonly name: (key: string) => string;
}

export function buildStudyView(facts: ComparativeStudyFacts): StudyView {
  const { content, language } = facts;
  const words = language === 'fr' ? FRENCH : ENGLISH;
  const say = (text: string): string => typeset(text, language);
  const rankings = rankResults(content);
  const placed = standings(rankings, content.approaches);
  const cells = rankings.length * content.approaches.length;
  const missing = cells - rankings.reduce((sum, { measured }) => sum + measured, 0);
  const names = new Map<string, string>();
  const add = (kind: string, parts: readonly Part[]): void =>
    parts.forEach(({ key, name }) => names.set(`${kind} ${key}`, cleanLine(name) || key));
  add('approach', content.approaches);
  add('dataset', content.datasets);
  add('criterion', content.criteria);
  const view = {
    facts,
    content,
    words,
    language,
    rankings,
    standings: placed,
    gaps: originGaps(content),
    cells,
    missing,
    say,
    number: (value: number) => formatDecimal(value, language),
    name: (key: string) => names.get(key) ?? key,
  };
  return { ...view, conclusion: say(conclusion(view)), highlights: highlights(view).map(say) };
}

type Counting = Omit<StudyView, 'conclusion' | 'highlights'>;

function conclusion({ words, rankings, standings: placed, name }: Counting): string {
  const compared = rankings.filter(({ verdict }) => verdict === 'best' || verdict === 'tie').length;
  if (compared === 0) return words.conclusion.none;
  const most = Math.max(...placed.map(({ first }) => first));
  if (most === 0) return words.conclusion.onlyTies(compared);
  const leaders = placed
    .filter(({ first }) => first === most)
    .map(({ approach }) => name(`approach ${approach}`));
  if (leaders.length === 1) return words.conclusion.leader(leaders[0] ?? '', most, compared);
  return words.conclusion.shared(listed(leaders, words.and), most, compared);
}

function highlights({ words, content, rankings, missing, cells, language }: Counting): string[] {
  const of = (n: number, fr: readonly [string, string], en: readonly [string, string]): string =>
    `${formatNumber(n, language)} ${language === 'fr' ? plural(n, 'fr', ...fr) : plural(n, 'en', ...en)}`;
  const ties = rankings.filter(({ verdict }) => verdict === 'tie').length;
  const alone = rankings.filter(({ verdict }) => verdict === 'alone').length;
  return [
    words.counts({
      approaches: of(content.approaches.length, ['approche', 'approches'], ['approach', 'approaches']),
      datasets: of(content.datasets.length, ['jeu de données', 'jeux de données'], ['dataset', 'datasets']),
      criteria: of(content.criteria.length, ['critère', 'critères'], ['criterion', 'criteria']),
    }),
    ...(ties > 0 ? [words.tiesText(ties)] : []),
    ...gapsText({ words, missing, cells, alone }),
  ];
}

/** What the figures do not say: measures that miss, or stand alone. */
export function gapsText({
  words,
  missing,
  cells,
  alone,
}: {
  readonly words: StudyMessages;
  readonly missing: number;
  readonly cells: number;
  readonly alone: number;
}): string[] {
  if (cells === 0) return [];
  return [
    missing === 0 ? words.allMeasured : words.missingText(missing, cells),
    ...(alone > 0 ? [words.aloneText(alone)] : []),
  ];
}

/** `A, B et C`. */
export const listed = (names: readonly string[], and: string): string =>
  names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')}${and}${names.at(-1) ?? ''}`;
