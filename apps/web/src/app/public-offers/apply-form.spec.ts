import { HttpEventType, provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { byText, one, render, settle, type, violations } from '../../../testing/render';
import { I18n } from '../core/i18n/i18n';
import { ApplyForm } from './apply-form';
import { cvProblem } from './send-form';

const URL = '/api/public/offers/2026-1-rag/applications';

async function show() {
  TestBed.configureTestingModule({
    providers: [provideHttpClient(), provideHttpClientTesting(), provideRouter([])],
  });
  await TestBed.inject(I18n).addScope('publicOffers', {
    fr: () => import('./i18n/fr'),
    en: () => import('./i18n/en'),
  });
  const template = '<h1>Offre</h1><app-apply-form slug="2026-1-rag" retainedUntil="2028-03-18" />';
  const shown = await render(template, [ApplyForm]);
  const labelled = (label: string) => {
    const found = [...shown.root.querySelectorAll('label')].find((one) => one.textContent.includes(label));
    return one<HTMLInputElement>(shown.root, `#${found?.htmlFor ?? 'none'}`);
  };
  const submit = async () => {
    one(shown.root, 'form').dispatchEvent(new Event('submit', { cancelable: true }));
    await settle(shown.fixture);
  };
  const fill = async (file = new File(['%PDF-1.4'], 'cv.pdf')) => {
    type(labelled('Prénom et nom'), 'Zoé Candidate');
    type(labelled('Adresse électronique'), 'zoe@example.org');
    type(labelled('École'), 'École imaginaire');
    type(labelled('Niveau'), 'Bac + 5');
    type(labelled('Disponible'), '2026-04-01');
    one<HTMLInputElement>(shown.root, '.consent input').click();
    const drop = new Event('drop', { bubbles: true, cancelable: true });
    one(shown.root, '.ui-drop').dispatchEvent(Object.assign(drop, { dataTransfer: { files: [file] } }));
    await settle(shown.fixture);
  };
  return { ...shown, labelled, submit, fill, http: TestBed.inject(HttpTestingController) };
}

describe('the application form', () => {
  afterEach(() => document.body.replaceChildren());

  it('says what lacks beside each field, and goes to the first', async () => {
    const { root, submit, labelled, http } = await show();
    expect(await violations(root)).toEqual([]);
    await submit();
    http.expectNone(URL);
    expect(labelled('Prénom et nom').getAttribute('aria-invalid')).toBe('true');
    expect(root.textContent).toContain('Joignez votre CV.');
    expect(root.textContent).toContain('Cochez la case');
    expect(document.activeElement).toBe(labelled('Prénom et nom'));
    expect(await violations(root)).toEqual([]);
  });

  it('sends the form with its file, says how much has gone, then until when it is kept', async () => {
    const { root, submit, fill, fixture, http } = await show();
    await fill();
    await submit();
    const request = http.expectOne(URL);
    const body = request.request.body as FormData;
    expect(JSON.parse(body.get('application') as string)).toMatchObject({
      ...{ name: 'Zoé Candidate', months: null, consent: true, website: '', language: 'fr' },
    });
    expect((body.get('cv') as File).name).toBe('cv.pdf');
    request.event({ type: HttpEventType.UploadProgress, loaded: 4, total: 8 });
    await settle(fixture);
    expect(root.textContent).toContain('cv.pdf\u00a0: 4');
    request.flush({ received: true, retainedUntil: '2028-03-18' });
    await settle(fixture);
    expect(one(root, 'h2').textContent).toContain('votre candidature est arrivée');
    expect(root.textContent).toContain('18 mars 2028');
    expect(root.querySelector('form')).toBeNull();
    expect(await violations(root)).toEqual([]);
  });

  it('keeps what was typed when the file is refused, in words', async () => {
    const { root, submit, fill, fixture, labelled, http } = await show();
    await fill();
    await submit();
    const errors = [{ path: 'file', code: 'pdf_script' }];
    const problem = { type: 'x', title: 'x', status: 422, code: 'file_refused', errors };
    http.expectOne(URL).flush(problem, { status: 422, statusText: 'x' });
    await settle(fixture);
    expect(root.textContent).toContain('Ce PDF contient du JavaScript');
    expect(labelled('Prénom et nom').value).toBe('Zoé Candidate');
    await submit();
    http.expectOne(URL).flush(null, { status: 503, statusText: 'x' });
    await settle(fixture);
    expect(byText(root, '[role=alert]', 'momentanément indisponible')).toBeTruthy();
  });

  it('hides from people the field that only programs fill in', async () => {
    const { root } = await show();
    const trap = one<HTMLInputElement>(root, '[name=website]');
    expect([trap.tabIndex, trap.closest('[aria-hidden=true]') !== null]).toEqual([-1, true]);
  });
});

it.each([
  [null, 'required'],
  [{ name: 'cv.pdf', size: 10 }, undefined],
  [{ name: 'CV.DOCX', size: 10 }, undefined],
  [{ name: 'cv.docm', size: 10 }, 'macros'],
  [{ name: 'cv.exe', size: 10 }, 'wrong_extension'],
  [{ name: 'cv.pdf', size: 0 }, 'empty_file'],
  [{ name: 'cv.pdf', size: 6_000_000 }, 'too_large'],
])('says at once what is wrong with %j', (file, code) => {
  expect(cvProblem(file)?.code).toBe(code);
});
