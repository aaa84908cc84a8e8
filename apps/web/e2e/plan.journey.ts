import type { Locator, Page } from '@playwright/test';
import { violations } from './support/axe.js';
import { expect, open, prefer, test } from './support/fixtures.js';

interface Planned {
  readonly id: string;
  readonly ids: Readonly<Record<string, string>>;
}

async function ask(
  page: Page,
  method: 'post' | 'put' | 'patch',
  path: string,
  data: unknown,
): Promise<unknown> {
  const session = (await (await page.request.get('/api/session')).json()) as { csrfToken: string };
  const answer = await page.request[method](path, { data, headers: { 'x-csrf-token': session.csrfToken } });
  expect(answer.ok(), `${method} ${path}: ${answer.status()}`).toBe(true);
  return answer.json();
}

/** A use case with two milestones, the second a working day after the first at least. Days far ahead, without holidays. */
async function planned(page: Page, title: string): Promise<Planned> {
  await prefer(page, { language: 'fr' });
  const { entities } = (await (await page.request.get('/api/reference')).json()) as {
    entities: { id: string }[];
  };
  const { id } = (await ask(page, 'post', '/api/use-cases', { title, entityId: entities[0]?.id })) as {
    id: string;
  };
  const ids: Record<string, string> = {};
  for (const [name, forecastOn] of [
    ['Pilote', '2035-02-05'],
    ['Mise en service', '2035-02-07'],
    ['Bilan', '2035-03-30'],
  ] as const) {
    const { milestones } = (await ask(page, 'post', `/api/use-cases/${id}/milestones`, {
      name,
      baselineOn: '2035-02-01',
      forecastOn,
    })) as { milestones: { id: string; name: string }[] };
    ids[name] = milestones.find((one) => one.name === name)?.id ?? '';
  }
  await ask(page, 'put', `/api/use-cases/${id}/plan/dependencies`, {
    predecessorId: ids['Pilote'],
    successorId: ids['Mise en service'],
    lagDays: 2,
  });
  return { id, ids };
}

const mark = (page: Page, name: string): Locator => page.getByRole('slider', { name, exact: true });

async function drag(page: Page, name: string, pixels: number): Promise<void> {
  const box = await mark(page, name).boundingBox();
  if (!box) throw new Error(`${name} is not on screen`);
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + pixels / 2, y, { steps: 4 });
  await page.mouse.move(x + pixels, y, { steps: 4 });
  await page.mouse.up();
}

test('a milestone is dragged, the cascade seen, given up, then confirmed with a reason', async ({
  page,
  context,
  signIn,
}) => {
  await signIn(context, 'project_manager');
  const { id } = await planned(page, 'Planning à la souris');
  await open(page, `/use-cases/${id}/plan`);
  await expect(mark(page, 'Pilote')).toHaveAttribute('aria-valuetext', /^5 févr\. 2035/);

  const dialog = page.getByRole('dialog', { name: /Déplacer « Pilote »/ });
  await drag(page, 'Pilote', 60);
  await expect(dialog).toBeVisible();
  await expect(dialog.getByRole('status')).toHaveText('2 jalons se déplacent');
  await expect(dialog.getByRole('row')).toHaveCount(3);
  expect(await violations(page)).toEqual([]);

  // Escape puts it back, and nothing was written.
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(mark(page, 'Pilote')).toHaveAttribute('aria-valuetext', /^5 févr\. 2035/);

  await drag(page, 'Pilote', 60);
  await dialog.getByRole('button', { name: 'Confirmer le déplacement' }).click();
  await expect(dialog.getByText('Donnez une raison.')).toBeVisible();
  await dialog.getByRole('textbox', { name: /Raison/ }).fill('Jeu de données livré plus tard');
  await dialog.getByRole('button', { name: 'Confirmer le déplacement' }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByText('2 jalons déplacés')).toBeVisible();
  await expect(mark(page, 'Pilote')).not.toHaveAttribute('aria-valuetext', /^5 févr\. 2035/);
  await expect(page.getByText('Jeu de données livré plus tard')).toBeVisible();

  await page.getByText('Tableau', { exact: true }).click();
  await expect(page.getByRole('cell', { name: /Pilote \+ 2 j/ })).toBeVisible();
  expect(await violations(page)).toEqual([]);
});

test('the same by keyboard alone', async ({ page, context, signIn }) => {
  await signIn(context, 'project_manager');
  const { id } = await planned(page, 'Planning au clavier');
  await open(page, `/use-cases/${id}/plan`);
  await mark(page, 'Pilote').focus();
  await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('ArrowRight');
  await expect(mark(page, 'Pilote')).toHaveAttribute('aria-valuetext', /^13 févr\. 2035, à confirmer/);
  await expect(mark(page, 'Mise en service')).toHaveAttribute(
    'aria-valuetext',
    /^15 févr\. 2035, à confirmer/,
  );
  await page.keyboard.press('Escape');
  await expect(mark(page, 'Pilote')).toHaveAttribute('aria-valuetext', /^5 févr\. 2035/);

  await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: /Déplacer « Pilote »/ });
  await expect(dialog.getByRole('status')).toHaveText('2 jalons se déplacent');
  const reason = dialog.getByRole('textbox', { name: /Raison/ });
  for (let stop = 0; stop < 12; stop++) {
    if (await reason.evaluate((element) => element === document.activeElement)) break;
    await page.keyboard.press('Tab');
  }
  await expect(reason).toBeFocused();
  await page.keyboard.type('Essais à refaire');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await expect(dialog.getByRole('button', { name: 'Confirmer le déplacement' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
  await expect(mark(page, 'Pilote')).toHaveAttribute('aria-valuetext', /^12 févr\. 2035/);
  await expect(mark(page, 'Pilote')).toBeFocused();
});

test('two people move the same milestone: the second is told where it is now', async ({
  page,
  context,
  signIn,
  watch,
}) => {
  watch.allow(/status of 409/);
  await signIn(context, 'project_manager');
  const { id, ids } = await planned(page, 'Planning à deux');
  await open(page, `/use-cases/${id}/plan`);
  await drag(page, 'Bilan', -40);
  const dialog = page.getByRole('dialog', { name: /Déplacer « Bilan »/ });
  await dialog.getByRole('textbox', { name: /Raison/ }).fill('Comité avancé');

  await ask(page, 'patch', `/api/use-cases/${id}/milestones/${ids['Bilan'] ?? ''}`, {
    version: 1,
    changes: { forecastOn: '2035-04-12' },
  });
  await dialog.getByRole('button', { name: 'Confirmer le déplacement' }).click();
  await expect(dialog.getByText(/rien n’a été déplacé/)).toContainText('12 avr. 2035');
  await expect(dialog.getByRole('textbox', { name: /Raison/ })).toHaveValue('Comité avancé');
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(mark(page, 'Bilan')).toHaveAttribute('aria-valuetext', /^12 avr\. 2035/);
});
