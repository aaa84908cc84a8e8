import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { card } from '../testing/cards';
import { OverviewStore } from './overview-store';

const turn = () => new Promise((resolve) => setTimeout(resolve));
const URL = '/api/use-cases/overview';
const answer = (...numbers: number[]) => ({
  items: numbers.map((number) => card(number)),
  total: numbers.length,
  truncated: false,
});

function start() {
  TestBed.configureTestingModule({
    providers: [provideHttpClient(), provideHttpClientTesting(), OverviewStore],
  });
  return { http: TestBed.inject(HttpTestingController), store: TestBed.inject(OverviewStore) };
}

it('reads the cards of a filter once, whatever layout asks', async () => {
  const { http, store } = start();
  store.show('');
  http.expectOne(URL).flush(answer(1, 2));
  await turn();
  store.show('');
  http.expectNone(URL);
  expect(store.card(card(2).id)?.code).toBe('UC-002');
});

it('keeps the old cards while others come, and drops an answer that comes late', async () => {
  const { http, store } = start();
  store.show('');
  http.expectOne(URL).flush(answer(1));
  await turn();
  store.show('q=a');
  const late = http.expectOne(`${URL}?q=a`);
  store.show('q=ab');
  http.expectOne(`${URL}?q=ab`).flush(answer(3));
  await turn();
  late.flush(answer(4, 5));
  await turn();
  expect(store.cards().map((one) => one.code)).toEqual(['UC-003']);
});

it('asks again after a failure', async () => {
  const { http, store } = start();
  store.show('');
  http.expectOne(URL).flush(null, { status: 503, statusText: 'Unavailable' });
  await turn();
  expect(store.problem()?.code).toBe('unavailable');
  store.show('');
  http.expectOne(URL).flush(answer(1));
  await turn();
  expect(store.problem()).toBeNull();
});
