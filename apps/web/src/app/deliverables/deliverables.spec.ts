import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter, withComponentInputBinding } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import type { DeliverableDetail, DeliverableRow, DeliverableVersion } from '@jalon/contracts';
import { byText, one, violations } from '../../../testing/render';
import { I18n } from '../core/i18n/i18n';
import { routes, sharedRoutes } from './routes';
import { SessionStore } from '../core/session/session-store';

const ID = '00000000-0000-4000-8000-000000000001';
const SUBJECT = '00000000-0000-4000-8000-000000000002';
const AT = '2026-03-18T09:00:00.000Z';
const FILE = { format: 'pptx', fileName: 'copil.pptx', size: 42_000, sha256: 'a'.repeat(64) } as const;
const ROW: DeliverableRow = {
  id: ID,
  home: 'deliverable',
  homeId: null,
  kind: 'committee_deck',
  title: 'COPIL Crédit de mars',
  language: 'fr',
  subjectLabel: 'COPIL Crédit',
  entityName: 'Banque de détail',
  month: null,
  state: 'open',
  versionState: 'ready',
  versionNumber: 2,
  files: [FILE],
  byName: 'Ada',
  updatedAt: AT,
};
const VERSION: DeliverableVersion = {
  id: SUBJECT,
  number: 2,
  origin: 'generated',
  state: 'ready',
  jobId: null,
  error: null,
  template: null,
  factsHash: 'b'.repeat(64),
  note: '',
  byName: 'Ada',
  createdAt: AT,
  readyAt: AT,
  pdf: null,
  files: [FILE],
};
const DETAIL: DeliverableDetail = {
  id: ID,
  kind: ROW.kind,
  title: ROW.title,
  language: ROW.language,
  subjectLabel: ROW.subjectLabel,
  entityName: ROW.entityName,
  month: null,
  state: ROW.state,
  versionState: 'ready',
  versionNumber: 2,
  byName: ROW.byName,
  updatedAt: AT,
  subject: 'meeting',
  subjectId: SUBJECT,
  year: null,
  entityId: null,
  useCaseId: null,
  content: null,
  createdAt: AT,
  versions: [VERSION],
  moves: [],
  mayWrite: true,
  mayShare: true,
  allowedMoves: [],
  version: 3,
};

async function open(address: string) {
  TestBed.configureTestingModule({
    providers: [
      provideHttpClient(),
      provideHttpClientTesting(),
      provideRouter(
        [
          { path: 'deliverables', children: routes },
          { path: 'shared', children: sharedRoutes },
        ],
        withComponentInputBinding(),
      ),
    ],
  });
  jest.spyOn(TestBed.inject(SessionStore), 'may').mockReturnValue(true);
  await TestBed.inject(I18n).use('fr');
  const http = TestBed.inject(HttpTestingController);
  const harness = await RouterTestingHarness.create(address);
  const root = harness.routeNativeElement as HTMLElement;
  document.body.append(root);
  /** Answers the request of that address, once it has been made. */
  const answer = async (url: string, body: object, status = 200) => {
    let request = http.match((asked) => asked.url === url).at(-1);
    for (let wait = 0; !request && wait < 40; wait += 1) {
      await new Promise((resolve) => setTimeout(resolve, 25));
      request = http.match((asked) => asked.url === url).at(-1);
    }
    if (!request) throw new Error(`nobody asked for ${url}`);
    request.flush(body, { status, statusText: String(status) });
    await settled();
    return request.request;
  };
  /** What else is asked for may still be on its way: stable is not waited for. */
  const settled = async () => {
    for (let turn = 0; turn < 3; turn += 1) await new Promise((resolve) => setTimeout(resolve, 10));
  };
  return { root, http, answer, settled };
}

