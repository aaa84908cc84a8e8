import type { DeckSpec, SlideElement, SlideSpec } from '../pptx/index.js';
import { CHART_BOX, layoutOf, slotOf } from '../pptx/template/layouts.js';
import { fitLines, textWidth, truncate } from '../text/index.js';
import { BODY_BOX, columns, GUTTER, MARGIN, points, type ToneName } from '../theme/index.js';
import { buildCardSlide } from './deck-cards.js';
import { HEALTH_TONES, plain, sourceElement } from './deck-parts.js';
import { movesSlides, nextSlides, offTrackSlides, restSlides, slippedSlides } from './deck-tables.js';
import { TITLE_MAX } from './view-context.js';
import type { KeyFigure, MonthlyReportView, ReportPart } from './view.js';

/** From this number of slides on, a deck has section pages and links from its agenda. */
const SECTIONS_FROM = 15;
/** The monthly deck as plain slides. */
export function buildMonthlyDeck(view: MonthlyReportView): DeckSpec {
  const parts: Record<ReportPart, SlideSpec[]> = {
    figures: figuresSlides(view),
    moves: movesSlides(view),
    attention: [...offTrackSlides(view), ...slippedSlides(view)],
    cards: view.cards.cards.map((card, index) => buildCardSlide(view, card, index)),
    rest: restSlides(view),
    next: nextSlides(view),
    key: [keySlide(view)],
  };
  const outline = view.outline;
  const count = outline.reduce((sum, part) => sum + parts[part].length, 2);
  const sectioned = count > SECTIONS_FROM;
  const body = outline.flatMap((part, index) => {
    const slides = parts[part];
    const [first, ...others] = slides;
    if (!sectioned || !first) return slides;
    // A divider announces several pages; a part of one page starts its section itself.
    if (others.length === 0) return [{ ...first, startsSection: view.parts[part] }];
    return [sectionSlide(view, part, index + 1), ...slides];
  });
  const firsts = new Map(
    outline.map((part) => {
      const [first, ...others] = parts[part];
      return [part, sectioned && others.length > 0 ? sectionId(part) : (first?.id ?? 'title')];
    }),
  );
  const slides = [titleSlide(view, sectioned), agendaSlide(view, firsts), ...body];
  return {
    title: `${view.title} – ${view.scopeLabel}`,
    subject: view.subtitle,
    author: view.authorName || view.labName || 'Jalon',
    company: view.labName,
    keywords: [view.monthLabel, ...Object.values(view.parts)],
    language: view.languageTag,
    dated: `${view.asOf}T00:00:00Z`,
    footer: truncate([view.confidentiality, view.demoNotice].filter(Boolean).join(' · '), 110),
    footerDate: view.asOfLabel,
    slides: withUniqueTitles(slides),
  };
}

const sectionId = (part: ReportPart): string => `section-${part}`;

/** Two slides of the same title are told apart by a number: titles are how people and screen readers find a page. */
function withUniqueTitles(slides: readonly SlideSpec[]): SlideSpec[] {
  const seen = new Set<string>();
  return slides.map((slide) => {
    let title = fitTitle(slide, '');
    for (let copy = 2; seen.has(title); copy += 1) title = fitTitle(slide, ` (${copy})`);
    seen.add(title);
    return { ...slide, title };
  });
}

/** A title of at most 120 characters on two lines, page numbers like (1/3) kept. */
function fitTitle(slide: SlideSpec, copy: string): string {
  const title = slotOf(layoutOf(slide.layout), 'title');
  const tail = `${/ \(\d+\/\d+\)$/.exec(slide.title)?.[0] ?? ''}${copy}`;
  const text = slide.title.slice(0, slide.title.length - (tail.length - copy.length));
  const style = { size: title.size, bold: true };
  const room = points(title.box.w) - textWidth(tail, style) - 4;
  return `${fitLines(truncate(text, TITLE_MAX - tail.length), style, room, 2)}${tail}`;
}

function titleSlide(view: MonthlyReportView, sectioned: boolean): SlideSpec {
  const meta = [
    [view.labName, view.authorName].filter((text) => text !== '').join(' · '),
    view.asOfLabel,
    view.demoNotice ?? view.confidentiality,
  ].filter((text) => text !== '');
  return {
    id: 'title',
    layout: 'TITRE',
    title: view.title,
    ...(sectioned ? { startsSection: view.title } : {}),
    elements: [
      {
        kind: 'slot',
        slot: 'subtitle',
        paragraphs: [view.subtitle, fitLines(view.headline, { size: 18 }, points(11.4), 1)].map(plain),
      },
      {
        kind: 'slot',
        slot: 'meta',
        paragraphs: meta.map((text) => plain(fitLines(text, { size: 14 }, points(11.4), 1))),
      },
    ],
  };
}

function agendaSlide(view: MonthlyReportView, firsts: ReadonlyMap<ReportPart, string>): SlideSpec {
  const paragraphs = view.outline.map((part, index) => ({
    runs: [
      { text: `${index + 1}.  `, bold: true, tone: 'accent' as const },
      { text: view.parts[part], link: firsts.get(part) ?? 'title' },
      ...agendaLead(view, part),
    ],
    after: 16,
  }));
  return {
    id: 'agenda',
    layout: 'SOMMAIRE',
    title: view.agendaTitle,
    elements: [{ kind: 'slot', slot: 'body', paragraphs }],
  };
}

/** What a part says, in its own words: the agenda already tells the month. */
function partLead(view: MonthlyReportView, part: ReportPart): string {
  const leads: Record<ReportPart, string> = {
    figures: view.keyFigures.title,
    moves: view.moves.title,
    attention: view.offTrack.total > 0 ? view.offTrack.title : view.slipped.title,
    cards: view.cards.lead,
    rest: view.rest.title,
    next: view.nextMonth.title,
    key: view.readingKeyTitle,
  };
  return leads[part];
}

