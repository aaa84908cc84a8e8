import type { Page } from '@playwright/test';
import { violations } from './support/axe.js';
import { expect, open, prefer, test } from './support/fixtures.js';

/** Chooses in a combobox as a person does: some letters, then Enter. */
async function choose(page: Page, name: string | RegExp, letters: string): Promise<void> {
  const box = page.getByRole('combobox', { name });
  await box.click();
  await box.pressSequentially(letters);
  await page.keyboard.press('Enter');
}

/** The address of the team of the use case with this title. */
async function teamOf(page: Page, title: string): Promise<string> {
  const answer = await page.request.get(`/api/use-cases?q=${encodeURIComponent(title)}`);
  const { items } = (await answer.json()) as { items: { id: string; title: string }[] };
  return `/use-cases/${items.find((item) => item.title === title)?.id}/team`;
}

const dayFrom = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

test('a person, a squad with that person, and both in the capacity of the lab', async ({
  page,
  context,
  signIn,
  watch,
}) => {
  watch.allow(/422/);
  await signIn(context, 'project_manager');
  await open(page, '/people');
  await page.getByRole('button', { name: 'Nouvelle personne' }).first().click();
  const form = page.getByRole('dialog', { name: 'Nouvelle personne' });
  await form.getByRole('textbox', { name: /^Nom/ }).fill('Odile Journée');
  await form.getByRole('combobox', { name: 'Famille de compétence' }).selectOption('data_science');
  await form.getByRole('button', { name: 'Créer' }).click();
  await expect(page.getByRole('row', { name: /Odile Journée.*Data science/ })).toBeVisible();
  expect(await violations(page)).toEqual([]);

  await open(page, '/squads');
  await page.getByRole('button', { name: 'Nouvelle squad' }).click();
  await page.getByRole('dialog').getByRole('textbox', { name: /^Nom/ }).fill('Squad du journal');
  await choose(page, /^Référent fonctionnel/, 'Claire');
  await page.getByRole('dialog').getByRole('button', { name: 'Créer' }).click();
  const card = page.locator('app-squad-card').filter({ hasText: 'Squad du journal' });
  await expect(card).toContainText('0 personne');
  await card.getByRole('button', { name: /Ajouter un membre/ }).click();
  await choose(page, /^Personne/, 'Odile');
  await card.getByRole('textbox', { name: /^Rôle/ }).fill('Data scientist');
  await card.getByRole('spinbutton', { name: /^Part du temps/ }).fill('80');
  expect(await violations(page)).toEqual([]);
  await card.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(card.getByRole('row', { name: /Odile Journée.*Data scientist.*80/ })).toBeVisible();
  await expect(card).toContainText(/1 personne · 0,8\sETP/);

  // The same person cannot be there twice, and is told so in words.
  await card.getByRole('button', { name: /Ajouter un membre/ }).click();
  await choose(page, /^Personne/, 'Odile');
  await card.getByRole('textbox', { name: /^Rôle/ }).fill('Encore');
  await card.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(card.getByText(/Déjà dans cette squad/)).toBeVisible();
  await page.keyboard.press('Escape');

  await page.getByRole('link', { name: 'Capacité' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Capacité' })).toBeVisible();
  await page.getByRole('button', { name: 'Déplier Squad du journal' }).click();
  await expect(page.getByRole('rowheader', { name: 'Odile Journée' })).toBeVisible();
});

test('an overload is seen, walked to and explained with the keyboard alone', async ({
  page,
  context,
  signIn,
}) => {
  await signIn(context, 'leadership');
  await open(page, '/squads/capacity?overloaded=yes');
  const row = page.getByRole('row', { name: /Sofia Martins/ }).first();
  await expect(row.getByText('surcharge').first()).toBeAttached();
  expect(await violations(page)).toEqual([]);

  const stop = page.locator('app-capacity-grid [data-cell][tabindex="0"]');
  await expect(stop).toHaveCount(1);
  await stop.focus();
  await page.keyboard.press('ArrowDown');
  // To the first week that is too much: within the quarter.
  for (let week = 0; week < 13; week++) {
    if ((await page.locator(':focus').textContent())?.includes('surcharge')) break;
    await page.keyboard.press('ArrowRight');
  }
  await expect(page.locator(':focus')).toContainText('surcharge');
  await page.keyboard.press('Enter');
  const panel = page.getByRole('complementary', { name: /Sofia Martins, semaine/ });
  await expect(panel.getByRole('link')).toHaveCount(3);
  expect(await violations(page)).toEqual([]);
  const cell = await page.locator(':focus').getAttribute('data-cell');
  await panel.getByRole('button', { name: 'Fermer' }).click();
  await expect(panel).toHaveCount(0);
  expect(await page.locator(':focus').getAttribute('data-cell')).toBe(cell);
  await page.keyboard.press('Enter');
  await panel.getByRole('link', { name: /Agents connectés/ }).click();
  await expect(page.getByRole('heading', { level: 2, name: 'Équipe' })).toBeVisible();
  await expect(page.getByRole('row', { name: /Sofia Martins/ })).toContainText(/à 140\s%/);
  // Leadership reads, and assigns nobody.
  await expect(page.getByRole('button', { name: 'Affecter une personne' })).toHaveCount(0);
});

test('an assignment warns of the overload before it is saved', async ({ page, context, signIn, watch }) => {
  watch.allow(/422/);
  await signIn(context, 'project_manager');
  await open(page, await teamOf(page, 'Mesure des biais des LLM'));
  await page.getByRole('button', { name: 'Affecter une personne' }).click();
  const dialog = page.getByRole('dialog', { name: 'Affecter une personne' });
  await choose(page, /^Personne/, 'Mehdi');
  await dialog.getByRole('textbox', { name: /^Rôle/ }).fill('Renfort');
  await dialog.locator('input[type=date]').first().fill(dayFrom(0));
  await dialog.locator('input[type=date]').last().fill(dayFrom(35));
  const share = dialog.getByRole('spinbutton', { name: /^Part du temps/ });
  await share.fill('10');
  await expect(dialog.getByText(/Tient dans sa capacité/)).toBeVisible();
  await share.fill('80');
  await expect(dialog.getByText(/Mehdi Haddad monte à 160\s% les semaines/)).toBeVisible();
  await expect(dialog.getByText(/Travaille aussi pour .*Recherche multi-étapes/)).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await dialog.locator('input[type=date]').last().fill(dayFrom(-10));
  await expect(dialog.getByText(/La fin précède le début/)).toBeVisible();
  await dialog.locator('input[type=date]').last().fill(dayFrom(35));
  await dialog.getByRole('button', { name: 'Enregistrer' }).click();
  const row = page.getByRole('row', { name: /Mehdi Haddad.*Renfort/ });
  await expect(row).toContainText(/à 160\s%/);

  await row.getByRole('button', { name: /^Modifier/ }).click();
  const edit = page.getByRole('dialog', { name: /Modifier l’affectation/ });
  await edit.getByText('Jours-hommes', { exact: true }).click();
  await edit.getByRole('spinbutton', { name: /^Jours-hommes/ }).fill('3');
  await expect(edit.getByText(/Tient dans sa capacité/)).toBeVisible();
  await edit.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(row).toContainText(/3\sj/);
  await row.getByRole('button', { name: /^Retirer/ }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Retirer' }).click();
  await expect(row).toHaveCount(0);
});

test('squads, capacity, team and people in English and in the dark, without a fault', async ({
  page,
  context,
  signIn,
}) => {
  await signIn(context, 'project_manager');
  await prefer(page, { language: 'en', theme: 'dark' });
  try {
    const team = await teamOf(page, 'Agents connectés aux applications du Groupe');
    for (const path of ['/squads', '/squads/capacity?weeks=52', team, '/people']) {
      await open(page, path);
      await expect(page.locator('.ui-skeleton')).toHaveCount(0);
      expect([path, await violations(page)]).toEqual([path, []]);
    }
  } finally {
    await prefer(page, { language: 'fr', theme: 'light' });
  }
});
