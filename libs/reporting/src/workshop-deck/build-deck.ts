import { assembleSlides, type DeckPart } from '../deck/outline.js';
import { plain, slideFooter, sourceSlot } from '../deck/parts.js';
import { tableSlides, type TableFrame, type TableLayout } from '../deck/tables.js';
import { titleAbout } from '../deck/titles.js';
import { noteTable } from '../minutes/typed-table.js';
import type { PointBlock, PointView } from '../minutes/view.js';
import { messagesFor } from '../monthly-report/messages.js';
import type { DeckSpec, SlideElement, SlideSpec, TableElement } from '../pptx/index.js';
import { fitLines, truncate } from '../text/index.js';
import { BODY_BOX, POINTS, points, POINTS_PER_INCH, type Box } from '../theme/index.js';
import { flowOf, paginateFlow, type FlowItem } from './flow.js';
import { WORKSHOP_PARTS, type WorkshopPart } from './messages.js';
import type { WorkshopTable, WorkshopView } from './view-model.js';

type TypedTable = Extract<Extract<PointBlock, { kind: 'block' }>['block'], { type: 'table' }>;

/** Columns of a typed table that can be read side by side on a slide. */
const COLUMNS = 8;
const BARE = 14;

/** The restitution of a workshop as plain slides. */
export function buildWorkshopDeck(view: WorkshopView): DeckSpec {
  const frame: TableFrame = {
    source: sourceSlot(view.source, view.demoNotice),
    words: messagesFor(view.language),
  };
  const extra = (shares: readonly number[], table: WorkshopTable): readonly number[] =>
    table.headers.length > shares.length ? [...shares, 18] : shares;
  const tables = view.tables;
  const table = (id: keyof typeof tables, shares: readonly number[], maxLines: number): SlideSpec[] =>
    tableSlides(frame, tables[id], { id, shares: extra(shares, tables[id]), maxLines }, (row) => row);
  const slides: Record<WorkshopPart, readonly SlideSpec[]> = {
    people: table('people', [18, 100], 8),
    agenda: table('agenda', [6, 62, 26, 12, 16], 2),
    points: pointSlides(view, frame),
    decisions: table('decisions', [8, 84, 26], 4),
    actions: table('actions', [8, 60, 24, 18, 16], 4),
    risks: table('risks', [8, 58, 16, 18, 24], 4),
    next: nextSlides(view, frame),
  };
  const parts = WORKSHOP_PARTS.map((part): DeckPart => {
    return { id: part, label: view.own.parts[part], lead: leadOf(view, part), slides: slides[part] };
  });
  const shown = parts.filter((part) => part.slides.length > 0);
  return {
    title: view.cover.title,
    subject: view.dateText,
    author: view.author,
    company: view.company,
    keywords: shown.map(({ label }) => label),
    language: view.languageTag,
    dated: `${view.heldOn}T00:00:00Z`,
    footer: slideFooter(view.confidentiality, view.demoNotice),
    footerDate: view.dateText.split(',')[0] ?? view.dateText,
    slides: assembleSlides(view.cover, view.say(view.own.agendaTitle(shown.length)), parts),
  };
}

function leadOf(view: WorkshopView, part: WorkshopPart): string {
  if (part === 'points') return view.say(view.own.points(view.count(view.points.length)));
  return part === 'next' ? (view.next ?? view.quiet).title : view.tables[part].title;
}

/** The pages of every point with something to show; the others are named together. */
function pointSlides(view: WorkshopView, frame: TableFrame): SlideSpec[] {
  const bare: string[] = [];
  const slides = view.points.flatMap((point, index) => {
    // What stands before the first point has no heading, so the points after it count from one.
    const number = index + (view.points[0]?.id === null ? 0 : 1);
    const pages = pagesOf(view, point, number, frame);
    if (pages.length === 0) bare.push(point.title);
    return pages;
  });
  if (bare.length === 0) return slides;
  const lines = bare.slice(0, BARE).map((title) => fitLines(title, { size: 16 }, points(BODY_BOX.w) - 34, 1));
  const rest = bare.length > BARE ? ['…'] : [];
  return [
    ...slides,
    {
      id: 'bare',
      layout: 'CONTENU',
      title: view.say(view.own.bare(view.count(bare.length))),
      elements: [
        {
          kind: 'slot',
          slot: 'body',
          paragraphs: [...lines, ...rest].map((text) => ({ ...plain(text), after: 3 })),
        },
        frame.source,
      ],
    },
  ];
}

/** The pages of one point, their titles numbered where there are several. */
function pagesOf(view: WorkshopView, point: PointView, number: number, frame: TableFrame): SlideSpec[] {
  const of = (kind: 'decision' | 'action'): { n: number; text: string } =>
    view.count(point.blocks.filter((block) => block.kind === 'entry' && block.entry.kind === kind).length);
  const title =
    point.id === null
      ? view.say(view.own.opening(1))
      : view.say(titleAbout(point.title, view.own.outcome(number, of('decision'), of('action'))));
  const pages = pageSlides(view, point, `point-${number}`, title, frame);
  return pages.length < 2
    ? pages
    : pages.map((page, index) => {
        const tail = frame.words.continued(index + 1, pages.length);
        return { ...page, title: `${truncate(title, 120 - tail.length)}${tail}` };
      });
}

