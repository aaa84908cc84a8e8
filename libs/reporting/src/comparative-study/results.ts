import type { ResultRanking } from '@jalon/domain';
import type { NoteBlock, NoteCell } from '../docx/index.js';
import { quietly } from '../note/written.js';
import { formatNumber } from '../text/index.js';
import { listed, type StudyView } from './view.js';

/** Datasets side by side in one table; more take another one. */
const DATASETS = 4;

/** Results criterion by criterion: who is best on each dataset in a sentence, then every figure. */
export function resultBlocks(view: StudyView): NoteBlock[] {
  const { content, words, say } = view;
  if (view.cells === 0) return [quietly(say(words.empty.results))];
  return [
    { kind: 'paragraph', text: say(words.readingKey) },
    ...content.criteria.flatMap((criterion, index): NoteBlock[] => {
      const rankings = view.rankings.filter((one) => one.criterion === criterion.key);
      const title = `${view.name(`criterion ${criterion.key}`)}${say(words.unit(criterion.unit.trim()))}`;
      return [
        { kind: 'heading', level: 2, text: title, id: `criterion ${index + 1}` },
        {
          kind: 'paragraph',
          text: `${say(words.better[criterion.better])}${view.language === 'fr' ? ' est le meilleur.' : ' is the better one.'}`,
        },
        { kind: 'bullets', items: rankings.map((one) => say(verdictText(view, one))) },
        ...tables(view, title, rankings),
      ];
    }),
  ];
}

export function verdictText({ words, name, number }: StudyView, one: ResultRanking): string {
  const dataset = name(`dataset ${one.dataset}`);
  const value = one.cells.find(({ rank }) => rank === 1)?.value ?? 0;
  const names = one.cells
    .filter(({ rank }) => rank === 1)
    .map(({ approach }) => name(`approach ${approach}`));
  switch (one.verdict) {
    case 'best':
      return words.verdict.best(dataset, names[0] ?? '', number(value));
    case 'tie':
      return words.verdict.tie(dataset, listed(names, words.and), number(value));
    case 'alone':
      return words.verdict.alone(dataset, names[0] ?? '');
    case 'none':
      return words.verdict.none(dataset);
  }
}

function tables(view: StudyView, title: string, rankings: readonly ResultRanking[]): NoteBlock[] {
  const { words, say, content } = view;
  const parts = Math.ceil(rankings.length / DATASETS);
  return Array.from({ length: parts }, (_, part): NoteBlock => {
    const shown = rankings.slice(part * DATASETS, (part + 1) * DATASETS);
    return {
      kind: 'table',
      caption: say(words.resultsCaption(title, parts > 1 ? ` (${part + 1}/${parts})` : '')),
      alt: shown.map((one) => say(verdictText(view, one))).join(' '),
      columns: [
        { label: words.approachColumn, share: 28 },
        ...shown.map((one) => ({
          label: say(words.datasetColumn(view.name(`dataset ${one.dataset}`), words.origin[one.origin])),
          share: 72 / shown.length,
          align: 'right' as const,
        })),
      ],
      rows: content.approaches.map(({ key }): NoteCell[] => [
        { text: view.name(`approach ${key}`) },
        ...shown.map((one) => valueCell(view, one, key)),
      ]),
    };
  });
}

/** The best is said in words: neither bold nor a colour is enough. */
function valueCell({ words, say, number }: StudyView, one: ResultRanking, approach: string): NoteCell {
  const value = one.cells.find((cell) => cell.approach === approach)?.value ?? null;
  if (value === null) return { text: say(words.notMeasured), tone: 'muted' };
  if (one.verdict === 'alone') return { text: `${number(value)} – ${say(words.alone)}` };
  if (!one.best.includes(approach)) return { text: number(value) };
  const word = one.verdict === 'tie' ? words.tied : words.best;
  return { text: `${number(value)} – ${say(word)}`, tone: 'strong' };
}

/** The same approaches on the lab's own data and outside. */
export function originBlocks(view: StudyView): NoteBlock[] {
  const { content, words, say, gaps } = view;
  const origins = new Set(content.datasets.map(({ origin }) => origin));
  const rows = gaps.filter(({ internal, external }) => internal !== null || external !== null);
  if (origins.size < 2 || rows.length === 0) return [quietly(say(words.oneOrigin))];
  const mean = (one: { readonly mean: number; readonly datasets: number } | null): NoteCell =>
    one === null
      ? { text: say(words.notMeasured), tone: 'muted' }
      : { text: say(words.means(view.number(one.mean), one.datasets)) };
  return [
    {
      kind: 'table',
      caption: say(words.table.origins.caption),
      alt: say(words.table.origins.caption),
      columns: words.table.origins.columns.map((label, index) => ({
        label: say(label),
        share: [24, 24, 18, 18, 16][index] ?? 20,
        align: index === 2 || index === 3 ? ('right' as const) : ('left' as const),
      })),
      rows: rows.map((gap): NoteCell[] => [
        { text: view.name(`criterion ${gap.criterion}`) },
        { text: view.name(`approach ${gap.approach}`) },
        mean(gap.internal),
        mean(gap.external),
        gap.outside === null
          ? { text: say(words.notComparable), tone: 'muted' }
          : {
              text: say(words.outside[gap.outside]),
              ...(gap.outside === 'same'
                ? {}
                : { tone: gap.outside === 'better' ? ('good' as const) : ('bad' as const) }),
            },
      ]),
    },
  ];
}

/** How often each approach comes first. */
export function standingBlocks(view: StudyView): NoteBlock[] {
  const { words, say, language } = view;
  if (view.cells === 0) return [quietly(say(words.empty.results))];
  return [
    {
      kind: 'table',
      caption: say(words.table.standings.caption),
      alt: view.conclusion,
      columns: words.table.standings.columns.map((label, index) => ({
        label: say(label),
        share: [40, 14, 14, 17, 15][index] ?? 15,
        align: index === 0 ? ('left' as const) : ('right' as const),
      })),
      rows: view.standings.map((one): NoteCell[] => [
        { text: view.name(`approach ${one.approach}`), tone: 'strong' },
        ...[one.first, one.tied, one.compared, one.missing].map((value) => ({
          text: formatNumber(value, language),
        })),
      ]),
    },
  ];
}
