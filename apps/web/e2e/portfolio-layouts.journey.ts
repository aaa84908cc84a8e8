import type { APIRequestContext, Locator, Page } from '@playwright/test';
import { violations } from './support/axe.js';
import { expect, open, prefer, test } from './support/fixtures.js';

interface UseCase {
  readonly id: string;
  readonly code: string;
  readonly title: string;
  readonly version: number;
}

const board = (page: Page) => page.getByRole('region', { name: 'Kanban des cas d’usage par étape' });
const column = (page: Page, stage: string) => page.locator(`.cell[data-stage="${stage}"]`);
const cardOf = (page: Page, useCase: UseCase) => page.locator(`li[data-card="${useCase.id}"]`);
const toast = (page: Page) => page.locator('.ui-toasts');

/** A use case of the demo in `stage`, not stopped. */
async function inStage(request: APIRequestContext, stage: string, index = 0): Promise<UseCase> {
  const answer = await request.get(`/api/use-cases?stage=${stage}&condition=active`);
  const { items } = (await answer.json()) as { items: UseCase[] };
  const found = items[index];
  if (!found) throw new Error(`The demo has no use case in ${stage}.`);
  return found;
}

/** What somebody else saves meanwhile. */
async function patch(request: APIRequestContext, useCase: UseCase, changes: object): Promise<void> {
  const session = (await (await request.get('/api/session')).json()) as { csrfToken: string };
  const now = (await (await request.get(`/api/use-cases/${useCase.id}`)).json()) as UseCase;
  const answer = await request.patch(`/api/use-cases/${useCase.id}`, {
    data: { version: now.version, changes },
    headers: { 'x-csrf-token': session.csrfToken },
  });
  expect(answer.ok(), `edit by another: ${answer.status()}`).toBe(true);
}

async function drag(page: Page, from: Locator, to: Locator): Promise<void> {
  await from.scrollIntoViewIfNeeded();
  const start = await from.boundingBox();
  const end = await to.boundingBox();
  if (!start || !end) throw new Error('Nothing to drag');
  await page.mouse.move(start.x + 20, start.y + 16);
  await page.mouse.down();
  await page.mouse.move(start.x + 60, start.y + 30, { steps: 4 });
  await page.mouse.move(end.x + end.width / 2, end.y + 40, { steps: 8 });
  await page.mouse.up();
}

test('four layouts share filters and selection, by keyboard, without a fault of accessibility', async ({
  page,
  context,
  signIn,
}) => {
  test.setTimeout(400_000);
  await signIn(context, 'project_manager');
  for (const theme of ['light', 'dark'] as const) {
    await prefer(page, { theme });
    await open(page, '/portfolio?stage=framing,delivery');
    await expect(page.locator('tr[data-row]').first()).toBeVisible();
    expect(await violations(page)).toEqual([]);

    await page.keyboard.press('2');
    await expect(page).toHaveURL(/stage=framing,delivery.*layout=board/);
    await expect(board(page)).toBeVisible();
    await expect(column(page, 'usage').locator('li[data-card]')).toHaveCount(0);
    await page.keyboard.press('j');
    await page.keyboard.press('v');
    const panel = page.getByRole('complementary');
    await expect(panel).toBeVisible();
    const code = await panel.getByRole('heading', { level: 2 }).textContent();
    await page.keyboard.press('j');
    await expect(panel.getByRole('heading', { level: 2 })).not.toHaveText(code ?? '');
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Voir en tableau' }).click();
    const twin = page.getByRole('table', { name: 'Kanban des cas d’usage par étape' });
    await expect(twin.getByRole('row').nth(2)).toContainText(/Cadrage|Réalisation/);
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Voir en kanban' }).click();
    await expect(board(page)).toBeVisible();

    await page.keyboard.press('3');
    await expect(page.getByRole('region', { name: 'Feuille de route des jalons' })).toBeVisible();
    await expect(panel).toBeVisible();
    await page.locator('[data-mark][tabindex="0"]').focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowDown');
    await expect(page.locator('[data-mark]:focus')).toHaveAttribute('aria-label', /^UC-\d+, /);
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Voir en tableau' }).click();
    await expect(page.getByRole('table', { name: 'Feuille de route des jalons' })).toBeVisible();
    expect(await violations(page)).toEqual([]);

    await page.keyboard.press('4');
    await expect(page.locator('[data-mark][data-card]').first()).toBeVisible();
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Voir en tableau' }).click();
    await expect(page.getByRole('table', { name: 'Matrice valeur et faisabilité' })).toBeVisible();
    await page.keyboard.press('1');
    await expect(page).not.toHaveURL(/layout=/);
    await expect(page.locator('tr[data-row]').first()).toBeVisible();
  }
});

