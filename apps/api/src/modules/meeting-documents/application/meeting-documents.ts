import { Injectable } from '@nestjs/common';
import type {
  MeetingDocument,
  MeetingDocuments as DocumentList,
  RequestMeetingDocument,
} from '@jalon/contracts';
import { DomainError, may, type LocalDate, type MeetingDocumentKind, type Principal } from '@jalon/domain';
import { UnitOfWork, type Transaction } from '../../../database/unit-of-work.js';
import type { RequestContext } from '../../../http/request-context.js';
import { MeetingAccess, type MeetingRecord } from '../../meetings/index.js';
import { MeetingDocumentStore } from '../persistence/meeting-document.store.js';

/** What approval keeps of some minutes: both documents of one approved submission, in the language it was written in. */
export interface ArchiveRequest {
  readonly meetingId: string;
  readonly submissionId: string;
  readonly language: 'fr' | 'en';
  /** Whose tray shows the jobs: who approved. */
  readonly accountId: string;
  readonly heldOn: LocalDate;
  /** Of the meeting. */
  readonly title: string;
}

const ARCHIVED: readonly MeetingDocumentKind[] = ['minutes', 'decisions'];

/** Asks for the documents of a meeting, lists them and hands out their files. */
@Injectable()
export class MeetingDocuments {
  constructor(
    private readonly store: MeetingDocumentStore,
    private readonly access: MeetingAccess,
    private readonly work: UnitOfWork,
  ) {}

  /**
   * Asks for what is kept of approved minutes, in the transaction of the approval. What was asked for already is not
   * asked for again. The caller audits.
   */
  async archive(tx: Transaction, request: ArchiveRequest): Promise<void> {
    for (const kind of ARCHIVED) {
      await this.store.add(tx, {
        ...request,
        kind,
        archived: true,
        label: jobLabel(kind, request),
      });
    }
  }

  /** @throws DomainError `not_found` for what the reader may not see */
  async list(principal: Principal, meetingId: string): Promise<DocumentList> {
    const meeting = await this.access.read(principal, meetingId);
    const [items, available] = await Promise.all([
      this.store.list(principal, meeting.id),
      this.available(principal, meeting),
    ]);
    return { items, available: [...available.keys()] };
  }

  /** @throws DomainError `not_found` for what the reader may not see, and for what is not ready */
  async file(
    principal: Principal,
    meetingId: string,
    documentId: string,
  ): Promise<{ fileName: string; bytes: Buffer; sha256: string }> {
    const meeting = await this.access.read(principal, meetingId);
    const file = await this.store.file(principal, meeting.id, documentId);
    if (!file) throw new DomainError('not_found', 'No such document, or it is not ready');
    return file;
  }

  /**
   * Asks for a document: the request, its job and its outbox row in one transaction.
   * @throws DomainError `not_ready` when the meeting does not give this document yet
   */
  async request(
    context: RequestContext,
    meetingId: string,
    request: RequestMeetingDocument,
  ): Promise<MeetingDocument> {
    const { principal } = context;
    return this.work.once(context.actor, context.once, async (tx) => {
      const meeting = await this.access.hold(tx, principal, meetingId, 'meeting:document');
      const available = await this.available(principal, meeting, tx);
      const submissionId = available.get(request.kind);
      if (submissionId === undefined) {
        throw new DomainError('not_ready', 'This meeting does not give this document yet', [
          { path: 'kind', code: 'document_not_ready' },
        ]);
      }
      const document = await this.store.add(tx, {
        meetingId: meeting.id,
        ...request,
        submissionId,
        archived: false,
        accountId: principal.accountId,
        label: jobLabel(request.kind, meeting),
      });
      if (!document) throw new Error('Only archived documents are there already');
      await tx.audit({ action: 'meeting_document.requested', subjectType: 'meeting', subjectId: meeting.id });
      return document;
    });
  }

  /** The kinds `principal` may ask for now, each with the submission it is made from; null for decks. */
  private async available(
    principal: Principal,
    meeting: Pick<MeetingRecord, 'id' | 'kind' | 'entityId' | 'useCaseIds'>,
    tx?: Transaction,
  ): Promise<ReadonlyMap<MeetingDocumentKind, string | null>> {
    const found = new Map<MeetingDocumentKind, string | null>();
    if (!may(principal, 'meeting:document', { entityId: meeting.entityId })) return found;
    const submission = await this.store.approvedSubmission(meeting.id, tx);
    if (submission !== null) for (const kind of ARCHIVED) found.set(kind, submission);
    if (meeting.kind !== 'workshop') {
      if (meeting.useCaseIds.length > 0) found.set('committee_deck', null);
    } else if ((await this.store.standingSubmission(meeting.id, tx)) !== null) {
      found.set('workshop_deck', null);
    }
    return found;
  }
}

/** The tray reads kind, day and title from it, and says them in the reader's language. */
const jobLabel = (
  kind: MeetingDocumentKind,
  { heldOn, title }: { readonly heldOn: LocalDate; readonly title: string },
): string => `${kind} ${heldOn} ${title}`;
