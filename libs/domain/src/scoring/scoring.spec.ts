import * as fc from 'fast-check';
import { DomainError } from '../shared/domain-error.js';
import {
  FIBONACCI,
  FIVE,
  portfolioScores,
  rice,
  RICE_CONFIDENCES,
  RICE_IMPACTS,
  scoreOf,
  scoringGridProblems,
  spreadOf,
  wsjf,
  type Axis,
  type ScoringCriterion,
  type ScoringInputs,
} from './scoring.js';

const criterion = (key: string, more: Partial<ScoringCriterion> = {}): ScoringCriterion => ({
  key,
  label: { fr: key, en: key },
  hint: { fr: '', en: '' },
  axis: null,
  weight: 0,
  mustMeet: false,
  ...more,
});
const RICE = ['reach', 'impact', 'confidence', 'effort'].map((key) => criterion(key));
const WSJF = ['value', 'time_criticality', 'risk_opportunity', 'size'].map((key) => criterion(key));
const WEIGHTED = [
  criterion('gain', { axis: 'value', weight: 3 }),
  criterion('reuse', { axis: 'value', weight: 1 }),
  criterion('data', { axis: 'feasibility', weight: 2 }),
  criterion('harm', { axis: 'risk', weight: 2 }),
  criterion('lawful', { mustMeet: true }),
];

function codes(act: () => unknown): readonly string[] {
  try {
    act();
  } catch (error) {
    if (error instanceof DomainError) return error.fields.map(({ path, code }) => `${path} ${code}`);
    throw error;
  }
  throw new Error('It was let through');
}

describe('reference vectors', () => {
  it('P02: RICE of 1000 × 2 × 80 % ÷ 5 is 320', () => {
    expect(rice(1000, 2, 0.8, 5)).toBe(320);
    expect(scoreOf('rice', RICE, { reach: 1000, impact: 2, confidence: 80, effort: 5 }).score).toBe(320);
  });

  it('P03: WSJF of (8 + 5 + 3) ÷ 4 is 4.0', () => {
    expect(wsjf(8, 5, 3, 4)).toBe(4);
  });

  it('weighs, with the risk inverted', () => {
    const result = scoreOf('weighted', WEIGHTED, { gain: 5, reuse: 1, data: 3, harm: 2, lawful: true });
    // (3×5 + 1×1 + 2×3 + 2×(6−2)) ÷ 8
    expect(result).toEqual({
      score: 3.75,
      verdict: 'scored',
      axes: { value: 4, feasibility: 3, risk: 2 },
      failed: [],
    });
    expect(portfolioScores(result)).toEqual({ valueScore: 4, feasibilityScore: 3 });
  });
});

describe('inputs', () => {
  it('stay on their scales', () => {
    const good = { reach: 10, impact: 2, confidence: 80, effort: 1 };
    for (const [key, value, code] of [
      ['impact', 4, 'not_in_scale'],
      ['confidence', 0.8, 'not_in_scale'],
      ['effort', 0, 'above_zero'],
      ['reach', -1, 'above_zero'],
      ['reach', Number.NaN, 'invalid_value'],
      ['effort', true, 'invalid_value'],
      ['effort', 1e9, 'too_big'],
    ] as const) {
      expect(codes(() => scoreOf('rice', RICE, { ...good, [key]: value }))).toEqual([
        `inputs.${key} ${code}`,
      ]);
    }
    expect(codes(() => scoreOf('rice', RICE, { ...good, more: 1 }))).toEqual(['inputs.more unknown_field']);
    expect(codes(() => scoreOf('wsjf', WSJF, { value: 4, time_criticality: 1, size: 1 }))).toEqual([
      'inputs.value not_in_scale',
      'inputs.risk_opportunity required',
    ]);
    expect(
      codes(() => scoreOf('weighted', WEIGHTED, { gain: 6, reuse: 0, data: 1, harm: 1, lawful: 1 })),
    ).toEqual(['inputs.gain not_in_scale', 'inputs.reuse not_in_scale', 'inputs.lawful invalid_value']);
  });
});

describe('grids', () => {
  it('keep the inputs that a method is made of', () => {
    expect(scoringGridProblems('rice', RICE)).toEqual([]);
    expect(scoringGridProblems('wsjf', WSJF)).toEqual([]);
    expect(scoringGridProblems('weighted', WEIGHTED)).toEqual([]);
    expect(scoringGridProblems('rice', RICE.slice(1))).toEqual([{ path: 'criteria', code: 'fixed_inputs' }]);
    expect(scoringGridProblems('wsjf', RICE)).toEqual([{ path: 'criteria', code: 'fixed_inputs' }]);
    const broken = [
      criterion('a', { axis: 'value', weight: 0 }),
      criterion('a', { mustMeet: true, weight: 1 }),
    ];
    expect(scoringGridProblems('weighted', broken).map((one) => `${one.path} ${one.code}`)).toEqual([
      'criteria.0.weight invalid_value',
      'criteria.1.key already_exists',
      'criteria.1.weight invalid_value',
      'criteria feasibility_needed',
    ]);
  });
});

