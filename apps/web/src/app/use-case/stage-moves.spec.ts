import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import type { UseCaseDetail } from '@jalon/contracts';
import { byText, one, render, settle, type, violations } from '../../../testing/render';
import { I18n } from '../core/i18n/i18n';
import { StageMoves } from './stage-moves';
import { aUseCase } from './testing/a-use-case';
import { UseCaseStore } from './use-case-store';

const transitions: UseCaseDetail['allowedTransitions'] = [
  {
    name: 'start_delivery',
    to: { stage: 'delivery', condition: 'active' },
    missing: ['functional_referent', 'planned_milestone', 'gate_go'],
    needsReason: false,
  },
  { name: 'hold', to: { stage: 'framing', condition: 'on_hold' }, missing: [], needsReason: true },
];

async function show(detail: UseCaseDetail) {
  TestBed.configureTestingModule({
    providers: [provideHttpClient(), provideHttpClientTesting(), provideRouter([]), UseCaseStore],
  });
  const http = TestBed.inject(HttpTestingController);
  await TestBed.inject(I18n).addScope('useCases', {
    fr: () => import('./i18n/fr'),
    en: () => import('./i18n/en'),
  });
  const store = TestBed.inject(UseCaseStore);
  const loading = store.load('UC-001');
  http.expectOne('/api/use-cases/UC-001').flush(detail);
  await loading;
  return { http, store, ...(await render('<app-stage-moves />', [StageMoves])) };
}
async function choose(root: HTMLElement, fixture: Parameters<typeof settle>[0], label: string) {
  one<HTMLButtonElement>(root, 'ui-menu button').click();
  await settle(fixture);
  byText(root, '[role=menuitem]', label).click();
  await settle(fixture);
}

describe('stage moves', () => {
  afterEach(() => document.body.replaceChildren());

  it('lists the moves that leave from here, with how much each lacks', async () => {
    const { fixture, root } = await show(aUseCase({ allowedTransitions: transitions }));
    one<HTMLButtonElement>(root, 'ui-menu button').click();
    await settle(fixture);
    expect(byText(root, '[role=menuitem]', 'Demander le passage').textContent).toContain(
      '2 éléments manquants',
    );
    expect(byText(root, '[role=menuitem]', 'Suspendre').textContent).not.toContain('manquant');
  });

  it('leads to the gate for a forward move: only its go crosses the border', async () => {
    const detail = aUseCase({ allowedTransitions: transitions });
    const { http, fixture, root } = await show(detail);
    const navigate = jest.spyOn(TestBed.inject(Router), 'navigate').mockResolvedValue(true);
    await choose(root, fixture, 'Demander le passage\u00a0: Réalisation');
    expect(navigate).toHaveBeenCalledWith(['/use-cases', detail.id, 'gates']);
    expect(root.querySelector('dialog[open]')).toBeNull();
    http.expectNone({ method: 'POST' });
  });

  it('sends day and reason, and shows what the server refuses beside its field', async () => {
    const { http, fixture, root } = await show(aUseCase({ allowedTransitions: transitions }));
    await choose(root, fixture, 'Suspendre');
    const day = one<HTMLInputElement>(root, 'input[type=date]');
    expect(day.min).toBe('2026-01-05');
    type(day, '2026-03-10');
    byText(root, 'dialog button', 'Suspendre').click();
    const refused = http.expectOne('/api/use-cases/UC-001/transitions');
    expect(refused.request.body).toEqual({ version: 3, name: 'hold', reason: null, on: '2026-03-10' });
    const errors = [{ path: 'reason', code: 'reason_required' }];
    const body = { type: 'urn:x', title: 'x', status: 422, code: 'reason_required', errors };
    refused.flush(body, { status: 422, statusText: 'x' });
    await settle(fixture);
    expect(one(root, 'textarea').getAttribute('aria-invalid')).toBe('true');
    expect(await violations(root)).toEqual([]);

    type(one(root, 'textarea'), 'Budget gelé');
    byText(root, 'dialog button', 'Suspendre').click();
    const sent = http.expectOne('/api/use-cases/UC-001/transitions');
    expect(sent.request.body).toMatchObject({ reason: 'Budget gelé' });
    sent.flush(aUseCase({ condition: 'on_hold', version: 4 }));
    await settle(fixture);
    expect(root.querySelector('dialog[open]')).toBeNull();
  });

  it('offers nothing to who may not move', async () => {
    const { root } = await show(aUseCase({ allowedTransitions: transitions, mayMove: false }));
    expect(root.querySelector('button')).toBeNull();
  });
});
