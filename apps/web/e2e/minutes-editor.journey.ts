import type { Page, WebSocketRoute } from '@playwright/test';
import { violations } from './support/axe.js';
import { expect, open, prefer, test } from './support/fixtures.js';
import { newMeeting, startMinutes } from './support/meetings.js';

const TOPICS = [
  'Avancement',
  'Données',
  'Modèle',
  'Sécurité',
  'Budget',
  'Recette',
  'Usage',
  'Risques',
  'Équipe',
  'Suite',
];

const text = (page: Page) => page.getByRole('textbox', { name: 'Texte du compte rendu' });
const saved = (page: Page) => expect(page.locator('[data-save=saved]')).toBeVisible();

/** The words of the first paragraph, without the carets of others. */
const firstParagraph = (page: Page) =>
  page
    .locator('.ProseMirror > p')
    .first()
    .evaluate((block) => {
      const copy = block.cloneNode(true) as HTMLElement;
      copy.querySelectorAll('.caret').forEach((caret) => caret.remove());
      return copy.textContent;
    });

/** Opens the minutes of a new meeting in the editor. */
async function openMinutes(page: Page, title: string, items: readonly string[] = []): Promise<string> {
  const { id } = await newMeeting(page, { title, items });
  await startMinutes(page, id);
  await open(page, `/meetings/${id}/minutes`);
  await expect(text(page)).toBeVisible();
  return id;
}

test('a meeting of ten items is written by keyboard alone', async ({ page, context, signIn }) => {
  await signIn(context, 'intern');
  await prefer(page, { language: 'fr', theme: 'light' });
  // Who prepares a meeting is no intern: the page is opened by a manager first.
  await signIn(context, 'project_manager');
  const { id, present } = await newMeeting(page, { title: 'COPROJ au clavier', items: TOPICS });
  await signIn(context, 'intern');
  await open(page, `/meetings/${id}/minutes`);

  let strokes = 0;
  const type = async (words: string) => {
    strokes += words.length;
    await page.keyboard.type(words);
  };
  const press = async (key: string) => {
    strokes += 1;
    await page.keyboard.press(key);
  };

  const start = page.getByRole('button', { name: 'Commencer le compte rendu' });
  await start.focus();
  await press('Enter');
  await expect(text(page)).toBeFocused();

  const name = present[0]?.name ?? '';
  const first = name.split(' ')[0] ?? '';
  for (const [index, topic] of TOPICS.entries()) {
    if (index > 0) await press('Alt+ArrowDown');
    await type(`${topic} : tour de table.`);
    await press('Enter');
    if (index % 3 === 0) await type(`/décision Poursuivre le point ${index + 1}`);
    else if (index % 3 === 1) {
      await type(`/action @${first}`);
      // Several may have the first name: the list says which.
      await expect(page.getByRole('option', { name }).first()).toBeVisible();
      await press('Tab');
      await type(`15/12 Préparer le point ${index + 1}`);
    } else await type(`/info Le point ${index + 1} est clos`);
    await press('Enter');
  }
  const typed = TOPICS.length * 2;
  await expect(page.locator('.entry')).toHaveCount(TOPICS.length);
  await expect(page.locator('.entry--decision')).toHaveCount(4);
  await expect(page.locator('.entry--action')).toHaveCount(3);
  await expect(page.locator('.entry--action').first().locator('[data-chip=owner]')).toHaveText(name);
  await expect(page.locator('.entry--action').first().locator('[data-chip=due]')).toHaveText(/15 déc/);
  await expect(page.locator('.entry--action').first().locator('.entry__text')).toHaveText(
    /^Préparer le point \d+$/,
  );
  // A row takes its words and little more: under 60 keystrokes a line, sign and person included.
  expect(strokes, 'keystrokes').toBeLessThan(typed * 60);
  test.info().annotations.push({ type: 'keystrokes', description: `${strokes} for ${typed} lines` });
  await saved(page);

  // From the last action to its chips, and back to the words.
  await page.locator('.entry--action .entry__text').last().click();
  await page.keyboard.press('Alt+Enter');
  await expect(page.locator('.entry--action').last().locator('[data-chip=owner]')).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  const panel = page.getByRole('dialog', { name: 'Échéance' });
  await panel.getByRole('textbox').first().fill('20 décembre');
  await expect(panel).toContainText('20 décembre');
  await page.keyboard.press('Enter');
  await expect(text(page)).toBeFocused();
  await expect(page.locator('.entry--action').last().locator('[data-chip=due]')).toHaveText(/20 déc/);

  // It is there again after a reload.
  await saved(page);
  await page.reload();
  await expect(page.locator('.entry')).toHaveCount(TOPICS.length);
});

