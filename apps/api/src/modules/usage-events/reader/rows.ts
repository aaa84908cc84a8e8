import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { Refusal } from '../../../files/refusal.js';
import { decoded, detectEncoding } from '../../../files/text.js';
import { USAGE_COLUMNS, type CsvRow, type RowsRequest } from './protocol.js';

const REQUIRED = 3;
const DELIMITERS = [';', ',', '\t'] as const;
const RECORD_BYTES = 64 * 1024;
/** Longer than anything that is accepted: what is beyond only makes work for who reads the rows. */
const CELL = 512;
const SLICE_ROWS = 250;
/** Characters given to the parser at a time. */
const PIECE = 8_192;

/**
 * Reads a CSV file of events into slices of rows. Runs in a process of its own.
 * @throws Refusal `no_rows`, `broken_csv` (with a row, or the column that is missing), `too_many_rows`
 */
export async function readRows({ path, outPath, maxRows }: RowsRequest): Promise<{ readonly rows: number }> {
  const out = await open(outPath, 'w', 0o600);
  let slice: CsvRow[] = [];
  let rows = 0;
  const flush = async () => {
    await out.write(`${JSON.stringify(slice)}\n`);
    slice = [];
  };
  try {
    for await (const row of rowsOf(path)) {
      if (++rows > maxRows) throw new Refusal('too_many_rows', { max: maxRows });
      slice.push(row);
      if (slice.length >= SLICE_ROWS) await flush();
    }
    if (rows === 0) throw new Refusal('no_rows');
    await flush();
  } finally {
    await out.close();
  }
  return { rows };
}

async function* rowsOf(path: string): AsyncGenerator<CsvRow> {
  const encoding = await detectEncoding(path);
  const parser = parse({
    bom: true,
    delimiter: await delimiterOf(path),
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    trim: true,
    max_record_size: RECORD_BYTES,
    info: true,
  });
  const text = Readable.from(inPieces(decoded(path, encoding)));
  text.on('error', (error) => parser.destroy(error));
  text.pipe(parser);
  let places: readonly number[] | null = null;
  let line = 0;
  const said = new Map<string, number>();
  try {
    for await (const item of parser) {
      const { record, info } = item as { record: readonly string[]; info: { lines: number } };
      line = info.lines;
      if (places === null) places = placesOf(record);
      else yield rowOf(line, places, record, said);
    }
  } catch (error) {
    if (error instanceof CsvError) throw new Refusal('broken_csv', { row: line + 1 });
    throw error;
  } finally {
    text.destroy();
    parser.destroy();
  }
}

/** A piece makes all of its records at once: of short rows a long piece would make more than fits in memory. */
async function* inPieces(texts: AsyncIterable<string>): AsyncGenerator<string> {
  for await (const text of texts) {
    for (let from = 0; from < text.length;) {
      let to = from + PIECE;
      // The two halves of one character stay together.
      if (/[\udc00-\udfff]/.test(text.charAt(to))) to += 1;
      yield text.slice(from, to);
      from = to;
    }
  }
}

/** Where each column is in the file; -1 for one that is not there. */
function placesOf(header: readonly string[]): readonly number[] {
  const names = header.map((name) => name.toLowerCase());
  const places = USAGE_COLUMNS.map((name) => names.indexOf(name));
  const missing = places.slice(0, REQUIRED).indexOf(-1);
  if (missing >= 0) throw new Refusal('broken_csv', { column: USAGE_COLUMNS[missing] ?? '' });
  return places;
}

/**
 * A row without an id is known by what it says and by how often the file said it before: the same file again makes the
 * same events.
 */
function rowOf(
  row: number,
  places: readonly number[],
  record: readonly string[],
  said: Map<string, number>,
): CsvRow {
  const cells = places.map((place) => record[place] || undefined);
  const [time, user, type, given, entity, release, feature] = cells;
  const id = given ?? rowId([time, user, type, entity, release, feature], said);
  const kept: Record<string, string | undefined> = { time, user, type, id, entity, release, feature };
  for (const name of USAGE_COLUMNS) kept[name] = kept[name]?.slice(0, CELL);
  return { ...kept, row };
}

function rowId(cells: readonly (string | undefined)[], said: Map<string, number>): string {
  const content = createHash('sha256').update(JSON.stringify(cells)).digest('base64url');
  const times = (said.get(content) ?? 0) + 1;
  said.set(content, times);
  return `row:${content}:${times}`;
}

/** The delimiter that the header has most of. */
async function delimiterOf(path: string): Promise<string> {
  const input = createReadStream(path, { encoding: 'latin1', end: RECORD_BYTES });
  const lines = createInterface({ input });
  try {
    for await (const line of lines) {
      const count = (delimiter: string) => line.split(delimiter).length;
      return DELIMITERS.reduce((best, one) => (count(one) > count(best) ? one : best));
    }
  } finally {
    lines.close();
    input.destroy();
  }
  return ',';
}
