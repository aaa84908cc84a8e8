import type { Page } from '@playwright/test';
import { violations } from './support/axe.js';
import { expect, open, test } from './support/fixtures.js';

const figure = (page: Page, name: RegExp) => page.locator('.figures').getByRole('link', { name });
const sheets = (page: Page) => page.locator('ui-presentation [data-sheet]');

test('leadership reads the month on one page, drills, compares and presents it by keyboard', async ({
  page,
  context,
  signIn,
}, testInfo) => {
  const shot = async (name: string): Promise<void> => {
    await page.screenshot({ path: testInfo.outputPath(`${name}.png`), fullPage: true });
  };
  test.setTimeout(300_000);
  await signIn(context, 'leadership');
  await open(page, '/leadership');
  const main = page.getByRole('main');
  await expect(main.getByRole('heading', { level: 1 })).toContainText('Le mois en une page');
  await expect(figure(page, /^Cas d’usage suivis/)).toBeVisible();
  expect(await violations(page), 'leadership').toEqual([]);
  await shot('leadership');

  // Two clicks: the figure, then one of the rows it counts.
  const followed = Number((await figure(page, /^Cas d’usage suivis/).textContent())?.replace(/\D/g, ''));
  expect(followed).toBeGreaterThan(0);
  await figure(page, /^Cas d’usage suivis/).click();
  await expect(page).toHaveURL(/\/monthly-report\?.*rows=total/);
  const rows = page.locator('app-month-rows').getByRole('link', { name: /UC-/ });
  await expect(rows.first()).toBeVisible();
  await rows.first().click();
  await expect(page).toHaveURL(/\/use-cases\//);

  // The rows of adoption are on the page; each leads to the use of its use case.
  await open(page, '/leadership');
  await figure(page, /^Adoption/).click();
  await expect(page.locator('#adoption')).toBeFocused();
  await page.getByRole('table', { name: 'Adoption par déploiement' }).getByRole('link').first().click();
  await expect(page).toHaveURL(/\/use-cases\/[^/]+\/after-go-live\/usage/);

  // Against another month, in the address: the same page for whoever receives it.
  await open(page, '/leadership');
  const against = page.getByRole('combobox', { name: 'Comparer à' });
  await against.selectOption({ index: 1 });
  await expect(page).toHaveURL(/against=\d{4}-\d{2}/);
  await expect(page.locator('.figure__change').first()).toBeVisible();
  await page.reload();
  await expect(page.locator('.figure__change').first()).toBeVisible();
  expect(await violations(page), 'compared').toEqual([]);
  await shot('compared');

  // By keyboard alone: a sheet at a time, then back where one was.
  const present = page.getByRole('button', { name: 'Présenter' });
  await present.focus();
  await page.keyboard.press('Enter');
  const where = page.locator('.presentation__bar [role=status]');
  const count = await sheets(page).count();
  expect(count).toBeGreaterThan(4);
  await expect(where).toHaveText(`1 sur ${count}`);
  for (let sheet = 2; sheet <= 3; sheet += 1) {
    await page.keyboard.press('ArrowRight');
    await expect(where).toHaveText(`${sheet} sur ${count}`);
    await expect(sheets(page).locator('visible=true')).toHaveCount(1);
  }
  await page.keyboard.press('ArrowLeft');
  await expect(where).toHaveText(`2 sur ${count}`);
  expect(await violations(page), 'presented').toEqual([]);
  await shot('presented');
  await page.keyboard.press('End');
  await expect(where).toHaveText(`${count} sur ${count}`);
  await page.keyboard.press('Escape');
  await expect(page.locator('.presentation__bar')).toBeHidden();
  await expect(present).toBeFocused();
});

test('an alert of use is taken care of once', async ({ page, context, signIn }) => {
  await signIn(context, 'project_manager');
  await open(page, '/usage/alerts');
  const take = page.getByRole('button', { name: /^Prendre en charge/ });
  await expect(take.first()).toBeVisible();
  expect(await violations(page), 'alerts').toEqual([]);
  const before = await take.count();
  await take.first().click();
  await expect(take).toHaveCount(before - 1);
  await expect(page.getByText('Prise en charge par').first()).toBeVisible();
});
