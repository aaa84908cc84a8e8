import type { BrowserContext, Page } from '@playwright/test';
import { violations } from './support/axe.js';
import { download } from './support/documents.js';
import { expect, open, test, world } from './support/fixtures.js';
import { startMinutes } from './support/meetings.js';

interface Me {
  readonly personId: string;
  readonly name: string;
  readonly entityId: string | null;
}
const read = async <T>(page: Page, path: string): Promise<T> =>
  (await (await page.request.get(path)).json()) as T;
const me = async (page: Page): Promise<Me> => (await read<{ me: Me }>(page, '/api/session')).me;

async function write<T>(page: Page, method: 'post' | 'put', path: string, data: object): Promise<T> {
  const { csrfToken } = await read<{ csrfToken: string }>(page, '/api/session');
  const answer = await page.request[method](path, {
    data,
    headers: { 'x-csrf-token': csrfToken, 'idempotency-key': `journey-${crypto.randomUUID()}` },
  });
  expect(answer.ok(), `${path}: ${answer.status()} ${await answer.text()}`).toBe(true);
  return (await answer.json()) as T;
}

const text = (page: Page) => page.getByRole('textbox', { name: 'Texte du compte rendu' });
const sentence = (page: Page) => page.locator('.ProseMirror > p', { hasText: 'Le lot avance' });
const saved = (page: Page) => expect(page.locator('[data-save=saved]')).toBeVisible();
const action = (page: Page, name: string) =>
  page.locator('app-review-moves').getByRole('button', { name, exact: true });

/** Makes a move of the review: its button, what the dialog asks, its confirmation. */
async function move(page: Page, name: string, reason = ''): Promise<void> {
  await action(page, name).click();
  const dialog = page.getByRole('dialog');
  if (reason) await dialog.getByRole('textbox').fill(reason);
  await dialog.getByRole('button', { name, exact: true }).click();
  await expect(dialog).toBeHidden();
}

async function submit(page: Page): Promise<void> {
  await saved(page);
  await page.getByRole('button', { name: 'Soumettre', exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Soumettre', exact: true }).click();
  await expect(page.getByText('Compte rendu soumis à la revue.')).toBeVisible();
}

/** Selects `words` of the commented sentence as the mouse does. */
async function select(page: Page, words: string): Promise<void> {
  const box = await sentence(page).evaluate((paragraph, wanted) => {
    const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = node.nodeValue?.indexOf(wanted) ?? -1;
      if (at < 0) continue;
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + wanted.length);
      const { left, right, top, bottom } = range.getBoundingClientRect();
      return { left, right, middle: (top + bottom) / 2 };
    }
    throw new Error(`No ${wanted}`);
  }, words);
  await page.mouse.move(box.left + 1, box.middle);
  await page.mouse.down();
  await page.mouse.move(box.right - 1, box.middle, { steps: 5 });
  await page.mouse.up();
}

