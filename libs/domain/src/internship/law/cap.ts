import { daysBetween, type LocalDate } from '../../shared/local-date.js';
import { checkPeriod, checkWhole, monthsBegun, sharedDays } from './checked.js';
import { lawMinutes, monthMinutes, type LawSetting } from './settings.js';
import { verdictOf, type RuleVerdict } from './verdict.js';

/** The année d'enseignement, whose bounds the school sets and the agreement states. */
export interface TeachingYear {
  readonly startOn: LocalDate;
  readonly endOn: LocalDate;
}

/** One internship of an intern in the host organisation, whatever the school. */
export interface CountedInternship {
  readonly id: string;
  readonly school: string;
  readonly startOn: LocalDate;
  readonly endOn: LocalDate;
  readonly teachingYear: TeachingYear;
  /** Presence with what counts as presence (countedPresence); null where its hours are not known. */
  readonly countedMinutes: number | null;
}

/** A year of teaching lasts no more days than these; with fewer than those, a year may have been cut in two. */
const LONGEST_YEAR = 366;
const SHORTEST_YEAR = 240;

/**
 * Whether two stated teaching years are one: they share more than half of the shorter one. Schools set their own
 * bounds, so years of two schools seldom begin on one day, while one year hardly ever reaches far into the next.
 */
export function isSameTeachingYear(a: TeachingYear, b: TeachingYear): boolean {
  const shorter = Math.max(1, Math.min(daysBetween(a.startOn, a.endOn), daysBetween(b.startOn, b.endOn)) + 1);
  return sharedDays(a, b) * 2 > shorter;
}

/**
 * Presence of one internship in minutes; where hours are not known, every month begun counts in full (154 h), which
 * is the prudent reading.
 */
export function capMinutes(internship: CountedInternship, settings: readonly LawSetting[]): number {
  checkPeriod(internship);
  if (internship.countedMinutes === null) {
    return monthsBegun(internship.startOn, internship.endOn) * monthMinutes(settings, internship.startOn);
  }
  checkWhole('countedMinutes', internship.countedMinutes);
  return internship.countedMinutes;
}

/**
 * R2 (L124-5; Cass. soc., 7 January 2026, no. 24-12.244): the presence of an intern in the host organisation in one
 * teaching year, in minutes. Another school or another agreement does not begin a new count; the order does not
 * matter, and `candidate` found again among `others` counts once.
 * @param others every internship of the same intern in the same organisation
 */
export function teachingYearMinutes(
  candidate: CountedInternship,
  others: readonly CountedInternship[],
  settings: readonly LawSetting[],
): number {
  return [candidate, ...sameYear(candidate, others)].reduce(
    (sum, internship) => sum + capMinutes(internship, settings),
    0,
  );
}

/**
 * R2 as verdicts: the cap, then what makes the count less sure (hours not known, internships at the same time, days
 * outside the teaching year).
 * @throws DomainError `invalid_value` for a period that is none
 */
export function capVerdicts(
  candidate: CountedInternship,
  others: readonly CountedInternship[],
  settings: readonly LawSetting[],
): readonly RuleVerdict[] {
  checkPeriod(candidate);
  const { teachingYear: year } = candidate;
  const bounds = { from: year.startOn, to: year.endOn };
  if (year.endOn < year.startOn || daysBetween(year.startOn, year.endOn) >= LONGEST_YEAR) {
    return [verdictOf('teaching_year_unsound', bounds)];
  }
  const limit = lawMinutes(settings, 'cap_months', candidate.startOn);
  const minutes = teachingYearMinutes(candidate, others, settings);
  const verdicts = [
    minutes > limit
      ? verdictOf('cap_exceeded', { minutes, limit, over: minutes - limit })
      : verdictOf('cap_kept', { minutes, limit, left: limit - minutes }),
  ];
  for (const one of [candidate, ...sameYear(candidate, others)]) {
    if (one.countedMinutes !== null) continue;
    const months = monthsBegun(one.startOn, one.endOn);
    verdicts.push(verdictOf('presence_estimated', { months, from: one.startOn, to: one.endOn }));
  }
  for (const one of distinct(candidate, others))
    if (sharedDays(candidate, one) > 0)
      verdicts.push(verdictOf('internships_overlap', { from: one.startOn, to: one.endOn }));
  if (daysBetween(year.startOn, year.endOn) < SHORTEST_YEAR)
    verdicts.push(verdictOf('teaching_year_short', bounds));
  if (candidate.startOn < year.startOn || candidate.endOn > year.endOn)
    verdicts.push(verdictOf('outside_teaching_year', bounds));
  return verdicts;
}

function distinct(candidate: CountedInternship, others: readonly CountedInternship[]): CountedInternship[] {
  const byId = new Map(others.map((one) => [one.id, one]));
  byId.delete(candidate.id);
  const key = ({ startOn, id }: CountedInternship) => `${startOn} ${id}`;
  return [...byId.values()].sort((a, b) => (key(a) < key(b) ? -1 : 1));
}

function sameYear(candidate: CountedInternship, others: readonly CountedInternship[]): CountedInternship[] {
  return distinct(candidate, others).filter((one) =>
    isSameTeachingYear(candidate.teachingYear, one.teachingYear),
  );
}
