import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NotesRead, Problem } from '@jalon/contracts';
import { Document, Packer, Paragraph, TextRun } from 'docx';
import { compileChild, type CompiledChild } from '../../files/testing/compile-child.js';
import { zip } from '../../files/testing/zip.js';
import { TestApp, TEST_TODAY, type TestClient } from '../../testing/app.js';
import { NOTES_FILE_LIMITS, ReadNotes } from './application/read-notes.js';

let app: TestApp;
let child: CompiledChild;
let folder: string;
let intern: TestClient;
let minutesId: string;

beforeAll(async () => {
  app = await TestApp.start();
  child = compileChild('modules/minutes-notes/reader');
  folder = mkdtempSync(join(tmpdir(), 'notes-spec-'));
  const notes = app.nest.get(ReadNotes);
  notes.settings = { ...notes.settings, childPath: child.childPath, folder };
  intern = await app.signIn('intern');
  minutesId = await minutes(null);
});
afterAll(async () => {
  await app.stop();
  child.remove();
  rmSync(folder, { recursive: true, force: true });
});

async function minutes(entityId: string | null): Promise<string> {
  const [meeting] = await app.query<{ id: string }>(
    `insert into meeting (kind, title, held_on, starts_at, minutes, entity_id)
     values ('steering_committee', 'COPIL', $1, '10:00', 60, $2) returning id`,
    [TEST_TODAY, entityId],
  );
  const lea = await app.person('Léa Martin');
  await app.query(`insert into attendance (meeting_id, person_id, status) values ($1, $2, 'present')`, [
    meeting?.id,
    lea,
  ]);
  const [row] = await app.query<{ id: string }>(
    `insert into minutes (meeting_id, language, schema) values ($1, 'fr', 1) returning id`,
    [meeting?.id],
  );
  return row?.id ?? '';
}

async function send<T = NotesRead>(
  bytes: Buffer | string,
  fileName: string,
  client = intern,
  of = minutesId,
) {
  return client.upload<T>(
    `/api/minutes/${of}/notes?fileName=${encodeURIComponent(fileName)}`,
    Buffer.from(bytes),
  );
}

const word = (paragraphs: readonly string[]) =>
  Packer.toBuffer(
    new Document({
      sections: [{ children: paragraphs.map((text) => new Paragraph({ children: [new TextRun(text)] })) }],
    }),
  );

describe('POST /api/minutes/:id/notes', () => {
  it('proposes from text, dated from the day of the meeting, with people who attend', async () => {
    const { status, body } = await send('Action : @Léa envoyer le jeu vendredi\nBlabla', 'notes.txt');
    expect(status).toBe(200);
    expect(body.lines).toHaveLength(2);
    expect(body.proposals).toMatchObject([
      { kind: 'action', line: 1, dueOn: '2026-03-20', text: 'Envoyer le jeu vendredi' },
    ]);
    expect(body.proposals[0]?.ownerId).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('reads Windows-1252, a transcript and a Word document alike', async () => {
    const latin = Buffer.from('D\u00e9cision : on garde le mod\u00e8le', 'latin1');
    expect((await send(latin, 'notes.txt')).body.proposals[0]?.text).toBe('On garde le modèle');
    const vtt =
      'WEBVTT\n\n00:00:01.000 --> 00:00:02.000\n<v Léa Martin>Je vais relire la convention demain.</v>\n';
    const spoken = (await send(vtt, 'reunion.vtt')).body;
    expect(spoken.speakers).toEqual(['Léa Martin']);
    expect(spoken.proposals).toMatchObject([{ kind: 'action', dueOn: '2026-03-19', ownerWords: null }]);
    const docx = await word(['Compte rendu', 'Risque : retard du fournisseur']);
    expect((await send(docx, 'notes.docx')).body).toMatchObject({
      lines: ['Compte rendu', 'Risque : retard du fournisseur'],
      proposals: [{ kind: 'risk', line: 2 }],
    });
  });

  const bomb = () =>
    zip([
      { name: '[Content_Types].xml', text: '<Types/>' },
      { name: 'word/document.xml', text: Buffer.alloc(30 * 1024 * 1024, '<w:p/>'), claimedSize: 100 },
    ]);
  const pictures = () =>
    zip([
      {
        name: 'word/document.xml',
        text: '<w:document><w:p><w:t>Décision : oui, on continue</w:t></w:p></w:document>',
      },
      { name: 'word/media/image1.png', text: Buffer.alloc(60 * 1024 * 1024) },
    ]);
  it.each<[string, () => Buffer | string, string, string]>([
    ['nothing', () => '  \n ', 'a.txt', 'empty_file'],
    ['a picture', () => '\x89PNG', 'a.png', 'wrong_extension'],
    ['bytes that are no text', () => Buffer.from([0x41, 0, 1, 2]), 'a.txt', 'not_text'],
    ['a text called docx', () => 'Décision', 'a.docx', 'content_differs'],
    ['a macro document', () => 'x', 'a.docm', 'macros'],
    [
      'a macro project',
      () =>
        zip([
          { name: 'word/document.xml', text: '<a/>' },
          { name: 'word/vbaProject.bin', text: 'x' },
        ]),
      'a.docx',
      'macros',
    ],
    ['a password', () => Buffer.from('d0cf11e0a1b11ae10000', 'hex'), 'a.docx', 'encrypted'],
    ['a workbook', () => zip([{ name: 'xl/workbook.xml', text: '<a/>' }]), 'a.docx', 'content_differs'],
    [
      'a document type',
      () => zip([{ name: 'word/document.xml', text: '<!DOCTYPE x [<!ENTITY a "b">]><a/>' }]),
      'a.docx',
      'doctype',
    ],
    ['a bomb that says it is small', bomb, 'a.docx', 'inflates_too_much'],
    ['two megabytes and one byte', () => 'a'.repeat(NOTES_FILE_LIMITS.bytes + 1), 'a.txt', 'too_large'],
  ])('refuses %s and keeps nothing', async (_, bytes, fileName, code) => {
    const { status, body } = await send<Problem>(bytes(), fileName);
    expect([status, body.code, body.errors?.[0]?.code]).toEqual([422, 'file_refused', code]);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('never inflates a picture bomb: only the words are read', async () => {
    expect((await send(pictures(), 'a.docx')).body.proposals).toMatchObject([{ kind: 'decision' }]);
  });

  it('takes two megabytes of text made to be slow', async () => {
    const { status, body } = await send('@a b '.repeat(400_000), 'a.txt');
    expect([status, body.truncated]).toEqual([200, true]);
  });

  it('is for writers alone, and hides the minutes of others', async () => {
    const leader = await app.signIn('leadership');
    expect((await send<Problem>('x', 'a.txt', leader)).status).toBe(403);
    expect((await send<Problem>('x', 'a.txt', intern, '8f14e45f-ceea-467f-a8f0-5d6a7b8c9d0e')).status).toBe(
      404,
    );
    expect((await intern.post<Problem>(`/api/minutes/${minutesId}/notes?fileName=a.txt`, {})).status).toBe(
      422,
    );
  });
});
