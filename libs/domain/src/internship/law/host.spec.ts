import * as fc from 'fast-check';
import { refusal } from '../../meeting/testing/refusal.js';
import { addDays, mondayOf } from '../../shared/local-date.js';
import {
  academicTutorVerdict,
  BLOCKED_PURPOSES,
  checkInVerdict,
  curriculumVerdicts,
  ENDING_INITIATIVES,
  fineExposure,
  internQuota,
  internsByWeek,
  LAW_SETTINGS,
  purposeVerdicts,
  quotaVerdict,
  tutorVerdict,
  waitingPeriods,
  waitingVerdict,
  type PostInternship,
  type QuotaInternship,
} from './index.js';

const ON = '2026-03-02';
const PERIOD = { startOn: ON, endOn: '2026-08-31' };
const day = fc.nat(400).map((days) => addDays('2026-01-01', days));
const span = fc.record({ id: fc.uuid(), startOn: day, length: fc.nat(200) }).map(({ length, ...row }) => ({
  ...row,
  endOn: addDays(row.startOn, length),
}));
const agreements = fc.array(
  span.map((row): QuotaInternship => ({ ...row, prolongedFrom: null })),
  { maxLength: 12 },
);
const held = (...ids: string[]): readonly QuotaInternship[] =>
  ids.map((id) => ({ id, ...PERIOD, prolongedFrom: null }));
const quota = (internships: readonly QuotaInternship[], people: number, scope: 'legal_entity' | 'lab') =>
  quotaVerdict(
    { internships, period: PERIOD, headcount: { lastMonth: people, yearAverage: 0 }, scope },
    LAW_SETTINGS,
  );

describe('the quota (R11)', () => {
  it('is that of the larger headcount, and never falls from twenty people on', () => {
    fc.assert(
      fc.property(fc.integer({ min: 20, max: 5_000 }), fc.nat(5_000), (lastMonth, yearAverage) => {
        const limit = internQuota({ lastMonth, yearAverage }, LAW_SETTINGS, ON);
        expect(limit).toBe(internQuota({ lastMonth: yearAverage, yearAverage: lastMonth }, LAW_SETTINGS, ON));
        const most = Math.max(lastMonth, yearAverage);
        expect(limit * 100).toBeGreaterThanOrEqual(most * 15);
        expect((limit - 1) * 100).toBeLessThan(most * 15);
      }),
    );
  });

  it('is a percentage from twenty people on, by the setting of the day', () => {
    const rise = { key: 'quota_percent', from: '2027-01-01', value: 30, source: 'x', basis: 'text' } as const;
    const limit = (people: number, on: string) =>
      internQuota({ lastMonth: people, yearAverage: 0 }, [...LAW_SETTINGS, rise], on);
    expect([limit(19, '2027-01-01'), limit(20, '2027-01-01'), limit(20, '2026-12-31')]).toEqual([3, 6, 3]);
  });

  it('counts a civil week from Monday to Sunday', () => {
    const one: QuotaInternship = { id: 'a', startOn: '2026-03-08', endOn: '2026-03-09', prolongedFrom: null };
    expect(internsByWeek([one], { startOn: '2026-03-04', endOn: '2026-03-16' })).toEqual([
      { week: '2026-03-02', count: 1 },
      { week: '2026-03-09', count: 1 },
      { week: '2026-03-16', count: 0 },
    ]);
  });

  it('does not depend on the order, nor on what is given twice', () => {
    fc.assert(
      fc.property(agreements, (internships) => {
        const weeks = internsByWeek(internships, PERIOD);
        expect(internsByWeek([...internships].reverse(), PERIOD)).toEqual(weeks);
        expect(internsByWeek([...internships, ...internships], PERIOD)).toEqual(weeks);
        for (const { week, count } of weeks) {
          expect(mondayOf(week)).toBe(week);
          expect(count).toBeLessThanOrEqual(internships.length);
        }
      }),
    );
  });

  it('leaves out the prolongation after an interruption', () => {
    const one: QuotaInternship = { id: 'a', ...PERIOD, prolongedFrom: '2026-03-09' };
    const weeks = internsByWeek([one], { startOn: ON, endOn: '2026-03-15' });
    expect(weeks.map(({ count }) => count)).toEqual([1, 0]);
  });

  it('refuses the fourth of a small entity, and says that the lab alone proves nothing', () => {
    expect(quota(held('a', 'b', 'c', 'd'), 12, 'legal_entity')).toEqual({
      rule: 'R11',
      code: 'quota_exceeded',
      verdict: 'refused',
      waivable: false,
      params: { count: 4, limit: 3, week: ON },
    });
    expect(quota(held('a', 'b', 'c', 'd'), 12, 'lab').verdict).toBe('refused');
    expect(quota(held('a', 'b', 'c'), 12, 'legal_entity').code).toBe('quota_kept');
    expect(quota(held('a', 'b', 'c'), 12, 'lab')).toMatchObject({
      code: 'quota_unproven',
      verdict: 'flagged',
    });
  });

  it('refuses half a person and a period that is none', () => {
    expect(
      refusal(() => internQuota({ lastMonth: 19.5, yearAverage: 0 }, LAW_SETTINGS, ON)).fields,
    ).toMatchObject([{ path: 'headcount.lastMonth' }]);
    expect(refusal(() => internsByWeek([], { startOn: ON, endOn: '2026-03-01' })).code).toBe('invalid_value');
  });
});

