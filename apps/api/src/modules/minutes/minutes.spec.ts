import type {
  MinutesCheck,
  MinutesComparison,
  MinutesRegister,
  MinutesText,
  MinutesView,
  Notifications,
  Problem,
  UseCaseDetail,
} from '@jalon/contracts';
import * as contracts from '@jalon/contracts';
import { fieldsOf, TEST_TODAY, type TestApp, type TestClient } from '../../testing/app.js';
import { OwnNotifications } from '../notifications/application/own-notifications.js';
import { Committee, personOf } from './testing/committee.js';
import {
  aMeeting,
  asked,
  bodyOf,
  entry,
  moved,
  paragraph,
  started,
  typed,
  uuid,
} from './testing/minutes-world.js';

let world: Committee;
let app: TestApp;
let intern: TestClient;
let manager: TestClient;
let colleague: TestClient;
let leader: TestClient;
let partner: TestClient;
let useCase: UseCaseDetail;
let other: UseCaseDetail;
let meetingId: string;
let minutes: MinutesView;

beforeAll(async () => {
  world = await Committee.start();
  ({ app, intern, manager, colleague, leader, partner } = world);
});
afterAll(() => app.stop());
beforeEach(async () => {
  ({ useCase, other, meetingId, minutes } = await world.meet());
});

describe('the beginning', () => {
  it('is one for all who ask at once, seeded from the agenda, and the meeting was held', async () => {
    const { id } = await aMeeting(app, { heldOn: TEST_TODAY, agenda: [{ title: 'Un' }, { title: 'Deux' }] });
    const body = { language: 'en' };
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => intern.post<MinutesView>(`/api/meetings/${id}/minutes`, body)),
    );
    expect(new Set(answers.map(({ status, body }) => `${status} ${body.id}`)).size).toBe(1);
    const view = bodyOf(await colleague.get<MinutesView>(`/api/meetings/${id}/minutes`));
    expect(contracts.minutesView.parse(view)).toEqual(view);
    expect(view).toMatchObject({
      state: 'draft',
      edition: 1,
      language: 'en',
      authorId: personOf(intern),
      mayWrite: true,
    });
    const [meeting] = await app.query<{ state: string }>('select state from meeting where id = $1', [id]);
    expect(meeting?.state).toBe('held');
    const [prepared] = await app.query<{ prepared: { content: { type: string }[] } }>(
      'select prepared from minutes where id = $1',
      [view.id],
    );
    expect(prepared?.prepared.content.map(({ type }) => type)).toEqual([
      'point',
      'paragraph',
      'point',
      'paragraph',
    ]);
  });

  it('leaves a meeting to come planned, and there are none of a cancelled one', async () => {
    const { id } = await aMeeting(app, { heldOn: '2026-03-19' });
    const view = await started(intern, id);
    expect(view.moves[0]?.missing.map(({ code }) => code)).toContain('meeting_not_held');
    const { id: cancelled } = await aMeeting(app, { heldOn: TEST_TODAY });
    await app.query(`update meeting set state = 'cancelled', cancel_reason = 'Grève' where id = $1`, [
      cancelled,
    ]);
    const refused = await intern.post<Problem>(`/api/meetings/${cancelled}/minutes`, { language: 'fr' });
    expect([refused.status, refused.body.errors?.[0]?.code]).toEqual([422, 'meeting_cancelled']);
    const [meeting] = await app.query<{ state: string }>('select state from meeting where id = $1', [id]);
    expect(meeting?.state).toBe('planned');
  });
});

