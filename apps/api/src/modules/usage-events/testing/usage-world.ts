import { randomUUID } from 'node:crypto';
import type { CreatedUsageKey, Problem, UsageEventsAnswer, UsageEventVerdict } from '@jalon/contracts';
import type { TestApp, TestAnswer, TestClient } from '../../../testing/app.js';

export const SOURCE = 'https://lab.example/solutions/tri';
export const BATCH = 'application/cloudevents-batch+json';
export const STRUCTURED = 'application/cloudevents+json';
export const PATH = '/api/usage/events';

export interface UsageWorld {
  readonly useCaseId: string;
  readonly solutionId: string;
  readonly entityId: string;
  readonly secret: string;
  readonly keyId: string;
}

/** A solution in production at one entity, with a key for all of it. */
export async function usageWorld(
  app: TestApp,
  admin: TestClient,
  { source = SOURCE, entity = `Caisse ${randomUUID()}` } = {},
): Promise<UsageWorld> {
  const entityId = await app.entity(entity);
  const useCase = await admin.post<{ id: string }>('/api/use-cases', { title: 'Tri du courrier', entityId });
  const [solution] = await app.query<{ id: string }>(
    'insert into solution (use_case_id, source, created_at, updated_at) values ($1, $2, now(), now()) returning id',
    [useCase.body.id, source],
  );
  const solutionId = solution?.id ?? '';
  await deploy(app, solutionId, entityId);
  const key = await admin.post<CreatedUsageKey>('/api/usage-keys', { solutionId, label: 'Production' });
  return {
    useCaseId: useCase.body.id,
    solutionId,
    entityId,
    secret: key.body.secret,
    keyId: key.body.id,
  };
}

export async function deploy(
  app: TestApp,
  solutionId: string,
  entityId: string,
  environment = 'production',
  release = '2.1',
): Promise<void> {
  await app.query(
    `insert into deployment (solution_id, entity_id, environment, release, status, live_on, created_at, updated_at)
     values ($1, $2, $3, $4, 'live', '2026-01-05', now(), now())`,
    [solutionId, entityId, environment, release],
  );
}

export function anEvent(changes: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  return {
    specversion: '1.0',
    id: randomUUID(),
    source: SOURCE,
    type: 'org.example.tri.sorted',
    time: '2026-03-18T08:30:00Z',
    data: { user: 'jeanne.martin' },
    ...changes,
  };
}

/** As a machine would ask: no session, no origin. */
export async function send<T>(
  app: TestApp,
  secret: string | null,
  body: unknown,
  headers: Readonly<Record<string, string>>,
): Promise<TestAnswer<T>> {
  const answer = await app.nest.inject({
    method: 'POST',
    url: PATH,
    headers: { ...headers, ...(secret === null ? {} : { authorization: `Bearer ${secret}` }) },
    ...(body === undefined
      ? {}
      : { payload: typeof body === 'string' || body instanceof Buffer ? body : JSON.stringify(body) }),
  });
  const json = String(answer.headers['content-type'] ?? '').includes('json');
  return {
    status: answer.statusCode,
    body: (json ? answer.json() : answer.body) as T,
    headers: answer.headers,
  };
}

export const sendBatch = (app: TestApp, secret: string | null, events: unknown) =>
  send<UsageEventsAnswer & Problem>(app, secret, events, { 'content-type': BATCH });
export const sendOne = (app: TestApp, secret: string | null, event: unknown) =>
  send<UsageEventVerdict>(app, secret, event, { 'content-type': STRUCTURED });

export async function stored(app: TestApp, solutionId: string): Promise<number> {
  const [row] = await app.query<{ count: number }>(
    'select count(*) as count from usage_event where solution_id = $1',
    [solutionId],
  );
  return row?.count ?? 0;
}
