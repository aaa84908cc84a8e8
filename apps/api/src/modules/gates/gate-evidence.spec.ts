import type { Gates, GateReview, Problem, UseCaseDetail } from '@jalon/contracts';
import { createHash } from 'node:crypto';
import type { TestAnswer } from '../../testing/app.js';
import { first, GateWorld } from './testing/gate-world.js';

let world: GateWorld;
let useCase: UseCaseDetail;
let review: GateReview & { readonly useCaseId: string };

beforeAll(async () => {
  world = await GateWorld.start();
  useCase = await world.useCase();
  review = { ...(await world.request(useCase)), useCaseId: useCase.id };
});
afterAll(() => world.app.stop());

const PDF = Buffer.from('%PDF-1.7\n1 0 obj\nendobj\n');
const refusal = (answer: TestAnswer<Problem>) => [answer.status, answer.body.errors?.[0]?.code];
const keep = <T extends TestAnswer<Gates>>(answer: T): T => {
  expect([answer.status, answer.body]).toEqual([201, expect.objectContaining({ useCaseId: useCase.id })]);
  review = { ...review, ...first(answer) };
  return answer;
};
const url = (evidenceId: string) => `/api/use-cases/${useCase.id}/gates/${review.id}/evidence/${evidenceId}`;

/** A zip archive of empty stored entries: what a sniffer looks at. */
function archive(names: readonly string[]): Buffer {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const name of names) {
    const local = Buffer.alloc(30 + name.length);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(name.length, 26);
    local.write(name, 30);
    const entry = Buffer.alloc(46 + name.length);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(name.length, 28);
    entry.writeUInt32LE(at, 42);
    entry.write(name, 46);
    locals.push(local);
    directory.push(entry);
    at += local.length;
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(names.length, 10);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...locals, ...directory, end]);
}

describe('files', () => {
  it('are kept with their hash and come back as they were, for the disk alone', async () => {
    keep(await world.upload(review, 'study_qualified', 'Étude d’opportunité.pdf', PDF));
    const piece = review.evidence.at(-1);
    const hash = createHash('sha256').update(PDF).digest('hex');
    expect(piece).toMatchObject({
      kind: 'file',
      size: PDF.length,
      sha256: hash,
      mediaType: 'application/pdf',
    });
    const file = await world.author.get<string>(url(piece?.id ?? ''));
    expect([file.status, file.body]).toEqual([200, PDF.toString()]);
    expect(file.headers).toMatchObject({
      'content-type': 'application/pdf',
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
      etag: `"${hash}"`,
    });
    expect(String(file.headers['content-security-policy'])).toContain('sandbox');
    expect(String(file.headers['content-disposition'])).toMatch(
      /^attachment; filename="Etude dopportunite\.pdf"; filename\*=UTF-8''%C3%89tude/,
    );
  });

  it('are kept once for a request sent twice, and told from another by their size', async () => {
    const { version } = review;
    const send = (bytes: Buffer) =>
      world.upload<Gates & Problem>(
        { ...review, version },
        'study_qualified',
        'Avis.pdf',
        bytes,
        'upload-once',
      );
    const sent = await send(PDF);
    keep(sent);
    expect(await send(PDF)).toMatchObject({ status: 201, body: sent.body });
    expect(refusal(await send(Buffer.concat([PDF, PDF])))).toEqual([409, 'key_reused']);
  });

  const office = ['[Content_Types].xml', 'word/document.xml'];
  it.each([
    ['an executable named as a PDF', 'a.pdf', Buffer.from('MZ\u0090\u0000'), 'content_differs'],
    ['a page named as text', 'a.txt', Buffer.from(' <!DOCTYPE html><script>1</script>'), 'content_differs'],
    ['what is not text', 'a.csv', Buffer.from([0x41, 0xff, 0xfe, 0x00]), 'not_text'],
    ['a page', 'a.html', Buffer.from('<p>'), 'wrong_extension'],
    ['a drawing with scripts', 'a.svg', Buffer.from('<svg>'), 'wrong_extension'],
    ['nothing', 'a.pdf', Buffer.alloc(0), 'empty_file'],
    ['an archive without the document', 'a.docx', archive(['x']), 'content_differs'],
    ['macros', 'a.docx', archive([...office, 'word/vbaProject.bin']), 'macros'],
    ['an embedded object', 'a.docx', archive([...office, 'word/embeddings/oleObject1.bin']), 'macros'],
    ['a macro document', 'a.docm', archive(office), 'macros'],
    ['a password', 'a.xlsx', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'encrypted'],
    ['more than ten megabytes', 'a.txt', Buffer.alloc(10 * 1024 * 1024 + 1, 'a'), 'too_large'],
  ])('are refused: %s', async (_what, name, bytes, code) => {
    expect(refusal(await world.upload<Problem>(review, 'study_qualified', name, bytes))).toEqual([422, code]);
  });

  it('of Office are taken when they hold their document', async () => {
    keep(await world.upload(review, 'study_qualified', 'note.docx', archive(office)));
    expect(review.evidence.at(-1)?.mediaType).toContain('wordprocessingml');
  });

  it('are open to the lab and to reviewers in a slot, not to every partner', async () => {
    const piece = review.evidence.find((one) => one.kind === 'file')?.id ?? '';
    const intern = await world.app.signIn('intern');
    expect((await intern.get(url(piece))).status).toBe(200);
    const seen = await world.gates(useCase, world.partner);
    expect(first(seen).evidence[0]).toMatchObject({ id: piece, mayDownload: false });
    expect((await world.partner.get(url(piece))).status).toBe(403);
    const slots = [...review.slots, { slot: 'business', personId: world.partner.principal.personId }];
    const named = await world.send(world.author, 'PATCH', review, '', {
      changes: { slots: slots.map(({ slot, personId }) => ({ slot, personId })) },
    });
    review = { ...review, ...first(named) };
    expect((await world.partner.get(url(piece))).status).toBe(200);
    const other = await world.app.signIn('partner', await world.app.entity('Caisse du Sud'));
    expect((await other.get(url(piece))).status).toBe(404);
  });
});

