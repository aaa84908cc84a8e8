import type { Page } from '@playwright/test';
import { violations } from './support/axe.js';
import { expect, open, prefer, test } from './support/fixtures.js';

const START = 'Lancer la génération';

/** A month with steering committees of the demo. */
async function monthOfCommittees(page: Page): Promise<string> {
  const answer = await page.request.get('/api/meetings?order=latest&pageSize=100');
  const { items } = (await answer.json()) as { items: { kind: string; heldOn: string }[] };
  const committee = items.find(({ kind }) => kind === 'steering_committee');
  expect(committee, 'a steering committee in the demo').toBeDefined();
  return (committee?.heldOn ?? '').slice(0, 7);
}

test('the decks of a month are seen before, made together, taken as a ZIP, and left alone once made', async ({
  page,
  context,
  signIn,
}) => {
  await signIn(context, 'project_manager');
  await prefer(page, { language: 'fr', theme: 'light' });
  const month = await monthOfCommittees(page);
  await open(page, '/deliverables');
  await page.getByRole('link', { name: 'Générer en série' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Générer en série' })).toBeVisible();
  await page.getByRole('combobox', { name: 'Mois' }).selectOption(month);

  // What would be made is there before anything is.
  const plan = page.getByRole('table', { name: 'Documents, dans l’ordre où ils seront numérotés' });
  await expect(plan.getByRole('row').nth(1)).toContainText('Nouveau');
  const count = (await plan.getByRole('row').count()) - 1;
  expect(await violations(page)).toEqual([]);

  await page.getByRole('button', { name: START }).press('Enter');
  await expect(page).toHaveURL(/\/deliverables\/batch\/[\w-]{36}$/);
  const parts = page.getByRole('table', { name: 'Documents de la série' });
  await expect(parts.getByRole('row')).toHaveCount(count + 1);
  await expect(page.getByText('Terminé', { exact: true }).first()).toBeVisible({ timeout: 60_000 });
  await expect(parts.getByText('Prêt', { exact: true })).toHaveCount(count);
  expect(await violations(page)).toEqual([]);
  const address = page.url();

  const zip = page.getByRole('link', { name: 'Télécharger en ZIP' });
  const answer = await page.request.get((await zip.getAttribute('href')) ?? '');
  expect(answer.headers()['content-type']).toBe('application/zip');
  const bytes = await answer.body();
  expect(bytes.subarray(0, 2).toString()).toBe('PK');
  expect(bytes.readUInt16LE(bytes.length - 12), 'files in the ZIP').toBe(count);

  // The facts have not changed: nothing is made again, unless it is asked for.
  await page.getByRole('link', { name: 'Générer une autre série' }).click();
  await page.getByRole('combobox', { name: 'Mois' }).selectOption(month);
  await expect(plan.getByText('rien n’a changé')).toHaveCount(count);
  await expect(page.getByRole('button', { name: START })).toBeDisabled();
  await page.getByRole('checkbox', { name: 'Refaire aussi ce qui n’a pas changé' }).check();
  await expect(plan.getByText('Version 2', { exact: true })).toHaveCount(count);

  // The page of a batch is a place: it comes back, in English and on a phone too.
  await prefer(page, { language: 'en', theme: 'dark' });
  await page.setViewportSize({ width: 390, height: 844 });
  await open(page, new URL(address).pathname);
  await expect(page.getByRole('link', { name: 'Download as ZIP' })).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  expect(await violations(page)).toEqual([]);
});
