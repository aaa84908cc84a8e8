import {
  DomainError,
  moveProblems,
  type LocalDate,
  type Plan,
  type PlanMove,
  type Stage,
} from '@jalon/domain';

/** @throws DomainError `transition_not_allowed`: what is closed has no plan any more, only a history */
export function checkOpen(stage: Stage): void {
  if (stage !== 'closed') return;
  throw new DomainError('transition_not_allowed', 'The plan of a closed use case does not move', [
    { path: 'useCase', code: 'use_case_closed' },
  ]);
}

/** @throws DomainError `invalid_value` with the codes of `moveProblems` */
export function checkMove(
  stage: Stage,
  plan: Plan & { readonly startedOn: LocalDate | null },
  move: PlanMove,
): void {
  checkOpen(stage);
  const problems = moveProblems(plan, move, plan.startedOn);
  if (problems.length > 0) throw new DomainError('invalid_value', 'This move cannot be', problems);
}
