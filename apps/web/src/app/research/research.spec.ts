import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { signal, type Provider } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter, withComponentInputBinding } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import type { ImportPreview, ResearchReference, ResearchStudyDetail } from '@jalon/contracts';
import { EMPTY_CONTENTS } from '@jalon/domain';
import { byText, one, type, violations } from '../../../testing/render';
import { apiInterceptor } from '../core/api/interceptors';
import { I18n } from '../core/i18n/i18n';
import { SessionStore } from '../core/session/session-store';
import { CurrentUseCase } from '../core/use-case/current-use-case';
import { routes, useCaseRoutes } from './routes';

const ID = '00000000-0000-4000-8000-000000000001';
const LIST = '/api/research/references?sort=updated&dir=desc&page=1&pageSize=50';
const row: ResearchReference = {
  id: ID,
  key: 'vaswani2017',
  title: 'Attention is all you need',
  authors: 'Vaswani A., et al.',
  year: 2017,
  venue: 'NeurIPS',
  url: '',
  doi: '10.48550/arXiv.1706.03762',
  summary: '',
  links: { useCases: [{ id: ID, code: 'UC-001', title: 'Tri' }], internships: [] },
  mayDelete: true,
  updatedAt: '2026-03-02T09:00:00Z',
  version: 1,
};

/** Chunks, words and axe on a machine that does something else. */
const WAIT_MS = 15_000;
jest.setTimeout(60_000);

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

async function show(address: string, providers: readonly Provider[] = []) {
  TestBed.configureTestingModule({
    providers: [
      provideHttpClient(withInterceptors([apiInterceptor])),
      provideHttpClientTesting(),
      provideRouter(
        [
          { path: 'research', children: routes },
          { path: 'tab', children: useCaseRoutes },
        ],
        withComponentInputBinding(),
      ),
      ...providers,
    ],
  });
  jest.spyOn(TestBed.inject(SessionStore), 'may').mockReturnValue(true);
  await TestBed.inject(I18n).use('fr');
  const http = TestBed.inject(HttpTestingController);
  const harness = await RouterTestingHarness.create(address);
  const root = harness.routeNativeElement as HTMLElement;
  document.body.append(root);
  const answer = async (url: string, body: object, status = 200) => {
    const asked = await until(() => {
      const waiting = http
        .match((one) => one.urlWithParams === url)
        .filter(({ cancelled }) => !cancelled)
        .at(-1);
      if (!waiting) throw new Error(`nobody asked for ${url}`);
      return waiting;
    });
    asked.flush(body, { status, statusText: String(status) });
    return asked.request;
  };
  /** What pickers look for: nothing is there. */
  const pickers = async () => {
    await answer('/api/use-cases?pageSize=30', { items: [], total: 0 });
    await answer('/api/internships?pageSize=30', { items: [], total: 0, states: [] });
  };
  return { root, answer, pickers };
}

const hrefs = (root: Element) =>
  [...root.querySelectorAll('a[download]')].map((link) => link.getAttribute('href'));

