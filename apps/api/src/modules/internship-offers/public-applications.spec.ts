import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Notifications, OfferDetail, Problem } from '@jalon/contracts';
import { OFFICE_LIMITS } from '../../files/office.js';
import { OfficeIntake } from '../../files/office-intake.js';
import { compileChild, type CompiledChild } from '../../files/testing/compile-child.js';
import { TestApp, type TestClient } from '../../testing/app.js';
import { CvIntake } from './application/cv-intake.js';
import { aPublishedOffer, CANDIDATE, docx, objectStream, pdf, sendForm } from './testing/offer-world.js';

let app: TestApp;
let manager: TestClient;
let offer: OfferDetail & { readonly tutor: TestClient; readonly referent: TestClient };
let folder: string;
const readers: CompiledChild[] = [];

beforeAll(async () => {
  app = await TestApp.start();
  folder = mkdtempSync(join(tmpdir(), 'offers-spec-'));
  const [office, own] = [
    compileChild('files', 'office-child'),
    compileChild('modules/internship-offers/reader'),
  ];
  readers.push(office, own);
  app.nest.get(OfficeIntake, { strict: false }).settings = {
    folder,
    limits: OFFICE_LIMITS,
    childPath: office.childPath,
  };
  app.nest.get(CvIntake, { strict: false }).settings = { folder, childPath: own.childPath };
  manager = await app.signIn('project_manager');
  offer = await aPublishedOffer(app, manager);
});
afterAll(async () => {
  await app.stop();
  for (const reader of readers) reader.remove();
  rmSync(folder, { recursive: true, force: true });
});
beforeEach(async () => {
  await app.query('delete from internship_application');
  await app.query('delete from login_attempt');
});

const CV = { name: 'cv.pdf', bytes: pdf() };
const kept = async () =>
  (await app.query<{ count: number }>('select count(*)::int as count from internship_application'))[0]?.count;
const send = (form: object | null = CANDIDATE, file: typeof CV | null = CV) =>
  sendForm(app, offer.slug, form, file);
const saidOf = ({ status, body }: { readonly status: number; readonly body: unknown }) => [
  status,
  (body as Problem).errors?.[0]?.code,
];

describe('an application', () => {
  it('is kept with its file, and who follows the offer is told of it without a name', async () => {
    expect(await send()).toEqual({ status: 202, body: { received: true, retainedUntil: '2028-03-18' } });
    const rows = await app.query(
      `select a.state, a.name, a.email, a.level, a.retained_until as until, f.name as file, f.mime, f.bytes
       from internship_application a join internship_application_file f on f.application_id = a.id`,
    );
    expect(rows).toEqual([
      {
        ...{ state: 'received', name: CANDIDATE.name, email: CANDIDATE.email, level: 'Bac + 5' },
        ...{ until: '2028-03-18', file: 'cv.pdf', mime: 'application/pdf', bytes: CV.bytes },
      },
    ]);
    for (const follower of [offer.tutor, offer.referent]) {
      const { items } = (await follower.get<Notifications>('/api/notifications')).body;
      expect(items.map(({ kind, data }) => [kind, data.title, data.by])).toEqual([
        ['application_received', offer.title, null],
      ]);
    }
    const audits = await app.query<{ said: string }>(
      `select a::text as said from audit a where action like 'internship_application%'`,
    );
    expect(audits).toHaveLength(1);
    expect(audits[0]?.said).not.toMatch(/Zo|example\.org/);
  });

  it('takes a Word document', async () => {
    expect((await send(CANDIDATE, { name: 'Mon CV.docx', bytes: docx() })).status).toBe(202);
    expect(await app.query('select name from internship_application_file')).toEqual([{ name: 'cv.docx' }]);
  });

  it('sent twice, or at once, is kept once and answered alike', async () => {
    const first = await send();
    const again = await Promise.all([
      send({ ...CANDIDATE, email: 'ZOE.candidate@example.org', name: 'Autre nom' }),
      send(),
      send(),
    ]);
    expect(again).toEqual([first, first, first]);
    expect(await app.query('select name from internship_application')).toEqual([{ name: CANDIDATE.name }]);
  });

  it('of what fills in everything is answered alike, and not kept', async () => {
    expect((await send({ ...CANDIDATE, website: 'https://example.org' })).status).toBe(202);
    expect(await kept()).toBe(0);
  });

  it.each([
    ['no name', { ...CANDIDATE, name: ' ' }, 'name', 'required'],
    ['no address', { ...CANDIDATE, email: 'zoe' }, 'email', 'email_expected'],
    ['no consent', { ...CANDIDATE, consent: false }, 'consent', 'consent_expected'],
    ['a control character', { ...CANDIDATE, school: 'a\u0007' }, 'school', 'control_characters'],
  ])('with %s is refused, naming the field', async (_, form, path, code) => {
    const answer = await send(form);
    expect([answer.status, (answer.body as Problem).errors?.[0]]).toEqual([422, { path, code }]);
    expect(await kept()).toBe(0);
  });

  it('is refused without a form, without a file, and for an offer nobody reads', async () => {
    expect(saidOf(await send(null))).toEqual([422, 'unsupported_type']);
    expect(saidOf(await send(CANDIDATE, null))).toEqual([422, 'required']);
    expect((await sendForm(app, 'nulle-part', CANDIDATE, CV)).status).toBe(404);
    const json = await app.anonymous<Problem>(
      'POST',
      `/api/public/offers/${offer.slug}/applications`,
      CANDIDATE,
    );
    expect(saidOf(json)).toEqual([422, 'unsupported_type']);
    expect(await kept()).toBe(0);
  });

  it('is slowed down from one address, not from another', async () => {
    const statuses: number[] = [];
    for (let attempt = 0; attempt < 33; attempt++) {
      statuses.push((await sendForm(app, offer.slug, null, null, '192.0.2.7')).status);
    }
    expect([statuses[29], statuses.includes(429)]).toEqual([422, true]);
    expect((await sendForm(app, offer.slug, null, null, '192.0.2.8')).status).toBe(422);
  });
});

