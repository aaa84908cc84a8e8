import { Injectable } from '@nestjs/common';
import type { MeetingDocument } from '@jalon/contracts';
import type { LocalDate, MeetingDocumentKind, MeetingKind, Principal } from '@jalon/domain';
import { Database } from '../../../database/database.js';
import type { Transaction } from '../../../database/unit-of-work.js';
import type { FileFormat } from '../../../rendering/documents.js';

export interface StoredFile {
  readonly format: FileFormat;
  readonly fileName: string;
  readonly bytes: Uint8Array;
  readonly sha256: string;
  /** The house template it was drawn on; null for Jalon's own. */
  readonly templateVersionId: string | null;
}

/** A document to make, as its job finds it. */
export interface DocumentTask {
  readonly id: string;
  readonly meetingId: string;
  readonly meetingKind: MeetingKind;
  readonly heldOn: LocalDate;
  readonly kind: MeetingDocumentKind;
  readonly language: 'fr' | 'en';
  readonly submissionId: string | null;
  readonly edition: number | null;
  /** Of the meeting, for its house template. */
  readonly entityId: string | null;
}

export interface NewDocument {
  readonly meetingId: string;
  readonly kind: MeetingDocumentKind;
  readonly language: 'fr' | 'en';
  readonly submissionId: string | null;
  readonly archived: boolean;
  readonly accountId: string;
  /** What the tray says of the job. */
  readonly label: string;
}

const FROM = `from meeting_document d left join minutes_submission s on s.id = d.submission_id
  left join meeting_document_file f on f.document_id = d.id
  left join template_version tv on tv.id = f.template_version_id left join template t on t.id = tv.template_id`;
const SELECT = `select d.id, d.kind, d.language, d.archived, s.edition, d.state, d.job_id as "jobId", d.error,
    f.file_name as "fileName", f.size, f.sha256,
    case when t.id is not null then jsonb_build_object('name', t.name, 'number', tv.number) end as template,
    d.created_at as "createdAt", d.ready_at as "readyAt" ${FROM}`;

/**
 * A partner gets what approval archived of the edition that was distributed, and nothing else: one before it may have
 * been corrected because it was not to be read.
 */
const DISTRIBUTED = `d.archived and d.state = 'ready' and exists (select 1 from minutes n
  where n.id = s.minutes_id and s.edition = n.distributed_edition)`;
/** Partners' statements are others. */
const named = (name: string, { role }: Principal): string => (role === 'partner' ? `${name}-partner` : name);
const readable = (principal: Principal): string => (principal.role === 'partner' ? DISTRIBUTED : 'true');

/** The documents of meetings, their facts and files. A file is written once and never again. */
@Injectable()
export class MeetingDocumentStore {
  constructor(private readonly database: Database) {}

  /** Newest first, two hundred at most. */
  list(principal: Principal, meetingId: string): Promise<MeetingDocument[]> {
    return this.database.query<MeetingDocument>(
      `${SELECT} where d.meeting_id = $1 and ${readable(principal)} order by d.created_at desc, d.kind, d.id limit 200`,
      [meetingId],
      named('meeting-documents', principal),
    );
  }

  async file(
    principal: Principal,
    meetingId: string,
    id: string,
  ): Promise<{ fileName: string; bytes: Buffer; sha256: string } | undefined> {
    const [row] = await this.database.query<{ fileName: string; bytes: Buffer; sha256: string }>(
      `select f.file_name as "fileName", f.bytes, f.sha256 ${FROM}
       where d.id = $1 and d.meeting_id = $2 and d.state = 'ready' and f.document_id is not null
         and ${readable(principal)}`,
      [id, meetingId],
      named('meeting-document-file', principal),
    );
    return row;
  }

  /** The submission that the minutes of a meeting are made from: the last one approved. */
  async approvedSubmission(meetingId: string, tx?: Transaction): Promise<string | null> {
    const text = `select s.id from minutes n join minutes_submission s on s.minutes_id = n.id
      where n.meeting_id = $1 and s.outcome = 'approved' order by s.number desc limit 1`;
    const rows = await (tx ?? this.database).query<{ id: string }>(text, [meetingId]);
    return rows[0]?.id ?? null;
  }

  /** The submission that a workshop is reported from: the last one approved, else the one that awaits its review. */
  async standingSubmission(meetingId: string, tx?: Transaction): Promise<string | null> {
    const text = `select s.id from minutes n join minutes_submission s on s.minutes_id = n.id
      where n.meeting_id = $1 and (s.outcome = 'approved' or s.outcome is null)
      order by (s.outcome = 'approved') desc nulls last, s.number desc limit 1`;
    const rows = await (tx ?? this.database).query<{ id: string }>(text, [meetingId]);
    return rows[0]?.id ?? null;
  }

  /** Writes the request, its job and its outbox row; undefined when the archive has this document already. */
  async add(tx: Transaction, document: NewDocument): Promise<MeetingDocument | undefined> {
    const [added] = await tx.query<{ id: string }>(
      `insert into meeting_document
         (meeting_id, kind, language, submission_id, archived, job_id, requested_by, created_at)
       values ($1, $2, $3, $4, $5, gen_random_uuid(), $6, $7)
       on conflict (submission_id, kind, language) where archived do nothing returning id`,
      [
        document.meetingId,
        document.kind,
        document.language,
        document.submissionId,
        document.archived,
        document.accountId,
        tx.now,
      ],
    );
    if (!added) return undefined;
    const jobId = await tx.enqueue({
      kind: 'meeting_document',
      subjectId: document.meetingId,
      label: document.label,
      accountId: document.accountId,
    });
    await tx.query('update meeting_document set job_id = $2 where id = $1', [added.id, jobId]);
    const [row] = await tx.query<MeetingDocument>(`${SELECT} where d.id = $1`, [added.id]);
    return row;
  }

  /** Takes up the document of a job. One that was cancelled in between stays so. */
  async task(jobId: string): Promise<DocumentTask | undefined> {
    const [row] = await this.database.query<DocumentTask>(
      `with taken as (
         update meeting_document set state = case when state = 'queued' then 'rendering' else state end
         where job_id = $1 returning id, meeting_id, kind, language, submission_id)
       select d.id, d.meeting_id as "meetingId", m.kind as "meetingKind", m.held_on as "heldOn", d.kind, d.language,
         d.submission_id as "submissionId", s.edition, m.entity_id as "entityId"
       from taken d join meeting m on m.id = d.meeting_id left join minutes_submission s on s.id = d.submission_id`,
      [jobId],
    );
    return row;
  }

  /** Stores facts and file together; a second call for the same document changes nothing. */
  async store(tx: Transaction, id: string, facts: unknown, file: StoredFile): Promise<void> {
    await tx.query(
      `insert into meeting_document_file (document_id, file_name, bytes, size, sha256, template_version_id)
       values ($1, $2, $3, $4, $5, $6) on conflict do nothing`,
      [
        id,
        file.fileName,
        Buffer.from(file.bytes),
        file.bytes.byteLength,
        file.sha256,
        file.templateVersionId,
      ],
    );
    await tx.query(
      `update meeting_document set state = 'ready', facts = $2, error = null, ready_at = $3
       where id = $1 and state <> 'ready'`,
      [id, JSON.stringify(facts), tx.now],
    );
  }

  async fail(tx: Transaction, jobId: string, code: string): Promise<void> {
    await tx.query(
      `update meeting_document set state = 'failed', error = $2 where job_id = $1 and state <> 'ready'`,
      [jobId, code],
    );
  }
}
