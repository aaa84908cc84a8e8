import fc from 'fast-check';
import { addMonths, type Month } from '../shared/local-date.js';
import { surveyScore, surveyScores, surveyAfter, surveyStateOn, type SurveyMarks } from './index.js';

const marksOf = (given: readonly number[]): SurveyMarks => ({
  answers: given.length,
  sum: given.reduce((sum, mark) => sum + mark, 0),
  satisfied: given.filter((mark) => mark >= 4).length,
});
const given = fc.array(fc.integer({ min: 1, max: 5 }), { maxLength: 30 });
const years = fc
  .array(given, { maxLength: 12 })
  .map((all) =>
    all.map((marks, index) => ({ month: addMonths('2026-01', index) satisfies Month, ...marksOf(marks) })),
  );

describe('the score', () => {
  it('is the mean, and the share of fours and fives', () => {
    expect(surveyScore(marksOf([5, 4, 4, 2, 1, 3]))).toEqual({
      answers: 6,
      mean: 3.17,
      satisfiedPercent: 50,
      reason: null,
    });
  });

  it('says nothing of fewer than five answers', () => {
    expect(surveyScore(marksOf([5, 5, 5, 5]))).toEqual({
      answers: null,
      mean: null,
      satisfiedPercent: null,
      reason: 'few_answers',
    });
    expect(surveyScore(marksOf([5, 5, 5, 5, 5])).mean).toBe(5);
  });

  it('keeps to its bounds, however the answers are spread', () => {
    fc.assert(
      fc.property(given, (marks) => {
        const score = surveyScore(marksOf(marks));
        expect(score.reason === 'few_answers').toBe(marks.length < 5);
        if (score.mean === null || score.satisfiedPercent === null) return;
        expect(score.mean).toBeGreaterThanOrEqual(1);
        expect(score.mean).toBeLessThanOrEqual(5);
        expect(score.satisfiedPercent).toBeGreaterThanOrEqual(0);
        expect(score.satisfiedPercent).toBeLessThanOrEqual(100);
      }),
    );
  });

  it('never tells a hidden month by subtraction', () => {
    fc.assert(
      fc.property(years, (months) => {
        const { months: scored, all, told } = surveyScores(months);
        const shown = scored.reduce((sum, one) => sum + (one.answers ?? 0), 0);
        expect(told).toEqual(
          expect.arrayContaining(scored.filter((one) => !one.reason).map((one) => one.month)),
        );
        if (all.answers === null) return;
        const hidden = months.filter(({ answers }) => answers > 0 && answers < 5).length;
        const left = all.answers - shown;
        // Each hidden month may have had 1, 2, 3 or 4 answers: two of them at least, and three answers more.
        expect(left === 0 || (hidden > 1 && left >= hidden + 3)).toBe(true);
      }),
    );
  });
});

describe('a survey', () => {
  const today = '2026-03-18';
  it('goes from draft to open to closed, and never back', () => {
    expect(surveyAfter({ state: 'draft', closesOn: null }, 'open', today)).toBe('open');
    expect(surveyAfter({ state: 'open', closesOn: null }, 'close', today)).toBe('closed');
    for (const [state, move] of [
      ['draft', 'close'],
      ['open', 'open'],
      ['closed', 'open'],
      ['closed', 'close'],
    ] as const) {
      expect(() => surveyAfter({ state, closesOn: null }, move, today)).toThrow(
        expect.objectContaining({ code: 'transition_not_allowed' }) as Error,
      );
    }
  });

  it('is closed once its last day has passed', () => {
    expect(surveyStateOn({ state: 'open', closesOn: today }, today)).toBe('open');
    expect(surveyStateOn({ state: 'open', closesOn: '2026-03-17' }, today)).toBe('closed');
    expect(() => surveyAfter({ state: 'draft', closesOn: '2026-03-17' }, 'open', today)).toThrow(
      expect.objectContaining({ code: 'invalid_value' }) as Error,
    );
  });
});
