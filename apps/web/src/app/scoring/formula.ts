import { counted, type ScoringCriterion, type ScoringInputs, type ScoringMethod } from '@jalon/domain';

/** Writes numbers as the reader's language does. */
export type Write = (value: number) => string;

/**
 * The formula with the numbers put in: « 1 000 × 2 × 80 % ÷ 5 = 320 ». An input not given yet shows as « … ».
 * @param result null while it cannot be computed
 */
export function formulaText(
  method: ScoringMethod,
  criteria: readonly ScoringCriterion[],
  inputs: ScoringInputs,
  result: number | null,
  write: Write,
): string {
  const of = (key: string) => {
    const value = inputs[key];
    return typeof value === 'number' && Number.isFinite(value) ? write(value) : '…';
  };
  const end = ` = ${result === null ? '…' : write(result)}`;
  if (method === 'rice') {
    return `${of('reach')} × ${of('impact')} × ${of('confidence')}\u00a0% ÷ ${of('effort')}${end}`;
  }
  if (method === 'wsjf') {
    const sum = `${of('value')} + ${of('time_criticality')} + ${of('risk_opportunity')}`;
    return `(${sum}) ÷ ${of('size')}${end}`;
  }
  const weighted = criteria.filter((criterion) => criterion.axis !== null);
  const terms = weighted.map(({ key, axis, weight }) => {
    const mark = inputs[key];
    if (typeof mark !== 'number') return `${write(weight)} × …`;
    // The riskier, the less it counts: the inversion is shown, not hidden.
    const counts = axis === 'risk' ? `(6 − ${write(mark)})` : write(counted(axis ?? 'value', mark));
    return `${write(weight)} × ${counts}`;
  });
  const total = weighted.reduce((sum, criterion) => sum + criterion.weight, 0);
  return `(${terms.join(' + ')}) ÷ ${write(total)}${end}`;
}
