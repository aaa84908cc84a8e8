import type { ReportLanguage } from './facts.js';
import { ENGLISH } from './messages-en.js';
import { FRENCH } from './messages-fr.js';
import type { Messages } from './messages-type.js';

export type { Counted, Messages } from './messages-type.js';

export function messagesFor(language: ReportLanguage): Messages {
  return language === 'fr' ? FRENCH : ENGLISH;
}
