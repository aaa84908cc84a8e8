import type { MinutesContent, Role } from '@jalon/domain';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createDataSource } from '../../../database/data-source.js';
import { Database } from '../../../database/database.js';
import { Listener } from '../../../database/listener.js';
import { UnitOfWork, type Transaction } from '../../../database/unit-of-work.js';
import type { Core } from '../../../core.module.js';
import { createApp } from '../../../http/create-app.js';
import { LifecycleState } from '../../../http/lifecycle-state.js';
import { TestApp } from '../../../testing/app.js';
import { MinutesDocuments } from '../application/minutes-documents.js';
import { Rooms } from '../application/rooms.js';
import { Typist, type Line } from './typist.js';

/** The words every document of the tests begins with. */
export const SEED: MinutesContent = {
  type: 'doc',
  content: [{ type: 'point', attrs: { itemId: null }, content: [{ type: 'text', text: 'Ouverture' }] }],
};

/** An application that listens, and others on the same database, as several processes would. */
export class LiveApp {
  private readonly more: { readonly nest: NestFastifyApplication; readonly core: Core }[] = [];

  private constructor(
    readonly app: TestApp,
    readonly address: string,
  ) {}

  static async start(): Promise<LiveApp> {
    const app = await TestApp.start();
    return new LiveApp(app, await listen(app.nest));
  }

  /** One more process. */
  async another(): Promise<{ readonly address: string; readonly core: Core }> {
    const { config, logger, clock } = this.app.core;
    const core: Core = {
      config,
      clock,
      logger,
      database: new Database(
        createDataSource({
          url: config.databaseUrl,
          poolMax: 4,
          statementTimeout: 30_000,
          applicationName: 'jalon-test-2',
        }),
      ),
      listener: new Listener(config.databaseUrl, logger),
      state: new LifecycleState(),
    };
    await core.database.connect(5_000);
    core.listener.start();
    const nest = await createApp(core);
    this.more.push({ nest, core });
    return { address: await listen(nest), core };
  }

  async stop(): Promise<void> {
    for (const { nest, core } of this.more) {
      core.state.stop();
      await nest.close();
      await core.listener.close();
      await core.database.close();
    }
    await this.app.stop();
  }

  /** Minutes being drafted, of a meeting with `entityId` or of the lab's own. */
  async minutes(entityId: string | null = null, content: MinutesContent | null = SEED): Promise<string> {
    const [meeting] = await this.app.query<{ id: string }>(
      `insert into meeting (kind, title, entity_id, held_on, starts_at, minutes)
       values ('steering_committee', 'COPIL', $1, '2026-03-18', '10:00', 60) returning id`,
      [entityId],
    );
    const [minutes] = await this.app.query<{ id: string }>(
      `insert into minutes (meeting_id, language, schema) values ($1, 'fr', 1) returning id`,
      [meeting?.id],
    );
    const id = minutes?.id ?? '';
    if (content !== null) await this.inTransaction((tx) => this.documents.seed(tx, id, content));
    return id;
  }

  get documents(): MinutesDocuments {
    return this.app.nest.get(MinutesDocuments);
  }

  /** The look around that comes every 30 s. */
  check(): void {
    this.app.nest.get(Rooms).check();
  }

  async move(minutesId: string, state: string): Promise<void> {
    await this.inTransaction(async (tx) => {
      await tx.query('update minutes set state = $2 where id = $1', [minutesId, state]);
      await this.documents.moved(tx, minutesId);
    });
  }

  async line(minutesId: string, role: Role = 'expert', address = this.address): Promise<Line> {
    return { address, minutesId, token: (await this.app.signIn(role)).token };
  }

  async join(minutesId: string, role: Role = 'expert', address = this.address): Promise<Typist> {
    return Typist.join(await this.line(minutesId, role, address));
  }

  private inTransaction(work: (tx: Transaction) => Promise<void>): Promise<void> {
    const nobody = { accountId: null, personId: null, requestId: null };
    return this.app.nest.get(UnitOfWork).run(nobody, async (tx) => {
      await work(tx);
      await tx.audit({ action: 'test.written', subjectType: 'meeting', subjectId: null });
    });
  }
}

async function listen(nest: NestFastifyApplication): Promise<string> {
  await nest.listen(0, '127.0.0.1');
  return (await nest.getUrl()).replace('http:', 'ws:').replace('[::1]', '127.0.0.1');
}
