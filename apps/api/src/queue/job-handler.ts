import type { JobKind } from '@jalon/contracts';
import type { Transaction } from '../database/unit-of-work.js';

/** A job as its handler sees it: ids only, the rest is read from the database. */
export interface JobRow {
  readonly id: string;
  readonly kind: JobKind;
  readonly subjectId: string;
  readonly accountId: string;
  readonly personId: string | null;
  readonly requestId: string | null;
  readonly attempts: number;
}

/** Says how far a job is, and ends it within the transaction that stores its result. */
export interface JobReporter {
  /** @throws JobCancelled when its owner cancelled it meanwhile. */
  step(step: string, done: number, total: number | null): Promise<void>;
  /** Marks the job done together with its result. @throws JobCancelled likewise. */
  finish(tx: Transaction): Promise<void>;
}

/**
 * Does one kind of job. `run` may be called again after a crash and must then do no harm: its result and
 * `reporter.finish` go into one transaction.
 */
export interface JobHandler {
  run(job: JobRow, reporter: JobReporter): Promise<void>;
  /** What to write, with the job's own failure, when it is given up; `code` says why. */
  failed(tx: Transaction, job: JobRow, code: string): Promise<void>;
}

/** A handler for each kind: one that is missing does not compile, and start-up checks it again. */
export type JobHandlers = Readonly<Record<JobKind, JobHandler>>;
export const JOB_HANDLERS = Symbol('JobHandlers');

/** The owner cancelled the job: stop, write nothing. */
export class JobCancelled extends Error {
  constructor() {
    super('The job was cancelled');
  }
}
