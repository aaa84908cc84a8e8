import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Locator, Page } from '@playwright/test';
import pg from 'pg';
import { violations } from './support/axe.js';
import { download } from './support/documents.js';
import { expect, open, test, world } from './support/fixtures.js';

const LONG = { timeout: 90_000 };
const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const RESULTS = [
  'Approche\tJeu de données\tScore F1\tDélai (ms)',
  'Règles métier\tCourriers du lab\t0,71\t12',
  'Modèle affiné\tCourriers du lab\t0,92\t140',
  'Modèle généraliste\tCourriers du lab\tbeaucoup\t900',
].join('\n');

const version = (page: Page, number: number) =>
  page.locator('section[aria-labelledby="last-version"]').filter({ hasText: `Version ${number}` });
const ready = (page: Page, number: number) =>
  expect(version(page, number).getByText('Prêt', { exact: true })).toBeVisible(LONG);

/** A kind and the first subject it can be made from, its pages drawn. */
async function choose(page: Page, kind: string): Promise<void> {
  await open(page, '/deliverables/new');
  await page.getByRole('link', { name: new RegExp(`^${kind}`) }).click();
  await page.getByRole('radiogroup', { name: 'Sujets' }).getByRole('radio').first().check();
  await expect(page.locator('ui-page-viewer')).toBeVisible(LONG);
}

async function bytesOf(page: Page, link: Locator): Promise<Buffer> {
  const arrival = page.waitForEvent('download');
  await link.click();
  return readFile(await (await arrival).path());
}

/** The same document with a remark in its archive: other bytes, that open all the same. */
function edited(bytes: Buffer): Buffer {
  const remark = Buffer.from('relu');
  const copy = Buffer.concat([bytes, remark]);
  copy.writeUInt16LE(remark.length, bytes.length - 2);
  return copy;
}

const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

test('a brief of a use case takes three clicks, its pages seen before, and is a file that opens', async ({
  page,
  signIn,
  context,
}) => {
  await signIn(context, 'project_manager');
  await choose(page, 'Fiche du catalogue');
  expect(await violations(page)).toEqual([]);
  await page.getByRole('button', { name: 'Générer' }).click();
  await ready(page, 1);
  expect(await violations(page)).toEqual([]);
  await download(page, version(page, 1).getByRole('link', { name: /^PowerPoint/ }), 'pptx');
});

