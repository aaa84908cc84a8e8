import { test as base, expect, type BrowserContext, type Page } from '@playwright/test';
import type { Account } from './stack.js';

export { expect };

export interface World {
  readonly url: string;
  readonly accounts: readonly Account[];
  readonly databaseUrl: string;
}

/** What the global setup left for the journeys. */
export function world(): World {
  return JSON.parse(process.env['JOURNEY_STACK'] ?? '{}') as World;
}

export function accountOf(role: string, accounts: readonly Account[] = world().accounts): Account {
  const account = accounts.find((one) => one.role === role);
  if (!account) throw new Error(`The demo has no account for the role ${role}.`);
  return account;
}

export interface Watch {
  /** Lets through what a journey provokes on purpose, for example the network error the browser logs on a 409. */
  allow(pattern: RegExp): void;
  /** Everything noted so far, allowed or not. */
  readonly problems: readonly string[];
  follow(page: Page): void;
}

interface Fixtures {
  readonly watch: Watch;
  /** Signs the page's context in through the API: quick, and no part of what the journey shows. */
  readonly signIn: (context: BrowserContext, role: string) => Promise<void>;
}

/**
 * Journeys fail on any console error, page error or violation of the content security policy, in any page of theirs.
 */
export const test = base.extend<Fixtures>({
  // eslint-disable-next-line no-empty-pattern -- Playwright reads the fixtures asked for from this pattern
  baseURL: async ({}, use) => use(world().url),

  watch: [
    async ({ context }, use) => {
      const problems: string[] = [];
      const allowed: RegExp[] = [];
      const note = (text: string) => problems.push(text);
      const follow = (page: Page) => {
        page.on('console', (message) => {
          if (message.type() === 'error') note(`${message.text()} (${message.location().url})`);
        });
        page.on('pageerror', (error) => note(`${error.name}: ${error.message}`));
      };
      const report = (text: string) => note(`Content security policy: ${text}`);
      await context.exposeFunction('journeyReport', report);
      await context.addInitScript(() => {
        document.addEventListener('securitypolicyviolation', (event) => {
          const { journeyReport } = window as unknown as { journeyReport: (text: string) => void };
          journeyReport(`${event.violatedDirective} ${event.blockedURI}`);
        });
      });
      context.on('page', follow);
      for (const page of context.pages()) follow(page);
      await use({ allow: (pattern) => allowed.push(pattern), problems, follow });
      expect(
        problems.filter((problem) => !allowed.some((pattern) => pattern.test(problem))),
        'errors in the console or against the content security policy',
      ).toEqual([]);
    },
    { auto: true },
  ],

  // eslint-disable-next-line no-empty-pattern -- Playwright reads the fixtures asked for from this pattern
  signIn: async ({}, use) => {
    await use(async (context, role) => {
      const { email, password } = accountOf(role);
      // Who was here before leaves first: what their page still asks for would be refused from now on.
      for (const page of context.pages()) await page.goto('about:blank');
      const answer = await context.request.post(`${world().url}/api/session`, { data: { email, password } });
      expect(answer.ok(), `sign-in as ${role}: ${answer.status()}`).toBe(true);
      // Whatever another journey left to the account.
      const { csrfToken } = (await answer.json()) as { csrfToken: string };
      const first = await context.request.patch(`${world().url}/api/account/preferences`, {
        data: { language: 'fr', theme: 'light' },
        headers: { 'x-csrf-token': csrfToken },
      });
      expect(first.ok(), `preferences: ${first.status()}`).toBe(true);
    });
  },
});

/** The application has rendered the page asked for: its h1 is there, and no longer the one painted before it. */
export async function open(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await expect(page.locator('app-root[ng-version] main h1')).toBeVisible();
}

/** Language and theme as the person would have them, whatever the account's preferences were. */
export async function prefer(
  page: Page,
  preferences: { readonly language?: 'fr' | 'en'; readonly theme?: 'light' | 'dark' },
): Promise<void> {
  const session = (await (await page.request.get(`${world().url}/api/session`)).json()) as {
    csrfToken: string;
  };
  const answer = await page.request.patch(`${world().url}/api/account/preferences`, {
    data: preferences,
    headers: { 'x-csrf-token': session.csrfToken },
  });
  expect(answer.ok(), `preferences: ${answer.status()}`).toBe(true);
}
