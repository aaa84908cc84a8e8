import { provideHttpClient } from '@angular/common/http';
import {
  HttpTestingController,
  provideHttpClientTesting,
  type TestRequest,
} from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import type { UsageAlert, UsageAlerts } from '@jalon/contracts';
import { byText, one, settle, violations } from '../../../testing/render';
import { I18n } from '../core/i18n/i18n';
import { SessionStore } from '../core/session/session-store';
import { UsageAlertsPage } from './alerts-page';

const ID = '00000000-0000-4000-8000-000000000001';
const alert: UsageAlert = {
  id: ID,
  rule: 'adoption_falling',
  useCaseId: ID,
  useCaseCode: 'UC-001',
  useCaseTitle: 'Tri des courriers',
  entityId: ID,
  entityName: 'Nord',
  environment: 'production',
  openedOn: '2026-03-17',
  closedOn: null,
  facts: {
    activeUsers: null,
    before: 30,
    month: null,
    days: null,
    lastUseOn: null,
    eligible: null,
    target: null,
    targetOn: null,
  },
  acknowledgedBy: null,
  acknowledgedAt: null,
};
const answer = (items: UsageAlert[]): UsageAlerts => ({
  items,
  counts: { open: items.length, new: items.length, closed: 0, all: items.length },
  evaluatedOn: '2026-03-17',
});

/** The request, once it is made: a page that waits for an answer is never stable. */
async function asked(http: HttpTestingController, url: string): Promise<TestRequest> {
  for (let turn = 0; turn < 50; turn += 1) {
    TestBed.tick();
    const [request] = http.match(url);
    if (request) return request;
    await new Promise((resolve) => setTimeout(resolve));
  }
  throw new Error(`${url} was not asked for`);
}

async function show(first: UsageAlerts) {
  TestBed.configureTestingModule({
    providers: [provideHttpClient(), provideHttpClientTesting(), provideRouter([])],
  });
  jest.spyOn(TestBed.inject(SessionStore), 'may').mockReturnValue(true);
  await TestBed.inject(I18n).addScope('usageAlerts', {
    fr: () => import('./i18n/fr'),
    en: () => import('./i18n/en'),
  });
  const http = TestBed.inject(HttpTestingController);
  await TestBed.inject(I18n).use('fr');
  const fixture = TestBed.createComponent(UsageAlertsPage);
  const root = fixture.nativeElement as HTMLElement;
  document.body.append(root);
  (await asked(http, '/api/usage-alerts?show=open')).flush(first);
  await settle(fixture);
  return { http, fixture, root };
}

describe('the alerts of use', () => {
  it('say why they opened without a count of few users, and are taken care of once', async () => {
    const { http, fixture, root } = await show(answer([alert]));
    expect(root.textContent).toContain('moins de 5, contre 30 trente jours plus tôt');
    expect(byText(root, 'a', 'UC-001').getAttribute('href')).toBe(`/use-cases/${ID}/after-go-live/usage`);
    expect(await violations(root)).toEqual([]);
    one<HTMLButtonElement>(root, '.alert button').click();
    const seen = { ...alert, acknowledgedBy: 'Inès Moreau', acknowledgedAt: '2026-03-18T09:00:00.000Z' };
    (await asked(http, `/api/usage-alerts/${ID}/acknowledgement`)).flush(seen);
    (await asked(http, '/api/usage-alerts?show=open')).flush(answer([seen]));
    await settle(fixture);
    expect(root.textContent).toContain('Prise en charge par Inès Moreau');
    expect(root.querySelector('.alert button')).toBeNull();
  });

  it('of a declared month, name it', async () => {
    const facts = { ...alert.facts, activeUsers: 12, month: '2026-02' };
    const { root } = await show(answer([{ ...alert, facts }]));
    expect(root.textContent.replace(/\s+/g, ' ')).toContain(
      'Utilisateurs déclarés pour février 2026 : 12, contre 30 le mois précédent.',
    );
  });

  it('say that there is none', async () => {
    const { root } = await show(answer([]));
    expect(root.textContent).toContain('Aucune alerte');
    expect(await violations(root)).toEqual([]);
  });
});
