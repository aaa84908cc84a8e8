import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter, withComponentInputBinding } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import type { DeliverableDetail, DeliverableVersion } from '@jalon/contracts';
import { DELIVERABLE_KINDS, EMPTY_CONTENTS } from '@jalon/domain';
import { byText, one, type, violations } from '../../../testing/render';
import { I18n } from '../core/i18n/i18n';
import { JobsStore } from '../core/jobs/jobs-store';
import { routes, sharedRoutes } from './routes';
import { SessionStore } from '../core/session/session-store';
import {
  aDetail,
  aJob,
  aTemplate,
  aTemplateDetail,
  AT,
  AT_VERSION,
  ID,
  ROW,
  SUBJECT,
  VERSION,
} from './testing/a-deliverable';

/** Chunks, words and axe on a machine that does something else. */
const WAIT_MS = 15_000;
jest.setTimeout(60_000);

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
  /** Answers the last request of that address that still waits, once it has been made. */
  const answer = async (url: string, body: object, status = 200) => {
    const request = await until(() => {
      const waiting = http.match((asked) => asked.url === url).filter(({ cancelled }) => !cancelled);
      return required(waiting.at(-1), `nobody asked for ${url}`);
    });
    request.flush(body, { status, statusText: String(status) });
    return request.request;
  };
  return { root, http, answer };
}

const required = <T>(value: T | null | undefined, why: string): T => {
  if (value === null || value === undefined) throw new Error(why);
  return value;
};

