import type { APIRequestContext, Browser, BrowserContext, Locator, Page } from '@playwright/test';
import { expect, open, test, type Watch } from './support/fixtures.js';
import { violations } from './support/axe.js';

interface Made {
  readonly id: string;
  readonly version: number;
}

/** A use case at its first stage with what the lifecycle asks for, made through the API. */
async function aUseCase(request: APIRequestContext, title: string): Promise<Made> {
  const session = (await (await request.get('/api/session')).json()) as { csrfToken: string };
  const reference = (await (await request.get('/api/reference')).json()) as {
    entities: { id: string }[];
    people: { id: string; name: string }[];
  };
  const person = reference.people.find((one) => one.name === 'Claire Dubois')?.id;
  const answer = await request.post('/api/use-cases', {
    headers: { 'x-csrf-token': session.csrfToken },
    data: {
      title,
      summary: 'Orienter chaque courrier vers le bon service.',
      entityId: reference.entities[0]?.id,
      sponsorId: person,
      functionalReferentId: person,
      valueScore: 4,
      feasibilityScore: 3,
    },
  });
  expect(answer.ok(), `use case: ${answer.status()}`).toBe(true);
  return (await answer.json()) as Made;
}

/** Types in a box that lists people, and takes the first one found. */
async function name(box: Locator, text: string): Promise<void> {
  await box.focus();
  await box.pressSequentially(text);
  await expect(box.page().getByRole('option', { name: new RegExp(text) })).toBeVisible();
  await box.press('Enter');
}

/** A page of somebody else, signed in. */
async function another(
  browser: Browser,
  baseURL: string | undefined,
  watch: Watch,
  signIn: (context: BrowserContext) => Promise<void>,
): Promise<Page> {
  const context = await browser.newContext({
    ...(baseURL ? { baseURL } : {}),
    locale: 'fr-FR',
    timezoneId: 'Europe/Paris',
    reducedMotion: 'reduce',
  });
  await signIn(context);
  const page = await context.newPage();
  watch.follow(page);
  return page;
}