test('the list of commands is said to who does not see it', async ({ page, context, signIn }) => {
  await signIn(context, 'project_manager');
  await openMinutes(page, 'COPROJ des commandes', ['Un']);
  await page.locator('.ProseMirror > p').first().click();
  await page.keyboard.type('/ris');
  const option = page.getByRole('option', { name: /Risque/ });
  await expect(option).toHaveAttribute('aria-selected', 'true');
  await expect(text(page)).toHaveAttribute('aria-activedescendant', (await option.getAttribute('id')) ?? '–');
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(option).toHaveCount(0);
  await expect(page.locator('.ProseMirror > p').first()).toHaveText('/ris');
  await page.keyboard.press('Backspace');
  await page.keyboard.type('sk ');
  await expect(page.locator('.entry--risk')).toHaveCount(0);
  await page.keyboard.press('Control+A');
  await page.keyboard.press('Backspace');
  await page.keyboard.type('/tableau ');
  await expect(page.locator('.ProseMirror table')).toBeVisible();
  await page.keyboard.type('Critère');
  await page.keyboard.press('Tab');
  await page.keyboard.type('Poids');
  await page.keyboard.press('Alt+Enter');
  await page.getByRole('menuitem', { name: 'Ajouter une colonne à droite' }).press('Enter');
  await expect(page.locator('.ProseMirror tr').first().locator('th')).toHaveCount(4);
  expect(await violations(page)).toEqual([]);
});

test('two people in one paragraph come to one text', async ({ page, context, signIn, browser, watch }) => {
  await signIn(context, 'project_manager');
  const id = await openMinutes(page, 'COPROJ à deux', ['Avancement']);
  const second = await browser.newContext();
  try {
    await signIn(second, 'intern');
    const other = await second.newPage();
    watch.follow(other);
    await open(other, `/meetings/${id}/minutes`);
    await expect(text(other)).toBeVisible();
    await page.locator('.ProseMirror > p').first().click();
    await page.keyboard.type('Le lot avance.');
    await expect.poll(() => firstParagraph(other)).toBe('Le lot avance.');
    await other.locator('.ProseMirror > p').first().click();
    await other.keyboard.press('End');
    await expect(page.locator('.caret__name')).toBeVisible();
    await page.keyboard.press('Home');
    await Promise.all([
      page.keyboard.type('Bonne nouvelle, tous les jours. ', { delay: 15 }),
      other.keyboard.type(' La recette commence lundi.', { delay: 15 }),
    ]);
    const whole = 'Bonne nouvelle, tous les jours. Le lot avance. La recette commence lundi.';
    for (const one of [page, other]) await expect.poll(() => firstParagraph(one)).toBe(whole);
    // Undo takes back my words alone.
    await page.keyboard.press('Control+Z');
    await expect(other.locator('.ProseMirror > p').first()).toContainText('La recette commence lundi.');
  } finally {
    await second.close();
  }
});

