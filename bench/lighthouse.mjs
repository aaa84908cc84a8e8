import { chromium } from '@playwright/test';
import { launch } from 'chrome-launcher';
import lighthouse, { desktopConfig } from 'lighthouse';
import { median } from './figures.mjs';

const ROUNDS = 5;
const CHROMIUM = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium';
const PAGES = ['/portfolio', '/monthly-report'];
const CATEGORIES = ['performance', 'accessibility', 'best-practices'];

/**
 * Lighthouse on the pages people open most, signed in, the median of five: desktop and mobile. The floor is 100.
 * @param {import('./figures.mjs').Bench} bench
 */
export async function lighthouseScores({ stack, client }) {
  const chrome = await launch({
    chromePath: CHROMIUM,
    chromeFlags: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
    logLevel: 'silent',
  });
  try {
    await signIn(chrome.port, stack.address, String(client.headers['cookie']));
    /** @type {import('./figures.mjs').Figure[]} */
    const figures = [];
    for (const device of /** @type {const} */ (['desktop', 'mobile'])) {
      for (const page of PAGES) {
        /** @type {Record<string, number[]>} */
        const scores = {};
        const keep = (/** @type {string} */ name, /** @type {number} */ value) =>
          (scores[name] ??= []).push(value);
        for (let round = 0; round < ROUNDS; round += 1) {
          const result = await lighthouse(
            `${stack.address}${page}`,
            {
              port: chrome.port,
              onlyCategories: CATEGORIES,
              logLevel: 'silent',
            },
            device === 'desktop' ? desktopConfig : undefined,
          );
          if (!result) throw new Error(`Lighthouse said nothing of ${page}`);
          // A page that sent the browser elsewhere (to sign in) would get the marks of that one.
          if (new URL(result.lhr.finalDisplayedUrl).pathname !== page)
            throw new Error(`${page} became ${result.lhr.finalDisplayedUrl}`);
          for (const category of CATEGORIES)
            keep(category, (result.lhr.categories[category]?.score ?? 0) * 100);
          keep('lcp', result.lhr.audits['largest-contentful-paint']?.numericValue ?? 0);
          keep('tbt', result.lhr.audits['total-blocking-time']?.numericValue ?? 0);
          keep('cls', result.lhr.audits['cumulative-layout-shift']?.numericValue ?? 0);
        }
        for (const category of CATEGORIES) {
          const value = median(scores[category] ?? []);
          figures.push({
            name: `lighthouse-${device}-${category}${page}`,
            value,
            unit: 'points',
            floor: 100,
            ratio: value / 100,
          });
        }
        const [last] = figures.slice(-1);
        if (last)
          Object.assign(last, {
            lcpMs: median(scores['lcp'] ?? []),
            tbtMs: median(scores['tbt'] ?? []),
            cls: median(scores['cls'] ?? []),
          });
      }
    }
    return figures;
  } finally {
    chrome.kill();
  }
}

/**
 * Puts the session into the browser's own cookies, which Lighthouse leaves alone; a header would be dropped as soon as
 * the page sets a cookie.
 * @param {number} port
 * @param {string} url
 * @param {string} cookie
 */
async function signIn(port, url, cookie) {
  const browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`);
  const [name = '', value = ''] = cookie.split('=');
  await browser.contexts()[0]?.addCookies([{ name, value, url }]);
  await browser.close();
}
