import type { DeliverableDetail, Deliverables, DeliverableSubjectItems } from '@jalon/contracts';
import { emptyOffer, type DeliverableKind } from '@jalon/domain';
import type { TestClient } from '../../testing/app.js';
import { bodyOf, DeliverableWorld, drawn, refusalOf } from './testing/deliverable-world.js';

/** What is made from one internship is read as the internship is: by nobody else, in no way. */
const KINDS = ['internship_agreement', 'internship_certificate', 'internship_evaluation'] as const;
type Kind = (typeof KINDS)[number];

let world: DeliverableWorld;
let clients: Readonly<
  Record<
    'admin' | 'manager' | 'leadership' | 'intern' | 'other' | 'tutor' | 'otherTutor' | 'expert' | 'partner',
    TestClient
  >
>;
let internshipId: string;
const made: Partial<Record<Kind, DeliverableDetail>> = {};

async function anInternship(over: {
  readonly accountId: string;
  readonly personId: string;
  readonly tutorId: string;
}): Promise<string> {
  const [row] = await world.app.query<{ id: string }>(
    `insert into internship (person_id, account_id, tutor_id, first_name, last_name, title, template, state, school,
       academic_tutor, starts_on, ends_on, teaching_from, teaching_to, week_minutes, agreed_cents, created_at, updated_at)
     values ($1, $2, $3, 'Inès', 'Corbin', 'Évaluer un assistant', 'RD_INTEGRATION', 'running', 'Université',
       'Claire Fontaine', '2025-09-01', '2025-09-12', '2025-09-01', '2026-08-31', '{420,420,420,420,420,0,0}', 450,
       now(), now()) returning id`,
    [over.personId, over.accountId, over.tutorId],
  );
  const id = row?.id ?? '';
  await world.app.query(
    `insert into internship_agreement (internship_id, number, content, created_at, updated_at)
     values ($1, 0, '{"skills": "Mesurer"}', now(), now())`,
    [id],
  );
  return id;
}

const ask = (kind: DeliverableKind, client = clients.manager) =>
  client.post<DeliverableDetail>('/api/deliverables', { kind, language: 'fr', subjectId: internshipId });

beforeAll(async () => {
  world = await DeliverableWorld.start();
  const [admin, leadership, intern, other, tutor, otherTutor, expert, partner] = await Promise.all([
    world.signIn('admin'),
    world.signIn('leadership'),
    world.signIn('intern'),
    world.signIn('intern'),
    world.signIn('tutor'),
    world.signIn('tutor'),
    world.signIn('expert'),
    world.signIn('partner'),
  ]);
  clients = { admin, manager: world.manager, leadership, intern, other, tutor, otherTutor, expert, partner };
  const { accountId, personId } = intern.principal;
  internshipId = await anInternship({ accountId, personId, tutorId: tutor.principal.personId });
  await anInternship({
    accountId: other.principal.accountId,
    personId: other.principal.personId,
    tutorId: otherTutor.principal.personId,
  });
  for (const kind of KINDS) {
    const { id } = bodyOf(await ask(kind));
    await drawn(world.app, id);
    made[kind] = await world.detail(id);
  }
}, 120_000);
afterAll(() => world.stop());

const READERS: Readonly<Record<Kind, readonly (keyof typeof clients)[]>> = {
  internship_agreement: ['admin', 'manager', 'leadership', 'intern', 'tutor'],
  internship_certificate: ['admin', 'manager', 'leadership', 'intern', 'tutor'],
  internship_evaluation: ['admin', 'manager', 'intern', 'tutor'],
};

