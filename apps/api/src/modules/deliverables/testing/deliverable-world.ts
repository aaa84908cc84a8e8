import { Test } from '@nestjs/testing';
import type { DeliverableDetail } from '@jalon/contracts';
import type { DeliverableKind, Role } from '@jalon/domain';
import { CoreModule } from '../../../core.module.js';
import { UnitOfWork } from '../../../database/unit-of-work.js';
import { JobCancelled, type JobHandler, type JobReporter, type JobRow } from '../../../queue/job-handler.js';
import { draw, preview } from '../../../rendering/draw.js';
import { RENDERER } from '../../../rendering/renderer.js';
import { RenderingModule } from '../../../rendering/rendering.module.js';
import { TestApp, type TestAnswer, type TestClient } from '../../../testing/app.js';
import { aMeeting } from '../../minutes/testing/minutes-world.js';
import { DeliverableJob, DeliverableJobsModule, DeliverablePdfJob, DeliverablePreviewJob } from '../index.js';

/** The body of an answer that went well; fails with the problem. */
export function bodyOf<T>(answer: TestAnswer<T>): T {
  if (answer.status >= 300) throw new Error(`${answer.status} ${JSON.stringify(answer.body)}`);
  return answer.body;
}

/** What a problem says: its status, its code, the codes of its fields. */
export function refusalOf(answer: TestAnswer): readonly unknown[] {
  const problem = answer.body as { code?: string; errors?: readonly { path: string; code: string }[] };
  return [answer.status, problem.code, ...(problem.errors ?? []).map(({ path, code }) => `${path} ${code}`)];
}

/** An application with the worker's jobs, somebody who makes deliverables, and a meeting to make them from. */
export class DeliverableWorld {
  private constructor(
    readonly app: TestApp,
    readonly manager: TestClient,
    readonly entityId: string,
    readonly useCaseId: string,
    readonly meetingId: string,
    readonly jobs: {
      readonly deliverable: DeliverableJob;
      readonly preview: DeliverablePreviewJob;
      readonly pdf: DeliverablePdfJob;
    },
    private readonly close: () => Promise<void>,
  ) {}

  static async start(env: Readonly<Record<string, string>> = {}): Promise<DeliverableWorld> {
    const app = await TestApp.start(env);
    const manager = await app.signIn('project_manager');
    const entityId = await app.entity('Caisse du Nord');
    const { id: useCaseId } = bodyOf(
      await manager.post<{ id: string }>('/api/use-cases', { title: 'Tri du courrier', entityId }),
    );
    const { id: meetingId } = await aMeeting(app, {
      heldOn: '2026-03-18',
      chairId: manager.principal.personId,
      useCaseIds: [useCaseId],
    });
    const module = await Test.createTestingModule({
      imports: [CoreModule.of(app.core), DeliverableJobsModule.of(RenderingModule.of('unused'))],
    })
      .overrideProvider(RENDERER)
      .useValue({
        render: draw,
        preview: (document: Parameters<typeof preview>[0]) => Promise.resolve(preview(document)),
        close: () => Promise.resolve(),
      })
      .compile();
    const jobs = {
      deliverable: module.get(DeliverableJob),
      preview: module.get(DeliverablePreviewJob),
      pdf: module.get(DeliverablePdfJob),
    };
    return new DeliverableWorld(app, manager, entityId, useCaseId, meetingId, jobs, () => module.close());
  }

  async stop(): Promise<void> {
    await this.close();
    await this.app.stop();
  }

  get work(): UnitOfWork {
    return new UnitOfWork(this.app.core.database, this.app.clock);
  }

  /** A committee's deck of the meeting, asked for. */
  async aDeck(client = this.manager, more: object = {}): Promise<DeliverableDetail> {
    const body = { kind: 'committee_deck', language: 'fr', subjectId: this.meetingId, ...more };
    return bodyOf(await client.post<DeliverableDetail>('/api/deliverables', body));
  }

  async detail(id: string, client = this.manager): Promise<DeliverableDetail> {
    return bodyOf(await client.get<DeliverableDetail>(`/api/deliverables/${id}`));
  }

  /** Does the job that was asked for last, as the worker would. */
  async run(handler: JobHandler, jobId: string, steps: string[] = [], cancelAt?: string): Promise<void> {
    const [job] = await this.app.query<JobRow>(
      `update job j set state = 'running' from account a where j.id = $1 and a.id = j.account_id
       returning j.id, j.kind, j.subject_id as "subjectId", j.account_id as "accountId", a.person_id as "personId",
         null as "requestId", 1 as attempts`,
      [jobId],
    );
    if (!job) throw new Error('There is no such job');
    const reporter: JobReporter = {
      step: (step) => {
        steps.push(step);
        return step === cancelAt ? Promise.reject(new JobCancelled()) : Promise.resolve();
      },
      finish: async (tx) => {
        await tx.query(`update job set state = 'done' where id = $1`, [job.id]);
      },
    };
    await handler.run(job, reporter);
  }

  /** A deck that is ready. */
  async aReadyDeck(client = this.manager): Promise<DeliverableDetail> {
    const { id, versions } = await this.aDeck(client);
    await this.run(this.jobs.deliverable, versions[0]?.jobId ?? '');
    return this.detail(id);
  }

  /** A deliverable of a written kind whose first version, asked for by `author`, is ready as if it had been drawn. */
  async written(author: TestClient, kind: DeliverableKind = 'bibliography'): Promise<DeliverableDetail> {
    const body = { kind, language: 'fr', subjectId: this.useCaseId };
    const { id } = bodyOf(await author.post<DeliverableDetail>('/api/deliverables', body));
    await drawn(this.app, id);
    return this.detail(id);
  }

  signIn(role: Role): Promise<TestClient> {
    return this.app.signIn(role, role === 'partner' ? this.entityId : null);
  }
}

/** Makes the last version of a deliverable ready, as if its job had drawn it. */
export async function drawn(app: TestApp, id: string, format = 'docx'): Promise<void> {
  await app.query(
    `with ready as (
       update deliverable_version set state = 'ready', ready_at = now(), facts = '{}', facts_hash = 'none'
       where deliverable_id = $1 and state = 'queued' returning id)
     insert into deliverable_file (version_id, format, file_name, bytes, size, sha256)
     select id, $2, 'jalon-document.' || $2, 'PK', 2, 'none' from ready`,
    [id, format],
  );
}
