import { provideHttpClient } from '@angular/common/http';
import {
  HttpTestingController,
  provideHttpClientTesting,
  type TestRequest,
} from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import type { UseCaseDetail } from '@jalon/contracts';
import { ApiProblem } from '../core/api/api-problem';
import { UseCaseStore } from './use-case-store';
import { aUseCase } from './testing/a-use-case';

const URL = '/api/use-cases/UC-001';
const turn = () => new Promise((resolve) => setTimeout(resolve));

async function start(detail: UseCaseDetail = aUseCase()) {
  TestBed.configureTestingModule({
    providers: [provideHttpClient(), provideHttpClientTesting(), UseCaseStore],
  });
  const http = TestBed.inject(HttpTestingController);
  const store = TestBed.inject(UseCaseStore);
  const loading = store.load('UC-001');
  http.expectOne(URL).flush(detail);
  await loading;
  return { http, store };
}

function refuse(request: TestRequest, status: number, code: string, more: object = {}): void {
  request.flush({ type: 'urn:x', title: code, status, code, ...more }, { status, statusText: code });
}

describe('saving a use case', () => {
  afterEach(() => TestBed.inject(HttpTestingController).verify());

  it('sends the fields that change, on the version that was read', async () => {
    const { http, store } = await start();
    const saving = store.save({ title: 'Autre' });
    const request = http.expectOne({ method: 'PATCH', url: URL });
    expect(request.request.body).toEqual({ version: 3, changes: { title: 'Autre' } });
    request.flush(aUseCase({ title: 'Autre', version: 4 }));
    expect(await saving).toBe(true);
    expect(store.detail()).toMatchObject({ title: 'Autre', version: 4 });
  });

  it('goes on by itself when somebody changed another field', async () => {
    const { http, store } = await start();
    const saving = store.save({ title: 'Le mien' });
    refuse(http.expectOne({ method: 'PATCH', url: URL }), 409, 'version_conflict', {
      current: aUseCase({ domain: 'RH', version: 4 }),
    });
    await turn();
    expect(store.conflict()).toBeNull();
    const again = http.expectOne({ method: 'PATCH', url: URL });
    expect(again.request.body).toEqual({ version: 4, changes: { title: 'Le mien' } });
    again.flush(aUseCase({ title: 'Le mien', domain: 'RH', version: 5 }));
    expect(await saving).toBe(true);
  });

  it('asks field by field, again if need be, and saves on the last version', async () => {
    const { http, store } = await start();
    const saving = store.save({ title: 'Le mien', summary: 'Mon résumé', domain: 'RH' });
    refuse(http.expectOne({ method: 'PATCH', url: URL }), 409, 'version_conflict', {
      current: aUseCase({ title: 'Le leur', domain: 'Risques', version: 4 }),
    });
    await turn();
    expect(store.conflict()).toMatchObject({ attempt: 1, saving: false });
    expect(store.conflict()?.merge.conflicts.map((one) => one.field)).toEqual(['title', 'domain']);
    store.conflict()?.answer({ title: 'mine', domain: 'theirs' });
    await turn();
    expect(store.conflict()?.saving).toBe(true);

    const second = http.expectOne({ method: 'PATCH', url: URL });
    expect(second.request.body).toEqual({ version: 4, changes: { title: 'Le mien', summary: 'Mon résumé' } });
    refuse(second, 409, 'version_conflict', {
      current: aUseCase({ title: 'Le leur', summary: 'Leur résumé', domain: 'Achats', version: 7 }),
    });
    await turn();
    // The domain was given to them: their later change of it is no longer my business.
    expect(store.conflict()).toMatchObject({ attempt: 2, saving: false });
    expect(store.conflict()?.merge.conflicts).toEqual([
      { field: 'summary', mine: 'Mon résumé', theirs: 'Leur résumé' },
    ]);
    store.conflict()?.answer({ summary: 'mine' });
    await turn();
    const third = http.expectOne({ method: 'PATCH', url: URL });
    expect(third.request.body).toEqual({ version: 7, changes: { title: 'Le mien', summary: 'Mon résumé' } });
    third.flush(aUseCase({ title: 'Le mien', summary: 'Mon résumé', domain: 'Achats', version: 8 }));
    expect(await saving).toBe(true);
    expect(store.conflict()).toBeNull();
  });

  it('saves nothing when the person gives up, and shows what is there now', async () => {
    const { http, store } = await start();
    const saving = store.save({ title: 'Le mien' });
    refuse(http.expectOne({ method: 'PATCH', url: URL }), 409, 'version_conflict', {
      current: aUseCase({ title: 'Le leur', version: 4 }),
    });
    await turn();
    store.conflict()?.answer(null);
    expect(await saving).toBe(false);
    expect(store.detail()?.title).toBe('Le leur');
  });

  it('needs no call when theirs stays everywhere', async () => {
    const { http, store } = await start();
    const saving = store.save({ title: 'Le mien' });
    refuse(http.expectOne({ method: 'PATCH', url: URL }), 409, 'version_conflict', {
      current: aUseCase({ title: 'Le leur', version: 4 }),
    });
    await turn();
    store.conflict()?.answer({ title: 'theirs' });
    expect(await saving).toBe(true);
  });

  it('reads the present state when the refusal came without it', async () => {
    const { http, store } = await start();
    const saving = store.save({ title: 'Le mien' });
    refuse(http.expectOne({ method: 'PATCH', url: URL }), 409, 'version_conflict');
    await turn();
    http.expectOne({ method: 'GET', url: URL }).flush(aUseCase({ title: 'Le leur', version: 9 }));
    await turn();
    store.conflict()?.answer({ title: 'mine' });
    await turn();
    const again = http.expectOne({ method: 'PATCH', url: URL });
    expect(again.request.body).toEqual({ version: 9, changes: { title: 'Le mien' } });
    again.flush(aUseCase({ title: 'Le mien', version: 10 }));
    expect(await saving).toBe(true);
  });

  it('names refused fields as the form does', async () => {
    const { http, store } = await start();
    const saving = store.save({ title: 'x' }).catch((failure: unknown) => failure);
    refuse(http.expectOne({ method: 'PATCH', url: URL }), 422, 'invalid_value', {
      errors: [{ path: 'changes.title', code: 'too_long', params: { max: 200 } }],
    });
    const problem = await saving;
    expect(problem).toBeInstanceOf(ApiProblem);
    expect((problem as ApiProblem).field('title')).toMatchObject({ code: 'too_long', params: { max: 200 } });
    expect(store.detail()?.version).toBe(3);
  });
});

