import { createHash } from 'node:crypto';
import type {
  AgreementDetail,
  AgreementList,
  AgreementRegister,
  AgreementVersion,
  Problem,
  UseCaseDetail,
} from '@jalon/contracts';
import * as contracts from '@jalon/contracts';
import { canonicalJson } from '@jalon/domain';
import { fieldsOf, TestApp, TEST_NOW, TEST_TODAY, type TestClient } from '../../testing/app.js';
import { aFullAgreement, agreementOf, fullDraft, inReview, moved } from './testing/agreement-world.js';

let app: TestApp;
let manager: TestClient;
let colleague: TestClient;
let partner: TestClient;
let stranger: TestClient;
let useCase: UseCaseDetail;
let base: string;
const own = { id: '' };

beforeAll(async () => {
  app = await TestApp.start();
  own.id = await app.entity('Caisse du Nord');
  const other = await app.entity('Caisse du Sud');
  manager = await app.signIn('project_manager');
  colleague = await app.signIn('project_manager');
  partner = await app.signIn('partner', own.id);
  stranger = await app.signIn('partner', other);
});
afterAll(() => app.stop());
beforeEach(async () => {
  app.clock.set(TEST_NOW);
  const sponsorId = await app.person('Ben Nord', own.id);
  const created = await manager.post<UseCaseDetail>('/api/use-cases', {
    title: 'Tri des courriers',
    summary: 'Orienter chaque courrier.',
    entityId: own.id,
    sponsorId,
  });
  useCase = created.body;
  base = `/api/use-cases/${useCase.id}/agreements`;
});

const url = ({ id }: { readonly id: string }) => `${base}/${id}`;
const read = async (client: TestClient, agreement: { readonly id: string }) =>
  (await client.get<AgreementDetail>(url(agreement))).body;
const review = (client: TestClient, { id, versions }: AgreementDetail, opinion: string, comment = '') =>
  client.post<AgreementDetail>(`${base}/${id}/reviews`, {
    number: versions.at(-1)?.number,
    opinion,
    comment,
  });
const sign = (agreement: AgreementDetail, days: readonly (string | null)[], client = manager) =>
  client.send<AgreementDetail>('PUT', `${url(agreement)}/signatures`, {
    version: agreement.version,
    signatures: days.map((signedOn) => ({ signedOn })),
  });
async function inSignature(): Promise<AgreementDetail> {
  const sent = await inReview(manager, useCase.id);
  return moved(manager, agreementOf(await review(partner, sent, 'approve')), 'send_for_signature');
}
async function signed(): Promise<AgreementDetail> {
  const ready = agreementOf(await sign(await inSignature(), [TEST_TODAY, TEST_TODAY]));
  return moved(manager, ready, 'sign');
}

