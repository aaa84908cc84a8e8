import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import type { RegisterEntry } from '@jalon/contracts';
import { byText, one, press, render, settle, type, violations } from '../../../testing/render';
import { I18n } from '../core/i18n/i18n';
import { CurrentUseCase } from '../core/use-case/current-use-case';
import { Toasts } from '../ui/toast/toasts';
import { RegisterTab } from './register-tab';
import { anAction, anEntry } from './testing/an-entry';

const ID = '00000000-0000-4000-8000-000000000001';
const URL = `/api/use-cases/${ID}/register`;

async function show(
  items: readonly RegisterEntry[],
  kind: string,
  mayEdit = true,
  item: string | null = null,
) {
  const reloads: number[] = [];
  const useCase = {
    detail: signal({ id: ID }),
    mayEdit: signal(true),
    reload: () => Promise.resolve(void reloads.push(1)),
  };
  TestBed.configureTestingModule({
    providers: [
      provideHttpClient(),
      provideHttpClientTesting(),
      provideRouter([]),
      { provide: CurrentUseCase, useValue: useCase },
    ],
  });
  await TestBed.inject(I18n).addScope('register', {
    fr: () => import('./i18n/fr'),
    en: () => import('./i18n/en'),
  });
  const http = TestBed.inject(HttpTestingController);
  const { fixture, root } = await render(`<app-register-tab [kind]="kind" [item]="item" />`, [RegisterTab], {
    kind,
    item: item ?? undefined,
  });
  http.expectOne(URL).flush({ useCaseId: ID, items, mayEdit, closed: false });
  await settle(fixture);
  return { http, fixture, root, reloads };
}

