import type { Page } from '@playwright/test';
import { violations } from './support/axe.js';
import { expect, open, test } from './support/fixtures.js';

const saved = (page: Page) => page.getByText('Enregistré', { exact: true });
const field = (page: Page, name: RegExp | string) => page.getByRole('textbox', { name });
const answer = (page: Page, question: RegExp, reply: string) =>
  page.getByRole('radiogroup', { name: question }).getByRole('radio', { name: reply, exact: true }).check();

/** The next step, by keyboard, once its heading is there. */
async function next(page: Page, heading: string): Promise<void> {
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('heading', { level: 1, name: heading })).toBeVisible();
}

/** Opens a draft and comes to its first step. */
async function begin(page: Page, title: string): Promise<void> {
  await open(page, '/studies/new');
  await field(page, /^Titre/).fill(title);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Le besoin' })).toBeVisible();
}

async function fillStudy(page: Page): Promise<void> {
  await field(page, /^Le besoin/).fill('Les conseillers cherchent une clause vingt minutes par dossier.');
  await next(page, 'L’intérêt');
  await field(page, /^Ce que l’on veut obtenir/).fill('Répondre au client pendant l’appel.');
  await field(page, /^Ce que coûte de ne rien faire/).fill('Un rappel pour un dossier sur trois.');
  await next(page, 'Les parties prenantes');
  await field(page, /^Ou son nom/).fill('Directrice de la relation client');
  await field(page, /^Les utilisateurs/).fill('Les conseillers');
  await next(page, 'Les options');
  await field(page, /^Ce que cela donnerait/).fill('Chercher à la main dans le classeur partagé.');
  await page.getByRole('button', { name: 'Ajouter une option' }).click();
  await field(page, /^En quelques mots/).fill('Recherche avec réponses sourcées');
  await page.getByRole('radio', { name: 'Option préférée' }).nth(1).check();
  await next(page, 'Les données');
  await field(page, /^Les sources/).fill('Conditions générales depuis 2012');
  await answer(page, /^Sont-elles accessibles/, 'Oui, dès maintenant');
  await next(page, 'L’effort');
  await answer(page, /^L’effort est-il estimé/, 'Non, le lab l’estimera');
  await next(page, 'Les gains');
  await field(page, /^Gain annuel attendu/).fill('120 000');
  await field(page, /^Le calcul/).fill('4 000 heures à 30 €');
  await field(page, /^Les gains qui ne se comptent pas/).fill('Des clients servis au premier appel.');
  await next(page, 'Les risques');
  await page.getByRole('button', { name: 'Ajouter un risque' }).click();
  await field(page, /^Ce qui pourrait arriver/).fill('Une réponse fausse donnée au client');
  await page.getByRole('combobox', { name: /^Probabilité/ }).selectOption('3');
  await page.getByRole('combobox', { name: /^Impact/ }).selectOption('4');
  await next(page, 'Règlement européen sur l’IA');
  await answer(page, /^Est-ce un système d’IA/, 'Oui');
  for (const question of [
    /^Une pratique interdite/,
    /^Est-ce un composant de sécurité/,
    /^L’usage relève-t-il d’un domaine sensible/,
    /^Produit-il des textes/,
    /^Reconnaît-il des émotions/,
    /^Publie-t-il/,
    /^Fournissons-nous nous-mêmes/,
  ])
    await answer(page, question, 'Non');
  await answer(page, /^Des personnes dialoguent-elles/, 'Oui');
  await expect(page.getByText('Dire aux personnes qu’elles parlent à une IA')).toBeVisible();
  await next(page, 'Données personnelles');
  await answer(page, /^Des données personnelles/, 'Oui');
  await page.getByRole('checkbox', { name: 'Grande échelle' }).check();
  await page.getByRole('checkbox', { name: 'Usage innovant' }).check();
  await expect(page.getByText('2 critères réunis', { exact: false })).toBeVisible();
  await next(page, 'Sobriété');
  await page.getByRole('checkbox', { name: 'Des règles écrites' }).check();
  await answer(page, /^L’IA est-elle nécessaire/, 'Oui, rien de plus léger ne suffit');
  await field(page, /^Pourquoi/).fill('Les questions sont posées en langue courante.');
}

async function move(page: Page, name: string, fill?: (dialog: Page) => Promise<void>): Promise<void> {
  await page.getByRole('button', { name, exact: true }).click();
  const dialog = page.getByRole('dialog', { name });
  await expect(dialog).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await fill?.(page);
  await dialog.getByRole('button', { name, exact: true }).click();
  await expect(dialog).toBeHidden();
}

