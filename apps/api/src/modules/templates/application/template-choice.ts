import { Injectable } from '@nestjs/common';
import type { DeliverableKind, TemplateFormat } from '@jalon/domain';
import { Database } from '../../../database/database.js';
import type { Transaction } from '../../../database/unit-of-work.js';

/** A published version of a house template, as a document is drawn on it. */
export interface ChosenTemplate {
  readonly versionId: string;
  /** Of the template, then of its version. */
  readonly name: string;
  readonly number: number;
  readonly bytes: Buffer;
}

export interface PublishedId {
  readonly format: TemplateFormat;
  readonly entityId: string | null;
  readonly versionId: string | null;
}

/**
 * The most specific first: for the kind and the entity, for the kind, for the entity, for all. Of two that are for the
 * very same, the one published last. `t` is the template, `v` its published version.
 */
export const CHOICE_ORDER = `(t.kind is not null) desc, (t.entity_id is not null) desc, v.published_at desc, v.id`;

const chosen = (kind: string, entity: string, format: string): string =>
  `from template t join template_version v on v.template_id = t.id and v.state = 'published'
  where t.archived_at is null and t.format = ${format} and (t.kind = ${kind} or t.kind is null)
    and (t.entity_id = ${entity} or t.entity_id is null)
  order by ${CHOICE_ORDER} limit 1`;

/** Finds the house template that a document of some kind is drawn on; only published ones are ever found. */
@Injectable()
export class TemplateChoice {
  constructor(private readonly database: Database) {}

  /** @returns null where Jalon's own applies */
  async published(
    kind: DeliverableKind,
    format: TemplateFormat,
    entityId: string | null,
    tx?: Transaction,
  ): Promise<ChosenTemplate | null> {
    const text = `select v.id as "versionId", t.name, v.number, v.bytes ${chosen('$1', '$2', '$3')}`;
    const values = [kind, entityId, format];
    const [row] = await (tx
      ? tx.query<ChosenTemplate>(text, values)
      : this.database.query<ChosenTemplate>(text, values, 'template-choice'));
    return row ?? null;
  }

  /**
   * Which ones those are, without their bytes, for documents of one kind about as many entities as there are: a row a
   * format and entity, null where Jalon's own applies.
   */
  publishedIds(
    tx: Transaction,
    kind: DeliverableKind,
    formats: readonly TemplateFormat[],
    entityIds: readonly (string | null)[],
  ): Promise<PublishedId[]> {
    return tx.query<PublishedId>(
      `select f.format, e.id as "entityId", (select v.id ${chosen('$1', 'e.id', 'f.format')}) as "versionId"
       from unnest($2::text[]) f (format), unnest($3::uuid[]) e (id)`,
      [kind, formats, entityIds],
    );
  }

  /** The format of a version that may be asked for by name: published, and for the kind and the entity; null otherwise. */
  async askedFor(
    versionId: string,
    kind: DeliverableKind,
    entityId: string | null,
    tx: Transaction,
  ): Promise<TemplateFormat | null> {
    const [row] = await tx.query<{ format: TemplateFormat }>(
      `select t.format from template t join template_version v on v.template_id = t.id and v.state = 'published'
       where v.id = $1 and t.archived_at is null and (t.kind = $2 or t.kind is null)
         and (t.entity_id = $3 or t.entity_id is null)`,
      [versionId, kind, entityId],
    );
    return row?.format ?? null;
  }

  /** A version by its id, published or retired since: what a document asked for by name is drawn on. */
  async version(versionId: string): Promise<(ChosenTemplate & { format: TemplateFormat }) | null> {
    const [row] = await this.database.query<ChosenTemplate & { format: TemplateFormat }>(
      `select v.id as "versionId", t.name, v.number, v.bytes, t.format
       from template_version v join template t on t.id = v.template_id
       where v.id = $1 and v.state in ('published', 'retired')`,
      [versionId],
      'template-version-bytes',
    );
    return row ?? null;
  }
}
