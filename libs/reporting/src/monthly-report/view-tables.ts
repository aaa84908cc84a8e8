import { addMonths, monthOf, type Health } from '@jalon/domain';
import { bySeverity, healthView } from '../deck/health.js';
import { compare, line, TITLE_LENGTH, titled } from '../deck/lines.js';
import { dueOn, expectedText, isOverdue, slipText } from '../deck/milestones.js';
import { truncate } from '../text/index.js';
import type { ReportUseCase } from './facts.js';
import { inReportMonth, type ViewContext } from './view-context.js';
import type { DueRow, MoveRow, OffTrackRow, SlippedRow, TableView, UseCaseRow } from './view.js';

/** Rows a table may hold: a report is read, the portfolio is searched. */
export const TABLE_CAPS = { moves: 60, slipped: 60, offTrack: 100, rest: 400, next: 40 } as const;
const TEXT_LENGTH = 300;

/** The decision a use case awaits; empty when it awaits none, and once it is closed or abandoned. */
export function decisionOf(useCase: ReportUseCase, max = TITLE_LENGTH): string {
  return isLive(useCase) ? line(useCase.decisionNeeded, max) : '';
}

export function isLive(useCase: ReportUseCase): boolean {
  return useCase.stage !== 'closed' && useCase.condition !== 'abandoned';
}

function table<Row>(
  context: ViewContext,
  parts: {
    title: string;
    lead: string;
    headers: readonly string[];
    rows: readonly Row[];
    /** Rows there are in all, where `rows` leaves some out. */
    of?: number;
    cap?: number;
    emptyText: string;
  },
): TableView<Row> {
  const { say, words, count } = context;
  const rows = parts.rows.slice(0, parts.cap);
  const total = parts.of ?? parts.rows.length;
  const capped = rows.length < total ? ` ${words.capped(count(rows.length), count(total))}` : '';
  const title = say(total === 0 ? parts.emptyText : parts.title);
  return {
    title,
    lead: say(`${parts.lead}${capped}`),
    headers: parts.headers.map(say),
    rows,
    total,
    emptyText: say(parts.emptyText),
    alt: title,
  };
}

export function buildMoves(context: ViewContext): TableView<MoveRow> {
  const { facts, words, say, count, date, monthText } = context;
  const of = (...kinds: string[]): number => facts.moves.filter((move) => kinds.includes(move.kind)).length;
  // Recorded when it was over already (an imported inventory): it never entered what the figures count.
  const past = facts.moves.filter((move) => move.kind === 'entered' && move.toStage === 'closed').length;
  const rows = facts.moves.map((move) => ({
    code: line(move.code, 20),
    title: titled(context, move.title),
    on: move.on,
    onText: date(move.on),
    moveText: say(
      words.move(
        move.kind,
        move.fromStage === null ? null : words.stage[move.fromStage],
        words.stage[move.toStage],
      ),
    ),
    reason: line(move.reason, TEXT_LENGTH),
  }));
  return table(context, {
    title: words.movesTitle(count(rows.length), monthText),
    lead: words.movesLead(
      count(of('entered') - past),
      count(of('advanced', 'returned')),
      count(of('closed', 'abandoned')),
      count(of('held', 'resumed') + past),
    ),
    headers: words.movesHeaders,
    rows,
    cap: TABLE_CAPS.moves,
    emptyText: words.movesEmpty(monthText),
  });
}

export function buildSlipped(context: ViewContext): TableView<SlippedRow> {
  const { facts, words, count, date, monthText } = context;
  const rows = facts.useCases
    .filter(isLive)
    .flatMap((useCase) =>
      useCase.milestones
        .filter((milestone) => milestone.slipDays > 0 || isOverdue(context, milestone))
        .filter((milestone) => milestone.actualOn === null || inReportMonth(context, milestone.actualOn))
        .map((milestone): SlippedRow => ({
          code: line(useCase.code, 20),
          title: titled(context, useCase.title),
          milestone: titled(context, milestone.name),
          baselineText: date(milestone.baselineOn),
          expectedText: expectedText(context, milestone),
          slipDays: milestone.slipDays,
          slipText: slipText(context, milestone),
          late: isOverdue(context, milestone),
        })),
    )
    .sort((a, b) => b.slipDays - a.slipDays || compare(a.code, b.code));
  return table(context, {
    title: words.slippedTitle(
      count(rows.filter((row) => row.slipDays > 0).length),
      count(rows[0]?.slipDays ?? 0),
      count(rows.filter((row) => row.late).length),
    ),
    lead: words.slippedLead,
    headers: words.slippedHeaders,
    rows,
    cap: TABLE_CAPS.slipped,
    emptyText: words.slippedEmpty(monthText),
  });
}

