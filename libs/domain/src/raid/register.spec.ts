import * as fc from 'fast-check';
import { DomainError } from '../shared/domain-error.js';
import {
  checkRegister,
  checkRegisterEdit,
  checkRegisterLimit,
  checkRegisterOpen,
  isOverdue,
  isUnmitigated,
  OPEN_STATES,
  REGISTER_KINDS,
  REGISTER_LIMITS,
  registerCode,
  registerProblems,
  riskLevel,
  STATES_OF,
  type RegisterItem,
  type RegisterKind,
} from './register-item.js';
import {
  issueOf,
  moveRegisterItem,
  REGISTER_MOVES,
  REGISTER_TABLE,
  registerMoves,
  type RegisterMoveRequest,
} from './register-moves.js';

const TODAY = '2026-03-18';

function item(part: Partial<RegisterItem> & { kind: RegisterKind }): RegisterItem {
  const risk = part.kind === 'risk';
  return {
    id: 'i',
    useCaseId: 'u',
    number: 1,
    title: 'Données en retard',
    description: '',
    state: STATES_OF[part.kind][0] ?? 'open',
    ownerId: null,
    openedOn: '2026-03-02',
    dueOn: null,
    closedOn: null,
    closingNote: null,
    probability: risk ? 3 : null,
    impact: risk ? 4 : null,
    residualProbability: null,
    residualImpact: null,
    response: null,
    responsePlan: null,
    deciderId: null,
    decidedOn: null,
    alternatives: null,
    supersededById: null,
    originId: null,
    gateReviewId: null,
    version: 1,
    ...part,
  };
}

const request = (
  part: Partial<RegisterMoveRequest> & Pick<RegisterMoveRequest, 'name'>,
): RegisterMoveRequest => ({
  note: null,
  on: TODAY,
  today: TODAY,
  deciderId: null,
  successor: null,
  ...part,
});

/** The field codes of the refusal, or what came out. */
function codes(run: () => unknown): unknown {
  try {
    return run();
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return error.fields.map((field) => `${field.path}:${field.code}`);
  }
}