describe('the way from the draft to its readers', () => {
  it('passes through the intern, the manager and the register', async () => {
    const refused = await asked<Problem>(intern, minutes, 'submit');
    expect([refused.status, refused.body.code, fieldsOf(refused)]).toEqual([
      422,
      'evidence_missing',
      ['content'],
    ]);

    await typed(app, minutes.id, ...world.full(entry(4, 'action', 'Sans personne')));
    const check = bodyOf(await leader.get<MinutesCheck>(world.url('check')));
    expect(contracts.minutesCheck.parse(check)).toEqual(check);
    expect(check.counts).toEqual({ decision: 1, action: 2, risk: 1, info: 0 });
    expect(check.gaps.map(({ code, entryId }) => [code, entryId])).toEqual([
      ['action_without_owner', uuid(4)],
      ['action_without_due_date', uuid(4)],
    ]);
    expect(fieldsOf(await asked(intern, minutes, 'submit'))).toEqual([
      `entries.${uuid(4)}`,
      `entries.${uuid(4)}`,
    ]);

    await typed(app, minutes.id, ...world.full());
    const first = await moved(intern, minutes, 'submit');
    expect(first).toMatchObject({
      state: 'in_review',
      submittedById: personOf(intern),
      mayWrite: false,
      moves: [],
    });
    expect((await world.told(manager)).map(({ kind, title, by }) => [kind, title, by])).toEqual([
      ['minutes_submitted', 'COPIL courrier', expect.stringContaining('intern')],
    ]);
    expect(await world.told(colleague)).toEqual([]);

    const returned = await moved(manager, first, 'return', 'Préciser le lot');
    expect(returned).toMatchObject({ state: 'draft', submissions: [{ number: 1, outcome: 'returned' }] });
    expect(await world.told(intern)).toMatchObject([{ kind: 'minutes_returned', reason: 'Préciser le lot' }]);

    await typed(app, minutes.id, ...world.full(), paragraph('Le lot 2 est précisé.'));
    const second = await moved(intern, returned, 'submit');
    const compared = bodyOf(await manager.get<MinutesComparison>(world.url('compare?from=1&to=2')));
    expect(contracts.minutesComparison.parse(compared)).toEqual(compared);
    expect([compared.added, compared.removed, compared.changed]).toEqual([1, 0, 0]);
    const whole = bodyOf(await manager.get<MinutesComparison>(world.url('compare?from=0&to=2')));
    expect(whole.blocks.filter(({ change }) => change === 'removed').map(({ type }) => type)).toEqual([
      'point',
    ]);
    expect((await manager.get(world.url('compare?from=1&to=9'))).status).toBe(404);

    const done = await moved(manager, second, 'approve');
    expect(done).toMatchObject({ state: 'approved', approvedById: personOf(manager), mayComment: false });
    expect(await world.registerOf(useCase.id)).toEqual([
      {
        kind: 'action',
        number: 1,
        title: 'Écrire la note',
        state: 'todo',
        due: '2026-03-25',
        owner: personOf(colleague),
      },
      {
        kind: 'decision',
        number: 1,
        title: 'Retenir le lot 2',
        state: 'taken',
        due: null,
        owner: personOf(manager),
      },
    ]);
    expect(await world.registerOf(other.id)).toMatchObject([
      { kind: 'risk', title: 'Données en retard', state: 'open' },
    ]);
    expect(await world.told(colleague)).toMatchObject([
      {
        kind: 'minutes_approved',
        decisions: 1,
        actions: [{ code: 'A-1', dueOn: '2026-03-25', useCaseId: useCase.id }],
      },
    ]);
    const register = bodyOf(await manager.get<MinutesRegister>(world.url('register')));
    expect(contracts.minutesRegister.parse(register)).toEqual(register);
    expect(register.items.map(({ entryId, code }) => [entryId, code])).toEqual([
      [uuid(1), 'D-1'],
      [uuid(2), 'A-1'],
      [uuid(3), 'R-1'],
    ]);
    const points = await app.query('select state from agenda_item where meeting_id = $1 order by rank', [
      meetingId,
    ]);
    expect(points).toEqual([{ state: 'done' }, { state: 'open' }]);
    const documents = await app.query(
      'select kind, archived from meeting_document where meeting_id = $1 order by kind',
      [meetingId],
    );
    expect(documents).toEqual([
      { kind: 'decisions', archived: true },
      { kind: 'minutes', archived: true },
    ]);

    expect((await partner.get(`/api/meetings/${meetingId}/minutes`)).status).toBe(404);
    expect(await world.told(partner)).toEqual([]);
    const sent = await moved(manager, done, 'distribute');
    expect(sent.state).toBe('distributed');
    for (const reader of [intern, leader, partner]) {
      expect((await world.told(reader)).map(({ kind }) => kind)).toContain('minutes_distributed');
    }
    const actions = await app.query<{ action: string }>(
      `select action from audit where subject_id = $1 order by at, id`,
      [meetingId],
    );
    expect(actions.map(({ action }) => action)).toEqual([
      'minutes.started',
      'minutes.submitted',
      'minutes.returned',
      'minutes.submitted',
      'minutes.approved',
      'minutes.distributed',
    ]);
  });

  it('takes an intern no further than the review, and leadership nowhere', async () => {
    const inReview = await world.submitted();
    for (const move of ['return', 'approve', 'distribute', 'correct'] as const) {
      expect((await asked(intern, inReview, move, 'x')).status).toBe(403);
      expect((await asked(leader, inReview, move, 'x')).status).toBe(403);
    }
    const done = await moved(manager, inReview, 'approve');
    expect((await asked(intern, done, 'distribute')).status).toBe(403);
  });

  it('is not for a meeting that was cancelled; one that was submitted was held', async () => {
    await typed(app, minutes.id, paragraph('Dit'));
    await app.query(`update meeting set state = 'cancelled' where id = $1`, [meetingId]);
    const refused = await asked<Problem>(intern, minutes, 'submit');
    expect([refused.status, refused.body.errors?.[0]?.code]).toEqual([422, 'meeting_cancelled']);
    const { moves } = bodyOf(await intern.get<MinutesView>(`/api/meetings/${meetingId}/minutes`));
    expect(moves).toEqual([]);
    await app.query(`update meeting set state = 'planned' where id = $1`, [meetingId]);
    await moved(intern, minutes, 'submit');
    expect(await app.query('select state from meeting where id = $1', [meetingId])).toEqual([
      { state: 'held' },
    ]);
  });

  it('is not signed off by who submitted', async () => {
    await typed(app, minutes.id, ...world.full());
    const mine = await moved(manager, minutes, 'submit');
    expect(mine.moves.map(({ name }) => name)).toEqual(['return']);
    const refused = await asked<Problem>(manager, mine, 'approve');
    expect([refused.status, refused.body.errors?.[0]?.code]).toEqual([422, 'self_approval']);
    expect(await world.registerOf(useCase.id)).toEqual([]);
    // Sent again by somebody else, it still is what they sent.
    const again = await moved(intern, await moved(manager, mine, 'return', 'Un mot'), 'submit');
    const tricked = await asked<Problem>(manager, again, 'approve');
    expect([tricked.status, tricked.body.errors?.[0]?.code]).toEqual([422, 'self_approval']);
    expect((await moved(colleague, again, 'approve')).state).toBe('approved');
  });

  it('refuses an older version with the one there is', async () => {
    const inReview = await world.submitted();
    const stale = await asked<Problem & { current: MinutesView }>(manager, minutes, 'return', 'x');
    expect([stale.status, stale.body.code, stale.body.current]).toEqual([
      409,
      'version_conflict',
      bodyOf(await manager.get(`/api/meetings/${meetingId}/minutes`)),
    ]);
    expect(stale.body.current.version).toBe(inReview.version);
  });

  it('asks for reasons, and never leaves its table', async () => {
    const inReview = await world.submitted();
    expect((await asked<Problem>(manager, inReview, 'return', ' ')).body.code).toBe('reason_required');
    expect((await asked<Problem>(manager, inReview, 'submit')).body.code).toBe('transition_not_allowed');
    expect((await asked<Problem>(manager, inReview, 'distribute')).body.code).toBe('transition_not_allowed');
  });
});

