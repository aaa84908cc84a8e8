import { Injectable } from '@nestjs/common';
import type { TemplateDetail, UpdateTemplate } from '@jalon/contracts';
import { DomainError } from '@jalon/domain';
import { UnitOfWork, type Transaction } from '../../../database/unit-of-work.js';
import type { RequestContext } from '../../../http/request-context.js';
import { TemplateStore, type HeldTemplate } from '../persistence/template.store.js';
import { TemplateQueries } from './template-queries.js';
import { archived, askCheck, checkKind, unknownEntity } from './upload-template.js';

/** What becomes of a template: its name and scope, which version applies, its end. */
@Injectable()
export class ChangeTemplate {
  constructor(
    private readonly store: TemplateStore,
    private readonly queries: TemplateQueries,
    private readonly work: UnitOfWork,
  ) {}

  /** @throws DomainError `not_ready` for the scope of a template that was published: documents were drawn on it */
  update(context: RequestContext, id: string, { version, changes }: UpdateTemplate): Promise<TemplateDetail> {
    return this.write(context, id, version, 'template.updated', async (tx, template) => {
      const { name, kind = template.kind, entityId = template.entityId } = changes;
      const moved = kind !== template.kind || entityId !== template.entityId;
      if (moved && template.everPublished) throw refusal('template_scope_fixed');
      checkKind(kind, template.format);
      if (entityId !== null && !(await this.store.entityExists(tx, entityId))) throw unknownEntity();
      await this.store.change(tx, id, { ...(name === undefined ? {} : { name }), kind, entityId });
      // Which tokens it may use, and what its proof shows, go with the kind.
      if (kind !== template.kind) {
        for (const draft of await this.store.drafts(tx, id)) {
          await askCheck(this.store, tx, context, { id, name: name ?? template.name }, draft.id);
        }
      }
    });
  }

  /** @throws DomainError `not_ready` for a version that is not checked yet, or that has errors */
  publish(context: RequestContext, id: string, number: number, version: number): Promise<TemplateDetail> {
    return this.write(context, id, version, 'template.published', async (tx, template) => {
      if (template.archived) throw archived();
      const found = await this.store.versionState(tx, id, number);
      if (!found) throw new DomainError('not_found', 'No such version');
      if (found.state === 'published') throw refusal('template_published_already');
      if (found.state === 'checking') throw refusal('template_checking');
      const errors = found.report?.findings.some(({ level }) => level === 'error') ?? true;
      if (found.state === 'refused' || errors) throw refusal('template_has_errors');
      await this.store.retirePublished(tx, id);
      await this.store.publish(tx, found.id);
      await this.store.change(tx, id, {});
    });
  }

  /** Documents already drawn on it stay as they are; the next ones are drawn on what applies then. */
  retire(context: RequestContext, id: string, number: number, version: number): Promise<TemplateDetail> {
    return this.write(context, id, version, 'template.retired', async (tx) => {
      const found = await this.store.versionState(tx, id, number);
      if (!found) throw new DomainError('not_found', 'No such version');
      if (found.state !== 'published') throw refusal('template_not_published');
      await this.store.retirePublished(tx, id);
      await this.store.change(tx, id, {});
    });
  }

  archive(context: RequestContext, id: string, version: number): Promise<TemplateDetail> {
    return this.write(context, id, version, 'template.archived', async (tx) => {
      await this.store.retirePublished(tx, id);
      await this.store.change(tx, id, { archived: true });
    });
  }

  restore(context: RequestContext, id: string, version: number): Promise<TemplateDetail> {
    return this.write(context, id, version, 'template.restored', (tx) =>
      this.store.change(tx, id, { archived: false }),
    );
  }

  /** @throws DomainError `version_conflict` with the current detail when somebody changed it since */
  private write(
    context: RequestContext,
    id: string,
    version: number,
    action: string,
    work: (tx: Transaction, template: HeldTemplate) => Promise<void>,
  ): Promise<TemplateDetail> {
    return this.work.once(context.actor, context.once, async (tx) => {
      const template = await this.store.hold(tx, id);
      if (!template) throw new DomainError('not_found', 'No such template');
      if (template.version !== version) {
        const current = await this.queries.detail(context.principal, id, tx);
        throw new DomainError('version_conflict', 'Somebody changed this template', [], current);
      }
      await work(tx, template);
      await tx.audit({ action, subjectType: 'template', subjectId: id });
      return this.queries.detail(context.principal, id, tx);
    });
  }
}

const refusal = (code: string): DomainError =>
  new DomainError('not_ready', 'Not in this state', [{ path: 'version', code }]);
