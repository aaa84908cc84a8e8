import * as fc from 'fast-check';
import { refusal } from '../../meeting/testing/refusal.js';
import { addDays } from '../../shared/local-date.js';
import {
  certificateVerdict,
  expiredLines,
  internRegister,
  internshipCertificate,
  interruptionVerdict,
  LAW_SETTINGS,
  registerVerdict,
  retentionLimit,
  retentionVerdict,
  type RegisteredIntern,
} from './index.js';

const START = '2026-03-02';

describe('the register (R17)', () => {
  const intern = (id: string, startOn: string, more: Partial<RegisteredIntern> = {}): RegisteredIntern => ({
    id,
    lastName: 'Morel',
    firstName: 'Inès',
    startOn,
    endOn: '2024-02-29',
    tutorLastName: 'Petit',
    tutorFirstName: 'Luc',
    place: 'Montrouge',
    ...more,
  });

  it('is in the order of arrival, kept five years, complete or said not to be', () => {
    const lines = internRegister(
      [intern('b', '2024-01-08'), intern('c', '2024-01-02', { place: ' ' }), intern('a', '2024-01-08')],
      LAW_SETTINGS,
    );
    expect(lines.map(({ number, id }) => [number, id])).toEqual([
      [1, 'c'],
      [2, 'a'],
      [3, 'b'],
    ]);
    // A year without the twenty-ninth keeps it to the end of that month.
    expect(lines[0]?.keptUntil).toBe('2029-02-28');
    expect(lines[0]?.missing).toEqual([{ path: 'place', code: 'required' }]);
    expect(registerVerdict(lines)).toMatchObject({ code: 'register_incomplete', params: { count: 1 } });
    expect(registerVerdict(lines.slice(1)).code).toBe('register_complete');
    expect(expiredLines(lines, '2029-02-28')).toEqual([]);
    expect(expiredLines(lines, '2029-03-01')).toHaveLength(3);
  });

  it('is the same whatever the order and however often it is given', () => {
    const days = fc.array(fc.tuple(fc.uuid(), fc.nat(50)), { maxLength: 10 });
    fc.assert(
      fc.property(days, (rows) => {
        const interns = rows.map(([id, offset]) => intern(id, addDays('2024-01-01', offset)));
        const lines = internRegister(interns, LAW_SETTINGS);
        expect(internRegister([...interns].reverse(), LAW_SETTINGS)).toEqual(lines);
        expect(internRegister([...interns, ...interns], LAW_SETTINGS)).toEqual(lines);
      }),
    );
  });
});

describe('the certificate (R18) and interruptions (R19)', () => {
  const facts = {
    startOn: START,
    endOn: '2026-08-31',
    countedMinutes: 875 * 60,
    paidCents: 393_750,
    today: '2026-08-31',
  };

  it('states the effective duration and the stipend from the last day on', () => {
    expect(internshipCertificate(facts, LAW_SETTINGS)).toEqual({
      startOn: START,
      endOn: '2026-08-31',
      presence: { minutes: 52_500, days: 125, months: 5 },
      paidCents: 393_750,
      issuedOn: '2026-08-31',
    });
    expect(certificateVerdict(facts)).toMatchObject({ rule: 'R18', code: 'certificate_ready' });
    expect(
      refusal(() => internshipCertificate({ ...facts, today: '2026-08-30' }, LAW_SETTINGS)),
    ).toMatchObject({
      code: 'not_ready',
      fields: [{ code: 'certificate_too_early', params: { rule: 'R18', end: '2026-08-31' } }],
    });
    expect(refusal(() => internshipCertificate({ ...facts, paidCents: -1 }, LAW_SETTINGS)).code).toBe(
      'invalid_value',
    );
  });

  it('asks the school what becomes of an interrupted internship', () => {
    expect(interruptionVerdict(null)).toMatchObject({ rule: 'R19', verdict: 'flagged' });
    expect(interruptionVerdict('deferred').verdict).toBe('ok');
  });
});

describe('how long applications are kept', () => {
  const rejected = { state: 'rejected' as const, lastContactOn: '2026-01-15', internshipEndOn: null };

  it('is two years at most after the last contact, five after an internship', () => {
    expect(retentionLimit(rejected, LAW_SETTINGS)).toBe('2028-01-15');
    expect(retentionLimit({ ...rejected, state: 'withdrawn' }, LAW_SETTINGS)).toBe('2028-01-15');
    const taken = { ...rejected, state: 'accepted' as const, internshipEndOn: '2026-08-31' };
    expect(retentionLimit(taken, LAW_SETTINGS)).toBe('2031-08-31');
  });

  it.each([
    ['2028-01-16', '2026-02-01', 'retention_too_long'],
    ['2028-01-15', '2026-02-01', 'retention_kept'],
    ['2026-06-30', '2026-06-30', 'retention_kept'],
    ['2026-06-30', '2026-07-01', 'erasure_due'],
  ])('until %s, seen on %s: %s', (until, today, code) => {
    expect(retentionVerdict(rejected, until, today, LAW_SETTINGS)).toMatchObject({ rule: 'RETENTION', code });
  });
});
