import type { APIRequestContext, Page } from '@playwright/test';
import { expect, open, test } from './support/fixtures.js';

interface Detail {
  readonly id: string;
  readonly code: string;
  readonly version: number;
}

async function write<T>(
  request: APIRequestContext,
  method: 'post' | 'patch',
  url: string,
  data: object,
): Promise<T> {
  const { csrfToken } = (await (await request.get('/api/session')).json()) as { csrfToken: string };
  const answer = await request[method](url, { data, headers: { 'x-csrf-token': csrfToken } });
  expect(answer.ok(), `${method} ${url}: ${answer.status()} ${await answer.text()}`).toBe(true);
  return (await answer.json()) as T;
}

/** A use case of the person signed in, with an action of theirs that is overdue and a milestone that is late. */
async function lateUseCase(page: Page, title: string): Promise<Detail> {
  const { me } = (await (await page.request.get('/api/session')).json()) as { me: { personId: string } };
  const { entities } = (await (await page.request.get('/api/reference')).json()) as {
    entities: { id: string }[];
  };
  const created = await write<Detail>(page.request, 'post', '/api/use-cases', {
    title,
    entityId: entities[0]?.id,
    functionalReferentId: me.personId,
  });
  const day = (offset: number) => new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10);
  await write(page.request, 'post', `/api/use-cases/${created.id}/register`, {
    kind: 'action',
    title: `Relancer le métier pour ${title}`,
    ownerId: me.personId,
    openedOn: day(0),
    dueOn: day(3),
  });
  await write(page.request, 'post', `/api/use-cases/${created.id}/register`, {
    kind: 'risk',
    title: `Données de ${title} indisponibles`,
    probability: 4,
    impact: 5,
  });
  return created;
}

test('the week: accept the computed health, finish an action and take it back', async ({
  page,
  context,
  signIn,
}) => {
  await signIn(context, 'project_manager');
  const { code } = await lateUseCase(page, 'Tri hebdomadaire');
  await open(page, '/week');
  await expect(page.getByRole('heading', { level: 1, name: 'Ma semaine' })).toBeVisible();

  const row = page
    .getByRole('listitem')
    .filter({ has: page.getByRole('button', { name: new RegExp(`Accepter ${code}`) }) });
  await expect(row).toContainText('Critique');
  await expect(row.getByRole('textbox', { name: /Raison/ })).toHaveValue(/20/);
  await row.getByRole('button', { name: /Accepter/ }).press('Enter');
  await expect(page.getByText(`${code} : Critique`, { exact: false }).first()).toBeVisible();
  await expect(row).toHaveCount(0);

  const action = page.getByRole('listitem').filter({ hasText: 'Relancer le métier pour Tri hebdomadaire' });
  await action.getByRole('button', { name: /Fait/ }).click();
  await expect(action).toHaveCount(0);
  await page.getByRole('button', { name: 'Annuler' }).click();
  await expect(action).toHaveCount(1);
});

test('what changed since the last visit, and the use case as it was', async ({
  page,
  context,
  browser,
  signIn,
  baseURL,
  watch,
}) => {
  await signIn(context, 'project_manager');
  const created = await lateUseCase(page, 'Suivi des changements');
  await open(page, `/use-cases/${created.id}/history`);
  await expect(page.getByText('C’est votre première visite', { exact: false })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Tel qu’il était' })).toBeVisible();
  await expect(page.getByText('La fiche disait la même chose qu’aujourd’hui.')).toBeVisible();
  await expect(page.getByText('Données de Suivi des changements indisponibles').last()).toBeVisible();

  // Tabs are links: the focus stays on the one that was followed.
  const tab = page
    .getByRole('navigation', { name: 'Rubriques du cas d’usage' })
    .getByRole('link', { name: 'Synthèse' });
  await tab.focus();
  await page.keyboard.press('Enter');
  await expect(tab).toHaveAttribute('aria-current', 'page');
  await expect(tab).toBeFocused();

  // A day before it began has nothing to show, and says so.
  await open(page, `/use-cases/${created.id}/history`);
  watch.allow(/status of 422/);
  await page.getByLabel('À la fin du').fill('2020-01-01');
  await page.getByLabel('À la fin du').press('Tab');
  await expect(page.getByText('rien avant le', { exact: false })).toBeVisible();

  const partner = await browser.newContext({ ...(baseURL ? { baseURL } : {}), locale: 'fr-FR' });
  try {
    await signIn(partner, 'partner');
    const answer = await partner.request.get(`/api/use-cases/${created.id}/as-of`);
    expect(answer.status()).toBe(403);
  } finally {
    await partner.close();
  }
});
