import { TestBed } from '@angular/core/testing';
import { byText, one, press, violations } from '../../../../testing/render';
import { Confirm } from '../../ui/confirm/confirm';
import { comparisonOf, rowsOf, updatesOf } from '../testing/month-facts';
import { monthOf } from '../testing/report-facts';
import { button, OBJECT, open, plain, show, TODAY } from '../../../../testing/show-month';
import { ComparisonPanel } from './comparison-panel';
import { MonthRowsPanel } from './month-rows';
import { UpdatesPanel } from './updates-panel';

describe('who has not updated', () => {
  afterEach(() => document.body.replaceChildren());

  const panel = async (updates = updatesOf(), isOpen = true) => {
    const template = `<app-updates-panel month="2026-10" [open]="open" />`;
    const shown = await show(template, [UpdatesPanel], { open: isOpen }, { address: '/?updates=shown' });
    await shown.answer(`${OBJECT}/updates`, updates);
    return shown;
  };

  it('names people, what they owe, and when they were reminded', async () => {
    const { root } = await panel();
    const text = plain(root.textContent);
    expect(text).toContain('3 cas d’usage à mettre à jour et 3 jalons échus');
    expect(text).toContain('météo non déclarée ce mois-ci (la dernière le 28 sept. 2026)');
    expect(text).toContain('« Pilote » était prévu le 15 oct. 2026');
    expect(text).toContain('dernière relance le 30 oct. 2026, 09:00');
    expect(text).toContain('Sans référent fonctionnel');
    expect(root.querySelectorAll('button[aria-label^="Relancer "]')).toHaveLength(2);
    expect(await violations(root)).toEqual([]);
  });

  it('reminds one, and says who was and when', async () => {
    const { root, http, click, answer, settle } = await panel();
    await click(one(root, '[aria-label="Relancer Ada Ruiz"]'));
    const request = http.expectOne(`${OBJECT}/reminders`);
    const ada = updatesOf().items[0]!;
    expect(request.request.body).toEqual({ personIds: [ada.person?.id] });
    request.flush({ occasion: 'by_hand', people: [ada.person] });
    await settle();
    const told = { ...ada, remindedAt: `${TODAY}T08:00:00.000Z` };
    await answer(`${OBJECT}/updates`, updatesOf({ items: [told] }));
    expect(plain(one(root, '[role=status]').textContent)).toContain('Relance envoyée à Ada Ruiz.');
    expect(document.activeElement).toBe(one(root, 'h2'));
    // Once a day: the button is gone.
    expect(root.querySelector('[aria-label="Relancer Ada Ruiz"]')).toBeNull();
  });

  it('reminds all once it is confirmed', async () => {
    const { root, http, click, settle } = await panel();
    const ask = jest
      .spyOn(TestBed.inject(Confirm), 'ask')
      .mockResolvedValueOnce(false)
      .mockResolvedValueOnce(true);
    await click(button(root, 'Relancer les 2 personnes'));
    http.expectNone(`${OBJECT}/reminders`);
    expect(plain(ask.mock.calls[0]?.[0].heading)).toBe('Relancer 2 personnes ?');
    await click(button(root, 'Relancer les 2 personnes'));
    const request = http.expectOne(`${OBJECT}/reminders`);
    expect(request.request.body).toEqual({ personIds: [] });
    request.flush({ occasion: 'by_hand', people: [] });
    await settle();
    expect(plain(one(root, '[role=status]').textContent)).toContain('Aucune relance envoyée');
  });

  it('reminds nobody of a month that is frozen, and says when nothing is owed', async () => {
    const { root } = await panel(updatesOf(), false);
    expect(root.textContent).not.toContain('Relancer');
    document.body.replaceChildren();
    TestBed.resetTestingModule();
    const empty = await panel(updatesOf({ items: [], useCases: 0, milestones: 0 }));
    expect(empty.root.textContent).toContain('Tout est à jour');
    expect(await violations(empty.root)).toEqual([]);
  });
});

