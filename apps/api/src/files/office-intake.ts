import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DomainError } from '@jalon/domain';
import { Turns } from '../turns.js';
import type { FileLimits } from './limits.js';
import { checkOfficeName, OFFICE_LIMITS, type OfficeFormat, type OfficeRequest } from './office.js';
import { readInChild } from './read-in-child.js';
import { Refusal } from './refusal.js';
import { inTemporaryFolder, receiveUpload, sweepTemporary } from './temporary.js';

const CHILD = fileURLToPath(new URL('./office-child.js', import.meta.url));
const PREFIX = 'jalon-office-';

export interface TakenOfficeFile {
  readonly bytes: Buffer;
  readonly size: number;
  /** Hexadecimal. */
  readonly sha256: string;
}

export interface OfficeSettings {
  /** Where the temporary files go. */
  readonly folder: string;
  readonly limits: FileLimits;
  readonly childPath: string;
}

/**
 * Takes an uploaded presentation or document in: to the disk, then read by a process of its own, which refuses what is
 * dangerous. Nothing is left on the disk.
 */
@Injectable()
export class OfficeIntake implements OnModuleInit {
  /** Tests change it. */
  settings: OfficeSettings = { folder: tmpdir(), limits: OFFICE_LIMITS, childPath: CHILD };
  private readonly turns = new Turns(2);

  onModuleInit(): Promise<void> {
    return sweepTemporary(PREFIX);
  }

  /** @throws DomainError `file_refused` with a code of REFUSALS for `file`, and the part it is about as `place` */
  async take(body: Readable, fileName: string, format: OfficeFormat): Promise<TakenOfficeFile> {
    const { folder, limits, childPath } = this.settings;
    try {
      checkOfficeName(fileName, format);
      return await inTemporaryFolder(
        PREFIX,
        async (own) => {
          const path = join(own, 'upload');
          const { size, sha256 } = await receiveUpload(body, path, limits.bytes);
          const request: OfficeRequest = { path, format, limits };
          await this.turns.run(() => readInChild(childPath, request, limits));
          return { bytes: await readFile(path), size, sha256 };
        },
        folder,
      );
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      throw new DomainError('file_refused', 'This file cannot be taken', [
        { path: 'file', code: error.code, params: error.params },
      ]);
    }
  }
}
