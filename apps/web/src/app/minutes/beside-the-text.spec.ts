import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import type { MinutesCheck } from '@jalon/contracts';
import type { MinutesContent } from '@jalon/domain';
import { byText, one, render, settle, violations } from '../../../testing/render';
import { I18n } from '../core/i18n/i18n';
import { CheckPanel, type RowOf } from './check-panel';
import type { LiveSave } from './live/live-minutes';
import { MinutesProse } from './minutes-prose';
import { SaveBadge } from './save-badge';

const LEA = '00000000-0000-4000-8000-00000000000a';
const ROW = '00000000-0000-4000-8000-0000000000e1';
const names = () => (id: string) => (id === LEA ? 'Léa Martin' : null);

beforeEach(async () => {
  TestBed.configureTestingModule({ providers: [provideRouter([])] });
  await TestBed.inject(I18n).addScope('minutes', {
    fr: () => import('./i18n/fr'),
    en: () => import('./i18n/en'),
  });
});

describe('app-save-badge', () => {
  it('says where the text is, and how much waits', async () => {
    const save = signal<LiveSave>({ state: 'saved', waiting: 0 });
    const { fixture, root } = await render(`<app-save-badge [save]="save()" />`, [SaveBadge], { save });
    const said = async (state: LiveSave['state'], waiting = 0) => {
      save.set({ state, waiting });
      await settle(fixture);
      return one(root, '[data-save]').textContent.trim();
    };
    expect(await said('saved')).toBe('Enregistré');
    expect(await said('saved_here', 1)).toBe('Enregistré ici');
    expect(await said('saving', 1)).toBe('Enregistré ici, envoi en cours');
    expect(await said('offline')).toBe('Hors ligne');
    expect(await said('offline', 1)).toBe('Hors ligne, 1 modification en attente');
    expect(await said('offline', 12)).toBe('Hors ligne, 12 modifications en attente');
  });

  it('reads out that the connection went and came back, once it lasts, and nothing else', async () => {
    const save = signal<LiveSave>({ state: 'saved', waiting: 0 });
    const { fixture, root } = await render(`<app-save-badge [save]="save()" />`, [SaveBadge], { save });
    const status = one(root, '[role=status]');
    jest.useFakeTimers();
    const to = (state: LiveSave['state'], lasts: number) => {
      save.set({ state, waiting: 3 });
      TestBed.tick();
      jest.advanceTimersByTime(lasts);
      TestBed.tick();
      fixture.detectChanges();
      return status.textContent;
    };
    expect(to('saving', 5_000)).toBe('');
    expect(to('offline', 500)).toBe('');
    expect(to('saved', 5_000)).toBe('');
    expect(to('offline', 2_000)).toContain('gardé sur cet appareil');
    expect(to('saved', 2_000)).toContain('tout est enregistré');
    jest.useRealTimers();
  });
});

describe('app-check-panel', () => {
  const check: MinutesCheck = {
    gaps: [
      { code: 'no_decision', entryId: null, personId: null, blocking: false },
      { code: 'action_without_owner', entryId: ROW, personId: null, blocking: true },
      { code: 'attendee_not_pointed', entryId: null, personId: LEA, blocking: true },
    ],
    counts: { decision: 0, action: 1, risk: 0, info: 0 },
  };
  const rowOf: RowOf = (id) => (id === ROW ? { kind: 'action', text: 'Livrer le lot' } : null);

  it('says what is missing, what holds back first, each leading to its place', async () => {
    const gone: string[] = [];
    const { root } = await render(
      `<app-check-panel [check]="check" meetingId="m" [rowOf]="rowOf" [nameOf]="nameOf()" (go)="go($event)" />`,
      [CheckPanel],
      { check, rowOf, nameOf: names, go: (id: string) => void gone.push(id) },
    );
    expect(root.textContent).toContain('2 points à compléter');
    expect([...root.querySelectorAll('li')].map((item) => item.classList.contains('blocking'))).toEqual([
      true,
      true,
      false,
    ]);
    byText(root, 'li button', 'Livrer le lot').click();
    expect(gone).toEqual([ROW]);
    expect(byText(root, 'li a', 'Léa Martin').getAttribute('href')).toBe('/meetings/m');
    expect(await violations(root)).toEqual([]);
  });

  it('says when nothing is missing', async () => {
    const complete = { ...check, gaps: [] };
    const { root } = await render(
      `<app-check-panel [check]="check" meetingId="m" [rowOf]="rowOf" [nameOf]="nameOf()" />`,
      [CheckPanel],
      { check: complete, rowOf, nameOf: names },
    );
    expect(root.textContent).toContain('Rien ne manque.');
  });
});

describe('app-minutes-prose', () => {
  const text = (words: string) => ({ type: 'text', text: words }) as const;
  const content: MinutesContent = {
    type: 'doc',
    content: [
      { type: 'point', attrs: { itemId: null }, content: [text('Avancement')] },
      {
        type: 'paragraph',
        content: [
          text('Voir '),
          { type: 'text', text: 'la page', marks: [{ type: 'link', attrs: { href: 'https://exemple.fr' } }] },
          { type: 'text', text: ' et pas ', marks: [{ type: 'bold' }] },
          {
            type: 'text',
            text: 'celle-ci',
            marks: [{ type: 'link', attrs: { href: 'javascript:alert(1)' } }],
          },
          { type: 'mention', attrs: { id: 'x', label: 'Ancien collègue' } },
        ],
      },
      {
        type: 'entry',
        attrs: {
          entryId: ROW,
          kind: 'action',
          ownerId: LEA,
          dueOn: '2026-12-15',
          useCaseId: null,
          probability: null,
          impact: null,
        },
        content: [text('Livrer')],
      },
      {
        type: 'table',
        content: [
          {
            type: 'tableRow',
            content: [{ type: 'tableHeader', content: [{ type: 'paragraph', content: [text('Critère')] }] }],
          },
        ],
      },
      {
        type: 'bulletList',
        content: [{ type: 'listItem', content: [{ type: 'paragraph', content: [text('Un')] }] }],
      },
    ],
  };

  it('draws every block, and no link that is none', async () => {
    const { root } = await render(
      `<app-minutes-prose [content]="content" [nameOf]="nameOf()" />`,
      [MinutesProse],
      {
        content,
        nameOf: names,
      },
    );
    expect(one(root, '.point').textContent).toContain('Avancement');
    expect([...root.querySelectorAll('a')].map((link) => link.getAttribute('href'))).toEqual([
      'https://exemple.fr',
    ]);
    expect(root.textContent).toContain('celle-ci');
    expect(one(root, '.mention').textContent).toBe('@Ancien collègue');
    expect(one(root, '.prose-entry').textContent).toMatch(/Action\s*Livrer\s*Léa Martin · 15 déc\. 2026/);
    expect(one(root, 'th').textContent).toContain('Critère');
    expect(one(root, 'ul li').textContent).toContain('Un');
    expect(await violations(root)).toEqual([]);
  });
});
