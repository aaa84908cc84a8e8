import { violations } from './support/axe.js';
import { expect, open, prefer, test } from './support/fixtures.js';

const FILE = `@article{martin2024, title = {Des mots aux actes}, author = {Martin, Ada}, year = 2024, journal = {TALN},
  doi = {10.1000/journey.1}}
@misc{broken, author = {Personne}}
@misc{again, title = {Des mots aux actes.}, year = 2024}
`;

test('references are pasted, read back, imported once and found by their DOI', async ({
  page,
  context,
  signIn,
}) => {
  await signIn(context, 'project_manager');
  await prefer(page, { language: 'fr', theme: 'light' });
  await open(page, '/research');
  const take = async () => {
    await page.getByRole('button', { name: 'Importer', exact: true }).press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Importer des références' });
    await dialog.getByRole('textbox').fill(FILE);
    await dialog.getByRole('button', { name: 'Relire' }).press('Enter');
    await expect(dialog.getByRole('status')).toContainText('3 références lues');
    return dialog;
  };
  const first = await take();
  await expect(first.getByRole('row')).toContainText([
    /Constat/,
    /Nouvelle/,
    /Le titre manque/,
    /Déjà lue ligne 1/,
  ]);
  expect(await violations(page)).toEqual([]);
  await first.getByRole('button', { name: 'Importer 1 référence' }).press('Enter');
  await expect(page.getByText('1 référence ajoutée.')).toBeVisible();

  const again = await take();
  await expect(again.getByRole('row').nth(1)).toContainText('même DOI');
  await expect(again.getByRole('button', { name: /^Importer 0/ })).toBeDisabled();
  await page.keyboard.press('Escape');

  await page.getByRole('searchbox').first().fill('10.1000/journey.1');
  await expect(page.getByRole('status').filter({ hasText: '1 référence' })).toBeVisible();
  await expect(page).toHaveURL(/q=10\.1000/);
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Exporter en BibTeX' }).click(),
  ]);
  expect(file.suggestedFilename()).toBe('jalon-references.bib');
});

test('a comparison that is better than the state of the art opens its publication', async ({
  page,
  context,
  signIn,
}) => {
  await signIn(context, 'project_manager');
  await prefer(page, { language: 'fr', theme: 'dark' });
  await open(page, '/research?view=studies');
  await page.getByRole('button', { name: 'Nouvelle étude' }).click();
  await page.getByRole('textbox', { name: 'Titre' }).fill('Lecture des courriers');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Lecture des courriers' })).toBeVisible();
  const table = 'Approche\tJeu de données\tScore F1\nLecteur du lab\tCourriers\t0,92\nBERT\tCourriers\t0,85';
  await page.getByLabel('Tableau copié d’un tableur').fill(table);
  await page.getByRole('button', { name: 'Reprendre 2 résultats' }).click();
  await page.getByRole('checkbox', { name: 'Lecteur du lab est une approche du lab' }).check();
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(page.getByText('une publication peut être prévue')).toBeVisible();
  await page.getByRole('button', { name: 'Prévoir une publication' }).click();
  await expect(page.getByText('Publication prévue.')).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await page.getByRole('link', { name: 'Lecture des courriers', exact: true }).click();
  const row = page.getByRole('row').filter({ hasText: 'Lecture des courriers' });
  await expect(row).toContainText('Prévue');
  await row.getByRole('button').click();
  const dialog = page.getByRole('dialog', { name: 'Publication' });
  await dialog.getByLabel('État').selectOption({ label: 'En rédaction' });
  await dialog.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(row).toContainText('En rédaction');
});