describe('whatever is answered', () => {
  const better = (scale: readonly number[]) =>
    fc
      .tuple(fc.constantFrom(...scale), fc.constantFrom(...scale))
      .map((pair) => [...pair].sort((a, b) => a - b));
  const positive = fc.integer({ min: 1, max: 10_000 });

  it('RICE grows with reach, impact and confidence, and shrinks with effort', () => {
    fc.assert(
      fc.property(
        positive,
        positive,
        better(RICE_IMPACTS),
        better(RICE_CONFIDENCES),
        fc.integer({ min: 1, max: 100 }),
        (reach, more, [low = 0, high = 0], [unsure = 0, sure = 0], effort) => {
          const score = (inputs: ScoringInputs) => scoreOf('rice', RICE, inputs).score;
          const base = { reach, impact: low, confidence: unsure, effort };
          expect(score({ ...base, reach: reach + more })).toBeGreaterThanOrEqual(score(base));
          expect(score({ ...base, impact: high })).toBeGreaterThanOrEqual(score(base));
          expect(score({ ...base, confidence: sure })).toBeGreaterThanOrEqual(score(base));
          expect(score({ ...base, effort: effort + 1 })).toBeLessThanOrEqual(score(base));
          expect(score(base)).toBeGreaterThanOrEqual(0);
        },
      ),
    );
  });

  it('WSJF grows with each cost of delay and shrinks with size', () => {
    const mark = fc.constantFrom(...FIBONACCI);
    fc.assert(
      fc.property(mark, mark, mark, better(FIBONACCI), (value, time, risk, [small = 1, large = 1]) => {
        const base = { value, time_criticality: time, risk_opportunity: risk, size: small };
        const score = (inputs: ScoringInputs) => scoreOf('wsjf', WSJF, inputs).score;
        expect(score({ ...base, size: large })).toBeLessThanOrEqual(score(base));
        for (const key of ['value', 'time_criticality', 'risk_opportunity'] as const)
          expect(score({ ...base, [key]: 20 })).toBeGreaterThanOrEqual(score(base));
        expect(score(base)).toBeGreaterThanOrEqual(3 / 20);
        expect(score(base)).toBeLessThanOrEqual(60);
      }),
    );
  });

  const grids = fc
    .array(
      fc.record({
        axis: fc.constantFrom<Axis>('value', 'feasibility', 'risk'),
        weight: fc.integer({ min: 1, max: 100 }),
        mark: fc.constantFrom(...FIVE),
      }),
      { minLength: 1, maxLength: 10 },
    )
    .map((lines) => ({
      criteria: lines.map(({ axis, weight }, index) => criterion(`c${index}`, { axis, weight })),
      inputs: Object.fromEntries(lines.map(({ mark }, index) => [`c${index}`, mark])),
    }));

  it('the weighted score stays from 1 to 5, and follows each mark the way of its axis', () => {
    fc.assert(
      fc.property(grids, fc.nat(), ({ criteria, inputs }, at) => {
        const { score } = scoreOf('weighted', criteria, inputs);
        expect(score).toBeGreaterThanOrEqual(1);
        expect(score).toBeLessThanOrEqual(5);
        const moved = criteria[at % criteria.length];
        if (!moved || Number(inputs[moved.key]) === 5) return;
        const next = scoreOf('weighted', criteria, {
          ...inputs,
          [moved.key]: Number(inputs[moved.key]) + 1,
        }).score;
        if (moved.axis === 'risk') expect(next).toBeLessThanOrEqual(score);
        else expect(next).toBeGreaterThanOrEqual(score);
      }),
    );
  });

  it('one failed must-meet is a no-go, whatever the marks', () => {
    fc.assert(
      fc.property(
        grids,
        fc.array(fc.boolean(), { minLength: 1, maxLength: 4 }),
        ({ criteria, inputs }, met) => {
          const musts = met.map((_, index) => criterion(`m${index}`, { mustMeet: true }));
          const answers = Object.fromEntries(met.map((answer, index) => [`m${index}`, answer]));
          const result = scoreOf('weighted', [...criteria, ...musts], { ...inputs, ...answers });
          expect(result.verdict).toBe(met.every(Boolean) ? 'scored' : 'no_go');
          expect(result.failed).toHaveLength(met.filter((answer) => !answer).length);
          expect(result.score).toBe(scoreOf('weighted', criteria, inputs).score);
        },
      ),
    );
  });
});

describe('spread', () => {
  it('tells how far scorers are from each other', () => {
    expect(spreadOf([3])).toBeNull();
    expect(spreadOf([2, 4, 3.5])).toEqual({ scorers: 3, low: 2, high: 4, mean: 3.17 });
  });
});
