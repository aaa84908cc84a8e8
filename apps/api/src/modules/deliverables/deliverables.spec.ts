import { createHash, randomUUID } from 'node:crypto';
import type {
  DeliverableChanges,
  DeliverableDetail,
  DeliverablePreview,
  Deliverables,
} from '@jalon/contracts';
import type { TestClient } from '../../testing/app.js';
import { bodyOf, DeliverableWorld, drawn, refusalOf } from './testing/deliverable-world.js';

let world: DeliverableWorld;
let manager: TestClient;

beforeAll(async () => {
  world = await DeliverableWorld.start();
  manager = world.manager;
}, 60_000);
afterAll(() => world.stop());

const rowsOf = (id: string) =>
  world.app.query<{ count: number }>(`select count(*)::int as count from deliverable where id = $1`, [id]);

describe('asking for a deliverable', () => {
  it('opens it with a version, a job that the tray shows and an outbox row', async () => {
    const deck = await world.aDeck();
    expect(deck).toMatchObject({
      kind: 'committee_deck',
      subject: 'meeting',
      state: 'open',
      versionState: 'queued',
      versionNumber: 1,
      mayWrite: true,
      allowedMoves: [],
      version: 2,
    });
    expect(deck.title).toBe(`Présentation du comité – ${deck.subjectLabel}`);
    const [version] = deck.versions;
    expect(
      await world.app.query(
        `select j.kind, j.subject_id, j.label, j.shown from job j join outbox o on o.job_id = j.id where j.id = $1`,
        [version?.jobId],
      ),
    ).toEqual([{ kind: 'deliverable', subject_id: deck.id, label: deck.title, shown: true }]);
  });

  it('makes one of twenty identical requests that come at once', async () => {
    const key = randomUUID();
    const body = { kind: 'committee_deck', language: 'fr', subjectId: world.meetingId };
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => manager.post<DeliverableDetail>('/api/deliverables', body, key)),
    );
    const ids = new Set(answers.map((answer) => bodyOf(answer).id));
    expect(ids.size).toBe(1);
    expect(await rowsOf([...ids][0] ?? '')).toEqual([{ count: 1 }]);
    expect(
      await world.app.query('select 1 from deliverable_version where deliverable_id = $1', [[...ids][0]]),
    ).toHaveLength(1);
  });

  it('refuses what the kind is not made from, each by its field', async () => {
    const ask = async (body: object) =>
      refusalOf(await manager.post('/api/deliverables', { language: 'fr', ...body }));
    const nobody = randomUUID();
    expect(await ask({ kind: 'committee_deck' })).toEqual([422, 'invalid_value', 'subjectId required']);
    expect(await ask({ kind: 'committee_deck', subjectId: nobody })).toEqual([
      422,
      'invalid_value',
      'subjectId unknown',
    ]);
    expect(await ask({ kind: 'workshop_deck', subjectId: world.meetingId })).toEqual([
      422,
      'invalid_value',
      'subjectId unknown',
    ]);
    expect(await ask({ kind: 'monthly_report', month: '2026-04' })).toEqual([
      422,
      'invalid_value',
      'month in_future',
    ]);
    expect(await ask({ kind: 'monthly_report', month: '2026-03', subjectId: nobody })).toEqual([
      422,
      'invalid_value',
      'subjectId not_for_kind',
    ]);
    expect(await ask({ kind: 'internship_catalogue', year: 2021 })).toEqual([
      422,
      'invalid_value',
      'year unknown',
    ]);
    const content = { audience: 'internal', headline: '', message: '', benefit: '', contact: '' };
    expect(await ask({ kind: 'bibliography', subjectId: world.useCaseId, content })).toEqual([
      422,
      'invalid_value',
      'content not_for_kind',
    ]);
  });

  it('offers as subjects what gives the kind now', async () => {
    const search = async (kind: string, q = '') =>
      bodyOf(
        await manager.get<{ items: { id: string }[] }>(`/api/deliverables/subjects?kind=${kind}&q=${q}`),
      ).items.map(({ id }) => id);
    expect(await search('committee_deck')).toEqual([world.meetingId]);
    expect(await search('minutes')).toEqual([]);
    expect(await search('use_case_brief', 'courrier+tri')).toEqual([world.useCaseId]);
    expect(await search('use_case_brief', '100%25')).toEqual([]);
  });
});

