import type { DeckSpec } from '../spec.js';

type Language = DeckSpec['language'];

/** What placeholders are called in the selection pane and what they invite to when empty, by slot or footer type. */
const LABELS: Record<Language, Readonly<Record<string, string>>> = {
  'fr-FR': {
    title: 'Titre',
    subtitle: 'Sous-titre',
    meta: 'Auteur et date',
    body: 'Texte',
    left: 'Texte à gauche',
    right: 'Texte à droite',
    chart: 'Graphique',
    message: 'Message',
    lead: 'Chapeau',
    table: 'Tableau',
    source: 'Source',
    dt: 'Date',
    ftr: 'Pied de page',
    sldNum: 'Numéro de page',
    titleBar: 'Filet de titre',
    footerBar: 'Filet de pied de page',
  },
  'en-GB': {
    title: 'Title',
    subtitle: 'Subtitle',
    meta: 'Author and date',
    body: 'Text',
    left: 'Text on the left',
    right: 'Text on the right',
    chart: 'Chart',
    message: 'Message',
    lead: 'Lead',
    table: 'Table',
    source: 'Source',
    dt: 'Date',
    ftr: 'Footer',
    sldNum: 'Page number',
    titleBar: 'Title rule',
    footerBar: 'Footer rule',
  },
};

/** The label in the language of the deck; throws for a name nobody labelled. */
export function label(name: string, language: Language): string {
  const text = LABELS[language][name];
  if (text === undefined) throw new Error(`no label for ${name}`);
  return text;
}
