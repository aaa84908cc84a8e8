import { Injectable } from '@nestjs/common';
import type { CreateReference, ResearchReference, UpdateReference } from '@jalon/contracts';
import { doiOf, DomainError, freeKey, type ResearchEntry } from '@jalon/domain';
import { UnitOfWork, type Transaction } from '../../../database/unit-of-work.js';
import type { RequestContext } from '../../../http/request-context.js';
import { ResearchStore } from '../persistence/research.store.js';
import { ResearchQueries } from './research-queries.js';
import { WriteResearch } from './write-research.js';

type Written = UpdateReference['changes'];

/** Entries of the bibliography, one by one. */
@Injectable()
export class WriteReferences {
  constructor(
    private readonly store: ResearchStore,
    private readonly queries: ResearchQueries,
    private readonly research: WriteResearch,
    private readonly work: UnitOfWork,
  ) {}

  /** Once per Idempotency-Key. @throws DomainError `invalid_value` for a DOI or a key that another entry has */
  async create(
    { principal, actor, once }: RequestContext,
    command: CreateReference,
  ): Promise<ResearchReference> {
    const { useCaseId, internshipId, ...written } = command;
    const { id } = await this.work.once(actor, once, async (tx) => {
      const entry = await this.checked(tx, null, written);
      const [created = ''] = await this.store.addReferences(tx, [entry]);
      await this.research.attach(tx, principal, 'reference', [created], { useCaseId, internshipId });
      await tx.audit({
        action: 'research_reference.created',
        subjectType: 'research',
        subjectId: created,
        changes: [{ path: 'title', before: null, after: entry.title }],
      });
      return { id: created };
    });
    return this.queries.reference(principal, id);
  }

  /** @throws DomainError `version_conflict` with the entry as it is, or `invalid_value` */
  async save(
    { principal, actor }: RequestContext,
    id: string,
    command: UpdateReference,
  ): Promise<ResearchReference> {
    return this.work.run(actor, async (tx) => {
      const held = await this.research.hold(tx, 'reference', id);
      const before = await this.queries.reference(principal, id, tx);
      if (held.version !== command.version)
        throw new DomainError('version_conflict', 'Somebody changed this reference', [], before);
      const entry = await this.checked(tx, id, command.changes);
      await this.store.saveReference(tx, id, entry);
      const paths = (Object.keys(entry) as (keyof ResearchEntry)[]).filter(
        (path) => entry[path] !== before[path],
      );
      await tx.audit({
        action: 'research_reference.updated',
        subjectType: 'research',
        subjectId: id,
        changes: paths.map((path) => ({ path, before: before[path], after: entry[path] })),
      });
      return this.queries.reference(principal, id, tx);
    });
  }

  private async checked(tx: Transaction, id: string | null, written: Written): Promise<ResearchEntry> {
    await this.store.lockBibliography(tx);
    const known = (await this.store.known(tx)).filter((one) => one.id !== id);
    const doi = doiOf(written.doi);
    if (written.doi.trim() !== '' && doi === '') throw wrong('doi', 'invalid_format');
    if (doi !== '' && known.some((one) => one.doi.toLowerCase() === doi.toLowerCase()))
      throw wrong('doi', 'doi_known');
    const keys = new Set(known.map(({ key }) => key));
    if (written.key !== '' && keys.has(written.key)) throw wrong('key', 'already_exists');
    return { ...written, doi, key: written.key === '' ? freeKey(keyOf(written), keys) : written.key };
  }
}

const wrong = (path: string, code: string): DomainError =>
  new DomainError('invalid_value', 'This reference cannot be kept as it is', [{ path, code }]);

/** `dupont2024`, from the first author and the year. */
function keyOf({ authors, year }: Written): string {
  const family = authors
    .normalize('NFKD')
    .toLowerCase()
    .split(/[\s,]/)[0]
    ?.replace(/[^a-z0-9]/g, '');
  return `${family ?? ''}${year ?? ''}`.slice(0, 40) || 'ref';
}
