import type { FieldError } from '../shared/domain-error.js';
import type { LocalDate } from '../shared/local-date.js';
import type { Condition, Stage } from '../use-case/stage.js';
import type { AssignmentEffort } from './capacity.js';
import { dayNumber, WorkingDayCount } from './day-count.js';

export const SQUAD_LIMITS = {
  name: 120,
  role: 80,
  /** Of an assignment, in years. */
  years: 3,
  personDays: 1_000,
  /** People in a squad, past ones included; assignments of a use case. */
  members: 200,
  assignments: 200,
} as const;

/** What a person writes of an assignment. */
export interface AssignmentDraft extends AssignmentEffort {
  readonly personId: string;
  readonly squadId: string | null;
  readonly role: string;
}

/** What an assignment is checked against. */
export interface AssignmentFacts {
  readonly useCase: {
    readonly stage: Stage;
    readonly condition: Condition;
    /** Its entry into its first stage. */
    readonly bornOn: LocalDate;
  };
  /** Undefined when there is none. */
  readonly person: { readonly archived: boolean } | undefined;
  /** Null when none is named, undefined when there is no such squad. */
  readonly squad: { readonly archived: boolean; readonly hasPerson: boolean } | null | undefined;
  /** The other assignments of the person to this use case. */
  readonly others: readonly Pick<AssignmentDraft, 'role' | 'fromOn' | 'toOn'>[];
}

/** Why nobody can be assigned to this use case any more; undefined while it lives. */
export function teamClosed(position: {
  readonly stage: Stage;
  readonly condition: Condition;
}): 'use_case_closed' | 'use_case_abandoned' | undefined {
  if (position.condition === 'abandoned') return 'use_case_abandoned';
  return position.stage === 'closed' ? 'use_case_closed' : undefined;
}

/** What the assignment breaks, field by field; an empty list means it can be saved. */
export function assignmentProblems(draft: AssignmentDraft, facts: AssignmentFacts): readonly FieldError[] {
  const problems: FieldError[] = [];
  const closed = teamClosed(facts.useCase);
  if (closed) problems.push({ path: 'useCase', code: closed });
  if (!facts.person) problems.push({ path: 'personId', code: 'unknown' });
  else if (facts.person.archived) problems.push({ path: 'personId', code: 'archived' });
  if (facts.squad === undefined) problems.push({ path: 'squadId', code: 'unknown' });
  else if (facts.squad?.archived) problems.push({ path: 'squadId', code: 'archived' });
  else if (facts.squad && !facts.squad.hasPerson) problems.push({ path: 'squadId', code: 'not_member' });
  if ((draft.percent === null) === (draft.personDays === null))
    problems.push({ path: 'percent', code: 'percent_or_days' });
  if (draft.fromOn < facts.useCase.bornOn)
    problems.push({ path: 'fromOn', code: 'before_use_case', params: { min: facts.useCase.bornOn } });
  problems.push(...periodProblems(draft));
  if (draft.toOn >= draft.fromOn) {
    const days = new WorkingDayCount(draft.fromOn, draft.toOn);
    if (days.between(dayNumber(draft.fromOn), dayNumber(draft.toOn)) === 0)
      problems.push({ path: 'toOn', code: 'no_working_day' });
  }
  const role = fold(draft.role);
  const twice = facts.others.find((other) => fold(other.role) === role && periodsOverlap(draft, other));
  if (twice)
    problems.push({
      path: 'role',
      code: 'assigned_twice',
      params: { role: twice.role, from: twice.fromOn, to: twice.toOn },
    });
  return problems;
}

export interface MembershipDraft {
  readonly fromOn: LocalDate;
  readonly toOn: LocalDate | null;
}

export interface MembershipFacts {
  readonly person: { readonly archived: boolean } | undefined;
  /** The other times of the person in this squad. */
  readonly others: readonly MembershipDraft[];
}

/** What a membership breaks, field by field. A person is in a squad once at a time. */
export function membershipProblems(draft: MembershipDraft, facts: MembershipFacts): readonly FieldError[] {
  const problems: FieldError[] = [];
  if (!facts.person) problems.push({ path: 'personId', code: 'unknown' });
  else if (facts.person.archived) problems.push({ path: 'personId', code: 'archived' });
  if (draft.toOn !== null && draft.toOn < draft.fromOn)
    problems.push({ path: 'toOn', code: 'to_before_from', params: { min: draft.fromOn } });
  const twice = facts.others.find((other) => periodsOverlap(draft, other));
  if (twice) problems.push({ path: 'fromOn', code: 'member_twice', params: { from: twice.fromOn } });
  return problems;
}

function periodProblems({ fromOn, toOn }: Pick<AssignmentEffort, 'fromOn' | 'toOn'>): readonly FieldError[] {
  if (toOn < fromOn) return [{ path: 'toOn', code: 'to_before_from', params: { min: fromOn } }];
  const limit = `${String(Number(fromOn.slice(0, 4)) + SQUAD_LIMITS.years).padStart(4, '0')}${fromOn.slice(4)}`;
  if (toOn < limit) return [];
  return [{ path: 'toOn', code: 'span_too_long', params: { years: SQUAD_LIMITS.years } }];
}

/** Whether two periods, ends included, share a day. */
export function periodsOverlap(a: MembershipDraft, b: MembershipDraft): boolean {
  return (b.toOn === null || a.fromOn <= b.toOn) && (a.toOn === null || b.fromOn <= a.toOn);
}

/** « Développeuse » and « développeuse » are one role. */
function fold(text: string): string {
  return text.trim().normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
