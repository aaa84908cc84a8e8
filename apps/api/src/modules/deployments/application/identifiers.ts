import { TextDecoder } from 'node:util';
import type { Readable } from 'node:stream';
import { Refusal } from '../../../files/refusal.js';

const LONGEST = 200;
/** What the first line of a list may call its column. */
const HEADERS = new Set([
  'user',
  'user_id',
  'userid',
  'id',
  'identifier',
  'identifiant',
  'utilisateur',
  'email',
  'login',
]);

/**
 * The user identifiers of a CSV: the first cell of each line, quoted or not, whatever separates the cells (`;`, `,` or a
 * tab); a known header is left out. Comes piece by piece, so that nothing waits for a long list.
 * @throws Refusal `too_large`, `not_text`, `empty_file`, `upload_cut`
 */
export async function* identifiersOf(
  body: Readable,
  maxBytes: number,
): AsyncGenerator<{ readonly users: readonly string[]; readonly refused: number }> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let [rest, size, first] = ['', 0, true];
  const take = (lines: readonly string[]) => {
    const users: string[] = [];
    let refused = 0;
    for (const line of lines) {
      const user = firstCell(line);
      if (user === '') continue;
      const isHeader = first && HEADERS.has(user.toLowerCase());
      first = false;
      if (isHeader) continue;
      if (user.length > LONGEST || /\p{Cc}/u.test(user)) refused++;
      else users.push(user);
    }
    return { users, refused };
  };
  try {
    for await (const chunk of body) {
      const piece = chunk as Buffer;
      size += piece.length;
      if (size > maxBytes) throw new Refusal('too_large', { max: maxBytes });
      const lines = (rest + text(decoder, piece)).split(/\r\n?|\n/);
      rest = lines.pop() ?? '';
      // A line without end is no line.
      if (rest.length > 100_000) throw new Refusal('not_text');
      yield take(lines);
    }
  } catch (error) {
    throw error instanceof Refusal ? error : isCut(error) ? new Refusal('upload_cut') : error;
  }
  if (size === 0) throw new Refusal('empty_file');
  yield take([rest + text(decoder)]);
}

function text(decoder: TextDecoder, piece?: Buffer): string {
  try {
    return piece ? decoder.decode(piece, { stream: true }) : decoder.decode();
  } catch {
    throw new Refusal('not_text');
  }
}

function firstCell(line: string): string {
  const quoted = /^\s*"((?:[^"]|"")*)"/.exec(line);
  return (quoted?.[1]?.replaceAll('""', '"') ?? line.split(/[;,\t]/)[0] ?? '').trim();
}

function isCut(error: unknown): boolean {
  const code = (error as { code?: unknown } | null)?.code;
  return code === 'ERR_STREAM_PREMATURE_CLOSE' || code === 'ECONNRESET' || code === 'ABORT_ERR';
}