describe('the job', () => {
  it('becomes files with their hash, the facts and their hash', async () => {
    const { id, versions } = await world.aDeck();
    const steps: string[] = [];
    await world.run(world.jobs.deliverable, versions[0]?.jobId ?? '', steps);
    expect(steps).toEqual(['reading', 'writing_deck', 'storing']);
    const [version] = (await world.detail(id)).versions;
    expect(version).toMatchObject({ state: 'ready', error: null, template: null, origin: 'generated' });
    expect(version?.factsHash).toMatch(/^[0-9a-f]{64}$/);
    const [file] = version?.files ?? [];
    expect(file?.fileName).toBe('jalon-presentation-comite-2026-03-18.pptx');
    const answer = await world.app.nest.inject({
      url: `/api/deliverables/${id}/versions/1/files/pptx`,
      headers: { cookie: `jalon_session=${manager.token}` },
    });
    expect(createHash('sha256').update(answer.rawPayload).digest('hex')).toBe(file?.sha256);
  });

  it('that runs twice makes one file, and one hash', async () => {
    const { id, versions } = await world.aDeck();
    const jobId = versions[0]?.jobId ?? '';
    await world.run(world.jobs.deliverable, jobId);
    const first = (await world.detail(id)).versions[0]?.files;
    await world.run(world.jobs.deliverable, jobId);
    expect((await world.detail(id)).versions[0]?.files).toEqual(first);
  });

  it('that is cancelled leaves a failed version, which its owner queues again', async () => {
    const { id, versions } = await world.aDeck();
    const jobId = versions[0]?.jobId ?? '';
    expect((await manager.post(`/api/jobs/${jobId}/cancel`, {})).status).toBe(204);
    expect((await world.detail(id)).versions[0]).toMatchObject({ state: 'failed', error: 'cancelled' });
    expect((await manager.post(`/api/jobs/${jobId}/retry`, {})).status).toBe(204);
    expect((await world.detail(id)).versions[0]).toMatchObject({ state: 'queued', error: null });
    await world.run(world.jobs.deliverable, jobId);
    expect((await world.detail(id)).versionState).toBe('ready');
  });

  it('fails with its code when what it is made from does not give it, and can be asked for again', async () => {
    const { id, versions } = await world.aDeck();
    await world.work.run({ accountId: null, personId: null, requestId: null }, async (tx) => {
      const job = { id: versions[0]?.jobId ?? '' } as Parameters<typeof world.jobs.deliverable.failed>[1];
      await world.jobs.deliverable.failed(tx, job, 'not_found');
      await tx.audit({ action: 'test', subjectType: 'deliverable', subjectId: id });
    });
    expect((await world.detail(id)).versions[0]).toMatchObject({ state: 'failed', error: 'not_found' });
    const again = bodyOf(await manager.post<DeliverableDetail>(`/api/deliverables/${id}/versions`, {}));
    expect(again.versions.map(({ number, state }) => [number, state])).toEqual([
      [2, 'queued'],
      [1, 'failed'],
    ]);
  });
});

describe('versions', () => {
  it('are never made two at a time, and never over another', async () => {
    const deck = await world.aReadyDeck();
    const url = `/api/deliverables/${deck.id}/versions`;
    bodyOf(await manager.post(url, { note: 'Chiffres de mars' }));
    expect(refusalOf(await manager.post(url, {}))).toEqual([409, 'not_ready', 'version version_under_way']);
    const { versions } = await world.detail(deck.id);
    expect(versions.map(({ number, state, note }) => [number, state, note])).toEqual([
      [2, 'queued', 'Chiffres de mars'],
      [1, 'ready', ''],
    ]);
  });

  it('refuse a template that is not there', async () => {
    const { id } = await world.aReadyDeck();
    const answer = await manager.post(`/api/deliverables/${id}/versions`, {
      templateVersionId: randomUUID(),
    });
    expect(refusalOf(answer)).toEqual([422, 'invalid_value', 'templateVersionId unknown']);
  });

  it('say what changed in the facts since', async () => {
    const { id } = await world.aReadyDeck();
    const changes = async () =>
      bodyOf(await manager.get<DeliverableChanges>(`/api/deliverables/${id}/changes`));
    expect(await changes()).toMatchObject({ since: { number: 1 }, items: [], total: 0 });
    await world.app.query(`update use_case set title = 'Tri des lettres' where id = $1`, [world.useCaseId]);
    expect((await changes()).items).toContainEqual({
      path: ['useCases', expect.stringMatching(/^UC-/), 'title'],
      before: 'Tri du courrier',
      after: 'Tri des lettres',
    });
    await world.app.query(`update use_case set title = 'Tri du courrier' where id = $1`, [world.useCaseId]);
  });
});

