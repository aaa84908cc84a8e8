import type { MonthFigures, MonthView } from '@jalon/contracts';
import { CONDITIONS, STAGES } from '@jalon/domain';

export const FIGURES = [
  'total',
  'entered',
  'left',
  'onHold',
  'offTrack',
  'atRisk',
  'milestonesReached',
  'milestonesLate',
] as const;
export type FigureKey = (typeof FIGURES)[number];
export type Query = Readonly<Record<string, string>>;

export interface Figure {
  readonly key: FigureKey;
  readonly value: number;
  readonly previous: number;
  readonly change: number;
  /** Whether the change is welcome; neutral when it is neither, or when nothing changed. */
  readonly tone: 'good' | 'bad' | 'neutral';
  /** Filters of the portfolio that show the rows behind; null when the rows are listed on this page. */
  readonly query: Query | null;
  /** Part of this page that lists the rows, when the portfolio cannot. */
  readonly part: 'moves' | 'slipped' | null;
}

const WELCOME: Readonly<Record<FigureKey, 1 | -1 | 0>> = {
  total: 0,
  entered: 0,
  left: 0,
  onHold: -1,
  offTrack: -1,
  atRisk: -1,
  milestonesReached: 1,
  milestonesLate: -1,
};

const READ: Readonly<Record<FigureKey, (figures: MonthFigures) => number>> = {
  total: (figures) => figures.total,
  entered: (figures) => figures.entered,
  left: (figures) => figures.left,
  onHold: (figures) => figures.onHold,
  offTrack: (figures) => figures.byHealth.off_track,
  atRisk: (figures) => figures.byHealth.at_risk,
  milestonesReached: (figures) => figures.milestonesReached,
  milestonesLate: (figures) => figures.milestonesLate,
};

/** Use cases followed: neither closed nor abandoned, as the figures count them. */
export const FOLLOWED: Query = {
  stage: STAGES.filter((stage) => stage !== 'closed').join(','),
  condition: CONDITIONS.filter((condition) => condition !== 'abandoned').join(','),
};

const QUERIES: Readonly<Partial<Record<FigureKey, Query>>> = {
  total: FOLLOWED,
  onHold: { ...FOLLOWED, condition: 'on_hold' },
  offTrack: { ...FOLLOWED, health: 'off_track' },
  atRisk: { ...FOLLOWED, health: 'at_risk' },
  milestonesLate: { ...FOLLOWED, late: 'true' },
};
const PARTS: Readonly<Partial<Record<FigureKey, 'moves' | 'slipped'>>> = { entered: 'moves', left: 'moves' };

/** The key figures of the month, each with its change from the month before and the way to its rows. */
export function keyFigures(view: Pick<MonthView, 'current' | 'previous' | 'entityId'>): readonly Figure[] {
  return FIGURES.map((key) => {
    const value = READ[key](view.current);
    const previous = READ[key](view.previous);
    const change = value - previous;
    const query = QUERIES[key];
    return {
      key,
      value,
      previous,
      change,
      tone: toneOf(change * WELCOME[key]),
      query: query ? scoped(query, view.entityId) : null,
      part: PARTS[key] ?? null,
    };
  });
}

/** Filters of the portfolio within the report's scope. */
export function scoped(query: Query, entityId: string | null): Query {
  return entityId === null ? query : { ...query, entity: entityId };
}

function toneOf(sign: number): Figure['tone'] {
  if (sign === 0) return 'neutral';
  return sign > 0 ? 'good' : 'bad';
}
