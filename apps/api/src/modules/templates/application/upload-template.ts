import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import type { TemplateDetail, UploadTemplateQuery } from '@jalon/contracts';
import { DELIVERABLE_RULES, DomainError, type DeliverableKind, type TemplateFormat } from '@jalon/domain';
import { onceOf, UnitOfWork, type Transaction } from '../../../database/unit-of-work.js';
import { OfficeIntake } from '../../../files/office-intake.js';
import type { RequestContext } from '../../../http/request-context.js';
import { TemplateStore, type NewVersion } from '../persistence/template.store.js';
import { TemplateQueries } from './template-queries.js';

/** Takes templates in: the file is kept once it was read with distrust, and its check is asked for. */
@Injectable()
export class UploadTemplate {
  constructor(
    private readonly intake: OfficeIntake,
    private readonly store: TemplateStore,
    private readonly queries: TemplateQueries,
    private readonly work: UnitOfWork,
  ) {}

  /** @throws DomainError `file_refused`, and nothing is kept; `invalid_value` for a kind or an entity that is not there */
  async create(
    context: RequestContext,
    { name, format, kind, entityId, fileName }: UploadTemplateQuery,
    body: Readable,
  ): Promise<TemplateDetail> {
    checkKind(kind, format);
    const file = await this.intake.take(body, fileName, format);
    return this.work.once(context.actor, onceOf(context.once, file), async (tx) => {
      if (entityId !== null && !(await this.store.entityExists(tx, entityId))) throw unknownEntity();
      const id = await this.store.create(tx, { name, format, kind, entityId }, context.principal.accountId);
      await this.add(tx, context, { id, name }, { ...file, fileName });
      await tx.audit({ action: 'template.created', subjectType: 'template', subjectId: id });
      return this.queries.detail(context.principal, id, tx);
    });
  }

  /** The published version stays until another one is. */
  async addVersion(
    context: RequestContext,
    id: string,
    fileName: string,
    body: Readable,
  ): Promise<TemplateDetail> {
    const known = await this.store.row(id);
    if (!known) throw new DomainError('not_found', 'No such template');
    const file = await this.intake.take(body, fileName, known.format);
    return this.work.once(context.actor, onceOf(context.once, file), async (tx) => {
      const template = await this.store.hold(tx, id);
      if (!template) throw new DomainError('not_found', 'No such template');
      if (template.archived) throw archived();
      await this.add(tx, context, template, { ...file, fileName });
      await this.store.change(tx, id, {});
      await tx.audit({ action: 'template.version_added', subjectType: 'template', subjectId: id });
      return this.queries.detail(context.principal, id, tx);
    });
  }

  private async add(
    tx: Transaction,
    context: RequestContext,
    template: { readonly id: string; readonly name: string },
    file: NewVersion,
  ): Promise<void> {
    const versionId = await this.store.addVersion(tx, template.id, file);
    await askCheck(this.store, tx, context, template, versionId);
  }
}

/** Asks for the check of a version. */
export async function askCheck(
  store: TemplateStore,
  tx: Transaction,
  context: RequestContext,
  template: { readonly id: string; readonly name: string },
  versionId: string,
): Promise<void> {
  const jobId = await tx.enqueue({
    kind: 'template_check',
    subjectId: template.id,
    label: template.name,
    accountId: context.principal.accountId,
  });
  await store.checkAgain(tx, versionId, jobId);
}

/** @throws DomainError `invalid_value` for a kind that has no file of the format */
export function checkKind(kind: DeliverableKind | null, format: TemplateFormat): void {
  if (kind !== null && !DELIVERABLE_RULES[kind].formats.includes(format)) {
    throw new DomainError('invalid_value', 'This kind has no file of this format', [
      { path: 'kind', code: 'template_kind_format' },
    ]);
  }
}

export const unknownEntity = (): DomainError =>
  new DomainError('invalid_value', 'No such entity', [{ path: 'entityId', code: 'unknown' }]);
export const archived = (): DomainError =>
  new DomainError('not_ready', 'This template is archived', [
    { path: 'template', code: 'template_archived' },
  ]);
