import { Injectable } from '@nestjs/common';
import type {
  ApplicationDetail,
  ApplicationOffers,
  ApplicationPage,
  ApplicationQuery,
} from '@jalon/contracts';
import { DomainError, type Principal } from '@jalon/domain';
import { UnitOfWork, type Transaction } from '../../../database/unit-of-work.js';
import type { RequestContext } from '../../../http/request-context.js';
import { ApplicationListQuery } from '../persistence/application-list.query.js';
import { ApplicationStore, type HeldApplication } from '../persistence/application.store.js';
import { toApplicationDetail, toApplicationRow } from './application-view.js';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
/** By what a candidate may send. */
const EXTENSIONS: Readonly<Record<string, string>> = {
  'application/pdf': 'pdf',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
};

/** What the screens of applications show. */
@Injectable()
export class ApplicationQueries {
  constructor(
    private readonly lists: ApplicationListQuery,
    private readonly store: ApplicationStore,
    private readonly work: UnitOfWork,
  ) {}

  async page(principal: Principal, query: ApplicationQuery): Promise<ApplicationPage> {
    const { items, states, scores } = await this.lists.page(principal, query);
    const shown = query.state?.length ? new Set<string>(query.state) : null;
    return {
      items: items.map((row) => toApplicationRow(row, scores)),
      states: [...states],
      total: states
        .filter(({ value }) => shown === null || shown.has(value))
        .reduce((sum, { count }) => sum + count, 0),
    };
  }

  offers(principal: Principal): Promise<ApplicationOffers> {
    return this.lists.offers(principal);
  }

  /** @throws DomainError `not_found`, also for what `principal` may not see */
  async detail(principal: Principal, id: string): Promise<ApplicationDetail> {
    checkApplicationId(id);
    const { items, scores } = await this.lists.row(principal, id);
    const rest = items[0] && (await this.store.rest(id));
    if (!items[0] || !rest) throw applicationNotFound();
    return toApplicationDetail(items[0], scores, rest, principal);
  }

  /** @throws DomainError `not_found`, also for what `principal` may not see */
  async mustSee(principal: Principal, id: string): Promise<void> {
    checkApplicationId(id);
    if (!(await this.store.sees(principal, id))) throw applicationNotFound();
  }

  /**
   * A file that the candidate sent, by a name that says nothing of them. Who read it is kept.
   * @throws DomainError `not_found`
   */
  file(
    { principal, actor }: RequestContext,
    id: string,
    position: number,
  ): Promise<{
    readonly name: string;
    readonly bytes: Buffer;
    readonly sha256: string;
    readonly mime: string;
  }> {
    checkApplicationId(id);
    return this.work.run(actor, async (tx) => {
      const file = await this.store.file(tx, principal, id, position);
      if (!file) throw applicationNotFound();
      await tx.audit({
        action: 'internship_application.file_read',
        subjectType: 'internship_application',
        subjectId: id,
        changes: [{ path: `files.${position}`, before: null, after: null }],
      });
      return { ...file, name: fileName(id, position, file.mime) };
    });
  }

  /**
   * Holds an application for a write that `version` was read for.
   * @throws DomainError `not_found`, or `version_conflict` with the current detail
   */
  async hold(
    tx: Transaction,
    principal: Principal,
    id: string,
    version: number | null,
  ): Promise<HeldApplication> {
    checkApplicationId(id);
    const held = await this.store.hold(tx, principal, id);
    if (!held) throw applicationNotFound();
    if (version === null || held.version === version) return held;
    throw new DomainError('version_conflict', 'Somebody changed this application');
  }

  /** Puts what is there now into a conflict, once its transaction is over: only one connection at a time. */
  async withCurrent<T>(principal: Principal, id: string, write: () => Promise<T>): Promise<T> {
    try {
      return await write();
    } catch (error) {
      if (!(error instanceof DomainError) || error.code !== 'version_conflict') throw error;
      throw new DomainError(error.code, error.detail, error.fields, await this.detail(principal, id));
    }
  }
}

/** `candidature-3f2a9c10-1.pdf`: nothing of the person. */
export function fileName(id: string, position: number, mime: string): string {
  return `candidature-${id.slice(0, 8)}-${position}.${EXTENSIONS[mime] ?? 'bin'}`;
}

export function applicationNotFound(): DomainError {
  return new DomainError('not_found', 'No such application');
}

/** @throws DomainError `not_found`: what is no id names nothing */
export function checkApplicationId(id: string): void {
  if (!UUID.test(id)) throw applicationNotFound();
}
