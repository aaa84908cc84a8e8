import type { MinutesRegister, MinutesText, MinutesView, Problem, UseCaseDetail } from '@jalon/contracts';
import { TEST_TODAY, type TestApp, type TestClient } from '../../testing/app.js';
import { Committee, personOf, DECISION } from './testing/committee.js';
import {
  aMeeting,
  asked,
  bodyOf,
  entry,
  moved,
  point,
  started,
  typed,
  uuid,
} from './testing/minutes-world.js';

let world: Committee;
let app: TestApp;
let intern: TestClient;
let manager: TestClient;
let colleague: TestClient;
let partner: TestClient;
let useCase: UseCaseDetail;
let other: UseCaseDetail;
let meetingId: string;
let minutes: MinutesView;

beforeAll(async () => {
  world = await Committee.start();
  ({ app, intern, manager, colleague, partner } = world);
});
afterAll(() => app.stop());
beforeEach(async () => {
  ({ useCase, other, meetingId, minutes } = await world.meet());
});

describe('approval', () => {
  it('asked twenty times at once writes each row once', async () => {
    const inReview = await world.submitted();
    const answers = await Promise.all(Array.from({ length: 20 }, () => asked(manager, inReview, 'approve')));
    expect(answers.map(({ status }) => status).sort()).toEqual([
      200,
      ...Array.from({ length: 19 }, () => 409),
    ]);
    expect(await world.registerOf(useCase.id)).toHaveLength(2);
    expect(await world.registerOf(other.id)).toHaveLength(1);
    expect(await world.told(colleague)).toHaveLength(1);
    const [jobs] = await app.query(
      'select count(*)::int as count from meeting_document where meeting_id = $1',
      [meetingId],
    );
    expect(jobs).toEqual({ count: 2 });
  });

  it('of ten meetings at once, on the same use cases in either order, waits for no circle', async () => {
    const views: MinutesView[] = [];
    for (const [first, second] of Array.from({ length: 10 }, (_, index) =>
      index % 2 === 0 ? [useCase.id, other.id] : [other.id, useCase.id],
    )) {
      const { id } = await aMeeting(app, {
        heldOn: TEST_TODAY,
        chairId: personOf(manager),
        useCaseIds: [useCase.id, other.id],
        attendance: { [personOf(intern)]: 'present' },
      });
      const view = await started(intern, id);
      const rows = [first, second].map((useCaseId, index) =>
        entry(index, 'decision', 'Poursuivre', { useCaseId: useCaseId ?? null }),
      );
      await typed(app, view.id, ...rows);
      views.push(await moved(intern, view, 'submit'));
    }
    const answers = await Promise.all(views.map((view) => asked(manager, view, 'approve')));
    expect(answers.map(({ status }) => status)).toEqual(views.map(() => 200));
    expect(await world.registerOf(useCase.id)).toHaveLength(10);
    expect((await world.registerOf(other.id)).map(({ number }) => number)).toEqual(
      views.map((_, index) => index + 1),
    );
  });

  it('sent again with its key answers the first answer', async () => {
    const inReview = await world.submitted();
    const body = { version: inReview.version, move: 'approve' };
    const send = () => manager.post<MinutesView>(world.url('moves'), body, `approve-${minutes.id}`);
    const answers = await Promise.all([send(), send(), send()]);
    expect(answers.map(({ status, body }) => [status, body.state])).toEqual(Array(3).fill([200, 'approved']));
    expect(await world.registerOf(useCase.id)).toHaveLength(2);
  });

  it('that breaks half-way leaves nothing: no row, no notice, no document', async () => {
    const inReview = await world.submitted();
    // The last thing an approval writes is told to fail: all before it has been written by then.
    await app.query(
      `create function broken_notice() returns trigger language plpgsql as $$ begin raise 'the disk is full'; end $$`,
    );
    await app.query('create trigger broken before insert on notification execute function broken_notice()');
    expect((await asked(manager, inReview, 'approve')).status).toBe(500);
    await app.query('drop trigger broken on notification');
    await app.query('drop function broken_notice');
    expect([...(await world.registerOf(useCase.id)), ...(await world.registerOf(other.id))]).toEqual([]);
    for (const table of ['minutes_entry', 'meeting_document']) {
      const by = table === 'minutes_entry' ? 'minutes_id' : 'meeting_id';
      expect(
        await app.query(`select * from ${table} where ${by} = $1`, [
          by === 'minutes_id' ? minutes.id : meetingId,
        ]),
      ).toEqual([]);
    }
    const after = bodyOf(await manager.get<MinutesView>(`/api/meetings/${meetingId}/minutes`));
    expect([after.state, after.version, after.submissions[0]?.outcome]).toEqual([
      'in_review',
      inReview.version,
      null,
    ]);
    expect((await moved(manager, after, 'approve')).state).toBe('approved');
  });

  it('refuses a closed use case and a full register before anything is written', async () => {
    const inReview = await world.submitted();
    await app.query(`update use_case set stage = 'closed' where id = $1`, [other.id]);
    const closed = await asked<Problem>(manager, inReview, 'approve');
    expect([closed.status, closed.body.errors]).toEqual([
      422,
      [{ path: `entries.${uuid(3)}`, code: 'entry_use_case_closed', params: { useCase: other.code } }],
    ]);
    await app.query(`update use_case set stage = 'delivery' where id = $1`, [other.id]);
    await app.query(
      `insert into register_item (use_case_id, kind, number, title, description, state, opened_on)
       select $1, 'issue', n, 'Problème', '', 'open', '2026-01-05' from generate_series(1, 499) n`,
      [useCase.id],
    );
    const full = await asked<Problem>(manager, inReview, 'approve');
    expect([full.body.code, full.body.errors?.map(({ path, code }) => [path, code])]).toEqual([
      'limit_exceeded',
      [[`entries.${uuid(2)}`, 'register_full']],
    ]);
    expect(await world.registerOf(other.id)).toEqual([]);
  });

  it('refuses somebody who left since', async () => {
    const gone = await app.person('Partie Depuis');
    await typed(
      app,
      minutes.id,
      ...world.full(
        entry(4, 'action', 'Relire', { ownerId: gone, dueOn: '2026-04-01', useCaseId: useCase.id }),
      ),
    );
    const inReview = await moved(intern, minutes, 'submit');
    await app.query('update person set archived = true where id = $1', [gone]);
    const view = bodyOf(await manager.get<MinutesView>(`/api/meetings/${meetingId}/minutes`));
    expect(view.moves.find(({ name }) => name === 'approve')?.missing.map(({ code }) => code)).toEqual([
      'unknown_person',
    ]);
    expect((await asked<Problem>(manager, inReview, 'approve')).body.code).toBe('evidence_missing');
  });
});

