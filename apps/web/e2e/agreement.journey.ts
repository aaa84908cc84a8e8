import type { Page } from '@playwright/test';
import { violations } from './support/axe.js';
import { expect, open, prefer, test } from './support/fixtures.js';

interface Named {
  readonly id: string;
  readonly name: string;
}

const token = async (page: Page) =>
  ((await (await page.request.get('/api/session')).json()) as { csrfToken: string }).csrfToken;

/** A use case of the entity that the demo's partner belongs to. */
async function aUseCase(page: Page): Promise<string> {
  const { entities, people } = (await (await page.request.get('/api/reference')).json()) as {
    readonly entities: readonly Named[];
    readonly people: readonly Named[];
  };
  const answer = await page.request.post('/api/use-cases', {
    data: {
      title: 'Tri des courriers de réclamation',
      summary: 'Orienter chaque courrier vers le bon service.',
      entityId: entities.find((entity) => entity.name.startsWith('Banque de détail'))?.id,
      sponsorId: people.find((person) => person.name === 'Antoine Lefèvre')?.id,
      functionalReferentId: people.find((person) => person.name === 'Claire Dubois')?.id,
    },
    headers: { 'x-csrf-token': await token(page) },
  });
  expect(answer.status()).toBe(201);
  const { id } = (await answer.json()) as { readonly id: string };
  const milestone = await page.request.post(`/api/use-cases/${id}/milestones`, {
    data: { name: 'Pilote', forecastOn: '2099-06-30' },
    headers: { 'x-csrf-token': await token(page) },
  });
  expect(milestone.status()).toBe(201);
  return id;
}

const section = (page: Page, name: RegExp) => page.getByRole('region', { name });
const saved = (page: Page) => expect(page.locator('[data-autosave]')).toHaveText('Enregistré');
const tab = (page: Page, name: RegExp) => page.getByRole('tab', { name }).click();

/** Opens the dialog of a move, fills what it asks for, and confirms. */
async function move(page: Page, name: string, reason = ''): Promise<void> {
  await page.getByRole('button', { name, exact: true }).click();
  const dialog = page.getByRole('dialog', { name });
  if (reason) await dialog.getByRole('textbox').fill(reason);
  await dialog.getByRole('button', { name, exact: true }).click();
  await expect(dialog).toBeHidden();
}

/** Writes what the draft does not know from the use case. */
async function write(page: Page): Promise<void> {
  const fill = (name: RegExp, field: RegExp, text: string) =>
    section(page, name).getByRole('textbox', { name: field }).fill(text);
  const add = (name: RegExp, button: string) =>
    section(page, name).getByRole('button', { name: button }).click();
  const choose = (name: RegExp, field: RegExp, value: string, index = 0) =>
    section(page, name).getByRole('combobox', { name: field }).nth(index).selectOption(value);

  for (const index of [0, 1]) {
    await choose(/^2\. /, /^Intérêt/, '5', index);
    await choose(/^2\. /, /^Influence/, '4', index);
  }
  await fill(/^4\. /, /^Dans le périmètre/, 'Réclamations des particuliers');
  await fill(/^4\. /, /^Hors périmètre/, 'Contentieux');
  await add(/^5\. /, 'Ajouter un livrable');
  await fill(/^5\. /, /^Livrable/, 'Modèle de tri');
  await fill(/^5\. /, /^Critères/, '90 % de motifs justes sur 500 courriers');
  const members = section(page, /^7\. /).getByRole('textbox', { name: /^Participants/ });
  await members.nth(0).fill('Commanditaire, direction du lab');
  await members.nth(1).fill('Référents, squad');
  await add(/^8\. /, 'Ajouter une charge');
  await choose(/^8\. /, /^Compétence/, 'data_science');
  await section(page, /^8\. /).getByRole('spinbutton').fill('42.5');
  await choose(/^8\. /, /^Financement/, 'shared');
  await fill(/^8\. /, /^Montant/, '45 000,50');
  await fill(/^8\. /, /^Modalités/, 'À la recette');
  await fill(/^9\. /, /^Données utilisées/, 'Courriers numérisés');
  await choose(/^9\. /, /^Données personnelles/, 'none');
  await fill(/^10\. /, /./, 'Hébergement interne');
  await fill(/^11\. /, /^Propriété/, 'Le code est au lab');
  await fill(/^11\. /, /^Réversibilité/, 'Export sous trente jours');
  await fill(/^12\. /, /./, 'MCO par le lab');
  await add(/^13\. /, 'Ajouter un indicateur');
  await fill(/^13\. /, /^Indicateur/, 'Motifs justes');
  await fill(/^13\. /, /^Cible/, '90');
  await fill(/^13\. /, /^Unité/, '%');
  await fill(/^13\. /, /^Méthode/, 'Échantillon mensuel');
  await section(page, /^14\. /)
    .getByLabel('Début')
    .fill('2026-01-01');
  await section(page, /^14\. /)
    .getByLabel('Fin', { exact: false })
    .first()
    .fill('2099-12-31');
  await fill(/^14\. /, /^Conditions/, 'Préavis de trois mois');
  await fill(/^14\. /, /^Comment/, 'Par avenant signé');
  // Somebody's name comes with proposals, which makes its field a combobox.
  await section(page, /^15\. /)
    .getByRole('combobox', { name: /^Nom/ })
    .first()
    .fill('Paul Girard');
  await section(page, /^15\. /)
    .getByRole('textbox', { name: /^Qualité/ })
    .first()
    .fill('Directeur du lab');
}

