import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { apiInterceptor } from '../core/api/interceptors';
import { PAUSE_MS, StudyEditor } from './study-editor';
import { aStudy, ID } from './testing/a-study';

const url = `/api/studies/${ID}`;
const copies = () => Object.keys(localStorage).filter((key) => key.startsWith('jalon.draft.'));
const turn = () => new Promise((resolve) => setTimeout(resolve));
const pause = () => new Promise((resolve) => setTimeout(resolve, PAUSE_MS + 30));

async function start(study = aStudy()) {
  TestBed.resetTestingModule();
  TestBed.configureTestingModule({
    providers: [
      provideHttpClient(withInterceptors([apiInterceptor])),
      provideHttpClientTesting(),
      StudyEditor,
    ],
  });
  const http = TestBed.inject(HttpTestingController);
  const editor = TestBed.inject(StudyEditor);
  const opened = editor.open(ID);
  http.expectOne(url).flush(study);
  await opened;
  return { http, editor };
}

const objective = (editor: StudyEditor) => editor.values()?.businessCase['objective'];

beforeEach(() => localStorage.clear());

it('keeps each change here at once, saves the step after a pause, and then keeps nothing here', async () => {
  const { http, editor } = await start();
  editor.change('businessCase', 'objective', 'Répondre');
  editor.change('businessCase', 'objective', 'Répondre vite ');
  expect(editor.state()).toBe('saving');
  expect(copies()).toHaveLength(1);
  http.expectNone(url);
  await pause();
  const { request } = http.expectOne({ method: 'PATCH', url });
  expect(request.body).toEqual({
    version: 3,
    section: 'businessCase',
    value: { objective: 'Répondre vite', costOfNotDoing: '' },
  });
  expect(editor.state()).toBe('saving');
  http.match(() => true);
});

it('goes on saving what is typed meanwhile, and never rewrites what is being typed', async () => {
  const { http, editor } = await start();
  editor.change('businessCase', 'objective', 'Répondre');
  const flushed = editor.flush();
  const first = http.expectOne({ method: 'PATCH', url });
  editor.change('businessCase', 'objective', 'Répondre vite ');
  editor.change('data', 'sources', 'Dossiers');
  first.flush(aStudy({ version: 4, businessCase: { objective: 'Répondre', costOfNotDoing: '' } }));
  await turn();
  expect(objective(editor)).toBe('Répondre vite ');
  http
    .expectOne({ method: 'PATCH', url })
    .flush(aStudy({ version: 5, businessCase: { objective: 'Répondre vite', costOfNotDoing: '' } }));
  await turn();
  const last = http.expectOne({ method: 'PATCH', url });
  expect(last.request.body).toMatchObject({ version: 5, section: 'data' });
  last.flush(
    aStudy({
      version: 6,
      businessCase: { objective: 'Répondre vite', costOfNotDoing: '' },
      data: { sources: 'Dossiers', availability: null, limits: '' },
    }),
  );
  await flushed;
  expect([editor.state(), editor.clashes(), copies()]).toEqual(['saved', [], []]);
  http.verify();
});

const stale = (current: unknown) => ({
  type: 'x',
  title: 'x',
  status: 409,
  code: 'version_conflict',
  current,
});

it('merges what another window saved, and asks only about what both changed', async () => {
  const { http, editor } = await start();
  editor.change('businessCase', 'objective', 'La mienne');
  const flushed = editor.flush();
  const theirs = { objective: 'La leur', costOfNotDoing: 'Trois jours' };
  http
    .expectOne({ method: 'PATCH', url })
    .flush(stale(aStudy({ version: 7, businessCase: theirs })), { status: 409, statusText: 'Conflict' });
  await flushed;
  expect(editor.state()).toBe('clash');
  expect(editor.clashes()).toEqual([
    { section: 'businessCase', field: 'objective', mine: 'La mienne', theirs: 'La leur' },
  ]);
  expect(editor.values()?.businessCase['costOfNotDoing']).toBe('Trois jours');
  const settled = editor.settle({ 'businessCase.objective': 'mine' });
  const again = http.expectOne({ method: 'PATCH', url });
  const mine = { ...theirs, objective: 'La mienne' };
  expect(again.request.body).toEqual({ version: 7, section: 'businessCase', value: mine });
  again.flush(aStudy({ version: 8, businessCase: mine }));
  await settled;
  expect([editor.state(), copies()]).toEqual(['saved', []]);
});

