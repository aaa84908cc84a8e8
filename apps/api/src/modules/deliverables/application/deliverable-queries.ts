import { Injectable } from '@nestjs/common';
import type {
  DeliverableDetail,
  DeliverableQuery,
  Deliverables,
  DeliverableSubjectItems,
} from '@jalon/contracts';
import {
  DELIVERABLE_MOVES,
  DELIVERABLE_RULES,
  deliverableMoveRefusal,
  deliverableWritable,
  DomainError,
  may,
  type DeliverableFormat,
  type DeliverableKind,
  type DeliverableMove,
  type Principal,
} from '@jalon/domain';
import type { Transaction } from '../../../database/unit-of-work.js';
import { DeliverableDetailQuery, type StoredDetail } from '../persistence/deliverable-detail.query.js';
import { DeliverableListQuery } from '../persistence/deliverable-list.query.js';
import { SubjectQuery } from '../persistence/subject.query.js';
import { VersionStore, type FoundFile } from '../persistence/version.store.js';
import { checkMayMake, DeliverableAccess, noDeliverable } from './deliverable-access.js';
import { hiddenKinds, mayMakeKind, mayOpenKind } from './kind-access.js';
import { kindTitle } from './kind-words.js';

/** Deliverables as they are read. */
@Injectable()
export class DeliverableQueries {
  constructor(
    private readonly lists: DeliverableListQuery,
    private readonly details: DeliverableDetailQuery,
    private readonly subjectQuery: SubjectQuery,
    private readonly versions: VersionStore,
    private readonly access: DeliverableAccess,
  ) {}

  async list(principal: Principal, query: DeliverableQuery): Promise<Deliverables> {
    const reader = { principal, hidden: hiddenKinds(principal) };
    const { items, total } = await this.lists.page(reader, query);
    return {
      total,
      items: items.map((row) => ({
        ...row,
        title: row.title ?? `${kindTitle(row.kind, row.language)} – ${row.subjectLabel}`,
        mayWrite: mayMakeKind(principal, row.kind) && deliverableWritable(row.state),
      })),
    };
  }

  /** @throws DomainError `not_found` */
  async detail(principal: Principal, id: string, tx?: Transaction): Promise<DeliverableDetail> {
    const { authorIds, ...stored } = await this.stored(principal, id, tx);
    const { kind, state, versions } = stored;
    const last = versions[0];
    const facts = { kind, state, ready: last?.state === 'ready', authorIds };
    return {
      ...stored,
      subject: DELIVERABLE_RULES[kind].subject,
      versionState: last?.state ?? null,
      versionNumber: last?.number ?? null,
      mayWrite: mayMakeKind(principal, kind) && deliverableWritable(state),
      mayShare: may(principal, 'deliverable:share') && shareRefusal(stored) === null,
      allowedMoves: DELIVERABLE_MOVES.filter(
        (move) =>
          mayMove(principal, kind, move) && deliverableMoveRefusal(facts, move, principal.personId) === null,
      ),
    };
  }

  /** With who worked on it. @throws DomainError `not_found` */
  async stored(principal: Principal, id: string, tx?: Transaction): Promise<StoredDetail> {
    const stored = await this.details.read(principal, id, tx);
    if (!stored || !mayOpenKind(principal, stored.kind)) throw noDeliverable();
    return stored;
  }

  /** @throws DomainError `not_found` for what the reader may not read, and for what is not ready */
  async file(
    principal: Principal,
    id: string,
    number: number,
    format: DeliverableFormat,
  ): Promise<FoundFile> {
    await this.access.read(principal, id);
    const file = await this.versions.file(id, number, format);
    if (!file) throw new DomainError('not_found', 'No such file, or it is not ready');
    return file;
  }

  /** @throws DomainError `forbidden` for a kind that others make */
  async subjects(
    principal: Principal,
    kind: DeliverableKind,
    typed: string,
  ): Promise<DeliverableSubjectItems> {
    checkMayMake(principal, kind);
    const rows = await this.subjectQuery.search(kind, typed);
    return {
      items: rows.map(({ id, label, detail, entityName }) => ({ id, label, detail, entityName })),
    };
  }
}

/** Who may make a move at all; whether it may be made now is the domain's. */
export const mayMove = (principal: Principal, kind: DeliverableKind, move: DeliverableMove): boolean =>
  move === 'submit' ? mayMakeKind(principal, kind) : may(principal, 'deliverable:review');

/** What keeps it from being shared: only what is ready, and approved where its kind asks for it; never what judges a person. */
export function shareRefusal({
  kind,
  state,
  versions,
}: Pick<StoredDetail, 'kind' | 'state' | 'versions'>): 'personal' | 'not_approved' | 'not_ready' | null {
  if (DELIVERABLE_RULES[kind].personal) return 'personal';
  if (DELIVERABLE_RULES[kind].reviewed && state !== 'approved') return 'not_approved';
  return versions.some((version) => version.state === 'ready') ? null : 'not_ready';
}
