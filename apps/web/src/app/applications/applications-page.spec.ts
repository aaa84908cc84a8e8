import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import type { ApplicationRow } from '@jalon/contracts';
import { INTERNSHIP_WORDS_EN, INTERNSHIP_WORDS_FR } from '@jalon/domain';
import { byText, one, press, render, type, violations } from '../../../testing/render';
import { I18n } from '../core/i18n/i18n';
import { SessionStore } from '../core/session/session-store';
import { Toasts } from '../ui/toast/toasts';
import { ApplicationsPage } from './applications-page';
import { aDetail, anApplication, idOf } from './testing/an-application';

const API = '/api/internship-applications';
const offers = {
  campaigns: [{ id: idOf(900), year: 2026, title: 'Campagne 2026' }],
  offers: [
    {
      id: idOf(901),
      campaignId: idOf(900),
      number: 1,
      title: 'Recherche documentaire',
      places: 1,
      accepted: 0,
      applications: 3,
    },
  ],
};

const pageOf = (items: readonly ApplicationRow[]) => ({
  items,
  total: items.length,
  states: items.length > 0 ? [{ value: 'received', count: items.length }] : [],
});

/** Once what can be drawn without another answer is drawn. */
async function turns(): Promise<void> {
  for (let turn = 0; turn < 3; turn++) await new Promise((resolve) => setTimeout(resolve, 10));
}

async function show(
  items: readonly ApplicationRow[],
  address: object = {},
  may = true,
  answer?: (http: HttpTestingController) => void,
) {
  TestBed.configureTestingModule({
    providers: [
      provideHttpClient(),
      provideHttpClientTesting(),
      provideRouter([]),
      { provide: SessionStore, useValue: { may: () => may } },
    ],
  });
  const i18n = TestBed.inject(I18n);
  await i18n.addScope('applications', { fr: () => import('./i18n/fr'), en: () => import('./i18n/en') });
  // The names of states come with the routes of internships.
  await i18n.addScope('internships', {
    fr: () => Promise.resolve({ default: { law: { ...INTERNSHIP_WORDS_FR } } }),
    en: () => Promise.resolve({ default: { law: { ...INTERNSHIP_WORDS_EN } } }),
  });
  const navigate = jest.spyOn(TestBed.inject(Router), 'navigate').mockResolvedValue(true);
  const http = TestBed.inject(HttpTestingController);
  // Nothing is stable before what is read is answered: the rendering is not waited for.
  const rendering = render(
    `<app-applications-page [view]="view" [application]="application" [q]="q" [offer]="offer" />`,
    [ApplicationsPage],
    { view: undefined, application: undefined, q: undefined, offer: undefined, ...address },
  );
  await turns();
  http.expectOne(`${API}/offers`).flush(offers);
  http.expectOne((request) => request.url === API).flush(pageOf(items));
  await turns();
  answer?.(http);
  const { root } = await rendering;
  return { http, root, navigate };
}

const three = [
  anApplication(1, { score: 420, rank: 1, scorers: 2, scoredByMe: true }),
  anApplication(2, { score: 300, rank: 2, tied: true, scorers: 1 }),
  anApplication(3, { score: 300, rank: 2, tied: true, scorers: 1 }),
];

