import type { Page } from '@playwright/test';
import { violations } from './support/axe.js';
import { expect, open, prefer, test } from './support/fixtures.js';

const USE_CASE = 'Copilot d’assistance au développement';

/** The id of a use case of the demo. */
async function idOf(page: Page, title: string): Promise<string> {
  const answer = await page.request.get(`/api/use-cases?q=${encodeURIComponent(title)}&pageSize=100`);
  const { items } = (await answer.json()) as { items: { id: string; title: string }[] };
  const found = items.find((one) => one.title === title);
  if (!found) throw new Error(`The demo has no « ${title} »`);
  return found.id;
}

test('a risk written by keyboard occurs, and opens its issue', async ({ page, context, signIn }) => {
  await signIn(context, 'project_manager');
  await prefer(page, { language: 'fr', theme: 'light' });
  await open(page, `/use-cases/${await idOf(page, USE_CASE)}/register`);

  // Enter saves, and the next one begins where it ended.
  const title = page.getByRole('textbox', { name: 'Nouveau risque' });
  await title.focus();
  await page.keyboard.type('Le prestataire change d’équipe');
  await page.keyboard.press('Enter');
  await expect(page.getByText('R-3 est ajouté')).toBeVisible();
  await expect(title).toBeFocused();
  await expect(title).toHaveValue('');

  await page.getByRole('button', { name: /^Survenu\s*: R-3/ }).press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Le risque est survenu' });
  await expect(dialog).toContainText('un problème s’ouvre');
  await dialog.getByRole('button', { name: 'Le risque est survenu' }).press('Enter');
  await expect(page.getByText('R-3 est survenu : le problème P-1 est ouvert')).toBeVisible();

  await page.getByRole('tab', { name: /^Risques/ }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('tab', { name: /^Problèmes/ })).toHaveAttribute('aria-selected', 'true');
  await page.getByRole('button', { name: 'Ouvrir P-1 Le prestataire change d’équipe' }).press('Enter');
  const panel = page.getByRole('complementary', { name: /^P-1/ });
  await panel.getByRole('button', { name: /^Issu de R-3/ }).press('Enter');
  await expect(page.getByRole('complementary', { name: /^R-3/ })).toContainText('A ouvert P-1');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('complementary', { name: /^R-3/ })).toHaveCount(0);
});

test('an action is done, then put back by undo', async ({ page, context, signIn }) => {
  await signIn(context, 'project_manager');
  await open(page, `/use-cases/${await idOf(page, USE_CASE)}/register?kind=action`);
  const row = page.getByRole('row').filter({ hasText: 'Réserver les créneaux du pilote' });
  await expect(row).toContainText('À faire');
  await row.getByRole('button', { name: /^Fait/ }).click();
  await expect(page.getByText(/est faite$/)).toBeVisible();
  await expect(row).toHaveCount(0);
  await page.getByRole('button', { name: 'Annuler', exact: true }).click();
  await expect(page.getByText(/remise en l’état/)).toBeVisible();
  await expect(row).toContainText('À faire');
  // What is past its day says so in words.
  await expect(page.getByRole('row').filter({ hasText: 'Demander le complément de quota' })).toContainText(
    'en retard',
  );
});

test('a stale edit of an entry is refused with what stands there, and kept', async ({
  page,
  context,
  signIn,
  watch,
}) => {
  watch.allow(/409/);
  await signIn(context, 'project_manager');
  const useCaseId = await idOf(page, USE_CASE);
  await open(page, `/use-cases/${useCaseId}/register?kind=risk&item=R-2`);
  const panel = page.getByRole('complementary', { name: /^R-2/ });
  await panel.getByRole('textbox', { name: /^Intitulé/ }).fill('Le code généré reprend du code sous licence');

  const register = `/api/use-cases/${useCaseId}/register`;
  const { items } = (await (await page.request.get(register)).json()) as {
    items: { id: string; code: string; version: number }[];
  };
  const item = items.find((one) => one.code === 'R-2');
  const { csrfToken } = (await (await page.request.get('/api/session')).json()) as { csrfToken: string };
  const other = await page.request.patch(`${register}/${item?.id ?? ''}`, {
    data: { version: item?.version, changes: { title: 'Des extraits protégés sont repris' } },
    headers: { 'x-csrf-token': csrfToken },
  });
  expect(other.ok()).toBe(true);

  await panel.getByRole('button', { name: 'Enregistrer', exact: true }).click();
  const kept = page.getByRole('complementary', { name: /^R-2/ });
  await expect(kept.getByRole('alert')).toContainText('Des extraits protégés sont repris');
  await expect(kept.getByRole('textbox', { name: /^Intitulé/ })).toHaveValue(
    'Le code généré reprend du code sous licence',
  );
  await kept.getByRole('button', { name: 'Enregistrer', exact: true }).click();
  await expect(page.getByText('R-2 est enregistré')).toBeVisible();
});