describe('links and facts', () => {
  it('are pinned by hash; a fact says when what it was taken of has changed', async () => {
    const body = {
      kind: 'link',
      criterion: 'data_identified',
      label: 'Catalogue',
      url: 'https://data.example/x',
    };
    keep(await world.send(world.author, 'POST', review, '/evidence', body));
    keep(
      await world.send(world.author, 'POST', review, '/evidence', {
        kind: 'fact',
        fact: 'use_case',
        criterion: 'need_stated',
      }),
    );
    const fact = review.evidence.at(-1);
    expect(fact).toMatchObject({ kind: 'fact', fact: 'use_case', changedSince: false });
    const content = await world.author.get<{ state: { title: string } }>(url(fact?.id ?? ''));
    expect(content.body.state.title).toBe('Tri des courriers');
    await world.author.patch(`/api/use-cases/${useCase.id}`, {
      version: 1,
      changes: { title: 'Tri des e-mails' },
    });
    const after = first(await world.gates(useCase));
    expect(after.evidence.find((one) => one.id === fact?.id)?.changedSince).toBe(true);
    // What was pinned stays as it was.
    const again = await world.author.get<{ state: { title: string } }>(url(fact?.id ?? ''));
    expect(again.body.state.title).toBe('Tri des courriers');
  });

  it.each([
    [{ kind: 'link', criterion: 'need_stated', label: 'x', url: 'javascript:alert(1)' }, 'link_expected'],
    [{ kind: 'link', criterion: 'need_stated', label: 'x', url: 'file:///etc/passwd' }, 'link_expected'],
    [
      { kind: 'link', criterion: 'need_stated', label: 'x', url: 'https://a.example/\u0000' },
      'control_characters',
    ],
    [{ kind: 'fact', criterion: 'need_stated', fact: 'agreement' }, 'nothing_to_pin'],
  ])('refuse %j', async (body, code) => {
    const answer = await world.send<Problem>(world.author, 'POST', review, '/evidence', body);
    expect(refusal(answer)).toEqual([422, code]);
  });

  it('pin no draft of an agreement: a partner reads what is pinned', async () => {
    await world.author.post(`/api/use-cases/${useCase.id}/agreements`, {});
    const body = { kind: 'fact', criterion: 'need_stated', fact: 'agreement' };
    const answer = await world.send<Problem>(world.author, 'POST', review, '/evidence', body);
    expect(refusal(answer)).toEqual([422, 'nothing_to_pin']);
  });

  it('belong to a criterion of the grid', async () => {
    const body = { kind: 'fact', fact: 'use_case', criterion: 'nothing' };
    expect((await world.send(world.author, 'POST', review, '/evidence', body)).status).toBe(404);
  });

  it('are taken away while the review is open', async () => {
    const piece = review.evidence.at(-1)?.id ?? '';
    const answer = await world.author.delete<Gates>(`${url(piece)}?version=${review.version}`);
    review = { ...review, ...first(answer) };
    expect(review.evidence.map((one) => one.id)).not.toContain(piece);
  });
});

describe('grids', () => {
  it('are published as versions; a review keeps the one it began with', async () => {
    const admin = await world.app.signIn('admin');
    const body = {
      border: 'opportunity_framing',
      basedOn: 1,
      criteria: [{ ...review.grid.criteria[0], label: { fr: 'Autre', en: 'Other' } }],
    };
    expect((await world.author.post('/api/gate-grids', body)).status).toBe(403);
    const published = await admin.post('/api/gate-grids', body);
    expect(published.status).toBe(201);
    const stale = await admin.post<Problem>('/api/gate-grids', body);
    expect([stale.status, stale.body.code]).toEqual([409, 'version_conflict']);
    const seen = (await world.gates(useCase)).body;
    expect(seen.grid?.number).toBe(2);
    expect(seen.reviews[0]?.grid.number).toBe(1);
    const empty = { ...body, basedOn: 2, criteria: [{ ...body.criteria[0], kind: 'should_meet' }] };
    expect(refusal(await admin.post<Problem>('/api/gate-grids', empty))).toEqual([422, 'must_meet_needed']);
  });
});
