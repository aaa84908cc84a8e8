import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DomainError } from '@jalon/domain';
import type { Transaction } from '../../../database/unit-of-work.js';
import { LibreOffice, PdfFailure } from '../pdf/libre-office.js';
import { pdfPages } from '../pdf/pdf-pages.js';
import { PdfStore, type PdfTask } from '../persistence/pdf.store.js';

/** What the job needs of a PDF that was asked for. */
@Injectable()
export class PdfWork {
  constructor(
    private readonly store: PdfStore,
    private readonly office: LibreOffice,
  ) {}

  task(jobId: string): Promise<PdfTask | undefined> {
    return this.store.task(jobId);
  }

  /** @throws DomainError `not_ready` with why: another try would end the same way */
  async convert({ bytes, format }: PdfTask): Promise<Buffer> {
    try {
      const pdf = await this.office.convert(bytes, format);
      if (pdfPages(pdf) === 0) throw new PdfFailure('pdf_failed');
      return pdf;
    } catch (error) {
      if (!(error instanceof PdfFailure)) throw error;
      throw new DomainError('not_ready', 'The PDF was not made', [{ path: 'pdf', code: error.code }]);
    }
  }

  keep(tx: Transaction, { versionId, fileName }: PdfTask, bytes: Buffer): Promise<void> {
    return this.store.store(tx, versionId, {
      fileName: fileName.replace(/\.\w+$/, '.pdf'),
      bytes,
      sha256: createHash('sha256').update(bytes).digest('hex'),
    });
  }

  fail(tx: Transaction, jobId: string, code: string): Promise<void> {
    return this.store.fail(tx, jobId, code);
  }
}