describe('deliverables', () => {
  afterEach(() => {
    document.body.replaceChildren();
    jest.restoreAllMocks();
  });

  it('lists what was made, filtered by the address, and downloads those chosen together', async () => {
    const { root, answer, settled } = await open('/deliverables?kind=committee_deck&mine=true');
    const asked = await answer('/api/deliverables', { items: [ROW], total: 1 });
    expect(asked.params.get('kind')).toBe('committee_deck');
    expect(asked.params.get('mine')).toBe('true');
    expect(root.textContent).toContain('COPIL Crédit de mars');
    expect(one(root, 'a[download="copil.pptx"]').getAttribute('href')).toBe(
      `/api/deliverables/${ID}/versions/2/files/pptx`,
    );
    expect(root.querySelector('a[href*="/zip"]')).toBeNull();
    one<HTMLInputElement>(root, 'td input[type="checkbox"]').click();
    await settled();
    expect(one(root, 'a[href*="/zip"]').getAttribute('href')).toBe(`/api/deliverables/zip?ids=${ID}`);
    expect(await violations(root)).toEqual([]);
  });

  it('shows the pages of the subject a link brings before anything is made', async () => {
    const { root, answer } = await open(`/deliverables/new?kind=committee_deck&subject=${SUBJECT}`);
    await answer('/api/deliverables/subjects', {
      items: [{ id: SUBJECT, label: 'COPIL Crédit', detail: '18 mars', entityName: null }],
    });
    expect(one<HTMLInputElement>(root, 'input[type="radio"][name="subject"]').checked).toBe(true);
    const preview = { id: ID, state: 'queued', jobId: ID, error: null, pages: [] };
    const asked = await answer('/api/deliverables/previews', preview);
    expect(asked.body).toMatchObject({ kind: 'committee_deck', subjectId: SUBJECT, language: 'fr' });
    const page = {
      kind: 'text',
      title: 'Décisions',
      blocks: [{ kind: 'heading', level: 1, text: '1 Décisions' }],
    };
    await answer(`/api/deliverables/previews/${ID}`, { ...preview, state: 'ready', pages: [page] });
    expect(one(root, '.paper').textContent).toContain('1 Décisions');
    expect(await violations(root)).toEqual([]);
  });

  it('gives the files of the last version and says what of a PDF is missing', async () => {
    const { root, answer } = await open(`/deliverables/${ID}`);
    await answer(`/api/deliverables/${ID}`, DETAIL);
    await answer('/api/deliverables/pdf', { available: false, missing: 'LibreOffice' });
    expect(root.textContent).toContain('LibreOffice n’est pas installé');
    expect(byText(root, 'button', 'Régénérer')).toBeTruthy();
    expect(await violations(root)).toEqual([]);
    byText(root, '[role="tab"]', 'Faits changés').click();
    await answer(`/api/deliverables/${ID}/changes`, {
      since: { number: 2, at: AT },
      items: [{ path: ['useCases', 0, 'health'], before: 'on_track', after: 'at_risk' }],
      total: 1,
    });
    expect(root.textContent).toContain('Vigilance');
    expect(await violations(root)).toEqual([]);
  });

  it('says why a version failed, with another try', async () => {
    const failed = { ...VERSION, state: 'failed', jobId: SUBJECT, error: 'timeout', files: [] };
    const { root, answer } = await open(`/deliverables/${ID}`);
    await answer(`/api/deliverables/${ID}`, { ...DETAIL, versionState: 'failed', versions: [failed] });
    expect(one(root, '[role="alert"]').textContent).toContain('trop longtemps');
    byText(root, 'button', 'Relancer').click();
    await answer(`/api/jobs/${SUBJECT}/retry`, {});
  });

  it('opens what was shared to whoever has the link, and has words for one that ended', async () => {
    const live = await open('/shared/abc');
    await live.answer('/api/shared/abc', {
      kind: 'committee_deck',
      title: 'COPIL Crédit de mars',
      language: 'fr',
      month: null,
      labName: 'Lab',
      readyAt: AT,
      expiresAt: AT,
      files: [{ format: 'pptx', fileName: 'copil.pptx', size: 42_000 }],
    });
    expect(one(live.root, 'a[download]').getAttribute('href')).toBe('/api/shared/abc/files/pptx');
    expect(await violations(live.root)).toEqual([]);
    TestBed.resetTestingModule();
    const ended = await open('/shared/old');
    await ended.answer('/api/shared/old', { title: 'x', status: 404, code: 'not_found' }, 404);
    expect(ended.root.textContent).toContain('Ce lien ne s’ouvre plus');
  });
});
