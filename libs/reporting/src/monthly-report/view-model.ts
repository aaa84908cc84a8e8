import { STAGES, type Health, type Stage } from '@jalon/domain';
import { cleanLine, formatChange, formatShortMonth, languageTag, truncate } from '../text/index.js';
import type { MonthlyReportFacts, PortfolioFigures } from './facts.js';
import { contextOf, type ViewContext } from './view-context.js';
import { REPORT_PARTS } from './view.js';
import type {
  HealthsView,
  KeyFigure,
  KeyFigureId,
  KeyFiguresView,
  MonthlyReportView,
  ReportPart,
  StagesView,
} from './view.js';
import { buildUse } from './view-use.js';
import { buildCards } from './view-cards.js';
import {
  decisionOf,
  buildMoves,
  buildNextMonth,
  buildOffTrack,
  buildRest,
  buildSlipped,
} from './view-tables.js';

/** The order healths are stacked and listed in. */
export const HEALTH_ORDER: readonly Health[] = ['off_track', 'at_risk', 'on_track', 'not_rated'];

/** The report as data, every sentence written. Depends on the facts alone. */
export function buildMonthlyReportView(facts: MonthlyReportFacts): MonthlyReportView {
  const context = contextOf(facts);
  const { words, say, monthText } = context;
  const scopeName = cleanLine(facts.scopeName);
  const cards = buildCards(context);
  const withCard = new Set(cards.cards.map((card) => card.code));
  const offTrack = buildOffTrack(context);
  const nextMonth = buildNextMonth(context);
  const moves = buildMoves(context);
  const slipped = buildSlipped(context);
  const rest = buildRest(context, withCard);
  const use = buildUse(context);
  const outline = outlineOf({
    use: use === null ? 0 : 1,
    moves: moves.total,
    attention: slipped.total + offTrack.total,
    cards: cards.total,
    rest: rest.total,
    next: nextMonth.total,
  });
  const quiet = [
    ...(facts.current.total === 0 ? [say(words.stagesEmpty), say(words.healthsEmpty)] : []),
    ...[moves, slipped, offTrack, nextMonth].filter((part) => part.total === 0).map((part) => part.emptyText),
  ];
  const keyFigures = buildKeyFigures(context);
  const asOfLabel = context.longDate(facts.asOf);
  const frozenText = facts.frozenOn ? context.longDate(facts.frozenOn) : null;
  const labName = truncate(cleanLine(facts.labName), 60);
  return {
    language: facts.language,
    languageTag: languageTag(facts.language),
    month: facts.month,
    monthLabel: monthText,
    asOf: facts.asOf,
    asOfLabel,
    frozenLabel: frozenText === null ? null : say(words.frozenOn(frozenText)),
    title: say(words.title(monthText)),
    subtitle: say(scopeName === '' ? words.wholePortfolio : words.scope(truncate(scopeName, 90))),
    labName,
    authorName: truncate(cleanLine(facts.authorName), 80),
    scopeLabel: say(scopeName === '' ? words.wholePortfolio : truncate(scopeName, 90)),
    confidentiality: say(words.confidentiality),
    demoNotice: facts.demo ? say(words.demoNotice) : null,
    source: say(words.source(labName, asOfLabel, frozenText)),
    headline: `${keyFigures.title}.`,
    highlights: [
      ...highlights(context, offTrack.total, nextMonth.total),
      ...(quiet.length === 1 ? quiet : []),
    ],
    keyFigures,
    stages: buildStages(context),
    healths: buildHealths(context),
    moves,
    slipped,
    offTrack,
    use,
    cards,
    rest,
    nextMonth,
    quiet: {
      title: say(words.nothingTitle(context.count(quiet.length))),
      sentences: quiet.length > 1 ? quiet : [],
    },
    outline,
    readingKey: words.readingKey.map(say),
    readingKeyTitle: say(words.readingKeyTitle),
    agendaTitle: say(words.agendaTitle(outline.length)),
    parts: words.parts,
  };
}

/** The parts a report has: those with nothing to show are said in one place instead of filling empty pages. */
function outlineOf(totals: Readonly<Record<Exclude<ReportPart, 'figures' | 'key'>, number>>): ReportPart[] {
  return REPORT_PARTS.filter((part) => part === 'figures' || part === 'key' || totals[part] > 0);
}

function changeText(context: ViewContext, change: number): string {
  const { words, previousMonthText, facts, say } = context;
  if (change === 0) return say(words.unchanged(previousMonthText));
  return say(words.since(formatChange(change, facts.language), previousMonthText));
}

