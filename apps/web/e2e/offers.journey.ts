import { violations } from './support/axe.js';
import { expect, open, prefer, test } from './support/fixtures.js';

interface Rows<Row> {
  readonly items: readonly Row[];
}

const CV = `%PDF-1.4
1 0 obj
<< /Type /Catalog /Pages 2 0 R >>
endobj
2 0 obj
<< /Type /Pages /Kids [3 0 R] /Count 1 >>
endobj
3 0 obj
<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>
endobj
trailer
<< /Root 1 0 R /Size 4 >>
%%EOF
`;

test('an offer is published, a candidate without session reads it and applies with a CV', async ({
  page,
  context,
  browser,
  baseURL,
  signIn,
  watch,
}) => {
  watch.allow(/status of 422/);
  await signIn(context, 'project_manager');
  await prefer(page, { language: 'fr', theme: 'light' });
  await open(page, '/internships/campaign');
  const drafts = page.getByRole('region', { name: /^Brouillons/ });
  const card = drafts.getByRole('listitem').filter({ hasText: 'Offre 6' });
  await expect(card).toContainText('Il manque : tuteur, référent fonctionnel');
  await card.getByRole('link').press('Enter');
  const heading = page.getByRole('heading', { level: 1 });
  await expect(page.getByText('Avant publication, il manque')).toBeVisible();
  const title = (await heading.textContent()) ?? '';

  for (const name of ['Tuteur', 'Référent fonctionnel']) {
    const choice = page.getByRole('combobox', { name, exact: true });
    await choice.click();
    await choice.fill('Hélène');
    await page.getByRole('option', { name: /Hélène Roux/ }).click();
  }
  await page.getByLabel('Places').fill('2');
  await page.getByRole('button', { name: 'Aperçu' }).click();
  const preview = page.getByRole('dialog', { name: 'Comme les candidats la lisent' });
  await expect(preview).toContainText('2 places');
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Publier' }).click();
  await expect(page.getByText('Offre publiée : les candidats la lisent')).toBeVisible();
  const address = (await page.getByRole('link', { name: 'Page des candidats' }).getAttribute('href')) ?? '';

  const candidate = await browser.newContext(baseURL ? { baseURL, locale: 'fr-FR' } : {});
  try {
    const reader = await candidate.newPage();
    await reader.goto('/offers');
    await reader.getByRole('link', { name: title }).last().click();
    await expect(reader).toHaveURL(new RegExp(`${address}$`));
    await expect(reader.getByRole('heading', { level: 1, name: title })).toBeVisible();
    expect(await violations(reader)).toEqual([]);
    await reader.setViewportSize({ width: 390, height: 844 });
    const over = await reader.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(over).toBe(0);

    await reader.getByRole('button', { name: 'Postuler', exact: true }).click();
    await expect(reader.getByRole('heading', { name: 'Postuler à cette offre' })).toBeFocused();
    await reader.getByLabel(/Prénom et nom/).fill('Camille Candidate-Fictive');
    await reader.getByLabel(/Adresse électronique/).fill('camille.fictive@example.org');
    await reader.getByLabel(/École/).fill('École imaginaire');
    await reader.getByLabel(/Niveau/).fill('Bac + 5');
    await reader.getByLabel(/Disponible/).fill('2027-02-01');
    const cv = reader.locator('input[type=file]');
    const file = (text: string) => ({
      name: 'cv.pdf',
      mimeType: 'application/pdf',
      buffer: Buffer.from(text),
    });
    await cv.setInputFiles(file('#!/bin/sh\necho bonjour\n'));
    await reader.getByRole('checkbox').check();
    const send = reader.getByRole('button', { name: 'Envoyer ma candidature' });
    await send.click();
    await expect(reader.getByText('n’est pas celui que son nom annonce')).toBeVisible();
    expect(await violations(reader)).toEqual([]);
    await cv.setInputFiles(file(CV));
    await send.click();
    await expect(reader.getByRole('heading', { name: 'Merci, votre candidature est arrivée' })).toBeFocused();
  } finally {
    await candidate.close();
  }

  const campaigns = (await (await page.request.get('/api/internship-campaigns')).json()) as Rows<{
    id: string;
  }>;
  const list = `/api/internship-offers?campaignId=${campaigns.items[0]?.id}`;
  const offers = (await (await page.request.get(list)).json()) as Rows<{
    number: number;
    applications: { received: number };
  }>;
  expect(offers.items.find(({ number }) => number === 6)?.applications.received).toBe(1);
  await open(page, '/internships/campaign');
  const published = page.getByRole('region', { name: /^Publiées/ });
  await expect(published.getByRole('listitem').filter({ hasText: 'Offre 6' })).toContainText('1 candidature');
});