describe('a draft', () => {
  it('starts from the use case, and says what it lacks', async () => {
    await manager.post(`/api/use-cases/${useCase.id}/milestones`, {
      name: 'Pilote',
      forecastOn: '2026-06-30',
    });
    const created = agreementOf(await manager.post<AgreementDetail>(base, {}, 'agreement-key-1'));
    const again = agreementOf(await manager.post<AgreementDetail>(base, {}, 'agreement-key-1'));
    expect(again.id).toBe(created.id);
    expect(contracts.agreementDetail.parse(created)).toEqual(created);
    expect(created).toMatchObject({
      state: 'draft',
      number: 1,
      title: 'Convention projet – Tri des courriers',
    });
    const { content } = created;
    expect(content.parties.rows.map((party) => party.name)).toEqual(['DataLab', 'Caisse du Nord']);
    expect(content.stakeholders.rows.map((one) => one.name)).toEqual(['Ben Nord']);
    expect(content.plan.rows).toEqual([{ name: 'Pilote', on: '2026-06-30' }]);
    expect(content.purpose.fields.text).toBe('Orienter chaque courrier.');
    const refused = await manager.post<Problem>(`${url(created)}/transitions`, {
      version: created.version,
      name: 'submit',
    });
    expect([refused.status, refused.body.code]).toEqual([422, 'evidence_missing']);
    expect(fieldsOf(refused)).toEqual(created.gaps.map((gap) => gap.path));
    expect(fieldsOf(refused)).toContain('deliverables');
  });

  it('names every bad field, and keeps nothing of a refused save', async () => {
    const { id, version } = agreementOf(await manager.post<AgreementDetail>(base, {}));
    const full = aFullAgreement();
    const answer = await manager.patch<Problem>(`${base}/${id}`, {
      version,
      changes: {
        purpose: { fields: { text: 'x'.repeat(4001) }, rows: [] },
        stakeholders: { fields: {}, rows: [{ ...full.stakeholders.rows[0], interest: 6 }] },
        charges: {
          fields: { ...full.charges.fields, rebilled: 10.5 },
          rows: [{ competence: 'magie', days: 0.1, note: '' }],
        },
        kpis: { fields: {}, rows: Array.from({ length: 41 }, () => full.kpis.rows[0]) },
        data: { fields: { ...full.data.fields, more: 1 }, rows: [] },
      },
    });
    expect(answer.status).toBe(422);
    expect([...fieldsOf(answer)].sort()).toEqual([
      'changes.charges.fields.rebilled',
      'changes.charges.rows.0.competence',
      'changes.charges.rows.0.days',
      'changes.data.fields.more',
      'changes.kpis.rows',
      'changes.purpose.fields.text',
      'changes.stakeholders.rows.0.interest',
    ]);
    const ends = await manager.patch<Problem>(`${base}/${id}`, {
      version,
      changes: { term: { ...full.term, fields: { ...full.term.fields, to: '2026-02-28' } }, plan: null },
    });
    expect(fieldsOf(ends)).toEqual(['changes.plan', 'changes.term.fields.to']);
    expect((await read(manager, { id })).version).toBe(version);
  });

  it('keeps one of two saves made at once, and shows the other what is there', async () => {
    const { id, version } = agreementOf(await manager.post<AgreementDetail>(base, {}));
    const save = (client: TestClient, text: string) =>
      client.patch<AgreementDetail & Problem>(`${base}/${id}`, {
        version,
        changes: { security: { fields: { text }, rows: [] } },
      });
    const answers = await Promise.all([save(manager, 'un'), save(colleague, 'deux')]);
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409]);
    const kept = answers.find((answer) => answer.status === 200)!.body;
    const lost = answers.find((answer) => answer.status === 409)!.body;
    expect(lost.code).toBe('version_conflict');
    expect((lost.current as AgreementDetail).content.security).toEqual(kept.content.security);
  });

  it('keeps whole characters of a long summary', async () => {
    await app.query('update use_case set summary = $2 where id = $1', [useCase.id, `${'x'.repeat(3999)}😀`]);
    const { content } = agreementOf(await manager.post<AgreementDetail>(base, {}));
    expect(content.purpose.fields.text).toBe('x'.repeat(3999));
  });

  it('is not begun once the use case is closed; what was signed is not amended', async () => {
    const agreement = await signed();
    await app.query(`update use_case set stage = 'closed' where id = $1`, [useCase.id]);
    for (const path of ['', `/${agreement.id}/amendments`]) {
      const answer = await manager.post<Problem>(`${base}${path}`, {});
      expect([answer.status, answer.body.errors?.[0]?.code]).toEqual([422, 'use_case_closed']);
    }
    expect((await manager.get<AgreementList>(base)).body.mayEdit).toBe(false);
    expect((await read(manager, agreement)).mayAmend).toBe(false);
  });

  it('goes only while nobody was sent it', async () => {
    const fresh = agreementOf(await manager.post<AgreementDetail>(base, {}));
    expect(fresh.mayDelete).toBe(true);
    expect((await manager.delete(url(fresh))).status).toBe(204);
    expect((await manager.get(url(fresh))).status).toBe(404);
    const back = await moved(manager, await inReview(manager, useCase.id), 'return_to_draft', {
      reason: 'Périmètre',
    });
    expect(back.mayDelete).toBe(false);
    expect((await manager.delete(url(back))).status).toBe(422);
  });
});

