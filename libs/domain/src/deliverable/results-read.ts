import { fold } from '../portfolio-import/text.js';

/** One figure of a pasted table, by the names written there; `dataset` is empty where the table names none. */
export interface PastedResult {
  /** Of the text, from 1. */
  readonly line: number;
  readonly approach: string;
  readonly dataset: string;
  readonly criterion: string;
  readonly value: number;
}

/** What a line could not be read for. `column` is the name of the column, or its number from 1. */
export interface PasteProblem {
  readonly line: number;
  readonly code: 'not_a_number' | 'name_missing' | 'too_many_cells' | 'no_columns' | 'quote_open';
  readonly column?: string;
  readonly text?: string;
}

export interface PastedResults {
  readonly rows: readonly PastedResult[];
  readonly problems: readonly PasteProblem[];
}

type Place = 'approach' | 'dataset' | 'criterion' | 'value';
const NAMES: Readonly<Record<Place, readonly string[]>> = {
  approach: ['approche', 'approach', 'methode', 'method', 'modele', 'model', 'solution', 'systeme', 'system'],
  dataset: ['jeu de donnees', 'jeu', 'donnees', 'dataset', 'data set', 'data', 'corpus'],
  criterion: ['critere', 'criterion', 'metrique', 'metric', 'indicateur', 'indicator', 'mesure', 'measure'],
  value: ['valeur', 'value', 'resultat', 'result', 'score'],
};
/** Said of what was not measured. */
const EMPTY = new Set([
  '',
  'na',
  'n a',
  'nd',
  'n d',
  'nm',
  'n m',
  'non mesure',
  'not measured',
  'neant',
  'null',
]);

/**
 * Reads a table pasted from a spreadsheet: cells parted by tabs, else by semicolons, else by commas; quotes as in CSV.
 * Either one figure a line (approach, dataset, criterion, value: in any order under their names, in that order without)
 * or one column a criterion (approach, dataset, then the criteria by their names). Numbers may have a decimal comma,
 * spaces or points between thousands and a percent sign. Empty cells and `n/a` were not measured. Lines that cannot
 * be read are told, one problem each, and the others are kept.
 */
export function readResults(text: string): PastedResults {
  const problems: PasteProblem[] = [];
  const lines = cellsOf(text, problems);
  const head = lines[0];
  if (!head) return { rows: [], problems };
  const places = placesOf(head.cells);
  const rows: PastedResult[] = [];
  const named = Object.keys(places).length > 0;
  const body = named ? lines.slice(1) : lines;
  if (!named && head.cells.length !== 4) {
    return { rows, problems: [...problems, { line: head.line, code: 'no_columns' }] };
  }
  const long = named ? places.value !== undefined : true;
  const at = named ? places : { approach: 0, dataset: 1, criterion: 2, value: 3 };
  if (at.approach === undefined || (long && at.criterion === undefined)) {
    return { rows, problems: [...problems, { line: head.line, code: 'no_columns' }] };
  }
  for (const { line, cells } of body) {
    if (cells.length > head.cells.length) {
      problems.push({ line, code: 'too_many_cells' });
      continue;
    }
    const cell = (index: number | undefined): string => (index === undefined ? '' : (cells[index] ?? ''));
    const figures = long
      ? [{ criterion: cell(at.criterion), text: cell(at.value), column: head.cells[at.value ?? 3] ?? '' }]
      : head.cells.flatMap((name, index) =>
          index === at.approach || index === at.dataset
            ? []
            : [{ criterion: name, text: cell(index), column: name || String(index + 1) }],
        );
    const approach = cell(at.approach);
    const dataset = cell(at.dataset);
    for (const { criterion, text: written, column } of figures) {
      if (EMPTY.has(fold(written))) continue;
      const value = readNumber(written);
      if (value === null) {
        problems.push({
          line,
          code: 'not_a_number',
          column: named ? column : '4',
          text: written.slice(0, 40),
        });
      } else if (approach === '' || criterion === '') problems.push({ line, code: 'name_missing' });
      else rows.push({ line, approach, dataset, criterion, value });
    }
  }
  return { rows, problems };
}

/** Which column is what; empty when the first line names nothing known, which is then a line as the others. */
function placesOf(head: readonly string[]): Partial<Record<Place, number>> {
  const places: Partial<Record<Place, number>> = {};
  for (const [index, name] of head.entries()) {
    const place = (Object.keys(NAMES) as Place[]).find((one) => NAMES[one].includes(fold(name)));
    if (place !== undefined && places[place] === undefined) places[place] = index;
  }
  return places;
}

/**
 * A number as people and spreadsheets write it: `1 234,5`, `1.234,5`, `1,234.5`, `0.9`, `92 %`, `−3`, `1e-4`; null when
 * it is none. A single comma or point is the decimal mark.
 */
export function readNumber(text: string): number | null {
  let digits = text
    .replace(/[\s\u00A0\u202F']/g, '')
    .replace(/%$/, '')
    .replace(/^[−–]/, '-');
  const [comma, point] = [digits.lastIndexOf(','), digits.lastIndexOf('.')];
  if (comma >= 0 && point >= 0) {
    const thousands = comma > point ? '.' : ',';
    digits = digits.replaceAll(thousands, '');
  } else if (digits.split('.').length > 2) digits = digits.replaceAll('.', '');
  else if (digits.split(',').length > 2) digits = digits.replaceAll(',', '');
  digits = digits.replace(',', '.');
  if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d{1,3})?$/i.test(digits)) return null;
  const value = Number(digits);
  return Number.isFinite(value) ? value : null;
}

interface Line {
  readonly line: number;
  readonly cells: readonly string[];
}

/** The lines that say something, with their number; a quoted cell may hold the separator and line ends. */
function cellsOf(text: string, problems: PasteProblem[]): Line[] {
  const source = text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  const separator = source.includes('\t') ? '\t' : source.includes(';') ? ';' : ',';
  const lines: Line[] = [];
  let line = 1;
  let begun = 1;
  let cells: string[] = [];
  let cell = '';
  let quoted = false;
  const end = (): void => {
    cells.push(clean(cell));
    if (cells.some((one) => one !== '')) lines.push({ line: begun, cells: trimmed(cells) });
    cells = [];
    cell = '';
  };
  for (let index = 0; index < source.length; index += 1) {
    const char = source.charAt(index);
    if (char === '\n') line += 1;
    if (quoted) {
      if (char !== '"') cell += char;
      else if (source.charAt(index + 1) === '"') {
        cell += '"';
        index += 1;
      } else quoted = false;
    } else if (char === '"' && cell.trim() === '') {
      quoted = true;
      cell = '';
    } else if (char === separator) {
      cells.push(clean(cell));
      cell = '';
    } else if (char === '\n') {
      end();
      begun = line;
    } else cell += char;
  }
  if (quoted) problems.push({ line: begun, code: 'quote_open' });
  else end();
  return lines;
}

const clean = (cell: string): string =>
  cell
    // eslint-disable-next-line no-control-regex -- control characters are precisely what a name must not keep
    .replace(/[\u0000-\u001F\u007F]+/g, ' ')
    .replace(/[ \u00A0\u202F]+/g, ' ')
    .trim();

/** Without the empty cells at its end, which spreadsheets leave behind. */
function trimmed(cells: readonly string[]): readonly string[] {
  let length = cells.length;
  while (length > 0 && cells[length - 1] === '') length -= 1;
  return cells.slice(0, length);
}
