import type { MinutesView } from '@jalon/contracts';
import type { AttendanceStatus, MinutesBlock, MinutesContent, MinutesMoveName } from '@jalon/domain';
import * as Y from 'yjs';
import {
  doc,
  entry,
  paragraph,
  point,
  uuid,
} from '../../../../../../libs/domain/src/minutes/testing/texts.js';
import type { TestAnswer, TestApp, TestClient } from '../../../testing/app.js';
import { docOf } from '../../minutes-live/index.js';

export { doc, entry, paragraph, point, uuid };

export interface NewMeeting {
  readonly title?: string;
  readonly heldOn: string;
  readonly entityId?: string | null;
  readonly chairId?: string | null;
  readonly useCaseIds?: readonly string[];
  readonly agenda?: readonly { readonly title: string; readonly useCaseId?: string | null }[];
  readonly attendance?: Readonly<Record<string, AttendanceStatus>>;
}

/** A meeting with its agenda and attendance, as the meetings' own pages would have written it. */
export async function aMeeting(
  app: TestApp,
  {
    title = 'COPIL',
    heldOn,
    entityId = null,
    chairId = null,
    useCaseIds = [],
    agenda = [],
    attendance = {},
  }: NewMeeting,
): Promise<{ readonly id: string; readonly itemIds: readonly string[] }> {
  const [meeting] = await app.query<{ id: string }>(
    `insert into meeting (kind, title, held_on, starts_at, minutes, entity_id, chair_id)
     values ('steering_committee', $1, $2, '10:00', 60, $3, $4) returning id`,
    [title, heldOn, entityId, chairId],
  );
  const id = meeting?.id ?? '';
  await app.query('insert into meeting_use_case (meeting_id, use_case_id) select $1, unnest($2::uuid[])', [
    id,
    useCaseIds,
  ]);
  const itemIds: string[] = [];
  for (const [rank, item] of agenda.entries()) {
    const [row] = await app.query<{ id: string }>(
      'insert into agenda_item (meeting_id, rank, title, use_case_id) values ($1, $2, $3, $4) returning id',
      [id, rank, item.title, item.useCaseId ?? null],
    );
    itemIds.push(row?.id ?? '');
  }
  await app.query(
    'insert into attendance (meeting_id, person_id, status) select $1, * from unnest($2::uuid[], $3::text[])',
    [id, Object.keys(attendance), Object.values(attendance)],
  );
  return { id, itemIds };
}

/** The answer's body; fails with the problem when there is none. */
export function bodyOf<T>(answer: TestAnswer<T>): T {
  if (answer.status >= 300) throw new Error(`${answer.status} ${JSON.stringify(answer.body)}`);
  return answer.body;
}

/** Begins the minutes of a meeting. */
export async function started(client: TestClient, meetingId: string): Promise<MinutesView> {
  return bodyOf(await client.post<MinutesView>(`/api/meetings/${meetingId}/minutes`, { language: 'fr' }));
}

/** What people have typed by now. */
export async function typed(
  app: TestApp,
  minutesId: string,
  ...blocks: readonly MinutesBlock[]
): Promise<void> {
  const content: MinutesContent = { type: 'doc', content: blocks };
  await app.query('delete from minutes_change where minutes_id = $1', [minutesId]);
  await app.query('update minutes_base set state = $2 where minutes_id = $1', [
    minutesId,
    Buffer.from(Y.encodeStateAsUpdate(docOf(content))),
  ]);
}

/** Asks for a move on the version there is. */
export async function asked<T = MinutesView>(
  client: TestClient,
  minutes: Pick<MinutesView, 'id' | 'version'>,
  move: MinutesMoveName,
  reason = '',
): Promise<TestAnswer<T>> {
  return client.post<T>(`/api/minutes/${minutes.id}/moves`, { version: minutes.version, move, reason });
}

/** The minutes after a move that was allowed. */
export async function moved(
  client: TestClient,
  minutes: Pick<MinutesView, 'id' | 'version'>,
  move: MinutesMoveName,
  reason = '',
): Promise<MinutesView> {
  return bodyOf(await asked(client, minutes, move, reason));
}

/** Minutes that were distributed to a meeting of the entity: an administrator and an intern made them. */
export async function distributedMinutes(
  app: TestApp,
  admin: TestClient,
  { useCaseId, entityId }: { readonly useCaseId: string; readonly entityId: string },
): Promise<MinutesView> {
  const { id } = await aMeeting(app, {
    heldOn: '2026-03-18',
    entityId,
    chairId: admin.principal.personId,
    useCaseIds: [useCaseId],
    attendance: { [admin.principal.personId]: 'present' },
  });
  const intern = await app.signIn('intern');
  const minutes = await started(intern, id);
  await typed(app, minutes.id, paragraph('Dit'), entry(1, 'decision', 'Poursuivre'));
  const submitted = await moved(intern, minutes, 'submit');
  return moved(admin, await moved(admin, submitted, 'approve'), 'distribute');
}
