import { plain, sourceSlot } from '../deck/parts.js';
import { stepper, STEPPER } from '../deck/stepper.js';
import { withUniqueTitles } from '../deck/titles.js';
import type { DeckSpec, ParagraphSpec, SlideElement } from '../pptx/index.js';
import { fitLines, LINE_HEIGHT, lineCount, truncate } from '../text/index.js';
import { BODY_BOX, columns, points, POINTS_PER_INCH, type Box } from '../theme/index.js';
import type { CommunicationView } from './view-model.js';

const GAP = 0.15;
const BAND_H = 0.42;
const SIZES = [20, 18, 16, 14] as const;
const SMALLEST = 14;
const AFTER = 8;
/** A reader's metrics are not quite ours, and a template may have inner margins. */
const SIDE_ROOM = 16;
const INSET = 8;
const CONTACT_H = 0.74;
/** Of the side: the larger where all of it is said so. */
const SIDE_SIZES = [14, 12] as const;
const SIDE_AFTER = 6;
/** Lines of a list of people that other facts leave room for. */
const LEAST_PEOPLE = 3;
/** Lines of people on a page, whatever the room. */
const MOST_PEOPLE = 8;
const MAX_BENEFIT_LINES = 5;

/** One page: what it is about as its title, the message and what it changes, the facts at the side. */
export function buildCommunicationDeck(view: CommunicationView): DeckSpec {
  const top = BODY_BOX.y + (view.steps.length > 0 ? STEPPER.h + GAP : 0);
  const bottom = BODY_BOX.y + BODY_BOX.h;
  const main = columns(0, 8, top, bottom - top);
  const side = columns(8, 4, top, bottom - top);
  const benefit = benefitBox(view, main, bottom);
  const message: Box = {
    ...main,
    y: main.y + BAND_H + GAP,
    h: (benefit?.box.y ?? bottom + GAP) - GAP - main.y - BAND_H - GAP,
  };
  const elements: SlideElement[] = [
    ...stepper(view.steps, BODY_BOX.y),
    band(view.audience, { ...main, h: BAND_H }),
    { kind: 'slot', slot: 'left', box: message, paragraphs: messageParagraphs(view, message) },
    ...(benefit === null ? [] : [benefit.element]),
    { kind: 'slot', slot: 'right', ...sideSlot(view, side) },
    ...contactBox(view, side, bottom),
    sourceSlot(view.source, view.demoNotice),
  ];
  return {
    title: view.title,
    subject: view.subject,
    author: view.author,
    company: view.author,
    keywords: view.keywords,
    language: view.languageTag,
    dated: `${view.asOf}T00:00:00Z`,
    footer: truncate([view.footer, view.demoNotice].filter(Boolean).join(' · '), 110),
    footerDate: view.asOfLabel,
    slides: withUniqueTitles([{ id: 'page', layout: '2-COLONNES', title: view.title, elements }]),
  };
}

/** Says whom the page is for. */
function band(audience: string, box: Box): SlideElement {
  return {
    kind: 'text',
    name: audience,
    box,
    fill: 'accent',
    anchor: 'middle',
    inset: 6,
    paragraphs: [{ runs: [{ text: audience, size: 14, bold: true, tone: 'surface' }] }],
  };
}

interface Placed {
  readonly box: Box;
  readonly element: SlideElement;
}

/** What it changes, in a card at the foot of the message. */
function benefitBox(view: CommunicationView, main: Box, bottom: number): Placed | null {
  if (view.benefit === '') return null;
  const width = points(main.w) - 2 * INSET - 4;
  const text = fitLines(view.benefit, { size: 16, bold: true }, width, MAX_BENEFIT_LINES);
  const lines = lineCount(text, { size: 16, bold: true }, width);
  const h = ((lines * 16 + 12) * LINE_HEIGHT + 4 + 2 * INSET + 4) / POINTS_PER_INCH;
  const box = { ...main, y: bottom - h, h };
  return {
    box,
    element: {
      kind: 'text',
      name: view.benefitLabel,
      box,
      fill: 'greenSoft',
      anchor: 'middle',
      inset: INSET,
      paragraphs: [
        { runs: [{ text: view.benefitLabel, size: 12, bold: true, tone: 'green' }], after: 4 },
        { runs: [{ text, size: 16, bold: true }] },
      ],
    },
  };
}

