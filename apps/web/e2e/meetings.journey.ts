import type { Page } from '@playwright/test';
import { violations } from './support/axe.js';
import { expect, open, prefer, test } from './support/fixtures.js';

const saved = (page: Page) => expect(page.locator('[data-autosave]')).toHaveText('Tout est enregistré');
const titles = (page: Page) => page.locator('[data-title]');
const agenda = (page: Page) =>
  titles(page).evaluateAll((boxes) => boxes.map((box) => (box as HTMLInputElement).value));

/** Creates a weekly series with two members and a use case, and answers its page's address. */
async function series(page: Page, name: string): Promise<string> {
  await open(page, '/meetings/series');
  await page.getByRole('button', { name: 'Nouvelle série' }).first().click();
  const dialog = page.getByRole('dialog', { name: 'Nouvelle série' });
  await dialog.getByRole('textbox', { name: 'Titre' }).fill(name);
  await dialog.getByRole('combobox', { name: 'Rythme' }).selectOption('weekly');
  await expect(dialog).toContainText('Chaque mardi à 10\u00a0h, 45\u00a0min');
  const people = dialog.getByRole('combobox', { name: 'Personnes attendues' });
  for (const person of ['Claire', 'Antoine']) {
    await people.pressSequentially(person);
    await people.press('Enter');
  }
  await expect(dialog.getByRole('list', { name: 'Personnes attendues' }).getByRole('listitem')).toHaveCount(
    2,
  );
  const cases = dialog.getByRole('combobox', { name: 'Cas d’usage' });
  await cases.click();
  await cases.press('Enter');
  await dialog.getByRole('button', { name: 'Créer' }).click();
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
  return new URL(page.url()).pathname;
}

