import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../../database/unit-of-work.js';
import type { DocumentFacts, PreviewPage } from '../../../rendering/documents.js';
import { PreviewStore, type PreviewTask } from '../persistence/preview.store.js';
import { FactsOf } from './facts-of.js';
import type { PreviewRequest } from './previews.js';

/** Beyond this nobody leafs through a preview. */
const PAGES_MAX = 100;

/** What the job needs of pages that were asked for. */
@Injectable()
export class PreviewWork {
  constructor(
    private readonly previews: PreviewStore,
    private readonly facts: FactsOf,
  ) {}

  task(jobId: string): Promise<PreviewTask<PreviewRequest> | undefined> {
    return this.previews.task<PreviewRequest>(jobId);
  }

  /** @throws DomainError `not_found`, `not_ready` */
  factsOf({ request, authorName }: PreviewTask<PreviewRequest>): Promise<DocumentFacts> {
    return this.facts.read({ ...request, authorName });
  }

  store(tx: Transaction, id: string, pages: readonly PreviewPage[]): Promise<void> {
    return this.previews.store(tx, id, pages.slice(0, PAGES_MAX));
  }

  fail(tx: Transaction, jobId: string, code: string): Promise<void> {
    return this.previews.fail(tx, jobId, code);
  }
}
