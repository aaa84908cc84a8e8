import { createHash, randomUUID } from 'node:crypto';
import { inflateRawSync } from 'node:zlib';
import { Test } from '@nestjs/testing';
import type { MeetingDocument, MeetingDocuments as DocumentList } from '@jalon/contracts';
import type { AttendanceStatus, MinutesBlock } from '@jalon/domain';
import { CoreModule } from '../../core.module.js';
import { UnitOfWork } from '../../database/unit-of-work.js';
import { JobCancelled, type JobReporter, type JobRow } from '../../queue/job-handler.js';
import { draw } from '../../rendering/draw.js';
import { RENDERER } from '../../rendering/renderer.js';
import { RenderingModule } from '../../rendering/rendering.module.js';
import { TestApp, fieldsOf, type TestClient } from '../../testing/app.js';
import {
  aMeeting,
  bodyOf,
  entry,
  moved,
  paragraph,
  point,
  started,
  typed,
  uuid,
} from '../minutes/testing/minutes-world.js';
import { MinutesFactsReader } from './facts/minutes-facts.js';
import { MeetingDocumentJob, MeetingDocumentJobsModule, MeetingDocuments } from './index.js';

let app: TestApp;
let manager: TestClient;
let intern: TestClient;
let job: MeetingDocumentJob;
let facts: MinutesFactsReader;
let work: UnitOfWork;
let close: () => Promise<void>;
let entityId: string;

beforeAll(async () => {
  app = await TestApp.start();
  work = new UnitOfWork(app.core.database);
  manager = await app.signIn('project_manager');
  intern = await app.signIn('intern');
  entityId = await app.entity('Caisse du Nord');
  const module = await Test.createTestingModule({
    imports: [CoreModule.of(app.core), MeetingDocumentJobsModule.of(RenderingModule.of('unused'))],
  })
    .overrideProvider(RENDERER)
    .useValue({ render: draw, close: () => Promise.resolve() })
    .compile();
  job = module.get(MeetingDocumentJob);
  facts = module.get(MinutesFactsReader);
  close = () => module.close();
}, 60_000);

afterAll(async () => {
  await close();
  await app.stop();
});

interface Approved {
  readonly meetingId: string;
  readonly minutesId: string;
  readonly submissionId: string;
}

/** A meeting of today whose minutes were approved: what they say is `blocks`. */
async function approved(
  blocks: readonly MinutesBlock[] = [paragraph('Dit')],
  more: Partial<Parameters<typeof aMeeting>[1]> = {},
): Promise<Approved & { readonly itemIds: readonly string[] }> {
  const { id, itemIds } = await aMeeting(app, {
    heldOn: '2026-03-18',
    chairId: manager.principal.personId,
    attendance: { [manager.principal.personId]: 'present' },
    ...more,
  });
  const minutes = await started(intern, id);
  await typed(app, minutes.id, ...blocks);
  await moved(manager, await moved(intern, minutes, 'submit'), 'approve');
  const [submission] = await app.query<{ id: string }>(
    `select id from minutes_submission where minutes_id = $1 and outcome = 'approved'`,
    [minutes.id],
  );
  return { meetingId: id, minutesId: minutes.id, submissionId: submission?.id ?? '', itemIds };
}

/** A use case of the entity: what is recorded has to belong to one. */
const aUseCase = async (): Promise<string> =>
  bodyOf(await manager.post<{ id: string }>('/api/use-cases', { title: 'Tri', entityId })).id;

const list = async (client: TestClient, meetingId: string) =>
  bodyOf(await client.get<DocumentList>(`/api/meetings/${meetingId}/documents`));

const ask = (meetingId: string, body: object, key?: string) =>
  manager.post<MeetingDocument>(`/api/meetings/${meetingId}/documents`, body, key);

const row = (document: MeetingDocument, meetingId: string): JobRow => ({
  id: document.jobId,
  kind: 'meeting_document',
  subjectId: meetingId,
  accountId: manager.principal.accountId,
  personId: manager.principal.personId,
  requestId: null,
  attempts: 1,
});

