import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import type { UseCaseDetail } from '@jalon/contracts';
import { byText, one, render, settle, type, violations } from '../../../testing/render';
import { I18n } from '../core/i18n/i18n';
import { HealthCard } from './health-card';
import { aUseCase } from './testing/a-use-case';
import { UseCaseStore } from './use-case-store';

async function show(detail: UseCaseDetail) {
  TestBed.configureTestingModule({
    providers: [provideHttpClient(), provideHttpClientTesting(), UseCaseStore],
  });
  const http = TestBed.inject(HttpTestingController);
  await TestBed.inject(I18n).addScope('useCases', {
    fr: () => import('./i18n/fr'),
    en: () => import('./i18n/en'),
  });
  const loading = TestBed.inject(UseCaseStore).load('UC-001');
  http.expectOne('/api/use-cases/UC-001').flush(detail);
  await loading;
  return { http, ...(await render('<app-health-card />', [HealthCard])) };
}

describe('health of a use case', () => {
  afterEach(() => document.body.replaceChildren());

  it('is declared in three gestures: choose, say why, save', async () => {
    const { http, fixture, root } = await show(aUseCase());
    byText(root, 'label', 'Vigilance').querySelector('input')?.click();
    await settle(fixture);
    type(one(root, 'textarea'), 'Données en retard');
    one<HTMLButtonElement>(root, 'button[type=submit]').click();
    const request = http.expectOne({ method: 'PATCH', url: '/api/use-cases/UC-001' });
    expect(request.request.body).toEqual({
      version: 3,
      changes: { health: 'at_risk', healthReason: 'Données en retard' },
    });
    request.flush(aUseCase({ health: 'at_risk', healthReason: 'Données en retard', version: 4 }));
    await settle(fixture);
    expect(root.querySelector('textarea')).toBeNull();
    expect(root.textContent).toContain('Données en retard');
  });

  it('asks for a reason before it asks the server', async () => {
    const { http, fixture, root } = await show(aUseCase());
    byText(root, 'label', 'Critique').querySelector('input')?.click();
    await settle(fixture);
    one<HTMLButtonElement>(root, 'button[type=submit]').click();
    await settle(fixture);
    http.expectNone({ method: 'PATCH' });
    expect(one(root, 'textarea').getAttribute('aria-invalid')).toBe('true');
    expect(root.textContent).toContain('Donnez une raison');
    expect(await violations(root)).toEqual([]);
  });

  it('does not carry the reason of one colour over to another', async () => {
    const { fixture, root } = await show(aUseCase({ health: 'at_risk', healthReason: 'Ancienne raison' }));
    byText(root, 'label', 'Critique').querySelector('input')?.click();
    await settle(fixture);
    expect(one<HTMLTextAreaElement>(root, 'textarea').value).toBe('');
  });

  it('is confirmed in one click, the reason kept', async () => {
    const { http, root } = await show(
      aUseCase({ health: 'at_risk', healthReason: 'Données', healthStale: true }),
    );
    expect(root.textContent).toContain('à actualiser');
    byText(root, 'button', 'Confirmer').click();
    const request = http.expectOne({ method: 'PATCH', url: '/api/use-cases/UC-001' });
    expect(request.request.body).toEqual({ version: 3, changes: { health: 'at_risk' } });
    request.flush(aUseCase({ health: 'at_risk', healthReason: 'Données', version: 4 }));
  });

  it('is only read by who may not change it', async () => {
    const { root } = await show(
      aUseCase({ mayEdit: false, health: 'off_track', healthReason: 'Arrêt du fournisseur' }),
    );
    expect(root.textContent).toContain('Arrêt du fournisseur');
    expect(root.querySelector('input, button, textarea')).toBeNull();
    expect(await violations(root)).toEqual([]);
  });
});
