import pg from 'pg';
import { aSolution } from '../../../bench/usage-ingest.mjs';
import { Client } from '../../../tools/client.mjs';
import { accountOf, expect, test } from './support/fixtures.js';
import { startStack, type Stack } from './support/stack.js';

const SOURCE = 'https://journey.example/processes';
const EVENTS = 2_000;
const BATCH = 100;

/** Two processes of the API behind one address, as a load balancer would have them. */
test.describe('two processes of the API', () => {
  let stack: Stack;

  test.beforeAll(async () => {
    test.setTimeout(200_000);
    stack = await startStack();
  });
  test.afterAll(() => stack.stop());

  test('count the same stream once, whichever is asked, in any order, again and at the same time', async () => {
    test.setTimeout(120_000);
    const urls = [stack.url, await stack.another()];
    const db = new pg.Client({ connectionString: stack.databaseUrl });
    await db.connect();
    try {
      const client = await new Client(stack.url).signIn(accountOf('project_manager', stack.accounts));
      const { solutionId } = await aSolution(db, SOURCE);
      const { secret } = (await client.ask('POST', '/api/usage-keys', { solutionId, label: 'Flux' })) as {
        secret: string;
      };
      const events = Array.from({ length: EVENTS }, (_, index) => ({
        specversion: '1.0',
        id: `event-${index}`,
        source: SOURCE,
        type: 'org.example.used',
        time: new Date(Date.now() - index * 60_000).toISOString(),
        data: { user: `person-${index % 40}` },
      }));
      // Each event goes to both, in batches cut elsewhere and in another order; the first also a second time.
      const batches = urls.flatMap((url, turn) => {
        const order = turn === 0 ? events : [...events.slice(37), ...events.slice(0, 37)].reverse();
        const cut = Array.from({ length: EVENTS / BATCH }, (_, at) =>
          order.slice(at * BATCH, (at + 1) * BATCH),
        );
        return [...cut, ...cut.slice(0, 5)].map((batch) => ({ url, batch }));
      });
      const answers = await Promise.all(
        batches.map(async ({ url, batch }) => {
          const response = await fetch(`${url}/api/usage/events`, {
            method: 'POST',
            headers: {
              authorization: `Bearer ${secret}`,
              'content-type': 'application/cloudevents-batch+json',
            },
            body: JSON.stringify(batch),
          });
          expect(response.status).toBe(207);
          return (await response.json()) as { accepted: number; duplicate: number; rejected: number };
        }),
      );
      const sum = (of: 'accepted' | 'duplicate' | 'rejected') =>
        answers.reduce((total, answer) => total + answer[of], 0);
      expect([sum('accepted'), sum('rejected')]).toEqual([EVENTS, 0]);
      expect(sum('duplicate')).toBe(batches.length * BATCH - EVENTS);
      const { rows } = await db.query(
        `select count(*)::int as events, count(distinct user_key)::int as users from usage_event
         where solution_id = $1`,
        [solutionId],
      );
      // The same person is the same pseudonym in both.
      expect(rows).toEqual([{ events: EVENTS, users: 40 }]);
    } finally {
      await db.end();
    }
  });
});
