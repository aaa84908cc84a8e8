import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { isLocalDate } from '@jalon/domain';
import { CsvError, parse } from 'csv-parse';
import { USAGE_LIMITS } from '@jalon/contracts';
import { Refusal } from '../../../files/refusal.js';
import { decoded, detectEncoding } from '../../../files/text.js';

/** The columns of a file of events, the first three of which it must have. */
export const USAGE_COLUMNS = ['time', 'user', 'type', 'id', 'entity', 'release', 'feature'] as const;
const REQUIRED = 3;
const DELIMITERS = [';', ',', '\t'] as const;
const RECORD_BYTES = 64 * 1024;

/** A row as an event; the header is row 1. */
export interface UsageRow {
  readonly row: number;
  readonly event: Readonly<Record<string, unknown>>;
}

/**
 * The rows of a CSV file as events of `source`. A row without an id is known by what it says and by how often the file
 * said it before: the same file again makes the same events.
 * @throws Refusal `no_rows`, `broken_csv` (with a row, or the column that is missing), `too_many_rows`
 */
export async function* usageRows(path: string, source: string): AsyncGenerator<UsageRow> {
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
  const text = Readable.from(decoded(path, encoding));
  text.on('error', (error) => parser.destroy(error));
  text.pipe(parser);
  let header: readonly string[] | null = null;
  let count = 0;
  let line = 0;
  const said = new Map<string, number>();
  try {
    for await (const item of parser) {
      const { record, info } = item as { record: readonly string[]; info: { lines: number } };
      line = info.lines;
      if (header === null) {
        header = columnsOf(record);
        continue;
      }
      if (++count > USAGE_LIMITS.fileRows) throw new Refusal('too_many_rows', { max: USAGE_LIMITS.fileRows });
      yield { row: line, event: eventOf(header, record, source, said) };
    }
  } catch (error) {
    if (error instanceof CsvError) throw new Refusal('broken_csv', { row: line + 1 });
    throw error;
  } finally {
    text.destroy();
    parser.destroy();
  }
  if (count === 0) throw new Refusal('no_rows');
}

function columnsOf(record: readonly string[]): readonly string[] {
  const header = record.map((name) => name.toLowerCase());
  const missing = USAGE_COLUMNS.slice(0, REQUIRED).find((name) => !header.includes(name));
  if (missing !== undefined) throw new Refusal('broken_csv', { column: missing });
  return header;
}

function eventOf(
  header: readonly string[],
  record: readonly string[],
  source: string,
  said: Map<string, number>,
): Readonly<Record<string, unknown>> {
  const cell = (name: string) => record[header.indexOf(name)] || undefined;
  const [time, user, type, id, entity, release, feature] = USAGE_COLUMNS.map(cell);
  return {
    specversion: '1.0',
    id: id ?? rowId([time, user, type, entity, release, feature], said),
    source,
    type,
    time: instantOf(time ?? ''),
    data: { user, entity, release, feature },
  };
}

/** A day alone: noon in Paris or thereabouts, which is that day whatever the season. */
function instantOf(time: string): string {
  return isLocalDate(time) ? `${time}T11:00:00Z` : time;
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