describe.each(KINDS)('an %s', (kind) => {
  it.each([
    'admin',
    'manager',
    'leadership',
    'intern',
    'other',
    'tutor',
    'otherTutor',
    'expert',
    'partner',
  ] as const)('is there for who sees the internship, in every way it is read: %s', async (who) => {
    const client = clients[who];
    const { id, title } = made[kind] as DeliverableDetail;
    const sees = READERS[kind].includes(who);
    const ways = {
      detail: await client.get(`/api/deliverables/${id}`),
      file: await client.get(`/api/deliverables/${id}/versions/1/files/docx`),
      zip: await client.get(`/api/deliverables/zip?ids=${id}`),
    };
    for (const [way, { status }] of Object.entries(ways)) {
      const refusal = who === 'partner' ? 403 : 404;
      expect({ way, status }).toEqual({ way, status: sees ? 200 : refusal });
    }
    if (who === 'partner') return;
    for (const query of ['', '?q=assistant', `?kind=${kind}`]) {
      const { items, total } = bodyOf(await client.get<Deliverables>(`/api/deliverables${query}`));
      expect({ query, found: items.some((one) => one.id === id) }).toEqual({ query, found: sees });
      expect(total).toBe(items.length);
    }
    // Names of people are in no title.
    expect(title).not.toContain('Corbin');
  });

  it('is made, previewed and shared by nobody whom it is not for', async () => {
    const { id } = made[kind] as DeliverableDetail;
    const body = { kind, language: 'fr', subjectId: internshipId };
    for (const who of [
      'intern',
      'other',
      'tutor',
      'otherTutor',
      'expert',
      'leadership',
      'partner',
    ] as const) {
      const client = clients[who];
      expect((await client.post('/api/deliverables', body)).status).toBe(403);
      expect((await client.post('/api/deliverables/previews', { ...body, content: null })).status).toBe(403);
      expect((await client.get(`/api/deliverables/subjects?kind=${kind}`)).status).toBe(403);
      expect((await client.post(`/api/deliverables/${id}/versions`, { note: '' })).status).not.toBe(201);
      if (who !== 'leadership')
        expect((await client.post(`/api/deliverables/${id}/shares`, { days: 7 })).status).toBe(403);
    }
    const shared = await clients.leadership.post(`/api/deliverables/${id}/shares`, { days: 7 });
    expect(shared.status).toBe(kind === 'internship_evaluation' ? 404 : 201);
    // An evaluation has no link, whoever asks: nobody knows who would open it.
    const byManager = await clients.manager.post(`/api/deliverables/${id}/shares`, { days: 7 });
    if (kind === 'internship_evaluation')
      expect(refusalOf(byManager)).toEqual([409, 'not_ready', 'state deliverable_personal']);
    else expect(byManager.status).toBe(201);
  });
});

const draw = async (kind: Kind, language = 'fr') => {
  const body = { kind, language, subjectId: internshipId };
  const { id, versions } = bodyOf(await clients.manager.post<DeliverableDetail>('/api/deliverables', body));
  await world.run(world.jobs.deliverable, versions[0]?.jobId ?? '');
  const [row] = await world.app.query<{ facts: Record<string, unknown> }>(
    'select facts from deliverable_version where deliverable_id = $1',
    [id],
  );
  return row?.facts ?? {};
};

it('offers internships by their day and title, with the intern beside', async () => {
  const { items } = bodyOf(
    await clients.manager.get<DeliverableSubjectItems>(
      '/api/deliverables/subjects?kind=internship_agreement&q=corbin',
    ),
  );
  expect(items[0]).toMatchObject({ label: '2025-09-01 · Évaluer un assistant', detail: 'Inès Corbin' });
});

it('draws the agreement from the draft, and from the frozen text once there is one', async () => {
  expect(await draw('internship_agreement')).toMatchObject({
    state: 'draft',
    content: { skills: 'Mesurer', stipendCents: 450, totalMinutes: 4_200, startOn: '2025-09-01' },
  });
  await world.app.query(
    `update internship_agreement set state = 'in_signature', sha256 = repeat('a', 64),
       content = '{"skills": "Figé", "stipendCents": 500}' where internship_id = $1`,
    [internshipId],
  );
  await world.app.query(
    `insert into internship_signature (internship_id, number, position, signatory, name, signed_on)
     values ($1, 0, 0, 'intern', 'Inès Corbin', '2025-08-20')`,
    [internshipId],
  );
  expect(await draw('internship_agreement', 'en')).toMatchObject({
    state: 'in_signature',
    content: { skills: 'Figé', stipendCents: 500 },
    signatures: [{ signatory: 'intern', name: 'Inès Corbin', signedOn: '2025-08-20' }],
  });
});

it('certifies the effective duration and what was paid, and not before the last day', async () => {
  await world.app.query(
    `insert into internship_day (internship_id, on_day, minutes, absence, agreed) values
       ($1, '2025-09-02', 0, 'illness', false), ($1, '2025-09-03', 0, 'exam', true), ($1, '2025-09-04', 480, null, false)`,
    [internshipId],
  );
  await world.app.query(
    `insert into internship_month (internship_id, month, minutes, rate_cents, owed_cents, paid_cents, closed_at)
     values ($1, '2025-09', 3780, 450, 28350, 28350, now())`,
    [internshipId],
  );
  // Ten days of seven hours: one missed, one missed and provided for, one of an hour more.
  expect(await draw('internship_certificate')).toMatchObject({
    certificate: { presence: { minutes: 4_200 - 420 + 60, days: 9, months: 0 }, paidCents: 28_350 },
  });
  await world.app.query(`update internship set ends_on = '2027-12-31' where id = $1`, [internshipId]);
  await expect(draw('internship_certificate')).rejects.toMatchObject({
    code: 'not_ready',
    fields: [expect.objectContaining({ code: 'certificate_too_early' })],
  });
});

