import { expect, open, test } from './support/fixtures.js';
import { openRoute, ROUTES } from './support/routes.js';

test.use({ viewport: { width: 320, height: 640 } });

test('every route reads at 320 px without scrolling sideways', async ({ page, context, signIn, watch }) => {
  test.setTimeout(400_000);
  watch.allow(/status of 404/);
  await signIn(context, 'admin');
  await open(page, '/portfolio');
  for (const route of ROUTES) {
    await openRoute(page, route);
    const over = await page.evaluate(() => {
      const main = document.querySelector('main');
      return {
        page: document.documentElement.scrollWidth - document.documentElement.clientWidth,
        main: main ? main.scrollWidth - main.clientWidth : 0,
      };
    });
    expect.soft(over, route.name).toEqual({ page: 0, main: 0 });
  }
});