describe('the rows of a figure', () => {
  afterEach(() => document.body.replaceChildren());

  const panel = async (asked: string, view = open(), month = '2026-10') => {
    const template = `<h2>Mois</h2><app-month-rows [asked]="asked" [month]="month" [entityId]="null" [view]="view" [revision]="0" />`;
    return show(template, [MonthRowsPanel], { asked, month, view }, { address: `/?rows=${asked}` });
  };

  it('are those the month has, the most serious first, and say that they were frozen', async () => {
    const { root, answer } = await panel('offTrack');
    await answer('/api/monthly-reports/rows?of=offTrack&month=2026-10', rowsOf());
    expect(plain(one(root, 'h3').textContent)).toBe('Critiques, octobre 2026 : 2');
    expect(plain(root.textContent)).toContain('Comme le mois a été figé, le 6 nov. 2026.');
    expect([...root.querySelectorAll('tbody a')].map((link) => link.textContent)).toEqual([
      'UC-010',
      'UC-014',
    ]);
    expect(one(root, 'tbody tr').textContent).toContain('Suspendu');
    // The portfolio shows today, which is not this.
    expect(root.textContent).not.toContain('Voir dans le portefeuille');
    expect(await violations(root)).toEqual([]);
  });

  it('of today are in the portfolio too', async () => {
    const { root, answer } = await panel('delivery');
    await answer(
      '/api/monthly-reports/rows?of=delivery&month=2026-10',
      rowsOf({ of: 'delivery', asOf: TODAY, frozenOn: null }),
    );
    expect(byText(root, 'a', 'Voir dans le portefeuille').getAttribute('href')).toContain('stage=delivery');
  });

  it('that count milestones name each with its day', async () => {
    const { root, answer } = await panel('milestonesLate');
    const [row] = rowsOf().rows;
    const rows = ['2026-10-20', '2026-10-02'].map((on) => ({ ...row!, milestone: { name: 'Pilote', on } }));
    await answer(
      '/api/monthly-reports/rows?of=milestonesLate&month=2026-10',
      rowsOf({ of: 'milestonesLate', rows }),
    );
    const days = [...root.querySelectorAll('tbody tr')].map((line) => line.children[2]?.textContent.trim());
    expect(days).toEqual(['2 oct. 2026', '20 oct. 2026']);
    expect(await violations(root)).toEqual([]);
  });

  const move = {
    useCaseId: '00000000-0000-4000-8000-000000000001',
    code: 'UC-001',
    title: 'Tri',
    on: '2026-10-05',
    kind: 'entered' as const,
    fromStage: null,
    toStage: 'opportunity' as const,
    reason: null,
  };
  const moves = [
    move,
    { ...move, code: 'UC-002', kind: 'abandoned' as const },
    { ...move, code: 'UC-003', kind: 'advanced' as const },
  ];

  it('of who came or went are the moves of the month, read already', async () => {
    const { root, http } = await panel('left', open({ moves }));
    http.expectNone(() => true);
    expect([...root.querySelectorAll('tbody a')].map((link) => link.textContent)).toEqual(['UC-002']);
    expect(await violations(root)).toEqual([]);
  });

  it('of who came or went in another month are read', async () => {
    const { root, answer } = await panel('entered', open(), '2026-08');
    await answer(
      '/api/monthly-reports/view?month=2026-08&language=fr',
      monthOf({ month: '2026-08', moves, current: { ...open().current, entered: 1 } }),
    );
    expect([...root.querySelectorAll('tbody a')].map((link) => link.textContent)).toEqual(['UC-001']);
  });

  it('of an address that counts nothing are none', async () => {
    const { root, http } = await panel('anything');
    http.expectNone(() => true);
    expect(root.textContent).toContain('Aucune ligne');
    expect(await violations(root)).toEqual([]);
  });
});

describe('two months side by side', () => {
  afterEach(() => document.body.replaceChildren());

  const panel = async (asked: string) => {
    const template = `<app-comparison-panel [view]="view" [asked]="asked" [entityId]="null" [revision]="0" />`;
    const shown = await show(
      template,
      [ComparisonPanel],
      { view: open(), asked },
      { address: `/?with=${asked}` },
    );
    const item = (month: string, state: string) => ({
      month,
      state,
      dueOn: '2026-11-06',
      frozenOn: null,
      publishedAt: null,
    });
    await shown.answer('/api/restitutions', {
      items: [
        item('2026-11', 'open'),
        item('2026-10', 'open'),
        item('2026-09', 'frozen'),
        item('2026-08', 'published'),
      ],
    });
    return shown;
  };

  it('tells figures with their difference, who came and went, healths and slips', async () => {
    const { root, answer } = await panel('2026-08');
    await answer(`${OBJECT}/comparison?with=2026-08`, comparisonOf());
    const lines = [...root.querySelectorAll('tbody tr')].map((line) =>
      plain([...line.children].map((cell) => cell.textContent.trim()).join(' ')),
    );
    expect(lines[0]).toBe('Cas d’usage suivis 20 23 +3');
    expect(one(root, '.difference--bad').textContent).toBe('+2');
    const text = plain(root.textContent);
    expect(text).toContain('Août 2026 est tel que publié, figé le 7 sept. 2026.');
    for (const said of [
      '1 entrée',
      '0 sortie',
      '1 météo a changé',
      'Pilote : du 1er oct. 2026 au 20 oct. 2026',
      '+13 jours ouvrés',
    ])
      expect(text).toContain(said);
    expect(await violations(root)).toEqual([]);
  });

  it('is with any earlier month, by the address', async () => {
    const { root, answer, router, settle } = await panel('2026-08');
    await answer(`${OBJECT}/comparison?with=2026-08`, comparisonOf());
    const choice = one<HTMLSelectElement>(root, 'select');
    expect([...choice.options].map((option) => option.value)).toEqual(['2026-09', '2026-08']);
    choice.value = '2026-09';
    choice.dispatchEvent(new Event('change'));
    await settle();
    expect(router.url).toBe('/?with=2026-09');
  });

  it('takes the month before when the address names none that is earlier', async () => {
    const { root, answer } = await panel('2027-01');
    await answer(`${OBJECT}/comparison?with=2026-09`, comparisonOf());
    expect(plain(one(root, 'h2').textContent)).toBe('Octobre 2026 comparé à septembre 2026');
  });

  it('leads from each figure to its rows, in place, and back by the keyboard', async () => {
    const { root, answer, click, router, settle } = await panel('2026-08');
    await answer(`${OBJECT}/comparison?with=2026-08`, comparisonOf());
    const link = one<HTMLAnchorElement>(root, 'a[aria-label^="Critiques, août 2026"]');
    await click(link);
    expect(router.url).toBe('/?with=2026-08&rows=offTrack&in=2026-08&at=comparison');
    await answer('/api/monthly-reports/rows?of=offTrack&month=2026-08', rowsOf({ month: '2026-08' }));
    expect(document.activeElement?.textContent).toContain('Critiques, août 2026');
    expect(link.getAttribute('aria-current')).toBe('true');
    expect(await violations(root)).toEqual([]);
    const close = one<HTMLButtonElement>(root, '[aria-label="Fermer les lignes"]');
    close.focus();
    press(close, 'Enter');
    await click(close);
    await settle();
    expect(router.url).toBe('/?with=2026-08');
    expect(document.activeElement).toBe(link);
  });
});