/** Plans the occurrences of the four weeks to come, once their days were seen. */
async function plan(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Planifier les réunions' }).first().click();
  const dialog = page.getByRole('dialog', { name: 'Planifier les réunions de la série' });
  const from = await dialog.getByLabel('Du').inputValue();
  const to = new Date(Date.parse(`${from}T00:00:00Z`) + 27 * 86_400_000).toISOString().slice(0, 10);
  await dialog.getByLabel('Au').fill(to);
  await expect(dialog).toContainText('4 réunions seront créées');
  const days = await dialog
    .getByRole('list', { name: 'Jours des réunions' })
    .getByRole('listitem')
    .allTextContents();
  expect(await violations(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Planifier', exact: true }).click();
  await expect(dialog).toBeHidden();
  // What was shown is what is there.
  const planned = page.locator('app-meeting-days time');
  await expect(planned).toHaveText(days);
}

async function openMeeting(page: Page, index: number, name: string): Promise<string> {
  await page.locator('app-meeting-days').getByRole('link', { name }).nth(index).click();
  await expect(page.getByRole('heading', { name: 'Ordre du jour' })).toBeVisible();
  return new URL(page.url()).pathname;
}

async function add(page: Page, line: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Ajouter un point' }).fill(line);
  await page.keyboard.press('Enter');
}

test('a series is planned, a meeting prepared by keyboard, presented, and goes on in the next one', async ({
  page,
  context,
  signIn,
}) => {
  const name = 'COPROJ du lab, essai';
  await signIn(context, 'admin');
  await prefer(page, { language: 'fr', theme: 'light' });
  await series(page, name);
  await plan(page);
  const address = await openMeeting(page, 0, name);

  // The agenda, by keyboard: the shortcut, then one line after the other.
  await page.locator('main h1').focus();
  await page.keyboard.press('a');
  await page.keyboard.type('Budget 2027 15 min');
  await page.keyboard.press('Enter');
  await page.keyboard.type('Risques ouverts 20 min');
  await page.keyboard.press('Enter');
  await page.keyboard.type('Tour de table');
  await page.keyboard.press('Enter');
  await expect(page.locator('[data-total]')).toHaveText('Prévu\u00a0: 35\u00a0min sur 45\u00a0min');
  await titles(page).nth(2).focus();
  await page.keyboard.press('Alt+ArrowUp');
  await expect.poll(() => agenda(page)).toEqual(['Budget 2027', 'Tour de table', 'Risques ouverts']);
  await expect(titles(page).nth(1)).toBeFocused();
  await page.getByRole('button', { name: 'Actions sur Risques ouverts' }).click();
  await page.getByRole('menuitem', { name: 'Mettre en premier' }).click();
  await page.getByRole('button', { name: /^Déplacer Budget 2027/ }).dragTo(titles(page).nth(0));
  await expect.poll(() => agenda(page)).toEqual(['Budget 2027', 'Risques ouverts', 'Tour de table']);

  // Attendance: one key a person.
  const pointed = page.getByRole('radiogroup').first().getByRole('radio', { checked: true });
  await expect(pointed).toHaveText('À pointer');
  await pointed.focus();
  await page.keyboard.press('p');
  await page.keyboard.press('e');
  await expect(page.locator('[data-present]')).toHaveText('Présents\u00a0: 1 sur 3');
  await saved(page);
  expect(await violations(page)).toEqual([]);
  await page.reload();
  await expect.poll(() => agenda(page)).toEqual(['Budget 2027', 'Risques ouverts', 'Tour de table']);
  await expect(page.locator('[data-present]')).toHaveText('Présents\u00a0: 1 sur 3');

  // Presented: the first point is dealt with.
  await page.getByRole('link', { name: 'Présenter' }).click();
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('heading', { level: 1, name: 'Budget 2027' })).toBeFocused();
  await expect(page.locator('[data-clock=point] [role=timer]')).toHaveText(/^reste 1[45]:/);
  await page.keyboard.press('t');
  await page.keyboard.press('p');
  await expect(page.getByText('En pause', { exact: true })).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press('Space');
  await expect(page.getByRole('heading', { level: 1, name: 'Risques ouverts' })).toBeFocused();
  await page.keyboard.press('End');
  await expect(page.getByRole('heading', { level: 1, name: 'Pour finir' })).toBeVisible();
  await expect(page.getByText('Son ordre du jour est encore vide.')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page).toHaveURL(address);
  await expect(page.getByRole('checkbox', { name: 'Budget 2027 est traité' })).toBeChecked();

  // What is left goes on in the next one.
  await page.getByRole('button', { name: 'Reporter' }).click();
  const dialog = page.getByRole('dialog', { name: 'Reporter ce qui n’est pas traité' });
  await expect(dialog.getByRole('checkbox')).toHaveCount(2);
  await dialog.getByRole('checkbox', { name: 'Tour de table' }).uncheck();
  expect(await violations(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Reporter' }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByText('Reporté', { exact: true })).toBeVisible();
  await page.getByRole('link', { name: /^Suivante/ }).click();
  await expect.poll(() => agenda(page)).toEqual(['Risques ouverts']);
  await expect(page.getByText('Reporté d’une réunion précédente')).toBeVisible();
});

test('two people write one agenda, and nobody loses a word', async ({ page, context, signIn, watch }) => {
  watch.allow(/409/);
  const name = 'COTECH du lab, essai';
  await signIn(context, 'admin');
  await prefer(page, { language: 'fr', theme: 'light' });
  await series(page, name);
  await plan(page);
  const address = await openMeeting(page, 0, name);
  await add(page, 'Architecture');
  await add(page, 'Sécurité');
  await saved(page);

  const other = await context.newPage();
  await open(other, address);
  await expect.poll(() => agenda(other)).toEqual(['Architecture', 'Sécurité']);

  // In different places: both stay, by themselves.
  await titles(page).nth(0).fill('Architecture cible');
  await saved(page);
  await titles(other).nth(1).fill('Sécurité des accès');
  await add(other, 'Calendrier');
  await saved(other);
  await expect.poll(() => agenda(other)).toEqual(['Architecture cible', 'Sécurité des accès', 'Calendrier']);

  // In the same place: one is asked, with both texts.
  await titles(page).nth(0).fill('Architecture retenue');
  await expect(page.locator('[data-autosave]')).not.toHaveText('Tout est enregistré');
  await saved(page);
  await titles(other).nth(0).fill('Architecture à choisir');
  const dialog = other.getByRole('dialog', { name: 'Vous avez écrit à deux au même endroit' });
  await expect(dialog).toContainText('Architecture retenue');
  await expect(dialog).toContainText('Architecture à choisir');
  expect(await violations(other)).toEqual([]);
  await dialog.getByRole('radio', { name: /Enregistré entre-temps/ }).check();
  await dialog.getByRole('button', { name: 'Enregistrer ces choix' }).click();
  await saved(other);
  await expect
    .poll(() => agenda(other))
    .toEqual(['Architecture retenue', 'Sécurité des accès', 'Calendrier']);
  await other.reload();
  await expect
    .poll(() => agenda(other))
    .toEqual(['Architecture retenue', 'Sécurité des accès', 'Calendrier']);
});