describe('the bibliography', () => {
  it('lists what is found, and exports it or what is chosen of it', async () => {
    const { root, answer } = await show('/research');
    await answer(LIST, { items: [row], total: 1 });
    await until(() => expect(one(root, 'tbody').textContent).toContain('UC-001'));
    expect(await violations(root)).toEqual([]);
    expect(hrefs(root)).toEqual([
      '/api/research/references/export?format=bibtex',
      '/api/research/references/export?format=ris',
    ]);
    one<HTMLInputElement>(root, 'tbody input[type=checkbox]').click();
    await until(() => expect(hrefs(root)[1]).toBe(`/api/research/references/export?ids=${ID}&format=ris`));
  });

  it('imports what was read: the new, and what is known attached to the use case', async () => {
    const current = { detail: signal({ id: ID }) };
    const { root, answer } = await show('/tab', [{ provide: CurrentUseCase, useValue: current }]);
    await answer(LIST.replace('?', `?useCase=${ID}&`), { items: [row], total: 1 });
    (await until(() => byText(root, 'button', 'Importer'))).click();
    const dialog = await until(() => one(root, 'dialog[open]'));
    type(one<HTMLTextAreaElement>(dialog, 'textarea'), '@misc{a}');
    await until(() => expect(byText(dialog, 'button', 'Relire')).toHaveProperty('disabled', false));
    byText(dialog, 'button', 'Relire').click();
    const { key, title, authors, year, venue, url, doi, summary } = row;
    const entry = { key, title, authors, year, venue, url, doi, summary };
    const lost = { line: 9, code: 'title_missing' as const, entry: 'broken', skipped: true };
    const preview: ImportPreview = {
      format: 'bibtex',
      lines: [
        { line: 1, state: 'new', entry, duplicate: null, problems: [] },
        {
          line: 5,
          state: 'duplicate',
          entry,
          duplicate: { by: 'doi', id: ID, line: null, title },
          problems: [],
        },
        { line: 9, state: 'refused', entry: null, duplicate: null, problems: [lost] },
      ],
    };
    await answer('/api/research/references/preview', preview);
    await until(() => expect(dialog.textContent).toContain('Le titre manque.'));
    expect(await violations(dialog)).toEqual([]);
    expect(dialog.textContent).toContain('Déjà dans la bibliographie (même DOI)');
    const ticks = [...dialog.querySelectorAll<HTMLInputElement>('tbody input')];
    expect(ticks.map(({ checked, disabled }) => [checked, disabled])).toEqual([
      [true, false],
      [true, false],
      [false, true],
    ]);
    byText(dialog, 'button', 'Importer 2 références').click();
    const sent = await answer('/api/research/references/import', { added: 1, attached: 1 });
    expect(sent.body).toMatchObject({ add: [1], attach: [5], useCaseId: ID, internshipId: null });
    await until(() => expect(root.querySelector('dialog[open]')).toBeNull());
  });

  it('says at the field what a change was refused for', async () => {
    const { root, answer, pickers } = await show('/research');
    await answer(LIST, { items: [row], total: 1 });
    (await until(() => byText(root, 'button', 'Attention is all you need'))).click();
    await pickers();
    const dialog = await until(() => one(root, 'dialog[open]'));
    expect(await violations(dialog)).toEqual([]);
    byText(dialog, 'button', 'Enregistrer').click();
    const refusal = {
      type: 'x',
      title: 'x',
      status: 422,
      code: 'invalid_value',
      errors: [{ path: 'doi', code: 'doi_known' }],
    };
    const sent = await answer(`/api/research/references/${ID}`, refusal, 422);
    expect(sent.body).toMatchObject({ version: 1, changes: { year: 2017, key: 'vaswani2017' } });
    await until(() => expect(dialog.textContent).toContain('Une autre référence a déjà ce DOI'));
  });
});

describe('a comparative study', () => {
  const study: ResearchStudyDetail = {
    id: ID,
    title: 'Approches agentiques',
    content: {
      ...EMPTY_CONTENTS.comparative_study,
      own: [],
    } as unknown as ResearchStudyDetail['content'],
    outcome: { verdict: 'not_shown', ahead: 0, level: 0, behind: 0 },
    publications: [],
    links: { useCases: [], internships: [] },
    mayDelete: false,
    updatedAt: '2026-03-02T09:00:00Z',
    version: 1,
  };

  it('takes a pasted table, computes its verdict, and offers the publication once it is better', async () => {
    const { root, answer, pickers } = await show(`/research/studies/${ID}`);
    await answer(`/api/research/studies/${ID}`, study);
    await pickers();
    const paste = await until(() => one<HTMLTextAreaElement>(root, 'app-study-results textarea'));
    type(paste, 'Approche\tJeu de données\tScore F1\nLab\tCourriers\t0,92\nBERT\tCourriers\t0,85');
    (await until(() => byText(root, 'button', 'Reprendre 2 résultats'))).click();
    const own = await until(() =>
      one<HTMLInputElement>(root, 'input[aria-label="Lab est une approche du lab"]'),
    );
    expect(root.querySelectorAll('.best')).toHaveLength(1);
    own.click();
    await until(() =>
      expect(one(root, 'ui-page-header').textContent).toContain('Meilleur que l’état de l’art'),
    );
    expect(await violations(root)).toEqual([]);
    byText(root, 'button', 'Enregistrer').click();
    const content = { ...study.content, own: ['lab'] };
    const better = { verdict: 'better', ahead: 1, level: 0, behind: 0 };
    const sent = await answer(`/api/research/studies/${ID}`, {
      ...study,
      content,
      version: 2,
      outcome: better,
    });
    const saved = (sent.body as { content: ResearchStudyDetail['content'] }).content;
    expect(saved.own).toEqual([saved.approaches[0]?.key]);
    (await until(() => byText(root, 'button', 'Prévoir une publication'))).click();
    const planned = await answer('/api/research/publications', {}, 422);
    expect(planned.body).toEqual({ title: study.title, studyId: ID });
  });
});
