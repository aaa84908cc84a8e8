import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter, Router, withComponentInputBinding } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import type { BatchDetail, BatchPlan } from '@jalon/contracts';
import type { Action } from '@jalon/domain';
import { byText, one, violations } from '../../../../testing/render';
import { I18n } from '../../core/i18n/i18n';
import { JobsStore } from '../../core/jobs/jobs-store';
import { SessionStore } from '../../core/session/session-store';
import { routes } from '../routes';

const uuid = (digit: number) => `00000000-0000-4000-8000-00000000000${digit}`;
const AT = '2026-03-18T09:00:00.000Z';
const PLANS = '/api/deliverable-batches/plans';
const ITEM: BatchPlan['items'][number] = {
  subjectId: uuid(1),
  entityId: null,
  label: '2026-03-18 · COPIL Crédit',
  entityName: 'Caisse du Nord',
  deliverableId: null,
  number: null,
  madeAt: null,
  skip: null,
};
const MADE = { deliverableId: uuid(4), number: 2, madeAt: AT };
const PLAN: BatchPlan = {
  items: [
    ITEM,
    { ...ITEM, ...MADE, subjectId: uuid(2), label: '2026-03-19 · COPIL Épargne' },
    { ...ITEM, ...MADE, subjectId: uuid(3), label: '2026-03-20 · COPIL Fraude', skip: 'unchanged' },
  ],
  toMake: 2,
};
const PART: BatchDetail['parts'][number] = {
  deliverableId: uuid(4),
  title: 'Présentation du comité – COPIL Épargne',
  entityName: null,
  number: 3,
  state: 'ready',
  error: null,
  files: [{ format: 'pptx', fileName: 'jalon-presentation.pptx', size: 42_000, sha256: 'a'.repeat(64) }],
};
const BATCH: BatchDetail = {
  id: uuid(7),
  kind: 'committee_deck',
  label: 'Présentation du comité – mars 2026',
  language: 'fr',
  jobId: uuid(8),
  state: 'failed',
  total: 2,
  done: 2,
  failed: 1,
  byName: 'Ada',
  createdAt: AT,
  finishedAt: AT,
  mine: true,
  parts: [PART, { ...PART, deliverableId: uuid(5), state: 'failed', error: 'out_of_memory', files: [] }],
};

async function open(address: string, may: (action: Action) => boolean = () => true) {
  TestBed.configureTestingModule({
    providers: [
      provideHttpClient(),
      provideHttpClientTesting(),
      provideRouter([{ path: 'deliverables', children: routes }], withComponentInputBinding()),
    ],
  });
  jest.spyOn(TestBed.inject(SessionStore), 'may').mockImplementation(may);
  jest.spyOn(TestBed.inject(JobsStore), 'started').mockResolvedValue();
  await TestBed.inject(I18n).use('fr');
  const http = TestBed.inject(HttpTestingController);
  const harness = await RouterTestingHarness.create(address);
  const root = harness.routeNativeElement as HTMLElement;
  document.body.append(root);
  const settled = async () => {
    for (let turn = 0; turn < 3; turn += 1) await new Promise((resolve) => setTimeout(resolve, 10));
  };
  /** Answers the request of that address, once it has been made. */
  const answer = async (url: string, body: object | null, status = 200) => {
    let request = http.match((asked) => asked.url === url).at(-1);
    for (let wait = 0; !request && wait < 80; wait += 1) {
      await new Promise((resolve) => setTimeout(resolve, 25));
      request = http.match((asked) => asked.url === url).at(-1);
    }
    if (!request) throw new Error(`nobody asked for ${url}`);
    request.flush(body, { status, statusText: String(status) });
    await settled();
    return request.request;
  };
  return { root, answer, settled };
}

const problem = (code: string, field: string, params: object = {}) => ({
  type: `urn:jalon:problem:${code}`,
  title: 'No',
  status: 422,
  code,
  errors: [{ path: 'kind', code: field, params }],
});