describe('an entry of the register', () => {
  it('is named by its kind and number', () => {
    expect(REGISTER_KINDS.map((kind) => registerCode(kind, 7))).toEqual(['R-7', 'P-7', 'A-7', 'D-7']);
  });

  it('is overdue when it is open past its day', () => {
    expect(isOverdue({ dueOn: '2026-03-17', closedOn: null }, TODAY)).toBe(true);
    expect(isOverdue({ dueOn: TODAY, closedOn: null }, TODAY)).toBe(false);
    expect(isOverdue({ dueOn: '2026-03-01', closedOn: '2026-03-10' }, TODAY)).toBe(false);
  });

  it('asks a risk for P and I, and for a residual that is whole and not above', () => {
    const problems = (part: Partial<RegisterItem>) =>
      registerProblems('risk', item({ kind: 'risk', ...part }), TODAY).map(
        ({ path, code }) => `${path}:${code}`,
      );
    expect(problems({})).toEqual([]);
    expect(problems({ probability: null, impact: null })).toEqual([
      'probability:required',
      'impact:required',
    ]);
    expect(problems({ residualProbability: 2 })).toEqual(['residualImpact:residual_incomplete']);
    expect(problems({ residualProbability: 5, residualImpact: 4 })).toEqual([
      'residualImpact:residual_above',
    ]);
    expect(problems({ residualProbability: 3, residualImpact: 4 })).toEqual([]);
    expect(problems({ openedOn: '2026-03-19' })).toEqual(['openedOn:in_future']);
  });

  it('keeps the fields of one kind from the others', () => {
    const action = item({ kind: 'action', probability: 3, alternatives: 'Attendre' });
    expect(codes(() => checkRegister('action', action, TODAY, 'changes.'))).toEqual([
      'changes.probability:not_of_kind',
      'changes.alternatives:not_of_kind',
    ]);
    const decided = item({ kind: 'decision', decidedOn: TODAY });
    expect(codes(() => checkRegister('decision', decided, TODAY))).toEqual(['deciderId:decider_required']);
  });

  it('keeps its due date once it is over, and the day of a decision to its move', () => {
    const done = item({ kind: 'action', state: 'done', dueOn: '2026-03-10', closedOn: '2026-03-12' });
    expect(codes(() => checkRegisterEdit(done, { ...done, dueOn: '2026-03-20' }))).toEqual([
      'dueOn:date_kept',
    ]);
    expect(codes(() => checkRegisterEdit(done, { ...done, openedOn: '2026-03-13' }))).toEqual([
      'openedOn:after_closing',
    ]);
    expect(codes(() => checkRegisterEdit(done, { ...done, title: 'Autre' }))).toBeUndefined();
    const proposed = item({ kind: 'decision' });
    expect(codes(() => checkRegisterEdit(proposed, { ...proposed, decidedOn: TODAY }))).toEqual([
      'decidedOn:decided_by_move',
    ]);
  });

  it('is not written into the register of a closed use case, nor past the limit', () => {
    expect(codes(() => checkRegisterOpen({ stage: 'closed' }))).toEqual(['useCase:use_case_closed']);
    expect(codes(() => checkRegisterOpen({ stage: 'usage' }))).toBeUndefined();
    expect(codes(() => checkRegisterLimit(REGISTER_LIMITS.items - 1))).toBeUndefined();
    expect(codes(() => checkRegisterLimit(REGISTER_LIMITS.items))).toEqual(['title:too_many']);
  });

  it('shows a level by its severity, and counts as answered by a plan or a lower residual', () => {
    expect([5, 6, 12, 15].map(riskLevel)).toEqual(['low', 'moderate', 'moderate', 'severe']);
    expect(isUnmitigated({ severity: 16, residualSeverity: null, hasPlan: false })).toBe(true);
    expect(isUnmitigated({ severity: 16, residualSeverity: 12, hasPlan: false })).toBe(false);
    expect(isUnmitigated({ severity: 16, residualSeverity: 16, hasPlan: true })).toBe(false);
  });
});