it('tells shared evaluations alone', async () => {
  await expect(draw('internship_evaluation')).rejects.toMatchObject({
    code: 'not_ready',
    fields: [expect.objectContaining({ code: 'review_not_shared' })],
  });
  const content = JSON.stringify({
    academicTutor: true,
    marks: [{ competence: 'autonomy', level: 'acquired', comment: '' }],
    summary: 'Partagé',
    strengths: '',
    improvements: '',
    agreed: '',
  });
  await world.app.query(
    `insert into internship_review (internship_id, kind, held_on, content, shared_at, created_at, updated_at) values
       ($1, 'mid_term', '2025-09-05', $2, now(), now(), now()),
       ($1, 'check_in', '2025-09-08', $2, now(), now(), now()),
       ($1, 'final', '2025-09-12', replace($2::text, 'Partagé', 'Secret')::jsonb, null, now(), now())`,
    [internshipId, content],
  );
  const facts = await draw('internship_evaluation');
  expect(facts['reviews']).toMatchObject([{ kind: 'mid_term', content: { summary: 'Partagé' } }]);
  expect(JSON.stringify(facts)).not.toContain('Secret');
});

it('takes no internship of another state for a certificate', async () => {
  await world.app.query(`update internship set state = 'signed' where id = $1`, [internshipId]);
  expect(refusalOf(await ask('internship_certificate'))).toEqual([422, 'invalid_value', 'subjectId unknown']);
});

describe('a link to a document of an internship', () => {
  const TOKEN = 'a'.repeat(43);
  const open = async () => (await world.app.anonymous('GET', `/api/shared/${TOKEN}`)).status;
  const link = async (kind: Kind) => {
    await world.app.query('delete from deliverable_share');
    await world.app.query(
      `insert into deliverable_share (deliverable_id, version_id, token_hash, created_at, expires_at)
       select v.deliverable_id, v.id, sha256(convert_to($2, 'UTF8')), now(), '2100-01-01' from deliverable_version v
       where v.deliverable_id = $1`,
      [made[kind]?.id, TOKEN],
    );
  };

  it('never leads to an evaluation, whatever made it', async () => {
    await link('internship_evaluation');
    expect(await open()).toBe(404);
    expect((await world.app.nest.inject({ url: `/api/shared/${TOKEN}/files/docx` })).statusCode).toBe(404);
  });

  it('ends with the internship', async () => {
    await link('internship_agreement');
    expect(await open()).toBe(200);
    await world.app.query('delete from internship where id = $1', [internshipId]);
    expect(await open()).toBe(404);
  });
});

it('gives the sheet of an offer to the whole lab, and to nobody else', async () => {
  const [row] = await world.app.query<{ id: string }>(
    `with c as (insert into internship_campaign (year, title, state, catalogue, created_at, updated_at)
       values (2031, 'Stages 2031', 'open', '{}', now(), now()) returning id)
     insert into internship_offer (campaign_id, number, slug, title, template, state, content, created_at, updated_at)
     select id, 1, '2031-1', 'Mesurer un assistant', 'RD_INTEGRATION', 'published', $1, now(), now() from c returning id`,
    [JSON.stringify({ ...emptyOffer('STG-2031-01'), role: 'Data scientist', hashtags: ['#LLM'] })],
  );
  const body = { kind: 'internship_offer_sheet', language: 'fr', subjectId: row?.id ?? '' };
  const { id } = bodyOf(await clients.expert.post<DeliverableDetail>('/api/deliverables', body));
  await drawn(world.app, id);
  for (const who of ['admin', 'manager', 'leadership', 'intern', 'tutor', 'expert'] as const) {
    const { subjectLabel, title } = bodyOf(
      await clients[who].get<DeliverableDetail>(`/api/deliverables/${id}`),
    );
    expect([subjectLabel, title]).toEqual([
      '2031 · 1. Mesurer un assistant',
      'Fiche de l’offre de stage – 2031 · 1. Mesurer un assistant',
    ]);
  }
  expect((await clients.partner.get(`/api/deliverables/${id}`)).status).toBe(403);
  for (const who of ['tutor', 'partner'] as const)
    expect((await clients[who].post('/api/deliverables', body)).status).toBe(403);
  const { items } = bodyOf(
    await clients.manager.get<DeliverableSubjectItems>(
      '/api/deliverables/subjects?kind=internship_offer_sheet&q=mesurer',
    ),
  );
  expect(items).toMatchObject([{ label: '2031 · 1. Mesurer un assistant', detail: 'Data scientist' }]);
});
