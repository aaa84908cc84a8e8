import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Language } from '@jalon/contracts';
import {
  DELIVERABLE_RULES,
  DomainError,
  TEMPLATE_FORMATS,
  type DeliverableKind,
  type TemplateFormat,
} from '@jalon/domain';
import type { Transaction } from '../../../database/unit-of-work.js';
import { TemplateChoice } from '../../templates/index.js';
import { DeliverableStore, type DeliverableRecord } from '../persistence/deliverable.store.js';
import { VersionStore } from '../persistence/version.store.js';
import { DeliverableSource } from './deliverable-source.js';

/** A deliverable to open, of some kind. */
export interface DeliverableRequest {
  readonly language: Language;
  readonly subjectId: string | null;
  readonly month: string | null;
  readonly year: number | null;
  readonly entityId: string | null;
  readonly title?: string | undefined;
  readonly content: unknown;
  readonly generate: boolean;
}

/** That it is asked for with others, as parts of one job. */
export interface RequestedWith {
  readonly batchId?: string;
  readonly parentJobId?: string;
}

/** How a version is asked for. */
export interface VersionRequest {
  /** A published version of a template; null for Jalon's own; left out for the one that applies. */
  readonly templateVersionId?: string | null | undefined;
  readonly note: string;
}

/** What was opened, with the job that makes its first version where one was asked for. */
export interface Opened {
  readonly id: string;
  readonly jobId: string | null;
}

type Wanted = Pick<DeliverableRecord, 'id' | 'kind' | 'title' | 'entityId'>;
type Templates = Readonly<Record<TemplateFormat, string | null>>;

/**
 * Opens deliverables and asks for their versions, within somebody's transaction: whoever calls checks the access and
 * audits what they did. Many of one kind take as many statements as one.
 */
@Injectable()
export class DeliverableRequests {
  constructor(
    private readonly store: DeliverableStore,
    private readonly versions: VersionStore,
    private readonly source: DeliverableSource,
    private readonly templates: TemplateChoice,
  ) {}

  /** In the order of the requests. @throws DomainError `invalid_value` for what the kind is not made from */
  async create(
    tx: Transaction,
    kind: DeliverableKind,
    requests: readonly DeliverableRequest[],
    together: RequestedWith = {},
  ): Promise<Opened[]> {
    if (requests.length === 0) return [];
    const sources = await this.source.checkAll(kind, requests, tx);
    const opened = requests.flatMap(({ language, subjectId, month, year, title }, at) => {
      const source = sources[at];
      const asked = { kind, language, subjectId, month, year };
      return source ? [{ ...source, ...asked, id: randomUUID(), title: title ?? source.title }] : [];
    });
    await this.store.add(tx, opened, together.batchId ?? null);
    const asked = opened.filter((_, at) => requests[at]?.generate);
    const jobs = await this.generate(tx, kind, asked, { note: '' }, together);
    return opened.map(({ id }) => ({ id, jobId: jobs.get(id) ?? null }));
  }

  /**
   * The next version of deliverables that are held. Answers their jobs, by deliverable.
   * @throws DomainError `not_ready` while one is being made, `invalid_value` for a template that is not for it
   */
  async generate(
    tx: Transaction,
    kind: DeliverableKind,
    records: readonly Wanted[],
    request: VersionRequest,
    together: RequestedWith = {},
  ): Promise<ReadonlyMap<string, string>> {
    if (records.length === 0) return new Map();
    const ids = records.map(({ id }) => id);
    if (await this.versions.underWay(tx, ids)) {
      throw new DomainError('not_ready', 'A version is being made', [
        { path: 'version', code: 'version_under_way' },
      ]);
    }
    const templatesOf = await this.choose(tx, kind, records, request.templateVersionId);
    const { accountId } = tx.actor;
    if (accountId === null) throw new Error('A job belongs to an account');
    const { parentJobId } = together;
    const jobIds = await tx.enqueueAll(
      records.map(({ id, title }) => ({
        kind: 'deliverable',
        subjectId: id,
        label: title,
        accountId,
        ...(parentJobId === undefined ? {} : { parentId: parentJobId }),
      })),
    );
    // The first column is the deck's where there is one, else the note's.
    const both = templateFormats(kind).length > 1;
    const versions = records.map(({ id, entityId }, at) => {
      const { pptx, docx } = templatesOf(entityId);
      return {
        deliverableId: id,
        note: request.note,
        jobId: jobIds[at] ?? '',
        templateVersionId: both ? pptx : (pptx ?? docx),
        noteTemplateVersionId: both ? docx : null,
      };
    });
    await this.versions.add(tx, versions);
    return new Map(versions.map(({ deliverableId, jobId }) => [deliverableId, jobId]));
  }

  /** The templates of each entity: those that apply, but for the one that was asked for. */
  private async choose(
    tx: Transaction,
    kind: DeliverableKind,
    records: readonly Wanted[],
    asked: string | null | undefined,
  ): Promise<(entityId: string | null) => Templates> {
    if (asked === null) return () => ({ pptx: null, docx: null });
    const formats = templateFormats(kind);
    const entityIds = [...new Set(records.map(({ entityId }) => entityId))];
    const found = await this.templates.publishedIds(tx, kind, formats, entityIds);
    const applies = (entityId: string | null, format: TemplateFormat): string | null =>
      found.find((one) => one.entityId === entityId && one.format === format)?.versionId ?? null;
    const named: Partial<Templates> =
      asked === undefined ? {} : { [await this.formatOf(tx, kind, entityIds, asked)]: asked };
    return (entityId) => ({
      pptx: applies(entityId, 'pptx'),
      docx: applies(entityId, 'docx'),
      ...named,
    });
  }

  /** The format of a template that is asked for by name. */
  private async formatOf(
    tx: Transaction,
    kind: DeliverableKind,
    entityIds: readonly (string | null)[],
    asked: string,
  ): Promise<TemplateFormat> {
    let format: TemplateFormat | null = null;
    for (const entityId of entityIds) {
      format = await this.templates.askedFor(asked, kind, entityId, tx);
      if (format === null || !templateFormats(kind).includes(format)) {
        throw new DomainError('invalid_value', 'No such template for this kind', [
          { path: 'templateVersionId', code: 'unknown' },
        ]);
      }
    }
    if (format === null) throw new Error('A template is for something');
    return format;
  }
}

/** The formats of a kind that a template can be for. */
const templateFormats = (kind: DeliverableKind): readonly TemplateFormat[] =>
  TEMPLATE_FORMATS.filter((format) => DELIVERABLE_RULES[kind].formats.includes(format));