test('a study is written from a pasted table, edited, made again, approved by another and shared', async ({
  page,
  signIn,
  context,
  browser,
  baseURL,
  watch,
}) => {
  await signIn(context, 'project_manager');
  await choose(page, 'Étude comparative');
  await page.getByRole('button', { name: 'Rédiger' }).click();

  await page
    .getByRole('textbox', { name: 'La question' })
    .fill('Quelle approche classe le mieux le courrier ?');
  const table = page.getByRole('textbox', { name: 'Tableau copié d’un tableur' });
  await table.fill(RESULTS);
  await expect(page.getByText(/Ligne 4.*«\s*beaucoup\s*» n’est pas un nombre/)).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await page.getByRole('button', { name: 'Reprendre 5 résultats' }).click();
  await expect(page.getByRole('textbox', { name: 'Modèle affiné, Score F1' })).toHaveValue('0,92');
  await expect(page.getByText('Enregistré', { exact: true })).toBeVisible();
  await page.reload();
  await expect(page.getByRole('textbox', { name: 'Modèle affiné, Score F1' })).toHaveValue('0,92');
  await page.getByRole('tab', { name: 'Voir les pages' }).click();
  await expect(page.locator('ui-page-viewer').getByText('Modèle affiné').first()).toBeVisible(LONG);
  await page.getByRole('button', { name: 'Générer' }).click();
  await ready(page, 1);

  // The file comes back edited: it is the next version, and stays when the study is made again.
  const first = await bytesOf(page, version(page, 1).getByRole('link', { name: /^Word/ }));
  const file = { name: 'relu.docx', mimeType: WORD, buffer: edited(first) };
  await page.locator('app-upload-panel input[type="file"]').setInputFiles(file);
  await ready(page, 2);
  await expect(version(page, 2).getByText('Fichier renvoyé')).toBeVisible();
  await page.locator('app-upload-panel input[type="file"]').setInputFiles({ ...file, name: 'relu.xlsx' });
  watch.allow(/422/);
  await expect(page.getByRole('alert').filter({ hasText: 'Formats acceptés' })).toBeVisible();

  await page.getByRole('link', { name: 'Rédiger' }).click();
  await page.getByRole('textbox', { name: 'La recommandation' }).fill('Retenir le modèle affiné.');
  await expect(page.getByText('Enregistré', { exact: true })).toBeVisible();
  await page.getByRole('link', { name: 'Revenir au livrable' }).click();
  await expect(page.getByText('1 fait a changé depuis la version 1.')).toBeVisible();
  await page.getByRole('button', { name: 'Voir ce qui a changé' }).click();
  await expect(page.getByRole('row', { name: /Recommandation.*Retenir le modèle affiné/ })).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await page.getByRole('button', { name: 'Régénérer' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Régénérer' }).click();
  await ready(page, 3);
  await page.getByRole('tab', { name: 'Versions' }).click();
  const kept = page
    .getByRole('row')
    .filter({ hasText: 'Fichier renvoyé' })
    .getByRole('link', { name: 'Word' });
  expect(sha256(await bytesOf(page, kept))).toBe(sha256(file.buffer));

  // Its author does not approve it.
  await page.getByRole('button', { name: 'Soumettre à revue' }).click();
  await expect(page.getByText('En revue', { exact: true })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Approuver' })).toHaveCount(0);
  const other = await browser.newContext({ ...(baseURL ? { baseURL } : {}), locale: 'fr-FR' });
  await signIn(other, 'leadership');
  const director = await other.newPage();
  watch.follow(director);
  await open(director, page.url());
  await director.getByRole('button', { name: 'Renvoyer' }).click();
  await director.getByRole('textbox', { name: 'Pourquoi' }).fill('Dire la limite.');
  await director.getByRole('dialog').getByRole('button', { name: 'Renvoyer' }).click();
  await page.reload();
  await page.getByRole('tab', { name: 'Revue' }).click();
  await expect(page.getByText('Dire la limite.')).toBeVisible();
  await page.getByRole('button', { name: 'Soumettre à revue' }).click();
  await director.reload();
  await director.getByRole('button', { name: 'Approuver' }).click();
  await expect(director.getByText('Approuvé', { exact: true })).toBeVisible();

  // Whoever has the link needs no account, until it ends.
  await director.getByRole('tab', { name: 'Partage' }).click();
  await director.getByRole('button', { name: 'Créer un lien' }).click();
  const link = await director.getByRole('textbox', { name: 'Lien de partage' }).inputValue();
  expect(await violations(director)).toEqual([]);
  const nobody = await browser.newContext({ locale: 'fr-FR' });
  const visitor = await nobody.newPage();
  watch.follow(visitor);
  await visitor.goto(link);
  await expect(visitor.getByRole('heading', { level: 1 })).toContainText('Étude comparative');
  expect(await violations(visitor)).toEqual([]);
  const shared = await bytesOf(visitor, visitor.getByRole('link', { name: /^Word/ }));
  expect(shared.subarray(0, 4).toString('latin1')).toBe('PK\u0003\u0004');
  const database = new pg.Client({ connectionString: world().databaseUrl });
  await database.connect();
  await database.query(
    `update deliverable_share set created_at = created_at - interval '90 days', expires_at = now() - interval '1 minute'`,
  );
  await database.end();
  watch.allow(/404/);
  await visitor.reload();
  await expect(visitor.getByText('Ce lien ne s’ouvre plus')).toBeVisible();
  await nobody.close();
  await other.close();
});

test('several deliverables are downloaded together, filtered by their use case', async ({
  page,
  signIn,
  context,
}) => {
  await signIn(context, 'project_manager');
  await open(page, '/deliverables');
  const boxes = page.getByRole('checkbox', { name: /^Choisir/ });
  await expect(boxes.nth(1)).toBeVisible();
  await boxes.nth(0).check();
  await boxes.nth(1).check();
  await expect(page.getByText('2 livrables choisis')).toBeVisible();
  expect(await violations(page)).toEqual([]);
  const zip = await bytesOf(page, page.getByRole('link', { name: 'Télécharger en ZIP' }));
  expect(zip.subarray(0, 4).toString('latin1')).toBe('PK\u0003\u0004');
  expect(zip.length).toBeGreaterThan(10_000);
  await page.getByRole('searchbox').fill('zzzzzz');
  await expect(page.getByText('Aucun livrable ne correspond à ces filtres.')).toBeVisible();
  await expect(page).toHaveURL(/q=zzzzzz/);
});