test('drafted, sent back, resubmitted, approved, signed, then amended', async ({
  page,
  context,
  browser,
  signIn,
  watch,
  baseURL,
}) => {
  test.slow();
  await signIn(context, 'project_manager');
  await open(page, '/portfolio');
  const useCase = await aUseCase(page);

  // The draft takes over what is known; what is missing is named before it can leave.
  await open(page, `/use-cases/${useCase}/agreements`);
  await page.getByRole('button', { name: 'Rédiger une convention' }).click();
  await expect(
    page.getByRole('heading', { level: 2, name: /Convention projet – Tri des courriers/ }),
  ).toBeVisible();
  const address = page.url();
  await expect(section(page, /^6\. /).getByRole('textbox', { name: /^Jalon/ })).toHaveValue('Pilote');
  await page.getByRole('button', { name: 'Envoyer en relecture' }).click();
  const missing = page.getByRole('dialog', { name: 'Envoyer en relecture' });
  await expect(missing).toContainText('Sécurité, Mesures et exigences');
  await missing.getByRole('button', { name: /Sécurité, Mesures et exigences/ }).click();
  await expect(section(page, /^10\. /)).toBeFocused();
  await write(page);
  await saved(page);
  await expect(page.getByText('15 sections complètes sur 15')).toBeVisible();
  expect(await violations(page)).toEqual([]);

  // Nothing typed is lost by a reload once it says so.
  await page.reload();
  await expect(section(page, /^8\. /).getByRole('textbox', { name: /^Montant/ })).toHaveValue(/45.000,50/);

  const other = await browser.newContext({ ...(baseURL ? { baseURL } : {}), locale: 'fr-FR' });
  try {
    await signIn(other, 'partner');
    const partner = await other.newPage();
    watch.follow(partner);
    // The draft that is not there for the partner, and the request for changes without a word.
    watch.allow(/status of (404|422)/);
    await open(partner, address);
    await expect(partner.getByText('Cette convention n’existe pas ou plus')).toBeVisible();

    await move(page, 'Envoyer en relecture');
    await expect(page.getByText('La convention est en relecture.')).toBeVisible();

    // The partner asks for changes: it may say so, and change nothing itself.
    await open(partner, address);
    await expect(partner.getByRole('button', { name: 'Mettre en signature' })).toHaveCount(0);
    await tab(partner, /^Relecture/);
    await partner.getByRole('radio', { name: 'Demande des changements' }).check();
    await partner.getByRole('button', { name: 'Envoyer mon avis' }).click();
    await expect(partner.getByText('Donnez une raison.')).toBeVisible();
    await partner
      .getByRole('textbox', { name: /^Commentaire/ })
      .fill('Exclure aussi les courriers du médiateur.');
    await partner.getByRole('button', { name: 'Envoyer mon avis' }).click();
    await expect(partner.getByText('Votre avis est enregistré.')).toBeVisible();
    expect(await violations(partner)).toEqual([]);

    // The manager takes it back with a reason, changes one section, and submits again.
    await open(page, address);
    await move(page, 'Revenir en brouillon', 'Préciser le hors périmètre');
    await section(page, /^4\. /)
      .getByRole('textbox', { name: /^Hors périmètre/ })
      .fill('Contentieux, courriers du médiateur');
    await saved(page);
    await move(page, 'Envoyer en relecture', 'Courriers du médiateur exclus');
    await tab(page, /^Versions/);
    await page.getByRole('button', { name: 'Comparer' }).click();
    await expect(page.getByText('Contentieux, courriers du médiateur')).toBeVisible();
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Mettre en signature' }).click();
    const blocked = page.getByRole('dialog', { name: 'Mettre en signature' });
    await expect(blocked).toContainText('L’approbation de l’entité partenaire sur cette version');
    await blocked.getByRole('button', { name: 'Annuler' }).click();

    await open(partner, address);
    await tab(partner, /^Relecture/);
    await partner.getByRole('radio', { name: 'Approuve' }).check();
    await partner.getByRole('button', { name: 'Envoyer mon avis' }).click();
    await expect(partner.getByText('Entité partenaire · sur la version 2')).toBeVisible();
  } finally {
    await other.close();
  }

  // Signature: each signatory a day, none in the future; then it is signed for good.
  await open(page, address);
  await move(page, 'Mettre en signature');
  await tab(page, /^Signatures/);
  const today = ((await (await page.request.get('/api/session')).json()) as { today: string }).today;
  await page.getByLabel('Signé le, par Paul Girard').fill(today);
  await page.getByLabel('Signé le, par Antoine Lefèvre').fill(today);
  await page.getByRole('button', { name: 'Enregistrer les signatures' }).click();
  await expect(page.getByText('Les signatures sont enregistrées.')).toBeVisible();
  await move(page, 'Déclarer signée');
  await expect(page.getByRole('listitem').filter({ hasText: 'Signée' }).first()).toHaveAttribute(
    'aria-current',
    'step',
  );
  await expect(page.getByRole('button', { name: 'Revenir en brouillon' })).toHaveCount(0);

  // It changes by amendment only.
  await page.getByRole('button', { name: 'Préparer un avenant' }).click();
  await expect(page.getByText('Avenant n° 1').first()).toBeVisible();
  await section(page, /^14\. /)
    .getByRole('button', { name: /^Modifier la section/ })
    .click();
  await page.getByRole('textbox', { name: /^Objet de l’avenant/ }).fill('Réduire le préavis.');
  await section(page, /^14\. /)
    .getByRole('textbox', { name: /^Conditions/ })
    .fill('Préavis de deux mois');
  await saved(page);
  await expect(section(page, /^14\. /)).toContainText('Ce que l’avenant change');
  await move(page, 'Envoyer en relecture');
  expect(await violations(page)).toEqual([]);
  await open(page, `/use-cases/${useCase}/agreements`);
  await expect(page.getByRole('row', { name: /Convention n° 1/ })).toContainText('Signée');
  await expect(page.getByRole('row', { name: /Avenant n° 1/ })).toContainText('En relecture');
});

