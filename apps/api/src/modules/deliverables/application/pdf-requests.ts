import { Injectable } from '@nestjs/common';
import type { PdfAvailability, RequestedPdf } from '@jalon/contracts';
import { DomainError } from '@jalon/domain';
import { UnitOfWork, type Transaction } from '../../../database/unit-of-work.js';
import type { RequestContext } from '../../../http/request-context.js';
import { LibreOffice } from '../pdf/libre-office.js';
import { PdfStore } from '../persistence/pdf.store.js';
import { DeliverableAccess } from './deliverable-access.js';

/** Asks for the PDF of a version, where the server can make one. */
@Injectable()
export class PdfRequests {
  constructor(
    private readonly access: DeliverableAccess,
    private readonly store: PdfStore,
    private readonly office: LibreOffice,
    private readonly work: UnitOfWork,
  ) {}

  /** `missing` names what has to be installed. */
  async availability(): Promise<PdfAvailability> {
    const found = await this.office.find();
    return { available: found !== null, missing: found === null ? 'LibreOffice' : null };
  }

  /**
   * One that is being made is not asked for twice.
   * @throws DomainError `not_found`, `not_ready` for a version that is not, or without LibreOffice; `already_exists`
   */
  async request(context: RequestContext, id: string, number: number): Promise<RequestedPdf> {
    const { available } = await this.availability();
    return this.work.once(context.actor, context.once, async (tx) => {
      const record = await this.access.hold(tx, context.principal, id);
      const version = await this.store.hold(tx, id, number);
      if (!version) throw new DomainError('not_found', 'No such version');
      if (version.formats.includes('pdf')) {
        throw new DomainError('already_exists', 'This version has its PDF', [
          { path: 'version', code: 'pdf_exists' },
        ]);
      }
      if (version.state !== 'ready' || !available) {
        throw new DomainError('not_ready', 'No PDF can be made of this version', [
          { path: 'version', code: available ? 'deliverable_not_ready' : 'pdf_unavailable' },
        ]);
      }
      const jobId = version.openJobId ?? (await this.ask(tx, context, record, version.id));
      await tx.audit({ action: 'deliverable.pdf_requested', subjectType: 'deliverable', subjectId: id });
      return { jobId };
    });
  }

  private async ask(
    tx: Transaction,
    { principal }: RequestContext,
    record: { readonly id: string; readonly title: string },
    versionId: string,
  ): Promise<string> {
    const jobId = await tx.enqueue({
      kind: 'deliverable_pdf',
      subjectId: record.id,
      label: record.title,
      accountId: principal.accountId,
    });
    await this.store.request(tx, versionId, jobId);
    return jobId;
  }
}
