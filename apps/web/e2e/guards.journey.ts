import { violations } from './support/axe.js';
import { expect, open, test } from './support/fixtures.js';

/** The journeys' own guards, each shown a fault it has to see. */
test.describe('guards of the journeys', () => {
  test.beforeEach(async ({ context, signIn }) => {
    await signIn(context, 'leadership');
  });

  test('an error in the console fails a journey', async ({ page }) => {
    test.fail();
    await open(page, '/monthly-report');
    await page.evaluate('console.error("planted")');
  });

  test('a violation of the content security policy is noted', async ({ page, watch }) => {
    watch.allow(/elsewhere\.invalid|img-src/);
    await open(page, '/monthly-report');
    await page.evaluate(() => {
      const image = document.createElement('img');
      image.src = 'https://elsewhere.invalid/pixel.png';
      document.body.append(image);
    });
    const noted = () =>
      watch.problems.filter((problem) => problem.startsWith('Content security policy: img-src'));
    await expect.poll(noted).toHaveLength(1);
  });

  test('an inaccessible element is found', async ({ page }) => {
    await open(page, '/monthly-report');
    expect(await violations(page)).toEqual([]);
    await page.evaluate(() => document.querySelector('main')?.append(document.createElement('input')));
    expect((await violations(page)).map((one) => one.id)).toContain('label');
  });
});
