import { createHash } from 'node:crypto';
import { mkdtemp, open, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { FILE_LIMITS, type FileLimits } from '../../../files/limits.js';
import type { ReadRequest, ReadResult } from '../reader/protocol.js';
import { Turns } from '../../../turns.js';
import { readInChild } from '../../../files/read-in-child.js';
import { Refusal } from '../../../files/refusal.js';

const CHILD = fileURLToPath(new URL('../reader/child.js', import.meta.url));
const PREFIX = 'jalon-import-';
const LEFT_OVER_MS = 3_600_000;
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

  /** A process that was killed could not clean up after itself. */
  async onModuleInit(): Promise<void> {
    const names = await readdir(tmpdir()).catch(() => []);
    for (const name of names.filter((candidate) => candidate.startsWith(PREFIX))) {
      const path = join(tmpdir(), name);
      const age = Date.now() - (await stat(path).catch(() => ({ mtimeMs: Date.now() }))).mtimeMs;
      if (age > LEFT_OVER_MS) await rm(path, { recursive: true, force: true }).catch(() => undefined);
    }
  }

  /** @throws Refusal when the file cannot be taken; whatever `use` throws */
  async take<T>(body: Readable, fileName: string, use: (file: TakenFile) => Promise<T>): Promise<T> {
    const folder = await mkdtemp(join(this.settings.folder ?? tmpdir(), PREFIX));
    try {
      const path = join(folder, 'upload');
      const rowsPath = join(folder, 'rows');
      const received = await this.receive(body, path);
      const limits = this.settings.limits ?? FILE_LIMITS;
      const request: ReadRequest = { path, fileName, outPath: rowsPath, limits };
      const read = await this.readers.run(() =>
        readInChild<ReadResult>(this.settings.childPath ?? CHILD, request, limits),
      );
      return await use({ ...received, read, rowsPath });
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }

  private async receive(
    body: Readable,
    path: string,
  ): Promise<{ readonly size: number; readonly sha256: Buffer }> {
    const { bytes: max } = this.settings.limits ?? FILE_LIMITS;
    const hash = createHash('sha256');
    const file = await open(path, 'wx', 0o600);
    let size = 0;
    try {
      for await (const chunk of body) {
        const piece = chunk as Buffer;
        size += piece.length;
        if (size > max) throw new Refusal('too_large', { max });
        hash.update(piece);
        await file.write(piece);
      }
      await file.sync();
    } catch (error) {
      // The client went away in the middle: what came is not the file.
      throw error instanceof Refusal || !isCut(error) ? error : new Refusal('upload_cut');
    } finally {
      await file.close();
    }
    return { size, sha256: hash.digest() };
  }
}

function isCut(error: unknown): boolean {
  const code = (error as { code?: unknown } | null)?.code;
  return code === 'ERR_STREAM_PREMATURE_CLOSE' || code === 'ECONNRESET' || code === 'ABORT_ERR';
}
