import { Injectable } from '@nestjs/common';
import type {
  TemplatePages,
  TemplateProofQuery,
  TemplateReportView,
  TemplateRow,
  Templates,
  TemplateQuery,
  TemplateState,
  TemplateVersion,
} from '@jalon/contracts';
import type { DeliverableKind, TemplateFormat } from '@jalon/domain';
import { Database } from '../../../database/database.js';
import type { Transaction } from '../../../database/unit-of-work.js';
import { Values } from '../../../database/visibility.js';

/** Versions shown of a template; what is older stays in the database. */
const VERSIONS_SHOWN = 50;

const ROW = `t.id, t.name, t.format, t.kind, t.entity_id as "entityId", e.name as "entityName",
  t.archived_at is not null as archived, t.created_at as "createdAt", t.version,
  (select jsonb_build_object('number', v.number, 'at', ${utc('v.published_at')}) from template_version v
    where v.template_id = t.id and v.state = 'published') as published,
  jsonb_build_object('number', l.number, 'state', l.state, 'at', ${utc('l.created_at')}) as last`;
const FROM = `template t left join partner_entity e on e.id = t.entity_id
  join lateral (select number, state, created_at from template_version where template_id = t.id
    order by number desc limit 1) l on true`;

/** An instant inside JSON, as the contracts write it. */
function utc(column: string): string {
  return `to_char(${column} at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
}

/** A template as its writers hold it. */
export interface HeldTemplate {
  readonly id: string;
  readonly name: string;
  readonly format: TemplateFormat;
  readonly kind: DeliverableKind | null;
  readonly entityId: string | null;
  readonly archived: boolean;
  readonly version: number;
  /** One of its versions was published, now or before. */
  readonly everPublished: boolean;
}

/** A published template beside another one. */
export interface PublishedScope {
  readonly id: string;
  readonly name: string;
  readonly kind: DeliverableKind | null;
  readonly entityId: string | null;
  readonly entityName: string | null;
}

export interface ProofName {
  /** Of the template. */
  readonly fileName: string;
  readonly kind: DeliverableKind;
  readonly language: 'fr' | 'en';
}

const PROOF = `from template_version v join template_proof r on r.version_id = v.id
  where v.template_id = $1 and v.number = $2 and r.language = $3 and ($4::text is null or r.kind = $4)
  order by r.kind limit 1`;

export interface NewVersion {
  readonly fileName: string;
  readonly bytes: Buffer;
  readonly size: number;
  readonly sha256: string;
}

@Injectable()
export class TemplateStore {
  constructor(private readonly database: Database) {}

  /** By name; what is archived only when it is asked for. */
  async list(query: TemplateQuery): Promise<Templates> {
    const values = new Values();
    const conditions = [`t.archived_at is ${query.archived ? 'not null' : 'null'}`];
    if (query.format) conditions.push(`t.format = ${values.add(query.format)}`);
    const oneOf = (column: string, chosen: readonly string[] | undefined, type: string) => {
      if (!chosen || chosen.length === 0) return;
      const named = `${column} = any(${values.add(chosen.filter((one) => one !== 'none'))}::${type}[])`;
      conditions.push(chosen.includes('none') ? `(${column} is null or ${named})` : named);
    };
    oneOf('t.kind', query.kind, 'text');
    oneOf('t.entity_id', query.entity, 'uuid');
    if (query.state && query.state.length > 0) {
      conditions.push(`exists (select 1 from template_version s where s.template_id = t.id
        and s.state = any(${values.add(query.state)}::text[]) and (s.state <> 'retired' or s.number = l.number))`);
    }
    const typed = (query.q ?? '').replace(/\p{Cc}/gu, ' ').trim();
    if (typed !== '') {
      conditions.push(
        `fold(t.name) like '%' || fold(${values.add(typed.replace(/[\\%_]/g, '\\$&'))}) || '%'`,
      );
    }
    const limit = values.add(query.pageSize);
    const offset = values.add((query.page - 1) * query.pageSize);
    const rows = await this.database.query<TemplateRow & { total: number }>(
      `select ${ROW}, count(*) over ()::int as total from ${FROM} where ${conditions.join(' and ')}
       order by lower(t.name), t.id limit ${limit} offset ${offset}`,
      values.all,
    );
    return { items: rows.map(({ total: _, ...row }) => row), total: rows[0]?.total ?? 0 };
  }

  async row(id: string, tx?: Transaction): Promise<TemplateRow | undefined> {
    const [row] = await (tx ?? this.database).query<TemplateRow>(
      `select ${ROW} from ${FROM} where t.id = $1`,
      [id],
    );
    return row;
  }

  versions(id: string, tx?: Transaction): Promise<TemplateVersion[]> {
    return (tx ?? this.database).query<TemplateVersion>(
      `select v.id, v.number, v.state, v.job_id as "jobId", v.file_name as "fileName", v.size, v.sha256,
         octet_length(v.bytes) > 0 as "hasFile", v.error, v.report,
         coalesce((select jsonb_agg(jsonb_build_object('kind', r.kind, 'language', r.language)
           order by r.kind, r.language desc) from template_proof r where r.version_id = v.id), '[]') as proofs,
         p.name as "byName", v.created_at as "createdAt", v.published_at as "publishedAt"
       from template_version v left join person p on p.id = v.author_id
       where v.template_id = $1 order by v.number desc limit ${VERSIONS_SHOWN}`,
      [id],
    );
  }

  /** Published templates of a format, but one. */
  published(format: TemplateFormat, butId: string, tx?: Transaction): Promise<PublishedScope[]> {
    return (tx ?? this.database).query<PublishedScope>(
      `select t.id, t.name, t.kind, t.entity_id as "entityId", e.name as "entityName"
       from template t join template_version v on v.template_id = t.id and v.state = 'published'
         left join partner_entity e on e.id = t.entity_id
       where t.format = $1 and t.id <> $2 and t.archived_at is null order by lower(t.name), t.id`,
      [format, butId],
    );
  }

  /** The file of a version; undefined where it is not kept. */
  async file(
    id: string,
    number: number,
  ): Promise<{ readonly fileName: string; readonly bytes: Buffer } | undefined> {
    const [row] = await this.database.query<{ fileName: string; bytes: Buffer }>(
      `select file_name as "fileName", bytes from template_version
       where template_id = $1 and number = $2 and octet_length(bytes) > 0`,
      [id, number],
      'template-file',
    );
    return row;
  }

  /** A proof of a version; undefined where there is none. */
  async proof(
    id: string,
    number: number,
    query: TemplateProofQuery,
  ): Promise<(ProofName & { readonly bytes: Buffer }) | undefined> {
    const [row] = await this.database.query<ProofName & { bytes: Buffer }>(
      `select v.file_name as "fileName", r.kind, r.language, r.bytes ${PROOF}`,
      [id, number, query.language, query.kind ?? null],
      'template-proof',
    );
    return row;
  }

  async pages(
    id: string,
    number: number,
    query: TemplateProofQuery,
  ): Promise<TemplatePages['pages'] | undefined> {
    const [row] = await this.database.query<{ pages: TemplatePages['pages'] }>(
      `select r.pages ${PROOF}`,
      [id, number, query.language, query.kind ?? null],
      'template-pages',
    );
    return row?.pages;
  }

  /** The template, nobody else's to change until the transaction ends. */
  async hold(tx: Transaction, id: string): Promise<HeldTemplate | undefined> {
    const [row] = await tx.query<HeldTemplate>(
      `select t.id, t.name, t.format, t.kind, t.entity_id as "entityId", t.archived_at is not null as archived, t.version,
         exists (select 1 from template_version v where v.template_id = t.id and v.published_at is not null)
           as "everPublished"
       from template t where t.id = $1 for update`,
      [id],
    );
    return row;
  }

  async entityExists(tx: Transaction, entityId: string): Promise<boolean> {
    return (await tx.query('select 1 as found from partner_entity where id = $1', [entityId])).length > 0;
  }

  async create(
    tx: Transaction,
    template: Pick<HeldTemplate, 'name' | 'format' | 'kind' | 'entityId'>,
    accountId: string,
  ): Promise<string> {
    const [row] = await tx.query<{ id: string }>(
      `insert into template (name, format, kind, entity_id, created_by, created_at)
       values ($1, $2, $3, $4, $5, $6) returning id`,
      [template.name, template.format, template.kind, template.entityId, accountId, tx.now],
    );
    return row?.id ?? '';
  }

  async change(
    tx: Transaction,
    id: string,
    changes: Partial<Pick<HeldTemplate, 'name' | 'kind' | 'entityId' | 'archived'>>,
  ): Promise<void> {
    const has = (key: keyof typeof changes) => Object.hasOwn(changes, key);
    await tx.query(
      `update template set version = version + 1,
         name = case when $2::boolean then $3::text else name end,
         kind = case when $4::boolean then $5::text else kind end,
         entity_id = case when $6::boolean then $7::uuid else entity_id end,
         archived_at = case when $8::boolean is null then archived_at when $8::boolean then $9::timestamptz end
       where id = $1`,
      [
        id,
        has('name'),
        changes.name ?? null,
        has('kind'),
        changes.kind ?? null,
        has('entityId'),
        changes.entityId ?? null,
        changes.archived ?? null,
        tx.now,
      ],
    );
  }

  /** The next version, waiting for its check. */
  async addVersion(tx: Transaction, templateId: string, file: NewVersion): Promise<string> {
    const [row] = await tx.query<{ id: string }>(
      `insert into template_version (template_id, number, file_name, bytes, size, sha256, author_id, created_at)
       select $1, coalesce(max(number), 0) + 1, $2, $3, $4, $5, $6, $7 from template_version where template_id = $1
       returning id`,
      [templateId, file.fileName, file.bytes, file.size, file.sha256, tx.actor.personId, tx.now],
    );
    return row?.id ?? '';
  }

  async checkAgain(tx: Transaction, versionId: string, jobId: string): Promise<void> {
    await tx.query(
      `update template_version set state = 'checking', job_id = $2, report = null, error = null where id = $1`,
      [versionId, jobId],
    );
    await tx.query('delete from template_proof where version_id = $1', [versionId]);
  }

  drafts(tx: Transaction, templateId: string): Promise<{ id: string }[]> {
    return tx.query(
      `select id from template_version where template_id = $1 and state in ('draft', 'checking')`,
      [templateId],
    );
  }

  async versionState(
    tx: Transaction,
    templateId: string,
    number: number,
  ): Promise<{ id: string; state: TemplateState; report: TemplateReportView | null } | undefined> {
    const [row] = await tx.query<{ id: string; state: TemplateState; report: TemplateReportView | null }>(
      'select id, state, report from template_version where template_id = $1 and number = $2',
      [templateId, number],
    );
    return row;
  }

  async retirePublished(tx: Transaction, templateId: string): Promise<void> {
    await tx.query(
      `update template_version set state = 'retired' where template_id = $1 and state = 'published'`,
      [templateId],
    );
  }

  async publish(tx: Transaction, versionId: string): Promise<void> {
    await tx.query(`update template_version set state = 'published', published_at = $2 where id = $1`, [
      versionId,
      tx.now,
    ]);
  }
}
