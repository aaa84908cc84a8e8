import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { USAGE_LIMITS, type UploadedUsageFile, type UploadUsageFileQuery } from '@jalon/contracts';
import { DomainError } from '@jalon/domain';
import { onceOf, UnitOfWork } from '../../../database/unit-of-work.js';
import { Refusal } from '../../../files/refusal.js';
import { inTemporaryFolder, receiveUpload, sweepTemporary } from '../../../files/temporary.js';
import type { RequestContext } from '../../../http/request-context.js';
import { UsageFileStore } from '../persistence/file.store.js';

const PREFIX = 'jalon-usage-';

/** Keeps an uploaded file of events for the job that reads it. */
@Injectable()
export class UploadUsageFile implements OnModuleInit {
  constructor(
    private readonly files: UsageFileStore,
    private readonly work: UnitOfWork,
  ) {}

  onModuleInit(): Promise<void> {
    return sweepTemporary(PREFIX);
  }

  /** @throws DomainError `file_refused`, and nothing is kept; `invalid_value` for a solution that is not there */
  async upload(
    context: RequestContext,
    { solutionId, fileName }: UploadUsageFileQuery,
    body: Readable,
  ): Promise<UploadedUsageFile> {
    const { content, sha256 } = await this.receive(body);
    const file = { sha256: sha256.toString('hex') };
    return this.work.once(context.actor, onceOf(context.once, file), async (tx) => {
      const made = await this.files.create(tx, { solutionId, fileName, content, sha256 });
      if (!made) {
        throw new DomainError('invalid_value', 'No such solution', [{ path: 'solutionId', code: 'unknown' }]);
      }
      const jobId = await tx.enqueue({
        kind: 'usage_import',
        // Where what came of it is looked at.
        subjectId: made.useCaseId,
        label: fileName,
        accountId: context.principal.accountId,
      });
      await this.files.setJob(tx, made.id, jobId);
      await tx.audit({ action: 'usage_file.uploaded', subjectType: 'usage_file', subjectId: made.id });
      return { id: made.id, jobId };
    });
  }

  private async receive(body: Readable): Promise<{ content: Buffer; sha256: Buffer }> {
    try {
      return await inTemporaryFolder(PREFIX, async (folder) => {
        const path = join(folder, 'upload');
        const { size, sha256 } = await receiveUpload(body, path, USAGE_LIMITS.fileBytes);
        if (size === 0) throw new Refusal('empty_file');
        const content = await readFile(path);
        if (content.includes(0) && !isUtf16(content)) throw new Refusal('not_text');
        return { content, sha256: Buffer.from(sha256, 'hex') };
      });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      throw new DomainError('file_refused', 'This file cannot be read', [
        { path: 'file', code: error.code, params: error.params },
      ]);
    }
  }
}

/** Text of two bytes a character has a mark that says so, and zeros. */
function isUtf16(content: Buffer): boolean {
  const mark = content.length >= 2 ? content.readUInt16BE(0) : 0;
  return mark === 0xfeff || mark === 0xfffe;
}
