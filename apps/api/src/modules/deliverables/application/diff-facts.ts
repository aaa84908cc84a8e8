export interface FactChange {
  /** Where in the facts: names, and of rows what they are known by, or their place. */
  readonly path: readonly (string | number)[];
  readonly before: string | null;
  readonly after: string | null;
}

/** What is of the generation and not of the facts. */
const OF_THE_DOCUMENT = new Set(['asOf', 'today', 'authorName', 'labName', 'language', 'demo']);
/** What rows are known by, the best first; a figure of a study by the three it stands between. */
const KEYS: readonly (readonly string[])[] = [
  ['id'],
  ['code'],
  ['key'],
  ['entryId'],
  ['month'],
  ['approach', 'dataset', 'criterion'],
  ['name'],
  ['personName'],
  ['title'],
];
/** Keys that mean nothing to people: the row is called by its name where it has one. */
const NAMELESS = new Set(['id', 'key', 'entryId']);
const NAMES = ['title', 'name', 'code', 'label', 'personName', 'text'] as const;
const TEXT_MAX = 300;

/** What differs between two sets of facts. A row that came or went is one change. */
export function diffFacts(before: unknown, after: unknown): FactChange[] {
  const changes: FactChange[] = [];
  compare(before, after, [], changes);
  return changes;
}

type Path = readonly (string | number)[];
type Fields = Readonly<Record<string, unknown>>;

function compare(before: unknown, after: unknown, path: Path, changes: FactChange[]): void {
  if (Array.isArray(before) && Array.isArray(after)) compareRows(before, after, path, changes);
  else if (isFields(before) && isFields(after)) {
    for (const key of new Set([...Object.keys(before), ...Object.keys(after)])) {
      if (path.length === 0 && OF_THE_DOCUMENT.has(key)) continue;
      compare(before[key], after[key], [...path, key], changes);
    }
  } else {
    const [left, right] = [said(before), said(after)];
    if (left !== right || kindOf(before) !== kindOf(after))
      changes.push({ path, before: left, after: right });
  }
}

function compareRows(
  before: readonly unknown[],
  after: readonly unknown[],
  path: Path,
  changes: FactChange[],
): void {
  const key = KEYS.find((candidate) => isKey(before, candidate) && isKey(after, candidate));
  if (key === undefined) {
    for (let index = 0; index < Math.max(before.length, after.length); index++) {
      compare(before[index], after[index], [...path, index], changes);
    }
    return;
  }
  const was = byKey(before, key);
  const is = byKey(after, key);
  for (const name of new Set([...was.keys(), ...is.keys()])) {
    const [left, right] = [was.get(name), is.get(name)];
    const called = NAMELESS.has(key[0] ?? '') ? nameOf(right ?? left) : null;
    compare(left, right, [...path, called ?? name], changes);
  }
}

const isKey = (rows: readonly unknown[], key: readonly string[]): boolean =>
  rows.every(
    (row) => isFields(row) && key.every((part) => ['string', 'number'].includes(typeof row[part])),
  ) && byKey(rows, key).size === rows.length;

const byKey = (rows: readonly unknown[], key: readonly string[]): Map<string, unknown> =>
  new Map(rows.map((row) => [key.map((part) => String((row as Fields)[part])).join(', '), row]));

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const kindOf = (value: unknown): string => (value === null ? 'undefined' : typeof value);

const nameOf = (value: unknown): string | null => {
  if (!isFields(value)) return null;
  const name = NAMES.map((key) => value[key]).find((one) => typeof one === 'string' && one !== '');
  return typeof name === 'string' ? name.slice(0, TEXT_MAX) : null;
};

/** A value in words; of a row, its name. */
function said(value: unknown): string | null {
  if (value === undefined || value === null) return null;
  const text = typeof value === 'string' ? value : (nameOf(value) ?? JSON.stringify(value));
  return text.slice(0, TEXT_MAX);
}