test('a need becomes a use case: the partner writes, the lab qualifies, the leader decides', async ({
  page,
  context,
  signIn,
}) => {
  test.setTimeout(400_000);
  const title = 'Réponses sourcées aux conseillers de clientèle';
  await signIn(context, 'partner');
  await open(page, '/studies/new');
  // Without its accents, and misspelt: what exists is found while it is typed.
  await field(page, /^Titre/).fill('Recherche documantaire pour les conseilers');
  await expect(page.getByRole('link', { name: /Recherche documentaire pour les conseillers/ })).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await begin(page, title);
  const draft = /\/studies\/([^/]+)\//.exec(page.url())?.[1] ?? '';

  // What is missing is said in words, beside its field, before the person may go on.
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('Décrivez le besoin.')).toBeVisible();
  await expect(field(page, /^Le besoin/)).toBeFocused();
  expect(await violations(page)).toEqual([]);
  await fillStudy(page);
  await expect(saved(page)).toBeVisible();

  // A reload comes back to the same step, with everything.
  await page.reload();
  await expect(field(page, /^Pourquoi/)).toHaveValue('Les questions sont posées en langue courante.');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
  await expect(page.getByText('L’étude est complète')).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await move(page, 'Soumettre');
  await expect(page.getByText('L’étude est soumise au lab.')).toBeVisible();

  await context.clearCookies();
  await signIn(context, 'project_manager');
  await open(page, '/studies?state=submitted');
  await page.getByRole('link', { name: title }).click();
  await move(page, 'Prendre en instruction');
  await move(page, 'Qualifier');
  await expect(page.getByText('elle attend une décision', { exact: false })).toBeVisible();

  await context.clearCookies();
  await signIn(context, 'leadership');
  await open(page, `/studies/${draft}`);
  await move(page, 'Décider', async () => {
    await page.getByRole('radio', { name: 'Poursuivre' }).check();
    await field(page, /^Avis ou commentaire/).fill('Gain net dès la première année');
  });
  const useCase = page.getByRole('link', { name: new RegExp(`UC-\\d+ ${title}`) });
  await expect(useCase).toBeVisible();
  await useCase.click();
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
  await expect(page.getByRole('listitem').filter({ hasText: 'Opportunité' }).first()).toHaveAttribute(
    'aria-current',
    'step',
  );
});

test('two windows write the same study, and the network goes away', async ({
  page,
  context,
  signIn,
  watch,
}) => {
  watch.allow(/status of 409|ERR_INTERNET_DISCONNECTED|Failed to fetch/);
  await signIn(context, 'partner');
  await begin(page, 'Étude écrite à deux fenêtres');
  await field(page, /^Le besoin/).fill('Première version');
  await expect(saved(page)).toBeVisible();
  const other = await context.newPage();
  await open(other, page.url());
  await expect(field(other, /^Le besoin/)).toHaveValue('Première version');

  // One window changes the need, the other the need and the domain.
  await field(other, /^Le besoin/).fill('Version de l’autre fenêtre');
  await expect(saved(other)).toBeVisible();
  await field(page, /^Le besoin/).fill('Version de cette fenêtre');
  const dialog = page.getByRole('dialog', { name: 'Deux versions de cette étude' });
  await expect(dialog).toContainText('Version de l’autre fenêtre');
  await expect(dialog).toContainText('Version de cette fenêtre');
  expect(await violations(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Enregistrer ces choix' }).click();
  await expect(saved(page)).toBeVisible();
  await expect(field(page, /^Le besoin/)).toHaveValue('Version de cette fenêtre');

  await context.setOffline(true);
  await field(page, /^Le besoin/).fill('Écrit dans le train');
  await expect(page.getByText('Pas encore enregistré, gardé sur cet appareil')).toBeVisible();
  const kept = () =>
    page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('jalon.draft.')).length);
  expect(await kept()).toBe(1);
  await context.setOffline(false);
  await expect(saved(page)).toBeVisible({ timeout: 60_000 });
  expect(await kept()).toBe(0);
  await page.reload();
  await expect(field(page, /^Le besoin/)).toHaveValue('Écrit dans le train');

  // On a phone: nothing wider than the screen, nothing inaccessible.
  await page.setViewportSize({ width: 390, height: 844 });
  for (const step of ['options', 'aiAct', 'risks']) {
    await open(page, page.url().replace(/[^/]+$/, step));
    expect(await violations(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  }
  await open(page, '/studies');
  expect(await violations(page)).toEqual([]);
});
