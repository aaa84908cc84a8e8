import { randomUUID } from 'node:crypto';
import {
  batchDetail,
  batchPlan,
  batches,
  BATCH_LIMITS,
  JOB_KINDS,
  type BatchDetail,
  type BatchPlan,
  type Batches,
  type Deliverables,
  type JobKind,
  type Jobs,
} from '@jalon/contracts';
import { pino } from 'pino';
import type { JobHandler, JobHandlers } from '../../queue/job-handler.js';
import { JobRunner } from '../../queue/job-runner.js';
import type { TestClient } from '../../testing/app.js';
import { bodyOf, DeliverableWorld, refusalOf } from '../deliverables/testing/deliverable-world.js';
import { aMeeting } from '../minutes/testing/minutes-world.js';

const URL = '/api/deliverable-batches';
/** Who waits for a row that another holds. */
const WAITING = `pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
const DECKS = { kind: 'committee_deck', language: 'fr', month: '2026-03' };

let world: DeliverableWorld;
let manager: TestClient;
let meetings: readonly string[];

beforeEach(async () => {
  world = await DeliverableWorld.start();
  manager = world.manager;
  const more = { useCaseIds: [world.useCaseId], chairId: manager.principal.personId };
  const second = await aMeeting(world.app, { title: 'COPIL Épargne', heldOn: '2026-03-31', ...more });
  const third = await aMeeting(world.app, { title: 'COPIL Crédit', heldOn: '2026-03-01', ...more });
  await aMeeting(world.app, { title: 'COPIL d’avril', heldOn: '2026-04-01', ...more });
  const cancelled = await aMeeting(world.app, { title: 'Annulé', heldOn: '2026-03-12', ...more });
  await world.app.query(`update meeting set state = 'cancelled' where id = $1`, [cancelled.id]);
  meetings = [third.id, world.meetingId, second.id];
}, 60_000);
afterEach(() => world.stop());

const plan = async (body: object, client = manager) =>
  batchPlan.parse(bodyOf(await client.post<BatchPlan>(`${URL}/plans`, body)));
const start = async (body: object, client = manager) =>
  batchDetail.parse(bodyOf(await client.post<BatchDetail>(URL, body)));
const read = async (id: string, client = manager) =>
  batchDetail.parse(bodyOf(await client.get<BatchDetail>(`${URL}/${id}`)));
const count = async (table: string): Promise<number> => {
  const [row] = await world.app.query<{ count: number }>(`select count(*)::int as count from ${table}`);
  return row?.count ?? -1;
};

/** A worker, as the queue calls it. */
function runner(handler: JobHandler = world.jobs.deliverable): JobRunner {
  const handlers = Object.fromEntries(JOB_KINDS.map((kind) => [kind, handler])) as Record<
    JobKind,
    JobHandler
  >;
  const silent = pino({ level: 'silent' });
  return new JobRunner(world.app.core.database, world.work, handlers satisfies JobHandlers, silent);
}

/** What waits in the outbox, done by `worker`. */
async function drain(worker = runner()): Promise<void> {
  const rows = await world.app.query<{ id: string }>(
    `update outbox set enqueued_at = now() where enqueued_at is null returning job_id as id`,
  );
  for (const { id } of rows) await hand(worker, id);
}
const hand = (worker: JobRunner, id: string): Promise<void> =>
  worker.process({ id, attemptsMade: 2 } as never).catch(() => undefined);

/** The names in a ZIP, from its directory. */
async function names(url: string, client = manager): Promise<string[]> {
  const { rawPayload: zip } = await world.app.nest.inject({
    url,
    headers: { cookie: `jalon_session=${client.token}` },
  });
  const found: string[] = [];
  const end = zip.length - 22;
  let at = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left -= 1) {
    const length = zip.readUInt16LE(at + 28);
    found.push(zip.toString('utf8', at + 46, at + 46 + length));
    at += 46 + length;
  }
  return found;
}

describe('a batch', () => {
  it('says what it would make, makes it as parts of one job, and leaves what did not change', async () => {
    const before = await plan(DECKS);
    expect(before.items.map(({ subjectId, skip }) => [subjectId, skip])).toEqual(
      meetings.map((id) => [id, null]),
    );
    expect(await count('deliverable')).toBe(0);

    const { id, jobId, parts, ...rest } = await start(DECKS);
    expect(rest).toMatchObject({
      label: 'Présentation du comité – mars 2026',
      state: 'running',
      total: 3,
      done: 0,
      mine: true,
    });
    expect(parts.map(({ state, number }) => [state, number])).toEqual(meetings.map(() => ['queued', 1]));
    const { items: shown } = bodyOf(await manager.get<Jobs>('/api/jobs'));
    expect(shown.map((job) => [job.id, job.kind, job.total])).toEqual([[jobId, 'deliverable_batch', 3]]);
    expect((await plan(DECKS)).items.map(({ skip }) => skip)).toEqual(meetings.map(() => 'under_way'));

    await drain();
    expect(await read(id)).toMatchObject({ state: 'done', done: 3, failed: 0 });
    const after = await plan(DECKS);
    expect(after).toMatchObject({ toMake: 0, items: meetings.map(() => ({ skip: 'unchanged', number: 1 })) });
    expect(refusalOf(await manager.post(URL, DECKS))).toEqual([422, 'invalid_value', 'kind nothing_to_make']);

    await world.app.query(`update meeting set title = 'COPIL Crédit immobilier' where id = $1`, [
      meetings[0],
    ]);
    expect((await plan(DECKS)).items.map(({ skip }) => skip)).toEqual([null, 'unchanged', 'unchanged']);
    const next = await start(DECKS);
    expect(next.parts.map(({ deliverableId, number }) => [deliverableId, number])).toEqual([
      [parts[0]?.deliverableId, 2],
    ]);
    await drain();
    expect((await start({ ...DECKS, again: true })).parts.map(({ number }) => number)).toEqual([3, 2, 2]);
    const listed = bodyOf(await manager.get<Deliverables>(`/api/deliverables?batch=${next.id}`));
    expect(listed.total).toBeLessThanOrEqual(1);
    expect((await read(next.id)).parts).toHaveLength(1);
    expect(batches.parse(bodyOf(await manager.get<Batches>(URL))).items).toHaveLength(3);
  });

  it('is one transaction and one batch, whatever comes twice or at once', async () => {
    const key = randomUUID();
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => manager.post<BatchDetail>(URL, DECKS, key)),
    );
    expect(new Set(answers.map((answer) => bodyOf(answer).id)).size).toBe(1);
    expect(
      await Promise.all(['deliverable_batch', 'deliverable', 'deliverable_version', 'job'].map(count)),
    ).toEqual([1, 3, 3, 4]);
    // Asked for again with the same key once all is made: the first answer.
    await drain();
    const again = bodyOf(await manager.post<BatchDetail>(URL, DECKS, key));
    expect([again.id]).toEqual([...new Set(answers.map((answer) => bodyOf(answer).id))]);
  });

  it('leaves nothing when one part is refused', async () => {
    const refused = await manager.post(URL, { kind: 'monthly_report', language: 'fr', month: '2026-04' });
    expect(refusalOf(refused)).toEqual([422, 'invalid_value', 'month in_future']);
    expect(await Promise.all(['deliverable_batch', 'deliverable', 'job', 'outbox'].map(count))).toEqual([
      0, 0, 0, 0,
    ]);
  });

  it('is made once by two people at once', async () => {
    const other = await world.signIn('leadership');
    const answers = await Promise.all([manager, other].map((client) => client.post(URL, DECKS)));
    expect(answers.map(({ status }) => status).sort()).toEqual([202, 422]);
    expect(await count('deliverable')).toBe(3);
  });

  it('goes on when a part fails, and tries that part alone again', async () => {
    const { id, parts } = await start({ ...DECKS, language: 'en' });
    const broken = parts[1]?.deliverableId;
    const failing: JobHandler = {
      run: (job, reporter) =>
        job.subjectId === broken
          ? Promise.reject(new Error('no'))
          : world.jobs.deliverable.run(job, reporter),
      failed: (tx, job, code) => world.jobs.deliverable.failed(tx, job, code),
    };
    await drain(runner(failing));
    const ended = await read(id);
    expect(ended).toMatchObject({ state: 'failed', done: 3, failed: 1 });
    expect(ended.parts.map(({ state, error }) => [state, error])).toEqual([
      ['ready', null],
      ['failed', 'unexpected'],
      ['ready', null],
    ]);
    const sums = ended.parts.map(({ files }) => files[0]?.sha256);
    expect(await names(`${URL}/${id}/zip`)).toHaveLength(2);

    expect((await manager.post(`${URL}/${id}/retry`, {})).status).toBe(204);
    expect(await read(id)).toMatchObject({ state: 'running', done: 2, failed: 0 });
    await drain();
    const mended = await read(id);
    expect(mended).toMatchObject({ state: 'done', done: 3, failed: 0 });
    expect([mended.parts[0]?.files[0]?.sha256, mended.parts[2]?.files[0]?.sha256]).toEqual([
      sums[0],
      sums[2],
    ]);
    expect((await manager.post(`${URL}/${id}/retry`, {})).status).toBe(409);
  });

  it('ends each part once when a worker dies in the middle and its work comes back', async () => {
    const { id } = await start(DECKS);
    const jobs = await world.app.query<{ id: string }>('select job_id as id from outbox order by job_id');
    // The first worker is cut off after it took a part: what it still does comes too late.
    let release: () => void = () => undefined;
    const cut = new Promise<void>((resolve) => (release = resolve));
    let taken: () => void = () => undefined;
    const began = new Promise<void>((resolve) => (taken = resolve));
    const dying = runner({
      run: async (job, reporter) => {
        taken();
        await cut;
        await world.jobs.deliverable.run(job, reporter);
      },
      failed: (tx, job, code) => world.jobs.deliverable.failed(tx, job, code),
    });
    const late = hand(dying, jobs[0]?.id ?? '');
    await began;
    for (const job of jobs) await hand(runner(), job.id);
    expect(await read(id)).toMatchObject({ state: 'done', done: 3, failed: 0 });
    release();
    await late;
    for (const job of jobs) await hand(runner(), job.id);
    expect(await read(id)).toMatchObject({ state: 'done', done: 3, failed: 0 });
    expect(await count('deliverable_file')).toBe(3);
    expect(await count(`audit where action = 'deliverable.generated'`)).toBe(3);
  });

  it('is cancelled: what is made stays, the rest is not made', async () => {
    const { id } = await start(DECKS);
    const [first] = await world.app.query<{ id: string }>('select job_id as id from outbox limit 1');
    await hand(runner(), first?.id ?? '');
    expect((await manager.post(`${URL}/${id}/cancel`, {})).status).toBe(204);
    await drain();
    const ended = await read(id);
    expect(ended.state).toBe('cancelled');
    expect(ended.parts.map(({ state }) => state).sort()).toEqual(['failed', 'failed', 'ready']);
    expect((await manager.post(`${URL}/${id}/cancel`, {})).status).toBe(409);
  });
});

describe('what it covers', () => {
  it('is chosen by filter: kinds of committees, entities, use cases and their stage', async () => {
    await world.app.query(`update meeting set kind = 'project_committee', entity_id = $2 where id = $1`, [
      meetings[1],
      world.entityId,
    ]);
    const subjects = async (body: object) => (await plan(body)).items.map(({ subjectId }) => subjectId);
    expect(await subjects(DECKS)).toEqual([meetings[0], meetings[2]]);
    expect(await subjects({ ...DECKS, meetingKinds: ['project_committee'] })).toEqual([meetings[1]]);
    const both = ['steering_committee', 'project_committee'];
    expect(await subjects({ ...DECKS, meetingKinds: both, entityIds: [world.entityId] })).toEqual([
      meetings[1],
    ]);

    const elsewhere = { title: 'Relances', entityId: await world.app.entity('Caisse du Sud') };
    const { id: other } = bodyOf(await manager.post<{ id: string }>('/api/use-cases', elsewhere));
    const briefs = { kind: 'use_case_brief', language: 'fr' };
    expect(await subjects(briefs)).toEqual([world.useCaseId, other]);
    expect(await subjects({ ...briefs, useCaseIds: [other] })).toEqual([other]);
    expect(await subjects({ ...briefs, entityIds: [world.entityId] })).toEqual([world.useCaseId]);
    expect(await subjects({ ...briefs, stages: ['usage'] })).toEqual([]);
    const months = await plan({ kind: 'monthly_report', language: 'fr', month: '2026-02' });
    expect(months.items.map(({ entityName }) => entityName)).toEqual(['Caisse du Nord', 'Caisse du Sud']);
  });

  it('has a limit, said with its number', async () => {
    await world.app.query(
      `insert into use_case (title, entity_id, stage_since) select 'Cas ' || n, $1, '2026-01-01'
       from generate_series(1, ${BATCH_LIMITS.parts}) n`,
      [world.entityId],
    );
    const answer = await manager.post(`${URL}/plans`, { kind: 'use_case_brief', language: 'fr' });
    expect(refusalOf(answer)).toEqual([413, 'limit_exceeded', 'kind too_many_parts']);
    expect(answer.body).toMatchObject({ errors: [{ params: { max: BATCH_LIMITS.parts } }] });
  });

  it('leaves what somebody edited by hand, even when all is made again', async () => {
    const { id } = await start(DECKS);
    await drain();
    const [part] = (await read(id)).parts;
    await world.app.query(
      `insert into deliverable_version (deliverable_id, number, origin, state, created_at, ready_at)
       values ($1, 2, 'uploaded', 'ready', now(), now())`,
      [part?.deliverableId],
    );
    const { items } = await plan({ ...DECKS, again: true });
    expect(items.map(({ skip }) => skip)).toEqual(['edited', null, null]);
  });

  it('leaves what somebody changes at the same moment', async () => {
    const { id } = await start(DECKS);
    await drain();
    const [part] = (await read(id)).parts;
    const deliverableId = part?.deliverableId;
    let asked: Promise<BatchDetail> | undefined;
    // An edited file comes in, and is not committed yet when the batch is planned.
    await world.work.run({ accountId: null, personId: null, requestId: null }, async (tx) => {
      await tx.query('select id from deliverable where id = $1 for update', [deliverableId]);
      await tx.query(
        `insert into deliverable_version (deliverable_id, number, origin, state, created_at, ready_at)
         values ($1, 2, 'uploaded', 'ready', now(), now())`,
        [deliverableId],
      );
      await tx.audit({ action: 'test', subjectType: 'deliverable', subjectId: null });
      asked = start({ ...DECKS, again: true });
      for (let tries = 0; tries < 300 && (await count(WAITING)) === 0; tries++)
        await new Promise((resolve) => setTimeout(resolve, 20));
    });
    const parts = (await asked)?.parts ?? [];
    expect(parts.map((one) => one.deliverableId)).not.toContain(deliverableId);
    expect(parts).toHaveLength(2);
  });
});

describe('who may', () => {
  it('is who may make the kind; others’ batches are read, never stopped; partners get nothing', async () => {
    const deck = await start(DECKS);
    await drain();
    const month = await start({ kind: 'monthly_report', language: 'fr', month: '2026-02' });
    const [intern, partner, other] = [
      await world.signIn('intern'),
      await world.signIn('partner'),
      await world.signIn('project_manager'),
    ];
    for (const url of ['', `/${deck.id}`, `/${deck.id}/zip`]) {
      expect([url, (await partner.get(URL + url)).status]).toEqual([url, 403]);
    }
    expect((await partner.post(URL, DECKS)).status).toBe(403);
    expect((await intern.post(URL, DECKS)).status).toBe(403);
    expect((await intern.post(`${URL}/plans`, DECKS)).status).toBe(403);
    expect((await intern.post(URL, { kind: 'use_case_brief', language: 'fr' })).status).toBe(202);
    // An intern does not read months.
    for (const url of [`/${month.id}`, `/${month.id}/zip`]) {
      expect([url, (await intern.get(URL + url)).status]).toEqual([url, 404]);
    }
    expect(await read(deck.id, other)).toMatchObject({ mine: false, state: 'done' });
    expect((await other.post(`${URL}/${month.id}/cancel`, {})).status).toBe(404);
    expect((await other.post(`${URL}/${deck.id}/retry`, {})).status).toBe(404);
    expect(bodyOf(await other.get<Batches>(URL)).items).toEqual([]);
    expect((await manager.get(`${URL}/${month.id}/zip`)).status).toBe(409);
  });

  it('takes the files as a ZIP whose names say nothing of what is inside', async () => {
    const { id } = await start(DECKS);
    await drain();
    expect(await names(`${URL}/${id}/zip`)).toEqual([
      '01-jalon-presentation-comite-2026-03-18.pptx',
      '02-jalon-presentation-comite-2026-03-18.pptx',
      '03-jalon-presentation-comite-2026-03-18.pptx',
    ]);
  });
});
