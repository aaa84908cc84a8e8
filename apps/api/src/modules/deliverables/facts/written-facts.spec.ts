import { randomUUID } from 'node:crypto';
import type { AgreementDetail, UseCaseDetail } from '@jalon/contracts';
import { EMPTY_CONTENTS, type DeliverableKind } from '@jalon/domain';
import { describeDocument, type AgreementNoteFacts } from '@jalon/reporting';
import { TestApp, TEST_TODAY, type TestClient } from '../../../testing/app.js';
import { agreementOf, fullDraft, moved } from '../../agreements/testing/agreement-world.js';
import { AgreementFactsReader } from './agreement.js';
import type { FactsSubject } from './facts-reader.js';
import { WrittenFactsReader } from './written.js';

let app: TestApp;
let manager: TestClient;
let partner: TestClient;
let useCase: UseCaseDetail;
let base: string;

beforeAll(async () => {
  app = await TestApp.start();
  const entityId = await app.entity('Caisse du Nord');
  manager = await app.signIn('project_manager');
  partner = await app.signIn('partner', entityId);
  const created = await manager.post<UseCaseDetail>('/api/use-cases', {
    title: 'Tri des courriers',
    summary: 'Orienter chaque courrier.',
    entityId,
  });
  useCase = created.body;
  base = `/api/use-cases/${useCase.id}/agreements`;
});
afterAll(() => app.stop());

const subject = (
  kind: DeliverableKind,
  subjectId: string,
  content: FactsSubject['content'] = null,
): FactsSubject => ({
  kind,
  subjectId,
  content,
  month: null,
  year: null,
  entityId: null,
  language: 'fr',
  labName: 'DataLab',
  authorName: 'Ada',
  today: TEST_TODAY,
});
const agreementFacts = async (kind: 'agreement' | 'amendment', id: string): Promise<AgreementNoteFacts> => {
  const document = await new AgreementFactsReader(app.core.database).read(subject(kind, id));
  if (document.kind !== 'agreement' && document.kind !== 'amendment') throw new Error(document.kind);
  expect(describeDocument(document)[0]?.().format).toBe('docx');
  return document.facts;
};
async function signed(draft: AgreementDetail): Promise<AgreementDetail> {
  const sent = await moved(manager, draft, 'submit');
  const read = agreementOf(
    await partner.post<AgreementDetail>(`${base}/${sent.id}/reviews`, {
      number: sent.versions.at(-1)?.number,
      opinion: 'approve',
      comment: '',
    }),
  );
  const open = await moved(manager, read, 'send_for_signature');
  const dated = agreementOf(
    await manager.send<AgreementDetail>('PUT', `${base}/${open.id}/signatures`, {
      version: open.version,
      signatures: open.signatures.map(() => ({ signedOn: TEST_TODAY })),
    }),
  );
  return moved(manager, dated, 'sign');
}

describe('the facts of an agreement', () => {
  it('are its draft, then what was frozen, whatever is written since', async () => {
    const draft = await fullDraft(manager, useCase.id);
    const before = await agreementFacts('agreement', draft.id);
    expect(before).toMatchObject({
      state: 'draft',
      version: null,
      signatures: [],
      entityName: 'Caisse du Nord',
    });
    expect(before.content).toEqual(draft.content);

    const sent = await moved(manager, draft, 'submit');
    const frozen = await agreementFacts('agreement', draft.id);
    expect(frozen).toMatchObject({
      state: 'in_review',
      version: { number: 1, sha256: sent.versions[0]?.sha256, frozenOn: TEST_TODAY },
    });

    const back = await moved(manager, sent, 'return_to_draft', { reason: 'À revoir' });
    expect((await agreementFacts('agreement', draft.id)).version).toBeNull();
    const done = await signed(back);
    expect(await agreementFacts('agreement', draft.id)).toMatchObject({
      state: 'signed',
      signedOn: TEST_TODAY,
      version: { number: 2 },
      signatures: [{ signedOn: TEST_TODAY }, { signedOn: TEST_TODAY }],
      amendments: [],
    });

    const opened = agreementOf(await manager.post<AgreementDetail>(`${base}/${done.id}/amendments`, {}));
    const { term } = opened.content;
    const changed = agreementOf(
      await manager.patch<AgreementDetail>(`${base}/${opened.id}`, {
        version: opened.version,
        changes: { reason: 'Report', term: { ...term, fields: { ...term.fields, to: '2028-06-30' } } },
      }),
    );
    const amendment = await agreementFacts('amendment', changed.id);
    expect(amendment).toMatchObject({
      number: 1,
      version: null,
      amendment: {
        reason: 'Report',
        before: { term: { fields: { to: '2027-12-31' } } },
        after: { term: { fields: { to: '2028-06-30' } } },
        of: { number: 1, signedOn: TEST_TODAY },
      },
      content: { term: { fields: { to: '2028-06-30' } }, purpose: done.content.purpose },
    });
    await signed(changed);
    const after = await agreementFacts('agreement', done.id);
    expect(after.amendments).toMatchObject([{ number: 1, signedOn: TEST_TODAY }]);
    expect(after.content.term.fields.to).toBe('2027-12-31');
    await expect(agreementFacts('amendment', done.id)).rejects.toMatchObject({ code: 'not_found' });
  }, 60_000);

  it('are refused when it is gone', async () => {
    await expect(agreementFacts('agreement', randomUUID())).rejects.toMatchObject({ code: 'not_found' });
  });
});

describe('the facts of what people write', () => {
  it('are the content with the names of the use case; nothing written is an empty document', async () => {
    const reader = new WrittenFactsReader(app.core.database);
    const content = { ...EMPTY_CONTENTS.bibliography, question: 'Quoi ?' };
    expect(await reader.read(subject('bibliography', useCase.id, content))).toMatchObject({
      kind: 'bibliography',
      facts: {
        useCase: { code: useCase.code, title: 'Tri des courriers' },
        entityName: 'Caisse du Nord',
        content,
      },
    });
    expect(await reader.read(subject('comparative_study', useCase.id))).toMatchObject({
      facts: { content: EMPTY_CONTENTS.comparative_study, demo: false, asOf: TEST_TODAY },
    });
    await expect(reader.read(subject('bibliography', randomUUID()))).rejects.toMatchObject({
      code: 'not_found',
    });
  });
});
