import type { ApplicationDetail, ApplicationPage, MovedApplications, Problem } from '@jalon/contracts';
import * as contracts from '@jalon/contracts';
import { fieldsOf, TestApp, TEST_TODAY, type TestAnswer, type TestClient } from '../../testing/app.js';
import { anApplication, anOffer, score } from './testing/application-world.js';

const API = '/api/internship-applications';
let app: TestApp;
let manager: TestClient;
let tutor: TestClient;
let stranger: TestClient;

beforeAll(async () => {
  app = await TestApp.start();
  manager = await app.signIn('project_manager');
  tutor = await app.signIn('tutor');
  stranger = await app.signIn('tutor');
});

afterAll(() => app.stop());

const detail = async (id: string, who = manager) => (await who.get<ApplicationDetail>(`${API}/${id}`)).body;

async function move<T = ApplicationDetail>(
  id: string,
  name: string,
  more: object = {},
  who = manager,
): Promise<TestAnswer<T>> {
  const { version } = await detail(id);
  return who.post<T>(`${API}/${id}/transitions`, { version, name, ...more });
}

const codes = (answer: TestAnswer) =>
  ((answer.body as Problem).errors ?? []).map(({ path, code }) => `${path}:${code}`);

describe('the ranking', () => {
  it('ranks an offer by the grid, says ties, and leaves out who withdrew or has no whole grid', async () => {
    const offer = await anOffer(app);
    const [best, tied, alsoTied, gone, unread] = await Promise.all(
      ['Anne', 'Bilal', 'Chloé', 'David', 'Élise'].map((name) => anApplication(app, offer, { name })),
    );
    if (!best || !tied || !alsoTied || !gone || !unread) throw new Error('five');
    await score(manager, best, 5);
    await score(manager, tied, 3);
    await score(manager, alsoTied, [3, 3, 3, 3, 3]);
    await score(manager, gone, 4);
    await move(gone, 'withdraw');
    const page = (await manager.get<ApplicationPage>(`${API}?offer=${offer}`)).body;
    expect(() => contracts.applicationPage.parse(page)).not.toThrow();
    const ranks = Object.fromEntries(
      page.items.map(({ name, rank, tied: shared }) => [name, [rank, shared]]),
    );
    expect(ranks).toEqual({
      Anne: [1, false],
      Bilal: [2, true],
      Chloé: [2, true],
      David: [null, false],
      Élise: [null, false],
    });
    expect(page.items[0]).toMatchObject({ name: 'Anne', score: 500, scorers: 1, scoredByMe: true });
    expect(page.states).toEqual([
      { value: 'received', count: 4 },
      { value: 'withdrawn', count: 1 },
    ]);
    // A filter narrows the list, not the ranking.
    const one = (await manager.get<ApplicationPage>(`${API}?offer=${offer}&q=chlo&state=received`)).body;
    expect([one.total, one.items[0]?.rank, one.items[0]?.tied]).toEqual([1, 2, true]);
  });

  it('shows each scorer beside the others, with mean and spread, and takes a score back', async () => {
    const offer = await anOffer(app, { tutorId: tutor.principal.personId });
    const id = await anApplication(app, offer);
    await score(manager, id, 5);
    const both = (await score<ApplicationDetail>(tutor, id, [2, 5, 5, 5, 5])).body;
    expect(() => contracts.applicationDetail.parse(both)).not.toThrow();
    expect(both).toMatchObject({ score: 455, scorers: 2 });
    expect(both.grid[0]).toMatchObject({ criterion: 'skills', mean: 350, spread: 3 });
    expect(both.grid[0]?.scores.map(({ own, score: points }) => [own, points])).toEqual(
      expect.arrayContaining([
        [true, 2],
        [false, 5],
      ]),
    );
    const back = { scores: [{ criterion: 'skills', score: null }] };
    await tutor.send('PUT', `${API}/${id}/scores`, back);
    const left = await manager.send<ApplicationDetail>('PUT', `${API}/${id}/scores`, back);
    expect([left.status, left.body.score]).toEqual([200, null]);
  });

  it.each([
    ['a score beyond the scale', { scores: [{ criterion: 'skills', score: 6 }] }],
    ['half a point', { scores: [{ criterion: 'skills', score: 2.5 }] }],
    ['a criterion of no grid', { scores: [{ criterion: 'handwriting', score: 3 }] }],
    [
      'a criterion twice',
      {
        scores: [
          { criterion: 'fit', score: 3 },
          { criterion: 'fit', score: 4 },
        ],
      },
    ],
    ['nothing', { scores: [] }],
  ])('refuses %s', async (_, body) => {
    const id = await anApplication(app, await anOffer(app));
    const answer = await manager.send('PUT', `${API}/${id}/scores`, body);
    expect(answer.status).toBe(422);
    expect((await detail(id)).grid.every(({ scores }) => scores.length === 0)).toBe(true);
  });
});

