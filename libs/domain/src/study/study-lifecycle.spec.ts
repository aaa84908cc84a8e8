import * as fc from 'fast-check';
import type { Principal, Role } from '../people/role.js';
import { ROLES } from '../people/role.js';
import { DomainError } from '../shared/domain-error.js';
import { NO_STUDY_ANSWERS } from './answers.js';
import {
  advanceStudy,
  allowedStudyTransitions,
  STUDY_GUARDS,
  STUDY_TRANSITION_NAMES,
  STUDY_TRANSITIONS,
  type StudyMove,
} from './study-lifecycle.js';
import {
  mayEditStudy,
  seesStudy,
  STUDY_RECOMMENDATIONS,
  STUDY_STATES,
  useCaseFromStudy,
  type Study,
  type StudyState,
} from './study.js';
import { COMPLETE_ANSWERS } from './testing/complete-answers.js';

const who = (role: Role, entityId: string | null = null, accountId = `a-${role}`): Principal => ({
  accountId,
  personId: accountId.replace('a-', 'p-'),
  role,
  entityId,
});
const author = who('partner', 'north');
const manager = who('project_manager');
const leader = who('leadership');
const study: Study = {
  id: 's',
  code: 'EO-001',
  title: 'Lire les dossiers',
  entityId: 'north',
  accountId: author.accountId,
  byPersonId: author.personId,
  state: 'draft',
  recommendation: null,
  recommendationReason: null,
  revisitOn: null,
  answers: COMPLETE_ANSWERS,
  useCaseId: null,
  submittedOn: null,
  decidedOn: null,
  decidedById: null,
  version: 1,
};
const at = (state: StudyState, more: Partial<Study> = {}): Study => ({
  ...study,
  state,
  submittedOn: state === 'draft' ? null : '2026-03-01',
  recommendation: state === 'decided' ? 'defer' : null,
  ...more,
});
const move = (name: StudyMove['name'], more: Partial<StudyMove> = {}): StudyMove => ({
  name,
  reason: 'Parce que',
  recommendation: 'pursue',
  revisitOn: '2026-09-01',
  today: '2026-03-18',
  ...more,
});
function refused(act: () => unknown): DomainError {
  try {
    act();
  } catch (error) {
    if (error instanceof DomainError) return error;
    throw error;
  }
  throw new Error('Nothing was refused');
}

describe('the transition table', () => {
  it('reaches every state from a draft, and uses every name and guard', () => {
    const reached = new Set<StudyState>(['draft']);
    const waiting: StudyState[] = ['draft'];
    for (let state = waiting.pop(); state; state = waiting.pop()) {
      for (const principal of [author, manager, leader]) {
        for (const { to } of allowedStudyTransitions(at(state), principal)) {
          if (reached.has(to)) continue;
          reached.add(to);
          waiting.push(to);
        }
      }
    }
    expect([...reached].sort()).toEqual([...STUDY_STATES].sort());
    expect(new Set(STUDY_TRANSITIONS.map((row) => row.name))).toEqual(new Set(STUDY_TRANSITION_NAMES));
    expect(new Set(STUDY_TRANSITIONS.flatMap((row) => row.guards))).toEqual(new Set(STUDY_GUARDS));
  });

  it('makes exactly the moves it offers', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...STUDY_STATES),
        fc.constantFrom(...STUDY_TRANSITION_NAMES),
        fc.constantFrom(...ROLES),
        fc.constantFrom('north', 'south'),
        fc.constantFrom(...STUDY_RECOMMENDATIONS),
        fc.boolean(),
        (state, name, role, entityId, recommendation, own) => {
          const principal = who(role, role === 'partner' ? entityId : null);
          const given = at(state, own ? { accountId: principal.accountId } : {});
          const offered = allowedStudyTransitions(given, principal).find((each) => each.name === name);
          if (offered) {
            expect(advanceStudy(given, move(name, { recommendation }), principal).state).toBe(offered.to);
          } else {
            expect(['forbidden', 'transition_not_allowed']).toContain(
              refused(() => advanceStudy(given, move(name), principal)).code,
            );
          }
        },
      ),
    );
  });

  it('keeps the day of the first submission, and a decision only while decided', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...STUDY_TRANSITIONS), { maxLength: 30 }), (rows) => {
        let now: Study = study;
        for (const row of rows) {
          const principal =
            row.action === 'study:write' ? author : row.action === 'study:decide' ? leader : manager;
          if (!row.from.includes(now.state)) continue;
          now = { ...now, ...advanceStudy(now, move(row.name, { recommendation: 'defer' }), principal) };
          expect(now.submittedOn).toBe('2026-03-18');
          expect(now.decidedOn === null).toBe(now.state !== 'decided');
          expect(now.recommendation === null).toBe(now.state !== 'decided');
          expect(now.revisitOn === null).toBe(now.state !== 'decided');
        }
      }),
    );
  });
});

