import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { Inject, Injectable } from '@nestjs/common';
import { DomainError } from '@jalon/domain';
import { CLOCK, today, type Clock } from '../../../config/clock.js';
import { UnitOfWork } from '../../../database/unit-of-work.js';
import type { RequestContext } from '../../../http/request-context.js';
import { ImportStore } from '../persistence/import.store.js';
import { Refusal } from '../../../files/refusal.js';
import { FileIntake, type TakenFile } from './file-intake.js';
import { storeDryRun } from './outcomes.js';
import { mappingSignature, proposedMapping } from './proposed-mapping.js';

/** Takes a portfolio file in: its cells, a mapping to start from, and what importing it would do. */
@Injectable()
export class UploadImport {
  constructor(
    private readonly intake: FileIntake,
    private readonly store: ImportStore,
    private readonly work: UnitOfWork,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @returns the id of the import. @throws DomainError `file_refused` with a code of REFUSALS; nothing is kept then */
  async upload(context: RequestContext, fileName: string, body: Readable): Promise<string> {
    try {
      return await this.intake.take(body, fileName, (file) => this.keep(context, fileName, file));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      throw new DomainError('file_refused', 'This file cannot be imported', [
        { path: 'file', code: error.code, params: error.params },
      ]);
    }
  }

  private keep(context: RequestContext, fileName: string, file: TakenFile): Promise<string> {
    const headers = file.read.columns.map((column) => column.name);
    return this.work.run(context.actor, async (tx) => {
      await this.store.dropForgotten(tx);
      const earlier = await this.store.rememberedMapping(tx, mappingSignature(headers));
      const { mapping, remembered } = proposedMapping(headers, earlier);
      const id = await this.store.create(tx, {
        accountId: context.actor.accountId,
        fileName,
        size: file.size,
        sha256: file.sha256,
        read: file.read,
        mapping,
        remembered,
      });
      let slice = 0;
      const lines = createInterface({ input: createReadStream(file.rowsPath), crlfDelay: Infinity });
      for await (const line of lines) if (line !== '') await this.store.addSlice(tx, id, slice++, line);
      const query = tx.query.bind(tx);
      await storeDryRun(this.store, tx, id, {
        source: this.store.source(query, id, file.read.detected.rows),
        headers,
        mapping,
        today: today(this.clock),
        query,
        lock: false,
      });
      await tx.audit({ action: 'portfolio_import.uploaded', subjectType: 'portfolio_import', subjectId: id });
      return id;
    });
  }
}
