import type { Page } from '@playwright/test';
import { violations } from './support/axe.js';
import { expect, open, test } from './support/fixtures.js';

interface Month {
  readonly month: string;
  readonly state: string;
}

/** The newest month that is over and still open: the one under way may be too early to freeze. */
async function lastOpenMonth(page: Page): Promise<string> {
  const { items } = (await (await page.request.get('/api/restitutions')).json()) as { items: Month[] };
  const found = items.slice(1).find(({ state }) => state === 'open');
  expect(found, 'a month to freeze').toBeDefined();
  return found?.month ?? '';
}

const figure = (page: Page, name: RegExp) => page.locator('app-report-figures').getByRole('link', { name });
const countIn = async (page: Page, name: RegExp) =>
  Number((await figure(page, name).textContent())?.replace(/\D/g, ''));
const state = (page: Page) => page.locator('app-month-bar .state');

/** A milestone of a use case of the month, reached in it: the month would count one more. */
async function reachMilestone(page: Page, month: string): Promise<void> {
  const { csrfToken } = (await (await page.request.get('/api/session')).json()) as { csrfToken: string };
  const object = (await (await page.request.get(`/api/restitutions/${month}`)).json()) as {
    beforeOn: string;
  };
  const rows = await page.request.get(`/api/monthly-reports/rows?month=${month}&of=delivery`);
  const { rows: useCases } = (await rows.json()) as { rows: { id: string }[] };
  const answer = await page.request.post(`/api/use-cases/${useCases[0]?.id}/milestones`, {
    data: { name: 'Recette du journal', baselineOn: object.beforeOn, actualOn: object.beforeOn },
    headers: { 'x-csrf-token': csrfToken, 'idempotency-key': `journey-${crypto.randomUUID()}` },
  });
  expect(answer.ok(), `milestone: ${answer.status()} ${await answer.text()}`).toBe(true);
}

/** Makes a move of the month: its dialog says what it does, and takes a reason where one is due. */
async function move(page: Page, name: string, reason = 'Comité avancé d’une semaine'): Promise<void> {
  await page.getByRole('button', { name, exact: true }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('heading', { level: 2 })).toBeVisible();
  expect(await violations(page), name).toEqual([]);
  const why = dialog.getByRole('textbox', { name: /^Raison/ });
  if (await why.isVisible()) await why.fill(reason);
  await dialog.getByRole('button', { name, exact: true }).click();
  await expect(dialog).toBeHidden();
}