describe('what a move asks for', () => {
  it('names each missing answer when an incomplete study is submitted', () => {
    const empty = at('draft', {
      answers: { ...COMPLETE_ANSWERS, businessCase: NO_STUDY_ANSWERS.businessCase },
    });
    expect(allowedStudyTransitions(empty, author)[0]?.missing).toEqual([
      { section: 'businessCase', fields: ['objective', 'costOfNotDoing'] },
    ]);
    const error = refused(() => advanceStudy(empty, move('submit'), author));
    expect(error.code).toBe('evidence_missing');
    expect(error.fields.map((field) => field.path)).toEqual([
      'businessCase.objective',
      'businessCase.costOfNotDoing',
    ]);
  });

  it.each([
    ['a return without a reason', at('screening'), move('return', { reason: ' ' }), 'reason'],
    [
      'an abandon without a reason',
      at('qualified'),
      move('decide', { recommendation: 'abandon', reason: null }),
      'reason',
    ],
    [
      'a deferral without a day',
      at('qualified'),
      move('decide', { recommendation: 'defer', revisitOn: null }),
      'revisitOn',
    ],
    [
      'a deferral to today',
      at('qualified'),
      move('decide', { recommendation: 'defer', revisitOn: '2026-03-18' }),
      'revisitOn',
    ],
    [
      'a decision that says nothing',
      at('qualified'),
      move('decide', { recommendation: null }),
      'recommendation',
    ],
  ])('refuses %s', (_case, given, asked, field) => {
    expect(refused(() => advanceStudy(given, asked, manager)).fields[0]?.path).toBe(field);
  });

  it('lets nobody decide on a study of their own', () => {
    const own = at('qualified', { accountId: manager.accountId, byPersonId: manager.personId });
    expect(allowedStudyTransitions(own, manager).map((each) => each.name)).toEqual(['return']);
    const error = refused(() => advanceStudy(own, move('decide'), manager));
    expect([error.code, error.fields[0]?.code]).toEqual(['forbidden', 'own_study']);
    expect(advanceStudy(own, move('decide', { reason: null }), leader)).toMatchObject({
      state: 'decided',
      recommendation: 'pursue',
      revisitOn: null,
      decidedOn: '2026-03-18',
    });
  });

  it('looks again only at what was put off', () => {
    const gone = at('decided', { recommendation: 'abandon' });
    expect(allowedStudyTransitions(gone, manager)).toEqual([]);
    expect(refused(() => advanceStudy(gone, move('revisit'), manager)).code).toBe('transition_not_allowed');
  });
});

describe('who sees and edits', () => {
  const colleague = who('partner', 'north', 'a-colleague');
  const stranger = who('partner', 'south', 'a-stranger');

  it('hides a draft from the lab until it was submitted, and from other entities always', () => {
    expect(seesStudy(study, author)).toBe(true);
    expect(seesStudy(study, colleague)).toBe(true);
    expect(seesStudy(study, manager)).toBe(false);
    expect(seesStudy({ ...study, submittedOn: '2026-03-01' }, manager)).toBe(true);
    expect(seesStudy({ ...study, submittedOn: '2026-03-01' }, stranger)).toBe(false);
    expect(seesStudy({ ...study, accountId: manager.accountId }, manager)).toBe(true);
  });

  it('lets the author edit a draft, and whoever may write there once the account is gone', () => {
    expect(mayEditStudy(study, author)).toBe(true);
    expect(mayEditStudy(study, colleague)).toBe(false);
    expect(mayEditStudy({ ...study, accountId: null }, colleague)).toBe(true);
    expect(mayEditStudy({ ...study, accountId: null }, stranger)).toBe(false);
    expect(mayEditStudy(at('submitted'), author)).toBe(false);
    expect(mayEditStudy({ ...study, accountId: 'a-intern' }, who('intern'))).toBe(false);
  });
});

it('makes the use case of what the author wrote', () => {
  expect(useCaseFromStudy(study)).toMatchObject({
    title: 'Lire les dossiers',
    summary: 'Les dossiers attendent trois jours\n\nRépondre en un jour',
    entityId: 'north',
    domain: 'Crédit',
    tags: ['NLP'],
    health: 'not_rated',
  });
});
