import type { ScoringCriterion } from '@jalon/domain';
import { formatNumber } from '../core/i18n/format';
import { formulaText } from './formula';

const write = (value: number) => formatNumber(value, 'fr');
const criterion = (key: string, more: Partial<ScoringCriterion> = {}): ScoringCriterion => ({
  key,
  label: { fr: key, en: key },
  hint: { fr: '', en: '' },
  axis: null,
  weight: 0,
  mustMeet: false,
  ...more,
});

describe('formulas', () => {
  it('put the numbers in, as the reader writes them', () => {
    const rice = { reach: 1000, impact: 2, confidence: 80, effort: 5 };
    expect(formulaText('rice', [], rice, 320, write)).toBe('1\u202f000 × 2 × 80\u00a0% ÷ 5 = 320');
    const wsjf = { value: 8, time_criticality: 5, risk_opportunity: 3, size: 4 };
    expect(formulaText('wsjf', [], wsjf, 4, write)).toBe('(8 + 5 + 3) ÷ 4 = 4');
  });

  it('show the risk inverted, and leave out the must-meets', () => {
    const criteria = [
      criterion('gain', { axis: 'value', weight: 30 }),
      criterion('harm', { axis: 'risk', weight: 20 }),
      criterion('lawful', { mustMeet: true }),
    ];
    expect(formulaText('weighted', criteria, { gain: 4, harm: 2, lawful: true }, 4, write)).toBe(
      '(30 × 4 + 20 × (6 − 2)) ÷ 50 = 4',
    );
  });

  it('wait for what is not given yet', () => {
    expect(formulaText('rice', [], { reach: 10 }, null, write)).toBe('10 × … × …\u00a0% ÷ … = …');
  });
});
