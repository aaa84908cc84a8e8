import { HEALTH_TONES } from '../deck/health.js';
import { assembleSlides } from '../deck/outline.js';
import { plain } from '../deck/parts.js';
import type { DeckSpec, SlideElement, SlideSpec } from '../pptx/index.js';
import { CHART_BOX } from '../pptx/template/layouts.js';
import { truncate } from '../text/index.js';
import { BODY_BOX, columns, GUTTER, MARGIN, type ToneName } from '../theme/index.js';
import { buildCardSlide } from './deck-cards.js';
import { sourceElement } from './deck-parts.js';
import { movesSlides, nextSlides, offTrackSlides, restSlides, slippedSlides } from './deck-tables.js';
import { useSlides } from './use-parts.js';
import type { KeyFigure, MonthlyReportView, ReportPart } from './view.js';

/** The monthly deck as plain slides. */
export function buildMonthlyDeck(view: MonthlyReportView): DeckSpec {
  const parts: Record<ReportPart, SlideSpec[]> = {
    figures: figuresSlides(view),
    moves: movesSlides(view),
    attention: [...offTrackSlides(view), ...slippedSlides(view)],
    use: useSlides(view),
    cards: view.cards.cards.map((card, index) => buildCardSlide(view, card, index)),
    rest: restSlides(view),
    next: nextSlides(view),
    key: [keySlide(view)],
  };
  const cover = {
    title: view.title,
    subtitle: [view.subtitle, view.headline],
    meta: [
      [view.labName, view.authorName].filter((text) => text !== '').join(' · '),
      [view.asOfLabel, view.frozenLabel].filter(Boolean).join(' · '),
      view.demoNotice ?? view.confidentiality,
    ],
  };
  const outline = view.outline.map((part) => ({
    id: part,
    label: view.parts[part],
    lead: partLead(view, part),
    slides: parts[part],
  }));
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
    slides: assembleSlides(cover, view.agendaTitle, outline),
  };
}

/** What a part says, in its own words: the agenda already tells the month. */
function partLead(view: MonthlyReportView, part: ReportPart): string {
  const leads: Record<ReportPart, string> = {
    figures: view.keyFigures.title,
    moves: view.moves.title,
    attention: view.offTrack.total > 0 ? view.offTrack.title : view.slipped.title,
    use: view.use?.title ?? '',
    cards: view.cards.lead,
    rest: view.rest.title,
    next: view.nextMonth.title,
    key: view.readingKeyTitle,
  };
  return leads[part];
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
