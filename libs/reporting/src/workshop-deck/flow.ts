import { plainText, type MinutesList } from '@jalon/domain';
import type { EntryView, PointBlock } from '../minutes/view.js';
import type { MinutesMessages } from '../minutes/messages.js';
import type { ParagraphSpec, RunSpec } from '../pptx/index.js';
import { cleanLine, LINE_HEIGHT, wrapText } from '../text/index.js';
import { BODY_BOX, points, POINTS } from '../theme/index.js';

/** A paragraph with the points it takes on the page. */
export interface FlowItem {
  readonly paragraph: ParagraphSpec;
  readonly height: number;
  /** Stays with the paragraph after it. */
  readonly heads: boolean;
}

const SIZE = POINTS.body;
/** Points that an item of a list starts further in, a level. */
const INDENT = 18;
/** A reader's metrics are not quite ours, and a template may have inner margins. */
const SIDE_ROOM = 16;
const PAGE = points(BODY_BOX.h) - 12;
/** Lines of one paragraph that stay together; a longer one may go on on the next page. */
const MOST_LINES = 4;
/** A little more than the font needs. */
const SAFETY = 1.02;
const AFTER = { text: 8, item: 4, heading: 4 } as const;

function items(runs: readonly RunSpec[], level: 0 | 1 | 2 | 3, after: number, number?: number): FlowItem[] {
  const [first, ...others] = runs;
  if (!first) return [];
  const bold = runs.some((run) => run.bold);
  const lead = others.length === 0 ? '' : first.text;
  const text = others.length === 0 ? first.text : others.map((run) => run.text).join('');
  const width = points(BODY_BOX.w) - SIDE_ROOM - INDENT * level;
  const lines = wrapText(`${lead}${text}`, { size: SIZE, bold }, width);
  const height = (count: number, gap: number): number => count * SIZE * LINE_HEIGHT * SAFETY + gap;
  if (lines.length <= MOST_LINES) {
    const paragraph = { runs, level, after, ...(number === undefined ? {} : { number }) };
    return [{ paragraph, height: height(lines.length, after), heads: false }];
  }
  // Too long to stand on one page for sure: cut at the ends of lines, nothing lost, and no gap where it goes on.
  const pieces: FlowItem[] = [];
  for (let at = 0; at < lines.length; at += MOST_LINES) {
    const part = lines.slice(at, at + MOST_LINES);
    const words = part.join(' ').slice(at === 0 ? lead.length : 0);
    const gap = at + MOST_LINES < lines.length ? 0 : after;
    const said = { ...(others[0] ?? first), text: words };
    pieces.push({
      paragraph: {
        runs: at === 0 && lead !== '' ? [first, said] : [said],
        level: at === 0 ? level : 0,
        after: gap,
        ...(at === 0 && number !== undefined ? { number } : {}),
      },
      height: height(part.length, gap),
      heads: false,
    });
  }
  return pieces.filter(({ paragraph }) => paragraph.runs.every((run) => cleanLine(run.text) !== ''));
}

/** What was said about a point, paragraph by paragraph; its tables have pages of their own. */
export function flowOf(block: PointBlock, words: MinutesMessages): FlowItem[] {
  if (block.kind === 'entry') return entryItems(block.entry, words);
  const typed = block.block;
  switch (typed.type) {
    case 'paragraph': {
      const text = cleanLine(plainText(typed.content));
      return text === '' ? [] : items([{ text }], 0, AFTER.text);
    }
    case 'heading': {
      const text = cleanLine(plainText(typed.content));
      if (text === '') return [];
      return items([{ text, bold: true, tone: 'accent' }], 0, AFTER.heading).map((item) => ({
        ...item,
        heads: true,
      }));
    }
    case 'table':
      return [];
    default:
      return listItems(typed, 1);
  }
}

/** What an item says in several paragraphs is one on a slide; its own lists stand under it. */
function listItems(list: MinutesList, depth: number): FlowItem[] {
  const level = Math.min(depth, 3) as 1 | 2 | 3;
  let number = 0;
  return (list.content ?? []).flatMap((item) => {
    const parts = item.content ?? [];
    const text = parts
      .map((part) => (part.type === 'paragraph' ? cleanLine(plainText(part.content)) : ''))
      .filter((words) => words !== '')
      .join(' – ');
    const nested = parts.flatMap((part) => (part.type === 'paragraph' ? [] : listItems(part, depth + 1)));
    if (text === '') return nested;
    number += 1;
    return [
      ...items([{ text }], level, AFTER.item, list.type === 'orderedList' ? number : undefined),
      ...nested,
    ];
  });
}

function entryItems(entry: EntryView, words: MinutesMessages): FlowItem[] {
  const text = entry.text === '' ? '—' : entry.text;
  const label = [words.entry[entry.kind], entry.label].filter((part) => part !== '').join('\u00A0');
  const details = [entry.ownerName, entry.dueText, entry.gradesText].filter((part) => part !== null);
  const tail = details.length === 0 ? '' : ` (${details.join(', ')})`;
  return items(
    [{ text: `${label} – `, bold: true, tone: 'accent' }, { text: `${text}${tail}` }],
    0,
    AFTER.text,
  );
}

/** Pages that hold their paragraphs; a heading goes with what it heads. */
export function paginateFlow(flow: readonly FlowItem[]): FlowItem[][] {
  const pages: FlowItem[][] = [];
  let page: FlowItem[] = [];
  let height = 0;
  for (const [index, item] of flow.entries()) {
    const following = item.heads ? (flow[index + 1]?.height ?? 0) : 0;
    if (page.length > 0 && height + item.height + following > PAGE) {
      pages.push(page);
      page = [];
      height = 0;
    }
    page.push(item);
    height += item.height;
  }
  if (page.length > 0) pages.push(page);
  return pages;
}