describe('what people write', () => {
  it('is saved by version: the second who writes gets the current text', async () => {
    const written = await world.written(manager);
    const url = `/api/deliverables/${written.id}`;
    const change = (title: string) => manager.patch(url, { version: written.version, changes: { title } });
    expect(bodyOf(await change('Lectures'))).toMatchObject({ title: 'Lectures' });
    const late = await change('Autres lectures');
    expect(late.status).toBe(409);
    expect(late.body).toMatchObject({ code: 'version_conflict', current: { title: 'Lectures' } });
  });

  it('is renamed with an audit of both titles; what was made stays as it was', async () => {
    const { versions, ...deck } = await world.aReadyDeck();
    const body = { version: deck.version, changes: { title: 'COPIL du 18 mars' } };
    const renamed = bodyOf(await manager.patch<DeliverableDetail>(`/api/deliverables/${deck.id}`, body));
    expect(renamed).toMatchObject({ title: 'COPIL du 18 mars', version: deck.version + 1, versions });
    const audits = await world.app.query<{ changes: unknown }>(
      `select changes from audit where subject_id = $1 and action = 'deliverable.updated'`,
      [deck.id],
    );
    expect(audits).toEqual([{ changes: [{ path: 'title', before: deck.title, after: 'COPIL du 18 mars' }] }]);
  });

  it('starts empty, and keeps to its kind', async () => {
    const { id, content, version } = await world.written(manager, 'communication');
    expect(content).toMatchObject({ audience: 'internal', headline: '' });
    const other = { question: '', method: '', references: [], synthesis: '', gaps: '' };
    const answer = await manager.patch(`/api/deliverables/${id}`, { version, changes: { content: other } });
    expect(refusalOf(answer)).toEqual([422, 'invalid_value', 'content not_for_kind']);
  });
});

