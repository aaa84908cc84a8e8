import { accountOf, expect, open, test } from './support/fixtures.js';

interface Rows {
  readonly total: number;
  readonly items: readonly { readonly id: string; readonly entityId: string }[];
}

test('a partner sees only what is its own', async ({ page, context, browser, signIn, watch, baseURL }) => {
  watch.allow(/status of 40[34]/);
  await signIn(context, 'partner');
  await open(page, '/portfolio');
  const mine = (await (await page.request.get('/api/use-cases?pageSize=100')).json()) as Rows;
  expect(mine.total).toBeGreaterThan(0);
  const entity = mine.items[0]?.entityId;
  expect(mine.items.every((row) => row.entityId === entity)).toBe(true);

  const lab = await browser.newContext(baseURL ? { baseURL } : {});
  try {
    await signIn(lab, 'leadership');
    const all = (await (await lab.request.get('/api/use-cases?pageSize=100')).json()) as Rows;
    expect(all.total).toBeGreaterThan(mine.total);
    const foreign = all.items.find((row) => row.entityId !== entity);
    await open(page, `/use-cases/${foreign?.id}`);
    await expect(page.getByRole('heading', { level: 1, name: 'Ce cas d’usage n’existe pas' })).toBeVisible();
  } finally {
    await lab.close();
  }

  await expect(page.getByRole('navigation', { name: 'Navigation principale' }).first()).not.toContainText(
    'Import',
  );
  for (const closed of ['/imports', '/monthly-report', '/administration/accounts']) {
    await open(page, closed);
    await expect(page.getByRole('heading', { level: 1, name: 'Accès refusé' })).toBeVisible();
  }
});

test('who may not generate has no button to', async ({ page, context, signIn }) => {
  await signIn(context, 'expert');
  await open(page, '/monthly-report');
  await expect(page.getByRole('heading', { name: 'Documents du mois' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Générer' })).toHaveCount(0);
});

test('guessing a password is slowed down, and says so', async ({ page, watch }) => {
  watch.allow(/status of (401|422|429)/);
  await page.goto('/sign-in');
  await page.getByLabel('Adresse électronique').fill('nobody@demo.example');
  for (let attempt = 0; attempt < 7; attempt++) {
    await page.getByLabel('Mot de passe', { exact: true }).fill(`wrong password ${attempt}`);
    const answer = page.waitForResponse(
      (response) => response.url().endsWith('/api/session') && response.request().method() === 'POST',
    );
    await page.getByRole('button', { name: 'Se connecter' }).click();
    if ((await answer).status() === 429) break;
    await expect(page.getByRole('alert')).toContainText('incorrect');
  }
  await expect(page.getByRole('alert')).toContainText('Trop d’essais');
});

test('a session that ends in the middle of a form keeps what was typed', async ({
  page,
  context,
  signIn,
  watch,
}) => {
  watch.allow(/status of 401/);
  await signIn(context, 'project_manager');
  await open(page, '/use-cases/new');
  const title = page.getByRole('textbox', { name: 'Titre' });
  await title.fill('Aide à la saisie des notes de frais');
  const entity = page.getByRole('combobox', { name: /^Entité partenaire/ });
  await entity.click();
  await page.getByRole('option').first().click();

  await context.clearCookies();
  await page.getByRole('button', { name: 'Créer le cas d’usage' }).click();
  const dialog = page.getByRole('dialog', { name: 'Votre session est terminée' });
  await expect(dialog).toBeVisible();
  await expect(title).toHaveValue('Aide à la saisie des notes de frais');
  await dialog.getByLabel('Mot de passe', { exact: true }).fill(accountOf('project_manager').password);
  await dialog.getByRole('button', { name: 'Se connecter' }).click();
  await expect(dialog).toBeHidden();
  await expect(
    page.getByRole('heading', { level: 1, name: 'Aide à la saisie des notes de frais' }),
  ).toBeVisible();
});
