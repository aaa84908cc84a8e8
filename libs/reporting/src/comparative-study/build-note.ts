import type { NoteBlock, NoteCell, NoteSpec } from '../docx/index.js';
import { quietly, writtenFrame, writtenOpening, writtenProse } from '../note/written.js';
import { NOTE_WORDS } from '../note/words.js';
import { cleanLine, cleanLines } from '../text/index.js';
import type { ComparativeStudyFacts } from './facts.js';
import type { StudyMessages } from './messages-type.js';
import { originBlocks, resultBlocks, standingBlocks } from './results.js';
import { buildStudyView, gapsText, type StudyView } from './view.js';

type Heading = keyof StudyMessages['heading'];

/** The study as a report: the answer first, then how it was found, every figure, and what it does not say. */
export function buildComparativeStudyNote(facts: ComparativeStudyFacts): NoteSpec {
  const view = buildStudyView(facts);
  const { words, say, content } = view;
  const heading = (part: Heading, level: 1 | 2 = 1): NoteBlock => ({
    kind: 'heading',
    level,
    text: say(words.heading[part]),
    id: `chapter ${part}`,
  });
  return {
    ...writtenFrame(facts, words),
    blocks: [
      ...writtenOpening(facts, words),
      heading('essentials'),
      { kind: 'lead', text: view.conclusion },
      { kind: 'bullets', items: view.highlights },
      ...advice(view),
      heading('question'),
      ...writtenProse(content.question, words),
      heading('protocol'),
      ...writtenProse(content.protocol, words),
      heading('approaches', 2),
      ...describedTable(view, 'approaches'),
      heading('datasets', 2),
      ...describedTable(view, 'datasets'),
      heading('criteria', 2),
      ...describedTable(view, 'criteria'),
      heading('results'),
      ...resultBlocks(view),
      heading('origins'),
      ...originBlocks(view),
      heading('standings'),
      ...standingBlocks(view),
      heading('findings'),
      ...writtenProse(content.findings, words),
      heading('limits'),
      ...limits(view),
      heading('recommendation'),
      ...writtenProse(content.recommendation, words),
    ],
  };
}

/** The first line of the recommendation, for who reads no further. */
function advice({ words, say, content }: StudyView): NoteBlock[] {
  const [line] = cleanLines(content.recommendation);
  return line === undefined
    ? []
    : [{ kind: 'labelled', label: say(words.heading.recommendation), text: line }];
}

/** What the author says of the limits, and what the figures say of themselves. */
function limits(view: StudyView): NoteBlock[] {
  const { words, say, content, cells, missing } = view;
  const alone = view.rankings.filter(({ verdict }) => verdict === 'alone').length;
  const counted = gapsText({ words, cells, missing, alone }).map(say);
  return [
    ...writtenProse(content.limits, words),
    ...(counted.length === 0 ? [] : [{ kind: 'bullets', items: counted } as const]),
  ];
}

function describedTable(view: StudyView, part: 'approaches' | 'datasets' | 'criteria'): NoteBlock[] {
  const { words, say, content, language } = view;
  const none = NOTE_WORDS[language].none;
  const named = (key: string): NoteCell => ({ text: view.name(key), tone: 'strong' });
  const said = (text: string): NoteCell => {
    const lines = cleanLines(text);
    if (lines.length < 2) return { text: lines[0] ?? none };
    return { text: lines.join('\n'), paragraphs: lines.map((line) => [{ kind: 'text', text: line }]) };
  };
  const rows: readonly (readonly NoteCell[])[] =
    part === 'approaches'
      ? content.approaches.map((one) => [named(`approach ${one.key}`), said(one.description)])
      : part === 'datasets'
        ? content.datasets.map((one) => [
            named(`dataset ${one.key}`),
            { text: say(words.origin[one.origin]) },
            said(one.description),
          ])
        : content.criteria.map((one) => [
            named(`criterion ${one.key}`),
            { text: cleanLine(one.unit) || none },
            { text: say(words.better[one.better]) },
          ]);
  if (rows.length === 0) return [quietly(say(words.empty[part]))];
  const { caption, columns } = words.table[part];
  const shares = { approaches: [30, 70], datasets: [30, 14, 56], criteria: [50, 20, 30] }[part];
  return [
    {
      kind: 'table',
      caption: say(caption),
      alt: say(caption),
      columns: columns.map((label, index) => ({ label: say(label), share: shares[index] ?? 20 })),
      rows,
    },
  ];
}
