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

/** A deliverable to open. */
export interface DeliverableRequest {
  readonly kind: DeliverableKind;
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

type Templates = Readonly<Record<TemplateFormat, string | null>>;

/**
 * Opens deliverables and asks for their versions, within somebody's transaction: whoever calls checks the access and
 * audits what they did.
 */
@Injectable()
export class DeliverableRequests {
  constructor(
    private readonly store: DeliverableStore,
    private readonly versions: VersionStore,
    private readonly source: DeliverableSource,
    private readonly templates: TemplateChoice,
  ) {}

  /** @throws DomainError `invalid_value` for what the kind is not made from */
  async create(
    tx: Transaction,
    request: DeliverableRequest,
    together: RequestedWith = {},
  ): Promise<{ readonly id: string; readonly jobId: string | null }> {
    const { entityId, useCaseId, content, ...named } = await this.source.check(request, tx);
    const { kind, language, subjectId, month, year, title = named.title } = request;
    const one = { kind, title, language, subjectId, month, year, entityId, useCaseId, content };
    const id = await this.store.add(tx, { ...one, batchId: together.batchId ?? null });
    if (!request.generate) return { id, jobId: null };
    return { id, jobId: await this.generate(tx, { ...one, id }, { note: '' }, together) };
  }

  /**
   * The next version of a deliverable that is held. Answers its job.
   * @throws DomainError `not_ready` while one is being made, `invalid_value` for a template that is not for it
   */
  async generate(
    tx: Transaction,
    record: Pick<DeliverableRecord, 'id' | 'kind' | 'title' | 'entityId'>,
    request: VersionRequest,
    together: RequestedWith = {},
  ): Promise<string> {
    if (await this.versions.underWay(tx, record.id)) {
      throw new DomainError('not_ready', 'A version is being made', [
        { path: 'version', code: 'version_under_way' },
      ]);
    }
    const chosen = await this.choose(tx, record, request.templateVersionId);
    const { accountId } = tx.actor;
    if (accountId === null) throw new Error('A job belongs to an account');
    const jobId = await tx.enqueue({
      kind: 'deliverable',
      subjectId: record.id,
      label: record.title,
      accountId,
      ...(together.parentJobId === undefined ? {} : { parentId: together.parentJobId }),
    });
    // The first column is the deck's where there is one, else the note's.
    const both = templateFormats(record.kind).length > 1;
    await this.versions.add(tx, {
      deliverableId: record.id,
      note: request.note,
      jobId,
      templateVersionId: both ? chosen.pptx : (chosen.pptx ?? chosen.docx),
      noteTemplateVersionId: both ? chosen.docx : null,
    });
    return jobId;
  }

  private async choose(
    tx: Transaction,
    { kind, entityId }: Pick<DeliverableRecord, 'kind' | 'entityId'>,
    asked: string | null | undefined,
  ): Promise<Templates> {
    const chosen: Record<TemplateFormat, string | null> = { pptx: null, docx: null };
    if (asked === null) return chosen;
    const formats = templateFormats(kind);
    for (const format of formats) {
      chosen[format] = await this.templates.publishedId(kind, format, entityId, tx);
    }
    if (asked === undefined) return chosen;
    const format = await this.templates.askedFor(asked, kind, entityId, tx);
    if (format === null || !formats.includes(format)) {
      throw new DomainError('invalid_value', 'No such template for this kind', [
        { path: 'templateVersionId', code: 'unknown' },
      ]);
    }
    return { ...chosen, [format]: asked };
  }
}

/** The formats of a kind that a template can be for. */
const templateFormats = (kind: DeliverableKind): readonly TemplateFormat[] =>
  TEMPLATE_FORMATS.filter((format) => DELIVERABLE_RULES[kind].formats.includes(format));
