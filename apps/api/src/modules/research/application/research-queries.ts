import { Injectable } from '@nestjs/common';
import {
  id as uuid,
  type ExportQuery,
  type PublicationsQuery,
  type ReferencesQuery,
  type ResearchPublication,
  type ResearchPublications,
  type ResearchReference,
  type ResearchReferences,
  type ResearchStudies,
  type ResearchStudiesQuery,
  type ResearchStudyDetail,
} from '@jalon/contracts';
import {
  DomainError,
  may,
  PUBLICATION_MOVES,
  RESEARCH_LIMITS,
  stateOfTheArt,
  writeReferences,
  type Principal,
} from '@jalon/domain';
import type { Transaction } from '../../../database/unit-of-work.js';
import { ResearchList, type Lines, type ListQuery } from '../persistence/research-list.js';
import { ResearchStore, type ResearchKind } from '../persistence/research.store.js';

const ONE = { sort: 'updated', dir: 'desc', page: 1, pageSize: 1 } as const;

/** What research shows. */
@Injectable()
export class ResearchQueries {
  constructor(
    private readonly list: ResearchList,
    private readonly store: ResearchStore,
  ) {}

  async references(principal: Principal, query: ReferencesQuery): Promise<ResearchReferences> {
    const { rows, total } = await this.list.page('reference', principal, query);
    return { items: rows.map((row) => toReference(row, principal)), total };
  }

  async studies(principal: Principal, query: ResearchStudiesQuery): Promise<ResearchStudies> {
    const { rows, total } = await this.list.page('study', principal, query);
    return {
      items: rows.map((row) => ({
        ...kept(row, principal),
        title: row.title,
        question: row.question,
        verdict: row.verdict,
      })),
      total,
    };
  }

  async publications(principal: Principal, query: PublicationsQuery): Promise<ResearchPublications> {
    const { rows, total } = await this.list.page('publication', principal, query);
    return { items: rows.map((row) => toPublication(row, principal)), total };
  }

  async reference(principal: Principal, id: string, tx?: Transaction): Promise<ResearchReference> {
    return toReference(await this.one('reference', principal, id, tx), principal);
  }

  async study(principal: Principal, id: string, tx?: Transaction): Promise<ResearchStudyDetail> {
    const row = await this.one('study', principal, id, tx);
    const found = await this.store.study(id, tx);
    if (!found) throw researchNotFound();
    const { content, publications } = found;
    return {
      ...kept(row, principal),
      title: row.title,
      // jsonb answers plain lists: the contract's type is the mutable twin of the domain's.
      content: structuredClone(content) as ResearchStudyDetail['content'],
      outcome: stateOfTheArt(content),
      publications: [...publications],
    };
  }

  async publication(principal: Principal, id: string, tx?: Transaction): Promise<ResearchPublication> {
    return toPublication(await this.one('publication', principal, id, tx), principal);
  }

  /** The chosen entries, or all that the filter leaves, as a file of a reference manager; by title. */
  async export(principal: Principal, { format, ...filter }: ExportQuery): Promise<string> {
    const query: ListQuery = {
      ...filter,
      sort: 'title',
      dir: 'asc',
      page: 1,
      pageSize: RESEARCH_LIMITS.export,
    };
    const { rows } = await this.list.page('reference', principal, query);
    return writeReferences(rows, format);
  }

  private async one<K extends ResearchKind>(
    kind: K,
    principal: Principal,
    id: string,
    tx: Transaction | undefined,
  ): Promise<Lines[K]> {
    checkResearchId(id);
    const { rows } = await this.list.page(kind, principal, { ...ONE, ids: [id] }, tx);
    const [row] = rows;
    if (!row) throw researchNotFound();
    return row;
  }
}

/** Who brought it takes it away; project managers take away everything. */
export function mayDelete(principal: Principal, createdBy: string | null): boolean {
  const manages = principal.role === 'admin' || principal.role === 'project_manager';
  return may(principal, 'research:write') && (manages || createdBy === principal.accountId);
}

function kept(row: Lines[ResearchKind], principal: Principal) {
  const { id, links, updatedAt, version, createdBy } = row;
  return { id, links, updatedAt, version, mayDelete: mayDelete(principal, createdBy) };
}

function toReference(row: Lines['reference'], principal: Principal): ResearchReference {
  const { key, title, authors, year, venue, url, doi, summary } = row;
  return { ...kept(row, principal), key, title, authors, year, venue, url, doi, summary };
}

function toPublication(row: Lines['publication'], principal: Principal): ResearchPublication {
  const { title, authors, venue, state, url, doi, submittedOn, publishedOn, study } = row;
  return {
    ...kept(row, principal),
    ...{ title, authors, venue, state, url, doi, submittedOn, publishedOn, study },
    moves: [...PUBLICATION_MOVES[state]],
  };
}

/** @throws DomainError `not_found` for what is no id */
export function checkResearchId(id: string): void {
  if (!uuid.safeParse(id).success) throw researchNotFound();
}

export function researchNotFound(): DomainError {
  return new DomainError('not_found', 'No such object of research');
}
