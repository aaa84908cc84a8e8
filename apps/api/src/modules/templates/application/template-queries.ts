import { Injectable } from '@nestjs/common';
import type { TemplateDetail, TemplatePages, TemplateQuery, Templates } from '@jalon/contracts';
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

  /** @throws DomainError `not_found` for a version that has none */
  async file(
    id: string,
    number: number,
    which: 'bytes' | 'proof',
  ): Promise<{ readonly fileName: string; readonly bytes: Buffer }> {
    const file = await this.store.file(id, number, which);
    if (!file) throw new DomainError('not_found', 'No such file');
    return which === 'bytes' ? file : { ...file, fileName: file.fileName.replace(/(\.\w+)$/, '-essai$1') };
  }

  async pages(id: string, number: number): Promise<TemplatePages> {
    const pages = await this.store.pages(id, number);
    if (!pages) throw new DomainError('not_found', 'No proof was drawn');
    return { pages };
  }
}
