import type { Leadership, UsageAlerts } from '@jalon/contracts';
import { monthOf } from '@jalon/domain';
import { UnitOfWork } from '../../database/unit-of-work.js';
import { TEST_TODAY, TestApp } from '../../testing/app.js';
import { loadDemo } from './load-demo.js';

it('shows what the use of the demo asks for, on the page of leadership too, and leaves nothing behind', async () => {
  const app = await TestApp.start();
  try {
    const nobody = { accountId: null, personId: null, requestId: null };
    await new UnitOfWork(app.core.database, app.clock).run(nobody, (tx) => loadDemo(tx, TEST_TODAY));
    const client = await app.signIn('admin');
    const { body } = await client.get<UsageAlerts>('/api/usage-alerts?show=all');
    expect(body.counts.all).toBeGreaterThan(0);
    const month = monthOf(TEST_TODAY);
    const { current } = (await client.get<Leadership>(`/api/leadership?month=${month}`)).body;
    expect(current.afterGoLive?.alerts).toHaveLength(body.counts.open);
    expect(current.afterGoLive?.deployments.length).toBeGreaterThan(0);
    expect((await client.delete('/api/demo')).status).toBe(204);
    expect(await app.query('select 1 from usage_alert')).toEqual([]);
  } finally {
    await app.stop();
  }
});
