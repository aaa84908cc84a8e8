import { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { decoded, detectEncoding, type Encoding } from '../../../files/text.js';
import type { FileLimits } from '../../../files/limits.js';
import { Refusal } from '../../../files/refusal.js';
import type { RowSink } from './rows.js';

const DELIMITERS = [',', ';', '\t', '|'] as const;
const SNIFFED = 256 * 1024;
const SNIFFED_RECORDS = 30;

/** Streams the records of a CSV file into `sink`. @throws Refusal `broken_csv` (with its line) or the sink's */
export async function readCsv(
  path: string,
  sink: RowSink,
  limits: FileLimits,
): Promise<{ readonly encoding: Encoding; readonly delimiter: string }> {
  const encoding = await detectEncoding(path);
  const delimiter = detectDelimiter(await beginning(path, encoding));
  const parser = parse({
    bom: true,
    delimiter,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: false,
    // A quote never closed would otherwise swallow the whole file into one record.
    max_record_size: limits.cell * 64,
  });
  const text = Readable.from(decoded(path, encoding));
  text.on('error', (error) => parser.destroy(error));
  text.pipe(parser);
  let row = 0;
  try {
    for await (const record of parser) await sink.add(++row, record as string[]);
  } catch (error) {
    if (error instanceof CsvError) throw new Refusal('broken_csv', { row: row + 1 });
    throw error;
  } finally {
    text.destroy();
    parser.destroy();
  }
  return { encoding, delimiter };
}

async function beginning(path: string, encoding: Encoding): Promise<string> {
  let text = '';
  for await (const piece of decoded(path, encoding)) {
    text += piece;
    if (text.length >= SNIFFED) break;
  }
  return text;
}

/** The delimiter that cuts the first records into the same number of fields most often, the most fields winning. */
export function detectDelimiter(text: string): string {
  let best: { readonly delimiter: string; readonly score: number } = { delimiter: ',', score: 0 };
  for (const delimiter of DELIMITERS) {
    const counts = fieldCounts(text, delimiter);
    const frequency = new Map<number, number>();
    for (const count of counts) frequency.set(count, (frequency.get(count) ?? 0) + 1);
    for (const [count, times] of frequency) {
      const score = count > 1 ? (times / counts.length) * Math.min(count, 20) : 0;
      if (score > best.score) best = { delimiter, score };
    }
  }
  return best.delimiter;
}

/** Fields of each of the first records when cut at `delimiter`, quoted text left whole. */
function fieldCounts(text: string, delimiter: string): readonly number[] {
  const counts: number[] = [];
  let fields = 1;
  let quoted = false;
  let filled = false;
  for (let index = 0; index < text.length && counts.length < SNIFFED_RECORDS; index++) {
    const char = text[index];
    if (char === '"') quoted = !quoted;
    else if (quoted) continue;
    else if (char === delimiter) fields++;
    else if (char === '\n' || char === '\r') {
      if (filled) counts.push(fields);
      fields = 1;
      filled = false;
      continue;
    }
    filled = true;
  }
  if (filled && counts.length < SNIFFED_RECORDS) counts.push(fields);
  return counts;
}
