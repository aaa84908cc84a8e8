import { ENGLISH } from './messages-en.js';
import { FRENCH } from './messages-fr.js';
import type { CommitteeMessages } from './messages-type.js';

export type { CommitteeMessages, CommitteePart } from './messages-type.js';
export { COMMITTEE_PARTS } from './messages-type.js';

export function committeeMessages(language: 'fr' | 'en'): CommitteeMessages {
  return language === 'fr' ? FRENCH : ENGLISH;
}
