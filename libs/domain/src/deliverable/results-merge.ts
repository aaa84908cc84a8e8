import { nameKey } from '../portfolio-import/text.js';
import { DELIVERABLE_LIMITS as L, type ComparativeStudyContent } from './contents.js';
import { uniqueKey } from './content-keys.js';
import type { PasteProblem, PastedResult } from './results-read.js';
import { readResults } from './results-read.js';

export interface MergedResults {
  readonly content: ComparativeStudyContent;
  /** Figures taken over; one for a cell that had a figure replaces it. */
  readonly taken: number;
  /** Names the study did not have: added at the end of their lists, datasets as internal, criteria as better higher. */
  readonly added: Readonly<Record<'approaches' | 'datasets' | 'criteria', readonly string[]>>;
  readonly problems: readonly MergeProblem[];
}
export interface MergeProblem extends Omit<PasteProblem, 'code'> {
  readonly code: PasteProblem['code'] | 'dataset_missing' | 'too_many' | 'name_too_long';
}

/**
 * The study with the figures of a pasted table (readResults). Names are matched with the keys and names of the study,
 * whatever their case and accents; a table that names no dataset speaks of the only one. What passes the limits of a
 * study is told and left out.
 */
export function withPastedResults(content: ComparativeStudyContent, text: string): MergedResults {
  const read = readResults(text);
  const problems: MergeProblem[] = [...read.problems];
  const approaches = new Names(content.approaches, L.approaches, (key, name) => ({
    key,
    name,
    description: '',
  }));
  const datasets = new Names(content.datasets, L.datasets, (key, name) => ({
    key,
    name,
    origin: 'internal' as const,
    description: '',
  }));
  const criteria = new Names(content.criteria, L.criteria, (key, name) => ({
    key,
    name,
    unit: '',
    better: 'higher' as const,
  }));
  const cell = (one: ComparativeStudyContent['results'][number]): string =>
    [one.approach, one.dataset, one.criterion].join(' ');
  const results = new Map(content.results.map((one) => [cell(one), one]));
  let taken = 0;
  for (const row of read.rows) {
    const only = content.datasets.length === 1 ? content.datasets[0]?.name : undefined;
    const dataset = row.dataset || (only ?? '');
    if (dataset === '') {
      problems.push({ line: row.line, code: 'dataset_missing' });
      continue;
    }
    const keys = {
      approach: approaches.key(row, row.approach, problems),
      dataset: datasets.key(row, dataset, problems),
      criterion: criteria.key(row, row.criterion, problems),
    };
    if (keys.approach === null || keys.dataset === null || keys.criterion === null) continue;
    const found = {
      approach: keys.approach,
      dataset: keys.dataset,
      criterion: keys.criterion,
      value: row.value,
    };
    if (!results.has(cell(found)) && results.size >= L.results) {
      problems.push({ line: row.line, code: 'too_many' });
      continue;
    }
    results.set(cell(found), found);
    taken += 1;
  }
  return {
    content: {
      ...content,
      approaches: approaches.items,
      datasets: datasets.items,
      criteria: criteria.items,
      results: [...results.values()],
    },
    taken,
    added: { approaches: approaches.added, datasets: datasets.added, criteria: criteria.added },
    problems,
  };
}

/** The named parts of a study, found by key or name, added when they are new. */
class Names<Item extends { readonly key: string; readonly name: string }> {
  readonly items: Item[];
  readonly added: string[] = [];
  private readonly keys: Map<string, string>;

  constructor(
    items: readonly Item[],
    private readonly max: number,
    private readonly make: (key: string, name: string) => Item,
  ) {
    this.items = [...items];
    this.keys = new Map([
      ...items.map(({ key, name }): [string, string] => [nameKey(name), key]),
      ...items.map(({ key }): [string, string] => [nameKey(key), key]),
    ]);
  }

  /** Null when there is no room for it, or when its name is too long: a problem says which. */
  key({ line }: PastedResult, name: string, problems: MergeProblem[]): string | null {
    const known = this.keys.get(nameKey(name));
    if (known !== undefined) return known;
    if (name.length > L.line || this.items.length >= this.max) {
      problems.push({
        line,
        code: name.length > L.line ? 'name_too_long' : 'too_many',
        text: name.slice(0, 40),
      });
      return null;
    }
    const key = uniqueKey(name, new Set(this.items.map((item) => item.key)));
    this.items.push(this.make(key, name));
    this.keys.set(nameKey(name), key);
    this.keys.set(nameKey(key), key);
    this.added.push(name);
    return key;
  }
}
