import type { Gates, Problem, UseCaseDetail } from '@jalon/contracts';
import * as contracts from '@jalon/contracts';
import type { TestAnswer } from '../../testing/app.js';
import { TEST_TODAY } from '../../testing/app.js';
import { first, GateWorld } from './testing/gate-world.js';

let world: GateWorld;

beforeAll(async () => {
  world = await GateWorld.start();
});
afterAll(() => world.app.stop());

const codes = (answer: TestAnswer<Problem>) => [
  answer.status,
  ...(answer.body.errors ?? []).map(({ path, code }) => `${path} ${code}`),
];
const detail = async (useCase: UseCaseDetail) =>
  (await world.author.get<UseCaseDetail>(`/api/use-cases/${useCase.id}`)).body;

describe('asking for a gate', () => {
  it('pins the last grid of the border ahead, once at a time', async () => {
    const useCase = await world.useCase(false);
    const before = await world.gates(useCase);
    expect(() => contracts.gates.parse(before.body)).not.toThrow();
    expect(before.body).toMatchObject({ border: 'opportunity_framing', reviews: [], mayRequest: true });
    expect(before.body.automatic.filter((one) => !one.met).map((one) => one.evidence)).toEqual([
      'sponsor',
      'functional_referent',
      'scores',
    ]);
    const review = await world.request(useCase);
    expect(review).toMatchObject({ state: 'pending', number: 1, requestedOn: TEST_TODAY, version: 1 });
    expect(review.grid.criteria).toEqual(before.body.grid?.criteria);
    const again = await world.author.post<Problem>(`/api/use-cases/${useCase.id}/gates`, {
      slots: [{ slot: 'final', personId: world.boss.principal.personId }],
    });
    expect(codes(again)).toEqual([409, 'border review_open']);
  });

  it('names one final approver who may decide and did not ask', async () => {
    const useCase = await world.useCase();
    const attempt = async (slots: readonly object[]) =>
      codes(await world.author.post<Problem>(`/api/use-cases/${useCase.id}/gates`, { slots }));
    const id = (client: { principal: { personId: string } }) => client.principal.personId;
    expect(await attempt([])).toEqual([422, 'slots one_final']);
    expect(await attempt([{ slot: 'final', personId: id(world.author) }])).toEqual([
      422,
      'slots self_approval',
    ]);
    expect(await attempt([{ slot: 'final', personId: id(world.expert) }])).toEqual([
      422,
      'slots.0.personId cannot_decide',
    ]);
    const nobody = await world.app.person('Sans compte');
    expect(await attempt([{ slot: 'final', personId: nobody }])).toEqual([
      422,
      'slots.0.personId cannot_review',
    ]);
  });

  it('lets nobody make themselves the final approver', async () => {
    const useCase = await world.useCase();
    const review = { ...(await world.request(useCase)), useCaseId: useCase.id };
    const other = await world.app.signIn('project_manager');
    const slots = [{ slot: 'final', personId: other.principal.personId }];
    const refused = await world.send<Problem>(other, 'PATCH', review, '', { changes: { slots } });
    expect(codes(refused)).toEqual([422, 'changes.slots self_named']);
    expect((await world.send(world.author, 'PATCH', review, '', { changes: { slots } })).status).toBe(200);
  });

  it('is refused on what is on hold, abandoned or closed', async () => {
    for (const [column, value, code] of [
      ['condition', 'on_hold', 'use_case_on_hold'],
      ['condition', 'abandoned', 'use_case_abandoned'],
      ['stage', 'closed', 'use_case_closed'],
    ] as const) {
      const useCase = await world.useCase();
      await world.app.query(`update use_case set ${column} = $2 where id = $1`, [useCase.id, value]);
      const refused = await world.author.post<Problem>(`/api/use-cases/${useCase.id}/gates`, {
        slots: [{ slot: 'final', personId: world.boss.principal.personId }],
      });
      expect(codes(refused)).toEqual([422, `stage ${code}`]);
    }
  });
});

