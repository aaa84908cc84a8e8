import * as fc from 'fast-check';
import { refusal } from '../meeting/testing/refusal.js';
import {
  allowedApplicationMoves,
  APPLICATION_GUARDS,
  APPLICATION_MOVES,
  APPLICATION_STATES,
  APPLICATION_TRANSITIONS,
  moveApplication,
  type ApplicationFacts,
} from './application.js';
import {
  allowedInternshipMoves,
  INTERNSHIP_GUARDS,
  INTERNSHIP_MOVES,
  INTERNSHIP_STATES,
  INTERNSHIP_TRANSITIONS,
  moveInternship,
  type InternshipFacts,
} from './life.js';
import { INTERNSHIP_PROGRAMMES } from './programmes.js';
import {
  courseProgress,
  INTERNSHIP_TEMPLATE_CODES,
  INTERNSHIP_TEMPLATES,
  progressProblems,
  templateSteps,
  type StepProgress,
} from './templates.js';

interface Row {
  readonly name: string;
  readonly from: readonly string[];
  readonly to: string;
}

/** Every state that rows lead to from `start`. */
function reached(start: string, rows: readonly Row[]): Set<string> {
  const found = new Set([start]);
  for (let size = 0; size < found.size;) {
    size = found.size;
    for (const { from, to } of rows) if (from.some((state) => found.has(state))) found.add(to);
  }
  return found;
}

describe('the life of an application', () => {
  const facts: ApplicationFacts = { scored: true, placesLeft: 1, erased: false };

  it('reaches every state, by every move, asking for every guard', () => {
    expect(reached('received', APPLICATION_TRANSITIONS)).toEqual(new Set(APPLICATION_STATES));
    expect(new Set(APPLICATION_TRANSITIONS.map(({ name }) => name))).toEqual(new Set(APPLICATION_MOVES));
    expect(new Set(APPLICATION_TRANSITIONS.flatMap(({ guards }) => guards))).toEqual(
      new Set(APPLICATION_GUARDS),
    );
  });

  it.each([
    [{ ...facts, scored: false }, 'scored'],
    [{ ...facts, placesLeft: 0 }, 'place_left'],
  ])('accepts nobody with %j', (lacking, path) => {
    const accept = () => moveApplication('interview', { name: 'accept', reason: null }, lacking);
    expect(refusal(accept)).toEqual({
      code: 'evidence_missing',
      fields: [{ path, code: 'evidence_missing' }],
    });
    expect(moveApplication('interview', { name: 'accept', reason: null }, facts)).toBe('accepted');
  });

  it('rejects with a reason, and brings back only what was not erased', () => {
    const reject = (reason: string | null) => moveApplication('received', { name: 'reject', reason }, facts);
    expect(refusal(() => reject('  ')).code).toBe('reason_required');
    expect(reject('Hors du champ de l’offre')).toBe('rejected');
    const reopen = (erased: boolean) =>
      moveApplication(
        'rejected',
        { name: 'reopen', reason: 'Une place s’est libérée' },
        { ...facts, erased },
      );
    expect(reopen(false)).toBe('received');
    expect(refusal(() => reopen(true)).fields).toMatchObject([{ path: 'not_erased' }]);
  });

  it('makes the moves it allows, and no other', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...APPLICATION_STATES),
        fc.constantFrom(...APPLICATION_MOVES),
        (state, name) => {
          const allowed = allowedApplicationMoves(state, facts).find((row) => row.name === name);
          const made = () => moveApplication(state, { name, reason: 'Vu' }, facts);
          if (allowed) expect(made()).toBe(allowed.to);
          else expect(refusal(made).code).toBe('transition_not_allowed');
        },
      ),
    );
  });
});