/** The message at the largest size that holds it whole; at the smallest, as much as the page holds. */
function messageParagraphs(view: CommunicationView, box: Box): ParagraphSpec[] {
  const width = points(box.w) - SIDE_ROOM;
  const room = points(box.h) - 4;
  const given = view.message;
  const height = (size: number): number =>
    given.reduce((sum, text) => sum + lineCount(text, { size }, width) * size * LINE_HEIGHT + AFTER, 0);
  const size = SIZES.find((candidate) => height(candidate) <= room) ?? SMALLEST;
  let left = room;
  const shown: ParagraphSpec[] = [];
  for (const text of given) {
    const lines = Math.floor((left - AFTER) / (size * LINE_HEIGHT));
    if (lines < 1) break;
    const fitted = fitLines(text, { size }, width, lines);
    left -= lineCount(fitted, { size }, width) * size * LINE_HEIGHT + AFTER;
    shown.push({ ...plain(fitted), level: 0, after: AFTER, runs: [{ text: fitted, size }] });
  }
  return shown;
}

interface Aside {
  readonly complete: boolean;
  readonly paragraphs: ParagraphSpec[];
}

/** The facts at the side in the largest size that says them all; in the smallest, as many as there is room for. */
function sideSlot(view: CommunicationView, side: Box): { box: Box; paragraphs: ParagraphSpec[] } {
  const box = { ...side, h: side.h - (view.contact === '' ? 0 : CONTACT_H + GAP) };
  const large = asideAt(view, box, SIDE_SIZES[0]);
  const { paragraphs } = large.complete ? large : asideAt(view, box, SIDE_SIZES[1]);
  return { box, paragraphs };
}

/** People come last and take what is left: those there is no room for are counted. */
function asideAt(view: CommunicationView, box: Box, size: number): Aside {
  const style = { size };
  const width = points(box.w) - SIDE_ROOM;
  const label = 12 * LINE_HEIGHT;
  const line = size * LINE_HEIGHT;
  const { people } = view;
  const total = people.names.length;
  const reserve = total === 0 ? 0 : label + Math.min(LEAST_PEOPLE, total) * line + SIDE_AFTER;
  let left = points(box.h) - 4;
  let complete = true;
  const paragraphs: ParagraphSpec[] = [];
  const say = (name: string, texts: readonly string[]): void => {
    paragraphs.push({ runs: [{ text: name, size: 12, bold: true, tone: 'accent' }], level: 0, after: 0 });
    texts.forEach((text, index) => {
      const after = index === texts.length - 1 ? SIDE_AFTER : 0;
      paragraphs.push({ runs: [{ text, size }], level: 0, after });
    });
  };
  for (const { label: name, text } of view.aside) {
    const shown = fitLines(text, style, width, 3);
    const height = label + lineCount(shown, style, width) * line + SIDE_AFTER;
    if (height > left - reserve) {
      complete = false;
      continue;
    }
    left -= height;
    say(name, [shown]);
  }
  const room = Math.min(MOST_PEOPLE, Math.floor((left - label - SIDE_AFTER) / line));
  if (total > 0 && room > 0) {
    const shown = total <= room ? total : room - 1;
    complete &&= shown === Math.min(total, MOST_PEOPLE - 1) || shown === total;
    say(people.label, [
      ...people.names.slice(0, shown).map((name) => fitLines(name, style, width, 1)),
      ...(shown < total ? [people.others(total - shown)] : []),
    ]);
  }
  return { complete, paragraphs };
}

function contactBox(view: CommunicationView, side: Box, bottom: number): SlideElement[] {
  if (view.contact === '') return [];
  const width = points(side.w) - 2 * INSET - 4;
  return [
    {
      kind: 'text',
      name: view.contactLabel,
      box: { ...side, y: bottom - CONTACT_H, h: CONTACT_H },
      fill: 'sunken',
      anchor: 'middle',
      inset: INSET,
      paragraphs: [
        { runs: [{ text: view.contactLabel, size: 12, bold: true, tone: 'accent' }], after: 2 },
        { runs: [{ text: fitLines(view.contact, { size: 14 }, width, 1), size: 14 }] },
      ],
    },
  ];
}
