import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { JobKind } from '@jalon/contracts';
import { DomainError } from '@jalon/domain';
import type { EntityManager } from 'typeorm';
import { CLOCK, systemClock, type Clock } from '../config/clock.js';
import { Database } from './database.js';

/** Who writes, and within which request: goes into the audit and follows the job. */
export interface Actor {
  readonly accountId: string | null;
  readonly personId: string | null;
  readonly requestId: string | null;
}

export interface AuditEntry {
  /** What was done, as `use_case.updated`. */
  readonly action: string;
  readonly subjectType: string;
  readonly subjectId: string | null;
  readonly changes?: readonly { readonly path: string; readonly before: unknown; readonly after: unknown }[];
}

export interface JobRequest {
  readonly kind: JobKind;
  readonly subjectId: string;
  readonly label: string;
  readonly accountId: string;
  /** The job it is a part of, which is done when its parts are. */
  readonly parentId?: string;
  /** Whether the tray shows it; parts of another, and what nobody waits for, are not shown. */
  readonly shown?: boolean;
}

/** One transaction: state, audit and outbox go together or not at all. */
export class Transaction {
  private audits = 0;

  constructor(
    readonly manager: EntityManager,
    readonly actor: Actor,
    /** The instant of the whole transaction, ISO 8601. */
    readonly now: string,
  ) {}

  async query<Row extends object>(text: string, values: readonly unknown[] = []): Promise<Row[]> {
    const answer: unknown = await this.manager.query(text, [...values]);
    // TypeORM answers UPDATE and DELETE as [rows, count].
    return (isCounted<Row>(answer) ? answer[0] : answer) as Row[];
  }

  /** A row an entry, in one statement. */
  async audit(...entries: readonly AuditEntry[]): Promise<void> {
    this.audits += entries.length;
    await this.query(
      `insert into audit (account_id, action, subject_type, subject_id, request_id, changes, at)
       select $1, x.action, x.subject_type, x.subject_id, $2, x.changes::jsonb, $3
       from unnest($4::text[], $5::text[], $6::uuid[], $7::text[]) x (action, subject_type, subject_id, changes)`,
      [
        this.actor.accountId,
        this.actor.requestId,
        this.now,
        entries.map(({ action }) => action),
        entries.map(({ subjectType }) => subjectType),
        entries.map(({ subjectId }) => subjectId),
        entries.map(({ changes = [] }) => JSON.stringify(changes)),
      ],
    );
  }

  /** Writes the job and its outbox row; the relay hands it to the queue after the commit. */
  async enqueue(request: JobRequest): Promise<string> {
    const [id = ''] = await this.enqueueAll([request]);
    return id;
  }

  /** As many jobs in three statements. Answers their ids in the order of the requests. */
  async enqueueAll(requests: readonly JobRequest[]): Promise<string[]> {
    const ids = requests.map(() => randomUUID());
    await this.query(
      `insert into job (id, account_id, kind, subject_id, label, request_id, parent_id, shown)
       select x.id, x.account_id, x.kind, x.subject_id, x.label, $1, x.parent_id, x.shown
       from unnest($2::uuid[], $3::uuid[], $4::text[], $5::uuid[], $6::text[], $7::uuid[], $8::boolean[])
         x (id, account_id, kind, subject_id, label, parent_id, shown)`,
      [
        this.actor.requestId,
        ids,
        requests.map(({ accountId }) => accountId),
        requests.map(({ kind }) => kind),
        requests.map(({ subjectId }) => subjectId),
        requests.map(({ label }) => label),
        requests.map(({ parentId }) => parentId ?? null),
        requests.map(({ shown, parentId }) => shown ?? parentId === undefined),
      ],
    );
    await this.query('insert into outbox (job_id) select unnest($1::uuid[])', [ids]);
    await this.query(
      `select pg_notify('jalon_outbox', '') union all select pg_notify('jalon_job', x) from unnest($1::text[]) x`,
      [requests.map(({ accountId }, at) => `${accountId}:${ids[at]}`)],
    );
    return ids;
  }

  /** Opens a job that stands for `parts` others: it is never handed to the queue, it ends with the last of them. */
  async openParent(request: Omit<JobRequest, 'parentId' | 'shown'>, parts: number): Promise<string> {
    const id = randomUUID();
    await this.query(
      `insert into job (id, account_id, kind, subject_id, label, request_id, state, step, total, started_at)
       values ($1, $2, $3, $4, $5, $6, 'running', 'parts', $7, now())`,
      [id, request.accountId, request.kind, request.subjectId, request.label, this.actor.requestId, parts],
    );
    await this.query(`select pg_notify('jalon_job', $1)`, [`${request.accountId}:${id}`]);
    return id;
  }