function reporter(steps: string[] = [], cancelAt?: string): JobReporter {
  return {
    step: (step) => {
      steps.push(step);
      return step === cancelAt ? Promise.reject(new JobCancelled()) : Promise.resolve();
    },
    finish: () => Promise.resolve(),
  };
}

const fileOf = (client: TestClient, meetingId: string, documentId: string) =>
  app.nest.inject({
    url: `/api/meetings/${meetingId}/documents/${documentId}/file`,
    headers: { cookie: `jalon_session=${client.token}` },
  });

async function one(meetingId: string, documentId: string): Promise<MeetingDocument> {
  const found = (await list(manager, meetingId)).items.find(({ id }) => id === documentId);
  if (!found) throw new Error('The document is gone');
  return found;
}

/** The words of a Word document. */
function wordsOf(docx: Buffer): string {
  const at = docx.indexOf('word/document.xml');
  const header = docx.lastIndexOf(Buffer.from([0x50, 0x4b, 3, 4]), at);
  const start = header + 30 + docx.readUInt16LE(header + 26) + docx.readUInt16LE(header + 28);
  const xml = inflateRawSync(docx.subarray(start)).toString('utf8');
  return xml.replace(/<[^>]+>/g, '');
}

describe('what approval archives', () => {
  it('is asked for with the approval, once, with a job and an outbox row each', async () => {
    const { meetingId, submissionId } = await approved();
    const { items } = await list(manager, meetingId);
    expect(
      items.map(({ kind, archived, language, state, edition }) => [kind, archived, language, state, edition]),
    ).toEqual([
      ['decisions', true, 'fr', 'queued', 1],
      ['minutes', true, 'fr', 'queued', 1],
    ]);
    const jobs = await app.query<{ label: string; kind: string }>(
      `select j.kind, j.label from job j join outbox o on o.job_id = j.id where j.subject_id = $1 order by j.label`,
      [meetingId],
    );
    expect(jobs).toEqual([
      { kind: 'meeting_document', label: 'decisions 2026-03-18 COPIL' },
      { kind: 'meeting_document', label: 'minutes 2026-03-18 COPIL' },
    ]);
    await work.run({ accountId: null, personId: null, requestId: null }, async (tx) => {
      await app.nest.get(MeetingDocuments, { strict: false }).archive(tx, {
        meetingId,
        submissionId,
        language: 'fr',
        accountId: manager.principal.accountId,
        heldOn: '2026-03-18',
        title: 'COPIL',
      });
      await tx.audit({ action: 'test', subjectType: 'meeting', subjectId: meetingId });
    });
    expect((await list(manager, meetingId)).items).toEqual(items);
    expect(await app.query('select 1 from job where subject_id = $1', [meetingId])).toHaveLength(2);
  });

  it('becomes a file with its hash, named after the meeting, and says what was decided', async () => {
    const { meetingId } = await approved([entry(11, 'decision', 'Poursuivre le pilote')], {
      useCaseIds: [await aUseCase()],
    });
    for (const document of (await list(manager, meetingId)).items) {
      const steps: string[] = [];
      await job.run(row(document, meetingId), reporter(steps));
      expect(steps).toEqual(['reading', 'writing', 'storing']);
      const ready = await one(meetingId, document.id);
      const name = document.kind === 'minutes' ? 'compte-rendu' : 'releve-de-decisions';
      expect(ready).toMatchObject({
        state: 'ready',
        error: null,
        fileName: `jalon-${name}-copil-2026-03-18.docx`,
      });
      const answer = await fileOf(intern, meetingId, document.id);
      expect(answer.headers['content-disposition']).toBe(`attachment; filename="${ready.fileName}"`);
      expect(answer.headers['content-type']).toContain('wordprocessingml');
      expect(answer.rawPayload).toHaveLength(ready.size ?? 0);
      expect(createHash('sha256').update(answer.rawPayload).digest('hex')).toBe(ready.sha256);
      expect(wordsOf(answer.rawPayload)).toContain('Poursuivre le pilote');
    }
  });

  it('is never written over: a job run again changes nothing, a new request is another document', async () => {
    const { meetingId } = await approved();
    const [document] = (await list(manager, meetingId)).items;
    if (!document) throw new Error('Nothing was archived');
    await job.run(row(document, meetingId), reporter());
    const first = await one(meetingId, document.id);
    await app.query(`update meeting set title = 'Autre titre' where id = $1`, [meetingId]);
    app.clock.set('2026-03-18T09:05:00.000Z');
    await job.run(row(document, meetingId), reporter());
    expect(await one(meetingId, document.id)).toEqual(first);
    await work.run({ accountId: null, personId: null, requestId: null }, async (tx) => {
      await job.failed(tx, row(document, meetingId), 'unexpected');
      await tx.audit({ action: 'job.failed', subjectType: 'job', subjectId: document.jobId });
    });
    expect(await one(meetingId, document.id)).toEqual(first);
    const again = bodyOf(await ask(meetingId, { kind: document.kind, language: 'fr' }));
    expect(again).toMatchObject({ archived: false, state: 'queued' });
    expect(again.id).not.toBe(document.id);
  });
});