/** Off-track use cases and every decision needed, the most severe first. When too many, decisions are kept first. */
export function buildOffTrack(context: ViewContext): TableView<OffTrackRow> {
  const { facts, words, say, count } = context;
  const asking = (useCase: ReportUseCase): boolean => decisionOf(useCase) !== '';
  const found = facts.useCases
    .filter((useCase) => isLive(useCase) && (useCase.health === 'off_track' || asking(useCase)))
    .sort((a, b) => Number(asking(b)) - Number(asking(a)) || bySeverity(a, b));
  const row = (useCase: ReportUseCase): OffTrackRow => ({
    code: line(useCase.code, 20),
    title: titled(context, useCase.title),
    entity: line(useCase.entityName, 60),
    health: healthView(context, useCase),
    reason: line(useCase.healthReason, TEXT_LENGTH) || say(words.noReason),
    decision: decisionOf(useCase, TEXT_LENGTH) || say(words.noDecision),
  });
  const decisions = (...healths: Health[]): number =>
    found.filter((useCase) => asking(useCase) && healths.includes(useCase.health)).length;
  const shown = found.slice(0, TABLE_CAPS.offTrack).sort(bySeverity).map(row);
  return table(context, {
    title: words.offTrackTitle(
      count(found.filter((useCase) => useCase.health === 'off_track').length),
      count(found.filter(asking).length),
    ),
    lead: words.offTrackLead(
      count(decisions('off_track')),
      count(decisions('at_risk')),
      count(decisions('not_rated', 'on_track')),
    ),
    headers: words.offTrackHeaders,
    rows: shown,
    of: found.length,
    emptyText: words.offTrackEmpty,
  });
}

function nextMilestone(context: ViewContext, useCase: ReportUseCase): string {
  const ahead = useCase.milestones
    .map((milestone) => ({ name: truncate(titled(context, milestone.name), 80), due: dueOn(milestone) }))
    .filter((milestone): milestone is { name: string; due: string } => milestone.due !== null)
    .sort((a, b) => compare(a.due, b.due) || compare(a.name, b.name))[0];
  return ahead ? `${ahead.name}, ${context.date(ahead.due)}` : context.say(context.words.noMilestone);
}

export function buildRest(context: ViewContext, withCard: ReadonlySet<string>): TableView<UseCaseRow> {
  const { facts, words, say, count } = context;
  const rows = facts.useCases
    .filter((useCase) => isLive(useCase) && !withCard.has(line(useCase.code, 20)))
    .sort(bySeverity)
    .map((useCase): UseCaseRow => {
      const stage = words.stage[useCase.stage];
      return {
        code: line(useCase.code, 20),
        title: titled(context, useCase.title),
        entity: line(useCase.entityName, 60),
        stageText: say(
          useCase.condition === 'on_hold' ? `${stage} (${words.condition.on_hold.toLowerCase()})` : stage,
        ),
        health: healthView(context, useCase),
        nextMilestone: nextMilestone(context, useCase),
      };
    });
  return table(context, {
    title: words.restTitle(count(rows.length)),
    lead: words.restLead,
    headers: words.restHeaders,
    rows,
    cap: TABLE_CAPS.rest,
    emptyText: words.restEmpty,
  });
}

export function buildNextMonth(context: ViewContext): TableView<DueRow> {
  const { facts, words, count, date, nextMonthText } = context;
  const next = addMonths(facts.month, 1);
  const rows = facts.useCases
    .filter((useCase) => isLive(useCase) && useCase.condition === 'active')
    .flatMap((useCase) =>
      useCase.milestones.flatMap((milestone): DueRow[] => {
        const due = dueOn(milestone);
        if (due === null || monthOf(due) !== next) return [];
        return [
          {
            code: line(useCase.code, 20),
            title: titled(context, useCase.title),
            milestone: titled(context, milestone.name),
            dueOn: due,
            dueText: date(due),
            referent: line(useCase.referentName, 60) || '—',
          },
        ];
      }),
    )
    .sort(
      (a, b) => compare(a.dueOn, b.dueOn) || compare(a.code, b.code) || compare(a.milestone, b.milestone),
    );
  return table(context, {
    title: words.nextTitle(count(rows.length), nextMonthText),
    lead: words.nextLead(nextMonthText),
    headers: words.nextHeaders,
    rows,
    cap: TABLE_CAPS.next,
    emptyText: words.nextEmpty(nextMonthText),
  });
}
