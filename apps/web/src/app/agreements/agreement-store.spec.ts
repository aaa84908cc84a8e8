import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import type { AgreementDetail } from '@jalon/contracts';
import { AgreementStore } from './agreement-store';
import { ADDRESS, AGREEMENT, anAgreement, USE_CASE } from './testing/an-agreement';

const text = (words: string) => ({ fields: { text: words }, rows: [] });
const tick = async () => {
  for (let turn = 0; turn < 10; turn++) await Promise.resolve();
  await new Promise((resolve) => setTimeout(resolve));
};

async function opened(detail: AgreementDetail = anAgreement()) {
  TestBed.configureTestingModule({
    providers: [provideHttpClient(), provideHttpClientTesting(), AgreementStore],
  });
  const http = TestBed.inject(HttpTestingController);
  const store = TestBed.inject(AgreementStore);
  const loading = store.load(USE_CASE, AGREEMENT);
  http.expectOne(ADDRESS).flush(detail);
  await loading;
  const refuse = (status: number, body: object) =>
    http
      .expectOne({ method: 'PATCH', url: ADDRESS })
      .flush({ type: 'urn:x', title: 'x', status, ...body }, { status, statusText: 'x' });
  const patch = () => http.expectOne({ method: 'PATCH', url: ADDRESS });
  return { http, store, refuse, patch };
}

describe('autosave of an agreement', () => {
  it('sends only what was written, with the version it was read at', async () => {
    const { store, patch } = await opened();
    store.set('security', text('Accès nominatifs'));
    store.set('title', 'Autre titre');
    expect([store.autosave(), store.holdsText()]).toEqual(['waiting', true]);
    const flushed = store.flush();
    await tick();
    const request = patch();
    expect(request.request.body).toEqual({
      version: 1,
      changes: { security: text('Accès nominatifs'), title: 'Autre titre' },
    });
    request.flush(anAgreement({ version: 2, title: 'Autre titre' }));
    expect(await flushed).toBe(true);
    expect([store.autosave(), store.holdsText()]).toEqual(['saved', false]);
  });

  it('keeps what is typed while a save is on its way', async () => {
    const { store, patch } = await opened();
    store.set('security', text('un'));
    const flushed = store.flush();
    await tick();
    const request = patch();
    store.set('security', text('un deux'));
    request.flush(anAgreement({ version: 2, content: { ...anAgreement().content, security: text('un') } }));
    await tick();
    expect(store.content()?.security).toEqual(text('un deux'));
    const next = patch();
    expect(next.request.body).toEqual({ version: 2, changes: { security: text('un deux') } });
    next.flush(anAgreement({ version: 3, content: { ...anAgreement().content, security: text('un deux') } }));
    expect(await flushed).toBe(true);
  });

  it('goes on top of what somebody saved in other sections', async () => {
    const { store, refuse, patch } = await opened();
    const content = { ...anAgreement().content, purpose: text('Leur objet') };
    store.set('security', text('La mienne'));
    const flushed = store.flush();
    await tick();
    refuse(409, { code: 'version_conflict', current: anAgreement({ version: 5, content }) });
    await tick();
    const again = patch();
    expect(again.request.body).toEqual({ version: 5, changes: { security: text('La mienne') } });
    again.flush(anAgreement({ version: 6, content: { ...content, security: text('La mienne') } }));
    expect(await flushed).toBe(true);
    expect(store.content()?.purpose).toEqual(text('Leur objet'));
    expect(store.conflicts()).toEqual([]);
  });

  it.each([
    [true, 'La mienne'],
    [false, 'La leur'],
  ])('asks when both wrote in one section (mine: %s)', async (mine, kept) => {
    const { store, refuse, patch, http } = await opened();
    const content = { ...anAgreement().content, security: text('La leur') };
    store.set('security', text('La mienne'));
    const flushed = store.flush();
    await tick();
    refuse(409, { code: 'version_conflict', current: anAgreement({ version: 5, content }) });
    expect(await flushed).toBe(false);
    expect(store.conflicts()).toEqual([
      { section: 'security', mine: text('La mienne'), theirs: text('La leur') },
    ]);
    const settled = store.settle(new Set(mine ? ['security' as const] : []));
    await tick();
    if (mine)
      patch().flush(anAgreement({ version: 6, content: { ...content, security: text('La mienne') } }));
    else http.expectNone(ADDRESS);
    await settled;
    expect(store.content()?.security).toEqual(text(kept));
    expect([store.autosave(), store.holdsText()]).toEqual(['saved', false]);
  });

  it('says which field was refused, and what was typed stays', async () => {
    const { store, refuse } = await opened();
    store.set('security', text('x'));
    const flushed = store.flush();
    await tick();
    const errors = [{ path: 'changes.security.fields.text', code: 'too_big', params: { max: 4000 } }];
    refuse(422, { code: 'invalid_value', errors });
    expect(await flushed).toBe(false);
    expect(store.autosave()).toBe('refused');
    expect(store.refused()?.errors).toEqual(errors);
    expect(store.content()?.security).toEqual(text('x'));
  });

  it('tells when the agreement left the draft meanwhile', async () => {
    const { store, refuse } = await opened();
    store.set('security', text('x'));
    const flushed = store.flush();
    await tick();
    refuse(409, {
      code: 'version_conflict',
      current: anAgreement({ version: 2, state: 'in_review', mayEdit: false }),
    });
    expect(await flushed).toBe(false);
    expect(store.autosave()).toBe('frozen');
  });
});