describe('a correction', () => {
  it('is the next edition: readers keep theirs, the register gets what changed and nothing twice', async () => {
    const sent = await moved(manager, await world.approved(), 'distribute');
    // Somebody works with the register meanwhile.
    await app.query(
      `update register_item set due_on = '2026-05-01', version = version + 1 where use_case_id = $1 and kind = 'action'`,
      [useCase.id],
    );
    await app.query(
      `update register_item set state = 'closed', closed_on = $2, version = version + 1 where use_case_id = $1 and kind = 'risk'`,
      [other.id, TEST_TODAY],
    );
    const draft = await moved(colleague, sent, 'correct', 'Le lot est le 3');
    expect(draft).toMatchObject({ state: 'draft', edition: 2, submittedById: null, approvedById: null });
    expect((await world.told(intern)).filter(({ kind }) => kind === 'minutes_returned')).toMatchObject([
      { reason: 'Le lot est le 3' },
    ]);
    const seen = bodyOf(await partner.get<MinutesView>(`/api/meetings/${meetingId}/minutes`));
    expect(seen).toMatchObject({ state: 'distributed', edition: 1, approvedById: personOf(manager) });

    await typed(
      app,
      minutes.id,
      point(world.itemIds[0] ?? null, 'Avancement'),
      entry(1, 'decision', 'Retenir le lot 3'),
      world.action('Écrire la note de cadrage'),
      entry(3, 'risk', 'Données très en retard', { probability: 5, impact: 4, useCaseId: other.id }),
      entry(7, 'action', 'Prévenir la caisse', { ownerId: personOf(colleague), dueOn: '2026-04-02' }),
    );
    const again = await moved(manager, await moved(intern, draft, 'submit'), 'approve');
    expect(await world.registerOf(useCase.id)).toEqual([
      // The day that somebody moved in the register stays: the minutes did not change it.
      {
        kind: 'action',
        number: 1,
        title: 'Écrire la note de cadrage',
        state: 'todo',
        due: '2026-05-01',
        owner: personOf(colleague),
      },
      {
        kind: 'action',
        number: 2,
        title: 'Prévenir la caisse',
        state: 'todo',
        due: '2026-04-02',
        owner: personOf(colleague),
      },
      {
        kind: 'decision',
        number: 1,
        title: 'Retenir le lot 3',
        state: 'taken',
        due: null,
        owner: personOf(manager),
      },
    ]);
    expect(await world.registerOf(other.id)).toMatchObject([{ title: 'Données en retard', state: 'closed' }]);
    const digest = (await world.told(colleague)).filter(({ kind }) => kind === 'minutes_approved');
    expect(digest.map(({ actions }) => actions.map(({ code }) => code).join()).sort()).toEqual([
      'A-1',
      'A-1,A-2',
    ]);

    const latest = async () => bodyOf(await partner.get<MinutesText>(world.url('submissions/latest')));
    expect((await latest()).submission.edition).toBe(1);
    await moved(manager, again, 'distribute');
    expect((await latest()).submission.edition).toBe(2);
    expect((await partner.get(world.url('submissions/1'))).status).toBe(404);
  });

  it('leaves what it removed in the register, and lists it', async () => {
    const draft = await moved(manager, await world.approved(), 'correct', 'Trop');
    await typed(app, minutes.id, point(world.itemIds[0] ?? null, 'Avancement'), DECISION);
    await moved(manager, await moved(intern, draft, 'submit'), 'approve');
    expect(await world.registerOf(useCase.id)).toHaveLength(2);
    expect(
      bodyOf(await manager.get<MinutesRegister>(world.url('register'))).items.map(({ code }) => code),
    ).toEqual(['D-1', 'A-1', 'R-1']);
  });
});
