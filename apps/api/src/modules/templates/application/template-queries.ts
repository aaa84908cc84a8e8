import { Injectable } from '@nestjs/common';
import type {
  TemplateDetail,
  TemplatePages,
  TemplateProofQuery,
  TemplateQuery,
  Templates,
} from '@jalon/contracts';
import { DomainError, may, type Principal } from '@jalon/domain';
import type { Transaction } from '../../../database/unit-of-work.js';
import { TemplateStore } from '../persistence/template.store.js';
import { templateReach } from './template-reach.js';

/** What is read of house templates. */
@Injectable()
export class TemplateQueries {
  constructor(private readonly store: TemplateStore) {}

  list(query: TemplateQuery): Promise<Templates> {
    return this.store.list(query);
  }

  /** @throws DomainError `not_found` */
  async detail(principal: Principal, id: string, tx?: Transaction): Promise<TemplateDetail> {
    const row = await this.store.row(id, tx);
    if (!row) throw new DomainError('not_found', 'No such template');
    // One after the other: within a transaction there is one connection.
    const versions = await this.store.versions(id, tx);
    const others = await this.store.published(row.format, id, tx);
    return {
      ...row,
      versions,
      reach: templateReach(row, others),
      mayManage: may(principal, 'template:manage'),
    };
  }

  /** @throws DomainError `not_found` for a version whose file is not kept */
  async file(id: string, number: number): Promise<{ readonly fileName: string; readonly bytes: Buffer }> {
    const file = await this.store.file(id, number);
    if (!file) throw new DomainError('not_found', 'No such file');
    return file;
  }

  /** @throws DomainError `not_found` where there is no such proof */
  async proof(
    id: string,
    number: number,
    query: TemplateProofQuery,
  ): Promise<{ readonly fileName: string; readonly bytes: Buffer }> {
    const proof = await this.store.proof(id, number, query);
    if (!proof) throw new DomainError('not_found', 'No such proof');
    const { fileName, kind, language, bytes } = proof;
    const what = `${language === 'fr' ? 'essai' : 'proof'}-${kind.replaceAll('_', '-')}-${language}`;
    return { bytes, fileName: fileName.replace(/(\.\w+)$/, `-${what}$1`) };
  }

  /** @throws DomainError `not_found` where there is no such proof */
  async pages(id: string, number: number, query: TemplateProofQuery): Promise<TemplatePages> {
    const pages = await this.store.pages(id, number, query);
    if (!pages) throw new DomainError('not_found', 'No proof was drawn');
    return { pages };
  }
}
