import type { Values } from '../../../database/visibility.js';

/** Words short of this are too like each other to be taken for typing errors. */
const TYPO_FROM = 5;
const MAX_WORDS = 6;

/**
 * A condition on `u` for what somebody typed: French full text (the last word as a beginning), or the beginning of a
 * code, or every word in the title; when none of these finds anything, the title give or take typing errors. Null
 * when nothing was typed.
 * @param visible what the reader may see of an `entity_id` column: whether something else matches is no secret then
 */
export function searchCondition(
  typed: string,
  values: Values,
  visible: (column: string) => string,
): string | null {
  const q = withoutControls(typed).trim();
  if (q === '') return null;
  const arms = [fullText(q, values)];
  const code = codePrefix(q, values);
  if (code !== null) arms.push(code);
  // Quotes, `-` and "or" are the language of full text: nothing else understands them.
  if (!hasOperators(q)) arms.push(inTitle(q, values));
  // One index an arm: a single condition with "or" would read every row.
  const found = arms.map((arm) => `select t.id from use_case t where ${arm}`);
  const typos = hasOperators(q) ? null : nearTitle(q, values);
  if (typos !== null) {
    const exact = arms
      .map((arm) => `not exists (select 1 from use_case t where ${visible('t.entity_id')} and (${arm}))`)
      .join(' and ');
    found.push(`select t.id from use_case t where ${exact} and ${typos}`);
  }
  return `u.id in (${found.join(' union all ')})`;
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
    return `t.search @@ websearch_to_tsquery('jalon', ${values.add(q)})`;
  }
  const prefix = `to_tsquery('jalon', ${values.add(`${last}:*`)})`;
  if (head.trim() === '') return `t.search @@ ${prefix}`;
  return `t.search @@ (websearch_to_tsquery('jalon', ${values.add(head)}) && ${prefix})`;
}

/** `uc-1`, `UC 12`, `12`: the beginning of a code, with or without its zeros. */
function codePrefix(q: string, values: Values): string | null {
  const digits = /^(?:uc)?[\s-]?(\d{1,9})$/i.exec(q)?.[1];
  if (digits === undefined) return null;
  const padded = digits.padStart(3, '0');
  return `t.code like ${values.add(`UC-${digits}%`)} or t.code = ${values.add(`UC-${padded}`)}`;
}

function wordsOf(q: string): readonly string[] {
  return [...new Set(q.match(/[\p{L}\p{M}\p{N}]+/gu))].slice(0, MAX_WORDS);
}

function inTitle(q: string, values: Values): string {
  const words = wordsOf(q);
  if (words.length === 0) return contains(q, values);
  return words.map((word) => contains(word, values)).join(' and ');
}

/** Null when every word is too short to be mistyped. */
function nearTitle(q: string, values: Values): string | null {
  const words = wordsOf(q);
  if (words.every((word) => word.length < TYPO_FROM)) return null;
  return words
    .map((word) =>
      word.length < TYPO_FROM ? contains(word, values) : `fold(${values.add(word)}) <% t.title_fold`,
    )
    .join(' and ');
}

function contains(word: string, values: Values): string {
  return `t.title_fold like '%' || fold(${values.add(word.replace(/[\\%_]/g, '\\$&'))}) || '%'`;
}
