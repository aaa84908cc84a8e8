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

/**
 * Whether what is hidden stays hidden beside a total that is shown. With two cells at least, and `cells + 3` users in
 * them, each may hold 1, 2, 3 or 4: the others then have one user each at least, one of them all that is left.
 */
export function staysHidden(hidden: readonly number[]): boolean {
  if (hidden.length === 0) return true;
  return hidden.length > 1 && hidden.reduce((sum, users) => sum + users, 0) >= hidden.length + 3;
}

/** What of a partition may be shown. */
export interface ShownParts {
  /** In the order of the cells. */
  readonly hidden: readonly boolean[];
  /** False where hiding every cell that has users would still tell them: the total is then hidden too. */
  readonly total: boolean;
}

/**
 * Complementary suppression: of a partition shown beside its total, cells of one to four users are hidden (primary),
 * then the smallest of the others as long as a subtraction would tell of them (secondary). Source: statistical
 * disclosure control, Hundepool and others, “Handbook on Statistical Disclosure Control” (Eurostat), tabular data;
 * INSEE, “Guide du secret statistique”.
 *
 * What holds: with the total and the cells shown, knowing that a hidden cell has a user at least, every number from 1
 * to 4 is possible for each hidden cell. Not looked at: who also reckons that the smallest was taken learns that no
 * hidden cell exceeds the smallest one shown.
 *
 * Distinct users do not add up: who is in two cells counts twice in their sum, and once in the total. A subtraction then
 * gives no more than a lower bound. The rule takes the worst case, nobody in two cells, which is the usual one: people
 * work at one entity.
 */
export function shownParts(cells: readonly number[]): ShownParts {
  const hidden = cells.map(fewUsers);
  const others = cells
    .map((users, index) => ({ users, index }))
    .filter(({ users }) => users >= FEWEST_USERS)
    .sort((left, right) => left.users - right.users);
  const stays = () => staysHidden(cells.filter((_, index) => hidden[index]));
  for (const { index } of others) {
    if (stays()) break;
    hidden[index] = true;
  }
  return { hidden, total: stays() };
}

/** The two groups that a part shown beside its whole tells of: itself, and the others by subtraction. */
export function partAndRest(part: number, whole: number): readonly [number, number] {
  return [part, whole - part];
}