describe('the life of an entry', () => {
  it.each(REGISTER_KINDS)('of kind %s reaches every state, and only its own', (kind) => {
    const reached = new Set([STATES_OF[kind][0]]);
    for (let size = 0; size !== reached.size;) {
      size = reached.size;
      for (const move of REGISTER_TABLE[kind])
        if (move.from.some((from) => reached.has(from))) reached.add(move.to);
    }
    expect([...reached].sort()).toEqual([...STATES_OF[kind]].sort());
  });

  it('uses every move of the vocabulary', () => {
    const used = new Set(REGISTER_KINDS.flatMap((kind) => REGISTER_TABLE[kind].map((move) => move.name)));
    expect([...used].sort()).toEqual([...REGISTER_MOVES].sort());
  });

  it('asks for a note to close a risk or an issue and to cancel an action', () => {
    expect(
      codes(() => moveRegisterItem(item({ kind: 'risk' }), request({ name: 'close', note: ' ' }))),
    ).toEqual(['note:reason_required']);
    expect(codes(() => moveRegisterItem(item({ kind: 'action' }), request({ name: 'cancel' })))).toEqual([
      'note:reason_required',
    ]);
    expect(
      moveRegisterItem(item({ kind: 'issue' }), request({ name: 'close', note: 'Livré ' })),
    ).toMatchObject({
      state: 'closed',
      closedOn: TODAY,
      closingNote: 'Livré',
    });
  });

  it('keeps the day an action was done, and forgets it when it goes on', () => {
    const done = moveRegisterItem(item({ kind: 'action' }), request({ name: 'finish', on: '2026-03-16' }));
    expect(done).toMatchObject({ state: 'done', closedOn: '2026-03-16' });
    const again = moveRegisterItem({ ...item({ kind: 'action' }), ...done }, request({ name: 'resume' }));
    expect(again).toMatchObject({ state: 'in_progress', closedOn: null, closingNote: null });
  });

  it('ends nothing before it was opened or in the future', () => {
    const action = item({ kind: 'action' });
    expect(codes(() => moveRegisterItem(action, request({ name: 'finish', on: '2026-03-01' })))).toEqual([
      'on:before_opening',
    ]);
    expect(codes(() => moveRegisterItem(action, request({ name: 'finish', on: '2026-03-19' })))).toEqual([
      'on:in_future',
    ]);
  });

  it('takes a decision by somebody, and keeps its day when another takes its place', () => {
    const proposed = item({ kind: 'decision' });
    expect(codes(() => moveRegisterItem(proposed, request({ name: 'take' })))).toEqual([
      'deciderId:decider_required',
    ]);
    const taken = {
      ...proposed,
      ...moveRegisterItem(proposed, request({ name: 'take', deciderId: 'p', on: '2026-03-10' })),
    };
    expect(taken).toMatchObject({
      state: 'taken',
      decidedOn: '2026-03-10',
      closedOn: '2026-03-10',
      deciderId: 'p',
    });
    const successor = { id: 'j', useCaseId: 'u', kind: 'decision', state: 'taken' } as const;
    expect(moveRegisterItem(taken, request({ name: 'supersede', successor }))).toMatchObject({
      state: 'superseded',
      supersededById: 'j',
      decidedOn: '2026-03-10',
    });
    for (const bad of [
      { ...successor, id: 'i' },
      { ...successor, useCaseId: 'v' },
      { ...successor, state: 'superseded' as const },
      { ...successor, kind: 'action' as const, state: 'done' as const },
    ]) {
      expect(codes(() => moveRegisterItem(taken, request({ name: 'supersede', successor: bad })))).toEqual([
        'supersededById:successor_not_taken',
      ]);
    }
    expect(codes(() => moveRegisterItem(taken, request({ name: 'supersede' })))).toEqual([
      'supersededById:successor_required',
    ]);
  });

  it('opens by a risk that occurs an issue of the same words, linked to it', () => {
    const risk = item({ kind: 'risk', id: 'r', ownerId: 'p' });
    expect(moveRegisterItem(risk, request({ name: 'occur' }))).toMatchObject({
      state: 'occurred',
      closedOn: TODAY,
    });
    expect(issueOf(risk)).toMatchObject({ kind: 'issue', title: risk.title, ownerId: 'p', originId: 'r' });
    expect(registerMoves({ kind: 'risk', state: 'occurred' })).toEqual([]);
  });

  it('is open without a closing day or over with one, whatever was asked', () => {
    const successor = { id: 'j', useCaseId: 'u', kind: 'decision', state: 'taken' } as const;
    fc.assert(
      fc.property(
        fc.constantFrom(...REGISTER_KINDS),
        fc.array(fc.constantFrom(...REGISTER_MOVES), { maxLength: 12 }),
        (kind, names) => {
          let now = item({ kind });
          for (const name of names) {
            const allowed = registerMoves(now).some((move) => move.name === name);
            const asked = request({ name, note: 'Fini', deciderId: 'p', successor });
            const outcome = codes(() => moveRegisterItem(now, asked));
            expect(Array.isArray(outcome)).toBe(!allowed);
            if (allowed) now = { ...now, ...(outcome as Partial<RegisterItem>) };
            expect(now.closedOn === null).toBe(OPEN_STATES.includes(now.state));
            expect(STATES_OF[kind]).toContain(now.state);
            if (now.state === 'superseded') expect(now.supersededById).toBe('j');
            if (kind === 'decision') expect(now.decidedOn === null).toBe(now.state === 'proposed');
          }
        },
      ),
    );
  });
});
