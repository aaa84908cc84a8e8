import type { CommunicationView } from '../../communication/view-model.js';
import { table, text, type TokenDefinition } from '../define.js';

/** Read from the view alone: outside the group it knows no name, code, stage or condition, nor does a house template. */
export const COMMUNICATION_TOKENS: readonly TokenDefinition<CommunicationView>[] = [
  text('headline', 'Titre de la page', 'Headline of the page', (view) => view.title),
  text(
    'audience',
    'À qui la page s’adresse : interne ou externe',
    'Whom the page is for: internal or external',
    (view) => view.audience,
  ),
  text('message', 'Message, d’un seul tenant', 'Message, in one piece', (view) => view.message.join(' ')),
  text('benefit', 'Ce que cela change', 'What it changes', (view) => view.benefit),
  text('contact', 'Contact', 'Contact', (view) => view.contact),
  text(
    'stage',
    'Étape du cas d’usage, en communication interne seulement',
    'Stage of the use case, in internal communication only',
    (view) => view.steps.find(({ state }) => state === 'current')?.label,
  ),
  text('asOf', 'Date d’arrêté', 'As of', (view) => view.asOfLabel),
  text('source', 'Source', 'Source', (view) => view.source),
  text(
    'demoNotice',
    'Mention des données de démonstration',
    'Notice of demonstration data',
    (view) => view.demoNotice,
  ),
  table(
    'message.paragraphs',
    'Message, un paragraphe par ligne',
    'Message, a paragraph a row',
    (view) => ({ rows: view.message, empty: view.title }),
    [['text', 'Paragraphe', 'Paragraph', (row) => row]],
  ),
  table(
    'facts',
    'Faits à côté du message : cas d’usage, entité, produit, équipe',
    'Facts beside the message: use case, entity, product, team',
    (view) => ({
      rows: [...view.aside, ...view.people.names.map((name) => ({ label: view.people.label, text: name }))],
      empty: view.title,
    }),
    [
      ['label', 'Intitulé', 'Label', (row) => row.label],
      ['text', 'Texte', 'Text', (row) => row.text],
    ],
  ),
];
