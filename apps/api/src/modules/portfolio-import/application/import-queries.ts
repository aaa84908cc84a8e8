import { Injectable } from '@nestjs/common';
import type { ImportOutcome, ImportRow, ImportView } from '@jalon/contracts';
import { DomainError } from '@jalon/domain';
import { ImportStore } from '../persistence/import.store.js';

const PREVIEW_ROWS = 50;

/** What the wizard and the report of an import show. */
@Injectable()
export class ImportQueries {
  constructor(private readonly store: ImportStore) {}

  async list(): ReturnType<ImportStore['list']> {
    return this.store.list();
  }

  /** @throws DomainError `not_found` */
  async view(id: string): Promise<ImportView> {
    const view = await this.store.view(id);
    if (!view) throw new DomainError('not_found', 'No such import');
    return { ...view, preview: await this.store.preview(id, PREVIEW_ROWS) };
  }

  /** @throws DomainError `not_found` */
  async rows(
    id: string,
    query: { readonly outcome?: ImportOutcome | undefined; readonly page: number; readonly pageSize: number },
  ): Promise<{ items: ImportRow[]; total: number }> {
    if (!(await this.store.view(id))) throw new DomainError('not_found', 'No such import');
    const offset = (query.page - 1) * query.pageSize;
    return this.store.rows(id, { outcome: query.outcome, offset, limit: query.pageSize });
  }
}
