import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import type { AgreementDetail } from '@jalon/contracts';
import { emptyAgreement } from '@jalon/domain';
import { byText, one, render, settle, type, violations } from '../../../testing/render';
import { I18n } from '../core/i18n/i18n';
import { CurrentUseCase } from '../core/use-case/current-use-case';
import { AgreementPage } from './agreement-page';
import { ADDRESS, aFullAgreement, AGREEMENT, anAgreement, USE_CASE } from './testing/an-agreement';

async function show(detail: AgreementDetail) {
  const useCase = { detail: signal({ id: USE_CASE, milestones: [] }), mayEdit: signal(true) };
  TestBed.configureTestingModule({
    providers: [
      provideHttpClient(),
      provideHttpClientTesting(),
      provideRouter([]),
      { provide: CurrentUseCase, useValue: useCase },
    ],
  });
  await TestBed.inject(I18n).addScope('agreements', {
    fr: () => import('./i18n/fr'),
    en: () => import('./i18n/en'),
  });
  const http = TestBed.inject(HttpTestingController);
  const template = `<h1>Cas</h1><app-agreement-page agreementId="${AGREEMENT}" />`;
  const { fixture, root } = await render(template, [AgreementPage]);
  http.expectOne(ADDRESS).flush(detail);
  await settle(fixture);
  http.match('/api/reference').forEach((request) => request.flush(null, { status: 503, statusText: 'x' }));
  await settle(fixture);
  const tab = async (name: string) => {
    byText(root, '[role=tab]', name).click();
    await settle(fixture);
  };
  return { http, fixture, root, tab };
}

const VERSION = {
  number: 1,
  sha256: 'a'.repeat(64),
  note: '',
  byName: 'Ada',
  at: '2026-03-10T09:00:00.000Z',
};

/** Little to render: what is tested does not depend on how much there is. */
const content = { ...emptyAgreement(), kpis: aFullAgreement().kpis };