test('the matrix is walked by arrows, filters the list, and has a table', async ({
  page,
  context,
  signIn,
}) => {
  await signIn(context, 'project_manager');
  await open(
    page,
    `/use-cases/${await idOf(page, 'Recherche multi-étapes orchestrée par des agents')}/register`,
  );
  const matrix = page.getByRole('group', { name: 'Matrice des risques ouverts' });
  await matrix.getByRole('button', { name: /^Probabilité 5, impact 1,/ }).focus();
  for (const key of ['ArrowDown', 'ArrowRight', 'ArrowRight', 'ArrowRight']) await page.keyboard.press(key);
  await expect(matrix.getByRole('button', { name: /^Probabilité 4, impact 4, gravité 16/ })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: /^Ouvrir R-/ })).toHaveCount(1);
  await page.getByRole('button', { name: /^P 4 × I 4/ }).click();
  await expect(page.getByRole('button', { name: /^Ouvrir R-/ })).toHaveCount(2);
  await page.getByRole('button', { name: /^Voir en tableau/ }).click();
  await expect(page.getByRole('table', { name: 'Matrice des risques ouverts' })).toContainText('16');
});

test('the computed health is accepted in one click, or overridden with a reason, by keyboard', async ({
  page,
  context,
  signIn,
}) => {
  await signIn(context, 'project_manager');
  const id = await idOf(page, 'Supervision des systèmes multi-agents');
  await open(page, `/use-cases/${id}/register`);
  await page.getByRole('combobox', { name: 'Probabilité' }).selectOption('4');
  await page.getByRole('combobox', { name: 'Impact' }).selectOption('5');
  await page.getByRole('textbox', { name: 'Nouveau risque' }).fill('Les traces dépassent le stockage');
  await page.keyboard.press('Enter');
  await expect(page.getByText('R-1 est ajouté')).toBeVisible();

  await page.getByRole('link', { name: 'Synthèse' }).click();
  const facts = page.getByRole('group', { name: 'Calculée d’après les faits' });
  await expect(facts).toContainText('Critique');
  await expect(facts.getByRole('link', { name: /R-1/ })).toHaveAttribute(
    'href',
    /register\?kind=risk&item=R-1$/,
  );
  await facts.getByRole('button', { name: /^Retenir/ }).click();
  await expect(page.getByText('Météo déclarée', { exact: true })).toBeVisible();
  await expect(facts).toContainText('dit la même chose');

  // Another word than the facts' needs a reason.
  const declared = page.getByRole('radiogroup', { name: 'Déclarer la météo' });
  await declared.getByRole('radio', { name: 'Critique' }).focus();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  await expect(declared.getByRole('radio', { name: 'Maîtrisé' })).toBeChecked();
  const reason = page.getByRole('textbox', { name: /^Raison de la météo/ });
  await reason.focus();
  await page.getByRole('button', { name: 'Enregistrer', exact: true }).press('Enter');
  await expect(page.getByText(/Donnez la raison de votre jugement/)).toBeVisible();
  await expect(reason).toBeFocused();
  await page.keyboard.type('Le stockage est étendu la semaine prochaine');
  await page.getByRole('button', { name: 'Enregistrer', exact: true }).press('Enter');
  await expect(page.getByText('Le stockage est étendu la semaine prochaine')).toBeVisible();
  await expect(facts.getByRole('button', { name: 'Retenir : Critique' })).toBeVisible();
});

test('one page lists across use cases, in both themes and languages, on a phone too', async ({
  page,
  context,
  signIn,
}) => {
  await signIn(context, 'project_manager');
  const useCaseId = await idOf(page, USE_CASE);
  for (const [language, theme] of [
    ['fr', 'light'],
    ['en', 'dark'],
  ] as const) {
    await prefer(page, { language, theme });
    for (const path of [
      '/register',
      `/use-cases/${useCaseId}/register?item=R-1`,
      `/use-cases/${useCaseId}/register?kind=decision`,
    ]) {
      await open(page, path);
      await expect(page.locator('.ui-skeleton')).toHaveCount(0);
      expect(await violations(page), `${path} ${language} ${theme}`).toEqual([]);
    }
  }
  await prefer(page, { language: 'fr', theme: 'light' });
  await open(page, '/register?overdue=true');
  await expect(page.getByRole('row').filter({ hasText: 'en retard' }).first()).toBeVisible();
  await page.getByRole('searchbox', { name: 'Rechercher dans le registre' }).fill('quota');
  await expect(page.getByRole('link', { name: 'Demander le complément de quota' })).toBeVisible();
  await expect(page).toHaveURL(/q=quota/);
  await page.getByRole('link', { name: 'Demander le complément de quota' }).click();
  await expect(page.getByRole('complementary', { name: /^A-/ })).toBeVisible();

  await page.setViewportSize({ width: 390, height: 800 });
  await open(page, `/use-cases/${useCaseId}/register`);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  await open(page, '/register');
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
});
