import { MONTH_ROWS, type MonthRows, type MonthRowsOf, type MonthView } from '@jalon/contracts';
import type { Health } from '@jalon/domain';
import { FOLLOWED, scoped, type Query } from '../figures';

export type MonthMove = MonthView['moves'][number];
/** Those who came and those who went: the month's moves are their rows. */
export type Flow = 'entered' | 'left';
export type RowsOf = MonthRowsOf | Flow;

const KNOWN: ReadonlySet<string> = new Set([...MONTH_ROWS, 'entered', 'left']);
const GRAVITY: Readonly<Record<Health, number>> = { off_track: 0, at_risk: 1, not_rated: 2, on_track: 3 };

/** What the address asks for, when it is something that is counted. */
export function rowsAsked(of: string): RowsOf | null {
  return KNOWN.has(of) ? (of as RowsOf) : null;
}

export function isFlow(of: RowsOf): of is Flow {
  return of === 'entered' || of === 'left';
}

/**
 * The moves by which use cases came into what is followed, or left it. One revived and one that resumes after a pause
 * are told by the same word: they count when the figure says that there are more than the others make.
 */
export function flowMoves(view: Pick<MonthView, 'moves' | 'current'>, flow: Flow): readonly MonthMove[] {
  if (flow === 'left') return view.moves.filter(({ kind }) => kind === 'closed' || kind === 'abandoned');
  const came = view.moves.filter(isEntry);
  if (came.length >= view.current.entered) return came;
  return view.moves.filter((move) => isEntry(move) || move.kind === 'resumed');
}

function isEntry({ kind, fromStage, toStage }: MonthMove): boolean {
  return toStage !== 'closed' && (kind === 'entered' || (kind === 'returned' && fromStage === 'closed'));
}

/** Milestones by their day; use cases with the most serious first, then as the month has them. */
export function inOrder(rows: MonthRows['rows']): MonthRows['rows'] {
  return [...rows].sort((a, b) =>
    a.milestone && b.milestone
      ? (a.milestone.on ?? '').localeCompare(b.milestone.on ?? '')
      : GRAVITY[a.health] - GRAVITY[b.health],
  );
}

const FILTERS: Readonly<Partial<Record<RowsOf, Query>>> = {
  total: FOLLOWED,
  onHold: { ...FOLLOWED, condition: 'on_hold' },
  offTrack: { ...FOLLOWED, health: 'off_track' },
  atRisk: { ...FOLLOWED, health: 'at_risk' },
  onTrack: { ...FOLLOWED, health: 'on_track' },
  notRated: { ...FOLLOWED, health: 'not_rated' },
  milestonesLate: { ...FOLLOWED, late: 'true' },
  opportunity: { ...FOLLOWED, stage: 'opportunity' },
  framing: { ...FOLLOWED, stage: 'framing' },
  delivery: { ...FOLLOWED, stage: 'delivery' },
  deployment: { ...FOLLOWED, stage: 'deployment' },
  usage: { ...FOLLOWED, stage: 'usage' },
  closed: { stage: 'closed' },
};

/** Filters of the portfolio that show the same rows as they are today; null when it has none. */
export function inPortfolio(of: RowsOf, entityId: string | null): Query | null {
  const query = FILTERS[of];
  return query ? scoped(query, entityId) : null;
}
