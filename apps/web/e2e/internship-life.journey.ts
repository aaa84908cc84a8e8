import type { Page } from '@playwright/test';
import { violations } from './support/axe.js';
import { expect, open, test } from './support/fixtures.js';

/** The demo's internship that runs, as whoever looks sees it. */
/** The one that runs for the longest: others may have begun today. */
async function running(page: Page): Promise<string> {
  const answer = await page.request.get('/api/internships?state=running');
  const { items } = (await answer.json()) as { items: { id: string; startOn: string }[] };
  const [first] = items.sort((one, other) => one.startOn.localeCompare(other.startOn));
  return `/internships/people/${first?.id ?? ''}`;
}

test('the intern tells the week, the tutor answers and evaluates, and only what is shared is read', async ({
  page,
  context,
  signIn,
  watch,
}) => {
  // The second tab's save makes the first one stale, on purpose.
  watch.allow(/status of 409/);
  await signIn(context, 'intern');
  await open(page, '/portfolio');
  const internship = await running(page);
  await open(page, `${internship}/weeks`);
  const week = page.getByRole('region', { name: /^Semaine du/ }).first();
  const done = week.getByRole('textbox', { name: 'Fait cette semaine' });
  await done.fill('Tableau comparatif terminé.');
  await expect(week.getByText('Enregistré', { exact: true })).toBeVisible();
  // Neither a reload nor a second tab loses what was typed.
  await page.reload();
  await expect(done).toHaveValue('Tableau comparatif terminé.');
  const second = await context.newPage();
  await open(second, `${internship}/weeks`);
  const other = second.getByRole('region', { name: /^Semaine du/ }).first();
  await other.getByRole('textbox', { name: 'La semaine prochaine' }).fill('Présenter à la squad.');
  await expect(other.getByText('Enregistré', { exact: true })).toBeVisible();
  await second.close();
  await done.fill('Tableau comparatif terminé et relu.');
  await page.getByRole('button', { name: 'Garder mon texte' }).click();
  await expect(week.getByText('Enregistré', { exact: true })).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await week.getByRole('button', { name: 'Envoyer au tuteur' }).click();
  await expect(week.getByText('Envoyée')).toBeVisible();
  await open(page, `${internship}/reviews`);
  await expect(page.getByRole('heading', { name: /^Bilan à mi-parcours/ })).toBeHidden();

  await signIn(context, 'tutor');
  await open(page, '/internships/week');
  await expect(page.getByText('Tableau comparatif terminé et relu.')).toBeVisible();
  await page
    .getByRole('textbox', { name: /^Votre commentaire/ })
    .first()
    .fill('Très clair, bravo.');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('Très clair, bravo.')).toBeVisible();
  await page
    .getByRole('button', { name: /^Marquer comme lue/ })
    .first()
    .click();
  await expect(page.getByText(/^Lue le/).first()).toBeVisible();
  expect(await violations(page)).toEqual([]);

  await open(page, `${internship}/reviews`);
  const review = page.getByRole('region', { name: /^Bilan à mi-parcours · / });
  await review.getByRole('button', { name: 'Modifier' }).click();
  await page.getByRole('textbox', { name: 'Synthèse' }).fill('Un bilan très positif.');
  await page.getByRole('combobox', { name: 'Niveau : Autonomie' }).selectOption('mastered');
  expect(await violations(page)).toEqual([]);
  await page.getByRole('button', { name: 'Partager avec le stagiaire' }).click();
  await expect(review.getByText(/^Partagé le/)).toBeVisible();

  await signIn(context, 'intern');
  await open(page, `${internship}/reviews`);
  await expect(page.getByText('Un bilan très positif.')).toBeVisible();
  await open(page, `${internship}/weeks`);
  await expect(page.getByText('Très clair, bravo.')).toBeVisible();

  await signIn(context, 'leadership');
  const seen = await page.request.get(`/api${internship.replace('/people', '')}/reviews`);
  expect(((await seen.json()) as { reviews: unknown[] }).reviews).toEqual([]);
});

test('a month is closed and paid, and changes no more', async ({ page, context, signIn }) => {
  await signIn(context, 'project_manager');
  await open(page, '/internships/people');
  const internship = await running(page);
  await open(page, `${internship}/presence`);
  await page.getByRole('button', { name: /^Clore / }).click();
  const dialog = page.getByRole('alertdialog').or(page.getByRole('dialog'));
  await dialog.getByRole('button', { name: 'Clore', exact: true }).click();
  await expect(page.getByText('Clos', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: /^Versement de / }).click();
  expect(await violations(page)).toEqual([]);
  await page.getByRole('dialog').getByRole('button', { name: 'Enregistrer' }).click();
  await expect(page.getByText(/^Versé le/).first()).toBeVisible();
  await open(page, `${internship}/steps`);
  await expect(page.getByRole('img', { name: /^Frise du/ })).toBeVisible();
  expect(await violations(page)).toEqual([]);
});
