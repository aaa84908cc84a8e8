import { aired } from '../deck/airy.js';
import { sourceSlot } from '../deck/parts.js';
import { tableSlides } from '../deck/tables.js';
import { withUniqueTitles } from '../deck/titles.js';
import { buildCardSlide } from '../monthly-report/deck-cards.js';
import { messagesFor } from '../monthly-report/messages.js';
import type { DeckSpec, SlideSpec } from '../pptx/index.js';
import { truncate } from '../text/index.js';
import type { BriefView } from './view-model.js';

/** The page of a use case in the catalogue, then what its study says where there is one. */
export function buildBriefDeck(view: BriefView): DeckSpec {
  const frame = { source: sourceSlot(view.source, view.demoNotice), words: messagesFor(view.language) };
  const study: SlideSpec[] =
    view.study === null
      ? []
      : aired(tableSlides(frame, view.study, { id: 'study', shares: [26, 100], maxLines: 3 }, (row) => row));
  return {
    title: view.card.title,
    subject: view.subject,
    author: view.company,
    company: view.company,
    keywords: view.keywords,
    language: view.languageTag,
    dated: `${view.asOf}T00:00:00Z`,
    footer: truncate([view.confidentiality, view.demoNotice].filter(Boolean).join(' · '), 110),
    footerDate: view.asOfLabel,
    slides: withUniqueTitles([buildCardSlide(view, view.card, 0), ...study]),
  };
}
