import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import type { Reference } from '@jalon/contracts';
import { SessionStore } from '../session/session-store';
import { ReferenceStore } from './reference-store';

const id = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
const LISTS: Reference = {
  entities: [
    { id: id(1), name: 'Zone Sud', archived: false, version: 1 },
    { id: id(2), name: 'Élan', archived: false, version: 1 },
    { id: id(3), name: 'Fermée', archived: true, version: 1 },
  ],
  people: [
    { id: id(4), name: 'Claire Moreau', entityId: id(2), competence: null, archived: false, version: 1 },
  ],
  products: [],
  domains: [],
  tags: [],
};

function start() {
  const me = signal<{ readonly accountId: string } | null>({ accountId: id(9) });
  TestBed.configureTestingModule({
    providers: [provideHttpClient(), provideHttpClientTesting(), { provide: SessionStore, useValue: { me } }],
  });
  return { me, http: TestBed.inject(HttpTestingController), store: TestBed.inject(ReferenceStore) };
}

describe('lists to choose from', () => {
  it('are read once, sorted as people read, the archived ones named but not offered', async () => {
    const { http, store } = start();
    const both = Promise.all([store.load(), store.load()]);
    http.expectOne('/api/reference').flush(LISTS);
    await both;
    expect(store.entityOptions().map((one) => one.label)).toEqual(['Élan', 'Zone Sud']);
    expect(store.nameOf(id(3))).toBe('Fermée');
    expect(store.peopleOptions()).toEqual([{ value: id(4), label: 'Claire Moreau', note: 'Élan' }]);
    expect(store.nameOf(id(8))).toBeNull();
  });

  it('are never those of the person before', async () => {
    const { me, http, store } = start();
    const first = store.load();
    http.expectOne('/api/reference').flush(LISTS);
    await first;
    me.set({ accountId: id(10) });
    const second = store.load();
    expect(store.entityOptions()).toEqual([]);
    http.expectOne('/api/reference').flush({ ...LISTS, entities: LISTS.entities.slice(0, 1) });
    await second;
    expect(store.entityOptions().map((one) => one.label)).toEqual(['Zone Sud']);
  });

  it('are asked again after a failure', async () => {
    const { http, store } = start();
    const failing = store.load().catch((failure: unknown) => failure);
    http.expectOne('/api/reference').flush(null, { status: 503, statusText: 'Unavailable' });
    expect(await failing).toMatchObject({ code: 'unavailable' });
    const again = store.load();
    http.expectOne('/api/reference').flush(LISTS);
    await again;
    expect(store.value().people).toHaveLength(1);
  });
});
