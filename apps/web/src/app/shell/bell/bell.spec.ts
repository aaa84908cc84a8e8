import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import type { Notification, Notifications } from '@jalon/contracts';
import { byText, one, render, settle, violations } from '../../../../testing/render';
import { Bell } from './bell';

const MEETING = '00000000-0000-4000-8000-000000000002';
const told: Notification = {
  id: '00000000-0000-4000-8000-000000000001',
  kind: 'minutes_approved',
  subjectId: MEETING,
  data: {
    title: 'COPIL Fraude',
    heldOn: '2026-03-18',
    by: 'Inès Moreau',
    actions: [
      {
        code: 'A-3',
        title: 'Envoyer le jeu',
        dueOn: '2026-03-27',
        useCaseId: '00000000-0000-4000-8000-000000000003',
      },
    ],
    decisions: 2,
    reason: null,
  },
  at: '2026-03-18T12:00:00.000Z',
  readAt: null,
};

async function show(answer: Notifications) {
  TestBed.configureTestingModule({
    providers: [provideHttpClient(), provideHttpClientTesting(), provideRouter([])],
  });
  const http = TestBed.inject(HttpTestingController);
  const { fixture, root } = await render('<app-bell />', [Bell]);
  for (let turn = 0; turn < 50 && root.querySelector('button') === null; turn++) await settle(fixture);
  http.expectOne('/api/notifications').flush(answer);
  await settle(fixture);
  return { http, fixture, root };
}

describe('the bell', () => {
  it('says how many are unread, and tells one digest a meeting', async () => {
    const { http, fixture, root } = await show({ items: [told], unread: 1 });
    const bell = one<HTMLButtonElement>(root, 'button');
    expect(bell.getAttribute('aria-label')).toBe('1 notification non lue');
    bell.click();
    await settle(fixture);
    const digest = byText(root, 'button', 'COPIL Fraude');
    expect(digest.textContent).toContain('18 mars 2026 est validé');
    expect(digest.textContent).toContain('2 décisions');
    expect(digest.textContent).toContain('1 action pour vous');
    expect(await violations(root)).toEqual([]);

    const navigate = jest.spyOn(TestBed.inject(Router), 'navigate').mockResolvedValue(true);
    digest.click();
    const [request] = http.match('/api/notifications/read');
    expect(request?.request.body).toEqual({ ids: [told.id] });
    request?.flush({ items: [{ ...told, readAt: told.at }], unread: 0 });
    await settle(fixture);
    expect(navigate).toHaveBeenCalledWith(['/meetings', MEETING, 'minutes']);
    expect(bell.getAttribute('aria-label')).toBe('Notifications');
  });

  it('opens the month that awaits updates at who owes them', async () => {
    const owed = { month: '2026-10', useCases: 2, milestones: 1 };
    const reminder = { ...told, kind: 'month_to_update', data: { ...told.data, owed }, readAt: told.at };
    const { fixture, root } = await show({ items: [reminder as typeof told], unread: 0 });
    one<HTMLButtonElement>(root, 'button').click();
    await settle(fixture);
    const navigate = jest.spyOn(TestBed.inject(Router), 'navigate').mockResolvedValue(true);
    byText(root, 'button', 'Vos mises à jour sont attendues pour octobre 2026').click();
    expect(navigate).toHaveBeenCalledWith(['/monthly-report'], {
      queryParams: { month: '2026-10', updates: 'shown' },
    });
  });

  it('leads a digest of alerts to the alerts of use', async () => {
    const alerts = { count: 3, useCases: 1, entityId: null };
    const digest = {
      ...told,
      kind: 'usage_alerts',
      data: { ...told.data, actions: [], decisions: 0, alerts },
    };
    const { fixture, root } = await show({ items: [digest as typeof told], unread: 1 });
    one<HTMLButtonElement>(root, 'button').click();
    await settle(fixture);
    const said = byText(root, 'button', 'L’usage de vos solutions demande votre attention le 18 mars 2026');
    expect(said.textContent).toContain('3 nouvelles alertes');
    expect(said.textContent).toContain('1 cas d’usage');
    const navigate = jest.spyOn(TestBed.inject(Router), 'navigate').mockResolvedValue(true);
    said.click();
    expect(navigate).toHaveBeenCalledWith(['/usage/alerts']);
  });

  it('says that there is nothing', async () => {
    const { fixture, root } = await show({ items: [], unread: 0 });
    one<HTMLButtonElement>(root, 'button').click();
    await settle(fixture);
    expect(root.textContent).toContain('Rien de nouveau');
    expect(await violations(root)).toEqual([]);
  });
});