test('the roadmap tells the waves of the rollout, by keyboard and in its table', async ({
  page,
  context,
  signIn,
}) => {
  await signIn(context, 'project_manager');
  for (const theme of ['light', 'dark'] as const) {
    await prefer(page, { theme });
    await open(page, '/portfolio?stage=usage&layout=roadmap');
    const goLives = page.getByRole('link', { name: /^UC-\d+, Vague \d/ });
    await expect(goLives.first()).toBeVisible();
    await goLives.first().focus();
    const first = await page.locator('[data-mark]:focus').getAttribute('data-mark');
    await page.keyboard.press('ArrowRight');
    await expect(page.locator('[data-mark]:focus')).not.toHaveAttribute('data-mark', first ?? '');
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Voir en tableau' }).click();
    const twin = page.getByRole('table', { name: 'Feuille de route des jalons' });
    await expect(twin.getByRole('row', { name: /Vague 1/ }).first()).toContainText('mis en service');
    expect(await violations(page)).toEqual([]);
  }
});

test('a card goes forward by its gate and back with a reason, by mouse, by menu and by keyboard', async ({
  page,
  context,
  signIn,
}) => {
  await signIn(context, 'project_manager');
  const framed = await inStage(page.request, 'framing');
  const built = await inStage(page.request, 'delivery');
  await open(page, '/portfolio?layout=board');
  await expect(cardOf(page, framed)).toBeVisible();

  await drag(page, cardOf(page, framed), column(page, 'delivery'));
  const gate = page.getByRole('dialog', { name: 'Jalon de passage vers Réalisation' });
  await expect(gate).toContainText(`${framed.code} reste à sa place`);
  await expect(gate.getByRole('link', { name: 'Aller aux jalons de passage' })).toHaveAttribute(
    'href',
    `/use-cases/${framed.id}/gates`,
  );
  await page.keyboard.press('Escape');
  await expect(gate).toBeHidden();
  await expect(column(page, 'framing').locator(`li[data-card="${framed.id}"]`)).toBeVisible();

  // Two stages at once is no move: the card is back and the page says why.
  await drag(page, cardOf(page, framed), column(page, 'usage'));
  await expect(toast(page)).toContainText(`${framed.code} revient en Cadrage`);

  await drag(page, cardOf(page, built), column(page, 'framing'));
  const reason = page.getByRole('dialog', { name: 'Revenir en Cadrage' });
  await reason.getByRole('button', { name: 'Revenir en Cadrage' }).click();
  await expect(reason).toContainText('Donnez une raison.');
  await reason.getByRole('textbox', { name: /Raison/ }).fill('Le besoin est à reprendre.');
  await reason.getByRole('button', { name: 'Revenir en Cadrage' }).click();
  await expect(toast(page)).toContainText(`${built.code} est maintenant en Cadrage`);
  await expect(column(page, 'framing').locator(`li[data-card="${built.id}"]`)).toBeVisible();

  await cardOf(page, built)
    .getByRole('button', { name: `Déplacer ${built.code} vers…` })
    .click();
  await page.getByRole('menuitem', { name: /Vers Réalisation/ }).click();
  await expect(gate).toBeVisible();
  await page.keyboard.press('Escape');

  await cardOf(page, built).getByRole('link').focus();
  await page.keyboard.press('Space');
  await expect(page.locator('[role="status"]').filter({ hasText: `${built.code} soulevée` })).toHaveCount(1);
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Space');
  const again = page.getByRole('dialog', { name: 'Revenir en Opportunité' });
  await expect(again).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(again).toBeHidden();
  await expect(column(page, 'framing').locator(`li[data-card="${built.id}"]`)).toBeVisible();
});

