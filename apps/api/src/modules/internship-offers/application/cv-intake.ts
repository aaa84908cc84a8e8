import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { CV_BYTES_MAX } from '@jalon/contracts';
import { DomainError } from '@jalon/domain';
import { OfficeIntake } from '../../../files/office-intake.js';
import { readInChild } from '../../../files/read-in-child.js';
import { Refusal } from '../../../files/refusal.js';
import { inTemporaryFolder, sweepTemporary } from '../../../files/temporary.js';
import { Turns } from '../../../turns.js';
import type { ReceivedFile } from '../persistence/received.store.js';
import type { PdfRequest, PdfResult } from '../reader/protocol.js';

const CHILD = fileURLToPath(new URL('../reader/child.js', import.meta.url));
const PREFIX = 'jalon-cv-';
const MB = 1024 * 1024;
const LIMITS = { memoryMb: 256, milliseconds: 20_000 };
const WORD_NAMES = new Set(['.docx', '.docm', '.dotm']);
const MIMES = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
} as const;

/** Takes a candidate's CV: what it is by its content, read with distrust in a process of its own. */
@Injectable()
export class CvIntake implements OnModuleInit {
  /** Tests change it. */
  settings = { folder: tmpdir(), childPath: CHILD };
  private readonly turns = new Turns(2);

  constructor(private readonly office: OfficeIntake) {}

  onModuleInit(): Promise<void> {
    return sweepTemporary(PREFIX);
  }

  /** @throws DomainError `file_refused` with a code of REFUSALS for `file` */
  async take(fileName: string, bytes: Buffer): Promise<ReceivedFile> {
    const extension = extname(fileName).toLowerCase();
    try {
      if (bytes.length === 0) throw new Refusal('empty_file');
      if (bytes.length > CV_BYTES_MAX) throw new Refusal('too_large', { max: CV_BYTES_MAX });
      if (WORD_NAMES.has(extension)) {
        await this.office.take(Readable.from([bytes]), fileName, 'docx');
        return received('docx', bytes);
      }
      if (extension !== '.pdf') throw new Refusal('wrong_extension');
      await this.checkPdf(bytes);
      return received('pdf', bytes);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      throw new DomainError('file_refused', 'This file cannot be taken', [
        { path: 'file', code: error.code, params: error.params },
      ]);
    }
  }

  private checkPdf(bytes: Buffer): Promise<PdfResult> {
    return inTemporaryFolder(
      PREFIX,
      async (folder) => {
        const path = join(folder, 'cv');
        await writeFile(path, bytes, { mode: 0o600 });
        const request: PdfRequest = { path, inflatedBytes: 20 * MB };
        return this.turns.run(() => readInChild<PdfResult>(this.settings.childPath, request, LIMITS));
      },
      this.settings.folder,
    );
  }
}

function received(format: ReceivedFile['format'], bytes: Buffer): ReceivedFile {
  return { format, mime: MIMES[format], bytes, sha256: createHash('sha256').update(bytes).digest('hex') };
}