describe('a partner', () => {
  it('reads the distributed text of its own meetings, and nothing of how it came about', async () => {
    const view = `/api/meetings/${meetingId}/minutes`;
    const latest = world.url('submissions/latest');
    const tried = async (client: TestClient) => [
      (await client.get(view)).status,
      (await client.get(latest)).status,
    ];
    const returned = await moved(manager, await world.submitted(), 'return', 'Non');
    const done = await moved(manager, await moved(intern, returned, 'submit'), 'approve');
    expect(await tried(partner)).toEqual([404, 404]);
    await moved(manager, done, 'distribute');
    expect(await tried(partner)).toEqual([200, 200]);
    const stranger = await app.signIn('partner', await app.entity('Caisse du Sud'));
    expect(await tried(stranger)).toEqual([404, 404]);
    expect(bodyOf(await partner.get<MinutesView>(view))).toMatchObject({
      submissions: [],
      openComments: 0,
      moves: [],
      submittedById: null,
      mayWrite: false,
    });
    const text = bodyOf(await partner.get<MinutesText>(latest));
    expect(contracts.minutesText.parse(text)).toEqual(text);
    expect(text.submission).toMatchObject({ number: 2, submittedById: null, reason: null });
    expect((await partner.get(world.url('submissions/1'))).status).toBe(404);
    for (const hidden of ['check', 'compare?from=1&to=2', 'comments', 'register']) {
      expect([hidden, (await partner.get(world.url(hidden))).status]).toEqual([hidden, 403]);
    }
    expect((await asked(partner, done, 'correct', 'x')).status).toBe(403);
  });
});

