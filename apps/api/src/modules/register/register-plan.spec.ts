import { registerQuery } from '@jalon/contracts';
import type { Principal } from '@jalon/domain';
import { TEST_TODAY, TestApp } from '../../testing/app.js';
import { growPortfolio } from '../../testing/portfolio.js';
import { pageStatement } from './persistence/register-list.js';

let app: TestApp;

beforeAll(async () => {
  app = await TestApp.start();
  await growPortfolio(app, { useCases: 4_000 });
  await app.query(
    `insert into register_item (use_case_id, kind, number, title, state, opened_on, due_on, closed_on, owner_id,
       probability, impact)
     select u.id, k.kind, 1 + n, (array['Retard du fournisseur','Relancer le juridique','Panne de recette'])[1 + r % 3] || ' ' || r,
       case when r % 3 > 0 then k.ended else k.begun end, date '2026-01-05' + r % 60, date '2026-02-01' + r % 120,
       case when r % 3 > 0 then date '2026-03-10' end, p.ids[1 + r % 300],
       case when k.kind = 'risk' then 1 + r % 5 end, case when k.kind = 'risk' then 1 + (r / 5) % 5 end
     from use_case u cross join generate_series(0, 9) n,
       lateral (select (u.number * 31 + n * 7) % 10007 as r) r,
       lateral (select * from (values (0,'risk','open','closed'),(1,'issue','open','closed'),(2,'action','todo','done'),
         (3,'decision','proposed','taken')) v (at, kind, begun, ended) where v.at = n % 4) k,
       (select array_agg(id) as ids from person) p`,
  );
  await app.query('vacuum analyze register_item');
}, 120_000);

afterAll(() => app.stop());

const everybody: Principal = { accountId: '', personId: '', role: 'project_manager', entityId: null };

async function plan(query: Record<string, string>): Promise<{ readonly text: string; readonly ms: number }> {
  const { text, values } = pageStatement(everybody, registerQuery.parse(query), TEST_TODAY);
  await app.query(text, values);
  const rows = await app.query<{ 'QUERY PLAN': string }>(`explain (analyze, timing off) ${text}`, values);
  const lines = rows.map((row) => row['QUERY PLAN']);
  const ms = Number(/Execution Time: ([\d.]+)/.exec(lines.at(-1) ?? '')?.[1] ?? Number.NaN);
  return { text: lines.join('\n'), ms };
}

it('reads what is due first in the order of an index, at 40,000 items', async () => {
  const [counted] = await app.query<{ n: number }>('select count(*)::int as n from register_item');
  expect(counted?.n).toBe(40_000);
  expect((await plan({ open: 'true' })).text).toContain('register_due');
  expect((await plan({ overdue: 'true' })).text).toContain('register_due');
});

it('finds words of the title by their trigrams', async () => {
  expect((await plan({ q: 'juridique 4711' })).text).toContain('register_title_trgm');
});
