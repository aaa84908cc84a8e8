import { readFile } from 'node:fs/promises';
import type { BrowserContext, Page } from '@playwright/test';
import pg from 'pg';
import { violations } from './support/axe.js';
import { download } from './support/documents.js';
import { expect, open, prefer, test, world } from './support/fixtures.js';
import { partOf } from './support/zip.js';

const LONG = { timeout: 90_000 };
const CV = '%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n';
const NAME = 'Noa Stagiaire-Fictive';
const INTERN = { email: 'noa.stagiaire@demo.example', password: 'une phrase de passe bien longue' };
const TERMS =
  /^(Compétences à|Activités|Encadrement|Modalités|Protection|Responsabilité|Congés|Suspension|Validation|Avantages|Clauses|Délivrance)/;
const day = (offset: number) => new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10);
const box = (page: Page, name: RegExp | string) => page.getByRole('textbox', { name });

async function choose(page: Page, field: RegExp | string, name: string): Promise<void> {
  const combobox = page.getByRole('combobox', { name: field });
  await combobox.click();
  await combobox.fill(name);
  await page.getByRole('option', { name: new RegExp(name) }).click();
}

/** Answers a dialog by the name of the button that opened it. */
async function confirm(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name, exact: true }).first().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name, exact: true }).click();
  await expect(dialog).toHaveCount(0);
}

/** Whoever comes in next, in French. */
async function become(page: Page, context: BrowserContext, come: () => Promise<unknown>): Promise<void> {
  // What the page still asks for would be refused from now on.
  await page.goto('about:blank');
  await context.clearCookies();
  await come();
  await prefer(page, { language: 'fr', theme: 'light' });
}

/** An offer that is published, by its page; its title and the address candidates read. */
async function publish(page: Page): Promise<{ readonly title: string; readonly address: string }> {
  await open(page, '/internships/campaign');
  const card = page.getByRole('region', { name: /^Brouillons/ }).getByRole('listitem');
  await card.filter({ hasText: 'Offre 7' }).getByRole('link').click();
  await expect(page.getByRole('button', { name: 'Publier' })).toBeVisible();
  const title = (await page.getByRole('heading', { level: 1 }).textContent()) ?? '';
  for (const field of ['Tuteur', 'Référent fonctionnel']) {
    const combobox = page.getByRole('combobox', { name: field, exact: true });
    await combobox.click();
    await combobox.fill('Hélène');
    await page.getByRole('option', { name: /Hélène Roux/ }).click();
  }
  await page.getByRole('button', { name: 'Publier' }).click();
  await expect(page.getByText('Offre publiée : les candidats la lisent')).toBeVisible();
  const address = await page.getByRole('link', { name: 'Page des candidats' }).getAttribute('href');
  return { title, address: address ?? '' };
}

async function apply(reader: Page, address: string): Promise<void> {
  await reader.goto(address);
  await reader.getByRole('button', { name: 'Postuler', exact: true }).click();
  await reader.getByLabel(/Prénom et nom/).fill(NAME);
  await reader.getByLabel(/Adresse électronique/).fill('noa.fictive@example.org');
  await reader.getByLabel(/École/).fill('École imaginaire');
  await reader.getByLabel(/Niveau/).fill('Bac + 5');
  await reader.getByLabel(/Disponible/).fill(day(30));
  await reader
    .locator('input[type=file]')
    .setInputFiles({ name: 'cv.pdf', mimeType: 'application/pdf', buffer: Buffer.from(CV) });
  await reader.getByRole('checkbox').check();
  await reader.getByRole('button', { name: 'Envoyer ma candidature' }).click();
  await expect(reader.getByRole('heading', { name: 'Merci, votre candidature est arrivée' })).toBeVisible();
}