describe('notifications', () => {
  it('are read one by one or all at once, and are their reader’s alone', async () => {
    await moved(manager, await world.approved(), 'distribute');
    const mine = bodyOf(await intern.get<Notifications>('/api/notifications'));
    expect(contracts.notifications.parse(mine)).toEqual(mine);
    expect([mine.unread, mine.items.map(({ kind }) => kind).sort()]).toEqual([
      2,
      ['minutes_approved', 'minutes_distributed'],
    ]);
    const read = (client: TestClient, ids: readonly string[]) =>
      client.post<Notifications>('/api/notifications/read', { ids });
    const first = mine.items[0]?.id ?? '';
    await read(colleague, [first]);
    expect(bodyOf(await intern.get<Notifications>('/api/notifications')).unread).toBe(2);
    expect(bodyOf(await read(intern, [first])).unread).toBe(1);
    expect(bodyOf(await read(intern, [])).unread).toBe(0);
  });

  it('tell a partner what was distributed to the entity it is of now, and nothing it was told before', async () => {
    await moved(manager, await world.approved(), 'distribute');
    const own = app.nest.get(OwnNotifications, { strict: false });
    const seen = async (entityId: string) => {
      const { items, unread } = await own.list({ ...intern.principal, role: 'partner', entityId });
      return [unread, ...items.map(({ kind }) => kind)];
    };
    expect(await seen(world.entityId)).toEqual([1, 'minutes_distributed']);
    expect(await seen(await app.entity('Caisse de l’Ouest'))).toEqual([0]);
  });

  it('of a submission go to every project manager when nobody answers for it', async () => {
    const { id } = await aMeeting(app, {
      heldOn: TEST_TODAY,
      useCaseIds: [useCase.id],
      attendance: { [personOf(intern)]: 'present' },
    });
    const view = await started(intern, id);
    await typed(app, view.id, paragraph('Dit'));
    await moved(intern, view, 'submit');
    for (const one of [manager, colleague])
      expect((await world.told(one)).map(({ kind }) => kind)).toEqual(['minutes_submitted']);
  });
});
