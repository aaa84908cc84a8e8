import {
  HttpErrorResponse,
  HttpEventType,
  HttpResponse,
  HttpXhrBackend,
  provideHttpClient,
  type HttpEvent,
  type HttpRequest,
} from '@angular/common/http';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { finalize, Subject } from 'rxjs';
import { refusedAtOnce, Upload } from './upload';

const VIEW = {
  id: '00000000-0000-4000-8000-000000000001',
  fileName: 'p.csv',
  size: 4,
  state: 'uploaded',
  createdAt: '2026-11-23T08:00:00Z',
  byName: null,
  jobId: null,
  detected: { format: 'csv', encoding: 'utf-8', delimiter: ';', sheet: null, headerRow: 1, rows: 1 },
  columns: [],
  mapping: { columns: [], defaultEntity: null, defaultStage: null },
  mappingRemembered: false,
  counts: { created: 0, updated: 0, unchanged: 0, rejected: 0 },
  preview: [],
};

describe('what is refused before sending', () => {
  const code = (name: string, size = 10) => refusedAtOnce({ name, size })?.errors[0]?.code ?? null;
  it('is empty, too large, or of a format that is not read', () => {
    expect(code('p.csv', 0)).toBe('empty_file');
    expect(code('p.csv', 50 * 1024 * 1024 + 1)).toBe('too_large');
    expect(code('p.xls')).toBe('old_excel');
    expect(code('p.XLSM')).toBe('macros');
    expect(code('p.pdf')).toBe('wrong_extension');
    expect(code('p')).toBe('wrong_extension');
  });
  it('is nothing else', () => {
    expect(code('p.csv', 50 * 1024 * 1024)).toBeNull();
    expect(code('P.XLSX')).toBeNull();
  });
});

describe('Upload', () => {
  const file = new File(['a;b;'], 'p & q.csv');
  let events: Subject<HttpEvent<unknown>>;
  let sent: HttpRequest<unknown> | undefined;
  let aborted: boolean;
  let upload: Upload;

  beforeEach(() => {
    events = new Subject();
    sent = undefined;
    aborted = false;
    const handle = (request: HttpRequest<unknown>) => {
      sent = request;
      return events.pipe(finalize(() => (aborted = true)));
    };
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(),
        provideRouter([]),
        Upload,
        { provide: HttpXhrBackend, useValue: { handle } },
      ],
    });
    upload = TestBed.inject(Upload);
  });

  it('sends the file itself, follows it and gives the import', async () => {
    const answer = upload.send(file);
    expect(sent?.url).toBe('/api/imports?fileName=p%20%26%20q.csv');
    expect(sent?.body).toBe(file);
    expect(sent?.headers.get('content-type')).toBe('application/octet-stream');
    events.next({ type: HttpEventType.UploadProgress, loaded: 2, total: 4 });
    expect(upload.current()).toEqual({ name: 'p & q.csv', size: 4, sent: 2 });
    events.next(new HttpResponse({ body: VIEW }));
    await expect(answer).resolves.toMatchObject({ fileName: 'p.csv' });
    expect(upload.current()).toBeNull();
  });

  it('stops when the person cancels, and gives nothing', async () => {
    const answer = upload.send(file);
    upload.cancel();
    await expect(answer).resolves.toBeNull();
    expect(aborted).toBe(true);
    expect(upload.current()).toBeNull();
  });

  it('tells a refusal with its reason', async () => {
    const answer = upload.send(file);
    const error = { type: 'about:blank', title: 'Unprocessable', status: 422, code: 'file_refused' };
    const errors = [{ path: 'file', code: 'not_text' }];
    events.error(new HttpErrorResponse({ status: 422, error: { ...error, errors } }));
    await expect(answer).rejects.toMatchObject({ code: 'file_refused', errors });
    expect(upload.current()).toBeNull();
  });

  it('does not take an answer it cannot read for an import', async () => {
    const answer = upload.send(file);
    events.next(new HttpResponse({ body: { id: 7 } }));
    await expect(answer).rejects.toMatchObject({ code: 'unreadable' });
  });
});
