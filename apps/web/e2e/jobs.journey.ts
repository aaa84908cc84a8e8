import { expect, open, test } from './support/fixtures.js';

test('a reload during a job keeps the tray', async ({ page, context, signIn }) => {
  await signIn(context, 'project_manager');
  await open(page, '/monthly-report');
  await page.getByRole('button', { name: 'Générer' }).click();
  const tray = page.locator('.tray');
  await expect(tray.getByRole('listitem').first()).toBeVisible();
  await page.reload();
  await expect(page.locator('main h1')).toBeVisible();
  if (!(await tray.isVisible())) await page.getByRole('button', { name: /travail en cours|Travaux/ }).click();
  const job = tray.getByRole('listitem').first();
  await expect(job).toContainText('Restitution mensuelle');
  await expect(job).toContainText('Terminé', { timeout: 60_000 });
  await expect(page.locator('a[data-sha256]').first()).toBeVisible();
});