/** From received to accepted on the screen of applications, scored by the keyboard alone. */
async function select(page: Page): Promise<void> {
  await open(page, '/internships/applications');
  await page.getByRole('searchbox', { name: 'Nom ou école' }).fill('Noa');
  await expect(page.getByRole('status').filter({ hasText: '1 candidature' })).toBeVisible();
  await page.getByRole('button', { name: NAME }).click();
  const panel = page.getByRole('complementary', { name: NAME });
  await expect(panel.getByRole('button', { name: 'Fermer la candidature' })).toBeInViewport({ ratio: 1 });
  const file = page.waitForEvent('download');
  await panel.getByRole('link', { name: /^Télécharger cv\.pdf/ }).click();
  expect((await readFile(await (await file).path())).toString('latin1')).toBe(CV);
  expect(await violations(page)).toEqual([]);

  await panel.getByRole('radio').first().focus();
  for (const key of ['5', '4', '4', '3', '4']) {
    const saved = page.waitForResponse((answer) => /\/scores?/.test(answer.url()) && answer.ok());
    await page.keyboard.press(key);
    await saved;
  }
  await expect(panel.getByText('Note de la candidature 4,20 / 5')).toBeVisible();
  for (const [move, state] of [
    ['Présélectionner', 'Présélectionnée'],
    ['Inviter en entretien', 'Entretien'],
  ] as const) {
    await panel.getByRole('button', { name: move }).click();
    await expect(panel.getByText(state, { exact: true }).first()).toBeVisible();
  }
  await panel.getByRole('button', { name: 'Noter un entretien' }).click();
  await panel.getByRole('textbox', { name: 'Jour', exact: true }).fill(day(0));
  await panel.getByLabel('Notes').fill('Parle clairement de mesure.');
  await panel.getByRole('button', { name: 'Enregistrer l’entretien' }).click();
  await expect(panel.getByText('Parle clairement de mesure.')).toBeVisible();
  await panel.getByRole('button', { name: 'Accepter' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Accepter' }).click();
  await expect(panel.getByText('Acceptée', { exact: true }).first()).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await page.setViewportSize({ width: 390, height: 844 });
  const over = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(over).toBe(0);
  await page.setViewportSize({ width: 1440, height: 900 });
  await panel.getByRole('link', { name: 'Créer le stage' }).click();
}

/** The internship of the application, its agreement complete, signed by all, begun. Answers its address. */
async function agree(page: Page, title: string): Promise<string> {
  await expect(box(page, /^Sujet/)).toHaveValue(title);
  await expect(box(page, /^Nom/)).toHaveValue('Stagiaire-Fictive');
  await choose(page, /^Personne déjà connue/, 'Noa');
  await page.getByLabel('Premier jour').fill(day(0));
  await page.getByLabel('Dernier jour').fill(day(6));
  await page.getByRole('button', { name: 'Créer le brouillon' }).click();
  await expect(page.getByRole('heading', { level: 1, name: NAME })).toBeVisible();
  const internship = new URL(page.url()).pathname.replace(/\/agreement$/, '');

  await box(page, /^Enseignant référent/).fill('Isabelle Caron');
  await box(page, /^Intitulé/).fill('Master 2');
  await page.getByLabel('Heures d’enseignement par an').fill('400');
  await page.getByLabel('Dont heures en présence').fill('200');
  await page.getByLabel('La question a été examinée').check();
  await page.getByLabel('Gratification par heure').fill('4.50');
  await page.getByLabel('Aucun motif interdit ne s’applique').check();
  await box(page, /^Ce que le stage apprend/).fill('La recherche appliquée');
  for (const field of await box(page, TERMS).all()) await field.fill('Selon la convention type.');
  await expect(page.getByText('Les quinze mentions sont là.')).toBeVisible();
  await page.getByRole('button', { name: 'Enregistrer la convention' }).click();
  await expect(page.getByText('Convention enregistrée.')).toBeVisible();
  await confirm(page, 'Envoyer pour signature');
  for (const who of await page.getByLabel('Date de signature').all()) await who.fill(day(0));
  await page.getByRole('button', { name: 'Enregistrer les signatures' }).click();
  await expect(page.getByText('Signatures enregistrées.')).toBeVisible();
  for (const name of ['Constater la signature', 'Commencer le stage']) await confirm(page, name);
  await expect(page.getByText('En cours', { exact: true })).toBeVisible();
  return internship;
}

async function evaluate(page: Page, internship: string, kind: string, summary: string): Promise<void> {
  await open(page, `${internship}/reviews`);
  await page.getByRole('button', { name: kind, exact: true }).click();
  await box(page, 'Synthèse').fill(summary);
  for (const level of await page.getByRole('combobox', { name: /^Niveau/ }).all()) {
    await level.selectOption('acquired');
  }
  await page.getByRole('button', { name: 'Partager avec le stagiaire' }).click();
  await expect(
    page.getByRole('region', { name: new RegExp(`^${kind} · `) }).getByText(/^Partagé le/),
  ).toBeVisible();
}

const told = async (page: Page, words: RegExp) => {
  await page.getByRole('button', { name: /notification/ }).click();
  await expect(page.getByText(words).first()).toBeVisible();
  await page.keyboard.press('Escape');
};

/** A week goes by: nobody can wait for it here. */
async function aWeekLater(internship: string): Promise<void> {
  const database = new pg.Client({ connectionString: world().databaseUrl });
  await database.connect();
  try {
    const id = internship.split('/').at(-1);
    await database.query(
      'update internship set starts_on = starts_on - 7, ends_on = ends_on - 7 where id = $1',
      [id],
    );
  } finally {
    await database.end();
  }
}

test('an offer becomes an application, an internship, a log, evaluations and a certificate', async ({
  page,
  context,
  browser,
  baseURL,
  signIn,
}) => {
  test.slow();
  await become(page, context, () => signIn(context, 'admin'));
  const { csrfToken } = (await (await page.request.get('/api/session')).json()) as { csrfToken: string };
  const account = await page.request.post('/api/accounts', {
    data: { ...INTERN, name: NAME, role: 'intern', entityId: null },
    headers: { 'x-csrf-token': csrfToken, 'idempotency-key': `journey-${crypto.randomUUID()}` },
  });
  expect([201, 409], `account: ${account.status()}`).toContain(account.status());

  await become(page, context, () => signIn(context, 'project_manager'));
  const { title, address } = await publish(page);
  const candidate = await browser.newContext(baseURL ? { baseURL, locale: 'fr-FR' } : {});
  try {
    await apply(await candidate.newPage(), address);
  } finally {
    await candidate.close();
  }
  await select(page);
  const internship = await agree(page, title);

  const asIntern = () => context.request.post(`${world().url}/api/session`, { data: INTERN });
  await become(page, context, asIntern);
  await open(page, `${internship}/weeks`);
  const week = page.getByRole('region', { name: /^Semaine du/ }).first();
  await week.getByRole('textbox', { name: 'Fait cette semaine' }).fill('Premier relevé des coûts.');
  await expect(week.getByText('Enregistré', { exact: true })).toBeVisible();
  await week.getByRole('button', { name: 'Envoyer au tuteur' }).click();
  await expect(week.getByText('Envoyée')).toBeVisible();

  await become(page, context, () => signIn(context, 'tutor'));
  await open(page, `${internship}/weeks`);
  await told(page, /Noa Stagiaire-Fictive vous envoie sa semaine/);
  await page.getByRole('textbox', { name: /^Votre commentaire/ }).fill('Un bon début.');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('Un bon début.')).toBeVisible();
  await evaluate(page, internship, 'Bilan à mi-parcours', 'À mi-chemin, tout va bien.');
  await evaluate(page, internship, 'Évaluation finale', 'Un stage réussi.');

  await become(page, context, asIntern);
  await open(page, `${internship}/reviews`);
  await told(page, /partage avec vous l’évaluation/);
  await expect(page.getByText('Un stage réussi.')).toBeVisible();
  await open(page, `${internship}/weeks`);
  await expect(page.getByText('Un bon début.')).toBeVisible();

  await aWeekLater(internship);
  await become(page, context, () => signIn(context, 'project_manager'));
  await open(page, `${internship}/agreement`);
  for (const name of ['Terminer', 'Attester']) await confirm(page, name);
  await open(page, internship);
  await expect(page.getByRole('link', { name: 'Convention de stage' })).toBeVisible();
  await page.getByRole('link', { name: 'Attestation de stage' }).click();
  await expect(page.locator('ui-page-viewer')).toBeVisible(LONG);
  expect(await violations(page)).toEqual([]);
  await page.getByRole('button', { name: 'Générer' }).click();
  const version = page.locator('section[aria-labelledby="last-version"]');
  await expect(version.getByText('Prêt', { exact: true })).toBeVisible(LONG);
  const word = version.getByRole('link', { name: /^Word/ });
  await download(page, word, 'docx');
  const fileAddress = new URL((await word.getAttribute('href')) ?? '', page.url()).href;
  const text = partOf(await (await page.request.get(fileAddress)).body(), 'word/document.xml').replace(
    /<[^>]+>/g,
    '',
  );
  for (const words of ['Attestation de stage', NAME, 'Master 2', 'Hélène Roux', 'Durée effective totale'])
    expect(text).toContain(words);
});