const wordPart = (name: string, text: string) => docx([{ name, text }]);
const RELS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const deep = objectStream('1 0 << /S /JavaScript /JS (app.alert(1)) >>');

describe('a hostile file', () => {
  it.each<readonly [what: string, name: string, bytes: Buffer, code: string]>([
    ['a script that says PDF', 'cv.pdf', Buffer.from('#!/bin/sh\nrm -rf ~\n'), 'content_differs'],
    ['a page that says PDF', 'cv.pdf', Buffer.from('<html><script>1</script>'), 'content_differs'],
    ['a program', 'cv.exe', Buffer.from('MZ'), 'wrong_extension'],
    ['nothing', 'cv.pdf', Buffer.alloc(0), 'empty_file'],
    ['six megabytes', 'cv.pdf', Buffer.alloc(6 * 1024 * 1024, 32), 'too_large'],
    ['half a PDF', 'cv.pdf', pdf().subarray(0, 120), 'upload_cut'],
    ['a PDF with a script', 'cv.pdf', pdf('4 0 obj << /S /JavaScript /JS (x) >> endobj'), 'pdf_script'],
    ['a script by another spelling', 'cv.pdf', pdf('4 0 obj << /S /J#61va#53cript >> endobj'), 'pdf_script'],
    ['a script among compressed objects', 'cv.pdf', pdf(deep), 'pdf_script'],
    [
      'a PDF that starts a program',
      'cv.pdf',
      pdf('4 0 obj << /S /Launch /F (a.exe) >> endobj'),
      'pdf_launch',
    ],
    ['a PDF with a file in it', 'cv.pdf', pdf('4 0 obj << /Type /EmbeddedFile >> endobj'), 'pdf_attachment'],
    ['a PDF with a password', 'cv.pdf', pdf('trailer << /Encrypt 9 0 R >>'), 'encrypted'],
    [
      'objects in another compression',
      'cv.pdf',
      pdf(objectStream('x', '/Filter /LZWDecode')),
      'pdf_unreadable',
    ],
    ['a PDF bomb', 'cv.pdf', pdf(objectStream(Buffer.alloc(30 * 1024 * 1024))), 'inflates_too_much'],
    [
      'a zip bomb',
      'cv.docx',
      wordPart('word/media/a.bin', '0'.repeat(30 * 1024 * 1024)),
      'inflates_too_much',
    ],
    ['macros', 'cv.docx', wordPart('word/vbaProject.bin', 'x'), 'macros'],
    ['macros by name', 'cv.docm', docx(), 'macros'],
    [
      'a template from elsewhere',
      'cv.docx',
      wordPart(
        'word/_rels/settings.xml.rels',
        `<Relationships><Relationship Type="${RELS}/attachedTemplate" Target="http://example.org/a.dotm" TargetMode="External"/></Relationships>`,
      ),
      'external_relationship',
    ],
    ['an object', 'cv.docx', wordPart('word/embeddings/oleObject1.bin', 'x'), 'embedded_object'],
    ['a PDF that says Word', 'cv.docx', pdf(), 'content_differs'],
  ])('%s is refused in a word, and nothing is kept', async (_, name, bytes, code) => {
    expect(saidOf(await send(CANDIDATE, { name, bytes }))).toEqual([422, code]);
    expect([await kept(), readdirSync(folder)]).toEqual([0, []]);
    expect(await app.query('select 1 from internship_application_file')).toEqual([]);
  });

  it('an ordinary PDF of compressed objects is welcome', async () => {
    const bytes = pdf(objectStream('1 0 << /Type /Font /BaseFont /Helvetica >>'));
    expect((await send(CANDIDATE, { name: 'cv.PDF', bytes })).status).toBe(202);
  });
});
