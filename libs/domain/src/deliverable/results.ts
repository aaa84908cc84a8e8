import type { ComparativeStudyContent, DatasetOrigin } from './contents.js';

/** What a comparison is made of: the parts of a comparative study that figures need. */
export type ResultTable = Pick<ComparativeStudyContent, 'approaches' | 'datasets' | 'criteria' | 'results'>;

/** What one approach gives for one criterion on one dataset. */
export interface RankedResult {
  readonly approach: string;
  /** Null: not measured. */
  readonly value: number | null;
  /** From 1, the better end first; equal values share a rank and the next one is left out (1, 1, 3). Null: not measured. */
  readonly rank: number | null;
}

/**
 * What a comparison says: `best` one approach is ahead of those measured with it, `tie` several share the first place,
 * `alone` a single one was measured (which is no comparison), `none` nothing was.
 */
export type ResultVerdict = 'best' | 'tie' | 'alone' | 'none';

/** One criterion on one dataset, every approach in the order of the study. */
export interface ResultRanking {
  readonly criterion: string;
  readonly dataset: string;
  readonly origin: DatasetOrigin;
  readonly verdict: ResultVerdict;
  /** Keys of those in the first place; empty unless the verdict is `best` or `tie`. */
  readonly best: readonly string[];
  readonly measured: number;
  readonly cells: readonly RankedResult[];
}

/**
 * Ranks the approaches for each criterion on each dataset: criteria in order, then datasets in order. Values are
 * compared as they were given. Of two results for one cell the later counts; one that names no part of the study, or
 * that is not a finite number, counts for nothing.
 */
export function rankResults(table: ResultTable): readonly ResultRanking[] {
  const values = valuesOf(table);
  return table.criteria.flatMap((criterion) =>
    table.datasets.map((dataset): ResultRanking => {
      const sign = criterion.better === 'higher' ? 1 : -1;
      const found = table.approaches.map(({ key }) => ({
        approach: key,
        value: values.get(cellKey(key, dataset.key, criterion.key)) ?? null,
      }));
      const measured = found.flatMap(({ value }) => (value === null ? [] : [value * sign]));
      const cells = found.map(({ approach, value }) => ({
        approach,
        value,
        rank: value === null ? null : 1 + measured.filter((other) => other > value * sign).length,
      }));
      const first = cells.filter(({ rank }) => rank === 1).map(({ approach }) => approach);
      const verdict = verdictOf(measured.length, first.length);
      return {
        criterion: criterion.key,
        dataset: dataset.key,
        origin: dataset.origin,
        verdict,
        best: verdict === 'best' || verdict === 'tie' ? first : [],
        measured: measured.length,
        cells,
      };
    }),
  );
}

function verdictOf(measured: number, first: number): ResultVerdict {
  if (measured === 0) return 'none';
  if (measured === 1) return 'alone';
  return first === 1 ? 'best' : 'tie';
}

/** How often an approach comes first, of the comparisons it takes part in. */
export interface ApproachStanding {
  readonly approach: string;
  /** Ahead of all the others. */
  readonly first: number;
  /** In the first place with others. */
  readonly tied: number;
  /** Comparisons (two approaches or more measured) it takes part in. */
  readonly compared: number;
  /** Cells where it was not measured. */
  readonly missing: number;
}

/** The standing of each approach over these rankings, in the order of the study. */
export function standings(
  rankings: readonly ResultRanking[],
  approaches: ResultTable['approaches'],
): readonly ApproachStanding[] {
  return approaches.map(({ key }): ApproachStanding => {
    const of = (verdict: ResultVerdict): number =>
      rankings.filter((ranking) => ranking.verdict === verdict && ranking.best.includes(key)).length;
    const valued = (ranking: ResultRanking): boolean =>
      ranking.cells.some(({ approach, value }) => approach === key && value !== null);
    return {
      approach: key,
      first: of('best'),
      tied: of('tie'),
      compared: rankings.filter((ranking) => ranking.measured > 1 && valued(ranking)).length,
      missing: rankings.filter((ranking) => !valued(ranking)).length,
    };
  });
}

/** What one approach gives for one criterion on the lab's own data and on data from outside. */
export interface OriginGap {
  readonly criterion: string;
  readonly approach: string;
  /** Mean of the datasets measured, and how many there are; null when none was. */
  readonly internal: OriginMean | null;
  readonly external: OriginMean | null;
  /** External less internal; null unless both were measured. */
  readonly change: number | null;
  /** Whether it does better outside, worse, or the same; null unless both were measured. */
  readonly outside: 'better' | 'worse' | 'same' | null;
}
export interface OriginMean {
  readonly mean: number;
  readonly datasets: number;
}

/** Internal against external data, criterion by criterion, approaches in order. */
export function originGaps(table: ResultTable): readonly OriginGap[] {
  const rankings = rankResults(table);
  return table.criteria.flatMap((criterion) =>
    table.approaches.map(({ key }): OriginGap => {
      const mean = (origin: DatasetOrigin): OriginMean | null => {
        const found = rankings
          .filter((ranking) => ranking.criterion === criterion.key && ranking.origin === origin)
          .flatMap(({ cells }) => cells.find(({ approach }) => approach === key)?.value ?? []);
        return found.length === 0 ? null : { mean: meanOf(found), datasets: found.length };
      };
      const [internal, external] = [mean('internal'), mean('external')];
      const change = internal && external ? external.mean - internal.mean : null;
      const gain = change === null ? null : criterion.better === 'higher' ? change : -change;
      return {
        criterion: criterion.key,
        approach: key,
        internal,
        external,
        change,
        outside: gain === null ? null : gain > 0 ? 'better' : gain < 0 ? 'worse' : 'same',
      };
    }),
  );
}

/** Rounded to twelve significant digits: 0.1 and 0.2 make 0.15, not 0.15000000000000002. */
function meanOf(values: readonly number[]): number {
  const mean = values.reduce((sum, value) => sum + value / values.length, 0);
  return Number(mean.toPrecision(12));
}

const cellKey = (approach: string, dataset: string, criterion: string): string =>
  JSON.stringify([approach, dataset, criterion]);

function valuesOf({ results }: ResultTable): ReadonlyMap<string, number> {
  return new Map(
    results
      .filter(({ value }) => Number.isFinite(value))
      .map(({ approach, dataset, criterion, value }) => [cellKey(approach, dataset, criterion), value]),
  );
}