describe('the register of a use case', () => {
  it('shows risks in a matrix that filters the list, and as a table', async () => {
    const risks = [
      anEntry(),
      anEntry({
        id: ID,
        code: 'R-2',
        title: 'Budget',
        probability: 1,
        impact: 2,
        residualProbability: 1,
        residualImpact: 1,
      }),
    ];
    const { fixture, root } = await show(risks, 'risk');
    const titles = () => [...root.querySelectorAll('tbody th')].map((cell) => cell.textContent.trim());
    expect(titles()).toEqual(['Données en retard', 'Budget']);
    expect(await violations(root)).toEqual([]);
    const cell = one<HTMLButtonElement>(root, '[data-cell="4-4"]');
    expect(cell.getAttribute('aria-label')).toBe(
      'Probabilité 4, impact 4, gravité 16 (forte)\u00a0: 1 risque, R-1',
    );
    cell.click();
    await settle(fixture);
    expect(titles()).toEqual(['Données en retard']);
    byText(root, 'label', 'Résiduelle').querySelector('input')?.dispatchEvent(new Event('change'));
    await settle(fixture);
    expect(one(root, '[data-cell="1-1"]').textContent).toContain('R-2');
  });

  it('has one stop of the Tab key in the matrix, walked by arrows', async () => {
    const { fixture, root } = await show([anEntry()], 'risk');
    const stops = () => [...root.querySelectorAll<HTMLElement>('[data-cell][tabindex="0"]')];
    expect(stops()).toHaveLength(1);
    stops()[0]?.focus();
    press(one(root, '[data-cell="5-1"]'), 'ArrowDown');
    await settle(fixture);
    expect(stops().map((stop) => stop.dataset['cell'])).toEqual(['4-1']);
    expect(document.activeElement).toBe(stops()[0]);
  });

  it('adds an entry by Enter, empties the line for the next, and asks nothing twice', async () => {
    const { http, fixture, root, reloads } = await show([], 'risk');
    expect(root.textContent).toContain('Aucun risque. Par exemple');
    const title = one<HTMLInputElement>(root, 'app-quick-add input');
    type(title, 'Fournisseur en retard');
    one<HTMLFormElement>(root, 'app-quick-add form').dispatchEvent(new Event('submit', { cancelable: true }));
    const request = http.expectOne({ method: 'POST', url: URL });
    expect(request.request.body).toEqual({
      kind: 'risk',
      title: 'Fournisseur en retard',
      probability: 3,
      impact: 3,
    });
    expect(request.request.headers.get('idempotency-key')).toMatch(/^[0-9a-f-]{36}$/);
    request.flush(anEntry({ title: 'Fournisseur en retard' }));
    await settle(fixture);
    expect(title.value).toBe('');
    expect(document.activeElement).toBe(title);
    expect(root.textContent).toContain('Fournisseur en retard');
    expect(reloads).toHaveLength(1);
  });

  it('finishes an action at once, and takes it back from the toast', async () => {
    const action = anAction();
    const { http, fixture, root } = await show([action], 'action');
    byText(root, 'button', 'Fait').click();
    const done = http.expectOne({ method: 'POST', url: `${URL}/${action.id}/transitions` });
    expect(done.request.body).toEqual({ version: 1, name: 'finish' });
    done.flush({ item: anAction({ state: 'done', closedOn: '2026-03-18', version: 2 }), opened: null });
    await settle(fixture);
    const toast = TestBed.inject(Toasts).items().at(-1);
    expect(toast?.message).toBe('A-1 est faite');
    toast?.action?.run();
    const undo = http.expectOne({ method: 'POST', url: `${URL}/${action.id}/transitions` });
    expect(undo.request.body).toEqual({ version: 2, name: 'put_back' });
    undo.flush({ item: anAction({ version: 3 }), opened: null });
    await settle(fixture);
    expect(root.textContent).toContain('À faire');
  });

  it('edits a row in place, and says in words what is refused', async () => {
    const action = anAction({ dueOn: '2026-03-20', overdue: true });
    const { http, fixture, root } = await show([action], 'action');
    expect(root.textContent).toContain('en retard');
    one<HTMLButtonElement>(root, `[data-edit="${action.id}"]`).click();
    await settle(fixture);
    const title = one<HTMLInputElement>(root, '[data-row-title]');
    type(title, 'Relancer le service juridique');
    press(title, 'Enter');
    const request = http.expectOne({ method: 'PATCH', url: `${URL}/${action.id}` });
    expect(request.request.body).toEqual({ version: 1, changes: { title: 'Relancer le service juridique' } });
    request.flush(
      {
        type: 'about:blank',
        title: 'x',
        status: 422,
        code: 'transition_not_allowed',
        errors: [{ path: 'useCase', code: 'use_case_closed' }],
      },
      { status: 422, statusText: 'Unprocessable' },
    );
    await settle(fixture);
    expect(one(root, '[role=alert]').textContent).toContain('son registre ne se modifie plus');
    expect(await violations(root)).toEqual([]);
    press(title, 'Escape');
    await settle(fixture);
    expect(root.querySelector('[data-row-title]')).toBeNull();
  });

  it('shows an entry in full beside the list, and sends only what changed', async () => {
    const entry = anEntry();
    const { http, fixture, root } = await show([entry], 'risk', true, 'R-1');
    expect(await violations(root)).toEqual([]);
    const plan = byText(root, 'ui-field', 'Plan de réponse').querySelector('textarea');
    if (plan) type(plan, 'Deuxième source');
    await settle(fixture);
    one<HTMLButtonElement>(root, 'app-entry-panel button[type=submit]').click();
    const request = http.expectOne({ method: 'PATCH', url: `${URL}/${entry.id}` });
    expect(request.request.body).toEqual({ version: 1, changes: { responsePlan: 'Deuxième source' } });
  });

  it('is only read by who may not write', async () => {
    const { root } = await show([anAction()], 'action', false, 'A-1');
    expect(root.querySelector('form, app-quick-add, [data-edit]')).toBeNull();
    expect(await violations(root)).toEqual([]);
  });
});
