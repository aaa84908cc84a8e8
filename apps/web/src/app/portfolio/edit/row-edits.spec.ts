import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { Toasts } from '../../ui/toast/toasts';
import { OverviewStore } from '../layouts/overview-store';
import { PortfolioStore } from '../portfolio-store';
import { EMPTY_QUERY } from '../query';
import { card } from '../testing/cards';
import { detailOf, rowOf } from '../testing/rows';
import { RowEdits } from './row-edits';

const turn = () => new Promise((resolve) => setTimeout(resolve));
const URL = `/api/use-cases/${card(1).id}`;
const LIST = '/api/use-cases?sort=code&dir=asc&page=1&pageSize=100';
const stale = { status: 409, statusText: 'Conflict' };
const conflict = (current: unknown) => ({
  type: 'about:blank',
  title: 'Conflict',
  status: 409,
  code: 'version_conflict',
  current,
});

async function start() {
  TestBed.configureTestingModule({
    providers: [provideHttpClient(), provideHttpClientTesting(), PortfolioStore, OverviewStore],
  });
  const http = TestBed.inject(HttpTestingController);
  const list = TestBed.inject(PortfolioStore);
  list.show(EMPTY_QUERY);
  http.expectOne(LIST).flush({ total: 1, items: [rowOf(card(1))] });
  await turn();
  const place = { list, overview: TestBed.inject(OverviewStore) };
  const edits = TestBed.inject(RowEdits);
  const save = (title: string) => edits.save(place, rowOf(card(1)), 'title', { title }, { title: 'Cas 1' });
  return { http, list, save };
}

it('shows the value at once, then what was saved, and takes it back when asked', async () => {
  const { http, list, save } = await start();
  const saving = save('Tri');
  expect(list.row(0)?.title).toBe('Tri');
  const request = http.expectOne(URL);
  expect(request.request.body).toEqual({ version: 1, changes: { title: 'Tri' } });
  request.flush(detailOf(card(1, { title: 'Tri' })));
  expect(await saving).toEqual({ kind: 'saved' });
  expect(list.row(0)).toMatchObject({ title: 'Tri', version: 2 });

  TestBed.inject(Toasts).items()[0]?.action?.run();
  const undo = http.expectOne(URL);
  expect(undo.request.body).toEqual({ version: 2, changes: { title: 'Cas 1' } });
  undo.flush(detailOf(card(1, { version: 2 })));
  await turn();
  expect(list.row(0)).toMatchObject({ title: 'Cas 1', version: 3 });
});

it('says what somebody else saved in the same field, and shows it in the list', async () => {
  const { http, list, save } = await start();
  const saving = save('Tri');
  http.expectOne(URL).flush(conflict(detailOf(card(1, { title: 'Autre' }))), stale);
  expect(await saving).toMatchObject({ kind: 'conflict', current: { title: 'Autre', version: 2 } });
  expect(list.row(0)).toMatchObject({ title: 'Autre', version: 2 });
});

it('saves over a change of another field without asking', async () => {
  const { http, save } = await start();
  const saving = save('Tri');
  http.expectOne(URL).flush(conflict(detailOf(card(1, { domain: 'Courrier' }))), stale);
  await turn();
  const again = http.expectOne(URL);
  expect(again.request.body).toEqual({ version: 2, changes: { title: 'Tri' } });
  again.flush(detailOf(card(1, { title: 'Tri', domain: 'Courrier', version: 2 })));
  expect(await saving).toEqual({ kind: 'saved' });
});

it('puts the row back when the save is refused', async () => {
  const { http, list, save } = await start();
  const saving = save('Tri');
  http.expectOne(URL).flush(null, { status: 503, statusText: 'Unavailable' });
  expect((await saving).kind).toBe('refused');
  expect(list.row(0)?.title).toBe('Cas 1');
});
