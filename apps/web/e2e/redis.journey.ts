import { existsSync } from 'node:fs';
import { REDIS, startThrowawayRedis } from '../../../tools/redis.mjs';
import { download } from './support/documents.js';
import { accountOf, expect, test } from './support/fixtures.js';
import { startStack, type Stack } from './support/stack.js';

/** The same work with the queue on Redis, by the same worker program. */
test.describe('queue on Redis', () => {
  test.skip(
    process.env['TEST_REDIS_URL'] === undefined && !existsSync(REDIS),
    `${REDIS} is missing: install Debian's redis-server to run this journey.`,
  );
  let stack: Stack;
  let stopRedis: () => Promise<void> = () => Promise.resolve();

  test.beforeAll(async () => {
    test.setTimeout(400_000);
    const redis = await startThrowawayRedis();
    stopRedis = redis.stop;
    stack = await startStack({ redisUrl: redis.url });
  });
  test.afterAll(async () => {
    await stack.stop();
    await stopRedis();
  });

  test('generates the report of the month', async ({ page, context }) => {
    const { email, password } = accountOf('leadership', stack.accounts);
    await context.request.post(`${stack.url}/api/session`, { data: { email, password } });
    await page.goto(`${stack.url}/monthly-report`);
    await page.getByRole('button', { name: 'Générer' }).click();
    await expect(page.locator('a[data-sha256]')).toHaveCount(3, { timeout: 60_000 });
    await download(page, page.getByRole('link', { name: /PowerPoint/ }), 'pptx');
  });
});