describe('a document that is asked for', () => {
  it('is made in another language, once per key, the same bytes for the same facts', async () => {
    const { meetingId } = await approved();
    const key = randomUUID();
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => ask(meetingId, { kind: 'minutes', language: 'en' }, key)),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([202]));
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
    const hashes: (string | null)[] = [];
    for (const document of [
      answers[0]?.body,
      bodyOf(await ask(meetingId, { kind: 'minutes', language: 'en' })),
    ]) {
      if (!document) throw new Error('Nothing was asked for');
      await job.run(row(document, meetingId), reporter());
      const ready = await one(meetingId, document.id);
      expect(ready.fileName).toBe('jalon-minutes-steering-committee-2026-03-18.docx');
      hashes.push(ready.sha256);
    }
    expect(hashes[0]).toMatch(/^[0-9a-f]{64}$/);
    expect(hashes[1]).toBe(hashes[0]);
  });

  it('is refused while there is nothing to make it from', async () => {
    const { id } = await aMeeting(app, { heldOn: '2026-03-18' });
    await started(intern, id);
    expect((await list(manager, id)).available).toEqual([]);
    const answer = await ask(id, { kind: 'minutes', language: 'fr' });
    expect([answer.status, fieldsOf(answer)]).toEqual([409, ['kind']]);
    expect((await ask(id, { kind: 'brochure', language: 'fr' })).status).toBe(422);
    expect(await app.query('select 1 from meeting_document where meeting_id = $1', [id])).toEqual([]);
  });

  it('writes nothing when it is cancelled on the way, and is made when it is tried again', async () => {
    const { meetingId } = await approved();
    const document = bodyOf(await ask(meetingId, { kind: 'minutes', language: 'fr' }));
    await expect(job.run(row(document, meetingId), reporter([], 'storing'))).rejects.toThrow(JobCancelled);
    expect((await one(meetingId, document.id)).state).toBe('rendering');
    expect((await manager.post(`/api/jobs/${document.jobId}/cancel`, {})).status).toBeLessThan(300);
    expect(await one(meetingId, document.id)).toMatchObject({
      state: 'failed',
      error: 'cancelled',
      size: null,
    });
    // The worker that was at it comes late.
    await expect(job.run(row(document, meetingId), reporter([], 'writing'))).rejects.toThrow(JobCancelled);
    expect((await one(meetingId, document.id)).state).toBe('failed');
    expect((await fileOf(manager, meetingId, document.id)).statusCode).toBe(404);
    expect((await manager.post(`/api/jobs/${document.jobId}/retry`, {})).status).toBeLessThan(300);
    await job.run(row(document, meetingId), reporter());
    expect((await one(meetingId, document.id)).state).toBe('ready');
  });

  it('says what failed', async () => {
    const { meetingId } = await approved();
    const document = bodyOf(await ask(meetingId, { kind: 'decisions', language: 'fr' }));
    await work.run({ accountId: null, personId: null, requestId: null }, async (tx) => {
      await job.failed(tx, row(document, meetingId), 'out_of_memory');
      await tx.audit({ action: 'job.failed', subjectType: 'job', subjectId: document.jobId });
    });
    expect(await one(meetingId, document.id)).toMatchObject({ state: 'failed', error: 'out_of_memory' });
  });
});

