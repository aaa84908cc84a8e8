import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { deckText } from '../testing/deck-text.js';
import { sampleCatalogue } from '../testing/sample-catalogue.js';
import { buildCatalogueDeck } from './build-deck.js';
import { buildCatalogueView } from './view-model.js';

/** The catalogue as the lab published it. */
const PUBLISHED = readFileSync(join(__dirname, 'testing', 'catalogue-2026.md'), 'utf8');

/** Headings and words that lead into a list: the deck has labels of its own for these. */
const LEADS = new Set([
  'Liste des stages 2026',
  'Les étapes clés du stage sont les suivantes',
  'Objectifs du stage',
  'Organisation et livrables',
  'Dans ce contexte',
  'A titre informatif',
  'voici des exemples de livrables auxquels vous serez amené à contribuer',
]);

/** Headings that stand in the language of the deck. */
const HEADINGS = new Set([
  'Présentation du service',
  'Déroulement des stages',
  'Contexte du stage',
  'Ressources bibliographiques',
  'Pour postuler',
]);

/** Without marks, spaces and capitals: what is compared is the words. */
const plainly = (text: string): string => text.normalize('NFC').replace(/\s+/g, '').toLowerCase();

/** What each line says, clause by clause: a page may set a clause apart, never change it. */
function clauses(markdown: string): string[] {
  return markdown
    .split('\n')
    .map((line) =>
      line
        .replace(/^\s*(?:[-*]|\d+\.)\s+/, '')
        .replace(/\[([^\]]*)\]\(#\)/g, '$1')
        .replace(/\*+/g, '')
        .replace(/ incluant :$/, ''),
    )
    .flatMap((line) => line.split(/\s*[:;]\s+|,\s+|\s[-–]\s|(?<=[a-zé)])\.(?:\s|$)/))
    .map((clause) => clause.replace(/^#\d+ ?/, '').replace(/^[\s.]+|[\s;:,.]+$/g, ''))
    .filter((clause) => clause !== '' && !LEADS.has(clause));
}

describe.each(['fr', 'en'] as const)('the published catalogue, in the deck in %s', (language) => {
  const facts = sampleCatalogue(language);
  const said = plainly(deckText(buildCatalogueDeck(buildCatalogueView(facts))));

  it('is there clause by clause: missions, steps, hashtags, deliverables, references', () => {
    const all = clauses(PUBLISHED);
    expect(all.length).toBeGreaterThan(380);
    const missing = all.filter((clause) => !said.includes(plainly(clause)));
    expect(missing.filter((clause) => language === 'fr' || !HEADINGS.has(clause))).toEqual([]);
  });

  it('is there page by page: the pages of an internship say all that the catalogue says of it', () => {
    const deck = buildCatalogueDeck(buildCatalogueView(facts));
    for (const { number, title, missions, steps, hashtags, references } of facts.programme.offers) {
      const slides = deck.slides.filter(({ id }) => id.startsWith(`offer-${number}-`));
      const own = plainly(deckText({ ...deck, slides }));
      const texts = [
        title,
        ...missions.map(({ text }) => text),
        ...steps.map(({ label }) => label),
        ...hashtags,
        ...references.map((reference) => reference.title),
      ];
      expect({ number, missing: texts.filter((text) => !own.includes(plainly(text))) }).toEqual({
        number,
        missing: [],
      });
      // No other internship's pages stand in: each has pages of its own.
      expect(slides.length).toBeGreaterThanOrEqual(3);
    }
  });
});
