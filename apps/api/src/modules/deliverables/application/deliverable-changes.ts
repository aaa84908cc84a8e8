import { Injectable } from '@nestjs/common';
import type { DeliverableChanges } from '@jalon/contracts';
import type { Principal } from '@jalon/domain';
import type { SharedReads } from '../facts/facts-reader.js';
import { VersionStore } from '../persistence/version.store.js';
import { DeliverableAccess } from './deliverable-access.js';
import { diffFacts } from './diff-facts.js';
import { FactsOf } from './facts-of.js';

const MOST = 200;

/** Says what changed in the facts since a deliverable was last made from them. */
@Injectable()
export class ChangedFacts {
  constructor(
    private readonly access: DeliverableAccess,
    private readonly versions: VersionStore,
    private readonly facts: FactsOf,
  ) {}

  /** @throws DomainError `not_found`, also when what it is made from is gone; `not_ready` */
  async since(principal: Principal, id: string, shared?: SharedReads): Promise<DeliverableChanges> {
    const record = await this.access.read(principal, id);
    const last = await this.versions.lastFacts(id);
    if (!last) return { since: null, items: [], total: 0 };
    const { facts } = await this.facts.read({ ...record, authorName: '', shared });
    // As stored: what JSON does not keep is no change.
    const items = diffFacts(last.facts, JSON.parse(JSON.stringify(facts)));
    return {
      since: { number: last.number, at: last.at },
      items: items.slice(0, MOST).map((item) => ({ ...item, path: [...item.path] })),
      total: items.length,
    };
  }
}
