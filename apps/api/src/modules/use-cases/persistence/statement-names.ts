import { createHash } from 'node:crypto';

/** Each connection keeps every statement it was given a name for: shapes past this many go without. */
const MAX_NAMES = 300;
const names = new Map<string, string>();

/** The prepared statement's name for this text; the same text always has the same one. */
export function statementName(text: string): string | undefined {
  const known = names.get(text);
  if (known !== undefined || names.size >= MAX_NAMES) return known;
  const name = `use-case-${createHash('sha256').update(text).digest('base64url').slice(0, 16)}`;
  names.set(text, name);
  return name;
}
