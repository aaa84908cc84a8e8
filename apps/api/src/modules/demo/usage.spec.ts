import type { UsageOverview } from '@jalon/contracts';
import { addDays } from '@jalon/domain';
import { UnitOfWork } from '../../database/unit-of-work.js';
import { TEST_TODAY, TestApp } from '../../testing/app.js';
import { loadDemo } from './load-demo.js';

it('shows solutions in use, on working days above all, and leaves nothing behind', async () => {
  const app = await TestApp.start();
  try {
    const nobody = { accountId: null, personId: null, requestId: null };
    await new UnitOfWork(app.core.database, app.clock).run(nobody, (tx) => loadDemo(tx, TEST_TODAY));
    const client = await app.signIn('admin');
    const { items } = (await client.get<UsageOverview>('/api/usage-metrics')).body;
    const used = items.filter(({ mau }) => (mau.value ?? 0) > 0);
    expect(used.length).toBeGreaterThanOrEqual(3);
    const [search] = items.filter(({ adoption }) => adoption.value !== null);
    expect(search?.adoption.value).toBeGreaterThan(0.2);
    expect(search?.adoption.value).toBeLessThan(1);
    const [week] = await app.query<{ working: number; off: number }>(
      `select sum(dau) filter (where extract(isodow from day) < 6)::int as working,
         sum(dau) filter (where extract(isodow from day) > 5)::int as off
       from usage_daily where entity_id = '00000000-0000-0000-0000-000000000000' and release = '*'`,
    );
    expect(week?.working).toBeGreaterThan(20 * (week?.off ?? 0));
    const [last] = await app.query<{ day: string }>('select max(day)::text as day from usage_event');
    expect(last?.day).toBe(addDays(TEST_TODAY, -1));
    expect(await app.query('select 1 from usage_mark')).toEqual([]);
    expect((await client.delete('/api/demo')).status).toBe(204);
    for (const table of ['usage_event', 'usage_mark', 'usage_user_day', 'usage_daily', 'usage_cohort'])
      expect(await app.query(`select 1 from ${table} limit 1`)).toEqual([]);
  } finally {
    await app.stop();
  }
});
