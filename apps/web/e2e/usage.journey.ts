import { violations } from './support/axe.js';
import { daysAgo, newUseCase, write } from './support/deployments.js';
import { expect, open, test } from './support/fixtures.js';

/** The command a screen shows, as what it sends. */
function sent(command: string) {
  const [, url = ''] = /-X POST (\S+)/.exec(command) ?? [];
  const headers = Object.fromEntries(
    [...command.matchAll(/-H '([^:]+): ([^']+)'/g)].map(([, name = '', value = '']) => [name, value]),
  );
  const [, data = ''] = /-d '(.+)'$/s.exec(command) ?? [];
  return { url, headers, data };
}

test('a solution gets its source and a key, sends an event, and its file is read with a report', async ({
  page,
  context,
  request,
  signIn,
}) => {
  // What arrives is counted by the clock, a minute apart.
  test.setTimeout(180_000);
  await signIn(context, 'project_manager');
  const { id, entity } = await newUseCase(page, 'Solution qui se raconte');
  const made = await write<{ id: string; version: number }>(page, '/api/deployments', {
    ...{ useCaseId: id, entityId: entity.id, environment: 'production', eligible: 40 },
    ...{ wave: null, release: '1.0', plannedOn: await daysAgo(page, 30), contactId: null },
    ...{ targetAdoption: null, targetOn: null, note: '' },
  });
  await write(page, `/api/deployments/${made.id}/moves`, {
    ...{ version: made.version, name: 'go_live', on: await daysAgo(page, 30), reason: null },
  });

  await open(page, `/use-cases/${id}/after-go-live/telemetry`);
  await expect(page.getByText('Aucun événement n’est encore compté.')).toBeVisible();
  const source = `/journey/${crypto.randomUUID()}`;
  await page.getByRole('textbox', { name: 'Source' }).fill(source);
  await page.getByLabel('Types qui rendent un utilisateur actif').fill('com.example.sorted');
  await page.getByRole('button', { name: 'Enregistrer' }).press('Enter');
  await expect(page.getByText('Source enregistrée')).toBeVisible();

  const keys = page.locator('app-keys-panel');
  const secret = keys.getByRole('textbox', { name: 'Clé', exact: true });
  await keys.getByRole('textbox', { name: /^Nom/ }).fill('Production');
  await keys.getByRole('button', { name: 'Créer une clé' }).click();
  await expect(secret).toHaveValue(/^jal_/);
  expect(await violations(page)).toEqual([]);
  const command = keys.getByRole('textbox', { name: 'Commande curl' });
  await expect(command).toHaveValue(new RegExp(source));
  const { url, headers, data } = sent(await command.inputValue());
  expect(data).toContain('com.example.sorted');
  const first = await request.post(url, { headers, data });
  expect(first.status(), await first.text()).toBe(202);
  await page.reload();
  await expect(keys.getByRole('row', { name: /Production/ })).toContainText('Active');
  await expect(secret).toHaveCount(0);

  // Two people some days ago, one event said twice, and one row that says nobody.
  const day = await daysAgo(page, 3);
  const files = page.locator('app-files-panel');
  await files.locator('input[type=file]').setInputFiles({
    name: 'usage.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(
      [
        'time,user,type,id',
        `${day}T09:00:00Z,ada,com.example.sorted,a`,
        `${day}T10:00:00Z,bob,com.example.sorted,b`,
        `${day}T10:00:00Z,bob,com.example.sorted,b`,
        `${day}T11:00:00Z,,com.example.sorted,c`,
      ].join('\n'),
    ),
  });
  const file = files.getByRole('row', { name: /usage\.csv/ });
  await expect(file).toContainText('Lu', { timeout: 60_000 });
  await expect(file.locator('.numeric')).toHaveText(['2', '1', '1']);
  const report = file.getByRole('link', { name: 'Lignes rejetées de usage.csv' });
  const lines = await page.request.get((await report.getAttribute('href')) ?? '');
  expect(await lines.text()).toMatch(/5.*user/);

  // So few people are counted, and never told.
  const arrived = page.getByRole('region', { name: 'Les quatorze derniers jours' });
  await expect(async () => {
    await page.reload();
    await expect(arrived).toContainText('moins de 5', { timeout: 3_000 });
  }).toPass();
  await expect(page.getByText(/Dernier événement/)).toBeVisible();
  await open(page, `/use-cases/${id}/after-go-live/usage`);
  const heading = page.getByRole('heading', { name: 'Utilisateurs du mois', exact: true });
  const users = page.locator('app-figure-card').filter({ has: heading });
  await expect(async () => {
    await page.reload();
    await expect(users.locator('.value')).toHaveText(/masqué|moins de 5/, { timeout: 3_000 });
  }).toPass();
  await expect(users).toContainText('Moins de 5 utilisateurs');
});

test('figures are read with their definition, filtered by the address, charts and cohorts as tables', async ({
  page,
  context,
  signIn,
}) => {
  await signIn(context, 'project_manager');
  const list = await page.request.get('/api/usage-metrics?sort=mau&dir=desc&reporting=events');
  const { items } = (await list.json()) as { items: { useCaseId: string; title: string }[] };
  const [most] = items;
  await open(page, '/usage');
  const rows = page.getByRole('table').locator('tbody tr');
  await expect(rows.first()).toBeVisible();
  const all = await rows.count();
  await page.getByRole('searchbox', { name: 'Chercher une solution' }).fill(most?.title ?? '');
  await expect(page).toHaveURL(/[?&]q=/);
  await expect(rows).toHaveCount(1);
  await page.getByRole('combobox', { name: 'Source des chiffres' }).selectOption('events');
  await expect(page).toHaveURL(/reporting=events/);
  await page.reload();
  await expect(rows).toHaveCount(1);
  expect(all).toBeGreaterThan(1);
  await page.getByRole('combobox', { name: 'Source des chiffres' }).selectOption('declared');
  await page.getByRole('button', { name: 'Effacer les filtres' }).click();
  await expect(rows).toHaveCount(all);
  await expect(page).toHaveURL(/\/usage$/);

  await open(page, `/use-cases/${most?.useCaseId ?? ''}/after-go-live/usage`);
  const card = page.locator('app-figure-card').filter({ hasText: 'Taux d’usage' }).first();
  await expect(card.locator('.value')).toHaveText(/^\d+\s%$/);
  await expect(card).toContainText('Utilisateurs du mois éligibles ÷ éligibles à la fin de la période.');

  const chart = page.locator('figure').filter({ hasText: 'Utilisateurs du mois' });
  const twin = chart.getByRole('button', { name: /^Voir en tableau/ });
  await twin.press('Enter');
  await expect(chart.getByRole('row')).toHaveCount(91);
  await page.getByText('30 jours', { exact: true }).click();
  await expect(page).toHaveURL(/period=30/);
  await expect(chart.getByRole('row')).toHaveCount(31);
  expect(await violations(page)).toEqual([]);

  const cohorts = page.locator('app-retention-table');
  await expect(cohorts.getByRole('columnheader', { name: /^P0/ })).toBeVisible();
  await expect(cohorts.getByRole('cell', { name: 'incomplet' }).first()).toBeVisible();
  await expect(cohorts).toContainText('Les cases vides sont incomplètes');
  await page.reload();
  await expect(page.getByRole('radio', { name: '30 jours' })).toBeChecked();
});
