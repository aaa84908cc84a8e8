import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import type { UseCaseDetail } from '@jalon/contracts';
import { byText, one, render, settle, type, violations } from '../../../testing/render';
import { I18n } from '../core/i18n/i18n';
import { HealthCard } from './health-card';
import { aUseCase } from './testing/a-use-case';
import { UseCaseStore } from './use-case-store';

const ID = '00000000-0000-4000-8000-0000000000b1';

async function show(detail: UseCaseDetail) {
  TestBed.configureTestingModule({
    providers: [provideHttpClient(), provideHttpClientTesting(), provideRouter([]), UseCaseStore],
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

  const late = {
    health: 'off_track' as const,
    causes: [
      { kind: 'delay' as const, health: 'off_track' as const, milestoneId: ID, name: 'Pilote', days: 20 },
      {
        kind: 'risk' as const,
        health: 'off_track' as const,
        riskId: ID,
        code: 'R-1',
        title: 'Quota',
        score: 16,
      },
    ],
  };

  it('shows what the facts say, with causes that lead to where they are', async () => {
    const { root } = await show(aUseCase({ computedHealth: late }));
    const links = [...root.querySelectorAll('a')].map((link) => [
      link.textContent.trim(),
      link.getAttribute('href'),
    ]);
    expect(links).toEqual([
      ['jalon «\u00a0Pilote\u00a0» décalé de 20 jours ouvrés', `/use-cases/${aUseCase().id}/plan`],
      [
        'risque R-1 «\u00a0Quota\u00a0» de gravité 16 sans réponse',
        `/use-cases/${aUseCase().id}/register?kind=risk&item=R-1`,
      ],
    ]);
    expect(await violations(root)).toEqual([]);
  });

  it('is accepted in one click, for the reason that the facts give', async () => {
    const { http, root } = await show(aUseCase({ computedHealth: late }));
    byText(root, 'button', 'Retenir').click();
    expect(http.expectOne({ method: 'PATCH', url: '/api/use-cases/UC-001' }).request.body).toEqual({
      version: 3,
      changes: {
        health: 'off_track',
        healthReason:
          'Jalon «\u00a0Pilote\u00a0» décalé de 20 jours ouvrés\u202f; risque R-1 «\u00a0Quota\u00a0» de gravité 16 sans réponse.',
      },
    });
  });

  it('accepts green without a reason, and drops the one of another colour', async () => {
    const { http, root } = await show(
      aUseCase({
        health: 'at_risk',
        healthReason: 'Données',
        computedHealth: { health: 'on_track', causes: [] },
      }),
    );
    byText(root, 'button', 'Retenir').click();
    expect(http.expectOne({ method: 'PATCH', url: '/api/use-cases/UC-001' }).request.body).toEqual({
      version: 3,
      changes: { health: 'on_track', healthReason: null },
    });
  });

  it('asks why before it confirms what the facts contradict', async () => {
    const { http, fixture, root } = await show(aUseCase({ computedHealth: late }));
    byText(root, 'button', 'Confirmer').click();
    await settle(fixture);
    http.expectNone({ method: 'PATCH' });
    expect(root.textContent).toContain(
      'Les faits disent «\u00a0Critique\u00a0». Donnez la raison de votre jugement.',
    );
    type(one(root, 'textarea'), 'Le pilote est rattrapé');
    one<HTMLButtonElement>(root, 'button[type=submit]').click();
    expect(http.expectOne({ method: 'PATCH', url: '/api/use-cases/UC-001' }).request.body).toEqual({
      version: 3,
      changes: { health: 'on_track', healthReason: 'Le pilote est rattrapé' },
    });
  });
});