describe('moves', () => {
  it('goes from reception to acceptance with what the domain asks for, and keeps why', async () => {
    const offer = await anOffer(app);
    const id = await anApplication(app, offer);
    expect(codes(await move(id, 'accept'))).toEqual(['name:transition_not_allowed']);
    await move(id, 'shortlist');
    await move(id, 'invite');
    expect(codes(await move(id, 'accept'))).toEqual(['scored:evidence_missing']);
    await score(manager, id, 4);
    const accepted = await move(id, 'accept');
    expect(accepted.body).toMatchObject({ state: 'accepted', mayScore: false, accepted: 1, places: 1 });
    expect(accepted.body.retainedUntil).toBe('2028-03-18');
    expect(accepted.body.history.map(({ name }) => name)).toEqual(['shortlist', 'invite', 'accept']);
    expect(codes(await score(manager, id, 1))).toEqual(['scores:application_decided']);
  });

  it('asks why for a rejection, counts two years from it, and takes it back with a reason', async () => {
    const id = await anApplication(app, await anOffer(app), { until: '2027-01-01' });
    expect(codes(await move(id, 'reject'))).toEqual(['reason:reason_required']);
    const rejected = await move(id, 'reject', { reason: 'Durée trop courte' });
    expect(rejected.body).toMatchObject({ state: 'rejected', retainedUntil: '2028-03-18' });
    expect(rejected.body.decidedAt).not.toBeNull();
    const again = await move(id, 'reopen', { reason: 'Durée allongée' });
    expect(again.body).toMatchObject({ state: 'received', decidedAt: null });
  });

  it('answers a stale move with what is there', async () => {
    const id = await anApplication(app, await anOffer(app));
    const { version } = await detail(id);
    await move(id, 'shortlist');
    const stale = await manager.post<Problem>(`${API}/${id}/transitions`, { version, name: 'invite' });
    expect([stale.status, stale.body.code]).toEqual([409, 'version_conflict']);
    expect(contracts.applicationDetail.parse(stale.body.current)).toMatchObject({ state: 'shortlisted' });
  });

  it('gives the last place to one of two who take it at once', async () => {
    for (let round = 0; round < 5; round++) {
      const offer = await anOffer(app, { places: 1 });
      const ids = await Promise.all(
        [1, 2, 3].map(async () => {
          const id = await anApplication(app, offer, { state: 'interview' });
          await score(manager, id, 4);
          return id;
        }),
      );
      const answers = await Promise.all(ids.map((id) => move(id, 'accept')));
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 422, 422]);
      expect(answers.filter(({ status }) => status === 422).map(codes)).toEqual([
        ['place_left:evidence_missing'],
        ['place_left:evidence_missing'],
      ]);
    }
  });

  it('moves several at once, each on its own', async () => {
    const offer = await anOffer(app, { tutorId: tutor.principal.personId });
    const [first, second, third] = await Promise.all([1, 2, 3].map(() => anApplication(app, offer)));
    const elsewhere = await anApplication(app, await anOffer(app));
    await move(second ?? '', 'shortlist');
    const items = [first, second, third, elsewhere].map((id) => ({ id, version: 1 }));
    const answer = await tutor.post<MovedApplications>(`${API}/transitions`, {
      items,
      name: 'reject',
      reason: 'Offre pourvue',
    });
    expect(answer.status).toBe(200);
    expect(contracts.movedApplications.parse(answer.body).items.map((one) => [one.moved, one.code])).toEqual([
      [true, null],
      [false, 'version_conflict'],
      [true, null],
      [false, 'not_found'],
    ]);
    expect((await detail(elsewhere)).state).toBe('received');
    expect((await detail(second ?? '')).state).toBe('shortlisted');
  });

  it('does not take back who applied again meanwhile', async () => {
    const offer = await anOffer(app);
    const id = await anApplication(app, offer, { email: 'deux.fois@example.org' });
    await move(id, 'withdraw');
    await anApplication(app, offer, { email: 'Deux.Fois@example.org' });
    const answer = await move(id, 'reopen', { reason: 'Revient' });
    expect([answer.status, codes(answer)]).toEqual([409, ['name:applied_again']]);
  });

  it('leaves an application alone once an internship came of it', async () => {
    const id = await anApplication(app, await anOffer(app), { state: 'accepted' });
    const person = await app.person('Camille Exemplaire');
    await app.query(
      `insert into internship (application_id, person_id, first_name, last_name, title, template, starts_on, ends_on,
         teaching_from, teaching_to, week_minutes, created_at, updated_at)
       values ($1, $2, 'Camille', 'Exemplaire', 'Tri', 'five_step', '2026-04-01', '2026-09-30', '2025-09-01',
         '2026-08-31', '{420,420,420,420,420,0,0}', now(), now())`,
      [id, person],
    );
    expect((await detail(id)).moves).toEqual([]);
    expect(codes(await move(id, 'withdraw'))).toEqual(['name:became_internship']);
  });
});