describe('who gets them', () => {
  it('gives partners what was archived of distributed minutes of their entity, and nothing else', async () => {
    const { meetingId, minutesId } = await approved(undefined, { entityId });
    const asked = bodyOf(await ask(meetingId, { kind: 'minutes', language: 'en' }));
    for (const document of (await list(manager, meetingId)).items) {
      await job.run(row(document, meetingId), reporter());
    }
    const partner = await app.signIn('partner', entityId);
    const stranger = await app.signIn('partner', await app.entity('Caisse du Sud'));
    const [archived] = (await list(manager, meetingId)).items.filter((one) => one.archived);
    const id = archived?.id ?? '';
    expect(await list(partner, meetingId)).toEqual({ items: [], available: [] });
    expect((await fileOf(partner, meetingId, id)).statusCode).toBe(404);
    const [version] = await app.query<{ version: number }>('select version from minutes where id = $1', [
      minutesId,
    ]);
    await moved(manager, { id: minutesId, version: version?.version ?? 0 }, 'distribute');
    expect((await list(partner, meetingId)).items.map(({ kind }) => kind).sort()).toEqual([
      'decisions',
      'minutes',
    ]);
    expect((await fileOf(partner, meetingId, id)).statusCode).toBe(200);
    expect((await fileOf(partner, meetingId, asked.id)).statusCode).toBe(404);
    expect((await fileOf(stranger, meetingId, id)).statusCode).toBe(404);
    expect((await stranger.get(`/api/meetings/${meetingId}/documents`)).status).toBe(404);
    for (const client of [partner, intern]) {
      const answer = await client.post(`/api/meetings/${meetingId}/documents`, {
        kind: 'minutes',
        language: 'fr',
      });
      expect(answer.status).toBe(403);
    }
    expect((await list(intern, meetingId)).available).toEqual([]);
    expect((await list(manager, meetingId)).available).toEqual(['minutes', 'decisions']);
  });

  it('finds no document of one meeting under another', async () => {
    const { meetingId } = await approved();
    const [document] = (await list(manager, meetingId)).items;
    if (!document) throw new Error('Nothing was archived');
    await job.run(row(document, meetingId), reporter());
    const other = await approved();
    expect((await fileOf(manager, other.meetingId, document.id)).statusCode).toBe(404);
  });
});

