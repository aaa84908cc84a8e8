import { expect, open, test } from './support/fixtures.js';
import { openRoute, ROUTES } from './support/routes.js';

const settled = expect.configure({ soft: true });

test.use({ viewport: { width: 320, height: 640 } });

test('every route reads at 320 px without scrolling sideways', async ({ page, context, signIn, watch }) => {
  test.setTimeout(400_000);
  watch.allow(/status of 404/);
  await signIn(context, 'admin');
  await open(page, '/portfolio');
  for (const route of ROUTES) {
    await openRoute(page, route);
    // As it stands once everything has come.
    const over = () =>
      page.evaluate(() => {
        const beyond = (box: Element | null): number => (box ? box.scrollWidth - box.clientWidth : 0);
        const main = document.querySelector('main');
        const widths = { page: beyond(document.documentElement), main: beyond(main) };
        if (!main || widths.main === 0) return { ...widths, widest: [] };
        // What sticks out and is in no box that scrolls by itself: the names to look for.
        const edge = main.getBoundingClientRect().right;
        const scrolls = (box: Element | null): boolean =>
          box !== null &&
          box !== main &&
          (getComputedStyle(box).overflowX !== 'visible' || scrolls(box.parentElement));
        const widest = [...main.querySelectorAll('*')]
          .filter((each) => each.getBoundingClientRect().right > edge && !scrolls(each.parentElement))
          .map(
            (each) =>
              `${each.tagName.toLowerCase()}.${each.className}: ${each.textContent.trim().slice(0, 40)}`,
          );
        return { ...widths, widest: widest.slice(0, 8) };
      });
    await settled
      .poll(over, { message: route.name, timeout: 3_000 })
      .toEqual({ page: 0, main: 0, widest: [] });
  }
});
