import * as fc from 'fast-check';
import { DomainError } from '../shared/domain-error.js';
import {
  AGREEMENT_GUARDS,
  AGREEMENT_MOVES,
  AGREEMENT_STATES,
  AGREEMENT_TRANSITIONS,
  agreementStateOn,
  allowedAgreementMoves,
  checkAgreementDraft,
  moveAgreement,
  type AgreementFacts,
  type AgreementOpinionGiven,
} from './lifecycle.js';
import { agreementSignedOn, checkAgreementOpinion, signatureProblems } from './signing.js';

const READY: AgreementFacts = {
  gaps: [],
  authors: ['author'],
  opinions: [{ personId: 'partner', side: 'partner', opinion: 'approve' }],
  signatures: [
    { name: 'Ada', signedOn: '2026-03-01' },
    { name: 'Ben', signedOn: '2026-03-04' },
  ],
};
const codes = (work: () => unknown): readonly string[] => {
  try {
    work();
  } catch (error) {
    if (error instanceof DomainError) return [error.code, ...error.fields.map((field) => field.code)];
  }
  return [];
};
const approval = (opinions: readonly AgreementOpinionGiven[]) =>
  codes(() =>
    moveAgreement('in_review', { name: 'send_for_signature', reason: null }, { ...READY, opinions }),
  );

describe('the life of an agreement', () => {
  it('reaches every state from a draft', () => {
    const reached = new Set<string>(['draft']);
    for (let size = 0; size !== reached.size;) {
      size = reached.size;
      for (const { from, to } of AGREEMENT_TRANSITIONS)
        if (from.some((state) => reached.has(state))) reached.add(to);
    }
    expect([...reached].sort()).toEqual([...AGREEMENT_STATES].sort());
  });

  it('has each guard refuse somewhere', () => {
    expect(new Set(AGREEMENT_TRANSITIONS.flatMap((row) => row.guards))).toEqual(new Set(AGREEMENT_GUARDS));
    const bare: AgreementFacts = {
      gaps: [{ path: 'purpose', code: 'required' }],
      authors: [],
      opinions: [],
      signatures: [{ name: 'Ada', signedOn: null }],
    };
    for (const row of AGREEMENT_TRANSITIONS.filter((one) => one.guards.length > 0)) {
      const name = row.name === 'expire' ? 'sign' : row.name;
      for (const from of row.from) {
        expect(codes(() => moveAgreement(from, { name, reason: null }, bare))).toContain('evidence_missing');
        expect(moveAgreement(from, { name, reason: null }, READY)).toBe(row.to);
      }
    }
  });

  it('never moves what is signed or expired, and never leaves the table', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...AGREEMENT_STATES),
        fc.constantFrom(...AGREEMENT_MOVES),
        fc.string(),
        (state, name, reason) => {
          const row = AGREEMENT_TRANSITIONS.find((one) => one.name === name && one.from.includes(state));
          const said = codes(() => moveAgreement(state, { name, reason }, READY));
          if (state === 'signed' || state === 'expired') expect(said[0]).toBe('transition_not_allowed');
          if (!row) expect(said[0]).toBe('transition_not_allowed');
          else expect(said.length === 0).toBe(!row.needsReason || reason.trim() !== '');
        },
      ),
    );
  });

  it('lets nothing be written but in a draft', () => {
    expect(AGREEMENT_STATES.map((state) => codes(() => checkAgreementDraft(state))[1] ?? 'free')).toEqual([
      'free',
      'agreement_frozen',
      'agreement_frozen',
      'agreement_signed',
      'agreement_signed',
    ]);
  });

  it('says what each move lacks, and asks a reason to go back', () => {
    expect(allowedAgreementMoves('in_signature', { ...READY, signatures: [] })).toEqual([
      { name: 'sign', to: 'signed', missing: [{ path: 'signatures', code: 'required' }], needsReason: false },
      { name: 'return_to_draft', to: 'draft', missing: [], needsReason: true },
    ]);
  });

  it('expires the day after its last, by the calendar alone', () => {
    expect(agreementStateOn('signed', '2026-03-18', '2026-03-18')).toBe('signed');
    expect(agreementStateOn('signed', '2026-03-17', '2026-03-18')).toBe('expired');
    expect(agreementStateOn('signed', null, '2026-03-18')).toBe('signed');
    expect(agreementStateOn('in_review', '2020-01-01', '2026-03-18')).toBe('in_review');
  });
});

describe('approval', () => {
  const given = (personId: string, side: 'lab' | 'partner', opinion: AgreementOpinionGiven['opinion']) => ({
    personId,
    side,
    opinion,
  });

  it.each([
    ['the partner’s', [given('p', 'partner', 'approve')], []],
    ['the partner’s after changes', [given('p', 'partner', 'changes'), given('p', 'partner', 'approve')], []],
    ['a sign-off of somebody else', [given('m', 'lab', 'sign_off')], []],
    ['nobody’s', [], ['evidence_missing', 'partner_approval']],
    ['the lab’s alone', [given('m', 'lab', 'approve')], ['evidence_missing', 'partner_approval']],
    ['the author’s', [given('author', 'partner', 'approve')], ['evidence_missing', 'partner_approval']],
    ['the author’s sign-off', [given('author', 'lab', 'sign_off')], ['evidence_missing', 'partner_approval']],
    [
      'one of two partners’, the other asking for changes',
      [given('p', 'partner', 'approve'), given('q', 'partner', 'changes')],
      ['evidence_missing', 'changes_asked'],
    ],
    [
      'taken back',
      [given('p', 'partner', 'approve'), given('p', 'partner', 'changes')],
      ['evidence_missing', 'changes_asked'],
    ],
  ] as const)('%s', (_, opinions, expected) => {
    expect(approval(opinions)).toEqual(expected);
  });

  const asked = {
    state: 'in_review',
    opinion: 'approve',
    comment: 'Oui',
    side: 'partner',
    personId: 'p',
    authors: ['author'],
  } as const;
  it.each([
    [{}, []],
    [{ state: 'draft' }, ['transition_not_allowed', 'not_in_review']],
    [{ opinion: 'sign_off' }, ['forbidden']],
    [{ opinion: 'changes', comment: ' ' }, ['reason_required', 'reason_required']],
    [{ personId: 'author' }, ['invalid_value', 'self_approval']],
    [{ personId: 'author', side: 'lab', opinion: 'sign_off' }, ['invalid_value', 'self_approval']],
    [{ side: 'lab', opinion: 'sign_off', comment: '' }, ['reason_required', 'reason_required']],
    [{ side: 'lab', opinion: 'sign_off' }, []],
  ] as const)('given as %j answers %j', (change, expected) => {
    expect(codes(() => checkAgreementOpinion({ ...asked, ...change }))).toEqual(expected);
  });
});

describe('signatures', () => {
  const dates = { frozenOn: '2026-03-10', today: '2026-03-18' };
  it('lie between the frozen text and today', () => {
    const days = ['2026-03-09', '2026-03-10', '2026-03-18', '2026-03-19', null];
    expect(
      signatureProblems(
        days.map((signedOn) => ({ signedOn })),
        dates,
      ).map(({ path, code }) => `${path} ${code}`),
    ).toEqual(['signatures.0.signedOn before_version', 'signatures.3.signedOn in_future']);
  });

  it('date the agreement by the last', () => {
    expect(agreementSignedOn(READY.signatures)).toBe('2026-03-04');
    expect(agreementSignedOn([...READY.signatures, { signedOn: null }])).toBeNull();
    expect(agreementSignedOn([])).toBeNull();
  });
});
