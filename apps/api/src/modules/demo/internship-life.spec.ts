import { reviewContent } from '@jalon/contracts';
import { reviewProblems } from '@jalon/domain';
import { UnitOfWork } from '../../database/unit-of-work.js';
import { TestApp, TEST_TODAY } from '../../testing/app.js';
import { loadDemo } from './load-demo.js';

let app: TestApp;
const ACTOR = { accountId: null, personId: null, requestId: null };

beforeAll(async () => {
  app = await TestApp.start();
  await new UnitOfWork(app.core.database, app.clock).run(ACTOR, (tx) => loadDemo(tx, TEST_TODAY));
});

afterAll(() => app.stop());

it('tells the weeks of the internship that runs: all but the present one sent, the last of them unread', async () => {
  const weeks = await app.query<{ sent: boolean; read: boolean }>(
    `select w.submitted_at is not null as sent, w.read_at is not null as read
     from internship_week w join internship i on i.id = w.internship_id where i.is_demo and i.state = 'running' order by monday desc`,
  );
  expect(weeks.length).toBeGreaterThan(3);
  expect(weeks.slice(0, 3)).toEqual([
    { sent: false, read: false },
    { sent: true, read: false },
    { sent: true, read: true },
  ]);
});

it('has a check-in that is shared and a mid-term review that is complete and is not', async () => {
  const reviews = await app.query<{ kind: 'check_in' | 'mid_term'; content: unknown; shared: boolean }>(
    `select kind, content, shared_at is not null as shared from internship_review v
     join internship i on i.id = v.internship_id where i.is_demo and i.state = 'running' order by held_on, kind`,
  );
  expect(reviews.map(({ kind, shared }) => [kind, shared])).toEqual([
    ['check_in', true],
    ['mid_term', false],
  ]);
  for (const { kind, content } of reviews)
    expect(reviewProblems(kind, reviewContent.parse(content))).toEqual([]);
});
