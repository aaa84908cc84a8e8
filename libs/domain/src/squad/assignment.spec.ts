import {
  assignmentProblems,
  membershipProblems,
  teamClosed,
  type AssignmentDraft,
  type AssignmentFacts,
} from './assignment.js';

const draft: AssignmentDraft = {
  personId: 'ana',
  squadId: null,
  role: 'Développeuse',
  fromOn: '2026-03-02',
  toOn: '2026-06-30',
  percent: 50,
  personDays: null,
};
const facts: AssignmentFacts = {
  useCase: { stage: 'delivery', condition: 'active', bornOn: '2025-09-01' },
  person: { archived: false },
  squad: null,
  others: [],
};
const found = (changes: Partial<AssignmentDraft>, world: Partial<AssignmentFacts> = {}) =>
  assignmentProblems({ ...draft, ...changes }, { ...facts, ...world }).map(
    ({ path, code }) => `${path} ${code}`,
  );

describe('an assignment', () => {
  it('is fine when nothing is wrong', () => expect(found({})).toEqual([]));

  it.each<[string, Partial<AssignmentDraft>, Partial<AssignmentFacts>]>([
    ['toOn to_before_from', { toOn: '2026-03-01' }, {}],
    ['toOn span_too_long', { toOn: '2029-03-02' }, {}],
    ['fromOn before_use_case', { fromOn: '2025-08-29' }, {}],
    ['toOn no_working_day', { fromOn: '2026-03-07', toOn: '2026-03-08' }, {}],
    ['percent percent_or_days', { percent: null }, {}],
    ['percent percent_or_days', { personDays: 3 }, {}],
    ['personId unknown', {}, { person: undefined }],
    ['personId archived', {}, { person: { archived: true } }],
    ['squadId unknown', { squadId: 'x' }, { squad: undefined }],
    ['squadId archived', { squadId: 'x' }, { squad: { archived: true, hasPerson: true } }],
    ['squadId not_member', { squadId: 'x' }, { squad: { archived: false, hasPerson: false } }],
    ['useCase use_case_closed', {}, { useCase: { ...facts.useCase, stage: 'closed' } }],
    ['useCase use_case_abandoned', {}, { useCase: { ...facts.useCase, condition: 'abandoned' } }],
    [
      'role assigned_twice',
      { role: ' developpeuse' },
      { others: [{ role: 'Développeuse', fromOn: '2026-06-30', toOn: '2026-07-31' }] },
    ],
  ])('is refused: %s', (problem, changes, world) => {
    expect(found(changes, world)).toEqual([problem]);
  });

  it('may last three years less a day', () => expect(found({ toOn: '2029-03-01' })).toEqual([]));

  it('may go beside another role, or follow the same one', () => {
    expect(found({}, { others: [{ role: 'Testeuse', fromOn: '2026-03-02', toOn: '2026-06-30' }] })).toEqual(
      [],
    );
    expect(
      found({}, { others: [{ role: 'Développeuse', fromOn: '2026-07-01', toOn: '2026-07-31' }] }),
    ).toEqual([]);
  });

  it('names the other one when it is there twice', () => {
    const others = [{ role: 'développeuse', fromOn: '2026-01-05', toOn: '2026-03-31' }];
    expect(assignmentProblems(draft, { ...facts, others })[0]?.params).toEqual({
      role: 'développeuse',
      from: '2026-01-05',
      to: '2026-03-31',
    });
  });

  it('goes on while a use case is only on hold', () => {
    expect(teamClosed({ stage: 'delivery', condition: 'on_hold' })).toBeUndefined();
  });
});

describe('a membership', () => {
  const codes = (
    fromOn: string,
    toOn: string | null,
    others: readonly { fromOn: string; toOn: string | null }[],
  ) => membershipProblems({ fromOn, toOn }, { person: { archived: false }, others }).map(({ code }) => code);

  it('ends after it begins, once at a time', () => {
    expect(codes('2026-03-02', null, [])).toEqual([]);
    expect(codes('2026-03-02', '2026-03-01', [])).toEqual(['to_before_from']);
    expect(codes('2026-03-02', null, [{ fromOn: '2026-09-01', toOn: null }])).toEqual(['member_twice']);
    expect(codes('2026-03-02', '2026-08-31', [{ fromOn: '2026-09-01', toOn: null }])).toEqual([]);
    expect(codes('2026-03-02', null, [{ fromOn: '2025-09-01', toOn: '2026-03-01' }])).toEqual([]);
  });

  it('is of somebody who is there', () => {
    const of = (person: { archived: boolean } | undefined) =>
      membershipProblems({ fromOn: '2026-03-02', toOn: null }, { person, others: [] }).map(
        ({ code }) => code,
      );
    expect([of(undefined), of({ archived: true })]).toEqual([['unknown'], ['archived']]);
  });
});