describe('interviews', () => {
  it('notes one once for a request sent twice, changed by who took the notes', async () => {
    const offer = await anOffer(app, { referentId: tutor.principal.personId });
    const id = await anApplication(app, offer);
    const body = { heldOn: TEST_TODAY, notes: 'À l’aise sur les transformers' };
    await tutor.post(`${API}/${id}/interviews`, body, 'interview-sent-twice');
    const twice = await tutor.post<ApplicationDetail>(
      `${API}/${id}/interviews`,
      body,
      'interview-sent-twice',
    );
    expect(twice.body.interviews).toHaveLength(1);
    expect(twice.body.lastInterviewOn).toBe(TEST_TODAY);
    const url = `${API}/${id}/interviews/${twice.body.interviews[0]?.id ?? ''}`;
    const change = { version: 1, heldOn: TEST_TODAY, notes: 'Réservé' };
    expect((await manager.patch(url, change)).status).toBe(403);
    const changed = await tutor.patch<ApplicationDetail>(url, change);
    expect(changed.body.interviews[0]).toMatchObject({ notes: 'Réservé', own: true, version: 2 });
    expect((await tutor.patch(url, change)).status).toBe(409);
    const [kept] = await app.query<{ response: object }>(
      `select response from idempotency_key where key = 'interview-sent-twice'`,
    );
    expect(kept?.response).toEqual({ id });
  });
});

describe('who reads candidates', () => {
  it('shows a tutor those of the offers it follows alone, by every address', async () => {
    const offer = await anOffer(app, { tutorId: tutor.principal.personId });
    const id = await anApplication(app, offer);
    const found = (await tutor.get<ApplicationPage>(`${API}?q=Camille&pageSize=100`)).body.items;
    expect(found.map((row) => row.id)).toContain(id);
    const offers = async (who: TestClient) =>
      (await who.get<{ offers: { id: string }[] }>(`${API}/offers`)).body.offers.map((one) => one.id);
    expect(await offers(tutor)).toContain(offer);
    expect(await offers(stranger)).toEqual([]);
    expect((await stranger.get<ApplicationPage>(API)).body).toMatchObject({ total: 0, items: [] });
    const interview = { heldOn: TEST_TODAY, notes: 'Notes' };
    const asked = (who: TestClient) => [
      who.get(`${API}/${id}`),
      who.get(`${API}/${id}/files/1`),
      who.send('PUT', `${API}/${id}/scores`, { scores: [{ criterion: 'fit', score: 3 }] }),
      who.post(`${API}/${id}/interviews`, interview),
      who.post(`${API}/${id}/transitions`, { version: 1, name: 'shortlist' }),
    ];
    for (const answer of await Promise.all(asked(stranger))) expect(answer.status).toBe(404);
    for (const answer of await Promise.all(asked(tutor))) expect(answer.status).toBeLessThan(300);
  });

  it.each(['leadership', 'expert', 'intern', 'partner'] as const)('keeps them from %s', async (role) => {
    const id = await anApplication(app, await anOffer(app));
    const who = await app.signIn(role, role === 'partner' ? await app.entity(`Caisse ${id}`) : null);
    for (const url of [API, `${API}/offers`, `${API}/${id}`, `${API}/${id}/files/1`, `${API}/${id}/export`])
      expect([url, (await who.get(url)).status]).toEqual([url, 403]);
  });

  it('keeps export and erasure from tutors', async () => {
    const offer = await anOffer(app, { tutorId: tutor.principal.personId });
    const id = await anApplication(app, offer);
    expect((await tutor.get(`${API}/${id}/export`)).status).toBe(403);
    expect((await tutor.post(`${API}/${id}/erasure`, { version: 1 })).status).toBe(403);
    expect(fieldsOf(await manager.get(`${API}?sort=salary`))).toEqual(['sort']);
  });
});
