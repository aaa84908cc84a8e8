import { aired } from '../deck/airy.js';
import { assembleSlides, type DeckPart } from '../deck/outline.js';
import { plain, sourceSlot } from '../deck/parts.js';
import { proseSlides } from '../deck/prose.js';
import { tableSlides, type TableFrame } from '../deck/tables.js';
import { messagesFor } from '../monthly-report/messages.js';
import type { DeckSpec, SlideSpec } from '../pptx/index.js';
import { truncate } from '../text/index.js';
import type { CatalogueTable, CatalogueView, OfferView } from './view-model.js';

/** Lines a text of the programme may take in a cell: more than any of them does. */
const MOST_LINES = 14;
/** Offers that an agenda names one by one; more are one part, which the list leads into. */
const NAMED = 9;

/** The catalogue of a programme as plain slides: the department, how an internship goes, the list, then each offer. */
export function buildCatalogueDeck(view: CatalogueView): DeckSpec {
  const frame: TableFrame = { source: sourceSlot(view.source, null), words: messagesFor(view.language) };
  const table = (id: string, of: CatalogueTable, shares: readonly number[]): SlideSpec[] =>
    aired(tableSlides(frame, of, { id, shares, maxLines: MOST_LINES }, (row) => row));
  const list = table('list', view.list, [7, 50, 36, 50]);
  const parts: DeckPart[] = [
    {
      id: 'presentation',
      label: view.labels.presentation,
      lead: view.presentation.title,
      slides: proseSlides(frame, view.presentation),
    },
    {
      id: 'course',
      label: view.labels.course,
      lead: view.course.title,
      slides: proseSlides(frame, view.course),
    },
    {
      id: 'list',
      label: view.labels.list,
      lead: view.list.title,
      slides: list.length > 0 ? list : [nothing(view, frame)],
    },
    ...offerParts(view, (offer) => offerSlides(offer, frame, table)),
  ];
  return {
    title: view.cover.title,
    subject: view.subject,
    author: view.company,
    company: view.company,
    keywords: view.keywords,
    language: view.languageTag,
    dated: `${view.asOf}T00:00:00Z`,
    footer: truncate(view.footer, 110),
    footerDate: view.asOfLabel,
    slides: assembleSlides(view.cover, view.agendaTitle(parts.length), parts),
  };
}

function offerParts(view: CatalogueView, slidesOf: (offer: OfferView) => readonly SlideSpec[]): DeckPart[] {
  const { offers, labels, list } = view;
  if (offers.length > NAMED) {
    return [{ id: 'offers', label: labels.offers, lead: list.title, slides: offers.flatMap(slidesOf) }];
  }
  return offers.map((offer) => {
    const { id, label, lead } = offer;
    return { id, label, lead, slides: slidesOf(offer) };
  });
}

function offerSlides(
  { id, missions, steps, setting }: OfferView,
  frame: TableFrame,
  table: (id: string, of: CatalogueTable, shares: readonly number[]) => SlideSpec[],
): SlideSpec[] {
  return [
    ...proseSlides(frame, missions),
    ...table(`${id}-steps`, steps, [6, 54, 17, 66]),
    ...proseSlides(frame, setting),
  ];
}

function nothing(view: CatalogueView, frame: TableFrame): SlideSpec {
  return {
    id: 'list-1',
    layout: 'CONTENU',
    title: view.list.title,
    elements: [{ kind: 'slot', slot: 'body', paragraphs: [plain(view.noOffer)] }, frame.source],
  };
}
