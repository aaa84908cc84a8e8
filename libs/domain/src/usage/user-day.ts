import { addDays, type LocalDate } from '../shared/local-date.js';

/** Which events make a user active, as its solution says. */
export interface UsageRules {
  /** Event types that count; empty: every type but a log-in. */
  readonly qualifyingTypes: readonly string[];
  /** The event by which a new user has found what the solution is for; it always counts. */
  readonly keyType: string | null;
}

/** An event as it is stored: `id` is its source and id together, `day` the Paris day of its time. */
export interface UsageFact {
  readonly id: string;
  readonly day: LocalDate;
  readonly entityId: string;
  readonly userKey: string;
  readonly type: string;
  readonly release: string;
  readonly feature: string | null;
}

/** What one user did on one day, at one entity and on one release: every figure is counted on these. */
export interface UserDay {
  readonly day: LocalDate;
  readonly entityId: string;
  readonly release: string;
  readonly userKey: string;
  /** Qualifying events. */
  readonly uses: number;
  /** Distinct features among them. */
  readonly features: number;
  readonly keyAction: boolean;
}

/**
 * Words that, as a whole segment of a reverse-DNS type, name a log-in. Opening a session is not using: it never makes
 * a user active unless the solution lists it (domain rules §6, “login excluded”).
 */
export const LOG_IN_WORDS = [
  'login',
  'log_in',
  'log-in',
  'logon',
  'signin',
  'sign_in',
  'sign-in',
  'connexion',
] as const;

const LOG_IN = new Set<string>(LOG_IN_WORDS);

export function isLogIn(type: string): boolean {
  return type
    .toLowerCase()
    .split('.')
    .some((segment) => LOG_IN.has(segment));
}

/** Whether an event of this type makes its user active. */
export function qualifies(type: string, { qualifyingTypes, keyType }: UsageRules): boolean {
  if (type === keyType) return true;
  return qualifyingTypes.length === 0 ? !isLogIn(type) : qualifyingTypes.includes(type);
}

/** User-days of these events, in any order; an event that comes again (same id) is the same event. */
export function userDaysOf(events: readonly UsageFact[], rules: UsageRules): UserDay[] {
  const seen = new Set<string>();
  const days = new Map<string, { row: Omit<UserDay, 'features'>; features: Set<string> }>();
  for (const event of events) {
    if (seen.has(event.id)) continue;
    seen.add(event.id);
    if (!qualifies(event.type, rules)) continue;
    const { day, entityId, release, userKey } = event;
    const key = [day, entityId, release, userKey].join('\u0000');
    const found = days.get(key);
    const keyAction = event.type === rules.keyType || (found?.row.keyAction ?? false);
    const uses = (found?.row.uses ?? 0) + 1;
    const features = found?.features ?? new Set<string>();
    if (event.feature !== null) features.add(event.feature);
    days.set(key, { row: { day, entityId, release, userKey, uses, keyAction }, features });
  }
  return [...days.entries()]
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([, { row, features }]) => ({ ...row, features: features.size }));
}

/** A first day and, when it came, the day of the first key action. */
export interface FirstUse {
  readonly firstDay: LocalDate;
  readonly keyDay: LocalDate | null;
}

/** When each user began, by pseudonym. */
export function firstUses(rows: readonly UserDay[]): ReadonlyMap<string, FirstUse> {
  const found = new Map<string, FirstUse>();
  for (const { userKey, day, keyAction } of rows) {
    const known = found.get(userKey);
    const keyDay = keyAction ? earlier(known?.keyDay ?? null, day) : (known?.keyDay ?? null);
    found.set(userKey, { firstDay: earlier(known?.firstDay ?? null, day), keyDay });
  }
  return found;
}

function earlier(left: LocalDate | null, right: LocalDate): LocalDate {
  return left !== null && left < right ? left : right;
}

/** First and last day of stretches of days. */
export interface DayRange {
  readonly from: LocalDate;
  readonly to: LocalDate;
}

/**
 * The days whose figures a change of these days moves: the day itself and, for what looks back, the `reach − 1` that
 * follow; never beyond `today`. Stretches that touch are one.
 */
export function daysMoved(days: readonly LocalDate[], reach: number, today: LocalDate): DayRange[] {
  return mergeRanges(
    days.map((from) => ({ from, to: addDays(from, reach - 1) })),
    today,
  );
}

export function mergeRanges(ranges: readonly DayRange[], today: LocalDate): DayRange[] {
  const merged: { from: LocalDate; to: LocalDate }[] = [];
  for (const { from, to } of [...ranges].sort((a, b) => (a.from < b.from ? -1 : 1))) {
    if (from > today) continue;
    const end = to < today ? to : today;
    const last = merged.at(-1);
    if (last && from <= addDays(last.to, 1)) last.to = last.to > end ? last.to : end;
    else merged.push({ from, to: end });
  }
  return merged;
}
