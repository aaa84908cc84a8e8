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
}

const WELCOME: Readonly<Record<FigureKey | 'onTrack' | 'notRated', 1 | -1 | 0>> = {
  total: 0,
  entered: 0,
  left: 0,
  onTrack: 1,
  notRated: -1,
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

/** The key figures of the month, each with its change from the month before. */
export function keyFigures(view: Pick<MonthView, 'current' | 'previous'>): readonly Figure[] {
  return FIGURES.map((key) => {
    const value = READ[key](view.current);
    const previous = READ[key](view.previous);
    const change = value - previous;
    return { key, value, previous, change, tone: toneOf(key, change) };
  });
}

/** Filters of the portfolio within the report's scope. */
export function scoped(query: Query, entityId: string | null): Query {
  return entityId === null ? query : { ...query, entity: entityId };
}

/** Whether a change of a figure is welcome; neutral when it is neither, or when nothing changed. */
export function toneOf(key: keyof typeof WELCOME, change: number): Figure['tone'] {
  const sign = change * WELCOME[key];
  if (sign === 0) return 'neutral';
  return sign > 0 ? 'good' : 'bad';
}