test('what is typed offline is kept, said, and sent when the network is back', async ({
  page,
  context,
  signIn,
  watch,
}) => {
  watch.allow(/ERR_INTERNET_DISCONNECTED|WebSocket/);
  await signIn(context, 'project_manager');
  // An emulated cut spares the sockets that are open: these are cut by hand.
  let cut = false;
  const sockets: WebSocketRoute[] = [];
  await page.routeWebSocket(/\/live$/, async (socket) => {
    if (cut) return socket.close({ code: 1012 });
    socket.connectToServer();
    sockets.push(socket);
  });
  const id = await openMinutes(page, 'COPROJ hors ligne', ['Avancement']);
  await page.locator('.ProseMirror > p').first().click();
  await page.keyboard.type('Avant. ');
  await saved(page);
  cut = true;
  await context.setOffline(true);
  for (const socket of sockets) await socket.close({ code: 1012 });
  await page.keyboard.type('Pendant.');
  await expect(page.locator('[data-save=offline]')).toContainText(/Hors ligne, \d+ modification/);
  cut = false;
  await context.setOffline(false);
  await saved(page);
  const again = await context.newPage();
  await open(again, `/meetings/${id}/minutes`);
  // The caret of the first window may stand there, with its name.
  await expect(again.locator('.ProseMirror > p').first()).toContainText('Avant. Pendant.');
});

test('hostile HTML is pasted as words: nothing runs', async ({ page, context, signIn }) => {
  await signIn(context, 'project_manager');
  await openMinutes(page, 'COPROJ collé', ['Avancement']);
  await page.locator('.ProseMirror > p').first().click();
  const paste = (html: string, plain = '') =>
    page.evaluate(
      ([rich = '', words = '']) => {
        const data = new DataTransfer();
        if (rich) data.setData('text/html', rich);
        data.setData('text/plain', words);
        document.activeElement?.dispatchEvent(
          new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
        );
      },
      [html, plain],
    );
  await paste(`<p onclick="window.ran=1">Bonjour <b>à tous</b><img src="x" onerror="window.ran=1">
    <script>window.ran=1</script><svg onload="window.ran=1"></svg><a href="javascript:window.ran=1">piège</a>
    <iframe src="javascript:parent.ran=1"></iframe><style>*{color:red}</style><img src="data:image/png;base64,x"></p>`);
  await expect(text(page)).toContainText('Bonjour à tous');
  await expect(text(page).locator('strong')).toHaveText('à tous');
  await expect(text(page).locator('script, img, svg, iframe, style, a, [style], [onclick]')).toHaveCount(0);
  await expect(page.getByText('3 images n’ont pas été gardées.')).toBeVisible();
  expect(await page.evaluate(() => 'ran' in window)).toBe(false);

  await paste('', 'x'.repeat(200_001));
  await expect(page.getByText(/trop long pour être collé ici/)).toBeVisible();
  await expect(page.getByRole('button', { name: 'L’ouvrir dans les notes' })).toBeVisible();
  await saved(page);
});

for (const [language, theme] of [
  ['fr', 'light'],
  ['en', 'dark'],
] as const) {
  test(`the editor open breaks no rule of accessibility (${language}, ${theme})`, async ({
    page,
    context,
    signIn,
  }) => {
    await signIn(context, 'project_manager');
    await prefer(page, { language, theme });
    const { id } = await newMeeting(page, { title: `COPROJ ${language}`, items: ['Avancement', 'Données'] });
    await startMinutes(page, id);
    await open(page, `/meetings/${id}/minutes`);
    await page.locator('.ProseMirror > p').first().click();
    await page.keyboard.type('/action 15/12 Livrer le lot');
    await page.keyboard.press('Enter');
    await page.keyboard.type('/risque Un retard');
    await page.keyboard.press('Enter');
    await page.keyboard.type('/table A');
    await saved(page);
    await expect(page.locator('app-gap-list button').first()).toBeVisible();
    expect(await violations(page)).toEqual([]);

    // A gap leads to its row, whose chips are at hand.
    await page.locator('app-gap-list button').first().press('Enter');
    await expect(
      page.getByRole('textbox', {
        name: language === 'fr' ? 'Texte du compte rendu' : 'Text of the minutes',
      }),
    ).toBeFocused();
    await page.keyboard.press('Alt+Enter');
    await page.keyboard.press('Enter');
    await expect(page.locator('app-chip-panel')).toBeVisible();
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Escape');

    await page.setViewportSize({ width: 390, height: 844 });
    await expect(page.locator('.ProseMirror')).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    expect(await violations(page)).toEqual([]);
    await page.setViewportSize({ width: 1440, height: 900 });
    await prefer(page, { language: 'fr', theme: 'light' });
  });
}