it('takes theirs without another save when the person chooses it', async () => {
  const { http, editor } = await start();
  editor.change('businessCase', 'objective', 'La mienne');
  const flushed = editor.flush();
  const theirs = { objective: 'La leur', costOfNotDoing: '' };
  http
    .expectOne({ method: 'PATCH', url })
    .flush(stale(aStudy({ version: 7, businessCase: theirs })), { status: 409, statusText: 'Conflict' });
  await flushed;
  await editor.settle({ 'businessCase.objective': 'theirs' });
  expect([objective(editor), editor.state(), copies()]).toEqual(['La leur', 'saved', []]);
  http.verify();
});

it('does not take its own save, whose answer was lost, for somebody else’s', async () => {
  const { http, editor } = await start();
  editor.change('businessCase', 'objective', 'Un');
  let flushed = editor.flush();
  http.expectOne({ method: 'PATCH', url }).error(new ProgressEvent('error'));
  await flushed;
  expect(editor.state()).toBe('waiting');
  editor.change('businessCase', 'objective', 'Un, deux');
  flushed = editor.flush();
  http
    .expectOne({ method: 'PATCH', url })
    .flush(stale(aStudy({ version: 4, businessCase: { objective: 'Un', costOfNotDoing: '' } })), {
      status: 409,
      statusText: 'Conflict',
    });
  await turn();
  const again = http.expectOne({ method: 'PATCH', url });
  expect(again.request.body).toMatchObject({ version: 4, value: { objective: 'Un, deux' } });
  again.flush(aStudy({ version: 5, businessCase: { objective: 'Un, deux', costOfNotDoing: '' } }));
  await flushed;
  expect(editor.clashes()).toEqual([]);
});

it('takes up after a reload what the server never got', async () => {
  const first = await start();
  first.editor.change('businessCase', 'objective', 'Écrit dans le train');
  first.http.match(() => true);
  const { http, editor } = await start(
    aStudy({ version: 9, businessCase: { objective: '', costOfNotDoing: 'Écrit ailleurs' } }),
  );
  expect(editor.values()?.businessCase).toEqual({
    objective: 'Écrit dans le train',
    costOfNotDoing: 'Écrit ailleurs',
  });
  expect(http.expectOne({ method: 'PATCH', url }).request.body).toMatchObject({ version: 9 });
});

it('keeps what the server refuses, says so, and tries again once it changed', async () => {
  const { http, editor } = await start();
  editor.change('benefits', 'eurosPerYear', 1.5);
  const flushed = editor.flush();
  const problem = {
    type: 'x',
    title: 'x',
    status: 422,
    code: 'invalid_value',
    errors: [{ path: 'value.eurosPerYear', code: 'invalid_type' }],
  };
  http.expectOne({ method: 'PATCH', url }).flush(problem, { status: 422, statusText: 'Unprocessable' });
  await flushed;
  expect([editor.state(), editor.refusal('benefits')?.field('value.eurosPerYear')?.code]).toEqual([
    'refused',
    'invalid_type',
  ]);
  editor.change('benefits', 'eurosPerYear', 2);
  expect([editor.state(), editor.refusal('benefits')]).toEqual(['saving', null]);
  void editor.flush();
  http.expectOne({ method: 'PATCH', url });
});

it('says when the study is no draft any more', async () => {
  const { http, editor } = await start();
  editor.change('data', 'sources', 'Trop tard');
  const flushed = editor.flush();
  const problem = {
    type: 'x',
    title: 'x',
    status: 422,
    code: 'transition_not_allowed',
    errors: [{ path: 'state', code: 'not_a_draft' }],
  };
  http.expectOne({ method: 'PATCH', url }).flush(problem, { status: 422, statusText: 'Unprocessable' });
  await turn();
  http.expectOne({ method: 'GET', url }).flush(aStudy({}, { mayEdit: false, state: 'submitted' }));
  await flushed;
  expect(editor.editable()).toBe(false);
  expect(editor.values()?.data['sources']).toBe('Trop tard');
});