describe('deciding', () => {
  it('refuses a go with everything that is missing named, and who may not decide', async () => {
    const useCase = await world.useCase(false);
    let review = { ...(await world.request(useCase)), useCaseId: useCase.id };
    const early = await world.send<Problem>(world.boss, 'POST', review, '/decision', { outcome: 'go' });
    expect(codes(early)).toEqual([422, 'outcome review_not_started']);
    review = { ...review, ...first(await world.send(world.author, 'POST', review, '/start')) };
    const mine = await world.send<Problem>(world.author, 'POST', review, '/decision', { outcome: 'go' });
    expect(codes(mine)).toEqual([403, 'outcome self_approval']);
    const other = await world.app.signIn('leadership');
    const theirs = await world.send<Problem>(other, 'POST', review, '/decision', { outcome: 'go' });
    expect(codes(theirs)).toEqual([403, 'outcome not_final_approver']);
    const refused = await world.send<Problem>(world.boss, 'POST', review, '/decision', { outcome: 'go' });
    expect([refused.status, refused.body.code]).toEqual([422, 'evidence_missing']);
    expect(codes(refused).slice(1)).toEqual(
      expect.arrayContaining([
        'sponsor evidence_missing',
        'criteria.study_qualified evidence_missing',
        'criteria.need_stated unanswered',
      ]),
    );
    expect((await world.gates(useCase)).body.missing.map((one) => `${one.path} ${one.code}`)).toEqual(
      codes(refused).slice(1),
    );
    expect((await detail(useCase)).stage).toBe('opportunity');
  });

  it('crosses the border with a go, and takes a baseline of the plan', async () => {
    const useCase = await world.useCase();
    await world.author.post(`/api/use-cases/${useCase.id}/milestones`, {
      name: 'Cadrage',
      forecastOn: '2026-04-01',
    });
    const review = await world.ready(useCase);
    const decided = await world.send(world.boss, 'POST', review, '/decision', { outcome: 'go' });
    expect([decided.status, decided.body]).toEqual([
      200,
      expect.objectContaining({ border: 'framing_delivery' }),
    ]);
    expect(() => contracts.gates.parse(decided.body)).not.toThrow();
    expect(first(decided)).toMatchObject({ state: 'go', decidedOn: TEST_TODAY, shouldMeet: 0 });
    const after = await detail(useCase);
    expect(after).toMatchObject({ stage: 'framing', condition: 'active' });
    expect(after.moves.at(-1)).toMatchObject({ kind: 'advanced', on: TEST_TODAY });
    const baselines = await world.app.query(
      `select b.label, m.name from baseline b join baseline_milestone m on m.baseline_id = b.id where b.gate_review_id = $1`,
      [review.id],
    );
    expect(baselines).toEqual([{ label: 'Passage en cadrage', name: 'Cadrage' }]);
    const actions = await world.app.query<{ action: string }>(
      'select action from audit where subject_id = $1 order by id desc limit 3',
      [useCase.id],
    );
    expect(actions.map((row) => row.action)).toEqual(['gate.decided', 'use_case.moved', 'baseline.taken']);
  });

  it('turns the conditions of a go into dated actions of the register', async () => {
    const useCase = await world.useCase();
    const review = await world.ready(useCase);
    const condition = { text: 'Former les conseillers', ownerId: world.expert.principal.personId };
    const late = await world.send<Problem>(world.boss, 'POST', review, '/decision', {
      outcome: 'conditional_go',
      conditions: [{ ...condition, dueOn: TEST_TODAY }],
    });
    expect(codes(late)).toEqual([422, 'conditions.0.dueOn not_in_future']);
    const unknown = await world.send<Problem>(world.boss, 'POST', review, '/decision', {
      outcome: 'conditional_go',
      conditions: [{ ...condition, ownerId: useCase.id, dueOn: '2026-04-15' }],
    });
    expect(codes(unknown)[1]).toContain('conditions.0.ownerId');
    expect((await detail(useCase)).stage).toBe('opportunity');
    const decided = await world.send(world.boss, 'POST', review, '/decision', {
      outcome: 'conditional_go',
      conditions: [{ ...condition, dueOn: '2026-04-15' }],
    });
    expect(decided.status).toBe(200);
    expect(first(decided).conditions).toEqual([
      expect.objectContaining({ title: 'Former les conseillers', dueOn: '2026-04-15', state: 'todo' }),
    ]);
    expect((await detail(useCase)).stage).toBe('framing');
    const rows = await world.app.query(
      `select kind, owner_id as "ownerId", due_on as "dueOn" from register_item where gate_review_id = $1`,
      [review.id],
    );
    expect(rows).toEqual([{ kind: 'action', ownerId: condition.ownerId, dueOn: '2026-04-15' }]);
  });

  it('holds until a day to come, abandons with a reason, gives back what is to be done again', async () => {
    const held = await world.useCase();
    const waiting = await world.ready(held);
    const hold = { outcome: 'hold', reason: 'Budget gelé' };
    expect(codes(await world.send<Problem>(world.boss, 'POST', waiting, '/decision', hold))).toEqual([
      422,
      'resumeOn required',
    ]);
    const late = { ...hold, resumeOn: TEST_TODAY };
    expect(codes(await world.send<Problem>(world.boss, 'POST', waiting, '/decision', late))).toEqual([
      422,
      'resumeOn not_in_future',
    ]);
    const ok = await world.send(world.boss, 'POST', waiting, '/decision', {
      ...hold,
      resumeOn: '2026-06-01',
    });
    expect(first(ok)).toMatchObject({ state: 'hold', resumeOn: '2026-06-01' });
    expect(await detail(held)).toMatchObject({ stage: 'opportunity', condition: 'on_hold' });

    const ended = await world.useCase();
    const review = await world.ready(ended);
    const silent = await world.send<Problem>(world.boss, 'POST', review, '/decision', { outcome: 'no_go' });
    expect(codes(silent)).toEqual([422, 'reason reason_required']);
    await world.send(world.boss, 'POST', review, '/decision', { outcome: 'no_go', reason: 'Sans valeur' });
    expect(await detail(ended)).toMatchObject({ stage: 'opportunity', condition: 'abandoned' });

    const again = await world.useCase();
    const back = await world.ready(again);
    await world.send(world.boss, 'POST', back, '/decision', {
      outcome: 'recycle',
      reason: 'Chiffrer le gain',
    });
    expect(await detail(again)).toMatchObject({ stage: 'opportunity', condition: 'active' });
    expect(await world.request(again)).toMatchObject({ number: 2, state: 'pending' });
    const history = (await world.gates(again)).body.reviews;
    expect(history.map((one) => [one.number, one.state, one.reason])).toEqual([
      [2, 'pending', null],
      [1, 'recycle', 'Chiffrer le gain'],
    ]);
  });

  it('refuses a go over a must-meet that is not met', async () => {
    const useCase = await world.useCase();
    let review = await world.ready(useCase);
    const answer = await world.send(world.author, 'PUT', review, '/answers/ai_justified', { met: 'no' });
    review = { ...review, ...first(answer) };
    const refused = await world.send<Problem>(world.boss, 'POST', review, '/decision', { outcome: 'go' });
    expect(codes(refused)).toEqual([422, 'criteria.ai_justified must_meet_failed']);
  });

  it('goes without an opinion only once it is named', async () => {
    const useCase = await world.useCase();
    let review = await world.ready(useCase);
    const more = [...review.slots.map(({ slot, personId }) => ({ slot, personId }))];
    more.push({ slot: 'business', personId: world.partner.principal.personId });
    const named = await world.send(world.author, 'PATCH', review, '', { changes: { slots: more } });
    review = { ...review, ...first(named) };
    const waiting = review.slots.find((slot) => slot.slot === 'business')?.id ?? '';
    const refused = await world.send<Problem>(world.boss, 'POST', review, '/decision', { outcome: 'go' });
    expect([refused.body.code, ...codes(refused)]).toEqual([
      'not_ready',
      409,
      `slots.${waiting} opinion_pending`,
    ]);
    const decided = await world.send(world.boss, 'POST', review, '/decision', {
      outcome: 'go',
      withoutOpinions: [waiting],
    });
    expect(decided.status).toBe(200);
  });

  it('closes under no conditions: nobody could act on them', async () => {
    const useCase = await world.useCase();
    await world.app.query(`update use_case set stage = 'usage' where id = $1`, [useCase.id]);
    const review = await world.ready(useCase);
    const decide = (body: Readonly<Record<string, unknown>>) =>
      world.send<Gates & Problem>(world.boss, 'POST', review, '/decision', { reason: 'Fin', ...body });
    const { personId } = world.author.principal;
    const conditions = [{ text: 'Archiver', ownerId: personId, dueOn: '2026-05-01' }];
    const refused = await decide({ outcome: 'conditional_go', conditions });
    expect(codes(refused)).toEqual([422, 'outcome no_conditions_on_closing']);
    expect((await decide({ outcome: 'go' })).status).toBe(200);
  });

  it('lets one of two decisions at once win, and shows the other what was decided', async () => {
    const useCase = await world.useCase();
    const review = await world.ready(useCase);
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, index) =>
        world.send<Gates & Problem>(world.boss, 'POST', review, '/decision', {
          outcome: index % 2 === 0 ? 'go' : 'no_go',
          reason: 'Décidé',
        }),
      ),
    );
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, ...Array<number>(7).fill(409)]);
    const lost = answers.find((answer) => answer.status === 409)?.body;
    expect(lost?.code).toBe('version_conflict');
    expect(['go', 'no_go']).toContain(contracts.gates.parse(lost?.current).reviews[0]?.state);
    const rows = await world.app.query(
      `select 1 from audit where subject_id = $1 and action = 'gate.decided'`,
      [useCase.id],
    );
    expect(rows).toHaveLength(1);
  });
});

