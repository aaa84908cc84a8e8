import * as fc from 'fast-check';
import { refusal } from '../../meeting/testing/refusal.js';
import { addDays } from '../../shared/local-date.js';
import {
  agreementContentProblems,
  DEFAULT_SIGNATORIES,
  isMinor,
  LAW_SETTINGS,
  mentionGaps,
  MENTION_CODES,
  MENTIONS,
  mentionVerdicts,
  requiredSignatories,
  signatureVerdicts,
  workingHoursVerdicts,
  type Signatory,
  type WorkedDay,
} from './index.js';
import { A_FULL_AGREEMENT } from './testing/a-full-agreement.js';

const TODAY = '2026-02-20';
const START = '2026-03-02';
const signed = (on: string | null, but: readonly Signatory[] = []) =>
  DEFAULT_SIGNATORIES.filter((one) => !but.includes(one)).map((signatory) => ({ signatory, signedOn: on }));
const verdicts = (more: Partial<Parameters<typeof signatureVerdicts>[0]> = {}) =>
  signatureVerdicts(
    { startOn: START, today: TODAY, birthOn: '2003-05-04', signatures: signed('2026-02-18'), ...more },
    LAW_SETTINGS,
  );

describe('signatures (R16)', () => {
  it('are five by default, and the last one dates the agreement', () => {
    expect(DEFAULT_SIGNATORIES).toHaveLength(5);
    const last = [
      ...signed('2026-02-18', ['tutor']),
      { signatory: 'tutor' as const, signedOn: '2026-02-20' },
    ];
    expect(verdicts({ signatures: last })).toEqual([
      { rule: 'R16', code: 'all_signed', verdict: 'ok', waivable: false, params: { on: '2026-02-20' } },
    ]);
  });

  it.each(DEFAULT_SIGNATORIES)('let nothing start without that of the %s', (signatory) => {
    expect(verdicts({ signatures: signed('2026-02-18', [signatory]) })).toEqual([
      {
        rule: 'R16',
        code: 'signature_missing',
        verdict: 'refused',
        waivable: false,
        params: { signatory, start: START },
      },
    ]);
  });

  it('count on the first day, not after it, and never ahead of today', () => {
    expect(verdicts({ today: START, signatures: signed(START) })[0]?.code).toBe('all_signed');
    const late = verdicts({ today: '2026-03-05', signatures: signed('2026-03-03') });
    expect(new Set(late.map(({ code }) => code))).toEqual(new Set(['signed_after_start']));
    const ahead = verdicts({ signatures: signed('2026-02-21') });
    expect(new Set(ahead.map(({ code }) => code))).toEqual(new Set(['signature_in_future']));
  });

  it('are those that are configured; one of the five left out is said', () => {
    const configured = DEFAULT_SIGNATORIES.filter((one) => one !== 'academic_tutor');
    const left = verdicts({ configured, signatures: signed('2026-02-18', ['academic_tutor']) });
    expect(left.map(({ code, verdict }) => [code, verdict])).toEqual([
      ['all_signed', 'ok'],
      ['signatory_dropped', 'flagged'],
    ]);
    expect(verdicts({ configured: [] }).every(({ verdict }) => verdict === 'flagged')).toBe(true);
  });

  it('are those of the legal representative for a minor', () => {
    expect(isMinor('2008-03-03', START, LAW_SETTINGS)).toBe(true);
    expect(isMinor('2008-03-02', START, LAW_SETTINGS)).toBe(false);
    expect(requiredSignatories(DEFAULT_SIGNATORIES, '2008-03-03', START, LAW_SETTINGS)).toEqual([
      'legal_representative',
      'host',
      'school',
      'academic_tutor',
      'tutor',
    ]);
    expect(verdicts({ birthOn: '2009-01-01' }).map(({ params }) => params['signatory'])).toEqual([
      'legal_representative',
    ]);
  });

  it('name a birthday in the future, and a day that no calendar has', () => {
    expect(verdicts({ birthOn: '2026-02-21' })[0]).toMatchObject({
      rule: 'R16',
      code: 'birth_date_in_future',
    });
    expect(verdicts({ birthOn: null })[0]?.code).toBe('all_signed');
    expect(refusal(() => verdicts({ birthOn: '2003-02-29' })).fields).toMatchObject([{ path: 'birthOn' }]);
    expect(refusal(() => verdicts({ signatures: signed('hier') })).fields).toMatchObject([
      { path: 'signedOn' },
    ]);
  });

  it('are all there, or the internship is refused', () => {
    fc.assert(
      fc.property(fc.array(fc.option(fc.nat(30), { nil: null }), { minLength: 5, maxLength: 5 }), (days) => {
        const signatures = DEFAULT_SIGNATORIES.map((signatory, index) => ({
          signatory,
          signedOn: days[index] === null ? null : addDays('2026-02-01', days[index] ?? 0),
        }));
        const refused = verdicts({ signatures }).some(({ verdict }) => verdict === 'refused');
        expect(refused).toBe(signatures.some(({ signedOn }) => signedOn === null || signedOn > TODAY));
      }),
    );
  });
});

