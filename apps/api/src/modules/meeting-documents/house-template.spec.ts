import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Test } from '@nestjs/testing';
import type { MeetingDocument, MeetingDocuments as DocumentList } from '@jalon/contracts';
import { CoreModule } from '../../core.module.js';
import type { JobReporter } from '../../queue/job-handler.js';
import { draw } from '../../rendering/draw.js';
import { RENDERER } from '../../rendering/renderer.js';
import { RenderingModule } from '../../rendering/rendering.module.js';
import { bodyOf } from '../minutes/testing/minutes-world.js';
import { MeetingDocumentJob, MeetingDocumentJobsModule } from './index.js';
import { DocumentWorld } from './testing/document-world.js';

/** A document that another tool made. */
const LETTERHEAD = readFileSync(
  join(__dirname, '../../../../../libs/reporting/src/testing/templates/letterhead.docx'),
);

let world: DocumentWorld;
let job: MeetingDocumentJob;
let close: () => Promise<void>;

beforeAll(async () => {
  world = await DocumentWorld.start();
  const module = await Test.createTestingModule({
    imports: [CoreModule.of(world.app.core), MeetingDocumentJobsModule.of(RenderingModule.of('unused'))],
  })
    .overrideProvider(RENDERER)
    .useValue({ render: draw, close: () => Promise.resolve() })
    .compile();
  job = module.get(MeetingDocumentJob);
  close = () => module.close();
}, 60_000);

afterAll(async () => {
  await close();
  await world.app.stop();
});

const reporter: JobReporter = { step: () => Promise.resolve(), finish: () => Promise.resolve() };

async function publish(name: string, bytes: Buffer): Promise<void> {
  await world.app.query(
    `with made as (insert into template (name, format, kind, created_at) values ($1, 'docx', 'minutes', now()) returning id)
     insert into template_version (template_id, number, state, file_name, bytes, size, sha256, created_at, published_at)
     select id, 2, 'published', 'maison.docx', $2::bytea, length($2::bytea), 'x', now(), now() from made`,
    [name, bytes],
  );
}

/** Asks for minutes, has them made, and answers what the list says of them. */
async function made(): Promise<MeetingDocument | undefined> {
  const { manager } = world;
  const { meetingId } = await world.approved();
  const path = `/api/meetings/${meetingId}/documents`;
  const asked = bodyOf(await manager.post<MeetingDocument>(path, { kind: 'minutes', language: 'fr' }));
  const { accountId, personId } = manager.principal;
  await job.run(
    {
      id: asked.jobId,
      kind: 'meeting_document',
      subjectId: meetingId,
      accountId,
      personId,
      requestId: null,
      attempts: 1,
    },
    reporter,
  );
  const { items } = bodyOf(await manager.get<DocumentList>(path));
  return items.find(({ id }) => id === asked.id);
}

it('draws minutes on the published template, and says which; on its own once it is retired', async () => {
  await publish('Papier à lettres', LETTERHEAD);
  expect(await made()).toMatchObject({ state: 'ready', template: { name: 'Papier à lettres', number: 2 } });
  await world.app.query(`update template_version set state = 'retired'`);
  expect(await made()).toMatchObject({ state: 'ready', template: null });
});

it('fails with a code that the screens translate when the template cannot be used', async () => {
  await publish('Abîmé', Buffer.from('PK nothing of a document'));
  await expect(made()).rejects.toMatchObject({ code: 'template_unusable' });
});
