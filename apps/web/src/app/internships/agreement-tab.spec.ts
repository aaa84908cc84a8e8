import { provideHttpClient } from '@angular/common/http';
import {
  HttpTestingController,
  provideHttpClientTesting,
  type TestRequest,
} from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import type { InternshipDetail } from '@jalon/contracts';
import { byText, one, render, settle, type, violations } from '../../../testing/render';
import { I18n } from '../core/i18n/i18n';
import { AgreementTab } from './agreement-tab';
import { InternshipStore } from './internship-store';
import { OverviewTab } from './overview-tab';
import { ADDRESS, anInternship, INTERNSHIP } from './testing/an-internship';

let answering: ReturnType<typeof setInterval> | undefined;

/** What the form chooses from: nothing, here. */
function answerLists(http: HttpTestingController): void {
  answering = setInterval(() => {
    for (const one of http.match(({ url }) => /^\/api\/(squads|use-cases|reference)$/.test(url)))
      one.flush(null, { status: 404, statusText: 'Not here' });
  }, 5);
}

/** Waits for the request: writes follow each other. */
async function asked(http: HttpTestingController, method: string, url: string): Promise<TestRequest> {
  for (;;) {
    const [found] = http.match({ method, url });
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

async function show(detail: InternshipDetail, tab: 'agreement' | 'overview' = 'agreement') {
  TestBed.configureTestingModule({
    providers: [provideHttpClient(), provideHttpClientTesting(), provideRouter([]), InternshipStore],
  });
  await TestBed.inject(I18n).addScope('internships', {
    fr: () => import('./i18n/fr'),
    en: () => import('./i18n/en'),
  });
  const http = TestBed.inject(HttpTestingController);
  const store = TestBed.inject(InternshipStore);
  const loading = store.load(INTERNSHIP);
  http.expectOne(ADDRESS).flush(detail);
  await loading;
  answerLists(http);
  const [page, template] =
    tab === 'agreement'
      ? [AgreementTab, '<h1>Inès</h1><app-internship-agreement />']
      : [OverviewTab, '<h1>Inès</h1><app-internship-overview />'];
  const { fixture, root } = await render(template, [page]);
  await settle(fixture);
  return { http, store, fixture, root };
}
const plain = (element: Element) => element.textContent.replace(/[\s\u00a0\u202f]+/g, ' ');

describe('the agreement of an internship', () => {
  afterEach(() => {
    clearInterval(answering);
    document.body.replaceChildren();
  });

  it('tells the mentions as they are typed, and saves only what changed', async () => {
    const { http, fixture, root } = await show(anInternship());
    const mentions = one(root, 'app-mention-list');
    expect(plain(mentions)).toContain('2 mentions à compléter');
    type(one<HTMLTextAreaElement>(root, '[data-field="skills"] textarea'), 'Évaluer un modèle');
    await settle(fixture);
    expect(plain(mentions)).toContain('1 mention à compléter');
    expect(root.querySelector('app-internship-moves')).toBeNull();
    one(root, 'form').dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }));
    const request = await asked(http, 'PATCH', ADDRESS);
    expect(request.request.body).toEqual({ version: 2, facts: {}, texts: { skills: 'Évaluer un modèle' } });
    request.flush(
      {
        type: 'x',
        title: 'x',
        status: 422,
        code: 'invalid_value',
        errors: [
          { path: 'facts.birthOn', code: 'birth_date_in_future', params: { rule: 'R16', on: '2027-01-01' } },
        ],
      },
      { status: 422, statusText: 'x' },
    );
    await settle(fixture);
    expect(plain(one(root, '[data-field="birthOn"]'))).toContain(
      'Règle R16 : La date de naissance est dans le futur (1er janvier 2027).',
    );
    expect(await violations(root)).toEqual([]);
    // The whole form is looked at: longer than the usual pages.
  }, 30_000);

  it('names the rule that refuses, and sets one aside with a reason', async () => {
    const { http, fixture, root } = await show(anInternship());
    const rules = one(root, 'app-rule-list');
    expect(plain(rules)).toContain('R12RefuséDéjà tuteur de 3 stagiaires au 6 avril 2026');
    expect(plain(rules)).not.toContain('553 h');
    byText(root, 'button', 'Envoyer pour signature').click();
    await settle(fixture);
    const missing = plain(one(document.body, '.missing'));
    expect(missing).toContain('Règle D124-4 : Mention obligatoire 3 incomplète : compétences à acquérir.');
    expect(missing).toContain('Règle R12');
    byText(root, 'button', 'Annuler').click();
    await settle(fixture);
    byText(rules, 'button', 'Écarter avec un motif').click();
    await settle(fixture);
    type(one<HTMLTextAreaElement>(rules, 'textarea'), 'Temps partiel');
    await settle(fixture);
    [...rules.querySelectorAll('button')].at(-1)?.click();
    const request = await asked(http, 'PUT', `${ADDRESS}/waivers`);
    const overlap = { code: 'internships_overlap', params: { from: '2026-05-04', to: '2026-05-29' } };
    expect(request.request.body).toEqual({ version: 2, ...overlap, reason: 'Temps partiel' });
    request.flush(
      anInternship({
        version: 3,
        waivers: [
          {
            code: 'internships_overlap',
            params: overlap.params,
            reason: 'Temps partiel',
            byName: 'Claire Dubois',
            at: '2026-03-18T09:00:00.000Z',
          },
        ],
      }),
    );
    await settle(fixture);
    expect(plain(rules)).toContain('Motif de Claire Dubois : Temps partiel');
  });

  it('shows a frozen text with its hash, its signatures to record and its amendments', async () => {
    const base = anInternship();
    const signatures = [
      { signatory: 'intern' as const, name: 'Inès Nord', signedOn: '2026-03-17' },
      { signatory: 'host' as const, name: '', signedOn: null },
    ];
    const { http, fixture, root } = await show({
      ...base,
      state: 'running',
      agreement: { ...base.agreement, state: 'signed', sha256: 'a'.repeat(64), signatures },
      amendments: [
        {
          number: 1,
          state: 'in_signature',
          endOn: '2026-08-14',
          previousEndOn: '2026-07-31',
          totalMinutes: 37_000,
          reason: 'Finir l’étude',
          effectiveOn: '2026-08-01',
          sha256: 'b'.repeat(64),
          signatures,
          verdicts: [],
        },
      ],
      allowedMoves: [{ name: 'terminate', to: 'terminated', needsReason: true, missing: [] }],
    });
    expect(root.querySelector('app-agreement-form')).toBeNull();
    expect(plain(root)).toContain('a'.repeat(64));
    const panel = one(root, 'app-internship-amendments app-internship-signatures');
    const [, day] = panel.querySelectorAll<HTMLInputElement>('input[type=date]');
    if (!day) throw new Error('There is no second day');
    day.value = '2026-03-18';
    day.dispatchEvent(new Event('change', { bubbles: true }));
    await settle(fixture);
    byText(panel, 'button', 'Enregistrer les signatures').click();
    const request = await asked(http, 'PUT', `${ADDRESS}/signatures`);
    expect(request.request.body).toEqual({
      version: 2,
      number: 1,
      signatures: [signatures[0], { ...signatures[1], signedOn: '2026-03-18' }],
    });
    request.flush(base);
    await settle(fixture);
    expect(await violations(root)).toEqual([]);
  });

  it('keeps what rules say of others from the intern, and shows its overview', async () => {
    const own = anInternship({ own: true, mayManage: false, allowedMoves: [], verdicts: [] });
    const { root } = await show(own);
    expect(root.querySelector('app-rule-list')).toBeNull();
    expect(root.querySelector('app-agreement-form')).toBeNull();
    expect(await violations(root)).toEqual([]);
  });

  it('tells the facts that are known', async () => {
    const { root } = await show(anInternship(), 'overview');
    expect(plain(root)).toContain('Présence prévue553 h');
    expect(plain(root)).not.toContain('Squad');
    expect(await violations(root)).toEqual([]);
  });
});
