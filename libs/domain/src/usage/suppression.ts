/** Fewer users than this could be told apart: no figure about them is shown (domain rules §6). */
export const FEWEST_USERS = 5;

export const NO_FIGURE_REASONS = ['few_users', 'no_data', 'no_population', 'immature'] as const;
export type NoFigureReason = (typeof NO_FIGURE_REASONS)[number];

/** A figure, or why there is none. */
export interface UsageFigure {
  readonly value: number | null;
  readonly reason: NoFigureReason | null;
}

/** Whether a group is so small that its figure would speak of persons. Nobody at all is not a person. */
export function fewUsers(users: number): boolean {
  return users > 0 && users < FEWEST_USERS;
}

/** A number of users as it may be shown. */
export function shownCount(users: number | null): UsageFigure {
  if (users === null) return noFigure('no_data');
  return fewUsers(users) ? noFigure('few_users') : { value: users, reason: null };
}

/** A figure made of these groups of users, which is shown when none of them is too small. */
export function shownFigure(
  value: number | null,
  groups: readonly number[],
  otherwise: NoFigureReason = 'no_data',
): UsageFigure {
  if (groups.some(fewUsers)) return noFigure('few_users');
  return value === null ? noFigure(otherwise) : { value, reason: null };
}

export function noFigure(reason: NoFigureReason): UsageFigure {
  return { value: null, reason };
}
