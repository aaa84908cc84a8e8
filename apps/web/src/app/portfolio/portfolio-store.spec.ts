import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import type { UseCaseRow } from '@jalon/contracts';
import { PortfolioStore } from './portfolio-store';
import { EMPTY_QUERY } from './query';

const turn = () => new Promise((resolve) => setTimeout(resolve));

function row(number: number): UseCaseRow {
  return {
    id: `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`,
    code: `UC-${number}`,
    title: `Cas ${number}`,
    entityId: '00000000-0000-4000-8000-0000000000e1',
    entityName: 'Conformité',
    domain: null,
    productName: null,
    functionalReferentId: null,
    functionalReferentName: null,
    sponsorName: null,
    stage: 'framing',
    condition: 'active',
    health: 'not_rated',
    healthDeclaredOn: null,
    trend: 'stable',
    valueScore: null,
    feasibilityScore: null,
    tags: [],
    nextMilestoneName: null,
    nextMilestoneOn: null,
    counts: null,
    updatedAt: '2026-03-02T08:00:00Z',
    version: 1,
  };
}
/** Page `page` of a list of `total` rows. */
function pageOf(page: number, total: number) {
  const first = (page - 1) * 100;
  const length = Math.max(0, Math.min(100, total - first));
  return { total, items: Array.from({ length }, (_, index) => row(first + index)) };
}
const list = (page: number, query = 'sort=code&dir=asc') =>
  `/api/use-cases?${query}&page=${page}&pageSize=100`;

async function start(total = 950) {
  TestBed.configureTestingModule({
    providers: [provideHttpClient(), provideHttpClientTesting(), PortfolioStore],
  });
  const http = TestBed.inject(HttpTestingController);
  const store = TestBed.inject(PortfolioStore);
  store.show(EMPTY_QUERY);
  http.expectOne(list(1)).flush(pageOf(1, total));
  await turn();
  return { http, store };
}

describe('rows of the portfolio', () => {
  it('reads the pages that are looked at, once each, and no other', async () => {
    const { http, store } = await start();
    expect(store.total()).toBe(950);
    expect(store.row(99)?.code).toBe('UC-99');
    expect(store.row(900)).toBeNull();
    store.ensure(880, 920);
    store.ensure(885, 925);
    http.expectOne(list(9)).flush(pageOf(9, 950));
    http.expectOne(list(10)).flush(pageOf(10, 950));
    await turn();
    expect(store.row(949)?.code).toBe('UC-949');
    expect(store.row(500)).toBeNull();
    store.ensure(880, 2000);
    http.expectNone((request) => request.url.startsWith('/api/use-cases?'));
  });

  it('keeps the old rows until the new ones are here', async () => {
    const { http, store } = await start();
    store.show({ ...EMPTY_QUERY, q: 'fraude' });
    expect(store.loading()).toBe(true);
    expect(store.row(0)?.code).toBe('UC-0');
    http.expectOne(list(1, 'q=fraude&sort=code&dir=asc')).flush(pageOf(1, 2));
    await turn();
    expect(store.loading()).toBe(false);
    expect(store.total()).toBe(2);
    expect(store.row(2)).toBeNull();
  });

  it('ignores what comes late of another query', async () => {
    const { http, store } = await start();
    store.show({ ...EMPTY_QUERY, q: 'a' });
    const late = http.expectOne(list(1, 'q=a&sort=code&dir=asc'));
    store.show({ ...EMPTY_QUERY, q: 'ab' });
    http.expectOne(list(1, 'q=ab&sort=code&dir=asc')).flush(pageOf(1, 3));
    await turn();
    late.flush(pageOf(1, 70));
    await turn();
    expect(store.total()).toBe(3);
  });

  it('reads nothing again for the query it shows', async () => {
    const { http, store } = await start();
    await turn();
    http.expectOne('/api/use-cases/counts').flush(null, { status: 503, statusText: 'Unavailable' });
    store.show({ ...EMPTY_QUERY });
    await turn();
    http.expectNone(list(1));
    http.expectNone('/api/use-cases/counts');
    expect(store.loading()).toBe(false);
  });

  it('says a failure, keeps the rows, and reads again when asked', async () => {
    const { http, store } = await start();
    store.show({ ...EMPTY_QUERY, late: true });
    const failed = { status: 503, statusText: 'Unavailable' };
    http.expectOne(list(1, 'late=true&sort=code&dir=asc')).flush(null, failed);
    await turn();
    expect(store.problem()?.code).toBe('unavailable');
    expect(store.row(0)?.code).toBe('UC-0');
    store.reload();
    expect(store.problem()).toBeNull();
    http.expectOne(list(1, 'late=true&sort=code&dir=asc')).flush(pageOf(1, 1));
    await turn();
    expect(store.total()).toBe(1);
  });
});