/** Text as far as it goes; a table that is small enough stands under it on the same page. */
function pageSlides(
  view: WorkshopView,
  point: PointView,
  id: string,
  title: string,
  frame: TableFrame,
): SlideSpec[] {
  const slides: SlideSpec[] = [];
  let flow: FlowItem[] = [];
  const textPages = (): FlowItem[][] => paginateFlow(flow);
  const add = (elements: readonly SlideElement[], layout: SlideSpec['layout'] = 'CONTENU'): void => {
    slides.push({ id: `${id}-${slides.length}`, layout, title, elements: [...elements, frame.source] });
  };
  // Where the last table ended, on the page it shares with text; what is said next may stand under it.
  let under: number | null = null;
  const flush = (pages: readonly FlowItem[][]): void => {
    const last = slides.at(-1);
    const [only, ...others] = pages;
    if (last && under !== null && only && others.length === 0 && under + heightOf(only) <= BOTTOM) {
      const box = { ...BODY_BOX, y: under, h: heightOf(only) };
      slides[slides.length - 1] = { ...last, elements: [...last.elements, textBox(only, title, box)] };
    } else for (const items of pages) add([textSlot(items)]);
    if (pages.length > 0) under = null;
    flow = [];
  };
  for (const block of point.blocks) {
    if (block.kind !== 'block' || block.block.type !== 'table') {
      flow.push(...flowOf(block, view.words));
      continue;
    }
    const made = typedTableSlides(view, block.block, { id, title, name: point.title }, frame);
    const [only, ...others] = made;
    const table = only?.elements.find((element) => element.kind === 'table');
    const pages = textPages();
    const last = pages.at(-1);
    const y = BODY_BOX.y + heightOf(last ?? []) + 0.1;
    if (last && table && others.length === 0 && under === null && y + tableHeight(table) <= BOTTOM) {
      flush(pages.slice(0, -1));
      add([textSlot(last, heightOf(last)), { ...table, y }]);
      under = y + tableHeight(table) + 0.15;
      flow = [];
    } else {
      flush(pages);
      under = null;
      slides.push(...made.map((slide, index) => ({ ...slide, id: `${id}-${slides.length + index}` })));
    }
  }
  flush(textPages());
  return slides;
}

const BOTTOM = BODY_BOX.y + BODY_BOX.h;
/** Inches. */
const heightOf = (items: readonly FlowItem[]): number =>
  items.reduce((sum, { height }) => sum + height, 0) / POINTS_PER_INCH + 0.1;
const tableHeight = ({ headHeight, rows }: TableElement): number =>
  rows.reduce((sum, { height }) => sum + height, headHeight);

function textSlot(items: readonly FlowItem[], height?: number): SlideElement {
  const paragraphs = items.map(({ paragraph }) => paragraph);
  const box = height === undefined ? {} : { box: { ...BODY_BOX, h: height } };
  return { kind: 'slot', slot: 'body', ...box, paragraphs };
}

/** Text that stands under a table, as large as that above it. */
function textBox(items: readonly FlowItem[], name: string, box: Box): SlideElement {
  const paragraphs = items.map(({ paragraph }) => ({
    ...paragraph,
    runs: paragraph.runs.map((run) => ({ size: POINTS.body, ...run })),
  }));
  return { kind: 'text', name, box, paragraphs };
}

/** A table that was typed, in as many pages as its rows need, eight columns at most on each. */
function typedTableSlides(
  view: WorkshopView,
  table: TypedTable,
  { id, title, name }: { readonly id: string; readonly title: string; readonly name: string },
  frame: TableFrame,
): SlideSpec[] {
  const lead = view.say(view.own.tableOf(truncate(name, 160)));
  return noteTable(table, title, view.words, view.language).flatMap((made): SlideSpec[] => {
    if (made.kind !== 'table') return [];
    const rows = made.rows.map((row) =>
      row.flatMap(({ text, across = 1 }) => [
        { text },
        ...Array.from({ length: across - 1 }, () => ({ text: '' })),
      ]),
    );
    const headers = made.columns.map(({ label }) => label);
    const slides: SlideSpec[] = [];
    for (let from = 0; from < headers.length; from += COLUMNS) {
      const layout: TableLayout = {
        id: `${id}-${from}`,
        shares: made.columns.slice(from, from + COLUMNS).map(({ share }) => share),
        maxLines: 6,
      };
      const part = {
        title,
        lead,
        alt: view.say(made.alt),
        headers: headers.slice(from, from + COLUMNS),
        // A table of a header alone is still shown.
        rows: (rows.length === 0 ? [headers.map(() => ({ text: '' }))] : rows).map((row) =>
          row.slice(from, from + COLUMNS),
        ),
      };
      slides.push(...tableSlides(frame, part, layout, (row) => row));
    }
    return slides;
  });
}

/** What comes next, and what the minutes leave open. */
function nextSlides({ next, quiet }: WorkshopView, frame: TableFrame): SlideSpec[] {
  const slide = (id: string, title: string, sentences: readonly string[]): SlideSpec => ({
    id,
    layout: 'CONTENU',
    title,
    elements: [
      {
        kind: 'slot',
        slot: 'body',
        paragraphs: sentences.map((text) => plain(fitLines(text, { size: 16 }, points(BODY_BOX.w) - 34, 2))),
      },
      frame.source,
    ],
  });
  return [
    ...(next === null ? [] : [slide('next', next.title, next.sentences)]),
    ...(quiet.sentences.length === 0 ? [] : [slide('quiet', quiet.title, quiet.sentences)]),
  ];
}