test('a manager reminds, freezes and publishes a month, and reads it beside an earlier one', async ({
  page,
  context,
  signIn,
}) => {
  test.setTimeout(400_000);
  await signIn(context, 'project_manager');
  const month = await lastOpenMonth(page);
  const address = `/monthly-report?month=${month}`;
  await open(page, address);
  await expect(state(page)).toContainText('Ouvert');

  // Who owes an update, by name; one is reminded, and it is said who.
  await page.getByRole('button', { name: 'Qui n’a pas mis à jour' }).click();
  await expect(page).toHaveURL(/updates=shown/);
  const panel = page.locator('app-updates-panel');
  await expect(panel.getByRole('heading', { level: 2 })).toBeFocused();
  expect(await violations(page), 'who has not updated').toEqual([]);
  const remind = panel.getByRole('button', { name: /^Relancer [A-ZÉ]/ }).first();
  const name = (await remind.getAttribute('aria-label'))?.replace('Relancer ', '') ?? '';
  await remind.press('Enter');
  await expect(panel.getByRole('status')).toContainText(`Relance envoyée à ${name}`);
  await expect(panel.getByRole('button', { name: `Relancer ${name}` })).toHaveCount(0);
  await expect(panel.getByRole('listitem').filter({ hasText: name }).first()).toContainText(
    'dernière relance le',
  );
  await panel.getByRole('button', { name: 'Fermer' }).press('Enter');
  await expect(page.getByRole('button', { name: 'Qui n’a pas mis à jour' })).toBeFocused();

  // Frozen, the figures stay whatever changes in use cases.
  const reached = await countIn(page, /^Jalons atteints/);
  await move(page, 'Figer le mois');
  await expect(state(page)).toContainText('Figé le');
  await reachMilestone(page, month);
  await open(page, address);
  await expect(state(page)).toContainText('Figé le');
  await expect.poll(() => countIn(page, /^Jalons atteints/)).toBe(reached);
  await expect(page.getByText('ses documents se font de ce qui a été gardé')).toBeVisible();

  // Only who decides opens it again, and says why; then the figures follow the facts.
  await expect(page.getByRole('button', { name: 'Rouvrir le mois' })).toHaveCount(0);
  await context.clearCookies();
  await signIn(context, 'leadership');
  await open(page, address);
  await move(page, 'Rouvrir le mois', 'Un jalon atteint avait été oublié');
  await expect(state(page)).toContainText('Ouvert');
  await expect.poll(() => countIn(page, /^Jalons atteints/)).toBe(reached + 1);
  await move(page, 'Figer le mois');
  await move(page, 'Publier le mois');
  await expect(state(page)).toContainText('Publié le');
  await page.getByRole('button', { name: 'Historique' }).click();
  await expect(page.getByRole('dialog')).toContainText('Un jalon atteint avait été oublié');
  expect(await violations(page), 'history').toEqual([]);
  await page.keyboard.press('Escape');

  // Any earlier month beside it, chosen in the address.
  await page.getByRole('button', { name: 'Comparer' }).click();
  const comparison = page.locator('app-comparison-panel');
  await expect(comparison.getByRole('heading', { level: 2 })).toBeFocused();
  const choice = comparison.getByRole('combobox', { name: 'Comparer à' });
  const earlier = await choice.locator('option').last().getAttribute('value');
  await choice.selectOption(earlier ?? '');
  await expect(page).toHaveURL(new RegExp(`with=${earlier}`));
  await expect(comparison.getByRole('row', { name: /^Cas d’usage suivis/ })).toBeVisible();
  expect(await violations(page), 'comparison').toEqual([]);
  await expect(comparison.locator('select')).toHaveValue(earlier ?? '');
});

/** As the page writes it: a journey before may have brought thousands in. */
const thousands = (count: number) => String(count).replace(/\B(?=(\d{3})+$)/g, '\\s');

test('each figure of a month opens its rows in place, by the keyboard, and the address keeps them', async ({
  page,
  context,
  signIn,
}) => {
  await signIn(context, 'leadership');
  await open(page, '/monthly-report');
  for (const name of [/^Cas d’usage suivis/, /^Critiques/, /^Jalons en retard/, /^Entrées/]) {
    const count = await countIn(page, name);
    await figure(page, name).press('Enter');
    const rows = page.locator('app-month-rows');
    await expect(rows.getByRole('heading', { level: 3 })).toBeFocused();
    await expect(rows.getByRole('heading', { level: 3 })).toHaveText(new RegExp(`: ${thousands(count)}$`));
    const more = rows.getByRole('button', { name: /ligne(s)? de plus/ });
    if (await more.isVisible()) await more.click();
    await expect(rows.locator('tbody tr')).toHaveCount(count);
  }
  await expect(page).toHaveURL(/rows=entered/);
  expect(await violations(page), 'rows').toEqual([]);
  await page.reload();
  await expect(page.locator('app-month-rows').getByRole('heading', { level: 3 })).toContainText('Entrées');
  await page.getByRole('button', { name: 'Fermer les lignes' }).press('Enter');
  await expect(page).not.toHaveURL(/rows=/);
  await expect(figure(page, /^Entrées/)).toBeFocused();

  // A bar of the plot too: its rows stand under the plots.
  const bar = page.locator('ui-bar-chart [data-mark]').first();
  await bar.press('Enter');
  await expect(page).toHaveURL(/rows=opportunity&at=charts/);
  await expect(page.locator('app-month-rows').getByRole('heading', { level: 3 })).toBeFocused();
});
