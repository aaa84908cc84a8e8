import type { MinutesBlock } from '@jalon/domain';
import { TestApp, type TestClient } from '../../../testing/app.js';
import { aMeeting, bodyOf, moved, paragraph, started, typed } from '../../minutes/testing/minutes-world.js';

export interface Approved {
  readonly meetingId: string;
  readonly minutesId: string;
  readonly submissionId: string;
}

/** An application with somebody who approves, somebody who writes, and a partner entity. */
export class DocumentWorld {
  private constructor(
    readonly app: TestApp,
    readonly manager: TestClient,
    readonly intern: TestClient,
    readonly entityId: string,
  ) {}

  static async start(): Promise<DocumentWorld> {
    const app = await TestApp.start();
    const manager = await app.signIn('project_manager');
    return new DocumentWorld(app, manager, await app.signIn('intern'), await app.entity('Caisse du Nord'));
  }

  /** A meeting of today whose minutes were approved: what they say is `blocks`. */
  async approved(
    blocks: readonly MinutesBlock[] = [paragraph('Dit')],
    more: Partial<Parameters<typeof aMeeting>[1]> = {},
  ): Promise<Approved> {
    const { app, manager, intern } = this;
    const { id } = await aMeeting(app, {
      heldOn: '2026-03-18',
      chairId: manager.principal.personId,
      attendance: { [manager.principal.personId]: 'present' },
      ...more,
    });
    const minutes = await started(intern, id);
    await typed(app, minutes.id, ...blocks);
    await moved(manager, await moved(intern, minutes, 'submit'), 'approve');
    const [submission] = await app.query<{ id: string }>(
      `select id from minutes_submission where minutes_id = $1 and outcome = 'approved'`,
      [minutes.id],
    );
    return { meetingId: id, minutesId: minutes.id, submissionId: submission?.id ?? '' };
  }

  /** A use case of the entity: what is recorded has to belong to one. */
  async aUseCase(): Promise<string> {
    const body = { title: 'Tri', entityId: this.entityId };
    return bodyOf(await this.manager.post<{ id: string }>('/api/use-cases', body)).id;
  }
}

/** The archived minutes of the first meeting held with the entity, as if they had been drawn. Answers their id. */
export async function aDrawnDocument(app: TestApp, entityId: string): Promise<string> {
  const [row] = await app.query<{ id: string }>(
    `with drawn as (
       update meeting_document set state = 'ready', ready_at = now() where id = (
         select d.id from meeting_document d join meeting m on m.id = d.meeting_id
         where m.entity_id = $1 and d.archived and d.kind = 'minutes' order by m.created_at, m.id limit 1)
       returning id)
     insert into meeting_document_file (document_id, file_name, bytes, size, sha256)
     select id, 'jalon-compte-rendu.docx', 'PK', 2, 'none' from drawn returning document_id as id`,
    [entityId],
  );
  return row?.id ?? '';
}
