import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import type { DeliverableDetail } from '@jalon/contracts';
import { EMPTY_CONTENTS, type BibliographyContent } from '@jalon/domain';
import { apiInterceptor } from '../../core/api/interceptors';
import { aDetail, ID } from '../testing/a-deliverable';
import { ContentEditor, PAUSE_MS } from './content-editor';

const url = `/api/deliverables/${ID}`;
const EMPTY = EMPTY_CONTENTS.bibliography;
const copies = () => Object.keys(localStorage).filter((key) => key.startsWith('jalon.draft.'));
const turn = () => new Promise((resolve) => setTimeout(resolve));
const bibliography = (content: Partial<BibliographyContent> = {}, version = 3) =>
  aDetail({
    kind: 'bibliography',
    content: { ...EMPTY, ...content } as DeliverableDetail['content'],
    version,
  });

async function start(detail = bibliography()) {
  TestBed.resetTestingModule();
  TestBed.configureTestingModule({
    providers: [
      provideHttpClient(withInterceptors([apiInterceptor])),
      provideHttpClientTesting(),
      ContentEditor,
    ],
  });
  const http = TestBed.inject(HttpTestingController);
  const editor = TestBed.inject(ContentEditor);
  const opened = editor.open(ID);
  http.expectOne(url).flush(detail);
  await opened;
  const values = () => editor.values() as BibliographyContent;
  return { http, editor, values };
}

beforeEach(() => localStorage.clear());

it('keeps what is typed on this device at once, and saves it after a pause with the version it was read at', async () => {
  const { http, editor } = await start();
  editor.change({ question: 'Que lit-on ' });
  expect(copies()).toHaveLength(1);
  http.expectNone({ method: 'PATCH', url });
  await new Promise((resolve) => setTimeout(resolve, PAUSE_MS + 30));
  const sent = http.expectOne({ method: 'PATCH', url });
  expect(sent.request.body).toEqual({
    version: 3,
    changes: { content: { ...EMPTY, question: 'Que lit-on' } },
  });
  sent.flush(bibliography({ question: 'Que lit-on' }, 4));
  await turn();
  expect([editor.state(), copies()]).toEqual(['saved', []]);
});

it('joins what somebody else saved meanwhile, and asks only about what both wrote', async () => {
  const { http, editor, values } = await start();
  editor.change({ question: 'Mienne', gaps: 'Mes manques' });
  const flushed = editor.flush();
  const theirs = bibliography({ question: 'Sienne', method: 'Sa méthode' }, 7);
  http
    .expectOne({ method: 'PATCH', url })
    .flush(
      { title: 'x', status: 409, code: 'version_conflict', current: theirs },
      { status: 409, statusText: '' },
    );
  await flushed;
  expect(editor.state()).toBe('clash');
  expect(editor.clashes()).toEqual([{ field: 'question', mine: 'Mienne', theirs: 'Sienne' }]);
  expect([values().method, values().gaps]).toEqual(['Sa méthode', 'Mes manques']);
  const settled = editor.settle({ question: 'theirs' });
  const sent = http.expectOne({ method: 'PATCH', url });
  const body = sent.request.body as { version: number; changes: { content: BibliographyContent } };
  expect([body.version, body.changes.content.question]).toEqual([7, 'Sienne']);
  sent.flush(bibliography({ ...body.changes.content }, 8));
  expect(await settled).toBe(true);
});

it('says by field what cannot be saved, keeps it here and sends nothing until it is mended', async () => {
  const { http, editor } = await start();
  const reference = {
    key: 'ref',
    authors: '',
    year: 12,
    title: 'T',
    venue: '',
    url: 'pas une adresse',
    summary: '',
    relevance: null,
  };
  editor.change({ references: [reference] });
  expect(await editor.flush()).toBe(false);
  expect(editor.state()).toBe('invalid');
  expect(Object.keys(editor.errors()).sort()).toEqual(['references.0.url', 'references.0.year']);
  http.expectNone({ method: 'PATCH', url });
  expect(copies()).toHaveLength(1);
});

it('takes up what this device kept, after a cut and a reload', async () => {
  const first = await start();
  first.editor.change({ gaps: 'Pas encore envoyé' });
  const flushed = first.editor.flush();
  first.http.expectOne({ method: 'PATCH', url }).error(new ProgressEvent('error'));
  await flushed;
  expect(first.editor.state()).toBe('waiting');
  const again = await start(bibliography({ question: 'Écrite ailleurs' }, 5));
  expect([again.values().gaps, again.values().question]).toEqual(['Pas encore envoyé', 'Écrite ailleurs']);
  expect(again.http.expectOne({ method: 'PATCH', url }).request.body).toMatchObject({ version: 5 });
});

it('changes nothing once it is in review', async () => {
  const { http, editor, values } = await start(aDetail({ ...bibliography(), mayWrite: false }));
  editor.change({ gaps: 'Trop tard' });
  await editor.flush();
  expect(values().gaps).toBe('');
  http.expectNone({ method: 'PATCH', url });
});