describe('the facts of minutes', () => {
  async function anAction(
    useCaseId: string,
    number: number,
    more: Readonly<Record<string, string | null>> = {},
  ) {
    const known = {
      title: `Action ${number}`,
      due: '2026-03-10',
      closed: null,
      opened: '2026-02-01',
      ...more,
    };
    await app.query(
      `insert into register_item (use_case_id, kind, number, title, state, opened_on, due_on, closed_on, owner_id)
       values ($1, 'action', $2, $3, case when $4::date is null then 'todo' else 'done' end, $5, $6, $4, $7)`,
      [
        useCaseId,
        100 + number,
        known.title,
        known.closed,
        known.opened,
        known.due,
        manager.principal.personId,
      ],
    );
  }

  it('tell who was there, what was planned, what was agreed before, and what became of each row', async () => {
    const useCaseId = await aUseCase();
    await anAction(useCaseId, 1);
    await anAction(useCaseId, 2, { due: null });
    await anAction(useCaseId, 3, { closed: '2026-01-10', opened: '2026-01-02' });
    await anAction(useCaseId, 4, { opened: '2026-04-01' });
    const people = await Promise.all(['Zoé', 'Ada', 'Léa', 'Max'].map((name) => app.person(name)));
    const statuses: AttendanceStatus[] = ['present', 'excused', 'absent', 'distribution'];
    const { submissionId } = await approved(
      [
        point(null, 'Avancement'),
        entry(31, 'action', 'Ouvrir les droits', {
          ownerId: manager.principal.personId,
          dueOn: '2026-04-01',
        }),
        entry(32, 'risk', 'Retard', { probability: 4, impact: 5 }),
      ],
      {
        useCaseIds: [useCaseId],
        agenda: [{ title: 'Avancement' }],
        attendance: Object.fromEntries(people.map((id, index) => [id, statuses[index] ?? 'present'])),
      },
    );
    const read = await facts.read(submissionId, 'en');
    expect(read.attendance.map(({ personName, status }) => [personName, status])).toEqual([
      ['Ada', 'excused'],
      ['Léa', 'absent'],
      ['Max', 'distribution'],
      ['Zoé', 'present'],
    ]);
    expect(read).toMatchObject({ language: 'en', edition: 1, demo: false, next: null });
    expect(read.approval?.on).toMatch(/^\d{4}-\d\d-\d\d$/);
    expect(read.agenda.map(({ title }) => title)).toEqual(['Avancement']);
    expect(read.previousActions.map(({ code, overdue, state }) => [code, overdue, state])).toEqual([
      ['A-101', true, 'todo'],
      ['A-102', false, 'todo'],
    ]);
    expect(Object.keys(read.people)).toEqual([manager.principal.personId]);
    expect(read.registered[uuid(31)]).toEqual({
      code: expect.stringMatching(/^UC-\d+ · A-\d+$/),
      state: 'todo',
    });
    expect(read.registered[uuid(32)]?.code).toMatch(/· R-\d+$/);
  });

  it('name the next meeting of the series, and follow what the one before it closed', async () => {
    const useCaseId = await aUseCase();
    const { meetingId, submissionId } = await approved(undefined, { useCaseIds: [useCaseId] });
    const [series] = await app.query<{ id: string }>(
      `insert into meeting_series (kind, title, rhythm, starts_at, minutes)
       values ('steering_committee', 'COPIL', 'monthly', '10:00', 60) returning id`,
    );
    await app.query('update meeting set series_id = $2 where id = $1', [meetingId, series?.id]);
    for (const [day, state] of [
      ['2026-02-18', 'held'],
      ['2026-04-15', 'cancelled'],
      ['2026-05-13', 'planned'],
    ]) {
      await app.query(
        `insert into meeting (series_id, kind, title, held_on, starts_at, minutes, place, state)
         values ($1, 'steering_committee', 'COPIL', $2, '14:00', 60, 'Salle B', $3)`,
        [series?.id, day, state],
      );
    }
    await anAction(useCaseId, 1, { closed: '2026-02-25' });
    await anAction(useCaseId, 2, { closed: '2026-02-10' });
    const read = await facts.read(submissionId, 'fr');
    expect(read.next).toEqual({ heldOn: '2026-05-13', startsAt: '14:00', place: 'Salle B' });
    expect(read.previousActions.map(({ code, state }) => [code, state])).toEqual([['A-101', 'done']]);
  });

  it('keep the lab’s own register from a partner: it follows what was agreed with it', async () => {
    const useCaseId = await aUseCase();
    const before = await approved(
      [
        entry(41, 'action', 'Convenue ensemble', {
          ownerId: manager.principal.personId,
          dueOn: '2026-04-01',
        }),
      ],
      {
        heldOn: '2026-03-11',
        entityId,
        useCaseIds: [useCaseId],
      },
    );
    await anAction(useCaseId, 7, { title: 'Interne au lab' });
    const { submissionId } = await approved(undefined, { entityId, useCaseIds: [useCaseId] });
    const titles = (await facts.read(submissionId, 'fr')).previousActions.map(({ title }) => title);
    expect(titles).toEqual(['Convenue ensemble']);
    expect((await facts.read(before.submissionId, 'fr')).previousActions).toEqual([]);
    const lab = await approved(undefined, { useCaseIds: [useCaseId] });
    const all = (await facts.read(lab.submissionId, 'fr')).previousActions.map(({ title }) => title);
    expect(all.sort()).toEqual(['Convenue ensemble', 'Interne au lab']);
  });

  it('are gone with the submission', async () => {
    await expect(facts.read(randomUUID(), 'fr')).rejects.toMatchObject({ code: 'not_found' });
  });
});