describe('review and signature', () => {
  it('hides drafts from the partner, and everything from another', async () => {
    const draft = await fullDraft(manager, useCase.id);
    expect((await partner.get<AgreementList>(base)).body).toEqual({ items: [], mayEdit: false });
    expect((await partner.get(url(draft))).status).toBe(404);
    const sent = await moved(manager, draft, 'submit');
    expect(await read(partner, sent)).toMatchObject({
      state: 'in_review',
      mayEdit: false,
      allowedMoves: [],
      mayReview: ['approve', 'changes'],
    });
    for (const path of [base, url(sent), `${url(sent)}/versions/1`]) {
      expect([path, (await stranger.get(path)).status]).toEqual([path, 404]);
      expect([path, (await partner.get(path)).status]).toEqual([path, 200]);
    }
    expect((await stranger.get<AgreementRegister>('/api/agreements')).body.counts.all).toBe(0);
    expect((await review(stranger, sent, 'approve')).status).toBe(404);
    expect((await partner.patch(url(sent), { version: sent.version, changes: { title: 'x' } })).status).toBe(
      403,
    );
    const back = await moved(manager, sent, 'return_to_draft', { reason: 'À revoir' });
    expect((await partner.get(url(back))).status).toBe(404);
    expect((await partner.get(`${url(back)}/versions/1`)).status).toBe(404);
  });

  it('needs the partner’s approval of this very version, or a sign-off by somebody else', async () => {
    const sent = await inReview(manager, useCase.id);
    const blocked = async (agreement: AgreementDetail) =>
      (
        await manager.post<Problem>(`${url(agreement)}/transitions`, {
          version: agreement.version,
          name: 'send_for_signature',
        })
      ).body.errors?.map((error) => error.code);
    expect(await blocked(sent)).toEqual(['partner_approval']);
    expect((await review(manager, sent, 'sign_off', 'Accord reçu')).body).toMatchObject({
      errors: [{ path: 'opinion', code: 'self_approval' }],
    });
    expect(fieldsOf(await review(partner, sent, 'changes'))).toEqual(['comment']);
    expect((await review(partner, sent, 'sign_off', 'Oui')).status).toBe(403);
    const asked = agreementOf(await review(partner, sent, 'changes', 'Préciser le hors périmètre'));
    expect(await blocked(asked)).toEqual(['changes_asked']);
    const draft = await moved(manager, asked, 'return_to_draft', { reason: 'Hors périmètre à préciser' });
    const second = await moved(manager, draft, 'submit', { note: 'Hors périmètre précisé' });
    expect(second.versions.map((version) => version.number)).toEqual([1, 2]);
    expect(await blocked(second)).toEqual(['partner_approval']);
    const late = await partner.post<Problem>(`${url(second)}/reviews`, { number: 1, opinion: 'approve' });
    expect([late.status, late.body.code]).toEqual([409, 'version_conflict']);
    const off = agreementOf(await review(colleague, second, 'sign_off', 'Accord donné en COPIL'));
    expect(await blocked(off)).toBeUndefined();
    expect((await read(manager, second)).state).toBe('in_signature');
  });

  it('freezes each submission with the hash of its canonical text', async () => {
    const sent = await inReview(manager, useCase.id);
    const version = (await partner.get<AgreementVersion>(`${url(sent)}/versions/1`)).body;
    expect(contracts.agreementVersion.parse(version)).toEqual(version);
    const { title, content } = version;
    const hash = createHash('sha256').update(canonicalJson({ title, content })).digest('hex');
    expect(version.sha256).toBe(hash);
    expect(sent.versions.map(({ sha256 }) => sha256)).toEqual([hash]);
    expect(content).toEqual(aFullAgreement());
    for (const number of ['2', '0', 'x', '-1', '1e0']) {
      expect((await manager.get(`${url(sent)}/versions/${number}`)).status).toBe(404);
    }
  });

  it('takes signatures of the day or before, and is signed by the last', async () => {
    const ready = await inSignature();
    expect(ready.signatures.map(({ name, signedOn }) => [name, signedOn])).toEqual([
      ['Hélène Roux', null],
      ['Ben Nord', null],
    ]);
    expect(fieldsOf(await sign(ready, ['2026-03-19', '2026-03-17']))).toEqual([
      'signatures.0.signedOn',
      'signatures.1.signedOn',
    ]);
    expect((await sign(ready, [null])).status).toBe(422);
    const half = agreementOf(await sign(ready, [TEST_TODAY, null]));
    const early = await manager.post<Problem>(`${url(half)}/transitions`, {
      version: half.version,
      name: 'sign',
    });
    expect(early.body.errors).toEqual([
      { path: 'signatures.1.signedOn', code: 'signature_missing', params: { name: 'Ben Nord' } },
    ]);
    app.clock.set('2026-03-20T09:00:00.000Z');
    const late = await app.signIn('project_manager');
    const done = await moved(late, agreementOf(await sign(half, [TEST_TODAY, '2026-03-20'], late)), 'sign');
    expect(done).toMatchObject({ state: 'signed', signedOn: '2026-03-20', mayEdit: false, mayAmend: true });
  });

  it('clears signatures on the way back to draft', async () => {
    const half = agreementOf(await sign(await inSignature(), [TEST_TODAY, null]));
    const refused = await manager.post<Problem>(`${url(half)}/transitions`, {
      version: half.version,
      name: 'return_to_draft',
      reason: ' ',
    });
    expect(refused.body.code).toBe('reason_required');
    const back = await moved(manager, half, 'return_to_draft', { reason: 'Clause à revoir' });
    expect(back).toMatchObject({ state: 'draft', signatures: [], signed: 0 });
    expect(back.moves.at(-1)).toMatchObject({ from: 'in_signature', to: 'draft', reason: 'Clause à revoir' });
  });

  it('lets nobody change what is signed', async () => {
    const done = await signed();
    const { version } = done;
    const writes = [
      await manager.patch<Problem>(url(done), { version, changes: { title: 'Autre' } }),
      await sign(done, [TEST_TODAY, TEST_TODAY]),
      await manager.delete<Problem>(url(done)),
      await review(partner, done, 'changes', 'Trop tard'),
      ...(await Promise.all(
        ['submit', 'send_for_signature', 'sign', 'return_to_draft'].map((name) =>
          manager.post<Problem>(`${url(done)}/transitions`, { version, name, reason: 'x' }),
        ),
      )),
    ];
    for (const answer of writes) {
      expect([answer.status, (answer.body as Problem).code]).toEqual([422, 'transition_not_allowed']);
    }
    const { mayAmend: _, ...rest } = await read(manager, done);
    const { mayAmend: __, ...before } = done;
    expect(rest).toEqual(before);
  });

  it('expires the day after its end without a job', async () => {
    const done = await signed();
    app.clock.set('2027-12-31T22:59:00.000Z');
    const late = await app.signIn('project_manager');
    expect((await read(late, done)).state).toBe('signed');
    app.clock.set('2027-12-31T23:00:00.000Z');
    expect(await read(late, done)).toMatchObject({ state: 'expired', mayAmend: false });
    const amended = await late.post<Problem>(`${url(done)}/amendments`, {});
    expect(amended.body.errors).toMatchObject([{ code: 'not_in_force' }]);
  });
});

