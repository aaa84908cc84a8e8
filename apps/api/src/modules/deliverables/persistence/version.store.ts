import { Injectable } from '@nestjs/common';
import type { Language } from '@jalon/contracts';
import type { DeliverableFormat, DeliverableKind } from '@jalon/domain';
import { Database } from '../../../database/database.js';
import type { Transaction } from '../../../database/unit-of-work.js';
import type { Content } from './deliverable.store.js';

export interface StoredFile {
  readonly format: DeliverableFormat;
  readonly fileName: string;
  readonly bytes: Uint8Array;
  readonly sha256: string;
}

/** A version to make, as its job finds it. */
export interface VersionTask {
  readonly id: string;
  readonly deliverableId: string;
  readonly number: number;
  readonly ready: boolean;
  readonly kind: DeliverableKind;
  readonly language: Language;
  readonly subjectId: string | null;
  readonly month: string | null;
  readonly year: number | null;
  readonly entityId: string | null;
  readonly content: Content | null;
  readonly authorName: string;
  readonly templateVersionId: string | null;
  readonly noteTemplateVersionId: string | null;
}

export interface NewVersion {
  readonly deliverableId: string;
  readonly note: string;
  readonly jobId: string;
  readonly templateVersionId: string | null;
  readonly noteTemplateVersionId: string | null;
}

export interface FoundFile {
  readonly fileName: string;
  readonly bytes: Buffer;
  readonly sha256: string;
}

const next = (id: string): string =>
  `(select coalesce(max(number), 0) + 1 from deliverable_version where deliverable_id = ${id})`;

/** The versions of deliverables and their files: each is written once, and never again. */
@Injectable()
export class VersionStore {
  constructor(private readonly database: Database) {}

  /** The next version of each, queued; their deliverables are held. */
  async add(tx: Transaction, versions: readonly NewVersion[]): Promise<void> {
    const ids = versions.map(({ deliverableId }) => deliverableId);
    await tx.query(
      `insert into deliverable_version (deliverable_id, number, origin, job_id, template_version_id,
         note_template_version_id, note, author_account_id, author_id, created_at)
       select x.id, ${next('x.id')}, 'generated', x.job_id, x.template_id, x.note_template_id, x.note, $1, $2, $3
       from unnest($4::uuid[], $5::uuid[], $6::uuid[], $7::uuid[], $8::text[])
         x (id, job_id, template_id, note_template_id, note)`,
      [
        tx.actor.accountId,
        tx.actor.personId,
        tx.now,
        ids,
        versions.map(({ jobId }) => jobId),
        versions.map(({ templateVersionId }) => templateVersionId),
        versions.map(({ noteTemplateVersionId }) => noteTemplateVersionId),
        versions.map(({ note }) => note),
      ],
    );
    await this.touch(tx, ids);
  }

  /** The next version, from a file that somebody edited; its facts are those of the last one that was generated. */
  async addUploaded(
    tx: Transaction,
    deliverableId: string,
    note: string,
    fileOf: (number: number) => StoredFile,
  ): Promise<number> {
    const [row] = await tx.query<{ id: string; number: number }>(
      `insert into deliverable_version (deliverable_id, number, origin, state, note, author_account_id, author_id,
         created_at, ready_at, facts, facts_hash)
       select $1, ${next('$1')}, 'uploaded', 'ready', $2, $3, $4, $5, $5, g.facts, g.facts_hash
       from (select 1) one left join lateral (select facts, facts_hash from deliverable_version
         where deliverable_id = $1 and origin = 'generated' and state = 'ready' order by number desc limit 1) g on true
       returning id, number`,
      [deliverableId, note, tx.actor.accountId, tx.actor.personId, tx.now],
    );
    if (!row) throw new Error('The version is not there');
    await this.addFile(tx, row.id, fileOf(row.number));
    await this.touch(tx, [deliverableId]);
    return row.number;
  }

  /** Whether a version of any of them is being made. */
  async underWay(tx: Transaction, deliverableIds: readonly string[]): Promise<boolean> {
    const rows = await tx.query(
      `select 1 from deliverable_version
       where deliverable_id = any($1::uuid[]) and state in ('queued', 'rendering') limit 1`,
      [deliverableIds],
    );
    return rows.length > 0;
  }

  /** Takes up the version of a job. One that was cancelled in between stays so. */
  async task(jobId: string): Promise<VersionTask | undefined> {
    const [row] = await this.database.query<VersionTask>(
      `with taken as (
         update deliverable_version set state = case when state = 'queued' then 'rendering' else state end
         where job_id = $1 returning *)
       select v.id, v.deliverable_id as "deliverableId", v.number, v.state = 'ready' as ready, d.kind, d.language,
         d.subject_id as "subjectId", d.month, d.year, d.entity_id as "entityId", d.content,
         coalesce(p.name, '') as "authorName", v.template_version_id as "templateVersionId",
         v.note_template_version_id as "noteTemplateVersionId"
       from taken v join deliverable d on d.id = v.deliverable_id left join person p on p.id = v.author_id`,
      [jobId],
    );
    return row;
  }

  /** Stores facts and files together; a second call for the same version changes nothing. */
  async store(
    tx: Transaction,
    task: VersionTask,
    facts: { readonly text: string; readonly sha256: string },
    files: readonly StoredFile[],
  ): Promise<void> {
    for (const file of files) await this.addFile(tx, task.id, file);
    await tx.query(
      `update deliverable_version set state = 'ready', facts = $2, facts_hash = $3, error = null, ready_at = $4
       where id = $1 and state <> 'ready'`,
      [task.id, facts.text, facts.sha256, tx.now],
    );
    await tx.query('update deliverable set updated_at = $2 where id = $1', [task.deliverableId, tx.now]);
  }

  async fail(tx: Transaction, jobId: string, code: string): Promise<void> {
    await tx.query(
      `update deliverable_version set state = 'failed', error = $2 where job_id = $1 and state <> 'ready'`,
      [jobId, code],
    );
  }

  async file(
    deliverableId: string,
    number: number,
    format: DeliverableFormat,
  ): Promise<FoundFile | undefined> {
    const [row] = await this.database.query<FoundFile>(
      `select f.file_name as "fileName", f.bytes, f.sha256
       from deliverable_version v join deliverable_file f on f.version_id = v.id
       where v.deliverable_id = $1 and v.number = $2 and v.state = 'ready' and f.format = $3`,
      [deliverableId, number, format],
      'deliverable-file',
    );
    return row;
  }

  /** The facts of the last version made from them. */
  async lastFacts(
    deliverableId: string,
  ): Promise<{ readonly number: number; readonly at: string; readonly facts: unknown } | undefined> {
    const [row] = await this.database.query<{ number: number; at: string; facts: unknown }>(
      `select number, ready_at as at, facts from deliverable_version
       where deliverable_id = $1 and origin = 'generated' and state = 'ready' order by number desc limit 1`,
      [deliverableId],
      'deliverable-last-facts',
    );
    return row;
  }

  private async addFile(tx: Transaction, versionId: string, file: StoredFile): Promise<void> {
    await tx.query(
      `insert into deliverable_file (version_id, format, file_name, bytes, size, sha256)
       values ($1, $2, $3, $4, $5, $6) on conflict do nothing`,
      [versionId, file.format, file.fileName, Buffer.from(file.bytes), file.bytes.byteLength, file.sha256],
    );
  }

  private async touch(tx: Transaction, deliverableIds: readonly string[]): Promise<void> {
    await tx.query(
      'update deliverable set updated_at = $2, version = version + 1 where id = any($1::uuid[])',
      [deliverableIds, tx.now],
    );
  }
}
