import { INTERN_COMPETENCES, dueReviews, emptyMarks, lateWeeks, reviewProblems, weeksOf } from './index.js';

const period = { startOn: '2026-03-04', endOn: '2026-03-24' };

describe('the weeks of an internship', () => {
  it('begins with the week of its first day, and ends with that of its last', () => {
    expect(weeksOf(period)).toEqual(['2026-03-02', '2026-03-09', '2026-03-16', '2026-03-23']);
    expect(weeksOf(period, '2026-03-12')).toEqual(['2026-03-02', '2026-03-09']);
    expect(weeksOf(period, '2026-03-03')).toEqual([]);
  });

  it('is late only with weeks that are over and not submitted', () => {
    const submitted = new Set(['2026-03-02']);
    expect(lateWeeks(period, submitted, '2026-03-15')).toEqual([]);
    expect(lateWeeks(period, submitted, '2026-03-16')).toEqual(['2026-03-09']);
    expect(lateWeeks(period, submitted, '2026-06-01')).toEqual(['2026-03-09', '2026-03-16', '2026-03-23']);
  });
});

describe('what is due', () => {
  const half = { startOn: '2026-03-01', endOn: '2026-08-31' };
  it('spreads check-ins, and puts the mid-term review in the middle', () => {
    expect(dueReviews(half, [], 2)).toEqual([
      { kind: 'check_in', dueOn: '2026-05-01' },
      { kind: 'mid_term', dueOn: '2026-05-31' },
      { kind: 'check_in', dueOn: '2026-07-01' },
      { kind: 'final', dueOn: '2026-08-31' },
    ]);
  });

  it('counts only check-ins with the academic tutor', () => {
    const held = [
      { kind: 'check_in', academicTutor: false },
      { kind: 'check_in', academicTutor: true },
      { kind: 'mid_term', academicTutor: false },
    ] as const;
    expect(dueReviews(half, held, 2)).toEqual([
      { kind: 'check_in', dueOn: '2026-07-01' },
      { kind: 'final', dueOn: '2026-08-31' },
    ]);
  });
});

describe('an evaluation', () => {
  const content = {
    academicTutor: false,
    marks: emptyMarks(),
    summary: 'Bon début.',
    strengths: '',
    improvements: '',
    agreed: '',
  };

  it('says something of every competence; a check-in only its summary', () => {
    expect(reviewProblems('check_in', content)).toEqual([]);
    expect(reviewProblems('final', content)).toHaveLength(INTERN_COMPETENCES.length);
    const marks = content.marks.map((mark, index) =>
      index === 0 ? { ...mark, comment: 'Non observé.' } : { ...mark, level: 'acquired' as const },
    );
    expect(reviewProblems('final', { ...content, marks })).toEqual([]);
  });

  it('needs a summary, and one mark a competence', () => {
    const twice = [...content.marks.slice(0, 1), ...content.marks.slice(0, 1)];
    expect(reviewProblems('check_in', { ...content, summary: ' ', marks: twice })).toEqual([
      { path: 'content.summary', code: 'required' },
      { path: 'content.marks.1.competence', code: 'already_exists' },
    ]);
  });
});
