import { provideHttpClient } from '@angular/common/http';
import {
  HttpTestingController,
  provideHttpClientTesting,
  type TestRequest,
} from '@angular/common/http/testing';
import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import type { Gates, GateReview, Session, UseCaseDetail } from '@jalon/contracts';
import { byText, one, render, settle, violations } from '../../../testing/render';
import { I18n } from '../core/i18n/i18n';
import { SessionStore } from '../core/session/session-store';
import { CurrentUseCase } from '../core/use-case/current-use-case';
import { GatesPage } from './gates-page';

const id = (last: string) => `00000000-0000-4000-8000-0000000000${last}`;
const ME = id('a1');
const URL = `/api/use-cases/${id('01')}/gates`;

const review = (more: Partial<GateReview> = {}): GateReview => ({
  id: id('02'),
  border: 'framing_delivery',
  number: 1,
  state: 'in_review',
  grid: {
    number: 1,
    criteria: [
      {
        key: 'signed',
        label: { fr: 'La convention est signée', en: 'The agreement is signed' },
        hint: { fr: '', en: '' },
        kind: 'must_meet',
        evidenceRequired: true,
      },
    ],
  },
  author: { id: id('a2'), name: 'Claire Dubois' },
  note: '',
  requestedOn: '2026-03-02',
  reviewOn: null,
  decidedOn: null,
  decidedBy: { id: null, name: null },
  reason: null,
  resumeOn: null,
  answers: [],
  evidence: [],
  slots: [
    {
      id: id('03'),
      slot: 'risk',
      personId: id('a3'),
      personName: 'Sofia Martins',
      opinion: null,
      comment: null,
      at: null,
    },
    {
      id: id('04'),
      slot: 'final',
      personId: ME,
      personName: 'Paul Girard',
      opinion: null,
      comment: null,
      at: null,
    },
  ],
  shouldMeet: null,
  conditions: [],
  version: 3,
  ...more,
});
const gates = (more: Partial<Gates> = {}): Gates => ({
  useCaseId: id('01'),
  border: 'framing_delivery',
  automatic: [{ evidence: 'planned_milestone', met: false }],
  grid: null,
  reviews: [review()],
  missing: [
    { path: 'planned_milestone', code: 'evidence_missing' },
    { path: 'criteria.signed', code: 'evidence_missing' },
  ],
  reviewers: [],
  mayRequest: false,
  mayDecide: true,
  ...more,
});

async function show(answer: Gates) {
  const reload = jest.fn(() => Promise.resolve());
  const detail = signal({ id: id('01'), version: 1, condition: 'active' } as UseCaseDetail);
  TestBed.configureTestingModule({
    providers: [
      provideHttpClient(),
      provideHttpClientTesting(),
      provideRouter([]),
      { provide: CurrentUseCase, useValue: { detail, mayEdit: signal(true), reload } },
    ],
  });
  const http = TestBed.inject(HttpTestingController);
  await TestBed.inject(I18n).addScope('gates', {
    fr: () => import('./i18n/fr'),
    en: () => import('./i18n/en'),
  });
  const session = TestBed.inject(SessionStore);
  jest.spyOn(session, 'may').mockReturnValue(true);
  jest.spyOn(session, 'me').mockReturnValue({ personId: ME } as Session['me']);
  const { fixture, root } = await render('<app-gates-page />', [GatesPage]);
  http.expectOne(URL).flush(answer);
  await settle(fixture);
  return { http, fixture, root, reload };
}

function flush(request: TestRequest, body: object, status = 200): void {
  request.flush(body, { status, statusText: 'x' });
}

describe('the gates of a use case', () => {
  afterEach(() => document.body.replaceChildren());

  it('names what is missing, and offers no go meanwhile', async () => {
    const { root, fixture } = await show(gates());
    expect(one(root, '.lacks').textContent).toContain('La convention est signée (preuve attendue)');
    expect(await violations(root)).toEqual([]);
    byText(root, 'button', 'Décider').click();
    await settle(fixture);
    one<HTMLInputElement>(root, 'input[value=go]').click();
    await settle(fixture);
    expect(byText(root, 'dialog ui-banner', 'Un go n’est pas possible').textContent).toContain(
      'La convention',
    );
    expect(one<HTMLButtonElement>(root, 'dialog button[form=gate-decision]').disabled).toBe(true);
    expect(await violations(root)).toEqual([]);
  });

  it('sends an answer with the version it was given, and shows the present review after a conflict', async () => {
    const { root, http, fixture } = await show(gates());
    one<HTMLInputElement>(root, 'app-checklist input[type=radio]').click();
    await settle(fixture);
    const sent = http.expectOne(`${URL}/${id('02')}/answers/signed`);
    expect(sent.request.body).toEqual({ version: 3, met: 'yes', comment: '' });
    const current = gates({ reviews: [review({ version: 8, note: 'Réécrite par quelqu’un' })] });
    flush(sent, { type: 'x', title: 'x', status: 409, code: 'version_conflict', current }, 409);
    await settle(fixture);
    expect(root.textContent).toContain('La revue a changé entre-temps');
    expect(root.textContent).toContain('Réécrite par quelqu’un');
    one<HTMLInputElement>(root, 'app-checklist input[type=radio]').click();
    await settle(fixture);
    expect(http.expectOne(`${URL}/${id('02')}/answers/signed`).request.body).toMatchObject({ version: 8 });
  });

  it('decides only once the opinions that are not waited for are named', async () => {
    const { root, http, fixture, reload } = await show(gates({ missing: [] }));
    byText(root, 'button', 'Décider').click();
    await settle(fixture);
    one<HTMLInputElement>(root, 'input[value=go]').click();
    await settle(fixture);
    const confirm = one<HTMLButtonElement>(root, 'dialog button[form=gate-decision]');
    expect(confirm.disabled).toBe(true);
    one<HTMLInputElement>(root, 'dialog input[type=checkbox]').click();
    await settle(fixture);
    expect(confirm.disabled).toBe(false);
    one<HTMLFormElement>(root, '#gate-decision').dispatchEvent(new Event('submit', { cancelable: true }));
    await settle(fixture);
    const sent = http.expectOne(`${URL}/${id('02')}/decision`);
    expect(sent.request.body).toEqual({
      version: 3,
      outcome: 'go',
      reason: null,
      conditions: [],
      resumeOn: null,
      withoutOpinions: [id('03')],
    });
    flush(
      sent,
      gates({ reviews: [review({ state: 'go', decidedOn: '2026-03-18', version: 4 })], missing: [] }),
    );
    await settle(fixture);
    expect(reload).toHaveBeenCalled();
    expect(one(root, 'app-review-history').textContent).toContain('Cadrage → Réalisation');
    expect(await violations(root)).toEqual([]);
  });
});
