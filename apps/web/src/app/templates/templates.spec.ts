import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter, withComponentInputBinding } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import type { TemplateDetail, TemplateRow, TemplateTokens, TemplateVersion } from '@jalon/contracts';
import { byText, one, violations } from '../../../testing/render';
import { I18n } from '../core/i18n/i18n';
import { SessionStore } from '../core/session/session-store';
import { routes } from './routes';
import { TemplateWords } from './template-words';

const WAIT_MS = 15_000;
jest.setTimeout(60_000);

const ID = '00000000-0000-4000-8000-000000000001';
const AT = '2026-03-18T09:00:00.000Z';
const ROW: TemplateRow = {
  id: ID,
  name: 'Maison',
  format: 'pptx',
  kind: 'committee_deck',
  entityId: null,
  entityName: null,
  archived: false,
  createdAt: AT,
  published: null,
  last: { number: 1, state: 'draft', at: AT },
  version: 3,
};
const VERSION: TemplateVersion = {
  id: ID,
  number: 1,
  state: 'draft',
  jobId: null,
  fileName: 'maison.pptx',
  size: 42_000,
  sha256: 'a'.repeat(64),
  hasFile: true,
  proofs: [
    { kind: 'committee_deck', language: 'fr' },
    { kind: 'committee_deck', language: 'en' },
  ],
  error: null,
  report: {
    format: 'pptx',
    layouts: [],
    fonts: ['Georgia'],
    slideSize: { width: 12_192_000, height: 6_858_000 },
    tokens: [],
    findings: [
      { level: 'info', code: 'layout_matched', place: 'Titre', params: ['TITRE'] },
      { level: 'warning', code: 'no_page_number', place: '', params: [] },
    ],
  },
  byName: 'Ada',
  createdAt: AT,
  publishedAt: null,
};
const detail = (version: Partial<TemplateVersion> = {}): TemplateDetail => ({
  ...ROW,
  versions: [{ ...VERSION, ...version }],
  reach: { kinds: ['committee_deck'], kept: [], replaced: [] },
  mayManage: true,
});
const GUIDE: TemplateTokens = {
  kind: 'minutes',
  tokens: [
    {
      name: 'meeting.title',
      kind: 'text',
      description: { fr: 'Titre de la réunion', en: 'Title of the meeting' },
      example: { fr: 'COPIL Crédit', en: 'Credit committee' },
    },
    {
      name: 'decisions',
      kind: 'table',
      description: { fr: 'Décisions', en: 'Decisions' },
      columns: [{ name: 'text', description: { fr: 'Décision', en: 'Decision' } }],
      example: null,
    },
  ],
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

async function open(address: string) {
  TestBed.configureTestingModule({
    providers: [
      provideHttpClient(),
      provideHttpClientTesting(),
      provideRouter([{ path: 'templates', children: routes }], withComponentInputBinding()),
    ],
  });
  jest.spyOn(TestBed.inject(SessionStore), 'may').mockReturnValue(true);
  await TestBed.inject(I18n).use('fr');
  const http = TestBed.inject(HttpTestingController);
  const harness = await RouterTestingHarness.create(address);
  const root = harness.routeNativeElement as HTMLElement;
  document.body.append(root);
  const answer = async (url: string, body: object) => {
    const request = await until(() => {
      const waiting = http.match((asked) => asked.url === url).filter(({ cancelled }) => !cancelled);
      const last = waiting.at(-1);
      if (!last) throw new Error(`nobody asked for ${url}`);
      return last;
    });
    request.flush(body);
    return request.request;
  };
  const shows = (text: string) => until(() => expect(root.textContent).toContain(text));
  return { root, answer, shows };
}

describe('templates', () => {
  afterEach(() => {
    document.body.replaceChildren();
    jest.restoreAllMocks();
  });

  it('lists them as the address filters them', async () => {
    const { root, answer, shows } = await open('/templates?format=pptx&state=draft,published');
    const asked = await answer('/api/templates', { items: [ROW], total: 1 });
    expect([asked.params.get('format'), asked.params.get('state')]).toEqual(['pptx', 'draft,published']);
    await shows('v1\u00a0: brouillon');
    expect(root.textContent).toContain('Présentation de comité · toutes les entités');
    expect(await violations(root)).toEqual([]);
  });

  it('says that there is none, and none that matches', async () => {
    const { root, answer, shows } = await open('/templates?q=rien');
    await answer('/api/templates', { items: [], total: 0 });
    await shows('Aucun modèle ne correspond');
    expect(await violations(root)).toEqual([]);
  });

  it('shows what was found and the pages of the proof, in the other language too', async () => {
    const { root, answer, shows } = await open(`/templates/${ID}`);
    await answer(`/api/templates/${ID}`, detail());
    const pages = `/api/templates/${ID}/versions/1/pages`;
    const page = { kind: 'text', title: 'Ordre du jour', blocks: [] };
    await answer(`${pages}?kind=committee_deck&language=fr`, { pages: [page] });
    await until(() => one(root, 'ui-page-viewer'));
    expect(root.textContent).toContain('Aucun numéro de page');
    expect(root.textContent).toContain('Nos pages «\u00a0couverture\u00a0» y sont dessinées.');
    expect(one(root, 'a[href*="/proof"]').getAttribute('href')).toBe(
      `/api/templates/${ID}/versions/1/proof?kind=committee_deck&language=fr`,
    );
    expect(await violations(root)).toEqual([]);
    one<HTMLInputElement>(root, 'input[type=radio][value=en]').click();
    await answer(`${pages}?kind=committee_deck&language=en`, { pages: [page] });
    byText(root, 'button', 'Modifier').click();
    await shows('Modifier le modèle');
    expect(await violations(root)).toEqual([]);
  });

  it('says truthfully that there is no proof, and where to look at pages that are its own', async () => {
    const { answer, shows } = await open(`/templates/${ID}`);
    await answer(`/api/templates/${ID}`, detail({ state: 'checking', proofs: [], report: null }));
    await shows('L’essai est en cours');
  });

  it('sends to the file for a template that fills its own pages', async () => {
    const { root, answer, shows } = await open(`/templates/${ID}`);
    const report = VERSION.report && { ...VERSION.report, tokens: [{ name: 'headline', place: 'Slide 2' }] };
    await answer(`/api/templates/${ID}`, detail({ report }));
    await shows('remplit ses propres pages');
    expect(root.querySelector('ui-page-viewer')).toBeNull();
  });

  it('gives what can be named, ready to be copied', async () => {
    const copied = jest.fn(() => Promise.resolve());
    Object.defineProperty(navigator, 'clipboard', { value: { writeText: copied }, configurable: true });
    const { root, answer, shows } = await open('/templates/tokens?kind=minutes');
    const asked = await answer('/api/templates/tokens', GUIDE);
    expect(asked.params.get('kind')).toBe('minutes');
    await shows('{{meeting.title}}');
    expect(root.textContent).toContain('Exemple\u00a0: COPIL Crédit');
    expect(await violations(root)).toEqual([]);
    one<HTMLButtonElement>(root, '[aria-label="Copier {{#decisions}}"]').click();
    await until(() => expect(copied).toHaveBeenCalledWith('{{#decisions}}'));
  });

  it('asks what a new one is for, then for its file', async () => {
    const { root, shows } = await open('/templates/new');
    await shows('Pour quoi il est fait');
    expect(await violations(root)).toEqual([]);
  });

  it('says places in the words of the screen', async () => {
    await open('/templates/new');
    const words = TestBed.inject(TemplateWords);
    expect(words.place('Slide 3, table 1, row 2')).toBe('Diapositive 3, tableau 1, ligne 2');
    expect(words.place('Slide 1, “Titre 1”, paragraph 2')).toBe(
      'Diapositive 1, «\u00a0Titre 1\u00a0», paragraphe 2',
    );
    expect(words.place('')).toBe('Tout le fichier');
  });
});
