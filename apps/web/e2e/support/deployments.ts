import type { Page } from '@playwright/test';
import { expect } from './fixtures.js';

/** A write through the API, for what a journey needs and does not show. */
export async function write<T>(page: Page, path: string, data: object): Promise<T> {
  const { csrfToken } = (await (await page.request.get('/api/session')).json()) as { csrfToken: string };
  const answer = await page.request.post(path, {
    data,
    headers: { 'x-csrf-token': csrfToken, 'idempotency-key': `journey-${crypto.randomUUID()}` },
  });
  expect(answer.ok(), `${path}: ${answer.status()} ${await answer.text()}`).toBe(true);
  return (await answer.json()) as T;
}

/** A use case of its own for a journey, and an entity by name where it can be deployed. */
export async function newUseCase(page: Page, title: string) {
  const { entities } = (await (await page.request.get('/api/reference')).json()) as {
    entities: { id: string; name: string; archived: boolean }[];
  };
  const entity = entities.find(({ archived }) => !archived);
  if (!entity) throw new Error('The demo has no entity.');
  const { id } = await write<{ id: string }>(page, '/api/use-cases', { title, entityId: entity.id });
  return { id, entity };
}

/** A day of the lab so many days before its today. */
export async function daysAgo(page: Page, days: number): Promise<string> {
  const { today } = (await (await page.request.get('/api/session')).json()) as { today: string };
  return new Date(Date.parse(today) - days * 86_400_000).toISOString().slice(0, 10);
}