describe('the life of an internship', () => {
  const facts: InternshipFacts = {
    startOn: '2026-03-02',
    endOn: '2026-08-31',
    today: '2026-08-31',
    mentionGaps: [],
    ruleErrors: [],
    signatureErrors: [],
    amendmentSigned: true,
    initiative: 'host',
    evaluated: true,
  };
  const move = (
    state: (typeof INTERNSHIP_STATES)[number],
    name: (typeof INTERNSHIP_MOVES)[number],
    more = {},
  ) => moveInternship(state, { name, reason: 'Vu' }, { ...facts, ...more });
  const broken = [{ path: 'startOn', code: 'signature_missing' }];

  it('reaches every state, by every move, asking for every guard', () => {
    expect(reached('draft', INTERNSHIP_TRANSITIONS)).toEqual(new Set(INTERNSHIP_STATES));
    expect(new Set(INTERNSHIP_TRANSITIONS.map(({ name }) => name))).toEqual(new Set(INTERNSHIP_MOVES));
    expect(new Set(INTERNSHIP_TRANSITIONS.flatMap(({ guards }) => guards))).toEqual(
      new Set(INTERNSHIP_GUARDS),
    );
  });

  it.each([
    ['draft', 'send_for_signature', { mentionGaps: broken }],
    ['draft', 'send_for_signature', { ruleErrors: broken }],
    ['in_signature', 'sign', { signatureErrors: broken }],
    ['signed', 'start', { signatureErrors: broken }],
    ['signed', 'start', { ruleErrors: broken }],
    ['signed', 'start', { today: '2026-03-01' }],
    ['running', 'complete', { today: '2026-08-30' }],
    ['running', 'extend', { amendmentSigned: false }],
    ['running', 'terminate', { initiative: null }],
    ['completed', 'certify', { evaluated: false }],
  ] as const)('from %s, refuses to %s with %j', (state, name, lacking) => {
    expect(refusal(() => move(state, name, lacking)).code).toBe('evidence_missing');
    expect(INTERNSHIP_STATES).toContain(move(state, name));
  });

  it('starts and completes on the very day', () => {
    expect(move('signed', 'start', { today: '2026-03-02' })).toBe('running');
    expect(move('running', 'complete', { today: '2026-08-31' })).toBe('completed');
  });

  it('ends early from any state that is under way, and is certified all the same', () => {
    for (const state of ['signed', 'running', 'suspended', 'extended'] as const)
      expect(move(state, 'terminate')).toBe('terminated');
    expect(move('terminated', 'certify', { evaluated: false })).toBe('certified');
    expect(refusal(() => move('draft', 'terminate')).code).toBe('transition_not_allowed');
    expect(refusal(() => moveInternship('running', { name: 'suspend', reason: null }, facts)).code).toBe(
      'reason_required',
    );
  });

  it('never offers a move twice from one state', () => {
    for (const state of INTERNSHIP_STATES) {
      const names = allowedInternshipMoves(state, facts).map(({ name }) => name);
      expect(new Set(names).size).toBe(names.length);
    }
  });
});

describe('templates', () => {
  it('are how the offers of the catalogue go', () => {
    expect(INTERNSHIP_TEMPLATES.map(({ code }) => code)).toEqual(INTERNSHIP_TEMPLATE_CODES);
    const offers = INTERNSHIP_PROGRAMMES.flatMap((programme) => programme.offers);
    expect(INTERNSHIP_TEMPLATES.flatMap((template) => template.offers)).toEqual(
      offers.map(({ number }) => number),
    );
    for (const { steps, offers: numbers } of INTERNSHIP_TEMPLATES)
      for (const offer of offers.filter(({ number }) => numbers.includes(number)))
        expect(offer.steps).toEqual(steps);
  });

  const steps = templateSteps('RD_INTEGRATION');
  const at = (
    step: string,
    state: StepProgress['state'],
    more: Partial<StepProgress> = {},
  ): StepProgress => ({
    step,
    state,
    conditionHolds: null,
    reason: '',
    ...more,
  });

  it('five steps, the publication only when the results are better than the state of the art', () => {
    expect(steps).toHaveLength(5);
    expect(courseProgress(steps, [])).toEqual({ done: 0, of: 4, current: 'VEILLE' });
    const done = ['VEILLE', 'SELECTION', 'COMPARATIF', 'INTEGRATION'].map((step) => at(step, 'done'));
    expect(courseProgress(steps, done)).toEqual({ done: 4, of: 4, current: null });
    const better = [...done, at('PUBLICATION', 'planned', { conditionHolds: true })];
    expect(courseProgress(steps, better)).toEqual({ done: 4, of: 5, current: 'PUBLICATION' });
    expect(courseProgress(templateSteps('GESTION_PROJET'), [])).toMatchObject({
      of: 3,
      current: 'OPPORTUNITE',
    });
  });

  it.each([
    [[at('PUBLICATION', 'in_progress')], ['step_condition']],
    [[at('PUBLICATION', 'done', { conditionHolds: true })], []],
    [[at('PUBLICATION', 'skipped', { conditionHolds: false })], []],
    [[at('VEILLE', 'skipped')], ['reason_required']],
    [[at('VEILLE', 'skipped', { reason: 'Déjà faite' })], []],
    [[at('VEILLE', 'done'), at('VEILLE', 'planned')], ['already_exists']],
    [[at('OPPORTUNITE', 'done')], ['unknown']],
  ])('%j breaks %j', (progress, expected) => {
    expect(progressProblems(steps, progress).map(({ code }) => code)).toEqual(expected);
  });
});