describe('amendments', () => {
  it('change a signed agreement by their own signature, one at a time', async () => {
    const done = await signed();
    const first = agreementOf(await manager.post<AgreementDetail>(`${url(done)}/amendments`, {}));
    expect(first).toMatchObject({ kind: 'amendment', number: 1, parentId: done.id, state: 'draft' });
    expect((await manager.post<Problem>(`${url(done)}/amendments`, {})).body.code).toBe('already_exists');
    expect((await partner.get(url(first))).status).toBe(404);
    expect(first.gaps.map((gap) => gap.code)).toEqual(['required', 'nothing_amended']);
    const term = { ...done.content.term, fields: { ...done.content.term.fields, to: '2028-06-30' } };
    const written = agreementOf(
      await manager.patch<AgreementDetail>(url(first), {
        version: first.version,
        changes: { reason: 'Prolonger le pilote', term, security: done.content.security },
      }),
    );
    expect(written.amendment).toMatchObject({
      sections: ['security', 'term', 'signatories'],
      before: { term: done.content.term },
    });
    const lighter = agreementOf(
      await manager.patch<AgreementDetail>(url(first), {
        version: written.version,
        changes: { security: null },
      }),
    );
    expect(lighter.amendment?.sections).toEqual(['term', 'signatories']);
    const sent = await moved(manager, lighter, 'submit');
    const agreed = await moved(
      manager,
      agreementOf(await review(partner, sent, 'approve')),
      'send_for_signature',
    );
    expect((await read(manager, done)).validTo).toBe('2027-12-31');
    await moved(manager, agreementOf(await sign(agreed, [TEST_TODAY, TEST_TODAY])), 'sign');
    const after = await read(manager, done);
    expect(after).toMatchObject({ state: 'signed', validTo: '2028-06-30', mayAmend: true });
    // The signed text itself stays as it was signed.
    expect(after.content).toEqual(done.content);
    const second = agreementOf(await manager.post<AgreementDetail>(`${url(done)}/amendments`, {}));
    expect(second).toMatchObject({ number: 2, content: { term } });
    const list = (await manager.get<AgreementList>(base)).body;
    expect(contracts.agreementList.parse(list)).toEqual(list);
    expect(list.items.map(({ kind, number }) => `${kind} ${number}`)).toEqual([
      'agreement 1',
      'amendment 1',
      'amendment 2',
    ]);
  });
});

it('tells its story in the activity of the use case, and counts across use cases', async () => {
  const before = (await manager.get<AgreementRegister>('/api/agreements')).body.counts;
  await signed();
  await manager.post(base, {});
  const told = await app.query<{ action: string }>(
    `select action from audit where subject_id = $1 and action like 'agreement.%' order by id`,
    [useCase.id],
  );
  expect(told.map((row) => row.action)).toEqual([
    'agreement.created',
    'agreement.updated',
    'agreement.submitted',
    'agreement.approved',
    'agreement.sent_for_signature',
    'agreement.signatures_recorded',
    'agreement.signed',
    'agreement.created',
  ]);
  const register = (await manager.get<AgreementRegister>('/api/agreements?show=under_way')).body;
  expect(contracts.agreementRegister.parse(register)).toEqual(register);
  expect(register.counts).toMatchObject({
    all: before.all + 2,
    under_way: before.under_way + 1,
    signed: before.signed + 1,
    ending: before.ending,
  });
  expect(register.items.every((item) => item.state !== 'signed')).toBe(true);
  app.clock.set('2027-10-15T09:00:00.000Z');
  const later = await app.signIn('project_manager');
  const ending = (await later.get<AgreementRegister>('/api/agreements?show=ending')).body;
  expect(ending.counts.ending).toBeGreaterThan(0);
  expect(ending.items).toHaveLength(ending.counts.ending);
});