describe('the review', () => {
  const move = (client: TestClient, { id, version }: DeliverableDetail, name: string, reason = '') =>
    client.post<DeliverableDetail>(`/api/deliverables/${id}/moves`, { version, name, reason });

  it('is by another than whoever made it or submitted it', async () => {
    const [author, submitter, approver] = [
      await world.signIn('project_manager'),
      await world.signIn('project_manager'),
      await world.signIn('leadership'),
    ];
    const submitted = bodyOf(await move(submitter, await world.written(author), 'submit'));
    expect(submitted).toMatchObject({ state: 'in_review', mayWrite: false });
    for (const own of [author, submitter]) {
      expect(refusalOf(await move(own, submitted, 'approve'))).toEqual([
        422,
        'transition_not_allowed',
        'name deliverable_own_work',
      ]);
      expect((await world.detail(submitted.id, own)).allowedMoves).toEqual(['return']);
    }
    const approved = bodyOf(await move(approver, submitted, 'approve'));
    expect(approved).toMatchObject({ state: 'approved', mayShare: true, allowedMoves: ['reopen'] });
    expect(approved.moves.map(({ name, number }) => [name, number])).toEqual([
      ['approve', 1],
      ['submit', 1],
    ]);
  });

  it('is by another than whoever opened it or wrote in it, though others had it drawn and submitted it', async () => {
    const [opener, writer, titler, maker] = [
      await world.signIn('project_manager'),
      await world.signIn('project_manager'),
      await world.signIn('project_manager'),
      await world.signIn('project_manager'),
    ];
    const body = { kind: 'bibliography', language: 'fr', subjectId: world.useCaseId, generate: false };
    const opened = bodyOf(await opener.post<DeliverableDetail>('/api/deliverables', body));
    const url = `/api/deliverables/${opened.id}`;
    const content = { question: 'Que lire ?', method: '', references: [], synthesis: '', gaps: '' };
    const patch = async (client: TestClient, version: number, changes: object) =>
      bodyOf(await client.patch<DeliverableDetail>(url, { version, changes }));
    const written = await patch(writer, opened.version, { content });
    await patch(titler, written.version, { title: 'Lectures' });
    bodyOf(await maker.post(`${url}/versions`, {}));
    await drawn(world.app, opened.id);
    const submitted = bodyOf(await move(maker, await world.detail(opened.id), 'submit'));
    for (const own of [opener, writer, maker]) {
      expect((await world.detail(opened.id, own)).allowedMoves).toEqual(['return']);
      expect((await move(own, submitted, 'approve')).status).toBe(422);
    }
    expect(bodyOf(await move(titler, submitted, 'approve')).state).toBe('approved');
  });

  it('keeps what is read from being written, and asks why it is returned', async () => {
    const author = await world.signIn('project_manager');
    const submitted = bodyOf(await move(author, await world.written(author), 'submit'));
    const url = `/api/deliverables/${submitted.id}`;
    const locked = [422, 'transition_not_allowed', 'state deliverable_in_review'];
    expect(refusalOf(await author.post(`${url}/versions`, {}))).toEqual(locked);
    expect(
      refusalOf(await author.patch(url, { version: submitted.version, changes: { title: 'Autre' } })),
    ).toEqual(locked);
    expect(refusalOf(await author.upload(`${url}/uploads?fileName=a.docx`, Buffer.from('PK')))).toEqual(
      locked,
    );
    expect(refusalOf(await move(manager, submitted, 'return'))).toEqual([
      422,
      'reason_required',
      'reason reason_required',
    ]);
    expect(bodyOf(await move(manager, submitted, 'return', 'Sources ?'))).toMatchObject({ state: 'open' });
  });

  it('is not for kinds that ask for none, nor for what is not ready, nor for who does not review', async () => {
    const deck = await world.aReadyDeck();
    expect(refusalOf(await move(manager, deck, 'submit'))).toEqual([
      422,
      'transition_not_allowed',
      'name deliverable_not_reviewed',
    ]);
    const intern = await world.signIn('intern');
    const body = { kind: 'bibliography', language: 'fr', subjectId: world.useCaseId };
    const queued = bodyOf(await intern.post<DeliverableDetail>('/api/deliverables', body));
    expect(refusalOf(await move(intern, queued, 'submit'))).toEqual([
      422,
      'transition_not_allowed',
      'name deliverable_not_ready',
    ]);
    await drawn(world.app, queued.id);
    const submitted = bodyOf(await move(intern, queued, 'submit'));
    expect((await move(intern, submitted, 'approve')).status).toBe(403);
    expect((await move(manager, { ...submitted, version: 1 }, 'approve')).status).toBe(409);
  });
});

describe('pages to look at before', () => {
  it('are drawn without a document, for who asked, by a job that the tray does not show', async () => {
    const body = { kind: 'committee_deck', language: 'en', subjectId: world.meetingId };
    const asked = bodyOf(await manager.post<DeliverablePreview>('/api/deliverables/previews', body));
    expect(asked).toMatchObject({ state: 'queued', pages: [] });
    const { items } = bodyOf(await manager.get<{ items: { id: string }[] }>('/api/jobs'));
    expect(items.map(({ id }) => id)).not.toContain(asked.jobId);
    await world.run(world.jobs.preview, asked.jobId);
    const url = `/api/deliverables/previews/${asked.id}`;
    const { state, pages } = bodyOf(await manager.get<DeliverablePreview>(url));
    expect(state).toBe('ready');
    expect(pages.length).toBeGreaterThan(3);
    expect(pages[0]).toMatchObject({ kind: 'slide' });
    expect((await (await world.signIn('project_manager')).get(url)).status).toBe(404);
  });
});

describe('who may', () => {
  it('partners get nothing; a month is for who reads months', async () => {
    const { id } = await world.aReadyDeck();
    const partner = await world.signIn('partner');
    for (const url of ['', `/${id}`, `/${id}/changes`, `/${id}/versions/1/files/pptx`, `/zip?ids=${id}`]) {
      expect([url, (await partner.get(`/api/deliverables${url}`)).status]).toEqual([url, 403]);
    }
    const body = { kind: 'monthly_report', language: 'fr', month: '2026-02' };
    const month = bodyOf(await manager.post<DeliverableDetail>('/api/deliverables', body));
    const intern = await world.signIn('intern');
    expect((await intern.get(`/api/deliverables/${month.id}`)).status).toBe(404);
    expect((await intern.post('/api/deliverables', body)).status).toBe(403);
    const { items } = bodyOf(await intern.get<Deliverables>('/api/deliverables?pageSize=100'));
    expect(items.map((item) => item.kind)).not.toContain('monthly_report');
  });
});
