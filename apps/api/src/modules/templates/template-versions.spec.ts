import { randomUUID } from 'node:crypto';
import type { TemplateState } from '@jalon/contracts';
import type { DeliverableKind } from '@jalon/domain';
import { UnitOfWork, type Transaction } from '../../database/unit-of-work.js';
import { TestApp } from '../../testing/app.js';
import { TemplateChoice } from './application/template-choice.js';
import { TemplateCheckStore } from './persistence/template-check.store.js';

let app: TestApp;
let entityId: string;

beforeAll(async () => {
  app = await TestApp.start();
  entityId = await app.entity('Caisse du Nord');
});
afterAll(() => app.stop());

/** A template for the committee's decks of one entity, with one version. */
async function aVersion(state: TemplateState, jobId: string | null = null): Promise<string> {
  const [row] = await app.query<{ id: string }>(
    `with one as (insert into template (name, format, kind, entity_id, created_at)
       values ('Maison', 'pptx', 'committee_deck', $1, now()) returning id)
     insert into template_version (template_id, number, state, job_id, file_name, bytes, size, sha256, created_at)
     select id, 1, $2, $3, 'maison.pptx', 'PK', 2, 'none', now() from one returning id`,
    [entityId, state, jobId],
  );
  return row?.id ?? '';
}
const within = <T>(work: (tx: Transaction) => Promise<T>): Promise<T> =>
  new UnitOfWork(app.core.database).run({ accountId: null, personId: null, requestId: null }, async (tx) => {
    await tx.audit({ action: 'test', subjectType: 'template', subjectId: null });
    return work(tx);
  });
const stateOf = async (id: string) =>
  (await app.query<{ state: TemplateState }>('select state from template_version where id = $1', [id]))[0]
    ?.state;

it('drops what a check found once another check was asked for', async () => {
  const [former, last] = [randomUUID(), randomUUID()];
  const id = await aVersion('checking', last);
  const report = {
    format: 'pptx' as const,
    layouts: [],
    fonts: [],
    slideSize: null,
    tokens: [],
    findings: [],
  };
  const proof = {
    kind: 'committee_deck',
    language: 'fr',
    read: () => Promise.resolve(Buffer.from('PK')),
    pages: [],
  } as const;
  const ended = (jobId: string) =>
    within((tx) =>
      new TemplateCheckStore(app.core.database).store(tx, id, jobId, {
        kind: 'usable',
        report,
        proofs: [proof],
      }),
    );
  await ended(former);
  expect(await stateOf(id)).toBe('checking');
  expect(await app.query('select 1 from template_proof where version_id = $1', [id])).toEqual([]);
  await ended(last);
  expect(await stateOf(id)).toBe('draft');
});

it('lets a document ask for what is published, for its kind and its entity, and for nothing else', async () => {
  const choice = new TemplateChoice(app.core.database);
  const asked = (id: string, kind: DeliverableKind = 'committee_deck', entity: string | null = entityId) =>
    within((tx) => choice.askedFor(id, kind, entity, tx));
  const published = await aVersion('published');
  expect(await asked(published)).toBe('pptx');
  expect(await asked(published, 'use_case_brief')).toBeNull();
  expect(await asked(published, 'committee_deck', null)).toBeNull();
  expect(await asked(await aVersion('draft'))).toBeNull();
  expect(await asked(await aVersion('retired'))).toBeNull();
  await app.query('update template set archived_at = now() where archived_at is null');
  expect(await asked(published)).toBeNull();
});
