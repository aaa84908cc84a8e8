import { sheetHead, sheetSteps } from '../../internship-offer-sheet/build-note.js';
import type { InternshipOfferSheetFacts } from '../../internship-offer-sheet/facts.js';
import { formatLongDate } from '../../text/index.js';
import { table, text, type TokenDefinition } from '../define.js';
import { OFFER_TEXTS } from './internship-catalogue.js';

const EMPTY = '—';
const day = ({ language }: InternshipOfferSheetFacts, on: string | null): string | null =>
  on === null ? null : formatLongDate(on, language);

/** The offer's own texts, as in the catalogue, under a name of their own. */
const TEXTS = OFFER_TEXTS.map(({ entry, read }): TokenDefinition<InternshipOfferSheetFacts> => ({
  entry: { ...entry, name: `offer.${entry.name}` },
  read: ({ number, title, content }) => read({ offer: { ...content, number, title } }),
}));

export const OFFER_SHEET_TOKENS: readonly TokenDefinition<InternshipOfferSheetFacts>[] = [
  ...TEXTS,
  text('campaign', 'Campagne', 'Campaign', (facts) => facts.campaign),
  text('product', 'Produit du lab', 'Product of the lab', (facts) => facts.product),
  text('squad', 'Squad', 'Squad', (facts) => facts.squad),
  text('tutor', 'Tuteur', 'Tutor', (facts) => facts.tutor),
  text('referent', 'Référent fonctionnel', 'Functional referent', (facts) => facts.referent),
  text('places', 'Nombre de places', 'Number of places', (facts) => String(facts.places)),
  text('startsOn', 'Premier jour', 'First day', (facts) => day(facts, facts.startsOn)),
  text('endsOn', 'Dernier jour', 'Last day', (facts) => day(facts, facts.endsOn)),
  text('closesOn', 'Dernier jour pour postuler', 'Last day to apply', (facts) => day(facts, facts.closesOn)),
  table(
    'head',
    'Qui, quand et combien, ligne par ligne',
    'Who, when and how many, line by line',
    (facts) => ({ rows: sheetHead(facts), empty: EMPTY }),
    [
      ['label', 'Intitulé', 'Label', (row) => row.label],
      ['text', 'Texte', 'Text', (row) => row.text],
    ],
  ),
  table(
    'steps',
    'Étapes ou lots, avec ce qu’ils laissent',
    'Steps or packages, with what they leave',
    (facts) => ({ rows: sheetSteps(facts), empty: EMPTY }),
    [
      ['number', 'Numéro', 'Number', (row) => row.number],
      ['step', 'Étape ou lot', 'Step or package', (row) => row.step],
      ['deliverables', 'Livrables et produits', 'Deliverables and products', (row) => row.deliverables],
    ],
  ),
];
