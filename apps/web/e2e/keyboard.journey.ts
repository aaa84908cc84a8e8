import { expect, open, test } from './support/fixtures.js';

test('palette, shortcuts and list by keyboard alone', async ({ page, context, signIn }) => {
  await signIn(context, 'project_manager');
  await open(page, '/portfolio');
  await expect(page.locator('tr[data-row]').first()).toBeVisible();

  // The skip link is the first stop and leads to the content.
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Aller au contenu' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.locator('#main')).toBeFocused();

  await page.keyboard.press('Control+k');
  const palette = page.getByRole('dialog', { name: 'Palette de commandes' });
  await expect(palette).toBeVisible();
  await page.keyboard.type('restitution');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/monthly-report/);
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();

  await page.keyboard.type('gi');
  await expect(page).toHaveURL(/\/imports$/);
  await page.keyboard.type('gp');
  await expect(page).toHaveURL(/\/portfolio$/);
  await expect(page.locator('tr[data-row]').first()).toBeVisible();

  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Raccourcis clavier' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog', { name: 'Raccourcis clavier' })).toBeHidden();

  await page.getByRole('region', { name: 'Liste des cas d’usage' }).focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Space');
  await expect(page.getByRole('complementary')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('complementary')).toBeHidden();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/use-cases\/[0-9a-f-]{36}$/);

  await page.keyboard.press('c');
  await expect(page).toHaveURL(/\/use-cases\/new$/);
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
});
