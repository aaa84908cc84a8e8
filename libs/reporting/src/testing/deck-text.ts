import type { DeckSpec } from '../pptx/index.js';

/** Everything a deck says, one text after the other. */
export function deckText(deck: DeckSpec): string {
  return deck.slides
    .flatMap(({ title, elements }) => [
      title,
      ...elements.flatMap((element): string[] => {
        switch (element.kind) {
          case 'slot':
          case 'text':
            return element.paragraphs.flatMap(({ runs }) => runs.map(({ text }) => text));
          case 'group':
            return element.items.flatMap((item) =>
              item.kind === 'text' ? item.paragraphs.flatMap(({ runs }) => runs.map(({ text }) => text)) : [],
            );
          case 'table':
            return [
              ...element.columns.map(({ label }) => label),
              ...element.rows.flatMap(({ cells }) => cells.map(({ text }) => text)),
            ];
          case 'chart':
            return [...element.categories, ...element.series.map(({ name }) => name)];
          case 'shape':
            return [];
        }
      }),
    ])
    .join('\n');
}
