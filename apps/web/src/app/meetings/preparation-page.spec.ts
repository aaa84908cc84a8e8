import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import type { MeetingDetail } from '@jalon/contracts';
import { byText, one, press, render, settle, type, violations } from '../../../testing/render';
import { I18n } from '../core/i18n/i18n';
import { CurrentMeeting } from '../core/meeting/current-meeting';
import { MeetingStore } from './meeting-store';
import { PreparationPage } from './preparation-page';
import { ADA, ADDRESS, aMeeting, anItem, BLAISE, MEETING } from './testing/a-meeting';

async function show(detail: MeetingDetail) {
  TestBed.configureTestingModule({
    providers: [
      provideHttpClient(),
      provideHttpClientTesting(),
      provideRouter([]),
      MeetingStore,
      { provide: CurrentMeeting, useExisting: MeetingStore },
    ],
  });
  await TestBed.inject(I18n).addScope('meetings', {
    fr: () => import('./i18n/fr'),
    en: () => import('./i18n/en'),
  });
  const http = TestBed.inject(HttpTestingController);
  const store = TestBed.inject(MeetingStore);
  const { fixture, root } = await render('<h1>Réunion</h1><app-preparation-page />', [PreparationPage]);
  const loading = store.load(MEETING);
  http.expectOne(ADDRESS).flush(detail);
  await loading;
  await settle(fixture);
  const titles = () => [...root.querySelectorAll<HTMLInputElement>('[data-title]')].map((box) => box.value);
  /** Once the pause before a save is over. */
  const pause = async () => {
    await new Promise((resolve) => setTimeout(resolve, 900));
    await settle(fixture);
  };
  return { http, store, fixture, root, titles, pause };
}

describe('the preparation of a meeting', () => {
  afterEach(() => document.body.replaceChildren());

  it('adds with Enter, reads a duration, moves by keyboard, and saves by itself', async () => {
    const { http, fixture, root, titles, pause } = await show(aMeeting());
    const box = one<HTMLInputElement>(root, '.add input');
    type(box, 'Budget 20 min');
    one(root, '.add').dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }));
    await settle(fixture);
    expect(titles()).toEqual(['Point 1', 'Point 2', 'Budget']);
    expect(one(root, '[data-total]').textContent.replaceAll('\u00a0', ' ')).toBe(
      'Prévu : 50 min, soit 5 min de trop',
    );
    const last = [...root.querySelectorAll<HTMLElement>('[data-title]')][2];
    last?.focus();
    if (last) press(last, 'ArrowUp', { altKey: true });
    await settle(fixture);
    expect(titles()).toEqual(['Point 1', 'Budget', 'Point 2']);
    expect(document.activeElement).toBe(last);
    await pause();
    const request = http.expectOne({ method: 'PUT', url: `${ADDRESS}/agenda` });
    expect(request.request.body).toMatchObject({
      version: 1,
      items: [{ title: 'Point 1' }, { title: 'Budget', minutes: 20 }, { title: 'Point 2' }],
    });
    const agenda = [anItem(1, { minutes: 30 }), anItem(3, { title: 'Budget', minutes: 20 }), anItem(2)];
    request.flush(aMeeting({ agenda, version: 2 }));
    await settle(fixture);
    expect(one(root, '[data-autosave]').textContent).toContain('Tout est enregistré');
    // The row that got its id is still the same row: the focus is where it was.
    expect(document.activeElement).toBe(last);
    expect(await violations(root)).toEqual([]);
  });

  it('asks about a title that somebody else wrote too, and saves the choice over their version', async () => {
    const { http, fixture, root, titles, pause } = await show(aMeeting());
    type(one<HTMLInputElement>(root, '[data-title]'), 'Le mien');
    await pause();
    const theirs = aMeeting({
      agenda: [anItem(1, { title: 'Le leur', minutes: 30 }), anItem(2)],
      version: 2,
    });
    const problem = { type: 'x', title: 'x', status: 409, code: 'version_conflict', current: theirs };
    http
      .expectOne({ method: 'PUT', url: `${ADDRESS}/agenda` })
      .flush(problem, { status: 409, statusText: 'Conflict' });
    await settle(fixture);
    const dialog = one(root, 'app-agenda-clash dialog[open]');
    expect(dialog.textContent).toContain('Le mien');
    expect(dialog.textContent).toContain('Le leur');
    expect(await violations(dialog)).toEqual([]);
    byText(dialog, 'button', 'Enregistrer ces choix').click();
    await settle(fixture);
    const again = http.expectOne({ method: 'PUT', url: `${ADDRESS}/agenda` });
    expect(again.request.body).toMatchObject({ version: 2, items: [{ title: 'Le mien' }, {}] });
    again.flush(aMeeting({ agenda: [anItem(1, { title: 'Le mien', minutes: 30 }), anItem(2)], version: 3 }));
    await settle(fixture);
    expect(titles()).toEqual(['Le mien', 'Point 2']);
  });

  it('points people with one key each, and everybody left with one press', async () => {
    const { http, fixture, root, pause } = await show(aMeeting());
    const checked = () => [...root.querySelectorAll<HTMLElement>('[role=radio][aria-checked=true]')];
    checked()[0]?.focus();
    if (checked()[0]) press(checked()[0] ?? root, 'e');
    await settle(fixture);
    expect(checked().map((each) => each.textContent.trim())).toEqual(['Excusé', 'À pointer']);
    // The key went on to the next person.
    expect(document.activeElement).toBe(checked()[1]);
    byText(root, 'button', 'Tous présents').click();
    await settle(fixture);
    expect(one(root, '[data-present]').textContent.replaceAll('\u00a0', ' ')).toBe('Présents : 1 sur 2');
    await pause();
    const request = http.expectOne({ method: 'PUT', url: `${ADDRESS}/attendance` });
    expect(request.request.body).toEqual({
      version: 1,
      people: [
        { personId: ADA, status: 'excused' },
        { personId: BLAISE, status: 'present' },
      ],
    });
    request.flush(aMeeting({ version: 2 }));
  });

  it('is only read once the minutes are approved', async () => {
    const { root } = await show(aMeeting({ minutesState: 'approved', state: 'held' }));
    expect(root.querySelectorAll('[data-title], [role=radio], .add')).toHaveLength(0);
    expect(root.textContent).toContain('Point 1');
    expect(await violations(root)).toEqual([]);
  });
});
