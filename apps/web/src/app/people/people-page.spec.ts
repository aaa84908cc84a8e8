import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { computed, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import type { Reference } from '@jalon/contracts';
import { byText, one, render, settle, type, violations } from '../../../testing/render';
import { I18n } from '../core/i18n/i18n';
import { ReferenceStore } from '../core/reference/reference-store';
import { PeoplePage } from './people-page';

const id = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
const [CAISSE, ANA, OLD] = [id(1), id(2), id(3)];
const LISTS: Reference = {
  entities: [{ id: CAISSE, name: 'Caisse du Nord', archived: false, version: 1 }],
  people: [
    { id: ANA, name: 'Ana', entityId: null, competence: 'data_science', archived: false, version: 4 },
    { id: OLD, name: 'Ancien', entityId: CAISSE, competence: null, archived: true, version: 1 },
  ],
  products: [{ id: id(5), name: 'CAGS', description: 'Recherche', archived: false, version: 1 }],
  domains: [],
  tags: [],
};

async function show() {
  const refresh = jest.fn(() => Promise.resolve());
  const value = signal(LISTS);
  TestBed.configureTestingModule({
    providers: [
      provideHttpClient(),
      provideHttpClientTesting(),
      {
        provide: ReferenceStore,
        useValue: {
          value,
          refresh,
          entityOptions: computed(() => value().entities.map((one) => ({ value: one.id, label: one.name }))),
          nameOf: (key: string | null) => value().entities.find((entity) => entity.id === key)?.name ?? null,
        },
      },
    ],
  });
  await TestBed.inject(I18n).addScope('people', {
    fr: () => import('./i18n/fr'),
    en: () => import('./i18n/en'),
  });
  const shown = await render('<app-people-page />', [PeoplePage]);
  return { http: TestBed.inject(HttpTestingController), refresh, ...shown };
}

describe('people, entities and products', () => {
  afterEach(() => document.body.replaceChildren());

  it('lists what is offered, and what is archived when asked', async () => {
    const { fixture, root } = await show();
    expect(root.querySelectorAll('tbody tr')).toHaveLength(1);
    expect(one(root, 'tbody tr').textContent).toMatch(/Ana.*Lab.*Data science.*Active/s);
    one<HTMLInputElement>(root, 'input[type=checkbox]').click();
    await settle(fixture);
    expect(root.textContent).toContain('Ancien');
    expect(root.textContent).toContain('Caisse du Nord');
    expect(await violations(root)).toEqual([]);
  });

  it('renames with the version read, and reads the lists again', async () => {
    const { fixture, root, http, refresh } = await show();
    one<HTMLButtonElement>(root, '[aria-label="Modifier Ana"]').click();
    await settle(fixture);
    type(one(root, 'dialog input'), '  ');
    byText(root, 'dialog button', 'Enregistrer').click();
    await settle(fixture);
    expect(root.textContent).toContain('Saisissez un nom.');
    type(one(root, 'dialog input'), 'Ana Morel');
    byText(root, 'dialog button', 'Enregistrer').click();
    const request = http.expectOne({ method: 'PATCH', url: `/api/people/${ANA}` });
    expect(request.request.body).toEqual({ version: 4, name: 'Ana Morel', competence: 'data_science' });
    request.flush({ ...LISTS.people[0], name: 'Ana Morel', version: 5 });
    await settle(fixture);
    expect(refresh).toHaveBeenCalledTimes(2);
    expect(root.querySelector('dialog input')).toBeNull();
  });

  it('says that a name is taken, and archives without deleting', async () => {
    const { fixture, root, http } = await show();
    byText(root, '[role=tab]', 'Produits').click();
    await settle(fixture);
    byText(root, 'button', 'Nouveau produit').click();
    await settle(fixture);
    type(one(root, 'dialog input'), 'CAGS');
    byText(root, 'dialog button', 'Créer').click();
    const errors = [{ path: 'name', code: 'taken' }];
    http
      .expectOne('/api/products')
      .flush(
        { type: 'urn:x', title: 'x', status: 409, code: 'already_exists', errors },
        { status: 409, statusText: 'Conflict' },
      );
    await settle(fixture);
    expect(root.textContent).toContain('Ce nom est déjà pris.');
    expect(await violations(root)).toEqual([]);
    byText(root, 'dialog button', 'Annuler').click();
    await settle(fixture);
    byText(root, 'tbody button', 'Archiver').click();
    const request = http.expectOne(`/api/products/${id(5)}`);
    expect(request.request.body).toEqual({ version: 1, archived: true });
    request.flush({ ...LISTS.products[0], archived: true, version: 2 });
    await settle(fixture);
  });
});
