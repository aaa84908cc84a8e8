import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Locator, Page } from '@playwright/test';
import { expect } from './fixtures.js';

const TYPES = {
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
} as const;

/** Downloads a document as a person does and checks what came: a zip of the right type, the bytes the API announced. */
export async function download(page: Page, link: Locator, format: keyof typeof TYPES): Promise<void> {
  const announced = await link.getAttribute('data-sha256');
  const address = await link.getAttribute('href');
  const arrival = page.waitForEvent('download');
  await link.click();
  const file = await arrival;
  expect(file.suggestedFilename()).toMatch(new RegExp(`\\.${format}$`));
  const bytes = await readFile(await file.path());
  expect(bytes.subarray(0, 4).toString('latin1'), 'a zip').toBe('PK\u0003\u0004');
  expect(bytes.length).toBeGreaterThan(5_000);
  expect(createHash('sha256').update(bytes).digest('hex')).toBe(announced);

  const answer = await page.request.get(new URL(address ?? '', page.url()).href);
  expect(answer.headers()['content-type']).toBe(TYPES[format]);
  expect(answer.headers()['content-disposition']).toContain('attachment');
}