describe('opinions', () => {
  it('come from the person in the slot, and say why when unfavourable', async () => {
    const useCase = await world.useCase();
    let review = { ...(await world.request(useCase)), useCaseId: useCase.id };
    const slot = review.slots.find((one) => one.slot === 'technical')?.id ?? '';
    const give = (client = world.expert, opinion = 'favourable') =>
      world.send<Problem & Gates>(client, 'PUT', review, `/slots/${slot}`, { opinion });
    expect(codes(await give())).toEqual([422, 'opinion review_not_started']);
    review = { ...review, ...first(await world.send(world.author, 'POST', review, '/start')) };
    expect(codes(await give(world.boss))).toEqual([403, 'opinion not_in_slot']);
    expect(codes(await give(world.expert, 'unfavourable'))).toEqual([422, 'comment reason_required']);
    const given = await give();
    expect(first(given).slots.find((one) => one.id === slot)).toMatchObject({ opinion: 'favourable' });
    review = { ...review, ...first(given) };
    const without = review.slots.filter((one) => one.slot === 'final');
    const dropped = await world.send<Problem>(world.author, 'PATCH', review, '', {
      changes: { slots: without.map((one) => ({ slot: one.slot, personId: one.personId })) },
    });
    expect(codes(dropped)).toEqual([422, 'changes.slots opinion_given']);
  });

  it('of a stale review are answered with the present one', async () => {
    const useCase = await world.useCase();
    const review = await world.ready(useCase);
    const stale = await world.send<Problem>(
      world.author,
      'PUT',
      { ...review, version: 1 },
      '/answers/need_stated',
      {
        met: 'yes',
      },
    );
    expect([stale.status, stale.body.code]).toEqual([409, 'version_conflict']);
    expect(contracts.gates.parse(stale.body.current).reviews[0]?.version).toBe(review.version);
  });
});