const FIGURES: readonly {
  id: KeyFigureId;
  read: (figures: PortfolioFigures) => number;
  good: 'up' | 'down' | null;
}[] = [
  { id: 'total', read: (figures) => figures.total, good: null },
  { id: 'entered', read: (figures) => figures.entered, good: null },
  { id: 'left', read: (figures) => figures.left, good: null },
  { id: 'onHold', read: (figures) => figures.onHold, good: 'down' },
  { id: 'offTrack', read: (figures) => figures.byHealth.off_track, good: 'down' },
  { id: 'atRisk', read: (figures) => figures.byHealth.at_risk, good: 'down' },
  { id: 'milestonesReached', read: (figures) => figures.milestonesReached, good: 'up' },
  { id: 'milestonesLate', read: (figures) => figures.milestonesLate, good: 'down' },
];

function buildKeyFigures(context: ViewContext): KeyFiguresView {
  const { facts, words, say, count, previousMonthText } = context;
  const figures = FIGURES.map(({ id, read, good }): KeyFigure => {
    const value = read(facts.current);
    const change = value - read(facts.previous);
    const better = good === 'up' ? change > 0 : change < 0;
    return {
      id,
      label: say(words.figure[id]),
      value,
      valueText: count(value).text,
      change,
      changeText: changeText(context, change),
      judgement: change === 0 || good === null ? 'neutral' : better ? 'good' : 'bad',
    };
  });
  const change = facts.current.total - facts.previous.total;
  return {
    title: say(words.figuresTitle(count(facts.current.total), change, previousMonthText)),
    label: say(words.figureColumn),
    changeLabel: say(words.changeColumn),
    figures,
  };
}

function highlights(context: ViewContext, offTrack: number, due: number): string[] {
  const { facts, words, say, count, previousMonthText, nextMonthText } = context;
  const { current, previous } = facts;
  const decisions = facts.useCases.filter((useCase) => decisionOf(useCase) !== '').length;
  const advanced = facts.moves.filter((move) => move.kind === 'advanced' || move.kind === 'returned').length;
  const lines = [
    words.healthHighlight(
      count(current.byHealth.off_track),
      current.byHealth.off_track - previous.byHealth.off_track,
      previousMonthText,
      count(current.byHealth.at_risk),
    ),
    words.gatesHighlight(count(current.entered), count(advanced), count(current.left)),
    words.reachedHighlight(count(current.milestonesReached), count(current.milestonesLate)),
    ...(offTrack > 0 ? [words.decisionsHighlight(count(decisions))] : []),
    words.dueHighlight(count(due), nextMonthText),
  ];
  return lines.map(say);
}

function buildStages(context: ViewContext): StagesView {
  const { facts, words, say, count } = context;
  const live: readonly Stage[] = STAGES.filter((stage) => stage !== 'closed');
  const rows = live.map((stage) => ({
    stage,
    label: say(words.stage[stage]),
    current: facts.current.byStage[stage],
    previous: facts.previous.byStage[stage],
  }));
  const busiest = rows.reduce(
    (best, row) => (row.current > best.current ? row : best),
    rows[0] as (typeof rows)[number],
  );
  const moved = [...rows].sort(
    (a, b) => Math.abs(b.current - b.previous) - Math.abs(a.current - a.previous) || b.current - a.current,
  );
  const title =
    facts.current.total === 0
      ? say(words.stagesEmpty)
      : say(words.stagesTitle(count(busiest.current), busiest.label, count(facts.current.total)));
  return {
    title,
    conclusion: title,
    messages: moved
      .slice(0, 4)
      .map((row) =>
        say(
          words.stageMessage(row.label, count(row.current), changeText(context, row.current - row.previous)),
        ),
      ),
    unit: say(words.useCaseUnit),
    currentLabel: context.monthText,
    previousLabel: context.previousMonthText,
    stageLabel: say(words.stageColumn),
    rows,
  };
}

function buildHealths(context: ViewContext): HealthsView {
  const { facts, words, say, count } = context;
  const history = facts.history.length > 0 ? facts.history : [facts.current];
  const { off_track: off, at_risk: risk } = facts.current.byHealth;
  const title =
    facts.current.total === 0
      ? words.healthsEmpty
      : off + risk === 0
        ? words.healthsAllGreen(count(facts.current.total))
        : words.healthsTitle(count(off), count(risk));
  return {
    title: say(title),
    conclusion: say(title),
    messages: HEALTH_ORDER.map((health) => {
      const now = facts.current.byHealth[health];
      return say(
        words.healthMessage(health, count(now), changeText(context, now - facts.previous.byHealth[health])),
      );
    }),
    unit: say(words.useCaseUnit),
    monthLabel: say(words.monthColumn),
    months: history.map((figures) => formatShortMonth(figures.month, facts.language)),
    series: HEALTH_ORDER.map((health) => ({
      health,
      label: say(words.health[health]),
      values: history.map((figures) => figures.byHealth[health]),
    })),
  };
}