test('two people write: other sections come together, one section is asked about', async ({
  page,
  context,
  browser,
  signIn,
  watch,
  baseURL,
}) => {
  watch.allow(/status of 409/);
  await signIn(context, 'project_manager');
  await open(page, '/portfolio');
  const useCase = await aUseCase(page);
  await open(page, `/use-cases/${useCase}/agreements`);
  await page.getByRole('button', { name: 'Rédiger une convention' }).click();
  await expect(section(page, /^10\. /)).toBeVisible();
  const other = await browser.newContext({ ...(baseURL ? { baseURL } : {}), locale: 'fr-FR' });
  try {
    await signIn(other, 'admin');
    const theirs = await other.newPage();
    watch.follow(theirs);
    await open(theirs, page.url());
    const security = (on: Page) => section(on, /^10\. /).getByRole('textbox');
    const operation = (on: Page) => section(on, /^12\. /).getByRole('textbox');
    await operation(theirs).fill('MCO par le lab');
    await saved(theirs);
    await security(page).fill('Ma sécurité');
    await saved(page);
    await expect(operation(page)).toHaveValue('MCO par le lab');

    await security(theirs).fill('Leur sécurité');
    const dialog = theirs.getByRole('dialog', { name: 'Deux versions d’une même section' });
    await expect(dialog).toContainText('Ma sécurité');
    await dialog.getByRole('radio', { name: 'Version enregistrée' }).check();
    await dialog.getByRole('button', { name: 'Garder ces choix' }).click();
    await expect(security(theirs)).toHaveValue('Ma sécurité');
    await saved(theirs);
  } finally {
    await other.close();
  }
});

test('reads in both languages and themes, on a phone too', async ({ page, context, signIn }) => {
  await signIn(context, 'project_manager');
  await open(page, '/agreements');
  const link = page
    .getByRole('row', { name: /Recherche documentaire pour les conseillers/ })
    .getByRole('link', { name: /^Convention/ });
  await expect(page.getByText('finit dans', { exact: false }).first()).toBeVisible();
  const address = (await link.getAttribute('href')) ?? '';
  for (const [language, theme, width] of [
    ['fr', 'dark', 390],
    ['en', 'light', 1440],
    ['en', 'dark', 390],
  ] as const) {
    await prefer(page, { language, theme });
    await page.setViewportSize({ width, height: 900 });
    for (const path of ['/agreements', address]) {
      await open(page, path);
      await expect(page.locator('.ui-skeleton')).toHaveCount(0);
      expect([path, language, theme, await violations(page)]).toEqual([path, language, theme, []]);
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect([path, width, overflow <= 0]).toEqual([path, width, true]);
    }
  }
  await prefer(page, { language: 'fr', theme: 'light' });
});
