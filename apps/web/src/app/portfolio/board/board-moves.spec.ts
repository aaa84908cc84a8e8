import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { I18n } from '../../core/i18n/i18n';
import { Toasts } from '../../ui/toast/toasts';
import { OverviewStore } from '../layouts/overview-store';
import { PortfolioStore } from '../portfolio-store';
import { card } from '../testing/cards';
import { detailOf } from '../testing/rows';
import { BoardMoves } from './board-moves';

const turn = () => new Promise((resolve) => setTimeout(resolve));
const one = card(1);
const MOVE = `/api/use-cases/${one.id}/transitions`;

async function start() {
  TestBed.configureTestingModule({
    providers: [provideHttpClient(), provideHttpClientTesting(), PortfolioStore, OverviewStore, BoardMoves],
  });
  const i18n = TestBed.inject(I18n);
  await i18n.use('fr');
  await i18n.addScope('portfolio', { fr: () => import('../i18n/fr'), en: () => import('../i18n/en') });
  const http = TestBed.inject(HttpTestingController);
  const overview = TestBed.inject(OverviewStore);
  overview.show('');
  http.expectOne('/api/use-cases/overview').flush({ items: [one], total: 1, truncated: false });
  await turn();
  const said = () => TestBed.inject(Toasts).items().at(-1)?.message ?? '';
  return { http, overview, moves: TestBed.inject(BoardMoves), said };
}

it('leads a forward drop to its gate, the card left in place', async () => {
  const { http, overview, moves } = await start();
  moves.drop(one, 'delivery');
  expect(moves.pending()).toMatchObject({ kind: 'gate', to: 'delivery' });
  expect(overview.card(one.id)?.stage).toBe('framing');
  http.expectNone(MOVE);
});

it('says why a card cannot go there', async () => {
  const { moves, said } = await start();
  moves.drop(one, 'usage');
  expect(moves.pending()).toBeNull();
  expect(said()).toContain('UC-001 revient en Cadrage');
  moves.drop(card(2, { gate: null, back: null }), 'delivery');
  expect(said()).toContain('suspendu');
});

it('moves back with a reason, against the version that was read', async () => {
  const { http, overview, moves } = await start();
  moves.drop(one, 'opportunity');
  const moving = moves.back('Le besoin a changé');
  expect(overview.card(one.id)?.stage).toBe('opportunity');
  const request = http.expectOne(MOVE);
  expect(request.request.body).toEqual({
    version: 1,
    name: 'return_to_opportunity',
    reason: 'Le besoin a changé',
  });
  request.flush(detailOf(card(1, { stage: 'opportunity' })));
  await moving;
  expect(overview.card(one.id)).toMatchObject({ stage: 'opportunity', version: 2 });
});

it('puts a card that somebody else moved where it is now, and says so', async () => {
  const { http, overview, moves, said } = await start();
  moves.drop(one, 'opportunity');
  const moving = moves.back('Le besoin a changé');
  const current = detailOf(card(1, { stage: 'delivery' }));
  const body = { type: 'about:blank', title: 'Conflict', status: 409, code: 'version_conflict', current };
  http.expectOne(MOVE).flush(body, { status: 409, statusText: 'Conflict' });
  await moving;
  expect(overview.card(one.id)).toMatchObject({ stage: 'delivery', version: 2 });
  expect(said()).toContain('quelqu’un d’autre');
});

it('puts the card back when the move is refused', async () => {
  const { http, overview, moves, said } = await start();
  moves.drop(one, 'opportunity');
  const moving = moves.back('Le besoin a changé');
  http.expectOne(MOVE).flush(null, { status: 403, statusText: 'Forbidden' });
  await moving;
  expect(overview.card(one.id)).toMatchObject({ stage: 'framing', version: 1 });
  expect(said()).toContain('UC-001 revient en Cadrage');
});
