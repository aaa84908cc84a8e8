import type { Page } from '@playwright/test';
import { expect } from './fixtures.js';

export interface Route {
  readonly name: string;
  /** Its address, which may depend on what the database holds. */
  readonly path: (page: Page) => Promise<string> | string;
}

async function firstUseCase(page: Page): Promise<string> {
  const answer = await page.request.get('/api/use-cases?pageSize=1');
  const { items } = (await answer.json()) as { items: { id: string }[] };
  expect(items.length, 'a use case to open').toBe(1);
  return items[0]?.id ?? '';
}

const CSV =
  'Titre;Entité;Étape;Météo\nTri des dossiers;Banque privée;Cadrage;Vigilance\n;Banque privée;Cadrage;\n';

/** An import that waits for its mapping, with a row to reject. */
async function newImport(page: Page): Promise<string> {
  const session = (await (await page.request.get('/api/session')).json()) as { csrfToken: string };
  const answer = await page.request.post('/api/imports?fileName=portefeuille.csv', {
    data: Buffer.from(CSV),
    headers: { 'x-csrf-token': session.csrfToken, 'content-type': 'application/octet-stream' },
  });
  expect(answer.ok(), `upload: ${answer.status()}`).toBe(true);
  return ((await answer.json()) as { id: string }).id;
}

/** Every screen an administrator can reach. */
export const ROUTES: readonly Route[] = [
  { name: 'portfolio', path: () => '/portfolio' },
  { name: 'portfolio without a match', path: () => '/portfolio?q=zzzzzz' },
  { name: 'use case', path: async (page) => `/use-cases/${await firstUseCase(page)}` },
  { name: 'edit of a use case', path: async (page) => `/use-cases/${await firstUseCase(page)}/edit` },
  { name: 'new use case', path: () => '/use-cases/new' },
  { name: 'register', path: () => '/register' },
  {
    name: 'register of a use case',
    path: async (page) => `/use-cases/${await firstUseCase(page)}/register`,
  },
  { name: 'imports', path: () => '/imports' },
  { name: 'mapping', path: async (page) => `/imports/${await newImport(page)}/mapping` },
  { name: 'preview', path: async (page) => `/imports/${await newImport(page)}/preview` },
  { name: 'monthly report', path: () => '/monthly-report' },
  { name: 'account', path: () => '/account' },
  { name: 'accounts', path: () => '/administration/accounts' },
  { name: 'unknown address', path: () => '/nowhere' },
];

/** Opens a route and waits until nothing is loading any more. */
export async function openRoute(page: Page, route: Route): Promise<void> {
  await page.goto(await route.path(page));
  await expect(page.locator('main h1').first()).toBeVisible();
  await expect(page.locator('.ui-skeleton')).toHaveCount(0);
}
