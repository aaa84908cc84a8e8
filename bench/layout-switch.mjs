import { chromium } from '@playwright/test';
import { median } from './figures.mjs';

const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'];
const ROUNDS = 9;
const BUDGET_MS = 150;
/** In the order they are gone through, with what shows that each is there. */
const MARKS = /** @type {const} */ ([
  ['Feuille de route', '[data-mark]'],
  ['Matrice', '[data-mark][data-card]'],
  ['Kanban', '[data-stage] [data-card]'],
]);

/**
 * Milliseconds from the click on a layout to the frame that shows it, over 500 use cases with six milestones each, in
 * Chromium at 1440 × 900. The cards are read once: a switch asks the server for nothing. The floor is the budget of
 * the screen; a ratio of 1 or more keeps it.
 * @param {import('./figures.mjs').Bench} bench
 */
export async function layoutSwitch({ stack, client }) {
  const browser = await chromium.launch({
    executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
    args: FLAGS,
  });
  try {
    const context = await browser.newContext({
      baseURL: stack.address,
      viewport: { width: 1440, height: 900 },
      locale: 'fr-FR',
    });
    const [cookie = '', token = ''] = String(client.headers['cookie']).split(';')[0]?.split('=') ?? [];
    await context.addCookies([{ name: cookie, value: token, url: stack.address }]);
    const page = await context.newPage();
    let asked = 0;
    page.on('request', (request) => {
      if (request.url().includes('/api/')) asked += 1;
    });
    await page.goto('/portfolio?layout=board');
    await page.locator('[data-stage] [data-card]').first().waitFor();
    // Each once, so that their code is here.
    for (const layout of [...MARKS.map(([name]) => name), 'Liste', 'Kanban']) {
      await page.locator('.ui-segmented__option', { hasText: layout }).first().click();
      await page.waitForTimeout(600);
    }
    asked = 0;
    /** @type {number[]} */
    const worst = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const times = [];
      for (const [layout, mark] of MARKS) times.push(await page.evaluate(switchTo, { layout, mark }));
      worst.push(Math.max(...times));
    }
    if (asked > 0) throw new Error(`Switching layouts asked the server ${asked} times.`);
    const slowest = median(worst);
    return [
      { name: 'layout-switch', value: slowest, unit: 'ms', floor: BUDGET_MS, ratio: BUDGET_MS / slowest },
    ];
  } finally {
    await browser.close();
  }
}

/**
 * In the page: from the click to the frame after the one in which the new layout is there.
 * @param {{ layout: string, mark: string }} wanted
 * @returns {Promise<number>}
 */
function switchTo({ layout, mark }) {
  // A page's globals, of which Node's types know nothing.
  const { document, requestAnimationFrame } = Object(globalThis);
  /** @type {{ textContent: string, querySelector: (selector: string) => { click: () => void } | null }[]} */
  const options = [...document.querySelectorAll('.ui-segmented__option')];
  const input = options.find((option) => option.textContent.includes(layout))?.querySelector('input');
  const main = document.querySelector('main');
  if (!input || !main) throw new Error(`No layout ${layout}`);
  return new Promise((resolve) => {
    const start = performance.now();
    performance.mark(`layout-${layout}`);
    const wait = () => {
      if (!main.querySelector(mark) || main.querySelector('.ui-skeleton')) {
        requestAnimationFrame(wait);
        return;
      }
      // The frame is on screen once the next task begins.
      requestAnimationFrame(() => {
        setTimeout(() => {
          performance.measure(`layout-${layout}`, `layout-${layout}`);
          resolve(performance.now() - start);
        });
      });
    };
    input.click();
    requestAnimationFrame(wait);
  });
}