describe('the fifteen mentions (D124-4)', () => {
  it('are numbered as in the text', () => {
    expect(MENTIONS.map(({ number }) => number)).toEqual(Array.from({ length: 15 }, (_, index) => index + 1));
    expect(MENTIONS.map(({ code }) => code)).toEqual(MENTION_CODES);
  });

  it('are complete', () => {
    expect(mentionGaps(A_FULL_AGREEMENT)).toEqual([]);
    expect(mentionVerdicts(A_FULL_AGREEMENT).map(({ code }) => code)).toEqual(['mentions_complete']);
  });

  const fields = MENTIONS.flatMap(({ number, fields: names }) =>
    names.map((name) => [name, number] as const),
  );
  it.each(fields)('miss %s, of mention %d', (name, number) => {
    const value = typeof A_FULL_AGREEMENT[name] === 'string' ? '  ' : null;
    const lacking = { ...A_FULL_AGREEMENT, [name]: value };
    expect(mentionGaps(lacking)).toMatchObject([{ path: name, number, code: 'required' }]);
    expect(mentionVerdicts(lacking)).toMatchObject([
      { rule: 'D124-4', verdict: 'refused', params: { number } },
    ]);
  });

  it('leave out the curriculum of a gap year, and terms of payment where nothing is paid', () => {
    const gap = { ...A_FULL_AGREEMENT, gapYear: true, curriculumTitle: '', curriculumHours: null };
    expect(mentionGaps(gap)).toEqual([]);
    expect(mentionGaps({ ...A_FULL_AGREEMENT, stipendCents: 0, paymentTerms: '' })).toEqual([]);
  });

  it('cannot say an end before its start or presence of nothing', () => {
    const wrong = { ...A_FULL_AGREEMENT, endOn: '2026-03-01', totalMinutes: 0, weeklyMinutes: -5 };
    expect(agreementContentProblems(wrong).map(({ path }) => path)).toEqual([
      'endOn',
      'totalMinutes',
      'weeklyMinutes',
    ]);
    expect(agreementContentProblems(A_FULL_AGREEMENT)).toEqual([]);
  });
});

describe('hours of presence (R21)', () => {
  const day = (on: string, minutes = 420, nightMinutes = 0): WorkedDay => ({ on, minutes, nightMinutes });
  const none = { night: false, sunday: false, holiday: false };
  const codes = (days: readonly WorkedDay[], agreed = none, minor = false) =>
    workingHoursVerdicts(days, agreed, () => minor, LAW_SETTINGS).map(({ code }) => code);

  it.each([
    ['a plain week', [day('2026-03-02'), day('2026-03-03')], ['hours_kept']],
    ['a night', [day('2026-03-02', 420, 1)], ['night_not_agreed']],
    ['a Sunday', [day('2026-03-08')], ['sunday_not_agreed']],
    ['a public holiday', [day('2026-05-01')], ['holiday_not_agreed']],
    ['a long day in two parts', [day('2026-03-02', 360), day('2026-03-02', 241)], ['day_too_long']],
    ['a day off on a holiday', [day('2026-05-01', 0)], ['hours_kept']],
  ])('%s', (_, days, expected) => {
    expect(codes(days)).toEqual(expected);
  });

  it('follow what the agreement writes', () => {
    const all = { night: true, sunday: true, holiday: true };
    expect(codes([day('2026-11-01', 420, 60)], all)).toEqual(['hours_kept']);
    expect(codes([day('2026-11-01', 420, 60)])).toEqual([
      'night_not_agreed',
      'sunday_not_agreed',
      'holiday_not_agreed',
    ]);
  });

  it('are limited by the week, and more so for a minor', () => {
    const week = ['02', '03', '04', '05', '06'].map((of) => day(`2026-03-${of}`, 577));
    expect(codes(week)).toEqual(['week_too_long']);
    expect(codes(week.map((one) => ({ ...one, minutes: 576 })))).toEqual(['hours_kept']);
    expect(codes(week.slice(1))).toEqual(['hours_kept']);
    expect(codes([day('2026-03-02', 481)], none, true)).toEqual(['day_too_long']);
  });

  it('refuse more than a day has, and a night longer than the day', () => {
    expect(refusal(() => codes([day('2026-03-02', 1441)])).fields).toMatchObject([
      { path: 'days.0.minutes' },
    ]);
    expect(refusal(() => codes([day('2026-03-02', 60, 61)])).fields).toMatchObject([
      { path: 'days.0.nightMinutes' },
    ]);
  });
});
