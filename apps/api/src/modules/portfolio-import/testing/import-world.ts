import { randomUUID } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { gunzipSync } from 'node:zlib';
import type { ImportMapping, ImportView } from '@jalon/contracts';
import type { Clock } from '../../../config/clock.js';
import { createDataSource } from '../../../database/data-source.js';
import { Database } from '../../../database/database.js';
import { UnitOfWork } from '../../../database/unit-of-work.js';
import type { RequestContext } from '../../../http/request-context.js';
import type { JobReporter } from '../../../queue/job-handler.js';
import { testDatabase } from '../../../testing/database.js';
import { FileIntake } from '../application/file-intake.js';
import { ImportQueries } from '../application/import-queries.js';
import { ImportReport } from '../application/import-report.js';
import { RunImport } from '../application/run-import.js';
import { SetMapping } from '../application/set-mapping.js';
import { StartImport } from '../application/start-import.js';
import { UploadImport } from '../application/upload-import.js';
import { PortfolioImportJob } from '../jobs/portfolio-import.job.js';
import { ImportStore } from '../persistence/import.store.js';
import { compileChild } from '../../../files/testing/compile-child.js';

/** The import with a real database and a real reading process, at noon of a fixed day. */
export class ImportWorld {
  readonly uploads: UploadImport;
  readonly mappings: SetMapping;
  readonly starts: StartImport;
  readonly queries: ImportQueries;
  readonly reports: ImportReport;
  readonly job: PortfolioImportJob;
  readonly intake = new FileIntake();
  context!: RequestContext;

  private constructor(
    readonly database: Database,
    private readonly close: () => Promise<void>,
  ) {
    const work = new UnitOfWork(database);
    const store = new ImportStore(database);
    const clock: Clock = { now: () => new Date('2026-03-20T11:00:00Z') };
    this.uploads = new UploadImport(this.intake, store, work, clock);
    this.mappings = new SetMapping(store, work, clock);
    this.starts = new StartImport(store, work);
    this.queries = new ImportQueries(store);
    this.reports = new ImportReport(store);
    this.job = new PortfolioImportJob(new RunImport(store, work, clock));
  }

  static async open(): Promise<ImportWorld> {
    const db = await testDatabase();
    const reader = compileChild('modules/portfolio-import/reader');
    const folder = mkdtempSync(join(tmpdir(), 'import-world-'));
    const settings = { url: db.url, poolMax: 4, statementTimeout: 60_000, applicationName: 'import-spec' };
    const database = new Database(createDataSource(settings));
    await database.connect(5_000);
    const world = new ImportWorld(database, async () => {
      await database.close();
      await db.drop();
      reader.remove();
      rmSync(folder, { recursive: true, force: true });
    });
    world.intake.settings = { folder, childPath: reader.childPath };
    world.context = await world.manager();
    return world;
  }

  /** What uploads left on the disk. */
  temporaryFiles(): readonly string[] {
    return readdirSync(this.intake.settings.folder ?? tmpdir());
  }

  async end(): Promise<void> {
    await this.close();
  }

  async upload(bytes: Buffer | string, fileName = 'portefeuille.csv'): Promise<ImportView> {
    const body = Readable.from([Buffer.from(bytes)]);
    return this.queries.view(await this.uploads.upload(this.context, fileName, body));
  }

  /** Uploads a file, maps it when asked, and runs it to its end as the worker would. */
  async import(
    bytes: Buffer | string,
    fileName?: string,
    mapping?: Partial<ImportMapping>,
  ): Promise<ImportView> {
    const view = await this.upload(bytes, fileName);
    if (mapping) await this.mappings.set(this.context, view.id, { ...view.mapping, ...mapping });
    await this.run(view.id);
    return this.queries.view(view.id);
  }

  async run(id: string): Promise<readonly string[]> {
    const { jobId } = await this.starts.start(this.context, id);
    await this.database.query(`update job set state = 'running' where id = $1`, [jobId]);
    return this.work(id, jobId);
  }

  /** What the worker does with the job; the answer is the steps it reported. */
  async work(id: string, jobId: string, reporter: Partial<JobReporter> = {}): Promise<readonly string[]> {
    const steps: string[] = [];
    const { actor, principal } = this.context;
    await this.job.run(
      {
        id: jobId,
        kind: 'portfolio_import',
        subjectId: id,
        accountId: principal.accountId,
        personId: principal.personId,
        requestId: actor.requestId,
        attempts: 1,
      },
      {
        step: (step, done, total) => {
          steps.push(`${step} ${done}/${total ?? '?'}`);
          return Promise.resolve();
        },
        finish: async (tx) => {
          await tx.query(`update job set state = 'done' where id = $1`, [jobId]);
        },
        ...reporter,
      },
    );
    return steps;
  }

  async count(table: string): Promise<number> {
    const [row] = await this.database.query<{ total: number }>(`select count(*) as total from ${table}`);
    return row?.total ?? -1;
  }

  private async manager(): Promise<RequestContext> {
    const [person] = await this.database.query<{ id: string }>(
      `insert into person (name) values ('Camille Chef') returning id`,
    );
    const [account] = await this.database.query<{ id: string }>(
      `insert into account (person_id, email, password_hash, role) values ($1, $2, 'x', 'project_manager') returning id`,
      [person?.id, `${randomUUID()}@example.test`],
    );
    const principal = {
      accountId: account?.id ?? '',
      personId: person?.id ?? '',
      role: 'project_manager' as const,
      entityId: null,
    };
    return {
      principal,
      actor: { accountId: principal.accountId, personId: principal.personId, requestId: 'request-1' },
      once: null,
    };
  }
}

/** The inventory as published: 2,133 use cases, Windows-1252, cells of several lines. */
export function federalInventory(): Buffer {
  return gunzipSync(readFileSync(join(__dirname, 'us-federal-ai-use-cases-2024.csv.gz')));
}
