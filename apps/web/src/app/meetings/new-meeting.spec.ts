import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { byText, one, render, settle, type, violations } from '../../../testing/render';
import { I18n } from '../core/i18n/i18n';
import { NewMeeting } from './new-meeting';
import { aMeeting, MEETING } from './testing/a-meeting';

const USE_CASE = { id: '11111111-2222-4333-8444-0000000000c1', code: 'UC-001', title: 'Tri des dossiers' };

async function show() {
  TestBed.configureTestingModule({
    providers: [provideHttpClient(), provideHttpClientTesting(), provideRouter([])],
  });
  await TestBed.inject(I18n).addScope('meetings', {
    fr: () => import('./i18n/fr'),
    en: () => import('./i18n/en'),
  });
  const http = TestBed.inject(HttpTestingController);
  const created = signal('');
  const template = `<h1>Cas</h1><app-new-meeting [useCases]="[useCase]" (done)="created.set($event)" />`;
  // What is on screen waits for the use cases to choose from.
  const answering = setInterval(() => {
    for (const request of http.match(({ url }) => url === '/api/use-cases')) {
      request.flush({ items: [], total: 0 });
    }
  });
  const { fixture, root } = await render(template, [NewMeeting], { useCase: USE_CASE, created });
  await settle(fixture);
  clearInterval(answering);
  return { http, fixture, root, created };
}

describe('a new meeting', () => {
  afterEach(() => document.body.replaceChildren());

  it('is linked to the use case it comes from, with a title proposed from both', async () => {
    const { http, fixture, root, created } = await show();
    const title = one<HTMLInputElement>(root, 'input[placeholder^="COPROJ"]');
    expect(title.placeholder).toBe('COPROJ Tri des dossiers');
    expect(root.textContent).toContain('UC-001 Tri des dossiers');
    const kind = one<HTMLSelectElement>(root, 'select');
    kind.value = 'workshop';
    kind.dispatchEvent(new Event('change', { bubbles: true }));
    await settle(fixture);
    expect(title.placeholder).toBe('Atelier Tri des dossiers');
    expect(one<HTMLInputElement>(root, 'input[type=number]').value).toBe('120');
    byText(root, 'button', 'Créer la réunion').click();
    one(root, 'form').dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }));
    await settle(fixture);
    const request = http.expectOne({ method: 'POST', url: '/api/meetings' });
    expect(request.request.headers.get('idempotency-key')).toBeTruthy();
    expect(request.request.body).toMatchObject({
      kind: 'workshop',
      title: 'Atelier Tri des dossiers',
      useCaseIds: [USE_CASE.id],
      peopleIds: [],
    });
    request.flush(aMeeting());
    await settle(fixture);
    expect(created()).toBe(MEETING);
  });

  it('says which field is missing before anything is sent', async () => {
    const { http, fixture, root } = await show();
    type(one<HTMLInputElement>(root, 'input[type=date]'), '');
    one(root, 'form').dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }));
    await settle(fixture);
    http.expectNone('/api/meetings');
    expect(one(root, 'input[type=date]').getAttribute('aria-invalid')).toBe('true');
    expect(await violations(root)).toEqual([]);
  });
});
