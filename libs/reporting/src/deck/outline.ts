import type { SlideSpec } from '../pptx/index.js';
import { fitLines, textWidth } from '../text/index.js';
import { BODY_BOX, points, type ToneName } from '../theme/index.js';
import { plain } from './parts.js';
import { withUniqueTitles } from './titles.js';

/** From this number of slides on, a deck has section pages and links from its agenda. */
const SECTIONS_FROM = 15;

/** A part of a deck, with what it says in one sentence. A part without slides is left out. */
export interface DeckPart {
  readonly id: string;
  readonly label: string;
  readonly lead: string;
  readonly slides: readonly SlideSpec[];
}

export interface DeckCover {
  readonly title: string;
  readonly subtitle: readonly string[];
  readonly meta: readonly string[];
}

/** Cover, agenda with links, and the parts; over fifteen slides with sections and a page before each longer part. */
export function assembleSlides(
  cover: DeckCover,
  agendaTitle: string,
  given: readonly DeckPart[],
): SlideSpec[] {
  const parts = given.filter(({ slides }) => slides.length > 0);
  const sectioned = parts.reduce((sum, { slides }) => sum + slides.length, 2) > SECTIONS_FROM;
  const body = parts.flatMap((part, index) => {
    const [first, ...others] = part.slides;
    if (!sectioned || !first) return part.slides;
    // A divider announces several pages; a part of one page starts its section itself.
    if (others.length === 0) return [{ ...first, startsSection: part.label }];
    return [sectionSlide(part, index + 1), ...part.slides];
  });
  const slides = [coverSlide(cover, sectioned), agendaSlide(agendaTitle, parts, sectioned), ...body];
  return withUniqueTitles(slides);
}

const sectionId = (part: DeckPart): string => `section-${part.id}`;

function coverSlide({ title, subtitle, meta }: DeckCover, sectioned: boolean): SlideSpec {
  const lines = (texts: readonly string[], size: number) =>
    texts.filter((text) => text !== '').map((text) => plain(fitLines(text, { size }, points(11.4), 1)));
  return {
    id: 'title',
    layout: 'TITRE',
    title,
    ...(sectioned ? { startsSection: title } : {}),
    elements: [
      { kind: 'slot', slot: 'subtitle', paragraphs: lines(subtitle, 18) },
      { kind: 'slot', slot: 'meta', paragraphs: lines(meta, 14) },
    ],
  };
}

function agendaSlide(title: string, parts: readonly DeckPart[], sectioned: boolean): SlideSpec {
  const paragraphs = parts.map((part, index) => {
    const divided = sectioned && part.slides.length > 1;
    const link = divided ? sectionId(part) : (part.slides[0]?.id ?? 'title');
    return {
      runs: [
        { text: `${index + 1}.  `, bold: true, tone: 'accent' as const },
        { text: part.label, link },
        ...agendaLead(part),
      ],
      after: parts.length > 9 ? 11 : 16,
    };
  });
  return { id: 'agenda', layout: 'SOMMAIRE', title, elements: [{ kind: 'slot', slot: 'body', paragraphs }] };
}

function agendaLead({ label, lead }: DeckPart): { text: string; size: number; tone: ToneName }[] {
  const used = textWidth(`${label}  99.  `, { size: 16, bold: true });
  const text = fitLines(lead, { size: 16, bold: true }, points(BODY_BOX.w) - used - 24, 1);
  return [{ text: `   ${text}`, size: 14, tone: 'muted' }];
}

function sectionSlide(part: DeckPart, number: number): SlideSpec {
  return {
    id: sectionId(part),
    layout: 'SECTION',
    title: `${number}. ${part.label}`,
    startsSection: part.label,
    elements: [
      {
        kind: 'slot',
        slot: 'body',
        paragraphs: [plain(fitLines(part.lead, { size: 18 }, points(11.4), 3))],
      },
    ],
  };
}
