import { chromium } from '@playwright/test';

const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'];
const BUDGET_MS = 32;
const KEYS = 300;
/** About 500 words a page. */
const PAGES = 20;
const WORDS =
  'Le comité constate que la qualité des données du lot progresse et demande au métier de confirmer les règles de gestion avant la recette de la semaine prochaine afin que les essais commencent sans attendre la livraison suivante. ';

/**
 * Milliseconds from a key to the frame that shows its letter, 95th percentile, in minutes of twenty pages with two
 * hundred typed rows, in Chromium at 1440 × 900, the text being saved meanwhile. The floor is the budget: at 32 ms a
 * letter is there two frames after its key.
 * @param {import('./figures.mjs').Bench} bench
 */
export async function minutesTyping({ stack, client }) {
  const meetingId = await newMeeting(client);
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
    await page.goto(`/meetings/${meetingId}/minutes`);
    const text = page.locator('.ProseMirror');
    await text.locator('p').first().click();
    for (let part = 0; part < PAGES; part += 1) await page.evaluate(paste, onePage(part));
    await page.locator('[data-save=saved]').waitFor();
    await page.waitForTimeout(2_000);
    const length = await text.evaluate((element) => Object(element).textContent.length);
    if (length < PAGES * 2_500) throw new Error(`The minutes hold only ${length} characters.`);

    // In the middle of the text, where what comes before and after has to be kept in place.
    const paragraphs = text.locator('> p');
    const middle = paragraphs.nth(Math.floor((await paragraphs.count()) / 2));
    await middle.scrollIntoViewIfNeeded();
    await middle.click();
    await page.evaluate(watchKeys);
    for (let key = 0; key < KEYS; key += 1) {
      await page.keyboard.press(key % 6 === 5 ? 'Space' : 'e');
      await page.waitForTimeout(30);
    }
    /** @type {number[]} */
    const times = await page.evaluate(() => Object(globalThis).keyTimes);
    if (times.length < KEYS) throw new Error(`Only ${times.length} keys of ${KEYS} reached the text.`);
    const sorted = [...times].sort((a, b) => a - b);
    const p95 = sorted[Math.ceil(sorted.length * 0.95) - 1] ?? 0;
    return [{ name: 'minutes-typing', value: p95, unit: 'ms', floor: BUDGET_MS, ratio: BUDGET_MS / p95 }];
  } finally {
    await browser.close();
  }
}

/**
 * A meeting with minutes begun, through the API.
 * @param {import('../tools/client.mjs').Client} client
 * @returns {Promise<string>}
 */
async function newMeeting(client) {
  const { today } = await client.ask('GET', '/api/session');
  const { items } = await client.ask('GET', '/api/use-cases?pageSize=1');
  const meeting = await client.ask(
    'POST',
    '/api/meetings',
    {
      kind: 'project_committee',
      title: 'Bench meeting',
      heldOn: today,
      startsAt: '09:00',
      minutes: 60,
      useCaseIds: [items[0].id],
    },
    { 'idempotency-key': `bench-minutes-${Date.now()}` },
  );
  await client.ask('POST', `/api/meetings/${meeting.id}/minutes`, { language: 'fr' });
  return meeting.id;
}

/** @param {number} part */
function onePage(part) {
  const rows = Array.from(
    { length: 10 },
    (_, index) =>
      `<div data-entry="${['action', 'decision', 'risk', 'info'][index % 4]}" data-due="2027-01-15">Ligne ${part}-${index} à suivre par le projet</div>` +
      `<p>${WORDS}<b>Point ${index}.</b></p>`,
  );
  return `<h2>Partie ${part + 1}</h2>${rows.join('')}`;
}

/**
 * In the page: pastes HTML at the end of the text.
 * @param {string} html
 */
function paste(html) {
  const { document, getSelection, DataTransfer, ClipboardEvent } = Object(globalThis);
  const text = document.querySelector('.ProseMirror');
  getSelection().selectAllChildren(text);
  getSelection().collapseToEnd();
  const data = new DataTransfer();
  data.setData('text/html', html);
  text.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
}

/** In the page: notes for each key how long it took until the frame with its letter was on screen. */
function watchKeys() {
  const { document, requestAnimationFrame, MessageChannel } = Object(globalThis);
  /** @type {number[]} */
  const times = [];
  Object.assign(globalThis, { keyTimes: times });
  document.querySelector('.ProseMirror').addEventListener(
    'keydown',
    (/** @type {{ timeStamp: number }} */ event) => {
      requestAnimationFrame(() => {
        // The first message after a frame's callbacks comes once it was painted.
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => times.push(performance.now() - event.timeStamp);
        port2.postMessage(null);
      });
    },
    { capture: true },
  );
}
