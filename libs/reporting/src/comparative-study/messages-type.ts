import type { CriterionSense, DatasetOrigin } from '@jalon/domain';
import type { WrittenWords } from '../note/written.js';

/** Words of a comparative study in one language; counts come with their number. */
export interface StudyMessages extends WrittenWords {
  readonly heading: Readonly<
    Record<
      | 'essentials'
      | 'question'
      | 'protocol'
      | 'approaches'
      | 'datasets'
      | 'criteria'
      | 'results'
      | 'origins'
      | 'standings'
      | 'findings'
      | 'limits'
      | 'recommendation',
      string
    >
  >;
  readonly origin: Readonly<Record<DatasetOrigin, string>>;
  readonly better: Readonly<Record<CriterionSense, string>>;
  readonly table: Readonly<
    Record<
      'approaches' | 'datasets' | 'criteria' | 'origins' | 'standings',
      { readonly caption: string; readonly columns: readonly string[] }
    >
  >;
  readonly resultsCaption: (criterion: string, part: string) => string;
  readonly approachColumn: string;
  readonly datasetColumn: (name: string, origin: string) => string;
  readonly best: string;
  readonly tied: string;
  readonly alone: string;
  readonly notMeasured: string;
  readonly means: (value: string, datasets: number) => string;
  readonly outside: Readonly<Record<'better' | 'worse' | 'same', string>>;
  readonly notComparable: string;
  /** What one comparison says. */
  readonly verdict: {
    readonly best: (dataset: string, approach: string, value: string) => string;
    readonly tie: (dataset: string, approaches: string, value: string) => string;
    readonly alone: (dataset: string, approach: string) => string;
    readonly none: (dataset: string) => string;
  };
  readonly conclusion: {
    readonly leader: (approach: string, first: number, compared: number) => string;
    readonly shared: (approaches: string, first: number, compared: number) => string;
    readonly onlyTies: (compared: number) => string;
    readonly none: string;
  };
  readonly counts: (parts: {
    readonly approaches: string;
    readonly datasets: string;
    readonly criteria: string;
  }) => string;
  readonly tiesText: (n: number) => string;
  readonly missingText: (n: number, of: number) => string;
  readonly aloneText: (n: number) => string;
  readonly allMeasured: string;
  readonly oneOrigin: string;
  readonly empty: Readonly<Record<'approaches' | 'datasets' | 'criteria' | 'results', string>>;
  readonly unit: (unit: string) => string;
  readonly readingKey: string;
  readonly and: string;
}
