import type { Page } from '@playwright/test';
import { violations } from './support/axe.js';
import { expect, open, prefer, test } from './support/fixtures.js';
import { openRoute, ROUTES } from './support/routes.js';

async function check(page: Page, where: string): Promise<void> {
  expect.soft(await violations(page), where).toEqual([]);
}

for (const theme of ['light', 'dark'] as const) {
  for (const language of ['fr', 'en'] as const) {
    test(`every route, ${theme}, ${language}`, async ({ page, context, signIn, watch }) => {
      test.setTimeout(900_000);
      watch.allow(/status of 404/);
      await signIn(context, 'admin');
      await open(page, '/portfolio');
      await prefer(page, { theme, language });
      for (const route of ROUTES) {
        await openRoute(page, route);
        await check(page, `${route.name}, ${theme}, ${language}`);
      }
      await prefer(page, { theme: 'light', language: 'fr' });
    });
  }
}

test('dialogs, panels and errors', async ({ page, context, signIn, watch }) => {
  test.setTimeout(400_000);
  watch.allow(/status of (401|404|422)/);
  await signIn(context, 'admin');
  await open(page, '/portfolio');
  await expect(page.locator('tr[data-row]').first()).toBeVisible();
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('dialog')).toBeVisible();
  await check(page, 'palette');
  await page.keyboard.press('Escape');
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog')).toBeVisible();
  await check(page, 'shortcuts');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: /Travaux|travail en cours|travaux en cours/ }).click();
  await check(page, 'tray');
  await page.getByRole('button', { name: 'Compte et réglages' }).click();
  await check(page, 'account menu');
  await page.keyboard.press('Escape');
  await page.getByRole('region', { name: 'Liste des cas d’usage' }).focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Space');
  await expect(page.getByRole('complementary')).toBeVisible();
  await check(page, 'panel beside the list');

  await open(page, '/use-cases/new');
  await page.getByRole('button', { name: 'Créer le cas d’usage' }).click();
  await expect(page.getByText('obligatoire', { exact: false }).first()).toBeVisible();
  await check(page, 'form with errors');

  await open(page, '/imports');
  const file = { name: 'portefeuille.xls', mimeType: 'text/plain', buffer: Buffer.from('x') };
  await page.getByLabel('Déposez un fichier ici').setInputFiles(file);
  await expect(page.getByRole('alert')).toBeVisible();
  await check(page, 'refused file');

  await open(page, '/usage/deployments');
  await page.getByRole('link', { name: /^UC-/ }).first().click();
  await page.getByRole('button', { name: 'Planifier un déploiement' }).click();
  const planning = page.getByRole('dialog', { name: 'Planifier un déploiement' });
  await planning.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(planning.getByText('Ce champ est obligatoire')).toBeVisible();
  await check(page, 'deployment with errors');
  await planning.getByRole('button', { name: 'Annuler' }).click();

  await open(page, '/monthly-report');
  for (const twin of await page.getByRole('button', { name: /Voir en tableau/ }).all()) await twin.click();
  await check(page, 'charts as tables');
  await page.getByRole('button', { name: 'Présenter' }).click();
  await expect(page.getByRole('group', { name: 'Présentation' })).toBeVisible();
  await check(page, 'presentation');
  await page.keyboard.press('Escape');

  await context.clearCookies();
  await page.goto('/sign-in');
  await expect(page.locator('main h1')).toBeVisible();
  await check(page, 'sign-in');
  await page.getByRole('button', { name: 'Se connecter' }).click();
  await check(page, 'sign-in with errors');
});