describe('the page of an agreement', () => {
  afterEach(() => document.body.replaceChildren());

  it('writes section by section, and shows what each still lacks', async () => {
    const gaps = [{ path: 'deliverables.rows.0.criteria', code: 'required' }];
    const { root, fixture, http } = await show(
      anAgreement({
        content,
        gaps,
        allowedMoves: [{ name: 'submit', to: 'in_review', missing: gaps, needsReason: false }],
      }),
    );
    expect(one(root, 'nav[aria-label="Plan du document"]').textContent).toContain('1 point à compléter');
    expect(root.textContent).toContain('14 sections complètes sur 15');
    expect(await violations(one(root, '#section-charges'))).toEqual([]);
    type(one(root, '#section-purpose textarea'), 'Un autre objet');
    await settle(fixture);
    expect(one(root, '[data-autosave]').textContent).toContain('en attente');
    byText(root, 'button', 'Envoyer en relecture').click();
    await settle(fixture);
    const request = http.expectOne({ method: 'PATCH', url: ADDRESS });
    const purpose = { fields: { text: 'Un autre objet' }, rows: [] };
    expect(request.request.body).toEqual({ version: 1, changes: { purpose } });
    request.flush(
      anAgreement({
        content,
        gaps,
        version: 2,
        allowedMoves: [{ name: 'submit', to: 'in_review', missing: gaps, needsReason: false }],
      }),
    );
    await settle(fixture);
    expect(one(root, 'dialog[open]').textContent).toContain(
      'Livrable 1, Critères d’acceptation\u00a0: à écrire',
    );
  });

  it('keeps what is left and what is typed next, both before the page is drawn again', async () => {
    const { root, fixture, http } = await show(anAgreement({ content }));
    const start = one<HTMLInputElement>(root, '#section-term input[type=date]');
    start.value = '2026-01-01';
    start.dispatchEvent(new Event('change'));
    type(one(root, '#section-term textarea'), 'Préavis de trois mois');
    await settle(fixture);
    byText(root, 'button', 'Envoyer en relecture').click();
    await settle(fixture);
    const { body } = http.expectOne({ method: 'PATCH', url: ADDRESS }).request as unknown as {
      body: { changes: { term: { fields: Record<string, unknown> } } };
    };
    expect(Object.values(body.changes.term.fields)).toEqual(
      expect.arrayContaining(['2026-01-01', 'Préavis de trois mois']),
    );
  });

  it('adds and takes away rows by keyboard-reachable buttons', async () => {
    const { root, fixture } = await show(anAgreement({ content }));
    const section = one(root, '#section-kpis');
    const rows = () => section.querySelectorAll('fieldset').length;
    expect(rows()).toBe(2);
    byText(section, 'button', 'Ajouter un indicateur').click();
    await settle(fixture);
    expect(rows()).toBe(3);
    one<HTMLButtonElement>(section, '[aria-label^="Retirer"]').click();
    await settle(fixture);
    expect(rows()).toBe(2);
    expect(await violations(section)).toEqual([]);
  });

  it('reads as a document: amounts, dates and people in words', async () => {
    const { root, tab } = await show(
      anAgreement({
        state: 'in_signature',
        mayEdit: false,
        mayDelete: false,
        versions: [VERSION],
        signatories: 2,
        signed: 1,
        signatures: [
          { name: 'Hélène Roux', quality: 'Directrice', party: 'DataLab', signedOn: '2026-03-12' },
          { name: 'Ben Nord', quality: 'Directeur', party: 'Caisse du Nord', signedOn: null },
        ],
        allowedMoves: [
          {
            name: 'sign',
            to: 'signed',
            missing: [
              { path: 'signatures.1.signedOn', code: 'signature_missing', params: { name: 'Ben Nord' } },
            ],
            needsReason: false,
          },
          { name: 'return_to_draft', to: 'draft', missing: [], needsReason: true },
        ],
      }),
    );
    const text = root.textContent.replace(/[\u202f\u00a0]/g, ' ');
    for (const said of ['45 000 €', '42,5', '30 juin 2026', 'Associer de près', 'Partagé'])
      expect(text).toContain(said);
    expect(root.querySelector('article input')).toBeNull();
    expect(await violations(one(root, '#section-stakeholders'))).toEqual([]);
    await tab('Signatures');
    expect(root.textContent).toContain('a'.repeat(64));
    expect(root.querySelectorAll('input[type=date]')).toHaveLength(2);
    expect(await violations(root)).toEqual([]);
    await tab('Historique');
    expect(root.textContent).toContain('Brouillon ouvert');
    expect(await violations(root)).toEqual([]);
  });

  it('takes an opinion on the version under review', async () => {
    const detail = anAgreement({
      state: 'in_review',
      mayEdit: false,
      versions: [VERSION],
      mayReview: ['approve', 'changes'],
      allowedMoves: [],
    });
    const { root, tab, http, fixture } = await show(detail);
    await tab('Relecture');
    expect(await violations(root)).toEqual([]);
    one<HTMLInputElement>(root, 'input[value=changes]').click();
    type(one(root, 'textarea'), 'Préciser le hors périmètre');
    byText(root, 'button', 'Envoyer mon avis').click();
    await settle(fixture);
    const request = http.expectOne(`${ADDRESS}/reviews`);
    expect(request.request.body).toEqual({
      number: 1,
      opinion: 'changes',
      comment: 'Préciser le hors périmètre',
    });
    request.flush({
      ...detail,
      reviews: [
        {
          id: AGREEMENT,
          number: 1,
          side: 'partner',
          opinion: 'changes',
          comment: 'Préciser',
          byName: 'Ben',
          at: VERSION.at,
        },
      ],
    });
    await settle(fixture);
    expect(one(root, 'ol.thread').textContent).toContain('Demande des changements');
  });

  it('shows of an amendment what it changes', async () => {
    const content = aFullAgreement();
    const term = { ...content.term, fields: { ...content.term.fields, to: '2028-06-30' } };
    const { root } = await show(
      anAgreement({
        kind: 'amendment',
        parentId: USE_CASE,
        content: { ...content, term },
        amendment: {
          reason: 'Prolonger',
          sections: ['term', 'signatories'],
          before: { term: content.term, signatories: content.signatories },
        },
      }),
    );
    const section = one(root, '#section-term').textContent;
    expect(section).toContain('31 déc. 2027');
    expect(section).toContain('30 juin 2028');
    expect(one(root, '#section-purpose').textContent).toContain('inchangée');
    expect(await violations(one(root, '#section-term'))).toEqual([]);
  });
});
