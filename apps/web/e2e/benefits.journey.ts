import { violations } from './support/axe.js';
import { expect, open, prefer, test } from './support/fixtures.js';

interface Rows<Row> {
  readonly items: readonly Row[];
}

const TITLE = 'Appels évités au support métier';

test('a month is measured with its evidence, accepted by somebody else, and moves the curve', async ({
  page,
  browser,
  context,
  baseURL,
  signIn,
}) => {
  await signIn(context, 'expert');
  await prefer(page, { language: 'fr', theme: 'light' });
  await open(page, '/usage/benefits');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await page.getByRole('link', { name: TITLE }).click();
  const card = page.locator('app-benefit-card').filter({ hasText: TITLE });
  await card.getByRole('button', { name: /^Mesurer un mois/ }).press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Mesurer un mois' });
  await dialog.getByLabel(/Valeur mesurée/).fill('7 654,00 €');
  await dialog.getByLabel(/Preuve/).fill('Extraction du journal des appels.');
  await dialog.getByRole('button', { name: 'Proposer la mesure' }).click();
  await expect(dialog).toBeHidden();
  const row = card.getByRole('row').filter({ hasText: /7.654/ });
  await expect(row).toContainText('À revoir');
  await expect(row.getByRole('button', { name: /Accepter/ })).toHaveCount(0);
  expect(await violations(page)).toEqual([]);

  const other = await browser.newContext(baseURL ? { baseURL, locale: 'fr-FR' } : {});
  try {
    await signIn(other, 'leadership');
    const reviewer = await other.newPage();
    await prefer(reviewer, { language: 'fr', theme: 'light' });
    await open(reviewer, new URL(page.url()).pathname);
    const theirs = reviewer
      .locator('app-benefit-card')
      .filter({ hasText: TITLE })
      .getByRole('row')
      .filter({ hasText: /7.654/ });
    await theirs.getByRole('button', { name: /Accepter/ }).press('Enter');
    await expect(theirs).toContainText('Acceptée');
    const chart = reviewer.locator('figure').filter({ hasText: 'Par mois, en euros' });
    await chart.getByRole('button', { name: /tableau/i }).click();
    await expect(chart.getByRole('table')).toContainText(/7.654/);
    expect(await violations(reviewer)).toEqual([]);
    await reviewer.setViewportSize({ width: 390, height: 844 });
    const over = await reviewer.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(over).toBe(0);
  } finally {
    await other.close();
  }
});

test('a survey is answered on its public page, its words are moderated, then shown', async ({
  page,
  browser,
  context,
  baseURL,
  signIn,
}) => {
  await signIn(context, 'project_manager');
  await prefer(page, { language: 'fr', theme: 'light' });
  const list = (await (await page.request.get('/api/benefits')).json()) as Rows<{
    useCaseId: string;
    title: string;
  }>;
  const useCaseId = list.items.find(({ title }) => title === TITLE)?.useCaseId ?? '';
  await open(page, `/use-cases/${useCaseId}/after-go-live/satisfaction`);
  const address = (await page.getByRole('link', { name: /\/survey\// }).getAttribute('href')) ?? '';

  const user = await browser.newContext(baseURL ? { baseURL, locale: 'fr-FR' } : {});
  const said = 'Je gagne du temps <b>chaque jour</b>.';
  try {
    const answering = await user.newPage();
    await answering.setViewportSize({ width: 320, height: 700 });
    await answering.goto(new URL(address).pathname);
    await expect(answering.getByRole('heading', { level: 1 })).toBeVisible();
    expect(await violations(answering)).toEqual([]);
    const over = await answering.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(over).toBe(0);
    const send = answering.getByRole('button', { name: 'Envoyer ma réponse' });
    await send.click();
    await expect(answering.getByText('Choisissez une note de 1 à 5.')).toBeVisible();
    await answering
      .getByRole('group', { name: /satisfait/ })
      .getByRole('radio')
      .nth(3)
      .check();
    await answering.getByLabel(/Un mot à ajouter/).fill(said);
    await send.click();
    await expect(answering.getByRole('heading', { name: /Merci/ })).toBeFocused();
    expect(await violations(answering)).toEqual([]);
  } finally {
    await user.close();
  }

  await page.reload();
  const words = page.locator('app-verbatim-list li').filter({ hasText: said });
  await expect(words).toContainText('À lire');
  await words.focus();
  await page.keyboard.press('v');
  await expect(words).toContainText('Montré');
  expect(await violations(page)).toEqual([]);

  // Who may not moderate reads it from now on.
  const other = await browser.newContext(baseURL ? { baseURL, locale: 'fr-FR' } : {});
  try {
    await signIn(other, 'expert');
    const reader = await other.newPage();
    await prefer(reader, { language: 'fr', theme: 'light' });
    await open(reader, `/use-cases/${useCaseId}/after-go-live/satisfaction`);
    await expect(reader.locator('app-verbatim-list')).toContainText(said);
  } finally {
    await other.close();
  }
});
