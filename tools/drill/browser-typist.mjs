/**
 * Somebody typing into the real page, in a browser that is killed while they type and started again on the same
 * profile: what was typed has to be there, from the server or from the device.
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { chromium } from '@playwright/test';
import { waitUntil } from '../processes.mjs';
import { word } from './typist.mjs';

const BROWSER = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium';
const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--remote-debugging-port=0',
];
const START_MS = 60_000;
/** A word typed longer ago than that before the kill has to be on the device. */
const KEPT_AFTER_MS = 1_000;

export const hasBrowser = () => existsSync(BROWSER);

export class BrowserTypist {
  /** @type {import('./typist.mjs').Words} */
  words = { typed: new Set(), confirmed: new Set() };
  /** Words that were on the device when the browser was killed. @type {Set<string>} */
  kept = new Set();
  kills = 0;
  #profile = mkdtempSync(join(tmpdir(), 'jalon-typist-'));
  #page;
  #cookie;
  /** @type {import('node:child_process').ChildProcess | null} */
  #child = null;
  /** @type {import('@playwright/test').Page | null} */
  #screen = null;
  /** Words not confirmed, with when they were typed. @type {Map<string, number>} */
  #waiting = new Map();
  #n = 0;

  /** @param {{ page: string, cookie: string }} options the address of the minutes, and whose session types */
  constructor({ page, cookie }) {
    this.#page = page;
    this.#cookie = cookie;
  }

  /** Types words until told to stop; a browser that died is started again. @param {() => boolean} stopped */
  async work(stopped) {
    while (!stopped()) {
      try {
        await this.#open();
        while (!stopped()) await this.#type();
      } catch {
        // Killed, or the page could not load while the server was down: begins again, at the end in `settle`.
        await this.#end();
        await sleep(300);
      }
    }
  }

  /** SIGKILL to the whole browser, mid-word. */
  kill() {
    this.kills += 1;
    const now = performance.now();
    for (const [text, at] of this.#waiting) if (now - at > KEPT_AFTER_MS) this.kept.add(text);
    this.#signal('SIGKILL');
  }

  /** Opens the page once more if need be, until the server has everything. @param {number} timeoutMs */
  async settle(timeoutMs) {
    const end = performance.now() + timeoutMs;
    while (performance.now() < end) {
      try {
        if (this.#screen === null) await this.#open();
        await this.#saved(end - performance.now());
        return true;
      } catch {
        await this.#end();
        await sleep(300);
      }
    }
    return false;
  }

  async close() {
    await this.#end();
    rmSync(this.#profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  }

  async #open() {
    const port = join(this.#profile, 'DevToolsActivePort');
    rmSync(port, { force: true });
    const child = spawn(BROWSER, [...FLAGS, `--user-data-dir=${this.#profile}`, 'about:blank'], {
      stdio: 'ignore',
      detached: true,
    });
    this.#child = child;
    await waitUntil(() => existsSync(port) || child.exitCode !== null, START_MS, 50);
    const [number] = readFileSync(port, 'utf8').split('\n');
    const browser = await chromium.connectOverCDP(`http://127.0.0.1:${number}`);
    const [context] = browser.contexts();
    if (!context) throw new Error('The browser opened no window.');
    const [name = '', value = ''] = this.#cookie.split('=');
    await context.addCookies([{ name, value, url: new URL(this.#page).origin }]);
    const screen = context.pages()[0] ?? (await context.newPage());
    await screen.goto(this.#page, { timeout: START_MS });
    const text = screen.locator('.ProseMirror[contenteditable="true"]');
    await text.waitFor({ timeout: START_MS });
    await text.press('Control+End');
    await text.press('Enter');
    this.#screen = screen;
  }

  async #type() {
    const screen = this.#screen;
    if (screen === null) throw new Error('The browser is gone.');
    const text = word('browser', this.#n);
    this.#n += 1;
    this.words.typed.add(text);
    await screen.keyboard.type(`${text} `, { delay: 8 });
    this.#waiting.set(text, performance.now());
    // The badge says of everything typed so far that the server has it.
    const before = [...this.#waiting.keys()];
    if ((await this.#state()) === 'saved' && (await this.#isOld(before))) this.#confirm(before);
  }

  /** The badge follows within a moment: one read right after a key may still speak of before it. @param {string[]} words */
  async #isOld(words) {
    await sleep(60);
    return (await this.#state()) === 'saved' && words.length > 0;
  }

  /** @returns {Promise<string | null>} */
  async #state() {
    return this.#screen?.locator('[data-save]').first().getAttribute('data-save', { timeout: 5_000 }) ?? null;
  }

  /** @param {number} timeoutMs */
  async #saved(timeoutMs) {
    const before = [...this.#waiting.keys()];
    await this.#screen
      ?.locator('[data-save="saved"]')
      .first()
      .waitFor({ timeout: Math.max(timeoutMs, 1) });
    this.#confirm(before);
  }

  /** @param {string[]} words */
  #confirm(words) {
    for (const text of words) {
      // What was typed in the instant of a kill may be lost, unless it was on the device by then.
      this.#waiting.delete(text);
      this.words.confirmed.add(text);
    }
  }

  async #end() {
    this.#signal('SIGKILL');
    const child = this.#child;
    if (child) await waitUntil(() => child.exitCode !== null || child.signalCode !== null, 10_000, 20);
    this.#child = null;
    this.#screen = null;
    // Those not on the device were never promised; those that were are counted apart.
    this.#waiting.clear();
  }

  /** The browser is a family of processes: all of them. @param {NodeJS.Signals} signal */
  #signal(signal) {
    const pid = this.#child?.pid;
    if (pid === undefined) return;
    try {
      process.kill(-pid, signal);
    } catch {
      // Gone already.
    }
  }
}
