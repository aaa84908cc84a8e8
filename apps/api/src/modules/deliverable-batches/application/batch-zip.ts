import { Injectable } from '@nestjs/common';
import { ZIP_LIMITS } from '@jalon/contracts';
import { DomainError, type Principal } from '@jalon/domain';
import { zipPieces } from '../../deliverables/index.js';
import { BatchStore } from '../persistence/batch.store.js';
import { DeliverableBatches } from './deliverable-batches.js';

/** The ready files of a batch as one download, one file in memory at a time. */
@Injectable()
export class BatchZip {
  constructor(
    private readonly batches: DeliverableBatches,
    private readonly store: BatchStore,
  ) {}

  /**
   * Named by their place in the batch, then by kind and day: never by what is inside.
   * @throws DomainError `not_found`, `not_ready` before the first file is, `limit_exceeded`
   */
  async pieces(principal: Principal, id: string): Promise<AsyncGenerator<Buffer>> {
    await this.batches.read(principal, id);
    const parts = await this.store.parts(id);
    const digits = String(parts.length).length;
    const files = parts.flatMap(({ versionId, state, files }, at) =>
      state !== 'ready'
        ? []
        : files.map(({ format, fileName, size }) => ({
            name: `${String(at + 1).padStart(Math.max(2, digits), '0')}-${fileName}`,
            size,
            bytes: () => this.store.bytes(versionId, format),
          })),
    );
    if (files.length === 0) throw new DomainError('not_ready', 'No part of this batch is ready');
    if (files.reduce((sum, { size }) => sum + size, 0) > ZIP_LIMITS.bytes) {
      throw new DomainError('limit_exceeded', 'Too much for one download', [
        { path: 'id', code: 'too_large', params: { max: ZIP_LIMITS.bytes } },
      ]);
    }
    return zipPieces(files);
  }
}
