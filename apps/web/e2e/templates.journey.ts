import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { violations } from './support/axe.js';
import { expect, open, test } from './support/fixtures.js';
import { fileOf, partOf, partsOf } from './support/zip.js';

/** A presentation that another tool made, 4:3, in Georgia. */
const TEMPLATE = resolve(
  import.meta.dirname,
  '../../../libs/reporting/src/testing/templates/rive-nord-4x3.pptx',
);

async function downloaded(page: Page, link: Locator): Promise<Buffer> {
  const arrival = page.waitForEvent('download');
  await link.click();
  return readFile(await (await arrival).path());
}

test('a house template is uploaded, read, proved, published, and documents are drawn on it', async ({
  page,
  context,
  signIn,
  watch,
}, info) => {
  await signIn(context, 'project_manager');
  await open(page, '/templates');
  await page.getByRole('link', { name: 'Déposer un modèle' }).first().click();
  await page.getByLabel('Nom').fill('Rive Nord');
  await page.getByLabel('Pour quels livrables').selectOption('use_case_brief');
  const drop = page.locator('input[type=file]');

  // A file with macros, then one without a layout, are refused in words; nothing is kept of the first.
  watch.allow(/422/);
  const bytes = await readFile(TEMPLATE);
  await drop.setInputFiles({ name: 'macros.pptm', mimeType: 'application/octet-stream', buffer: bytes });
  await expect(page.getByRole('alert')).toContainText('Ce fichier contient des macros');
  expect(await violations(page)).toEqual([]);

  const parts = partsOf(bytes);
  const master = parts.get('ppt/slideMasters/slideMaster1.xml')?.toString('utf8') ?? '';
  parts.set(
    'ppt/slideMasters/slideMaster1.xml',
    Buffer.from(master.replace(/<p:sldLayoutIdLst>.*<\/p:sldLayoutIdLst>/s, '')),
  );
  await drop.setInputFiles({
    name: 'vide.pptx',
    mimeType: 'application/octet-stream',
    buffer: fileOf(parts),
  });
  await expect(page.getByText('Aucune disposition. Ajoutez-en dans le masque.')).toBeVisible({
    timeout: 90_000,
  });
  await expect(page.getByText('Aucun essai\u00a0: le fichier a été refusé.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Publier' })).toBeHidden();

  await page.locator('input[type=file]').setInputFiles(TEMPLATE);
  await expect(page.getByRole('heading', { level: 1, name: 'Rive Nord' })).toBeVisible();
  await expect(page.locator('ui-page-viewer')).toBeVisible({ timeout: 90_000 });
  await expect(page.getByText('Nos pages «\u00a0couverture\u00a0»')).toBeHidden();
  await page.getByText('bonnes à savoir').click();
  await expect(page.getByText('Nos pages «\u00a0couverture\u00a0»')).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await page.screenshot({ path: info.outputPath('template.png'), fullPage: true });

  const proof = await downloaded(page, page.getByRole('link', { name: 'Télécharger l’essai' }));
  expect(partOf(proof, 'ppt/theme/theme1.xml')).toContain('Georgia');

  await page.getByRole('button', { name: 'Publier' }).click();
  const asked = page.getByRole('alertdialog');
  await expect(asked).toContainText('Fiche du catalogue');
  await asked.getByRole('button', { name: 'Publier' }).click();
  await expect(page.getByRole('button', { name: 'Retirer' })).toBeVisible();

  // A brief of a use case is drawn on it: its layouts and its fonts, and it says which.
  const session = (await (await page.request.get('/api/session')).json()) as { csrfToken: string };
  const { items } = (await (await page.request.get('/api/use-cases?pageSize=1')).json()) as {
    items: readonly { id: string }[];
  };
  const made = await page.request.post('/api/deliverables', {
    data: { kind: 'use_case_brief', language: 'fr', subjectId: items[0]?.id },
    headers: { 'x-csrf-token': session.csrfToken, 'idempotency-key': crypto.randomUUID() },
  });
  expect(made.status(), await made.text()).toBeLessThan(300);
  const { id } = (await made.json()) as { id: string };
  const detail = async () =>
    (await (await page.request.get(`/api/deliverables/${id}`)).json()) as {
      versions: readonly { state: string; template: { name: string; number: number } | null }[];
    };
  await expect.poll(async () => (await detail()).versions[0]?.state, { timeout: 90_000 }).toBe('ready');
  expect((await detail()).versions[0]?.template).toMatchObject({ name: 'Rive Nord', number: 2 });
  const file = await (await page.request.get(`/api/deliverables/${id}/versions/1/files/pptx`)).body();
  expect(partOf(file, 'ppt/theme/theme1.xml')).toContain('Georgia');
  const layouts = (of: Buffer) =>
    [...partsOf(of).keys()].filter((name) => name.startsWith('ppt/slideLayouts/slide'));
  expect(layouts(file).sort()).toEqual(layouts(bytes).sort());

  await open(page, '/templates/tokens?kind=use_case_brief');
  await expect(page.getByRole('heading', { name: 'Textes' })).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await page.screenshot({ path: info.outputPath('tokens.png'), fullPage: true });
});