test('submitted, commented, returned, mended, approved, archived, distributed and read by the partner', async ({
  page: manager,
  context,
  browser,
  signIn,
  watch,
  baseURL,
}) => {
  test.slow();
  const contexts: BrowserContext[] = [];
  const pageOf = async (role: string): Promise<Page> => {
    const other = await browser.newContext({ ...(baseURL ? { baseURL } : {}), locale: 'fr-FR' });
    contexts.push(other);
    await signIn(other, role);
    const page = await other.newPage();
    watch.follow(page);
    return page;
  };
  // What is not there yet for the partner, and a draft without submission.
  watch.allow(/status of 404/);
  try {
    await signIn(context, 'project_manager');
    const [intern, expert, partner] = [
      await pageOf('intern'),
      await pageOf('expert'),
      await pageOf('partner'),
    ];
    const entityId = (await me(partner)).entityId;
    const attendee = await me(expert);
    const useCase = await write<{ id: string; code: string }>(manager, 'post', '/api/use-cases', {
      title: 'Tri des courriers revus',
      entityId,
    });
    const { today } = await read<{ today: string }>(manager, '/api/session');
    const meeting = await write<{ id: string; version: number }>(manager, 'post', '/api/meetings', {
      kind: 'steering_committee',
      title: 'COPIL des courriers',
      entityId,
      heldOn: today,
      startsAt: '09:00',
      minutes: 60,
      chairId: (await me(manager)).personId,
      useCaseIds: [useCase.id],
      peopleIds: [attendee.personId],
    });
    await write(manager, 'put', `/api/meetings/${meeting.id}/attendance`, {
      version: meeting.version,
      people: [{ personId: attendee.personId, status: 'present' }],
    });
    const address = `/meetings/${meeting.id}`;

    // The intern writes and submits.
    const minutesId = await startMinutes(intern, meeting.id);
    await open(intern, `${address}/minutes`);
    await text(intern).click();
    await intern.keyboard.press('Control+End');
    await intern.keyboard.type('Le lot avance de dix pour cent.');
    await intern.keyboard.press('Enter');
    await intern.keyboard.type('/décision Poursuivre le pilote');
    await intern.keyboard.press('Enter');
    await intern.keyboard.type(`/action @${attendee.name.split(' ')[0]}`);
    await expect(intern.getByRole('option', { name: attendee.name }).first()).toBeVisible();
    await intern.keyboard.press('Tab');
    await intern.keyboard.type('dans 2 semaines Préparer la recette');
    await intern.keyboard.press('Enter');
    await expect(intern.locator('.entry')).toHaveCount(2);
    await submit(intern);
    await open(intern, `${address}/review`);
    await expect(intern.getByText('Le texte est figé pendant la revue.')).toBeVisible();
    await expect(intern.locator('app-review-moves button')).toHaveCount(0);

    // The manager reads what changed, by keyboard.
    await open(manager, `${address}/review`);
    await manager.getByRole('tab', { name: /Ce qui a changé/ }).click();
    await expect(manager.getByText(/ajouts/)).toBeVisible();
    await manager.keyboard.press('n');
    await expect(manager.locator('[data-change="0"]')).toBeFocused();
    await expect(manager.locator('[data-change="0"]')).toContainText('Ajouté');
    expect(await violations(manager)).toEqual([]);

    // Then comments on a passage, and returns.
    await manager.getByRole('tab', { name: 'Texte' }).click();
    await expect(sentence(manager)).toBeVisible();
    await select(manager, 'dix pour cent');
    await manager.locator('.review-text__ask').click();
    await manager
      .getByRole('textbox', { name: 'Votre commentaire' })
      .fill('De quoi ? Du budget ou des jours ?');
    await manager.keyboard.press('Control+Enter');
    await expect(manager.locator('.commented')).toHaveText('dix pour cent');
    expect(await violations(manager)).toEqual([]);
    // By keyboard alone too: the first block, then the key.
    await text(manager).focus();
    await manager.keyboard.press('ArrowDown');
    await manager.keyboard.press('Control+Alt+m');
    await expect(manager.getByRole('textbox', { name: 'Votre commentaire' })).toBeFocused();
    await manager.keyboard.press('Escape');
    await move(manager, 'Rendre', 'Préciser l’avancement');

    // The intern reads what was asked beside the text, and mends the sentence: the passage holds.
    await open(intern, `${address}/review`);
    await expect(intern.getByText('Préciser l’avancement')).toBeVisible();
    await intern.getByRole('link', { name: 'Reprendre le texte' }).click();
    await expect(intern.getByText('De quoi ? Du budget ou des jours ?')).toBeVisible();
    await expect(intern.locator('.commented')).toHaveText('dix pour cent');
    await sentence(intern).click();
    await intern.keyboard.press('Home');
    await intern.keyboard.type('En jours : ');
    await intern.keyboard.press('End');
    await intern.keyboard.type(' Le budget est tenu.');
    await expect(intern.locator('.commented')).toHaveText('dix pour cent');
    await intern.getByRole('button', { name: 'Répondre' }).click();
    await intern.getByRole('textbox', { name: 'Votre réponse' }).fill('Des jours, c’est dit.');
    await intern.keyboard.press('Control+Enter');
    await expect(intern.getByText('Des jours, c’est dit.')).toBeVisible();
    expect(await violations(intern)).toEqual([]);
    await submit(intern);

    // The manager sees the sentence as changed, resolves and approves.
    await open(manager, `${address}/review`);
    await expect(manager.locator('app-change-block', { hasText: 'Modifié' })).toContainText('En jours');
    await manager.getByRole('tab', { name: 'Texte' }).click();
    await expect(manager.locator('.commented')).toHaveText('dix pour cent');
    await manager.getByRole('button', { name: 'Résoudre' }).click();
    await expect(manager.getByText('Commentaire résolu.')).toBeVisible();
    await expect(manager.locator('app-review-checklist')).toContainText('1 décision, 1 action');
    await action(manager, 'Valider').click();
    expect(await violations(manager)).toEqual([]);
    await manager.keyboard.press('Escape');
    await move(manager, 'Valider');
    await expect(manager.locator('app-review-register a')).toHaveCount(2);

    // The register has each row once.
    const register = await read<{ items: { title: string }[] }>(
      manager,
      `/api/use-cases/${useCase.id}/register`,
    );
    expect(register.items.map((item) => item.title).sort()).toEqual([
      'Poursuivre le pilote',
      'Préparer la recette',
    ]);

    // Both documents are archived, and are Word files.
    await open(manager, `${address}/documents`);
    for (const kind of ['minutes', 'decisions']) {
      const row = manager.locator(`[data-document=${kind}]`);
      await expect(row).toHaveCount(1);
      await expect(row).toContainText('Archivé');
      await expect(row).toHaveAttribute('data-state', 'ready', { timeout: 60_000 });
      await download(manager, row.getByRole('link'), 'docx');
    }
    expect(await violations(manager)).toEqual([]);

    // Before the distribution the partner has nothing; after it, the text, its sheet and one digest.
    await open(partner, `${address}/minutes`);
    await expect(partner.getByText('Le lot avance')).toHaveCount(0);
    await open(manager, `${address}/review`);
    await move(manager, 'Diffuser');
    await open(expert, '/week');
    const told = await read<{ items: { kind: string; subjectId: string }[] }>(expert, '/api/notifications');
    const digests = told.items.filter((one) => one.subjectId === meeting.id).map((one) => one.kind);
    expect(digests.sort()).toEqual(['minutes_approved', 'minutes_distributed']);
    await expect(expert.getByRole('button', { name: /notifications? non lues?/ })).toBeVisible();

    await open(partner, `${address}/minutes`);
    await expect(partner.getByText('Le lot avance de dix pour cent.')).toBeVisible();
    await expect(partner.getByRole('link', { name: 'Revue' })).toHaveCount(0);
    await partner.getByRole('link', { name: 'Version imprimable' }).click();
    await expect(partner.getByRole('button', { name: 'Imprimer ou enregistrer en PDF' })).toBeVisible();
    expect(await violations(partner)).toEqual([]);
    await partner.emulateMedia({ media: 'print' });
    await expect(partner.getByRole('button', { name: 'Imprimer ou enregistrer en PDF' })).toBeHidden();
    await expect(partner.getByRole('table', { name: 'Présences' })).toBeVisible();
    const sheet = await partner.pdf({ preferCSSPageSize: true });
    expect(sheet.subarray(0, 5).toString('latin1')).toBe('%PDF-');
    // The partner reads the text, never what was said of it.
    const comments = await partner.request.get(`${world().url}/api/minutes/${minutesId}/comments`);
    expect(comments.status()).toBe(403);

    // On a phone, the comments come after the text.
    await manager.setViewportSize({ width: 390, height: 844 });
    await open(manager, `${address}/review`);
    await expect(manager.locator('app-minutes-prose')).toBeVisible();
    expect(await manager.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    expect(await violations(manager)).toEqual([]);
    await manager.setViewportSize({ width: 1440, height: 900 });
  } finally {
    for (const one of contexts) await one.close();
  }
});
