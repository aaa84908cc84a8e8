import type { Type } from '@angular/core';
import type { MinutesView } from '@jalon/contracts';
import type { Action } from '@jalon/domain';
import { byText, one, render, settle, type, violations } from '../../../../testing/render';
import { ReviewPage } from './review-page';
import { aComparison, aSubmission, aText, aView, ID, prepare, type Prepared } from './testing/review-facts';

async function show(template: string, imports: readonly Type<unknown>[], options: Prepared = {}) {
  const around = await prepare(options);
  return { ...around, ...(await render(template, imports, options.state ?? {})) };
}

const MANAGER: readonly Action[] = ['minutes:write', 'minutes:review', 'minutes:distribute', 'register:read'];
const MOVES = `/api/minutes/${ID.minutes}/moves`;

describe('the review of minutes', () => {
  afterEach(() => document.body.replaceChildren());

  async function open(view: MinutesView, actions = MANAGER) {
    const all = await show('<h1>COPIL</h1><app-review-page />', [ReviewPage], { actions });
    const { http, fixture } = all;
    http.expectOne(`/api/meetings/${ID.meeting}/minutes`).flush(view);
    await settle(fixture);
    const answer = () => {
      http
        .match((request) => request.url.includes('/submissions/'))
        .forEach((one) => one.flush(aText(view.submissions.at(-1))));
      http.match((request) => request.url.includes('/compare')).forEach((one) => one.flush(aComparison()));
      http.match((request) => request.url.endsWith('/comments')).forEach((one) => one.flush({ items: [] }));
      const item = {
        entryId: 'e1',
        itemId: ID.document,
        useCaseId: ID.useCase,
        code: 'D-4',
        title: 'Poursuivre',
      };
      http
        .match((request) => request.url.endsWith('/register'))
        .forEach((one) => one.flush({ items: [{ ...item, state: 'open' }] }));
    };
    for (let turn = 0; turn < 4; turn++) {
      answer();
      await settle(fixture);
    }
    return { ...all, answer };
  }

  const waiting = aView({
    moves: [
      { name: 'return', needsReason: true, missing: [] },
      {
        name: 'approve',
        needsReason: false,
        missing: [{ code: 'no_decision', entryId: null, personId: null, blocking: false }],
      },
    ],
  });

  it('says before an approval what it writes, archives and whom it tells', async () => {
    const { root, fixture, http, reloads, answer } = await open(waiting);
    expect(one(root, '[aria-current=step]').textContent).toContain('En revue');
    const checklist = one(root, 'app-review-checklist');
    expect(checklist.textContent).toContain('Rien de bloquant');
    expect(checklist.textContent).toMatch(/UC-001 Détecter la fraude\s*1 décision, 1 action/);
    expect(await violations(root)).toEqual([]);
    byText(root, 'app-review-moves button', 'Valider').click();
    await settle(fixture);
    const dialog = one(root, 'dialog[open]');
    expect(dialog.textContent).toContain('Au registre\u00a0: 1 décision, 1 action.');
    expect(dialog.textContent).toContain('archivés en Word');
    expect(dialog.textContent).toContain('Paul Girard');
    byText(dialog, 'button', 'Valider').click();
    const request = http.expectOne(MOVES);
    expect(request.request.body).toEqual({ version: 3, move: 'approve', reason: '' });
    await settle(fixture);
    expect(byText(dialog, 'button', 'En cours').getAttribute('aria-busy')).toBe('true');
    request.flush(
      aView({
        state: 'approved',
        version: 4,
        mayComment: false,
        approvedById: ID.me,
        approvedAt: '2026-11-24T09:00:00.000Z',
        submissions: [aSubmission({ outcome: 'approved' })],
        moves: [{ name: 'distribute', needsReason: false, missing: [] }],
      }),
    );
    for (let turn = 0; turn < 4; turn++) {
      answer();
      await settle(fixture);
    }
    expect(reloads.count).toBe(1);
    const link = byText(root, 'app-review-register a', 'D-4');
    expect(link.getAttribute('href')).toBe(`/use-cases/${ID.useCase}/register?kind=decision&item=D-4`);
    expect(one(root, 'app-minutes-prose').textContent).toContain('Le lot avance.');
    expect(await violations(root)).toEqual([]);

    byText(root, 'app-review-moves button', 'Diffuser').click();
    await settle(fixture);
    expect(one(root, 'dialog[open]').textContent).toMatch(
      /1 destinataire\u00a0:\s*Paul Girard, Banque privée/,
    );
  });

  it('returns with a reason, and only with one', async () => {
    const { root, fixture, http } = await open(waiting);
    byText(root, 'app-review-moves button', 'Rendre').click();
    await settle(fixture);
    const dialog = one(root, 'dialog[open]');
    byText(dialog, '[class*=actions] button', 'Rendre').click();
    await settle(fixture);
    http.expectNone(MOVES);
    expect(dialog.textContent).toContain('Donnez une raison.');
    type(one(dialog, 'textarea'), 'Préciser le budget');
    byText(dialog, '[class*=actions] button', 'Rendre').click();
    expect(http.expectOne(MOVES).request.body).toEqual({
      version: 3,
      move: 'return',
      reason: 'Préciser le budget',
    });
  });

  it('shows where the minutes stand when somebody else was faster', async () => {
    const { root, fixture, http, answer } = await open(waiting);
    byText(root, 'app-review-moves button', 'Valider').click();
    await settle(fixture);
    byText(one(root, 'dialog[open]'), 'button', 'Valider').click();
    const current = aView({
      state: 'draft',
      version: 4,
      submissions: [
        aSubmission({
          outcome: 'returned',
          reason: 'À revoir',
          decidedById: ID.partner,
          decidedAt: '2026-11-24T08:00:00.000Z',
        }),
      ],
    });
    http
      .expectOne(MOVES)
      .flush(
        { status: 409, title: 'x', code: 'version_conflict', current },
        { status: 409, statusText: 'Conflict' },
      );
    await settle(fixture);
    answer();
    await settle(fixture);
    expect(root.querySelector('dialog[open]')).toBeNull();
    expect(root.textContent).toContain('il est maintenant «\u00a0Brouillon\u00a0»');
    expect(root.textContent).toMatch(/Rendu par Paul Girard le 24 nov\. 2026/);
    expect(root.textContent).toContain('À revoir');
    expect(root.querySelector('app-review-moves button.ui-button--primary')).toBeNull();
  });

  it('tells an intern what was asked, with the way back to the text, and offers no decision', async () => {
    const returned = aSubmission({
      outcome: 'returned',
      reason: 'Nommer qui décide',
      decidedById: ID.me,
      decidedAt: '2026-11-24T08:00:00.000Z',
    });
    const { root } = await open(
      aView({
        state: 'draft',
        mayWrite: true,
        submissions: [returned],
        moves: [{ name: 'submit', needsReason: false, missing: [] }],
      }),
      ['minutes:write'],
    );
    expect(root.textContent).toContain('Nommer qui décide');
    expect(byText(root, 'a', 'Reprendre le texte').getAttribute('href')).toBe(
      `/meetings/${ID.meeting}/minutes`,
    );
    for (const word of ['Valider', 'Diffuser', 'Rendre'])
      expect(root.querySelector('app-review-moves')?.textContent ?? '').not.toContain(word);
  });
});