test('a card that somebody else changed goes back, and the page says so', async ({
  page,
  context,
  signIn,
  watch,
}) => {
  watch.allow(/status of 409/);
  await signIn(context, 'project_manager');
  const useCase = await inStage(page.request, 'deployment');
  await open(page, '/portfolio?layout=board');
  await expect(cardOf(page, useCase)).toBeVisible();
  await patch(page.request, useCase, { title: `${useCase.title} (revu)` });

  await cardOf(page, useCase).getByRole('link').focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Space');
  const reason = page.getByRole('dialog', { name: 'Revenir en Réalisation' });
  await reason.getByRole('textbox', { name: /Raison/ }).fill('Retour au développement.');
  await reason.getByRole('button', { name: 'Revenir en Réalisation' }).click();
  await expect(toast(page)).toContainText('modifié par quelqu’un d’autre');
  await expect(column(page, 'deployment').locator(`li[data-card="${useCase.id}"]`)).toContainText('(revu)');
});

test('a view is saved, shared, and opened by a colleague from the navigation', async ({
  page,
  context,
  browser,
  signIn,
  watch,
  baseURL,
}) => {
  await signIn(context, 'project_manager');
  await open(page, '/portfolio?stage=delivery&layout=board');
  await page.getByRole('button', { name: 'Vues', exact: true }).click();
  await page.getByRole('button', { name: 'Enregistrer cette vue…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Enregistrer la vue' });
  await dialog.getByRole('textbox', { name: /Nom de la vue/ }).fill('En réalisation');
  await dialog.getByRole('checkbox', { name: /Partager avec le lab/ }).check();
  expect(await violations(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(toast(page)).toContainText('est enregistrée');

  const other = await browser.newContext({ ...(baseURL ? { baseURL } : {}), locale: 'fr-FR' });
  try {
    await signIn(other, 'leadership');
    const theirs = await other.newPage();
    watch.follow(theirs);
    await open(theirs, '/portfolio');
    await theirs
      .getByRole('navigation', { name: 'Navigation principale' })
      .getByRole('link', { name: /En réalisation/ })
      .click();
    await expect(theirs).toHaveURL(/layout=board/);
    await expect(board(theirs)).toBeVisible();
    await theirs.getByRole('button', { name: 'Vue : En réalisation' }).click();
    await expect(theirs.getByRole('button', { name: 'Renommer…' })).toHaveCount(0);
  } finally {
    await other.close();
  }
});

test('a cell is changed in the list, undone, and a conflict keeps both texts', async ({
  page,
  context,
  signIn,
  watch,
}) => {
  watch.allow(/status of 409/);
  await signIn(context, 'project_manager');
  const useCase = await inStage(page.request, 'opportunity');
  await open(page, `/portfolio?q=${useCase.code}`);
  const row = page.locator('tr[data-row]', { hasText: useCase.code });
  await row.getByRole('link').focus();
  await page.keyboard.press('F2');
  const editor = page.getByRole('dialog', { name: `Modifier : Titre de ${useCase.code}` });
  await editor.getByRole('textbox').fill('Titre changé dans la liste');
  await page.keyboard.press('Enter');
  await expect(toast(page)).toContainText('Titre enregistré');
  await expect(row).toContainText('Titre changé dans la liste');
  await toast(page).getByRole('button', { name: 'Annuler' }).click();
  await expect(row).toContainText(useCase.title);

  // Esc leaves it as it was, and the focus on the row.
  await row.getByRole('link').focus();
  await page.keyboard.press('F2');
  await editor.getByRole('textbox').fill('Rien de tout cela');
  await page.keyboard.press('Escape');
  await expect(editor).toBeHidden();
  await expect(row).toContainText(useCase.title);
  await expect(row.getByRole('link')).toBeFocused();

  await patch(page.request, useCase, { title: 'Le titre d’un autre' });
  await page.keyboard.press('F2');
  await editor.getByRole('textbox').fill('Mon titre');
  await page.keyboard.press('Enter');
  await expect(editor.getByRole('alert')).toContainText('Le titre d’un autre');
  await expect(editor.getByRole('textbox')).toHaveValue('Mon titre');
  expect(await violations(page)).toEqual([]);
  await editor.getByRole('button', { name: 'Garder la mienne' }).click();
  await expect(editor).toBeHidden();
  await expect(row).toContainText('Mon titre');

  // A health that is not green wants its reason.
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  const health = page.getByRole('dialog', { name: `Modifier : Météo de ${useCase.code}` });
  await health.getByRole('combobox').selectOption('at_risk');
  await health.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(health).toContainText('Donnez une raison.');
  await health.getByRole('textbox').fill('Les données tardent.');
  await health.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(health).toBeHidden();
  await expect(row).toContainText('Vigilance');
});