describe('tutors (R12, R20)', () => {
  it('counts agreements on the day it takes effect, ends included', () => {
    const old = { id: 'old', startOn: '2025-09-01', endOn: '2026-03-01' };
    expect(tutorVerdict([...held('a', 'b'), old], PERIOD, LAW_SETTINGS)).toMatchObject({
      code: 'tutor_available',
      params: { count: 2 },
    });
    expect(tutorVerdict([...held('a', 'b'), { ...old, endOn: ON }], PERIOD, LAW_SETTINGS).code).toBe(
      'tutor_full',
    );
  });

  it('sees the third that begins while it runs', () => {
    const later = { id: 'c', startOn: '2026-04-01', endOn: '2026-09-30' };
    expect(tutorVerdict([...held('a', 'b'), later], PERIOD, LAW_SETTINGS)).toMatchObject({
      code: 'tutor_full',
      verdict: 'refused',
      waivable: false,
      params: { count: 3, limit: 3, on: '2026-04-01' },
    });
    const short = { startOn: ON, endOn: '2026-03-31' };
    expect(tutorVerdict([...held('a', 'b'), later], short, LAW_SETTINGS).verdict).toBe('ok');
  });

  it('counts an agreement given twice once, in any order', () => {
    fc.assert(
      fc.property(fc.array(span, { maxLength: 8 }), (others) => {
        const verdict = tutorVerdict(others, PERIOD, LAW_SETTINGS);
        expect(tutorVerdict([...others].reverse(), PERIOD, LAW_SETTINGS)).toEqual(verdict);
        expect(tutorVerdict([...others, ...others], PERIOD, LAW_SETTINGS)).toEqual(verdict);
      }),
    );
  });

  it('only flags an academic tutor: the school knows them all', () => {
    const many = held(...Array.from({ length: 24 }, (_, index) => String(index)));
    expect(academicTutorVerdict(many, ON, LAW_SETTINGS)).toMatchObject({
      verdict: 'flagged',
      waivable: true,
    });
    expect(academicTutorVerdict(many.slice(1), ON, LAW_SETTINGS).verdict).toBe('ok');
  });

  it('asks for two check-ins on two days, those to come not counted', () => {
    const verdict = (...days: string[]) => checkInVerdict(days, LAW_SETTINGS, '2026-06-01').code;
    expect(verdict('2026-04-01')).toBe('check_ins_missing');
    expect(verdict('2026-04-01', '2026-04-01')).toBe('check_ins_missing');
    expect(verdict('2026-04-01', '2026-07-01')).toBe('check_ins_missing');
    expect(verdict('2026-04-01', '2026-06-01')).toBe('check_ins_kept');
  });
});