/** Looks again until nothing throws: pages come when they have loaded, however busy the machine is. */
async function until<T>(look: () => T): Promise<T> {
  for (const end = Date.now() + WAIT_MS; ;) {
    try {
      return look();
    } catch (failure) {
      if (Date.now() > end) throw failure;
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  }
}

const shows = (root: HTMLElement, text: string): Promise<void> =>
  until(() => expect(root.textContent).toContain(text));
const find = <E extends Element>(root: HTMLElement, selector: string): Promise<E> =>
  until(() => one<E>(root, selector));
const findText = (root: HTMLElement, selector: string, text: string): Promise<HTMLElement> =>
  until(() => byText(root, selector, text));

describe('deliverables', () => {
  afterEach(() => {
    document.body.replaceChildren();
    jest.restoreAllMocks();
  });

  it('lists what was made, filtered by the address, and downloads those chosen together', async () => {
    const { root, answer } = await open('/deliverables?kind=committee_deck&mine=true');
    const asked = await answer('/api/deliverables', { items: [ROW], total: 1 });
    expect(asked.params.get('kind')).toBe('committee_deck');
    expect(asked.params.get('mine')).toBe('true');
    await shows(root, 'COPIL Crédit de mars');
    expect(one(root, 'a[download="copil.pptx"]').getAttribute('href')).toBe(
      `/api/deliverables/${ID}/versions/2/files/pptx`,
    );
    expect(root.querySelector('a[href*="/zip"]')).toBeNull();
    one<HTMLInputElement>(root, 'td input[type="checkbox"]').click();
    const zip = await find(root, 'a[href*="/zip"]');
    expect(zip.getAttribute('href')).toBe(`/api/deliverables/zip?ids=${ID}`);
    expect(await violations(root)).toEqual([]);
  });

  it('stops what is being made and tries again what failed, from the list', async () => {
    const running = { ...ROW, files: [], versionState: 'rendering', jobId: SUBJECT } as const;
    const failed = { ...running, id: SUBJECT, title: 'COPROJ', versionState: 'failed', jobId: ID } as const;
    const { root, answer } = await open('/deliverables');
    jest
      .spyOn(TestBed.inject(JobsStore), 'find')
      .mockImplementation((id) => (id === SUBJECT ? aJob({ id, done: 1, total: 4 }) : undefined));
    await answer('/api/deliverables', { items: [running, failed], total: 2 });
    await shows(root, '25\u202f%');
    expect(await violations(root)).toEqual([]);
    (await find<HTMLElement>(root, '[aria-label="Interrompre COPIL Crédit de mars"]')).click();
    await answer(`/api/jobs/${SUBJECT}/cancel`, {});
    await answer('/api/jobs', { items: [] });
    await answer('/api/deliverables', { items: [running, failed], total: 2 });
    // The job that failed was somebody else's: what is asked for is a version of one's own.
    (await find<HTMLElement>(root, '[aria-label="Relancer COPROJ"]')).click();
    await answer(`/api/deliverables/${SUBJECT}/versions`, aDetail());
  });

  it('offers every kind of document', async () => {
    const { root } = await open('/deliverables/new');
    await shows(root, 'Étude comparative');
    expect(root.querySelectorAll('.card')).toHaveLength(DELIVERABLE_KINDS.length);
    expect(await violations(root)).toEqual([]);
  });

  it('shows the pages of the subject a link brings before anything is made', async () => {
    const { root, answer } = await open(`/deliverables/new?kind=committee_deck&subject=${SUBJECT}`);
    await answer('/api/deliverables/subjects', {
      items: [{ id: SUBJECT, label: 'COPIL Crédit', detail: '18 mars', entityName: null }],
    });
    await until(() =>
      expect(one<HTMLInputElement>(root, 'input[type="radio"][name="subject"]').checked).toBe(true),
    );
    const preview = { id: ID, state: 'queued', jobId: ID, error: null, pages: [] };
    const asked = await answer('/api/deliverables/previews', preview);
    expect(asked.body).toMatchObject({ kind: 'committee_deck', subjectId: SUBJECT, language: 'fr' });
    const page = {
      kind: 'text',
      title: 'Décisions',
      blocks: [{ kind: 'heading', level: 1, text: '1 Décisions' }],
    };
    await answer(`/api/deliverables/previews/${ID}`, { ...preview, state: 'ready', pages: [page] });
    expect((await find(root, '.paper')).textContent).toContain('1 Décisions');
    expect(await violations(root)).toEqual([]);
  });

  it('gives the files of the last version, what of a PDF is missing, and what changed in the facts', async () => {
    const { root, answer } = await open(`/deliverables/${ID}`);
    await answer(`/api/deliverables/${ID}`, aDetail());
    await answer('/api/deliverables/pdf', { available: false, missing: 'LibreOffice' });
    await shows(root, 'LibreOffice n’est pas installé');
    await findText(root, 'button', 'Régénérer');
    expect(await violations(root)).toEqual([]);
    await answer(`/api/deliverables/${ID}/changes`, {
      since: { number: 2, at: AT },
      items: [{ path: ['useCases', 'CU-01', 'health'], before: 'on_track', after: 'at_risk' }],
      total: 1,
    });
    await shows(root, '1 fait a changé depuis la version 2');
    byText(root, '[role="tab"]', 'Faits changés').click();
    await shows(root, 'Cas d’usage › CU-01 › Météo');
    expect(root.textContent).toContain('Vigilance');
    expect(await violations(root)).toEqual([]);
  });

  it('offers the published templates of its format when it is made again', async () => {
    const { root, answer } = await open(`/deliverables/${ID}`);
    await answer(`/api/deliverables/${ID}`, aDetail());
    (await findText(root, 'button', 'Régénérer')).click();
    const template = aTemplate({ id: SUBJECT, name: 'Modèle du groupe', format: 'pptx' });
    const word = aTemplate({ id: ID, name: 'Word du groupe', format: 'docx' });
    await answer('/api/templates', { items: [template, word], total: 2 });
    const option = await findText(root, 'option', 'Modèle du groupe');
    expect(root.textContent).not.toContain('Word du groupe');
    const select = required(option.closest('select'), 'no list of templates');
    select.value = SUBJECT;
    select.dispatchEvent(new Event('change'));
    byText(root, 'dialog button', 'Régénérer').click();
    await answer(`/api/templates/${SUBJECT}`, aTemplateDetail(template));
    const asked = await answer(`/api/deliverables/${ID}/versions`, aDetail());
    expect(asked.body).toEqual({ note: '', templateVersionId: AT_VERSION });
  });

  it('says why a version failed, with another try', async () => {
    const failed: DeliverableVersion = {
      ...VERSION,
      state: 'failed',
      jobId: SUBJECT,
      error: 'took_too_long',
      files: [],
    };
    const { root, answer } = await open(`/deliverables/${ID}`);
    jest.spyOn(TestBed.inject(JobsStore), 'find').mockReturnValue(aJob({ id: SUBJECT, state: 'failed' }));
    await answer(`/api/deliverables/${ID}`, aDetail({ versionState: 'failed', versions: [failed] }));
    expect((await find(root, '[role="alert"]')).textContent).toContain('trop longtemps');
    byText(root, 'button', 'Relancer').click();
    await answer(`/api/jobs/${SUBJECT}/retry`, {});
  });

  it('takes a table pasted into a comparative study, and says by line what it could not read', async () => {
    const { root, answer } = await open(`/deliverables/${ID}/write`);
    const content = EMPTY_CONTENTS.comparative_study as DeliverableDetail['content'];
    await answer(`/api/deliverables/${ID}`, aDetail({ kind: 'comparative_study', content }));
    const box = await find<HTMLTextAreaElement>(root, 'app-paste-results textarea');
    type(box, 'Approche\tJeu\tF1\nA\tCourriers\t0,92\nB\tCourriers\tbeaucoup');
    await shows(root, 'Ligne 3\u00a0: «\u00a0beaucoup\u00a0» n’est pas un nombre (F1)');
    expect(await violations(root)).toEqual([]);
    (await findText(root, 'button', 'Reprendre 1 résultat')).click();
    const asked = await answer(`/api/deliverables/${ID}`, aDetail());
    expect(asked.method).toBe('PATCH');
    expect(asked.body).toMatchObject({
      version: 3,
      changes: {
        content: { results: [{ approach: 'a', dataset: 'courriers', criterion: 'f1', value: 0.92 }] },
      },
    });
  });

  it('adds references pasted as BibTeX, and leaves out those without a title', async () => {
    const { root, answer } = await open(`/deliverables/${ID}/write`);
    const content = EMPTY_CONTENTS.bibliography as DeliverableDetail['content'];
    await answer(`/api/deliverables/${ID}`, aDetail({ kind: 'bibliography', content }));
    const box = await find<HTMLTextAreaElement>(root, 'app-paste-references textarea');
    type(box, '@article{a, title={Un titre}, author={Doe, Jane}, year=2020}\n@article{b, year=2021}');
    await shows(root, 'Ligne 2\u00a0: sans titre\u00a0: laissé de côté (b)');
    (await findText(root, 'button', 'Ajouter 1 référence')).click();
    await shows(root, 'Doe J. (2020) Un titre [a]');
    expect(await violations(root)).toEqual([]);
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
    expect((await find(live.root, 'a[download]')).getAttribute('href')).toBe('/api/shared/abc/files/pptx');
    expect(await violations(live.root)).toEqual([]);
    TestBed.resetTestingModule();
    const ended = await open('/shared/old');
    await ended.answer('/api/shared/old', { title: 'x', status: 404, code: 'not_found' }, 404);
    await shows(ended.root, 'Ce lien ne s’ouvre plus');
  });
});