test('a gate from its request to a go under conditions, decided by somebody else, by keyboard', async ({
  page,
  context,
  browser,
  signIn,
  watch,
  baseURL,
}) => {
  await signIn(context, 'project_manager');
  const useCase = await aUseCase(context.request, 'Tri des courriers pour la revue');
  await open(page, `/use-cases/${useCase.id}`);

  // A forward move is the gate's: the menu leads there.
  await page.getByRole('button', { name: 'Changer d’étape' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('menuitem', { name: /Demander le passage/ }).press('Enter');
  await expect(page).toHaveURL(/\/gates$/);
  await page.getByRole('button', { name: 'Demander la revue' }).press('Enter');
  const request = page.getByRole('dialog', { name: 'Demander la revue de passage' });
  await name(request.getByRole('combobox', { name: /Décision finale/ }), 'Paul Girard');
  await name(request.getByRole('combobox', { name: 'Personne' }), 'Sofia Martins');
  expect(await violations(page)).toEqual([]);
  await request.getByRole('button', { name: 'Demander la revue' }).press('Enter');
  await expect(request).toBeHidden();

  // Each criterion that must be met is answered, and shown where it has to be.
  const must = page.getByRole('region', { name: 'Critères exigés' });
  const rows = must.getByRole('listitem').filter({ has: page.getByRole('radiogroup') });
  const count = await rows.count();
  expect(count).toBeGreaterThan(3);
  for (let index = 0; index < count; index++) {
    await rows.nth(index).getByRole('radio', { name: 'Oui' }).focus();
    await page.keyboard.press('Space');
    await expect(rows.nth(index).getByText(/^(Rempli|Preuve attendue)$/)).toBeVisible();
  }
  await page.getByRole('button', { name: /Ajouter une preuve.*étude d’opportunité/ }).press('Enter');
  const evidence = page.getByRole('dialog', { name: 'Ajouter une preuve' });
  await evidence.locator('input[type=file]').setInputFiles({
    name: 'étude.pdf',
    mimeType: 'application/pdf',
    buffer: Buffer.from('%PDF-1.7\n'),
  });
  await expect(evidence).toBeHidden();
  await expect(must.getByRole('link', { name: 'étude.pdf' })).toBeVisible();
  await expect(page.getByText('Toutes les exigences sont remplies', { exact: false })).toBeVisible();
  await page.getByRole('button', { name: 'Mettre en revue' }).press('Enter');
  await expect(page.getByText('En revue', { exact: true })).toBeVisible();
  // Who asked does not decide.
  await expect(page.getByRole('button', { name: 'Décider', exact: true })).toHaveCount(0);
  expect(await violations(page)).toEqual([]);

  const expert = await another(browser, baseURL, watch, (other) => signIn(other, 'expert'));
  await open(expert, `/use-cases/${useCase.id}/gates`);
  await expert.getByRole('radio', { name: 'Réservé', exact: true }).focus();
  await expert.keyboard.press('Space');
  await expert.getByRole('textbox', { name: /Ce qui le motive/ }).fill('Prévoir un pilote.');
  await expert.getByRole('button', { name: 'Donner cet avis' }).press('Enter');
  await expect(expert.getByText('Votre avis est enregistré.')).toBeVisible();
  await expert.context().close();

  const boss = await another(browser, baseURL, watch, (other) => signIn(other, 'leadership'));
  await open(boss, `/use-cases/${useCase.id}/gates`);
  await expect(boss.getByText('Prévoir un pilote.')).toBeVisible();
  await boss.getByRole('button', { name: 'Décider', exact: true }).press('Enter');
  const decision = boss.getByRole('dialog', { name: 'Décision de la revue' });
  await decision.getByRole('radio', { name: /^Go L/ }).focus();
  await boss.keyboard.press('ArrowDown');
  await expect(decision.getByRole('radio', { name: /Go sous réserve/ })).toBeChecked();
  await decision
    .getByRole('textbox', { name: /Ce qui doit être fait/ })
    .fill('Mener un pilote de quatre semaines');
  await name(decision.getByRole('combobox', { name: /Responsable/ }), 'Claire Dubois');
  await decision.getByLabel(/Échéance/).fill('2099-06-30');
  expect(await violations(boss)).toEqual([]);
  await decision.getByRole('button', { name: /^Décider/ }).press('Enter');
  await expect(decision).toBeHidden();
  await expect(boss.getByRole('listitem').filter({ hasText: 'Cadrage' }).first()).toHaveAttribute(
    'aria-current',
    'step',
  );
  await boss.context().close();

  // The condition is a dated action of the register, and the review stays readable.
  await open(page, `/use-cases/${useCase.id}/register`);
  await page.getByRole('tab', { name: /^Actions/ }).click();
  await expect(page.getByText('Mener un pilote de quatre semaines').first()).toBeVisible();
  await open(page, `/use-cases/${useCase.id}/gates`);
  await page.locator('summary').filter({ hasText: 'Go sous réserve' }).press('Enter');
  await expect(page.getByText('Mener un pilote de quatre semaines').first()).toBeVisible();
  await expect(page.getByRole('link', { name: 'étude.pdf' })).toBeVisible();
  expect(await violations(page)).toEqual([]);
});

test('a score shows its formula with the numbers put in', async ({ page, context, signIn }) => {
  await signIn(context, 'project_manager');
  const useCase = await aUseCase(context.request, 'Tri des courriers à évaluer');
  await open(page, `/use-cases/${useCase.id}/scoring`);
  await page.getByRole('tab', { name: /RICE/ }).click();
  await page.getByRole('spinbutton', { name: /Portée/ }).fill('1000');
  await page
    .getByRole('radiogroup', { name: /Impact/ })
    .getByRole('radio', { name: '2', exact: true })
    .check({ force: true });
  await page
    .getByRole('radiogroup', { name: /Confiance/ })
    .getByRole('radio', { name: '80' })
    .check({ force: true });
  await page.getByRole('spinbutton', { name: /Charge/ }).fill('5');
  const formula = page.getByRole('status').filter({ hasText: '÷' });
  await expect(formula).toContainText(/1\s000 × 2 × 80\s% ÷ 5 = 320/);
  await page.getByRole('button', { name: 'Enregistrer cette évaluation' }).click();
  await expect(page.getByRole('listitem').filter({ hasText: 'Claire Dubois' }).first()).toContainText('320');
  expect(await violations(page)).toEqual([]);
});
