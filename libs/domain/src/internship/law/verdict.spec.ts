import * as fc from 'fast-check';
import {
  ABSENCE_KINDS,
  INTERNSHIP_WORDS_EN,
  INTERNSHIP_WORDS_FR,
  LAW_SETTINGS,
  plannedVerdicts,
  RULE_IDS,
  ruleStanding,
  VERDICT_KINDS,
  verdictErrors,
  verdictOf,
  verdictText,
  waiverProblems,
  type ParamFormat,
  type PlannedInternship,
  type VerdictCode,
  type VerdictKind,
} from './index.js';

const CODES = Object.keys(VERDICT_KINDS) as VerdictCode[];
const kindOf = (code: VerdictCode): VerdictKind => VERDICT_KINDS[code];
const plain: ParamFormat = (kind, value) => (kind === 'minutes' ? `${Number(value) / 60} h` : String(value));

describe('what the rules can say', () => {
  it('speaks for every rule, and waives no text of law that forbids outright', () => {
    expect(new Set(CODES.map((code) => kindOf(code).rule))).toEqual(new Set(RULE_IDS));
    const waived = CODES.filter((code) => kindOf(code).verdict === 'refused' && kindOf(code).waivable);
    expect(waived).toEqual(['internships_overlap', 'face_to_face_too_short']);
  });

  it.each([
    ['French', INTERNSHIP_WORDS_FR],
    ['English', INTERNSHIP_WORDS_EN],
  ])('is said in %s with the parameters it has, and nothing else', (_, words) => {
    for (const code of CODES) {
      const named = [...words.verdicts[code].matchAll(/\{\{ (\w+) \}\}/g)].map(([, name]) => name ?? '');
      const known = Object.keys(kindOf(code).params);
      expect([code, named.filter((name) => !known.includes(name))]).toEqual([code, []]);
    }
    expect(Object.keys(words.absences)).toEqual([...ABSENCE_KINDS]);
  });

  it('keeps to French typography', () => {
    const texts = JSON.stringify(INTERNSHIP_WORDS_FR);
    expect(texts).not.toMatch(/ [;!?:]|[^\s\u00a0\u202f][!?;]|[A-Za-zé]'/);
  });

  it('puts a verdict into words, its hours, amounts and names shown', () => {
    const over = verdictOf('cap_exceeded', { minutes: 55_500, limit: 55_440, over: 60 });
    expect(verdictText(over, INTERNSHIP_WORDS_EN, plain)).toBe(
      '925 h of presence this teaching year, all schools together: 1 h over the maximum of 924 h.',
    );
    const missing = verdictOf('signature_missing', { signatory: 'tutor', start: '2026-03-02' });
    expect(verdictText(missing, INTERNSHIP_WORDS_FR, plain)).toBe(
      'Signature manquante\u00a0: tuteur. Le stage prévu le 2026-03-02 ne peut pas commencer.',
    );
  });
});

describe('waivers', () => {
  const overlap = verdictOf('internships_overlap', { from: '2026-03-02', to: '2026-04-02' });
  const over = verdictOf('cap_exceeded', { minutes: 2, limit: 1, over: 1 });
  const checkIns = verdictOf('check_ins_missing', { count: 1, minimum: 2 });

  it('set aside what may be, with a reason', () => {
    const reason = 'Deux mi-temps';
    const standing = ruleStanding(
      [overlap, over, checkIns],
      [
        { ...overlap, reason },
        { ...over, reason },
      ],
    );
    expect(standing).toEqual({ blocking: [over], flagged: [checkIns], waived: [overlap] });
    expect(ruleStanding([overlap], [{ ...overlap, reason: ' ' }]).blocking).toEqual([overlap]);
  });

  it('cover what was seen, not what became of it', () => {
    const moved = verdictOf('internships_overlap', { from: '2026-03-02', to: '2026-06-30' });
    const waiver = { ...overlap, reason: 'Deux mi-temps' };
    expect(ruleStanding([overlap, moved], [waiver])).toEqual({
      blocking: [moved],
      flagged: [],
      waived: [overlap],
    });
  });

  it('are refused where they may not be, or give no reason', () => {
    expect(
      waiverProblems([
        { ...over, reason: 'Le stagiaire est d’accord' },
        { ...checkIns, reason: '' },
        { ...overlap, reason: 'Deux mi-temps' },
      ]),
    ).toEqual([
      { path: 'waivers.0.code', code: 'waiver_not_allowed', params: { rule: 'R2' } },
      { path: 'waivers.1.reason', code: 'reason_required' },
    ]);
  });

  it('never take away what cannot be waived, and are the same twice', () => {
    const some = fc.subarray([overlap, over, checkIns]);
    const aside = fc.array(
      fc.constantFrom(overlap, over, checkIns).map((verdict) => ({ ...verdict, reason: 'Vu' })),
    );
    fc.assert(
      fc.property(some, aside, (verdicts, waivers) => {
        const standing = ruleStanding(verdicts, waivers);
        expect(standing.blocking.includes(over)).toBe(verdicts.includes(over));
        expect(ruleStanding(verdicts, [...waivers, ...waivers])).toEqual(standing);
        expect(standing.blocking.length + standing.flagged.length + standing.waived.length).toBe(
          verdicts.length,
        );
      }),
    );
  });

  it('errors name the rule', () => {
    expect(verdictErrors('startOn', [over, checkIns])).toEqual([
      { path: 'startOn', code: 'cap_exceeded', params: { rule: 'R2', minutes: 2, limit: 1, over: 1 } },
    ]);
  });
});

describe('a planned internship', () => {
  const period = { startOn: '2026-03-02', endOn: '2026-08-31' };
  const plan: PlannedInternship = {
    internship: {
      id: 'new',
      school: 'École A',
      ...period,
      teachingYear: { startOn: '2025-09-01', endOn: '2026-08-31' },
      countedMinutes: 875 * 60,
    },
    ofIntern: [],
    leaveProvided: true,
    agreedCents: null,
    around: [],
    headcount: { lastMonth: 134, yearAverage: 130 },
    scope: 'lab',
    ofTutor: [],
    ofAcademicTutor: [],
    onPost: [],
    purpose: { found: [], confirmed: true, justification: 'Apprendre à évaluer un modèle' },
    curriculum: { teachingHours: 420, faceToFaceHours: 100, gapYear: false },
  };
  const refused = (more: Partial<PlannedInternship>) =>
    plannedVerdicts({ ...plan, ...more }, LAW_SETTINGS)
      .filter(({ verdict }) => verdict === 'refused')
      .map(({ rule, code }) => `${rule} ${code}`);

  it('that keeps to every rule says each of them', () => {
    const verdicts = plannedVerdicts(plan, LAW_SETTINGS);
    expect(verdicts.map(({ code }) => code)).toEqual([
      'cap_kept',
      'leave_provided',
      'stipend_due',
      'rate_kept',
      'ceiling_current',
      'quota_unproven',
      'tutor_available',
      'academic_tutor_available',
      'waiting_none',
      'purpose_allowed',
      'curriculum_kept',
    ]);
  });

  it('found again among the others changes nothing', () => {
    const again = { id: 'new', ...period };
    expect(
      plannedVerdicts(
        {
          ...plan,
          ofIntern: [plan.internship],
          around: [{ ...again, prolongedFrom: null }],
          ofTutor: [again],
          ofAcademicTutor: [again],
          onPost: [{ ...again, endedEarlyBy: null }],
        },
        LAW_SETTINGS,
      ),
    ).toEqual(plannedVerdicts(plan, LAW_SETTINGS));
  });

  it('that breaks rules names each of them', () => {
    const three = ['a', 'b', 'c'].map((id) => ({ id, ...period, prolongedFrom: null }));
    expect(
      refused({
        internship: { ...plan.internship, countedMinutes: 925 * 60 },
        ofIntern: [{ ...plan.internship, id: 'other', countedMinutes: 0 }],
        leaveProvided: false,
        agreedCents: 400,
        around: three,
        headcount: { lastMonth: 12, yearAverage: 12 },
        ofTutor: three,
        onPost: [{ id: 'p', startOn: '2025-09-01', endOn: '2026-02-27', endedEarlyBy: null }],
        purpose: { found: ['replace_absent'], confirmed: true, justification: 'Remplacer Léa' },
        curriculum: { teachingHours: 120, faceToFaceHours: 60, gapYear: false },
      }),
    ).toEqual([
      'R2 cap_exceeded',
      'R2 internships_overlap',
      'R3 leave_not_provided',
      'R5 rate_below_minimum',
      'R11 quota_exceeded',
      'R12 tutor_full',
      'R13 waiting_period',
      'R14 purpose_blocked',
      'R15 curriculum_too_short',
    ]);
  });

  it('may pay less than the minimum where a stipend is optional', () => {
    const short = { ...plan.internship, countedMinutes: 308 * 60 };
    expect(refused({ internship: short, agreedCents: 100 })).toEqual([]);
    expect(refused({ agreedCents: 449 })).toEqual(['R5 rate_below_minimum']);
  });

  it('into a year whose ceiling is not known says so', () => {
    const internship = { ...plan.internship, startOn: '2026-09-01', endOn: '2027-02-26' };
    const teachingYear = { startOn: '2026-09-01', endOn: '2027-08-31' };
    const verdicts = plannedVerdicts({ ...plan, internship: { ...internship, teachingYear } }, LAW_SETTINGS);
    expect(verdicts.filter(({ code }) => code === 'ceiling_of_earlier_year')).toHaveLength(1);
  });
});
