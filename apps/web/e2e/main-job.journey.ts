import type { Page } from '@playwright/test';
import { download } from './support/documents.js';
import { FEDERAL_ROWS, federalFile } from './support/federal-file.js';
import { accountOf, expect, open, test, world } from './support/fixtures.js';

interface Imported {
  readonly counts: Record<'created' | 'updated' | 'unchanged' | 'rejected', number>;
}

/** From /imports to the mapping of the federal file. */
async function upload(page: Page): Promise<void> {
  await open(page, '/imports');
  await page.getByLabel('Déposez un fichier ici').setInputFiles(federalFile());
  await expect(page).toHaveURL(/\/imports\/[0-9a-f-]{36}\/mapping$/, { timeout: 30_000 });
  await expect(page.getByRole('heading', { level: 1, name: 'Que contient chaque colonne' })).toBeVisible();
}

async function counts(page: Page): Promise<Imported['counts']> {
  const id = /imports\/([0-9a-f-]{36})/.exec(page.url())?.[1] ?? '';
  return ((await (await page.request.get(`/api/imports/${id}`)).json()) as Imported).counts;
}

test.describe.configure({ mode: 'serial' });

test('sign in, import the whole federal inventory, find it in the portfolio', async ({ page }) => {
  test.setTimeout(400_000);
  const { email, password } = accountOf('project_manager', world().accounts);
  await page.goto('/');
  await expect(page).toHaveURL(/\/sign-in/);
  await page.getByLabel('Adresse électronique').fill(email);
  await page.getByLabel('Mot de passe', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Se connecter' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Portefeuille' })).toBeVisible();

  await upload(page);
  await expect(page.getByText('Windows-1252')).toBeVisible();
  await expect(page.getByText('virgule', { exact: true })).toBeVisible();
  await expect(page.getByLabel('Champ pour la colonne Use Case Name')).toHaveValue('title');
  await expect(page.getByText('proposé').first()).toBeVisible();

  // A change is counted at once: without the stage column, the default decides of every row.
  const before = await counts(page);
  await page.getByLabel('Étape par défaut').selectOption('opportunity');
  await expect.poll(async () => (await counts(page)).rejected).toBeLessThan(before.rejected);
  await page.getByLabel('Étape par défaut').selectOption('');
  await expect.poll(async () => (await counts(page)).rejected).toBe(before.rejected);

  await page.getByRole('button', { name: 'Voir l’aperçu' }).click();
  await expect(page).toHaveURL(/\/preview$/);
  await page.getByRole('tab', { name: /Rejetés/ }).click();
  await expect(page).toHaveURL(/outcome=rejected/);
  await expect(page.getByText(/Étape absente/).first()).toBeVisible();
  await page.goBack();
  await page.goBack();
  await expect(page).toHaveURL(/\/mapping$/);
  await page.goForward();
  await expect(page).toHaveURL(/\/preview$/);

  await page.getByRole('button', { name: /^Importer/ }).click();
  await expect(page).toHaveURL(/\/report$/, { timeout: 60_000 });
  const done = await counts(page);
  expect(done.created + done.rejected, 'every row is created or rejected with its reason').toBe(FEDERAL_ROWS);
  expect(done.created).toBeGreaterThan(2_000);
  await expect(page.getByRole('heading', { level: 1, name: 'Bilan de l’import' })).toBeVisible();
  await expect(page.getByText(/créés, 0 mis à jour/)).toBeVisible();

  const arrival = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Télécharger le bilan (CSV)' }).click();
  expect((await arrival).suggestedFilename()).toMatch(/\.csv$/);

  await page.getByRole('link', { name: 'Ouvrir le portefeuille' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Portefeuille' })).toBeVisible();
  await open(page, '/portfolio?q=Fivecast+ONYX');
  await expect(page.getByRole('link', { name: /Fivecast ONYX/ }).first()).toBeVisible();
});

test('the same file again changes nothing, and its mapping is remembered', async ({
  page,
  context,
  signIn,
}) => {
  test.setTimeout(400_000);
  await signIn(context, 'project_manager');
  await upload(page);
  await expect(page.getByText('ses correspondances sont reprises', { exact: false })).toBeVisible();
  await expect(page.getByText('repris du dernier import').first()).toBeVisible();
  const again = await counts(page);
  expect(again.created + again.updated).toBe(0);
  expect(again.unchanged + again.rejected).toBe(FEDERAL_ROWS);
});

test('a refused file says why and what to do', async ({ page, context, signIn, watch }) => {
  watch.allow(/status of 422/);
  await signIn(context, 'project_manager');
  await open(page, '/imports');
  const drop = page.getByLabel('Déposez un fichier ici');
  await drop.setInputFiles({
    name: 'portefeuille.xls',
    mimeType: 'application/vnd.ms-excel',
    buffer: Buffer.from('x'),
  });
  await expect(page.getByRole('alert')).toContainText('Enregistrez-le en .xlsx');
  await drop.setInputFiles({
    name: 'portefeuille.xlsx',
    mimeType: 'text/plain',
    buffer: Buffer.from('Titre;Étape'),
  });
  await expect(page.getByRole('alert')).toContainText('ne correspond pas à l’extension');
  await drop.setInputFiles({ name: 'vide.csv', mimeType: 'text/csv', buffer: Buffer.from('Titre;Étape\n') });
  await expect(page.getByRole('alert')).toContainText('n’a que des en-têtes');
});

test('generate this month’s report, watch it, download both files', async ({ page, context, signIn }) => {
  test.setTimeout(400_000);
  await signIn(context, 'project_manager');
  await open(page, '/monthly-report');
  await expect(page.getByText(/le lab suit/)).toBeVisible();
  await page.getByRole('button', { name: 'Générer' }).click();
  // In place and in the tray.
  await expect(page.getByRole('heading', { name: 'Travaux' })).toBeVisible();
  const links = page.locator('a[data-sha256]');
  await expect(links).toHaveCount(3, { timeout: 60_000 });
  // The tray lists what other journeys asked for too, and may stand over the files.
  await page.locator('.tray').getByRole('button', { name: 'Fermer' }).click();
  await download(page, page.getByRole('link', { name: /PowerPoint/ }), 'pptx');
  await download(page, page.getByRole('link', { name: /Word/ }), 'docx');

  // In English too, the earlier document staying listed.
  await page.locator('app-report-documents').getByText('English', { exact: true }).click();
  await page.getByRole('button', { name: 'Générer' }).click();
  await expect(page.getByText('Présentation et note en anglais')).toBeVisible();
  await expect(links).toHaveCount(6, { timeout: 60_000 });
});

test('the month presents with the arrow keys', async ({ page, context, signIn }) => {
  await signIn(context, 'leadership');
  await open(page, '/monthly-report');
  await page.getByRole('button', { name: 'Présenter' }).click();
  const place = page.getByRole('group', { name: 'Présentation' });
  await expect(place.getByText('1 sur 6')).toBeVisible();
  await page.keyboard.press('ArrowRight');
  await expect(place.getByText('2 sur 6')).toBeVisible();
  await page.keyboard.press('ArrowLeft');
  await expect(place.getByText('1 sur 6')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(place).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Présenter' })).toBeFocused();
});