describe('moves and milestones', () => {
  it('moves on the version shown and takes the answer', async () => {
    const { http, store } = await start();
    const moving = store.move({ name: 'hold', reason: 'Budget gelé' });
    const request = http.expectOne(`${URL}/transitions`);
    expect(request.request.body).toEqual({ version: 3, name: 'hold', reason: 'Budget gelé' });
    request.flush(aUseCase({ condition: 'on_hold', version: 4 }));
    await moving;
    expect(store.detail()?.condition).toBe('on_hold');
  });

  it('shows the present state after a stale move, which can be asked again', async () => {
    const { http, store } = await start();
    const moving = store.move({ name: 'hold', reason: null }).catch((failure: unknown) => failure);
    refuse(http.expectOne(`${URL}/transitions`), 409, 'version_conflict', {
      current: aUseCase({ version: 6 }),
    });
    expect(await moving).toMatchObject({ code: 'version_conflict' });
    expect(store.detail()?.version).toBe(6);
  });

  it('adds a milestone with the key of its form', async () => {
    const { http, store } = await start();
    const fields = { name: 'Pilote', baselineOn: null, forecastOn: '2026-05-01', actualOn: null };
    const adding = store.addMilestone(fields, 'key-1');
    const request = http.expectOne(`${URL}/milestones`);
    expect(request.request.headers.get('idempotency-key')).toBe('key-1');
    expect(request.request.body).toEqual(fields);
    request.flush(aUseCase({ version: 4 }));
    await adding;
    expect(store.detail()?.version).toBe(4);
  });
});
