import type { MeetingDetail, MeetingSeriesDetail, UseCaseDetail } from '@jalon/contracts';
import type { TestAnswer, TestClient } from '../../../testing/app.js';

export const MEETING = {
  kind: 'steering_committee',
  title: 'COPIL Recherche documentaire',
  heldOn: '2026-03-18',
  startsAt: '10:00',
  minutes: 60,
} as const;

export const SERIES = {
  kind: 'project_committee',
  title: 'COPROJ Agents',
  rhythm: 'weekly',
  weekday: 1,
  startsAt: '09:30',
  minutes: 30,
} as const;

/** @throws when it was not created: what follows would fail for another reason. */
export async function aMeeting(client: TestClient, body: object = {}): Promise<MeetingDetail> {
  return made(await client.post<MeetingDetail>('/api/meetings', { ...MEETING, ...body }));
}

export async function aSeries(client: TestClient, body: object = {}): Promise<MeetingSeriesDetail> {
  return made(await client.post<MeetingSeriesDetail>('/api/meeting-series', { ...SERIES, ...body }));
}

export async function aUseCase(client: TestClient, title: string, entityId: string): Promise<UseCaseDetail> {
  return made(await client.post<UseCaseDetail>('/api/use-cases', { title, entityId }));
}

export function made<T>(answer: TestAnswer<T>): T {
  if (answer.status >= 300) throw new Error(`${answer.status}: ${JSON.stringify(answer.body)}`);
  return answer.body;
}
