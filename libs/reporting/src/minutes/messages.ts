import { ENGLISH } from './messages-en.js';
import { FRENCH } from './messages-fr.js';
import type { MinutesMessages } from './messages-type.js';

export type { MinutesMessages, TableWords } from './messages-type.js';

export const messagesFor = (language: 'fr' | 'en'): MinutesMessages => (language === 'fr' ? FRENCH : ENGLISH);