describe('deliverables in series', () => {
  afterEach(() => {
    document.body.replaceChildren();
    jest.restoreAllMocks();
  });

  it('shows what would be made and what is left, then starts it once', async () => {
    const { root, answer, settled } = await open(
      '/deliverables/batch?month=2026-03&meetings=project_committee',
    );
    const asked = await answer(PLANS, PLAN);
    expect(asked.body).toMatchObject({ kind: 'committee_deck', meetingKinds: ['project_committee'] });
    await answer('/api/deliverable-batches', { items: [] });
    expect([...root.querySelectorAll('tbody tr')].map((row) => row.textContent.replace(/\s+/g, ' '))).toEqual(
      [
        expect.stringContaining('Nouveau'),
        expect.stringContaining('Version 3'),
        expect.stringContaining('rien n’a changé'),
      ],
    );
    expect(one(root, '[role="status"]').textContent).toContain('2 documents à générer');
    expect(await violations(root)).toEqual([]);
    byText(root, 'button', 'Lancer la génération').click();
    byText(root, 'button', 'Lancer la génération').click();
    const started = await answer('/api/deliverable-batches', BATCH);
    expect(started.method).toBe('POST');
    expect(started.headers.get('idempotency-key')).toMatch(/^[\w.-]{8,}$/);
    await settled();
    expect(TestBed.inject(Router).url).toBe(`/deliverables/batch/${BATCH.id}`);
  });

  it('says why too much is refused, with the limit', async () => {
    const { root, answer } = await open('/deliverables/batch?kind=use_case_brief');
    const asked = await answer(PLANS, problem('limit_exceeded', 'too_many_parts', { max: 200 }), 413);
    expect(asked.body).toMatchObject({ kind: 'use_case_brief', useCaseIds: [], stages: [] });
    expect(root.textContent).toContain('Plus de 200 documents à la fois');
    expect(byText(root, 'button', 'Lancer la génération').hasAttribute('disabled')).toBe(true);
    expect(await violations(root)).toEqual([]);
  });

  it('offers only what the person may make', async () => {
    const { root } = await open('/deliverables/batch', (action) => action === 'deliverable:write');
    expect([...root.querySelectorAll('.kind strong')].map((kind) => kind.textContent)).toEqual([
      'Fiches du catalogue',
    ]);
  });

  it('shows each part, hands out the ZIP, and tries again what failed', async () => {
    const { root, answer } = await open(`/deliverables/batch/${BATCH.id}`);
    await answer(`/api/deliverable-batches/${BATCH.id}`, BATCH);
    expect(root.textContent).toContain('1 document prêt');
    expect(root.textContent).toContain('1 échec');
    expect(one(root, 'a[download="jalon-presentation.pptx"]').getAttribute('href')).toBe(
      `/api/deliverables/${uuid(4)}/versions/3/files/pptx`,
    );
    expect(one(root, `a[href="/api/deliverable-batches/${BATCH.id}/zip"]`).textContent).toContain('ZIP');
    expect(root.textContent).toContain('trop lourd pour la mémoire');
    expect(await violations(root)).toEqual([]);
    byText(root, 'button', 'Relancer ce qui manque').click();
    await answer(`/api/deliverable-batches/${BATCH.id}/retry`, null, 204);
    await answer(`/api/deliverable-batches/${BATCH.id}`, { ...BATCH, state: 'running', done: 1, failed: 0 });
    expect(one(root, '[role="progressbar"]').getAttribute('aria-valuenow')).toBe('50');
    expect(byText(root, 'button', 'Interrompre').textContent).toContain('Interrompre');
    expect(await violations(root)).toEqual([]);
  });

  it('of somebody else can be read, not stopped', async () => {
    const { root, answer } = await open(`/deliverables/batch/${BATCH.id}`);
    await answer(`/api/deliverable-batches/${BATCH.id}`, { ...BATCH, mine: false });
    expect(root.textContent).not.toContain('Relancer');
    expect(root.textContent).toContain('Télécharger en ZIP');
  });
});