describe('the ranking', () => {
  it('says ranks and ties, and holds for screen readers', async () => {
    const { root, navigate } = await show(three);
    const ranks = [...root.querySelectorAll('tbody .rank')].map((cell) =>
      cell.textContent.replace(/\s+/g, ' ').trim(),
    );
    expect(ranks).toEqual(['1', '2 ex æquo', '2 ex æquo']);
    expect(root.textContent).toContain('4,20 / 5');
    expect(await violations(root)).toEqual([]);
    byText(root, 'tbody button', 'Candidat 2').click();
    expect(navigate).toHaveBeenCalledWith(
      [],
      expect.objectContaining({ queryParams: { application: idOf(2) } }),
    );
  });

  it('compares two that were chosen', async () => {
    const { http, root } = await show(three);
    for (const number of [1, 3])
      one<HTMLInputElement>(root, `[aria-label="Choisir Candidat ${number}"]`).click();
    await turns();
    byText(root, 'button', 'Comparer').click();
    await turns();
    for (const number of [1, 3]) http.expectOne(`${API}/${idOf(number)}`).flush(aDetail(number));
    await turns();
    const dialog = one(root, 'app-compare-applications dialog');
    expect([...dialog.querySelectorAll('thead th')].map((cell) => cell.textContent.trim())).toEqual([
      'Point comparé',
      'Candidat 1',
      'Candidat 3',
    ]);
    expect(await violations(dialog)).toEqual([]);
  });

  it('rejects several with one reason, says which stayed and why, and takes it back', async () => {
    const { http, root } = await show(three);
    for (const number of [1, 2])
      one<HTMLInputElement>(root, `[aria-label="Choisir Candidat ${number}"]`).click();
    await turns();
    byText(root, '.bar button', 'Déplacer la sélection').click();
    await turns();
    byText(root, '[role=menuitem]', 'Refuser').click();
    await turns();
    const form = one<HTMLFormElement>(root, '#application-move');
    form.dispatchEvent(new Event('submit', { cancelable: true }));
    await turns();
    expect(form.textContent).toContain('Donnez une raison');
    type(one<HTMLTextAreaElement>(form, 'textarea'), 'Offre pourvue');
    form.dispatchEvent(new Event('submit', { cancelable: true }));
    const request = http.expectOne(`${API}/transitions`);
    expect(request.request.body).toEqual({
      items: [
        { id: idOf(1), version: 1 },
        { id: idOf(2), version: 1 },
      ],
      name: 'reject',
      reason: 'Offre pourvue',
    });
    request.flush({
      items: [
        { id: idOf(1), moved: true, state: 'rejected', version: 2, code: null, errors: [] },
        { id: idOf(2), moved: false, state: null, version: null, code: 'version_conflict', errors: [] },
      ],
    });
    await turns();
    expect(one(root, 'ui-banner').textContent).toContain('Candidat 2\u00a0: quelqu’un l’a modifiée');
    const toast = TestBed.inject(Toasts).items().at(-1);
    expect(toast?.message).toBe('1 candidature\u00a0: Refusée');
    toast?.action?.run();
    const undo = http.expectOne(`${API}/transitions`);
    expect(undo.request.body).toMatchObject({ items: [{ id: idOf(1), version: 2 }], name: 'reopen' });
  });

  it('says where applications come from when there are none', async () => {
    const { root } = await show([]);
    expect(root.textContent).toContain('Aucune candidature pour l’instant');
    expect(one(root, 'a[href="/offers"]').textContent).toContain('offres publiques');
    expect(await violations(root)).toEqual([]);
  });
});

describe('the board', () => {
  const rows = [
    anApplication(1),
    anApplication(2, { state: 'interview' }),
    anApplication(3, { state: 'interview', score: 400 }),
  ];
  /** jsdom has no drag and drop of its own. */
  const drag = (element: Element, name: string) =>
    element.dispatchEvent(new Event(name, { bubbles: true, cancelable: true }));

  it('drops a card where a move leads, and says why another cannot go', async () => {
    const { http, root } = await show(rows, { view: 'board' });
    expect(await violations(root)).toEqual([]);
    drag(one(root, `[data-card="${idOf(1)}"]`), 'dragstart');
    drag(one(root, '[data-column=shortlisted]'), 'drop');
    const moved = http.expectOne(`${API}/transitions`);
    expect(moved.request.body).toMatchObject({ items: [{ id: idOf(1), version: 1 }], name: 'shortlist' });
    moved.flush({
      items: [{ id: idOf(1), moved: true, state: 'shortlisted', version: 2, code: null, errors: [] }],
    });
    await turns();
    drag(one(root, `[data-card="${idOf(2)}"]`), 'dragstart');
    drag(one(root, '[data-column=accepted]'), 'drop');
    expect(TestBed.inject(Toasts).items().at(-1)?.message).toContain('Chaque critère de la grille');
    drag(one(root, `[data-card="${idOf(2)}"]`), 'dragstart');
    drag(one(root, '[data-column=received]'), 'drop');
    expect(TestBed.inject(Toasts).items().at(-1)?.message).toContain('ne peut pas passer à «\u00a0Reçue');
    http.expectNone(`${API}/transitions`);
  });

  it('does by a menu what dragging does', async () => {
    const { root } = await show(rows, { view: 'board' });
    const card = one(root, `[data-card="${idOf(3)}"]`);
    one<HTMLButtonElement>(card, '[aria-label="Déplacer Candidat 3"]').click();
    await turns();
    byText(card, '[role=menuitem]', 'Accepter').click();
    await turns();
    expect(one(root, '#application-move').textContent).toContain('prend une place de l’offre');
  });
});

