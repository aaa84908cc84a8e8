import type { Restitution } from '@jalon/contracts';
import { one, type, violations } from '../../../../testing/render';
import { FROZEN, objectOf, updatesOf } from '../testing/month-facts';
import { button, dialog, OBJECT, open, plain, show } from '../../../../testing/show-month';
import { MonthBar } from './month-bar';

describe('the bar of the month', () => {
  afterEach(() => document.body.replaceChildren());

  const bar = async (object: Restitution | null, view = open(), actions?: readonly string[]) => {
    const state = { view, changed: jest.fn() };
    const template = `<app-month-bar month="2026-10" [view]="view" (changed)="changed($event)" />`;
    const shown = await show(template, [MonthBar], state, actions ? { actions } : {});
    if (object) await shown.answer(OBJECT, object);
    return { ...shown, changed: state.changed };
  };
  const badge = (root: ParentNode) => plain(one(root, '.state').textContent).trim();

  it.each([
    ['open, before its day', objectOf(), open(), 'à figer le 6 nov. 2026'],
    ['frozen', FROZEN, open({ state: 'frozen', frozenOn: '2026-11-06' }), 'Figé le 6 nov. 2026'],
    [
      'published',
      { ...FROZEN, state: 'published' as const, publishedAt: '2026-11-09T23:30:00.000Z', allowed: [] },
      open({ state: 'published', frozenOn: '2026-11-06' }),
      'Publié le 10 nov. 2026',
    ],
  ])('says where a month stands and since when: %s', async (_, object, view, said) => {
    const { root } = await bar(object, view);
    expect(badge(root)).toContain(said);
    expect(await violations(root)).toEqual([]);
  });

  it('shows the state before the object is read, and asks for none of it where there is nothing to do', async () => {
    const { root, http } = await bar(null, open(), ['report:read']);
    expect(badge(root)).toContain('Ouvert');
    http.expectNone(OBJECT);
    expect(button(root, 'Comparer').getAttribute('aria-expanded')).toBe('false');
  });

  it('freezes after saying what it does and what is still owed', async () => {
    const { root, http, click, answer, changed, settle } = await bar(objectOf());
    await click(button(root, 'Figer le mois'));
    await answer(`${OBJECT}/updates`, updatesOf());
    const text = plain(dialog(root).textContent);
    expect(text).toContain('Figer octobre 2026 ?');
    expect(text).toContain('sont gardés tels qu’ils sont');
    expect(text).toContain('3 cas d’usage et 3 jalons échus');
    expect(root.querySelector('dialog[open] textarea')).toBeNull();
    expect(await violations(root)).toEqual([]);
    await click(button(dialog(root), 'Figer le mois'));
    const request = http.expectOne(`${OBJECT}/freeze`);
    expect(request.request.body).toEqual({ version: 3, reason: '' });
    request.flush(FROZEN);
    await settle();
    expect(root.querySelector('dialog[open]')).toBeNull();
    expect(changed).toHaveBeenCalledWith(FROZEN);
    expect(badge(root)).toContain('Figé le 6 nov. 2026');
    expect(button(root, 'Publier le mois')).toBeTruthy();
  });

  it('asks why where a reason is due, and sends none without', async () => {
    const early = objectOf({ allowed: [{ name: 'freeze', needsReason: true }] });
    const { root, http, click, answer, settle } = await bar(early);
    await click(button(root, 'Figer le mois'));
    await answer(`${OBJECT}/updates`, updatesOf({ items: [], useCases: 0, milestones: 0 }));
    expect(plain(dialog(root).textContent)).toContain('se fige le 6 nov. 2026');
    await click(button(dialog(root), 'Figer le mois'));
    expect(dialog(root).textContent).toContain('Donnez une raison.');
    http.expectNone(`${OBJECT}/freeze`);
    expect(await violations(root)).toEqual([]);
    type(one<HTMLTextAreaElement>(root, 'textarea'), ' Comité avancé ');
    await settle();
    await click(button(dialog(root), 'Figer le mois'));
    expect(http.expectOne(`${OBJECT}/freeze`).request.body).toEqual({ version: 3, reason: 'Comité avancé' });
  });

  it('tells in words that somebody was first, and what is left to do', async () => {
    const { root, http, click, settle } = await bar(
      FROZEN,
      open({ state: 'frozen', frozenOn: '2026-11-06' }),
    );
    await click(button(root, 'Publier le mois'));
    await click(button(dialog(root), 'Publier le mois'));
    const reopened = {
      ...objectOf({ version: 5 }),
      moves: [
        ...FROZEN.moves,
        { ...FROZEN.moves[0]!, name: 'reopen', by: 'Léa Sud', at: '2026-11-07T10:00:00.000Z' },
      ],
    };
    http
      .expectOne(`${OBJECT}/publish`)
      .flush(
        { type: 'about:blank', title: 'Conflict', status: 409, code: 'version_conflict', current: reopened },
        { status: 409, statusText: 'Conflict' },
      );
    await settle();
    const text = plain(dialog(root).textContent);
    expect(text).toContain('Entre-temps, Léa Sud a rouvert ce mois (7 nov. 2026, 11:00).');
    expect(text).toContain('plus rien à faire ici');
    expect([...dialog(root).querySelectorAll('button')].map((one) => one.textContent.trim())).toEqual([
      '',
      'Fermer',
    ]);
    expect(badge(root)).toContain('Ouvert');
    expect(await violations(root)).toEqual([]);
  });

  it('says what keeps it from a move', async () => {
    const { root, http, click, settle } = await bar(objectOf());
    await click(button(root, 'Figer le mois'));
    await click(button(dialog(root), 'Figer le mois'));
    const errors = [{ path: 'month', code: 'month_too_early', params: { min: '2026-10-26' } }];
    http
      .expectOne(`${OBJECT}/freeze`)
      .flush(
        { type: 'about:blank', title: 'No', status: 409, code: 'transition_not_allowed', errors },
        { status: 409, statusText: 'Conflict' },
      );
    await settle();
    expect(plain(dialog(root).textContent)).toContain('à partir du 26 oct. 2026');
  });

  it('keeps its history: who, when, why and the fingerprint', async () => {
    const { root, click } = await bar(FROZEN);
    await click(button(root, 'Historique'));
    const text = plain(dialog(root).textContent);
    for (const said of ['Figé', '6 nov. 2026, 10:00', 'Ada Ruiz', 'Comité avancé', 'a'.repeat(64)])
      expect(text).toContain(said);
    expect(await violations(root)).toEqual([]);
  });

  it('opens what stands beside the month by the address', async () => {
    const { root, click, router } = await bar(objectOf());
    await click(button(root, 'Qui n’a pas mis à jour'));
    expect(router.url).toBe('/?updates=shown');
    await click(button(root, 'Comparer'));
    expect(router.url).toBe('/?updates=shown&with=2026-09');
    expect(button(root, 'Comparer').getAttribute('aria-expanded')).toBe('true');
    await click(button(root, 'Comparer'));
    expect(router.url).toBe('/?updates=shown');
  });
});
