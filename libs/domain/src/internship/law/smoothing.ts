import { DomainError } from '../../shared/domain-error.js';
import { checkWhole } from './checked.js';
import type { Stipend } from './stipend.js';
import { verdictOf, type RuleVerdict } from './verdict.js';

/**
 * R7: the same amount each month, in cents. What does not divide goes to the last month, so that they add up to the
 * total.
 * @throws DomainError `invalid_value` without a month
 */
export function smoothedStipend(planned: Pick<Stipend, 'months' | 'totalCents'>): readonly number[] {
  const count = planned.months.length;
  if (count === 0) {
    throw new DomainError('invalid_value', 'A stipend is smoothed over a month at least', [
      { path: 'months', code: 'required' },
    ]);
  }
  const each = Math.floor(planned.totalCents / count);
  return planned.months.map((_, index) =>
    index === count - 1 ? planned.totalCents - each * (count - 1) : each,
  );
}

/** R7: smoothing needs the total of hours in the agreement. */
export function smoothingVerdict(totalMinutes: number | null, months: number): RuleVerdict {
  return totalMinutes === null || totalMinutes <= 0 || months < 1
    ? verdictOf('smoothing_without_hours', {})
    : verdictOf('smoothing_possible', { minutes: totalMinutes, months });
}

/**
 * R7: what remains to be settled when a smoothed internship ends, early or not: hours really done against what was
 * paid. One of the two amounts is 0.
 * @returns cents still owed to the intern, and cents paid too much
 */
export function smoothingSettlement(
  done: Pick<Stipend, 'totalCents'>,
  paidCents: readonly number[],
): { readonly owed: number; readonly overpaid: number } {
  paidCents.forEach((cents, index) => checkWhole(`paid.${index}`, cents));
  const difference = done.totalCents - paidCents.reduce((sum, cents) => sum + cents, 0);
  return { owed: Math.max(0, difference), overpaid: Math.max(0, -difference) };
}

/** R7 as a verdict at the end. */
export function settlementVerdict({ owed, overpaid }: ReturnType<typeof smoothingSettlement>): RuleVerdict {
  return owed + overpaid > 0
    ? verdictOf('smoothing_to_settle', { owed, overpaid })
    : verdictOf('smoothing_settled', {});
}
