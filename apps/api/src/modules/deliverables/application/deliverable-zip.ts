import { Injectable } from '@nestjs/common';
import { ZIP_LIMITS } from '@jalon/contracts';
import { DomainError, type Principal } from '@jalon/domain';
import { ZipQuery } from '../persistence/zip.query.js';
import { mayOpenKind } from './kind-access.js';
import { zipPieces } from './zip-stream.js';

/** Several deliverables as one download. */
@Injectable()
export class DeliverableZip {
  constructor(private readonly files: ZipQuery) {}

  /** @throws DomainError `not_found` for one that is not there, not the reader's or not ready; `limit_exceeded` */
  async pieces(principal: Principal, ids: readonly string[]): Promise<AsyncGenerator<Buffer>> {
    const wanted = [...new Set(ids)];
    const entries = await this.files.entries(principal, wanted);
    const found = new Set(entries.map(({ id }) => id));
    if (wanted.some((id) => !found.has(id)) || entries.some(({ kind }) => !mayOpenKind(principal, kind))) {
      throw new DomainError('not_found', 'One of these is not there, or not ready');
    }
    if (entries.reduce((sum, { size }) => sum + size, 0) > ZIP_LIMITS.bytes) {
      throw new DomainError('limit_exceeded', 'Too much for one download', [
        { path: 'ids', code: 'too_large', params: { max: ZIP_LIMITS.bytes } },
      ]);
    }
    const names = new Map<string, number>();
    return zipPieces(
      entries.map((entry) => ({
        name: distinct(entry.fileName, names),
        bytes: () => this.files.bytes(entry),
      })),
    );
  }
}

/** Two files of one name: the second says so. */
function distinct(name: string, names: Map<string, number>): string {
  const count = (names.get(name) ?? 0) + 1;
  names.set(name, count);
  return count === 1 ? name : name.replace(/(\.\w+)$/, ` (${count})$1`);
}
