import { addMonths, DomainError, firstDayOf, lastDayOf, type LocalDate, type Month } from '@jalon/domain';

/** Which month of which part of the portfolio is read. */
export interface MonthScope {
  readonly month: Month;
  /** One partner entity, or null for the whole portfolio. */
  readonly entityId: string | null;
  readonly today: LocalDate;
}

/** A month as far as it has come: `endOn` is its last day, or today while it runs. */
export interface MonthSpan {
  readonly month: Month;
  readonly firstOn: LocalDate;
  readonly endOn: LocalDate;
}

const HISTORY_MONTHS = 6;

/** @throws DomainError `invalid_value` for a month that has not begun */
export function spanOf({ month, today }: Pick<MonthScope, 'month' | 'today'>): MonthSpan {
  const firstOn = firstDayOf(month);
  const lastOn = lastDayOf(month);
  if (firstOn > today) {
    throw new DomainError('invalid_value', 'This month has not begun', [
      { path: 'month', code: 'in_future' },
    ]);
  }
  return { month, firstOn, endOn: lastOn < today ? lastOn : today };
}

/** The six months up to the one asked for, oldest first. */
export function historyOf(scope: Pick<MonthScope, 'month' | 'today'>): readonly MonthSpan[] {
  return Array.from({ length: HISTORY_MONTHS }, (_, index) =>
    spanOf({ month: addMonths(scope.month, index + 1 - HISTORY_MONTHS), today: scope.today }),
  );
}
