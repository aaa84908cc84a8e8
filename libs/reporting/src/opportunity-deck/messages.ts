import { ENGLISH } from './messages-en.js';
import { FRENCH, type OpportunityMessages } from './messages-fr.js';
import { STUDY_ENGLISH } from './study-words-en.js';
import { STUDY_FRENCH, type StudyWords } from './study-words-fr.js';

export type { OpportunityMessages, StudyWords };

export const OPPORTUNITY_PARTS = [
  'summary',
  'need',
  'options',
  'value',
  'means',
  'risks',
  'trust',
  'decision',
] as const;
export type OpportunityPart = (typeof OPPORTUNITY_PARTS)[number];

export const opportunityMessages = (language: 'fr' | 'en'): OpportunityMessages =>
  language === 'fr' ? FRENCH : ENGLISH;

export const studyWords = (language: 'fr' | 'en'): StudyWords =>
  language === 'fr' ? STUDY_FRENCH : STUDY_ENGLISH;