  get audited(): boolean {
    return this.audits > 0;
  }
}

/** How often work that must see one instant is begun before the client is asked to try again. */
const ATTEMPTS = 4;

/** An `Idempotency-Key` with a fingerprint of the request it came with. */
export interface OnceKey {
  readonly key: string;
  readonly fingerprint: string;
}

/** The key of a request whose file has been read since: two files of one length are two requests. */
export function onceOf(once: OnceKey | null, file: { readonly sha256: string }): OnceKey | null {
  return once && { key: once.key, fingerprint: `${once.fingerprint} ${file.sha256}` };
}

@Injectable()
export class UnitOfWork {
  constructor(
    private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock = systemClock,
  ) {}

  /**
   * Runs `work` in one transaction. A write without an audit row is a mistake of ours and is rolled back.
   * @throws whatever `work` throws, after rolling back.
   */
  async run<T>(actor: Actor, work: (tx: Transaction) => Promise<T>): Promise<T> {
    return this.database.dataSource.transaction(async (manager) => {
      const tx = await this.begin(manager, actor);
      const answer = await work(tx);
      if (!tx.audited) throw new Error('A write left no audit row');
      return answer;
    });
  }

  /**
   * Like `run`, once per key: a repeated request waits for the first and gets its answer.
   * @throws DomainError `already_exists` when the key came with another request.
   */
  async once<T>(actor: Actor, once: OnceKey | null, work: (tx: Transaction) => Promise<T>): Promise<T> {
    return this.database.dataSource.transaction((manager) => this.keyed(manager, actor, once, work));
  }

  /**
   * Like `once`, with everything read as of the same instant. Where another write came between, it is begun again: give
   * it work that has no effect outside of the transaction.
   */
  async atOneInstant<T>(
    actor: Actor,
    once: OnceKey | null,
    work: (tx: Transaction) => Promise<T>,
  ): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.database.dataSource.transaction('REPEATABLE READ', (manager) =>
          this.keyed(manager, actor, once, work),
        );
      } catch (error) {
        if (attempt >= ATTEMPTS || !isOvertaken(error)) throw error;
      }
    }
  }

  private async keyed<T>(
    manager: EntityManager,
    actor: Actor,
    once: OnceKey | null,
    work: (tx: Transaction) => Promise<T>,
  ): Promise<T> {
    const tx = await this.begin(manager, actor);
    if (once !== null && actor.accountId !== null) {
      // Blocks while the first request holds the key, then sees its row.
      const mine = await tx.query<{ key: string }>(
        `insert into idempotency_key (account_id, key, fingerprint) values ($1, $2, $3)
         on conflict do nothing returning key`,
        [actor.accountId, once.key, once.fingerprint],
      );
      if (mine.length === 0) {
        const [stored] = await tx.query<{ fingerprint: string; response: T }>(
          'select fingerprint, response from idempotency_key where account_id = $1 and key = $2',
          [actor.accountId, once.key],
        );
        if (!stored || stored.fingerprint !== once.fingerprint) {
          throw new DomainError('already_exists', 'This Idempotency-Key was used for another request', [
            { path: 'Idempotency-Key', code: 'key_reused' },
          ]);
        }
        return stored.response;
      }
    }
    const answer = await work(tx);
    if (!tx.audited) throw new Error('A write left no audit row');
    if (once !== null && actor.accountId !== null) {
      await tx.query('update idempotency_key set response = $3 where account_id = $1 and key = $2', [
        actor.accountId,
        once.key,
        JSON.stringify(answer),
      ]);
    }
    return answer;
  }

  /** What the triggers remember carries the application's time, as the rest of the transaction does. */
  private async begin(manager: EntityManager, actor: Actor): Promise<Transaction> {
    const tx = new Transaction(manager, actor, this.clock.now().toISOString());
    await tx.query(`select set_config('jalon.now', $1, true)`, [tx.now]);
    return tx;
  }
}

/** Another transaction wrote the same rows, or still holds them. */
function isOvertaken(error: unknown): boolean {
  const code = (error as { code?: unknown } | null)?.code;
  return code === '40001' || code === '55P03';
}

function isCounted<Row>(answer: unknown): answer is [Row[], number] {
  return (
    Array.isArray(answer) && answer.length === 2 && Array.isArray(answer[0]) && typeof answer[1] === 'number'
  );
}
