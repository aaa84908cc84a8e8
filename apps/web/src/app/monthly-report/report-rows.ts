import type { MonthView } from '@jalon/contracts';
import { awaitsDecision, type Health } from '@jalon/domain';

export type ReportUseCase = MonthView['useCases'][number];
export type SlippedUseCase = ReportUseCase & {
  readonly worstMilestone: NonNullable<ReportUseCase['worstMilestone']>;
};

const GRAVITY: Readonly<Record<Health, number>> = { off_track: 0, at_risk: 1, not_rated: 2, on_track: 3 };

/** The most serious first, then by code as a person reads it (UC-2 before UC-10). */
export function byGravity(left: ReportUseCase, right: ReportUseCase): number {
  return GRAVITY[left.health] - GRAVITY[right.health] || byCode(left, right);
}

export function offTrack(view: MonthView): readonly ReportUseCase[] {
  return view.useCases.filter((useCase) => useCase.health === 'off_track').sort(byCode);
}

/** Use cases whose worst milestone is late on its baseline, the longest first. */
export function slipped(view: MonthView): readonly SlippedUseCase[] {
  return view.useCases
    .filter((useCase): useCase is SlippedUseCase => (useCase.worstMilestone?.slipDays ?? 0) > 0)
    .sort(
      (left, right) => right.worstMilestone.slipDays - left.worstMilestone.slipDays || byCode(left, right),
    );
}

export function decisionsNeeded(view: MonthView): number {
  return view.useCases.filter(awaitsDecision).length;
}

/** Whether the health moved within the month, and which way: nothing to say of a first rating. */
export function healthMove(useCase: ReportUseCase): 'better' | 'worse' | null {
  const { health, previousHealth } = useCase;
  if (previousHealth === null || previousHealth === health) return null;
  if (health === 'not_rated' || previousHealth === 'not_rated') return null;
  return GRAVITY[health] > GRAVITY[previousHealth] ? 'better' : 'worse';
}

function byCode(left: { readonly code: string }, right: { readonly code: string }): number {
  return left.code.localeCompare(right.code, 'en', { numeric: true });
}
