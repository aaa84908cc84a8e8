import { signal, type Type } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import type { MeetingDetail, MeetingDocument, MeetingDocuments } from '@jalon/contracts';
import { byText, one, render, settle, violations } from '../../../../testing/render';
import { DocumentsPage } from './documents-page';
import { PrintPage } from './print-page';
import { aMeeting, aSubmission, aText, aView, ID, prepare, type Prepared } from './testing/review-facts';

async function show(template: string, imports: readonly Type<unknown>[], options: Prepared = {}) {
  const around = await prepare(options);
  return { ...around, ...(await render(template, imports, options.state ?? {})) };
}

const URL = `/api/meetings/${ID.meeting}/documents`;
const ready: MeetingDocument = {
  id: ID.document,
  kind: 'minutes',
  language: 'fr',
  archived: true,
  edition: 2,
  state: 'ready',
  jobId: ID.job,
  error: null,
  fileName: 'cr.docx',
  size: 21_000,
  sha256: 'ab'.repeat(32),
  template: { name: 'Maison', number: 3 },
  createdAt: '2026-11-23T09:00:00.000Z',
  readyAt: '2026-11-23T09:00:05.000Z',
};
const failed: MeetingDocument = {
  ...ready,
  id: ID.comment,
  kind: 'committee_deck',
  archived: false,
  edition: null,
  state: 'failed',
  error: 'took_too_long',
  fileName: null,
  size: null,
  sha256: null,
  template: null,
};

afterEach(() => document.body.replaceChildren());

describe('the documents of a meeting', () => {
  async function open(answer: MeetingDocuments) {
    // The list is read once the meeting is there: a page that reads is not at rest.
    const meeting = signal<MeetingDetail | null>(null);
    const all = await show('<h1>COPIL</h1><app-documents-page />', [DocumentsPage], { meeting });
    meeting.set(aMeeting());
    TestBed.tick();
    all.http.match('/api/jobs').forEach((request) => request.flush({ items: [] }));
    all.http.expectOne(URL).flush(answer);
    await settle(all.fixture);
    return all;
  }

  it('lists them, with their fingerprint on demand, without accessibility faults', async () => {
    const { root } = await open({ items: [failed, ready], available: ['committee_deck', 'minutes'] });
    const archived = one(root, '[data-document=minutes]');
    expect(archived.textContent).toMatch(/Compte rendu\s*Français\s*Édition 2\s*Archivé/);
    const link = one(archived, 'a');
    expect(link.getAttribute('href')).toBe(`${URL}/${ID.document}/file`);
    expect(link.getAttribute('download')).toBe('cr.docx');
    expect(one<HTMLDetailsElement>(archived, 'details').open).toBe(false);
    expect(one(root, '[data-document=committee_deck]').textContent).toContain('a duré trop longtemps');
    expect(await violations(root)).toEqual([]);
  });

  it('asks for one in the language chosen, once though pressed again after a cut', async () => {
    const { root, fixture, http } = await open({ items: [], available: ['decisions'] });
    expect(root.textContent).toContain('Aucun document');
    one<HTMLInputElement>(root, 'input[value=en]').click();
    await settle(fixture);
    const button = byText(root, 'button', 'Relevé de décisions');
    button.click();
    const first = http.expectOne({ method: 'POST', url: URL });
    first.error(new ProgressEvent('error'), { status: 0 });
    await settle(fixture);
    expect(root.querySelector('[role=alert]')).not.toBeNull();
    button.click();
    const second = http.expectOne({ method: 'POST', url: URL });
    expect(second.request.body).toEqual({ kind: 'decisions', language: 'en' });
    expect(second.request.headers.get('idempotency-key')).toBe(first.request.headers.get('idempotency-key'));
  });

  it('asks anew for what failed for somebody else', async () => {
    const { root, http } = await open({ items: [failed], available: ['committee_deck'] });
    byText(root, 'button', 'Relancer').click();
    expect(http.expectOne({ method: 'POST', url: URL }).request.body).toEqual({
      kind: 'committee_deck',
      language: 'fr',
    });
  });
});

describe('the sheet of the minutes', () => {
  it('holds the text, who attended and what was decided, ready to be printed', async () => {
    const { root, fixture, http } = await show(`<app-print-page id="${ID.meeting}" />`, [PrintPage]);
    http.match('/api/reference').forEach((one) => one.flush(null, { status: 503, statusText: 'x' }));
    http.expectOne(`/api/meetings/${ID.meeting}`).flush(aMeeting());
    http.expectOne(`/api/meetings/${ID.meeting}/minutes`).flush(aView({ state: 'distributed' }));
    await settle(fixture);
    const approved = aSubmission({
      outcome: 'approved',
      decidedById: ID.me,
      decidedAt: '2026-11-24T08:00:00.000Z',
    });
    http.expectOne(`/api/minutes/${ID.minutes}/submissions/latest`).flush(aText(approved));
    await settle(fixture);
    expect(one(root, 'h1').textContent).toBe('COPIL Fraude');
    expect(root.textContent).toContain('Édition 1 · validé par Claire Dubois le 24 nov. 2026');
    expect(byText(root, 'table', 'Présences').textContent).toContain('Paul Girard');
    expect(byText(root, 'table', 'Actions à mener').textContent).toContain('15 déc. 2026');
    expect(await violations(root)).toEqual([]);
    const print = jest.spyOn(window, 'print').mockImplementation(() => undefined);
    byText(root, 'button', 'Imprimer ou enregistrer en PDF').click();
    expect(print).toHaveBeenCalledTimes(1);
  });

  it('says when there is nothing to print yet', async () => {
    const { root, fixture, http } = await show(`<app-print-page id="${ID.meeting}" />`, [PrintPage]);
    http.expectOne(`/api/meetings/${ID.meeting}`).flush(aMeeting());
    http
      .expectOne(`/api/meetings/${ID.meeting}/minutes`)
      .flush({ status: 404, title: 'x', code: 'not_found' }, { status: 404, statusText: 'x' });
    await settle(fixture);
    expect(root.textContent).toContain('n’est pas encore validé');
    expect(await violations(root)).toEqual([]);
  });
});
