import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter, withComponentInputBinding } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import type { DeploymentDetail, DeploymentRow, UseCaseDetail } from '@jalon/contracts';
import { byText, one, type, violations } from '../../../testing/render';
import { afterGoLiveRoutes } from '../after-go-live-routes';
import { apiInterceptor } from '../core/api/interceptors';
import { I18n } from '../core/i18n/i18n';
import { SessionStore } from '../core/session/session-store';
import { CurrentUseCase } from '../core/use-case/current-use-case';
import { listRoutes } from './routes';

const ID = '00000000-0000-4000-8000-000000000001';
const OTHER = '00000000-0000-4000-8000-000000000002';
const TAB_LIST = `/api/deployments?useCase=${ID}&sort=live&pageSize=100`;
const row: DeploymentRow = {
  id: ID,
  version: 3,
  solutionId: ID,
  useCase: { id: ID, code: 'UC-001', title: 'Tri des courriers', open: true },
  entity: { id: ID, name: 'Banque Aurore' },
  environment: 'production',
  wave: 1,
  release: '1.0',
  status: 'live',
  plannedOn: '2026-02-02',
  liveOn: '2026-02-10',
  retiredOn: null,
  contact: { id: ID, name: 'Anne Nord' },
  targetAdoption: 60,
  targetOn: '2026-06-30',
  note: '',
  reporting: 'declared',
  next: { kind: 'target', on: '2026-06-30' },
  eligible: 40,
  figure: { origin: 'declared', on: '2026-02-28', activeUsers: 20, adoption: 0.5, reason: null },
  mayDeclare: true,
};
const planned: DeploymentRow = {
  ...row,
  id: OTHER,
  wave: 2,
  entity: { id: OTHER, name: 'Assurances Calanque' },
  status: 'planned',
  liveOn: null,
  next: { kind: 'go_live', on: '2026-05-04' },
  plannedOn: '2026-05-04',
  figure: null,
  mayDeclare: false,
};
const detail: DeploymentDetail = {
  ...row,
  mayEdit: true,
  moves: [
    { name: 'pause', to: 'paused', reasoned: true, missing: [] },
    { name: 'retire', to: 'retired', reasoned: true, missing: [] },
  ],
  populations: [{ fromOn: '2026-02-02', eligible: 40, origin: 'RH' }],
  eligibleList: null,
  declarations: [
    {
      month: '2026-02',
      activeUsers: null,
      uses: null,
      few: true,
      note: '',
      declaredBy: 'Anne Nord',
      declaredAt: '2026-03-02T09:00:00Z',
      version: 1,
    },
  ],
  declarable: ['2026-03', '2026-02'],
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

async function show(address: string) {
  TestBed.configureTestingModule({
    providers: [
      provideHttpClient(withInterceptors([apiInterceptor])),
      provideHttpClientTesting(),
      provideRouter(
        [
          { path: 'list', children: listRoutes },
          { path: 'use-cases/:id/after-go-live', children: afterGoLiveRoutes },
        ],
        withComponentInputBinding(),
      ),
      {
        provide: CurrentUseCase,
        useValue: {
          detail: signal({ id: ID } as UseCaseDetail),
          mayEdit: signal(true),
          reload: () => Promise.resolve(),
        },
      },
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
        .match((each) => each.urlWithParams === url)
        .filter(({ cancelled }) => !cancelled)
        .at(-1);
      if (!waiting) throw new Error(`nobody asked for ${url}`);
      return waiting;
    });
    asked.flush(body, { status, statusText: String(status) });
    return asked.request;
  };
  return { root, answer };
}
const plain = (text: string | null | undefined) => (text ?? '').replace(/[\s\u00a0\u202f]+/g, ' ').trim();
const said = (root: Element, words: string) =>
  until(() => {
    if (!plain(root.textContent).includes(words)) throw new Error(`not said: ${words}`);
  });

describe('the deployments of a use case', () => {
  const open = async () => {
    const page = await show(`/use-cases/${ID}/after-go-live?deployment=${ID}`);
    await page.answer(TAB_LIST, { items: [row, planned], total: 2 });
    await page.answer(`/api/deployments/${ID}`, detail);
    await said(page.root, 'Population éligible');
    return page;
  };

  it('stand wave after wave, one of them in full, for everybody to read', async () => {
    const { root } = await open();
    const waves = [...root.querySelectorAll('h3')].map((each) => plain(each.textContent));
    expect(waves).toEqual(['Vague 1 10 févr. 2026', 'Vague 2 4 mai 2026', 'Banque Aurore, production']);
    await said(root, '50 % (20 utilisateurs actifs)');
    await said(root, 'déclaré pour février 2026');
    await said(root, '60 % au 30 juin 2026');
    await said(root, 'moins de 5 personnes');
    expect(await violations(root)).toEqual([]);
  });

  it('are moved on with a day and a reason; a stale version is told and kept', async () => {
    const { root, answer } = await open();
    byText(root, 'button', 'Mettre en pause').click();
    await until(() => one(root, '#deployment-move'));
    expect(await violations(root)).toEqual([]);
    type(one<HTMLTextAreaElement>(root, '#deployment-move textarea'), 'Montée de version');
    const send = () => one<HTMLButtonElement>(root, '[form=deployment-move]').click();
    send();
    const url = `/api/deployments/${ID}/moves`;
    const problem = { type: 'about:blank', title: 'Conflict', status: 409, code: 'version_conflict' };
    await answer(url, { ...problem, current: { ...detail, version: 7 } }, 409);
    await said(root, 'Quelqu’un a modifié ce déploiement');
    expect(one<HTMLTextAreaElement>(root, '#deployment-move textarea').value).toBe('Montée de version');
    send();
    const asked = await answer(url, { ...detail, version: 8, status: 'paused' });
    expect(asked.body).toMatchObject({ version: 7, name: 'pause', reason: 'Montée de version' });
    await said(root, 'en service depuis le 10 févr. 2026');
  });

  it('take a population from a day on', async () => {
    const { root, answer } = await open();
    type(one<HTMLInputElement>(root, 'app-population-form input[inputmode=numeric]'), '1 250');
    byText(root, 'app-population-form button', 'Enregistrer').click();
    const asked = await answer(`/api/deployments/${ID}/populations`, detail);
    expect(asked.body).toMatchObject({ version: 3, eligible: 1250, origin: '' });
  });

  it('are planned in a dialog that says what is wrong beside the field', async () => {
    const { root, answer } = await open();
    byText(root, 'button', 'Planifier un déploiement').click();
    await answer('/api/reference', { entities: [], people: [], products: [], domains: [], tags: [] });
    await until(() => one(root, '#deployment'));
    expect(await violations(root)).toEqual([]);
    one<HTMLButtonElement>(root, '[form=deployment]').click();
    const asked = await answer(
      '/api/deployments',
      {
        type: 'about:blank',
        title: 'No',
        status: 409,
        code: 'already_exists',
        errors: [{ path: 'entityId', code: 'already_deployed' }],
      },
      409,
    );
    expect(asked.body).toMatchObject({ useCaseId: ID, environment: 'pilot', plannedOn: null, wave: null });
    await said(root, 'La solution y est déjà déployée');
  });
});

describe('the deployments of all use cases', () => {
  const LIST = '/api/deployments?sort=next&dir=asc&pageSize=50&page=1';
  const noLists = { entities: [], people: [], products: [], domains: [], tags: [] };

  it('are sorted and filtered by the server', async () => {
    const { root, answer } = await show('/list');
    await answer('/api/reference', noLists);
    await answer(LIST, {
      items: [row, { ...planned, useCase: { ...row.useCase, open: false } }],
      total: 120,
    });
    await said(root, '120 déploiements');
    expect(root.querySelectorAll('tbody th a')).toHaveLength(1);
    expect(await violations(root)).toEqual([]);
    byText(root, 'button', 'Suivante').click();
    await answer(LIST.replace('page=1', 'page=2'), { items: [row], total: 120 });
    byText(root, 'th button', 'Cas d’usage').click();
    await answer('/api/deployments?sort=useCase&dir=asc&pageSize=50&page=1', { items: [row], total: 120 });
  });

  it('are declared for the last full month from the list, in two numbers', async () => {
    const { root, answer } = await show('/list');
    await answer('/api/reference', noLists);
    await answer(LIST, { items: [row], total: 1 });
    await until(() => byText(root, 'td button', 'Déclarer un mois').click());
    await answer(`/api/deployments/${ID}`, detail);
    await until(() => one(root, '#declare'));
    expect(await violations(root)).toEqual([]);
    const month = one<HTMLSelectElement>(root, '#declare select');
    await until(() => expect(month.value).toBe('2026-02'));
    const [users, uses] = [...root.querySelectorAll<HTMLInputElement>('#declare input[inputmode=numeric]')];
    type(users as HTMLInputElement, '22');
    type(uses as HTMLInputElement, 'beaucoup');
    one<HTMLButtonElement>(root, '[form=declare]').click();
    const url = `/api/deployments/${ID}/declarations/2026-02`;
    const wrong = { type: 'about:blank', title: 'No', status: 422, code: 'invalid_value' };
    const first = await answer(url, { ...wrong, errors: [{ path: 'uses', code: 'invalid_type' }] }, 422);
    expect(first.body).toEqual({ version: 1, activeUsers: 22, uses: 'beaucoup', note: '' });
    await said(root, 'Le format ne convient pas');
    type(uses as HTMLInputElement, '');
    one<HTMLButtonElement>(root, '[form=declare]').click();
    expect((await answer(url, detail)).body).toMatchObject({ activeUsers: 22, uses: null });
    await answer(LIST, { items: [row], total: 1 });
  });
});
