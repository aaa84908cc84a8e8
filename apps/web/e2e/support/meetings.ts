import type { Page } from '@playwright/test';
import { expect } from './fixtures.js';

interface Session {
  readonly csrfToken: string;
  readonly today: string;
}
export interface NewMeeting {
  readonly title: string;
  readonly items: readonly string[];
  /** People of the reference, by their order there, marked present. */
  readonly present?: number;
}
export interface Named {
  readonly id: string;
  readonly name: string;
}
export interface MeetingThere {
  readonly id: string;
  readonly present: readonly Named[];
}

/** A project committee of today on one use case of the demo, with its agenda and who is there. Through the API. */
export async function newMeeting(page: Page, wanted: NewMeeting): Promise<MeetingThere> {
  const read = async <T>(path: string): Promise<T> => (await (await page.request.get(path)).json()) as T;
  const session = await read<Session>('/api/session');
  const write = async <T>(method: 'post' | 'put', path: string, data: object): Promise<T> => {
    const answer = await page.request[method](path, {
      data,
      headers: { 'x-csrf-token': session.csrfToken, 'idempotency-key': `journey-${crypto.randomUUID()}` },
    });
    expect(answer.ok(), `${path}: ${answer.status()} ${await answer.text()}`).toBe(true);
    return (await answer.json()) as T;
  };
  const { people } = await read<{ people: (Named & { archived: boolean })[] }>('/api/reference');
  const present = people.filter((one) => !one.archived).slice(0, wanted.present ?? 4);
  const { items } = await read<{ items: { useCaseId: string }[] }>('/api/register?pageSize=1');
  const made = await write<{ id: string; version: number }>('post', '/api/meetings', {
    kind: 'project_committee',
    title: wanted.title,
    heldOn: session.today,
    startsAt: '09:00',
    minutes: 60,
    useCaseIds: items.map((one) => one.useCaseId),
    peopleIds: present.map((one) => one.id),
  });
  const agenda = await write<{ version: number }>('put', `/api/meetings/${made.id}/agenda`, {
    version: made.version,
    items: wanted.items.map((title) => ({ title, minutes: 5 })),
  });
  await write('put', `/api/meetings/${made.id}/attendance`, {
    version: agenda.version,
    people: present.map(({ id }) => ({ personId: id, status: 'present' })),
  });
  return { id: made.id, present };
}

/** Begins the minutes of the meeting. */
export async function startMinutes(page: Page, meetingId: string): Promise<string> {
  const { csrfToken } = (await (await page.request.get('/api/session')).json()) as Session;
  const answer = await page.request.post(`/api/meetings/${meetingId}/minutes`, {
    data: { language: 'fr' },
    headers: { 'x-csrf-token': csrfToken },
  });
  expect(answer.ok(), `minutes: ${answer.status()} ${await answer.text()}`).toBe(true);
  return ((await answer.json()) as { id: string }).id;
}