function agendaLead(
  view: MonthlyReportView,
  part: ReportPart,
): { text: string; size: number; tone: ToneName }[] {
  const used = textWidth(`${view.parts[part]}  9.  `, { size: 16, bold: true });
  const text = fitLines(partLead(view, part), { size: 16, bold: true }, points(BODY_BOX.w) - used - 24, 1);
  return [{ text: `   ${text}`, size: 14, tone: 'muted' }];
}

function sectionSlide(view: MonthlyReportView, part: ReportPart, number: number): SlideSpec {
  return {
    id: sectionId(part),
    layout: 'SECTION',
    title: `${number}. ${view.parts[part]}`,
    startsSection: view.parts[part],
    elements: [
      {
        kind: 'slot',
        slot: 'body',
        paragraphs: [plain(fitLines(partLead(view, part), { size: 18 }, points(11.4), 3))],
      },
    ],
  };
}

function figuresSlides(view: MonthlyReportView): SlideSpec[] {
  const slides = [keyFiguresSlide(view)];
  if (view.stages.rows.some((row) => row.current > 0)) slides.push(stagesSlide(view));
  if (view.healths.series.some((series) => series.values.some((value) => value > 0)))
    slides.push(healthsSlide(view));
  if (view.quiet.sentences.length > 0) {
    slides.push({
      id: 'quiet',
      layout: 'CONTENU',
      title: view.quiet.title,
      elements: [
        { kind: 'slot', slot: 'body', paragraphs: view.quiet.sentences.map(plain) },
        sourceElement(view),
      ],
    });
  }
  return slides;
}

const JUDGEMENT_TONES: Record<KeyFigure['judgement'], ToneName> = {
  good: 'green',
  bad: 'red',
  neutral: 'muted',
};
const CARD_H = 1.3;

function keyFiguresSlide(view: MonthlyReportView): SlideSpec {
  const cards = view.keyFigures.figures.map((figure, index): SlideElement => {
    const row = Math.floor(index / 4);
    const box = columns((index % 4) * 3, 3, BODY_BOX.y + row * (CARD_H + GUTTER), CARD_H);
    return {
      kind: 'text',
      name: figure.label,
      box,
      fill: 'sunken',
      inset: 8,
      anchor: 'middle',
      paragraphs: [
        { runs: [{ text: figure.label, size: 14, tone: 'muted' }] },
        { runs: [{ text: figure.valueText, size: 28, bold: true, tone: 'accent' }] },
        {
          runs: [
            {
              text: figure.changeText,
              size: 12,
              bold: figure.judgement !== 'neutral',
              tone: JUDGEMENT_TONES[figure.judgement],
            },
          ],
        },
      ],
    };
  });
  const top = BODY_BOX.y + 2 * (CARD_H + GUTTER);
  return {
    id: 'figures',
    layout: 'CONTENU',
    title: view.keyFigures.title,
    elements: [
      ...cards,
      {
        kind: 'slot',
        slot: 'body',
        box: { x: MARGIN, y: top, w: BODY_BOX.w, h: BODY_BOX.y + BODY_BOX.h - top },
        paragraphs: view.highlights.slice(0, 6).map((text) => ({ runs: [{ text, size: 14 }], after: 3 })),
      },
      sourceElement(view),
    ],
  };
}

function messageSlot(messages: readonly string[]): SlideElement {
  return { kind: 'slot', slot: 'message', paragraphs: messages.map(plain) };
}

function stagesSlide(view: MonthlyReportView): SlideSpec {
  const { stages } = view;
  return {
    id: 'stages',
    layout: 'GRAPHIQUE+MESSAGE',
    title: stages.title,
    elements: [
      {
        kind: 'chart',
        name: stages.stageLabel,
        alt: stages.conclusion,
        box: CHART_BOX,
        type: 'bars',
        unit: stages.unit,
        categories: stages.rows.map((row) => row.label),
        series: [
          {
            name: stages.currentLabel,
            tone: 'accent',
            labelTone: 'text',
            values: stages.rows.map((row) => row.current),
          },
          {
            name: stages.previousLabel,
            tone: 'greySoft',
            labelTone: 'muted',
            values: stages.rows.map((row) => row.previous),
          },
        ],
      },
      messageSlot(stages.messages),
      sourceElement(view),
    ],
  };
}

function healthsSlide(view: MonthlyReportView): SlideSpec {
  const { healths } = view;
  const series = healths.series.map((entry) => ({
    name: entry.label,
    tone: entry.health === 'not_rated' ? ('greySoft' as const) : HEALTH_TONES[entry.health],
    labelTone: entry.health === 'not_rated' ? ('text' as const) : ('surface' as const),
    values: entry.values,
  }));
  return {
    id: 'healths',
    layout: 'GRAPHIQUE+MESSAGE',
    title: healths.title,
    elements: [
      {
        kind: 'chart',
        name: view.parts.figures,
        alt: healths.conclusion,
        box: CHART_BOX,
        type: 'stacked-columns',
        unit: healths.unit,
        categories: healths.months,
        series,
      },
      messageSlot(healths.messages),
      sourceElement(view),
    ],
  };
}

function keySlide(view: MonthlyReportView): SlideSpec {
  return {
    id: 'key',
    layout: 'ANNEXE',
    title: view.readingKeyTitle,
    elements: [{ kind: 'slot', slot: 'body', paragraphs: view.readingKey.map(plain) }, sourceElement(view)],
  };
}
