import type { Values } from '../../../database/visibility.js';

/** Words short of this are too like each other to be taken for typing errors. */
const TYPO_FROM = 5;
const MAX_WORDS = 6;

/**
 * A condition on `u` for what somebody typed: French full text (the last word as a beginning), or the beginning of a
 * code, or every word in the title, give or take a typing error. Null when nothing was typed.
 */
export function searchCondition(typed: string, values: Values): string | null {
  const q = withoutControls(typed).trim();
  if (q === '') return null;
  const arms = [fullText(q, values)];
  const code = codePrefix(q, values);
  if (code !== null) arms.push(code);
  // Quotes, `-` and "or" are the language of full text: nothing else understands them.
  if (!hasOperators(q)) arms.push(inTitle(q, values));
  return `(${arms.join(' or ')})`;
}

/** PostgreSQL stores no NUL, and nobody looks for the others. */
export function withoutControls(text: string): string {
  return text.replace(/\p{Cc}/gu, ' ');
}

function hasOperators(q: string): boolean {
  return /"|(^|\s)-|(^|\s)(or)(\s|$)/i.test(q);
}

function fullText(q: string, values: Values): string {
  const [, head, last] = /^(.*?)([\p{L}\p{M}\p{N}]+)$/su.exec(q) ?? [];
  if (hasOperators(q) || head === undefined || last === undefined || head.endsWith('-')) {
    return `u.search @@ websearch_to_tsquery('jalon', ${values.add(q)})`;
  }
  const prefix = `to_tsquery('jalon', ${values.add(`${last}:*`)})`;
  if (head.trim() === '') return `u.search @@ ${prefix}`;
  return `u.search @@ (websearch_to_tsquery('jalon', ${values.add(head)}) && ${prefix})`;
}

/** `uc-1`, `UC 12`, `12`: the beginning of a code, with or without its zeros. */
function codePrefix(q: string, values: Values): string | null {
  const digits = /^(?:uc)?[\s-]?(\d{1,9})$/i.exec(q)?.[1];
  if (digits === undefined) return null;
  const padded = digits.padStart(3, '0');
  return `u.code like ${values.add(`UC-${digits}%`)} or u.code = ${values.add(`UC-${padded}`)}`;
}

function inTitle(q: string, values: Values): string {
  const words = [...new Set(q.match(/[\p{L}\p{M}\p{N}]+/gu))].slice(0, MAX_WORDS);
  if (words.length === 0) return contains(q, values);
  const each = words.map((word) =>
    word.length < TYPO_FROM ? contains(word, values) : `(${contains(word, values)} or fold(${values.add(word)}) <% u.title_fold)`,
  );
  return `(${each.join(' and ')})`;
}

function contains(word: string, values: Values): string {
  return `u.title_fold like '%' || fold(${values.add(word.replace(/[\\%_]/g, '\\$&'))}) || '%'`;
}
