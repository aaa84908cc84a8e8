import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { I18n } from '../core/i18n/i18n';
import { byText, one, press, type, violations } from '../../../testing/render';
import { aDetail, ID } from './testing/a-deliverable';
import { TitleEditor } from './title-editor';

const URL = `/api/deliverables/${ID}`;
jest.setTimeout(60_000);

async function open() {
  TestBed.configureTestingModule({ providers: [provideHttpClient(), provideHttpClientTesting()] });
  const i18n = TestBed.inject(I18n);
  await i18n.addScope('deliverables', { fr: () => import('./i18n/fr'), en: () => import('./i18n/en') });
  await i18n.use('fr');
  const fixture = TestBed.createComponent(TitleEditor);
  fixture.componentRef.setInput('detail', aDetail());
  const changed = jest.fn();
  fixture.componentInstance.changed.subscribe(changed);
  const root = fixture.nativeElement as HTMLElement;
  document.body.append(root);
  await fixture.whenStable();
  const http = TestBed.inject(HttpTestingController);
  const settle = async () => {
    await new Promise((resolve) => setTimeout(resolve));
    await fixture.whenStable();
  };
  /** Types a title and saves it by Enter. */
  const rename = async (title: string) => {
    byText(root, 'button', 'Changer le titre').click();
    await settle();
    type(one<HTMLInputElement>(root, 'input'), title);
    await settle();
    press(one(root, 'input'), 'Enter');
    await settle();
  };
  const conflict = async (current: object) => {
    const body = { type: 'about:blank', title: 'Conflict', status: 409, code: 'version_conflict', current };
    http.expectOne(URL).flush(body, { status: 409, statusText: 'Conflict' });
    await settle();
  };
  return { root, http, settle, rename, conflict, changed };
}

describe('the title of a deliverable', () => {
  afterEach(() => document.body.replaceChildren());

  it('is changed with the version that was read; Esc gives up', async () => {
    const { root, http, settle, rename, changed } = await open();
    byText(root, 'button', 'Changer le titre').click();
    await settle();
    expect(one<HTMLInputElement>(root, 'input').value).toBe('COPIL Crédit de mars');
    expect(await violations(root)).toEqual([]);
    press(one(root, 'input'), 'Escape');
    await settle();
    expect(document.activeElement).toBe(byText(root, 'button', 'Changer le titre'));

    await rename(' COPIL du 18 mars ');
    const { request, flush } = bound(http.expectOne({ method: 'PATCH', url: URL }));
    expect(request.body).toEqual({ version: 3, changes: { title: 'COPIL du 18 mars' } });
    flush(aDetail({ title: 'COPIL du 18 mars', version: 4 }));
    await settle();
    expect(root.querySelector('input')).toBeNull();
    expect(changed).toHaveBeenCalledTimes(1);
  });

  it('is sent again by itself after a change that is not of the title', async () => {
    const { root, http, settle, rename, conflict } = await open();
    await rename('COPIL du 18 mars');
    await conflict(aDetail({ version: 5 }));
    const { request, flush } = bound(http.expectOne(URL));
    expect(request.body).toEqual({ version: 5, changes: { title: 'COPIL du 18 mars' } });
    flush(aDetail({ version: 6 }));
    await settle();
    expect(root.querySelector('input')).toBeNull();
  });

  it('says what somebody else named it, and keeps what was typed', async () => {
    const { root, http, settle, rename, conflict } = await open();
    await rename('COPIL du 18 mars');
    await conflict(aDetail({ title: 'Comité Crédit', version: 4 }));
    expect(root.textContent).toContain('«\u00a0Comité Crédit\u00a0»');
    expect(one<HTMLInputElement>(root, 'input').value).toBe('COPIL du 18 mars');
    expect(await violations(root)).toEqual([]);
    byText(root, 'button', 'Enregistrer').click();
    await settle();
    const { request } = http.expectOne(URL);
    expect(request.body).toMatchObject({ version: 4 });
  });
});

function bound(asked: ReturnType<HttpTestingController['expectOne']>) {
  return { request: asked.request, flush: (body: object) => asked.flush(body) };
}
