import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { FILE_LIMITS, type FileLimits } from '../../../files/limits.js';
import type { ReadRequest, ReadResult } from '../reader/protocol.js';
import { Turns } from '../../../turns.js';
import { readInChild } from '../../../files/read-in-child.js';
import { inTemporaryFolder, receiveUpload, sweepTemporary } from '../../../files/temporary.js';

const CHILD = fileURLToPath(new URL('../reader/child.js', import.meta.url));
const PREFIX = 'jalon-import-';
/** Reading processes at a time: each may take the memory its limit allows. */
const READERS = 2;

export interface TakenFile {
  readonly size: number;
  readonly sha256: Buffer;
  readonly read: ReadResult;
  /** JSON lines, one a slice of rows; gone once `use` has ended. */
  readonly rowsPath: string;
}

export interface IntakeSettings {
  /** Where the temporary files go; the system's own place when left out. */
  readonly folder?: string;
  readonly limits?: FileLimits;
  /** Compiled entry of the reading process; beside this code when left out. */
  readonly childPath?: string;
}

/** Takes an uploaded file to the disk, has it read in a process of its own, and leaves nothing behind. */
@Injectable()
export class FileIntake implements OnModuleInit {
  /** Tests change it. */
  settings: IntakeSettings = {};
  private readonly readers = new Turns(READERS);

  onModuleInit(): Promise<void> {
    return sweepTemporary(PREFIX);
  }

  /** @throws Refusal when the file cannot be taken; whatever `use` throws */
  take<T>(body: Readable, fileName: string, use: (file: TakenFile) => Promise<T>): Promise<T> {
    return inTemporaryFolder(
      PREFIX,
      async (folder) => {
        const path = join(folder, 'upload');
        const rowsPath = join(folder, 'rows');
        const limits = this.settings.limits ?? FILE_LIMITS;
        const { size, sha256 } = await receiveUpload(body, path, limits.bytes);
        const request: ReadRequest = { path, fileName, outPath: rowsPath, limits };
        const read = await this.readers.run(() =>
          readInChild<ReadResult>(this.settings.childPath ?? CHILD, request, limits),
        );
        return await use({ size, sha256: Buffer.from(sha256, 'hex'), read, rowsPath });
      },
      this.settings.folder,
    );
  }
}
