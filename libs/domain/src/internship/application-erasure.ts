import { foldLetters } from '../notes/fold.js';

export interface CandidateIdentity {
  readonly name: string;
  readonly email: string;
  readonly phone: string;
}

const STRUCK = '…';
const WORD = /[\p{L}\p{M}\p{N}]+/gu;
/** Shorter pieces of a name are words of the language as well. */
const SHORTEST_NAME = 3;

/**
 * A decision's reason without who it was about: name, address and phone are struck out, accents and capitals aside.
 * What was decided stays when the person's data goes (GDPR, article 17).
 */
export function withoutPerson(text: string, { name, email, phone }: CandidateIdentity): string {
  const names = new Set(
    (name.match(WORD) ?? []).filter(({ length }) => length >= SHORTEST_NAME).map(foldLetters),
  );
  let left = text;
  if (email !== '')
    left = left.replace(new RegExp(email.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'), 'giu'), STRUCK);
  const digits = phone.replace(/\D/g, '');
  if (digits.length > 0) left = left.replace(new RegExp(digits.split('').join('[\\s.\\-/()]*'), 'g'), STRUCK);
  return left.replace(WORD, (word) => (names.has(foldLetters(word)) ? STRUCK : word));
}
