import { violations } from './support/axe.js';
import { newUseCase, write } from './support/deployments.js';
import { expect, open, test } from './support/fixtures.js';

test('a manager plans a deployment, moves its wave, dates its population, and sees the wave drawn', async ({
  page,
  context,
  signIn,
  watch,
}) => {
  watch.allow(/422/);
  await signIn(context, 'project_manager');
  const { id, entity } = await newUseCase(page, 'Déploiement par vagues');
  await open(page, `/use-cases/${id}/after-go-live`);
  await expect(page.getByText('Aucun déploiement pour l’instant')).toBeVisible();
  const plan = page.getByRole('button', { name: 'Planifier un déploiement' });

  // What is missing is said beside its field; whoever gives up is where they were.
  await plan.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Planifier un déploiement' });
  await dialog.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(dialog.getByText('Ce champ est obligatoire')).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Annuler' }).click();
  await expect(plan).toBeFocused();

  await plan.press('Enter');
  const where = dialog.getByRole('combobox', { name: /^Entité/ });
  await where.click();
  await where.pressSequentially(entity.name);
  await page.keyboard.press('Enter');
  await dialog.getByRole('textbox', { name: /^Vague/ }).fill('1');
  await dialog.getByLabel('Mise en service prévue').fill('2035-02-05');
  await dialog.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(dialog).toBeHidden();
  const panel = page.locator('app-deployment-panel');
  await expect(panel.getByRole('heading', { level: 3 })).toBeFocused();
  const wave = (number: number) => page.getByRole('region', { name: new RegExp(`^Vague ${number}`) });
  await expect(wave(1).getByRole('row', { name: new RegExp(entity.name) })).toContainText('5 févr. 2035');

  await panel.getByRole('button', { name: 'Modifier', exact: true }).press('Enter');
  const edit = page.getByRole('dialog', { name: 'Modifier le déploiement' });
  await edit.getByRole('textbox', { name: /^Vague/ }).fill('2');
  await edit.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(wave(2).getByRole('row', { name: new RegExp(entity.name) })).toContainText('Planifié');
  await expect(wave(1)).toHaveCount(0);

  // Nobody can use it yet: the service waits for a population.
  await panel.getByRole('button', { name: 'Mettre en service' }).click();
  const move = page.getByRole('dialog', { name: 'Mettre en service' });
  await expect(move).toContainText('Dites d’abord combien de personnes sont éligibles');
  await page.keyboard.press('Escape');
  const population = panel.locator('app-population-form');
  await population.getByLabel('Personnes éligibles').fill('1 200');
  await population.getByLabel('Source').fill('Effectifs de l’entité');
  await population.getByRole('button', { name: 'Enregistrer' }).press('Enter');
  await expect(population.getByRole('row', { name: /Effectifs de l’entité/ })).toContainText(/1\s200/);
  await panel.getByRole('button', { name: 'Mettre en service' }).click();
  await move.getByRole('button', { name: 'Mettre en service' }).click();
  await expect(move).toBeHidden();
  const row = wave(2).getByRole('row', { name: new RegExp(entity.name) });
  await expect(row).toContainText('En service');
  await expect(row).toContainText(/1\s200/);
  expect(await violations(page)).toEqual([]);

  // The wave is on the roadmap, and in the table that says the same.
  await write(page, `/api/use-cases/${id}/milestones`, {
    name: 'Bilan',
    baselineOn: '2035-03-30',
    forecastOn: '2035-03-30',
  });
  await open(page, `/use-cases/${id}/plan`);
  await expect(page.getByRole('img', { name: new RegExp(`^Vague 2, .*${entity.name}`) })).toBeVisible();
  await page.getByText('Tableau', { exact: true }).click();
  const twin = page.getByRole('table', { name: 'Vagues de déploiement' });
  await expect(twin.getByRole('row', { name: /^Vague 2/ })).toContainText('1 sur 1 en service');

  // Across use cases it is found by what is typed, which the address keeps.
  await open(page, '/usage/deployments');
  const search = page.getByRole('searchbox', { name: 'Cas d’usage ou entité' });
  await search.fill('Déploiement par vagues');
  await search.press('Enter');
  await expect(page).toHaveURL(/[?&]q=/);
  await page.reload();
  await expect(search).toHaveValue('Déploiement par vagues');
  await expect(page.getByRole('table').locator('tbody tr').first()).toContainText('Déploiement par vagues');
  await page.getByRole('search').getByRole('button', { name: 'Statut' }).click();
  await page.getByRole('checkbox', { name: 'En service' }).click();
  await expect(page).toHaveURL(/status=live/);
});
