import { createHash, randomUUID } from 'node:crypto';
import { inflateRawSync } from 'node:zlib';
import { Test } from '@nestjs/testing';
import type { MeetingDocument, MeetingDocuments as DocumentList, MinutesView } from '@jalon/contracts';
import { CoreModule } from '../../core.module.js';
import { UnitOfWork } from '../../database/unit-of-work.js';
import { JobCancelled, type JobReporter, type JobRow } from '../../queue/job-handler.js';
import { draw } from '../../rendering/draw.js';
import { RENDERER } from '../../rendering/renderer.js';
import { RenderingModule } from '../../rendering/rendering.module.js';
import { fieldsOf, type TestApp, type TestClient } from '../../testing/app.js';
import {
  aMeeting,
  bodyOf,
  entry,
  moved,
  paragraph,
  started,
  typed,
} from '../minutes/testing/minutes-world.js';
import { MeetingDocumentJob, MeetingDocumentJobsModule, MeetingDocuments } from './index.js';
import { DocumentWorld } from './testing/document-world.js';

let world: DocumentWorld;
let app: TestApp;
let manager: TestClient;
let intern: TestClient;
let job: MeetingDocumentJob;
let work: UnitOfWork;
let close: () => Promise<void>;
let entityId: string;

beforeAll(async () => {
  world = await DocumentWorld.start();
  ({ app, manager, intern, entityId } = world);
  work = new UnitOfWork(app.core.database);
  const module = await Test.createTestingModule({
    imports: [CoreModule.of(app.core), MeetingDocumentJobsModule.of(RenderingModule.of('unused'))],
  })
    .overrideProvider(RENDERER)
    .useValue({ render: draw, close: () => Promise.resolve() })
    .compile();
  job = module.get(MeetingDocumentJob);
  close = () => module.close();
}, 60_000);

afterAll(async () => {
  await close();
  await app.stop();
});

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
    const { meetingId, submissionId } = await world.approved();
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
    const { meetingId } = await world.approved([entry(11, 'decision', 'Poursuivre le pilote')], {
      useCaseIds: [await world.aUseCase()],
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
    const { meetingId } = await world.approved();
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
    const { meetingId } = await world.approved();
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
    const { meetingId } = await world.approved();
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
    const { meetingId } = await world.approved();
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
    const { meetingId, minutesId } = await world.approved(undefined, { entityId });
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

  it('keeps from partners an edition that was approved, then corrected before anybody got it', async () => {
    const { meetingId, minutesId } = await world.approved([paragraph('À retirer')], { entityId });
    const partner = await app.signIn('partner', entityId);
    const now = async () => bodyOf(await manager.get<MinutesView>(`/api/meetings/${meetingId}/minutes`));
    await moved(manager, await now(), 'correct', 'Une phrase de trop');
    await moved(manager, await moved(intern, await now(), 'submit'), 'approve');
    for (const document of (await list(manager, meetingId)).items) {
      await job.run(row(document, meetingId), reporter());
    }
    await moved(manager, { id: minutesId, version: (await now()).version }, 'distribute');
    expect((await list(partner, meetingId)).items.map(({ edition }) => edition)).toEqual([2, 2]);
    const first = (await list(manager, meetingId)).items.find(({ edition }) => edition === 1);
    expect((await fileOf(partner, meetingId, first?.id ?? '')).statusCode).toBe(404);
  });

  it('finds no document of one meeting under another', async () => {
    const { meetingId } = await world.approved();
    const [document] = (await list(manager, meetingId)).items;
    if (!document) throw new Error('Nothing was archived');
    await job.run(row(document, meetingId), reporter());
    const other = await world.approved();
    expect((await fileOf(manager, other.meetingId, document.id)).statusCode).toBe(404);
  });
});

describe('decks', () => {
  const kindsOf = async (client: TestClient, meetingId: string) => (await list(client, meetingId)).available;

  it('are given by committees that follow use cases, drawn and kept as files of PowerPoint', async () => {
    const { id } = await aMeeting(app, { heldOn: '2026-03-18', useCaseIds: [await world.aUseCase()] });
    expect(await kindsOf(manager, id)).toEqual(['committee_deck']);
    const asked = bodyOf(await ask(id, { kind: 'committee_deck', language: 'en' }));
    await job.run(row(asked, id), reporter());
    const made = await one(id, asked.id);
    expect(made).toMatchObject({
      state: 'ready',
      archived: false,
      edition: null,
      fileName: 'jalon-presentation-steering-committee-2026-03-18.pptx',
    });
    const file = await fileOf(manager, id, asked.id);
    expect(file.headers['content-type']).toContain('presentationml.presentation');
    expect(file.rawPayload.subarray(0, 2).toString()).toBe('PK');
  });

  it('are not given without a use case, nor by a workshop before its minutes were submitted', async () => {
    const bare = await aMeeting(app, { heldOn: '2026-03-18' });
    expect(await kindsOf(manager, bare.id)).toEqual([]);
    const { id } = await aMeeting(app, { heldOn: '2026-03-18', useCaseIds: [await world.aUseCase()] });
    await app.query(`update meeting set kind = 'workshop' where id = $1`, [id]);
    expect(await kindsOf(manager, id)).toEqual([]);
    expect((await ask(id, { kind: 'committee_deck', language: 'fr' })).status).toBe(409);
  });

  it('report a workshop from its submitted minutes, then from the approved ones, never from returned ones', async () => {
    const { id } = await aMeeting(app, {
      heldOn: '2026-03-18',
      chairId: manager.principal.personId,
      attendance: { [manager.principal.personId]: 'present' },
    });
    await app.query(`update meeting set kind = 'workshop' where id = $1`, [id]);
    const minutes = await started(intern, id);
    await typed(app, minutes.id, paragraph('Dit'));
    const submitted = await moved(intern, minutes, 'submit');
    expect(await kindsOf(manager, id)).toEqual(['workshop_deck']);
    const returned = await moved(manager, submitted, 'return', 'À compléter');
    expect(await kindsOf(manager, id)).toEqual([]);
    await moved(manager, await moved(intern, returned, 'submit'), 'approve');
    expect(await kindsOf(manager, id)).toEqual(['minutes', 'decisions', 'workshop_deck']);
    const asked = bodyOf(await ask(id, { kind: 'workshop_deck', language: 'fr' }));
    await job.run(row(asked, id), reporter());
    expect((await one(id, asked.id)).fileName).toBe('jalon-presentation-atelier-2026-03-18.pptx');
  });

  it('are never given, listed or sent to a partner', async () => {
    const partner = await app.signIn('partner', entityId);
    const { id } = await aMeeting(app, {
      heldOn: '2026-03-18',
      entityId,
      useCaseIds: [await world.aUseCase()],
    });
    const asked = bodyOf(await ask(id, { kind: 'committee_deck', language: 'fr' }));
    await job.run(row(asked, id), reporter());
    expect(await list(partner, id)).toEqual({ items: [], available: [] });
    expect((await fileOf(partner, id, asked.id)).statusCode).toBe(404);
    const refused = await partner.post(`/api/meetings/${id}/documents`, {
      kind: 'committee_deck',
      language: 'fr',
    });
    expect(refused.status).toBe(403);
  });
});
