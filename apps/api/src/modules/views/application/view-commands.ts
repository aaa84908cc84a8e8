import { Injectable } from '@nestjs/common';
import { VIEWS_MAX, type CreateView, type SavedView, type UpdateView } from '@jalon/contracts';
import { DomainError, may, type Principal } from '@jalon/domain';
import { UnitOfWork, type Transaction } from '../../../database/unit-of-work.js';
import type { RequestContext } from '../../../http/request-context.js';
import { ViewStore, type ViewRow } from '../persistence/view.store.js';

/** Keeps questions asked of the portfolio, for oneself or for all. Only their owner changes them. */
@Injectable()
export class ViewCommands {
  constructor(
    private readonly store: ViewStore,
    private readonly work: UnitOfWork,
  ) {}

  async list(principal: Principal): Promise<{ items: SavedView[] }> {
    return { items: await this.store.all(principal) };
  }

  /** @throws DomainError `already_exists` (the name), `limit_exceeded`, `forbidden` (sharing) */
  async create(context: RequestContext, command: CreateView): Promise<SavedView> {
    const { principal } = context;
    if (command.shared) checkMayShare(principal);
    const id = await this.work.once(context.actor, context.once, async (tx) => {
      if ((await this.store.count(tx, principal)) >= VIEWS_MAX) {
        throw new DomainError('limit_exceeded', `At most ${VIEWS_MAX} views a person`);
      }
      const added = await this.store.add(tx, principal, command);
      if (added === undefined) throw nameTaken('name');
      await tx.audit({ action: 'view.created', subjectType: 'view', subjectId: added });
      return added;
    });
    return this.one(principal, id);
  }

  /** @throws DomainError `version_conflict` with the current view, `already_exists` (the name) */
  async update(context: RequestContext, id: string, { version, changes }: UpdateView): Promise<SavedView> {
    const { principal } = context;
    await this.work.run(context.actor, async (tx) => {
      const before = await this.owned(tx, principal, id);
      if (before.version !== version) {
        throw new DomainError('version_conflict', 'This view was changed elsewhere', [], {
          ...viewOf(before),
        });
      }
      if (changes.shared === true && !before.shared) checkMayShare(principal);
      const after: ViewRow = {
        ...before,
        name: changes.name ?? before.name,
        query: changes.query ?? before.query,
        shared: changes.shared ?? before.shared,
      };
      if (!(await this.store.save(tx, after))) throw nameTaken('changes.name');
      const fields = (['name', 'query', 'shared'] as const)
        .filter((path) => before[path] !== after[path])
        .map((path) => ({ path, before: before[path], after: after[path] }));
      await tx.audit({ action: 'view.updated', subjectType: 'view', subjectId: id, changes: fields });
    });
    return this.one(principal, id);
  }

  async remove(context: RequestContext, id: string): Promise<void> {
    await this.work.run(context.actor, async (tx) => {
      const view = await this.owned(tx, context.principal, id);
      await this.store.remove(tx, id);
      await tx.audit({
        action: 'view.removed',
        subjectType: 'view',
        subjectId: id,
        changes: [{ path: 'name', before: view.name, after: null }],
      });
    });
  }

  private async owned(tx: Transaction, principal: Principal, id: string): Promise<ViewRow> {
    const view = await this.store.find(tx, principal, id);
    if (!view) throw noSuchView();
    if (view.accountId !== principal.accountId) {
      throw new DomainError('forbidden', 'Only its owner changes a view');
    }
    return view;
  }

  private async one(principal: Principal, id: string): Promise<SavedView> {
    const found = (await this.store.all(principal)).find((view) => view.id === id);
    if (!found) throw noSuchView();
    return found;
  }
}

function viewOf({ id, name, query, shared, version }: ViewRow): Omit<SavedView, 'mine' | 'byName'> {
  return { id, name, query, shared, version };
}

function checkMayShare(principal: Principal): void {
  if (!may(principal, 'view:share')) throw new DomainError('forbidden', 'Only the lab shares views');
}

function nameTaken(path: string): DomainError {
  return new DomainError('already_exists', 'You have a view of that name', [
    { path, code: 'already_exists' },
  ]);
}

function noSuchView(): DomainError {
  return new DomainError('not_found', 'No such view');
}
