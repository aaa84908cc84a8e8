import { assembleSlides, type DeckPart } from '../deck/outline.js';
import { plain, slideFooter, sourceSlot } from '../deck/parts.js';
import { tableSlides, type TableFrame } from '../deck/tables.js';
import { timeline, timelineHeight } from '../deck/timeline.js';
import { messagesFor } from '../monthly-report/messages.js';
import type { DeckSpec, ParagraphSpec, SlideSpec } from '../pptx/index.js';
import { CHART_BOX } from '../pptx/template/layouts.js';
import { fitLines } from '../text/index.js';
import { BODY_BOX, MARGIN, points } from '../theme/index.js';
import type { CommitteePart } from './messages.js';
import { COMMITTEE_PARTS } from './messages.js';
import type { PlanView, TrendView } from './view-plan.js';
import type { CommitteeTablePart, CommitteeView, SingleView } from './view-model.js';

/** Columns of each table, as shares of the width. */
const TABLES: Readonly<
  Record<CommitteeTablePart, { shares: readonly number[]; right?: readonly number[]; maxLines: number }>
> = {
  agenda: { shares: [5, 62, 14, 26, 12], right: [4], maxLines: 2 },
  decisions: { shares: [11, 26, 50, 24, 14], maxLines: 4 },
  health: { shares: [11, 34, 18, 22, 46], maxLines: 3 },
  objectives: { shares: [11, 30, 58, 30], maxLines: 4 },
  highlights: { shares: [14, 11, 13, 88], maxLines: 2 },
  milestones: { shares: [11, 52, 17, 24, 13], right: [4], maxLines: 2 },
  budget: { shares: [11, 34, 24, 16, 16, 36], right: [3, 4], maxLines: 2 },
  risks: { shares: [11, 7, 38, 13, 16, 38, 20], maxLines: 3 },
  actions: { shares: [11, 7, 52, 24, 16, 20], maxLines: 2 },
  next: { shares: [14, 11, 12, 62, 24], maxLines: 2 },
};
const LEAD_H = 0.62;
/** Inches a milestone of a line of time may take on a page of its own. */
const ROW_MAX = 0.6;

/** The deck of a committee as plain slides, in the order it is held: what has to be decided comes first. */
export function buildCommitteeDeck(view: CommitteeView): DeckSpec {
  const frame: TableFrame = {
    source: sourceSlot(view.source, view.demoNotice),
    words: messagesFor(view.language),
  };
  const table = (part: CommitteeTablePart): SlideSpec[] =>
    tableSlides(frame, view.tables[part], { id: part, ...TABLES[part] }, (row) => row);
  const slides: Record<CommitteePart, readonly SlideSpec[]> = {
    agenda: table('agenda'),
    decisions: table('decisions'),
    health: table('health'),
    objectives: view.single === null ? table('objectives') : [singleSlide(view.single, frame)],
    highlights: table('highlights'),
    milestones: [
      ...table('milestones'),
      ...view.plans.map((plan) => planSlide(view, plan, frame)),
      ...view.trends.map((trend, index) => trendSlide(view, trend, index, frame)),
    ],
    budget: table('budget'),
    risks: table('risks'),
    actions: table('actions'),
    next: table('next'),
    key: [...quietSlides(view, frame), keySlide(view, frame)],
  };
  const parts = COMMITTEE_PARTS.map((part): DeckPart => {
    return { id: part, label: view.labels[part], lead: leadOf(view, part), slides: slides[part] };
  });
  const shown = parts.filter((part) => part.slides.length > 0);
  return {
    title: view.cover.title,
    subject: view.subject,
    author: view.author,
    company: view.company,
    keywords: shown.map(({ label }) => label),
    language: view.languageTag,
    dated: `${view.asOf}T00:00:00Z`,
    footer: slideFooter(view.confidentiality, view.demoNotice),
    footerDate: view.asOfLabel,
    slides: assembleSlides(view.cover, view.agendaTitle(shown.length), parts),
  };
}

function leadOf(view: CommitteeView, part: CommitteePart): string {
  if (part === 'key') return view.key.title;
  return part === 'objectives' && view.single !== null ? view.single.title : view.tables[part].title;
}

function singleSlide({ title, blocks }: SingleView, frame: TableFrame): SlideSpec {
  const width = points(BODY_BOX.w) - 8;
  const paragraphs = blocks.flatMap(({ label, text }, index): ParagraphSpec[] => [
    { runs: [{ text: label, size: 14, bold: true, tone: 'accent' }], after: 2, level: 0 },
    { runs: [{ text: fitLines(text, { size: 16 }, width, index === 0 ? 9 : 2) }], after: 14, level: 0 },
  ]);
  return {
    id: 'objective',
    layout: 'CONTENU',
    title,
    elements: [{ kind: 'slot', slot: 'body', paragraphs }, frame.source],
  };
}

/** What the plan comes to, and its line of time, as large as the page lets it be. */
function planSlide(view: CommitteeView, plan: PlanView, frame: TableFrame): SlideSpec {
  const rows = plan.card.milestones.length;
  const y = BODY_BOX.y + LEAD_H + 0.1;
  const room = BODY_BOX.y + BODY_BOX.h - y - timelineHeight(rows, 0);
  return {
    id: plan.id,
    layout: 'CONTENU',
    title: plan.title,
    elements: [
      {
        kind: 'slot',
        slot: 'body',
        box: { x: MARGIN, y: BODY_BOX.y, w: BODY_BOX.w, h: LEAD_H },
        paragraphs: [
          {
            runs: [{ text: fitLines(plan.conclusion, { size: 14 }, points(BODY_BOX.w) - 12, 2), size: 14 }],
            level: 0,
            after: 0,
          },
        ],
      },
      timeline(
        { ...view, cards: { noMilestone: view.noMilestone, milestoneHeaders: view.milestoneHeaders } },
        plan.card,
        { y, rows, row: Math.min(ROW_MAX, room / Math.max(1, rows)) },
      ),
      frame.source,
    ],
  };
}

function trendSlide(view: CommitteeView, trend: TrendView, index: number, frame: TableFrame): SlideSpec {
  return {
    id: `trend-${index + 1}`,
    layout: 'GRAPHIQUE+MESSAGE',
    title: trend.title,
    elements: [
      {
        kind: 'chart',
        name: view.labels.milestones,
        alt: trend.alt,
        box: CHART_BOX,
        type: 'lines',
        ...trend.chart,
      },
      {
        kind: 'slot',
        slot: 'message',
        paragraphs: trend.messages.map((text) => ({ runs: [{ text, size: 14 }] })),
      },
      frame.source,
    ],
  };
}

function quietSlides({ quiet }: CommitteeView, frame: TableFrame): SlideSpec[] {
  if (quiet.sentences.length === 0) return [];
  return [
    {
      id: 'quiet',
      layout: 'CONTENU',
      title: quiet.title,
      elements: [{ kind: 'slot', slot: 'body', paragraphs: quiet.sentences.map(plain) }, frame.source],
    },
  ];
}

function keySlide({ key }: CommitteeView, frame: TableFrame): SlideSpec {
  return {
    id: 'key',
    layout: 'ANNEXE',
    title: key.title,
    elements: [{ kind: 'slot', slot: 'body', paragraphs: key.sentences.map(plain) }, frame.source],
  };
}
