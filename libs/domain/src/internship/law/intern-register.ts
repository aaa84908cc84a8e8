import type { FieldError } from '../../shared/domain-error.js';
import type { LocalDate } from '../../shared/local-date.js';
import { monthsLater } from './checked.js';
import { lawValue, type LawSetting } from './settings.js';
import { verdictOf, type RuleVerdict } from './verdict.js';

/**
 * R17 (Code du travail, L1221-13): a line of the part of the staff register kept for
 * interns. No declaration before hiring is made for them.
 */
export interface RegisteredIntern {
  readonly id: string;
  readonly lastName: string;
  readonly firstName: string;
  readonly startOn: LocalDate;
  readonly endOn: LocalDate;
  readonly tutorLastName: string;
  readonly tutorFirstName: string;
  /** Where the intern is present. */
  readonly place: string;
}

export interface RegisterLine extends RegisteredIntern {
  /** From 1, in order of arrival. */
  readonly number: number;
  /** The last day it has to be kept. */
  readonly keptUntil: LocalDate;
  /** What it lacks, by the names of its columns. */
  readonly missing: readonly FieldError[];
}

const WRITTEN = ['lastName', 'firstName', 'tutorLastName', 'tutorFirstName', 'place'] as const;

/**
 * R17: the register, in order of arrival; those who arrive on one day in order of their identifiers, so that a line
 * keeps its number. Kept five years from the end of the internship.
 * @param interns one given twice is one line
 */
export function internRegister(
  interns: readonly RegisteredIntern[],
  settings: readonly LawSetting[],
): readonly RegisterLine[] {
  const distinct = [...new Map(interns.map((intern) => [intern.id, intern])).values()];
  distinct.sort((a, b) => compare(a.startOn, b.startOn) || compare(a.id, b.id));
  return distinct.map((intern, index) => ({
    ...intern,
    number: index + 1,
    keptUntil: monthsLater(intern.endOn, lawValue(settings, 'register_years', intern.endOn) * 12),
    missing: WRITTEN.filter((name) => intern[name].trim() === '').map((name) => ({
      path: name,
      code: 'required',
    })),
  }));
}

/** Lines that have to be kept no longer on `today`: they are erased. */
export function expiredLines(lines: readonly RegisterLine[], today: LocalDate): readonly RegisterLine[] {
  return lines.filter(({ keptUntil }) => keptUntil < today);
}

/** R17 as a verdict: how many lines lack something. */
export function registerVerdict(lines: readonly RegisterLine[]): RuleVerdict {
  const lacking = lines.filter(({ missing }) => missing.length > 0).length;
  return lacking > 0
    ? verdictOf('register_incomplete', { count: lacking })
    : verdictOf('register_complete', { count: lines.length });
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