describe('the waiting period (R13)', () => {
  const post = (more: Partial<PostInternship> = {}): PostInternship => ({
    id: 'a',
    startOn: '2026-03-02',
    endOn: '2026-05-29',
    endedEarlyBy: null,
    ...more,
  });

  it('takes internships without a working day between for one, however many', () => {
    const whole = [post({ endOn: '2026-08-31' })];
    // 29 May was a Friday.
    const cut = [post(), post({ id: 'b', startOn: '2026-06-01', endOn: '2026-08-31' })];
    expect(waitingPeriods(cut, LAW_SETTINGS)).toEqual(waitingPeriods(whole, LAW_SETTINGS));
    expect(waitingPeriods([...cut].reverse(), LAW_SETTINGS)).toEqual(waitingPeriods(whole, LAW_SETTINGS));
    const inside = [...whole, post({ id: 'b', startOn: '2026-04-01', endOn: '2026-04-30' })];
    expect(waitingPeriods(inside, LAW_SETTINGS)).toEqual(waitingPeriods(whole, LAW_SETTINGS));
    const apart = [post(), post({ id: 'b', startOn: '2026-06-02', endOn: '2026-08-31' })];
    expect(waitingPeriods(apart, LAW_SETTINGS)).toHaveLength(2);
  });

  it('does not add what the intern left to what followed it', () => {
    const left = post({ endedEarlyBy: 'intern' });
    const next = post({ id: 'b', startOn: '2026-06-01', endOn: '2026-06-30' });
    expect(waitingPeriods([left, next], LAW_SETTINGS).map(({ waitDays }) => waitDays)).toEqual([0, 10]);
  });

  it('waits a third rounded up unless the intern ended it, and never less for a longer one', () => {
    fc.assert(
      fc.property(
        day,
        fc.nat(300),
        fc.constantFrom(null, ...ENDING_INITIATIVES),
        (startOn, length, endedEarlyBy) => {
          const endOn = addDays(startOn, length);
          const [wait] = waitingPeriods([post({ startOn, endOn, endedEarlyBy })], LAW_SETTINGS);
          expect(wait?.waitDays).toBe(endedEarlyBy === 'intern' ? 0 : Math.ceil((length + 1) / 3));
          expect(wait?.earliestOn).toBe(addDays(endOn, (wait?.waitDays ?? 0) + 1));
        },
      ),
    );
  });

  it('refuses a start during an internship on the post, and minds none that starts later', () => {
    expect(waitingVerdict('2026-05-29', [post()], LAW_SETTINGS).code).toBe('waiting_period');
    expect(waitingVerdict('2026-03-01', [post()], LAW_SETTINGS).code).toBe('waiting_none');
    expect(refusal(() => waitingPeriods([post({ endOn: '2026-01-01' })], LAW_SETTINGS)).code).toBe(
      'invalid_value',
    );
  });
});

describe('purposes (R14) and curriculum (R15)', () => {
  const purpose = { found: [], confirmed: true, justification: 'Apprendre à évaluer un modèle' };

  it('refuses each blocked purpose by its name, and a silence', () => {
    expect(purposeVerdicts(purpose).map(({ code }) => code)).toEqual(['purpose_allowed']);
    expect(
      purposeVerdicts({ ...purpose, found: BLOCKED_PURPOSES }).map(({ params }) => params['purpose']),
    ).toEqual(BLOCKED_PURPOSES);
    const silent = purposeVerdicts({ found: [], confirmed: false, justification: '   ' });
    expect(silent.map(({ code }) => code)).toEqual(['purpose_unchecked', 'purpose_unjustified']);
    expect(silent.every(({ rule, waivable }) => rule === 'R14' && !waivable)).toBe(true);
  });

  it.each([
    [{ teachingHours: 200, faceToFaceHours: 50, gapYear: false }, ['curriculum_kept']],
    [{ teachingHours: 199, faceToFaceHours: 50, gapYear: false }, ['curriculum_too_short']],
    [{ teachingHours: 200, faceToFaceHours: 49, gapYear: false }, ['face_to_face_too_short']],
    [
      { teachingHours: 10, faceToFaceHours: null, gapYear: false },
      ['curriculum_too_short', 'face_to_face_too_short'],
    ],
    [{ teachingHours: null, faceToFaceHours: null, gapYear: false }, ['curriculum_unknown']],
    [{ teachingHours: null, faceToFaceHours: null, gapYear: true }, ['curriculum_gap_year']],
  ])('of %j says %j', (curriculum, expected) => {
    const verdicts = curriculumVerdicts(curriculum, LAW_SETTINGS, ON);
    expect(verdicts.map(({ code }) => code)).toEqual(expected);
  });
});

it('a fine is counted by intern, and doubled when repeated (R22)', () => {
  expect(fineExposure(3, false, LAW_SETTINGS, ON).params).toEqual({ count: 3, amount: 600_000 });
  expect(fineExposure(3, true, LAW_SETTINGS, ON).params).toEqual({ count: 3, amount: 1_200_000 });
  expect(refusal(() => fineExposure(-1, false, LAW_SETTINGS, ON)).code).toBe('invalid_value');
});
