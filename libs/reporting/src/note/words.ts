import type { TextLanguage } from '../text/index.js';

/** What every Word document says around its text. */
export interface NoteWords {
  readonly contents: string;
  readonly page: string;
  readonly pageShort: string;
  readonly of: string;
  readonly tableWord: string;
  readonly colon: string;
  readonly confidentiality: string;
  readonly sharedWith: (lab: string, entity: string) => string;
  readonly demoNotice: string;
  readonly none: string;
}

export const NOTE_WORDS: Readonly<Record<TextLanguage, NoteWords>> = {
  fr: {
    contents: 'Sommaire',
    page: 'Page',
    pageShort: 'p.',
    of: 'sur',
    tableWord: 'Tableau',
    colon: '\u00A0:',
    confidentiality: 'Usage interne – diffusion restreinte',
    sharedWith: (lab, entity) => `Diffusion restreinte – ${lab} et ${entity}`,
    demoNotice: 'Données de démonstration\u00A0: entités, personnes et dates fictives',
    none: '—',
  },
  en: {
    contents: 'Contents',
    page: 'Page',
    pageShort: 'p.',
    of: 'of',
    tableWord: 'Table',
    colon: ':',
    confidentiality: 'Internal use – restricted distribution',
    sharedWith: (lab, entity) => `Restricted distribution – ${lab} and ${entity}`,
    demoNotice: 'Demonstration data: fictitious entities, people and dates',
    none: '—',
  },
};
