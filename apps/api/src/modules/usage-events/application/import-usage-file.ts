import { Inject, Injectable } from '@nestjs/common';
import { USAGE_LIMITS, type UsageFileReport } from '@jalon/contracts';
import { DomainError } from '@jalon/domain';
import { CLOCK, today, type Clock } from '../../../config/clock.js';
import { UnitOfWork, type Actor, type Transaction } from '../../../database/unit-of-work.js';
import { EventStore } from '../persistence/event.store.js';
import { UsageFileStore, type TakenUsageFile } from '../persistence/file.store.js';
import { KeyStore, type FoundKey } from '../persistence/key.store.js';
import type { CsvRow } from '../reader/protocol.js';
import { answerOf, oldestDay } from './ingest-events.js';
import { Pseudonymiser } from './pseudonymiser.js';
import { EventReader, type Judged } from './read-events.js';
import { eventOf, UsageRows } from './usage-rows.js';

const BATCH_ROWS = 1_000;
/** Together with a solution's: two files of one solution would wait for each other's rows. */
const FILE_LOCK = 724_308;

export interface FileProgress {
  writing(done: number): Promise<void>;
  finish(tx: Transaction): Promise<void>;
}

/** Makes events of the rows of a file: all of them in one transaction, or none. */
@Injectable()
export class ImportUsageFile {
  constructor(
    private readonly files: UsageFileStore,
    private readonly keys: KeyStore,
    private readonly events: EventStore,
    private readonly pseudonyms: Pseudonymiser,
    private readonly rows: UsageRows,
    private readonly work: UnitOfWork,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Safe to call again: the report and the end of the job are one transaction.
   * @returns the solution whose events they are. @throws DomainError `file_refused`
   */
  async run(actor: Actor, jobId: string, progress: FileProgress): Promise<string> {
    if (!this.pseudonyms.ready) {
      throw new DomainError('not_ready', 'JALON_PSEUDONYM_KEY is not set', [
        { path: 'file', code: 'not_configured' },
      ]);
    }
    const file = await this.files.take(jobId);
    if (!file) throw new DomainError('not_found', 'No such file');
    const write = (slices: AsyncIterable<readonly CsvRow[]> | null) =>
      this.work.run(actor, (tx) => this.write(tx, file, slices, progress));
    // Read before the transaction begins: nobody's rows wait for a slow file.
    await (file.content === null ? write(null) : this.rows.take(file.content, write));
    return file.solutionId;
  }

  private async write(
    tx: Transaction,
    { id, solutionId }: TakenUsageFile,
    slices: AsyncIterable<readonly CsvRow[]> | null,
    progress: FileProgress,
  ): Promise<void> {
    if (slices === null)
      await tx.audit({ action: 'usage_file.read', subjectType: 'usage_file', subjectId: id });
    else {
      await tx.query(`set local lock_timeout = '50s'`);
      await tx.query('select pg_advisory_xact_lock($1, hashtext($2))', [FILE_LOCK, solutionId]);
      await tx.query(`set local lock_timeout = '5s'`);
      const solution = await this.keys.solution(tx, solutionId);
      if (!solution) throw new DomainError('not_found', 'No such solution');
      const report = await this.readIn(tx, solution, slices, progress);
      await this.files.finish(tx, id, report);
      await tx.audit({
        action: 'usage_file.read',
        subjectType: 'usage_file',
        subjectId: id,
        changes: (['accepted', 'duplicate', 'rejected'] as const).map((path) => ({
          path,
          before: null,
          after: report[path],
        })),
      });
    }
    await progress.finish(tx);
  }

  private async readIn(
    tx: Transaction,
    solution: FoundKey,
    slices: AsyncIterable<readonly CsvRow[]>,
    progress: FileProgress,
  ): Promise<UsageFileReport> {
    const received = this.clock.now().getTime();
    const oldest = oldestDay(today(this.clock), solution.retentionMonths);
    const frame = { solutionId: solution.solutionId, scope: solution.scope, received, oldest };
    const total = { accepted: 0, duplicate: 0, rejected: 0 };
    const rejected: UsageFileReport['rows'][number][] = [];
    let rows = 0;
    let judged: Judged[] = [];
    let reader = new EventReader(frame, this.pseudonyms);
    const flush = async () => {
      const events = [...reader.events.values()];
      const known =
        events.length === 0
          ? new Set<string>()
          : await this.events.store(solution.solutionId, events, null, tx.query.bind(tx));
      const answer = answerOf(judged, known ?? new Set());
      for (const key of ['accepted', 'duplicate', 'rejected'] as const) total[key] += answer[key];
      reader = new EventReader(frame, this.pseudonyms);
      judged = [];
      await progress.writing(rows);
    };
    for await (const slice of slices) {
      for (const row of slice) {
        const one = reader.read(eventOf(row, solution.scope.source));
        judged.push(one);
        rows += 1;
        if (one.verdict.code !== undefined && rejected.length < USAGE_LIMITS.reportRows)
          rejected.push({ row: row.row, field: columnOf(one.verdict.field ?? ''), code: one.verdict.code });
      }
      if (judged.length >= BATCH_ROWS) await flush();
    }
    if (judged.length > 0) await flush();
    return { ...total, rows: rejected };
  }
}

/** A field of an event by the name of its column. */
function columnOf(field: string): string {
  return field.replace(/^data\./, '');
}
