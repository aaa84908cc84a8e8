import type { Page } from '@playwright/test';
import { expect, open, test } from './support/fixtures.js';

const title = (page: Page) => page.getByRole('textbox', { name: 'Titre' });
const domain = (page: Page) => page.getByRole('combobox', { name: /^Domaine/ });
const saved = (page: Page) => page.getByText('Enregistré', { exact: true }).first();

async function choose(page: Page, name: RegExp, text: string): Promise<void> {
  const box = page.getByRole('combobox', { name });
  await box.click();
  await box.fill(text);
  await page.getByRole('option').first().click();
}

test('create, edit, and settle a stale edit field by field', async ({
  page,
  context,
  browser,
  signIn,
  watch,
  baseURL,
}) => {
  watch.allow(/status of 409/);
  await signIn(context, 'project_manager');
  await open(page, '/use-cases/new');
  await page.getByRole('button', { name: 'Créer le cas d’usage' }).click();
  await expect(page.getByText('Ce champ est obligatoire', { exact: false }).first()).toBeVisible();

  await title(page).fill('Tri des courriers entrants');
  await choose(page, /^Entité partenaire/, 'a');
  await page.getByRole('button', { name: 'Créer le cas d’usage' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Tri des courriers entrants' })).toBeVisible();
  const address = page.url();

  await page.getByRole('link', { name: 'Modifier', exact: true }).click();
  await page.getByRole('textbox', { name: /^Résumé/ }).fill('Orienter chaque courrier vers le bon service.');
  await page.getByRole('button', { name: 'Enregistrer', exact: true }).click();
  await expect(saved(page)).toBeVisible();
  await expect(page.getByText('Orienter chaque courrier', { exact: false }).first()).toBeVisible();

  // Two people open the same form; the second to save sees both texts.
  const other = await browser.newContext({ ...(baseURL ? { baseURL } : {}), locale: 'fr-FR' });
  try {
    await signIn(other, 'admin');
    const theirs = await other.newPage();
    watch.follow(theirs);
    await open(page, `${address}/edit`);
    await open(theirs, `${address}/edit`);
    await title(theirs).fill('Tri automatique des courriers');
    await theirs.getByRole('button', { name: 'Enregistrer', exact: true }).click();
    await expect(saved(theirs)).toBeVisible();

    await title(page).fill('Tri assisté des courriers');
    await domain(page).fill('Relation client');
    await page.getByRole('button', { name: 'Enregistrer', exact: true }).click();
    const dialog = page.getByRole('dialog', { name: 'Deux versions de cette fiche' });
    await expect(dialog).toBeVisible();
    await expect(dialog).toContainText('Tri automatique des courriers');
    await expect(dialog).toContainText('Tri assisté des courriers');
    await dialog.getByRole('radio', { name: /Version enregistrée/ }).check();
    await dialog.getByRole('button', { name: 'Enregistrer ces choix' }).click();
    await expect(
      page.getByRole('heading', { level: 1, name: 'Tri automatique des courriers' }),
    ).toBeVisible();
    await expect(page.getByText('Relation client').first()).toBeVisible();
  } finally {
    await other.close();
  }
});

test('a stage move leads to its gate, which says what the use case lacks', async ({
  page,
  context,
  signIn,
}) => {
  await signIn(context, 'project_manager');
  await open(page, '/use-cases/new');
  await title(page).fill('Lecture des contrats');
  await choose(page, /^Entité partenaire/, 'a');
  await page.getByRole('button', { name: 'Créer le cas d’usage' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Lecture des contrats' })).toBeVisible();

  const move = async () => {
    await page.getByRole('button', { name: 'Changer d’étape' }).click();
    await page.getByRole('menuitem', { name: /Demander le passage/ }).click();
    await expect(page).toHaveURL(/\/gates$/);
  };
  const fact = (name: string) => page.getByRole('listitem').filter({ hasText: name });
  await move();
  await expect(fact('Un commanditaire')).toContainText('Manquant');
  await expect(fact('Un résumé')).toContainText('Manquant');

  await page.getByRole('link', { name: 'Modifier', exact: true }).click();
  await page.getByRole('textbox', { name: /^Résumé/ }).fill('Extraire les clauses utiles.');
  await choose(page, /^Commanditaire/, 'a');
  await choose(page, /^Référent fonctionnel/, 'a');
  await page.getByRole('combobox', { name: /^Valeur/ }).selectOption('4');
  await page.getByRole('combobox', { name: /^Faisabilité/ }).selectOption('3');
  await page.getByRole('button', { name: 'Enregistrer', exact: true }).click();
  await expect(saved(page)).toBeVisible();

  await move();
  await expect(fact('Un commanditaire')).toContainText('Présent');
  await expect(fact('Un résumé')).toContainText('Présent');
  await expect(page.getByRole('button', { name: 'Demander la revue' })).toBeVisible();
});
