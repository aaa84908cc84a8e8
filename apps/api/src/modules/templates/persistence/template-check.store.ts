import { Injectable } from '@nestjs/common';
import type { DeliverableKind, TemplateFormat } from '@jalon/domain';
import { Database } from '../../../database/database.js';
import type { Transaction } from '../../../database/unit-of-work.js';
import type { CheckOutcome } from '../check/check.js';

/** A version to check, as its job finds it. */
export interface CheckTask {
  readonly versionId: string;
  readonly format: TemplateFormat;
  readonly kind: DeliverableKind | null;
  readonly bytes: Buffer;
}

/** The worker's side of a version: what is to be checked, and what came of it. */
@Injectable()
export class TemplateCheckStore {
  constructor(private readonly database: Database) {}

  async task(jobId: string): Promise<CheckTask | undefined> {
    const [row] = await this.database.query<CheckTask>(
      `select v.id as "versionId", t.format, t.kind, v.bytes
       from template_version v join template t on t.id = v.template_id where v.job_id = $1`,
      [jobId],
      'template-check-task',
    );
    return row;
  }

  /**
   * A file that is refused is not kept: its report is, to say why. What a check found that another has replaced meanwhile,
   * for another kind, is dropped.
   */
  async store(tx: Transaction, versionId: string, jobId: string, outcome: CheckOutcome): Promise<void> {
    const refused = outcome.kind === 'refused';
    const stored = await tx.query(
      `update template_version set state = $2, report = $3, error = $4,
         bytes = case when $5 then ''::bytea else bytes end
       where id = $1 and job_id = $6 and state = 'checking' returning id`,
      [
        versionId,
        refused ? 'refused' : 'draft',
        outcome.report === null ? null : JSON.stringify(outcome.report),
        refused ? outcome.error : null,
        refused,
        jobId,
      ],
    );
    if (refused || stored.length === 0) return;
    for (const { kind, language, pages, read } of outcome.proofs) {
      await tx.query(
        `insert into template_proof (version_id, kind, language, bytes, pages) values ($1, $2, $3, $4, $5)`,
        [versionId, kind, language, Buffer.from(await read()), JSON.stringify(pages)],
      );
    }
  }

  /** The check did not end: the file stays, for trying again. */
  async fail(tx: Transaction, jobId: string, code: string): Promise<void> {
    await tx.query(
      `update template_version set state = 'refused', error = $2 where job_id = $1 and state = 'checking'`,
      [jobId, code],
    );
  }
}