describe('one application', () => {
  const open = async (detail = aDetail(1), may = true) => {
    const shown = await show(three, { application: idOf(1) }, may, (http) => {
      http.expectOne(`${API}/${idOf(1)}`).flush(detail);
    });
    await turns();
    return shown;
  };

  it('scores the grid by the digits of the keyboard, one criterion after the other', async () => {
    const { http, root } = await open();
    expect(await violations(root)).toEqual([]);
    one<HTMLInputElement>(root, '[data-criterion=skills] input').focus();
    press(document.activeElement ?? root, '4');
    await turns();
    const first = http.expectOne(`${API}/${idOf(1)}/scores`);
    expect(first.request.body).toEqual({ scores: [{ criterion: 'skills', score: 4, note: '' }] });
    expect(document.activeElement?.closest('[data-criterion]')?.getAttribute('data-criterion')).toBe(
      'method',
    );
    press(document.activeElement ?? root, '5');
    await turns();
    // The second waits for the first.
    http.expectNone(`${API}/${idOf(1)}/scores`);
    const detail = aDetail(1);
    const grid = detail.grid.map((row) =>
      row.criterion === 'skills'
        ? {
            ...row,
            mean: 350,
            spread: 1,
            scores: [
              { byName: 'Moi', own: true, score: 4, note: '' },
              { byName: 'Nadia', own: false, score: 3, note: 'Bien' },
            ],
          }
        : row,
    );
    first.flush({ ...detail, grid });
    await turns();
    expect(http.expectOne(`${API}/${idOf(1)}/scores`).request.body).toMatchObject({
      scores: [{ criterion: 'method', score: 5 }],
    });
    const skills = one(root, '[data-criterion=skills]');
    expect(skills.textContent).toContain('3,50');
    expect(skills.textContent).toContain('Nadia');
  });

  it('leaves digits to who writes a remark', async () => {
    const detail = aDetail(1);
    const grid = detail.grid.map((row) => ({
      ...row,
      mean: 300,
      spread: 0,
      scores: [{ byName: 'Moi', own: true, score: 3, note: '' }],
    }));
    const { http, root } = await open({ ...detail, grid });
    const note = one<HTMLInputElement>(root, '[data-criterion=skills] input.ui-input');
    press(note, '5');
    http.expectNone(`${API}/${idOf(1)}/scores`);
    note.value = 'Solide en SQL';
    note.dispatchEvent(new Event('change'));
    await turns();
    expect(http.expectOne(`${API}/${idOf(1)}/scores`).request.body).toEqual({
      scores: [{ criterion: 'skills', score: 3, note: 'Solide en SQL' }],
    });
  });

  it('leads an accepted candidate to the internship', async () => {
    const { root } = await open(aDetail(1, { state: 'accepted', score: 400, mayScore: false }));
    expect(byText(root, 'a', 'Créer le stage').getAttribute('href')).toBe(
      `/internships/people/new?application=${idOf(1)}`,
    );
    expect(root.querySelector('[data-criterion] input')).toBeNull();
  });

  it('shows what is left once the data was erased', async () => {
    const erased = aDetail(1, {
      name: '',
      email: '',
      phone: '',
      school: '',
      level: '',
      curriculum: '',
      availableFrom: null,
      months: null,
      message: '',
      files: [],
      erased: true,
      erasedAt: '2026-03-18T09:00:00.000Z',
      mayScore: false,
      mayErase: false,
      state: 'rejected',
      moves: [],
    });
    const { root } = await open(erased);
    const panel = one(root, 'app-application-panel');
    expect(panel.textContent).toContain('Candidature effacée');
    expect(panel.textContent).toContain('Ce qui a été décidé reste');
    expect(panel.querySelector('a[download], input, textarea')).toBeNull();
    expect(await violations(panel)).toEqual([]);
  });

  it('notes an interview, with the day it needs', async () => {
    const { http, root } = await open();
    byText(root, 'app-interviews button', 'Noter un entretien').click();
    await turns();
    const form = one<HTMLFormElement>(root, 'app-interviews form');
    form.dispatchEvent(new Event('submit', { cancelable: true }));
    await turns();
    http.expectNone(`${API}/${idOf(1)}/interviews`);
    type(one<HTMLInputElement>(form, 'input[type=date]'), '2026-03-17');
    type(one<HTMLTextAreaElement>(form, 'textarea'), 'À l’aise');
    form.dispatchEvent(new Event('submit', { cancelable: true }));
    await turns();
    const request = http.expectOne(`${API}/${idOf(1)}/interviews`);
    expect(request.request.body).toEqual({ heldOn: '2026-03-17', notes: 'À l’aise' });
    expect(request.request.headers.get('idempotency-key')).toMatch(/^[0-9a-f-]{36}$/);
    expect(await violations(form)).toEqual([]);
  });
});
