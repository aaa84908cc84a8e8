import { extname } from 'node:path';
import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import type { DeliverableDetail } from '@jalon/contracts';
import { DELIVERABLE_RULES, DomainError, parisDate } from '@jalon/domain';
import { onceOf, UnitOfWork } from '../../../database/unit-of-work.js';
import { OfficeIntake } from '../../../files/office-intake.js';
import type { RequestContext } from '../../../http/request-context.js';
import { VersionStore } from '../persistence/version.store.js';
import { checkMayMake, DeliverableAccess } from './deliverable-access.js';
import { checkWritable } from './deliverable-commands.js';
import { DeliverableQueries } from './deliverable-queries.js';
import { fileNameOf } from './kind-words.js';

/** Takes a file that somebody edited back in, as the next version: nothing is ever written over. */
@Injectable()
export class DeliverableUploads {
  constructor(
    private readonly access: DeliverableAccess,
    private readonly intake: OfficeIntake,
    private readonly versions: VersionStore,
    private readonly queries: DeliverableQueries,
    private readonly work: UnitOfWork,
  ) {}

  /**
   * @throws DomainError `file_refused` with a code of REFUSALS, or `wrong_format` for one that is not of its kind;
   *   `transition_not_allowed` once it is reviewed, `not_ready` while a version is being made
   */
  async upload(
    context: RequestContext,
    id: string,
    query: { readonly fileName: string; readonly note: string },
    body: Readable,
  ): Promise<DeliverableDetail> {
    const { principal } = context;
    // Nobody sends twenty megabytes to learn that they may not.
    const before = await this.access.read(principal, id);
    checkMayMake(principal, before.kind);
    checkWritable(before);
    const formats = DELIVERABLE_RULES[before.kind].formats;
    const extension = extname(query.fileName).toLowerCase().slice(1);
    const format = formats.find((one) => one === extension.replace(/m$/, 'x'));
    if (format === undefined) {
      throw new DomainError('file_refused', 'This kind has no such file', [
        { path: 'file', code: 'wrong_format', params: { formats: formats.join(', ') } },
      ]);
    }
    const file = await this.intake.take(body, query.fileName, format);
    return this.work.once(context.actor, onceOf(context.once, file), async (tx) => {
      const record = await this.access.holdToMake(tx, principal, id);
      checkWritable(record);
      if (await this.versions.underWay(tx, [id])) {
        throw new DomainError('not_ready', 'A version is being made', [
          { path: 'version', code: 'version_under_way' },
        ]);
      }
      const day = record.month ?? record.year?.toString() ?? parisDate(new Date(tx.now));
      const number = await this.versions.addUploaded(tx, id, query.note, (next) => ({
        format,
        bytes: file.bytes,
        sha256: file.sha256,
        fileName: fileNameOf(record.kind, record.language, day, next, format),
      }));
      await tx.audit({
        action: 'deliverable.uploaded',
        subjectType: 'deliverable',
        subjectId: id,
        changes: [{ path: 'version', before: null, after: number }],
      });
      return this.queries.detail(principal, id, tx);
    });
  }
}
