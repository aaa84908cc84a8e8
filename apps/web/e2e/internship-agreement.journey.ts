import type { Page } from '@playwright/test';
import { violations } from './support/axe.js';
import { expect, open, test } from './support/fixtures.js';

const box = (page: Page, name: RegExp | string) => page.getByRole('textbox', { name });
const day = (offset: number) => new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10);
const TEXTS = [
  /^Compétences/,
  /^Activités/,
  /^Encadrement/,
  /^Modalités/,
  /^Protection/,
  /^Responsabilité/,
  /^Congés/,
  /^Suspension/,
  /^Validation/,
  /^Avantages/,
  /^Clauses/,
  /^Délivrance/,
];

test.beforeEach(({ context, signIn }) => signIn(context, 'admin'));

test('an agreement is written, refused by the rules it breaks, signed, and the internship starts', async ({
  page,
}) => {
  await open(page, '/internships/people/new');
  await box(page, /^Sujet/).fill('Comparer des modèles de langue');
  await box(page, /^Prénom/).fill('Zoé');
  await box(page, /^Nom/).fill('Lambert');
  await page.getByLabel('Premier jour').fill(day(0));
  await page.getByLabel('Dernier jour').fill(day(100));
  await page.getByRole('button', { name: 'Créer le brouillon' }).click();

  await expect(page.getByRole('heading', { level: 1, name: 'Zoé Lambert' })).toBeVisible();
  await expect(page.getByText('14 mentions à compléter')).toBeVisible();
  await page.getByRole('button', { name: 'Envoyer pour signature' }).click();
  const dialog = page.getByRole('dialog', { name: 'Envoyer pour signature' });
  await expect(dialog.getByText(/Règle R14/)).toHaveCount(2);
  await expect(dialog.getByText(/Mention obligatoire 3 incomplète/)).toBeVisible();
  await dialog.getByRole('button', { name: 'Annuler' }).click();

  await box(page, /^Enseignant référent/).fill('Isabelle Caron');
  await box(page, /^Intitulé/).fill('Master 2');
  await page.getByLabel('Heures d’enseignement par an').fill('400');
  await page.getByLabel('Dont heures en présence').fill('200');
  await page.getByRole('combobox', { name: /^Tuteur/ }).click();
  await page.getByRole('option', { name: 'Mehdi Haddad' }).click();
  await page.getByLabel('La question a été examinée').check();
  await page.getByLabel('Gratification par heure').fill('4.50');
  await page.getByLabel('Aucun motif interdit ne s’applique').check();
  await box(page, /^Ce que le stage apprend/).fill('La recherche appliquée');
  for (const text of TEXTS) await box(page, text).fill('Selon la convention type de l’établissement.');
  await expect(page.getByText('Les quinze mentions sont là.')).toBeVisible();
  await page.getByRole('button', { name: 'Enregistrer la convention' }).click();
  await expect(page.getByText('Convention enregistrée.')).toBeVisible();
  expect(await violations(page)).toEqual([]);

  await page.getByRole('button', { name: 'Envoyer pour signature' }).click();
  await dialog.getByRole('button', { name: 'Envoyer pour signature' }).click();
  await expect(page.getByText('Texte figé à l’envoi.', { exact: false })).toBeVisible();
  await page.getByRole('button', { name: 'Constater la signature' }).click();
  await expect(page.getByRole('dialog').getByText(/Signature manquante/)).toHaveCount(5);
  await page.getByRole('dialog').getByRole('button', { name: 'Annuler' }).click();
  for (const who of await page.getByLabel('Date de signature').all()) await who.fill(day(0));
  await page.getByRole('button', { name: 'Enregistrer les signatures' }).click();
  await expect(page.getByText('Signatures enregistrées.')).toBeVisible();
  for (const name of ['Constater la signature', 'Commencer le stage']) {
    await page.getByRole('button', { name }).click();
    await page.getByRole('dialog').getByRole('button', { name }).click();
    await expect(page.getByRole('dialog')).toHaveCount(0);
  }
  await expect(page.getByText('En cours', { exact: true })).toBeVisible();

  await open(page, '/internships/register');
  await expect(page.getByRole('row', { name: /Lambert/ })).toBeVisible();
});
