import { createView, type SavedViews } from '@jalon/contracts';
import { UnitOfWork } from '../../database/unit-of-work.js';
import { TestApp, TEST_TODAY } from '../../testing/app.js';
import { loadDemo } from './load-demo.js';

it('brings views that the list would take, shared with the lab or not', async () => {
  const app = await TestApp.start();
  try {
    const nobody = { accountId: null, personId: null, requestId: null };
    await new UnitOfWork(app.core.database, app.clock).run(nobody, (tx) => loadDemo(tx, TEST_TODAY));
    const client = await app.signIn('intern');
    const { items } = (await client.get<SavedViews>('/api/views')).body;
    expect(items.map((view) => [view.shared, view.mine])).toEqual(items.map(() => [true, false]));
    expect(items.length).toBeGreaterThan(1);
    for (const { name, query } of items) expect(createView.safeParse({ name, query }).success).toBe(true);
    const answers = items.map((view) =>
      client.get(`/api/use-cases?${view.query.replace(/&?(layout|group)=[^&]*/g, '')}`),
    );
    expect((await Promise.all(answers)).map((answer) => answer.status)).toEqual(items.map(() => 200));
  } finally {
    await app.stop();
  }
});
