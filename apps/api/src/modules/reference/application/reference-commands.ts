import { Injectable } from '@nestjs/common';
import type {
  createEntity,
  createPerson,
  createProduct,
  updateEntity,
  updatePerson,
  updateProduct,
} from '@jalon/contracts';
import type { PartnerEntity, Person, Product } from '@jalon/contracts';
import { DomainError } from '@jalon/domain';
import type * as z from 'zod';
import { UnitOfWork, type Transaction } from '../../../database/unit-of-work.js';
import type { RequestContext } from '../../../http/request-context.js';
import { ReferenceStore } from '../persistence/reference.store.js';
import { ReferenceCache } from './reference-cache.js';

interface Row {
  readonly id: string;
  readonly name: string;
  readonly version: number;
}

/** Adds and changes partner entities, people and products. Nothing is deleted: use cases name them. */
@Injectable()
export class ReferenceCommands {
  constructor(
    private readonly store: ReferenceStore,
    private readonly cache: ReferenceCache,
    private readonly work: UnitOfWork,
  ) {}

  createEntity(context: RequestContext, command: z.output<typeof createEntity>): Promise<PartnerEntity> {
    return this.create(context, 'entity', (tx) => this.store.addEntity(tx, command.name));
  }

  createPerson(context: RequestContext, command: z.output<typeof createPerson>): Promise<Person> {
    return this.create(context, 'person', async (tx) => {
      if (command.entityId !== null && !(await this.store.entity(tx, command.entityId))) {
        throw new DomainError('invalid_value', 'No such partner entity', [
          { path: 'entityId', code: 'unknown' },
        ]);
      }
      return this.store.addPerson(tx, command);
    });
  }

  createProduct(context: RequestContext, command: z.output<typeof createProduct>): Promise<Product> {
    return this.create(context, 'product', (tx) =>
      this.store.addProduct(tx, command.name, command.description),
    );
  }

  updateEntity(
    context: RequestContext,
    id: string,
    command: z.output<typeof updateEntity>,
  ): Promise<PartnerEntity> {
    return this.update(context, 'entity', command.version, async (tx) => {
      const before = await this.store.entity(tx, id);
      if (!before) return undefined;
      const next = { ...before, ...defined(command) };
      return {
        before,
        save: () => this.store.changeEntity(tx, next),
        again: () => this.store.entity(tx, id),
      };
    });
  }

  updatePerson(context: RequestContext, id: string, command: z.output<typeof updatePerson>): Promise<Person> {
    return this.update(context, 'person', command.version, async (tx) => {
      const before = await this.store.person(tx, id);
      if (!before) return undefined;
      const next = { ...before, ...defined(command) };
      return {
        before,
        save: () => this.store.changePerson(tx, next),
        again: () => this.store.person(tx, id),
      };
    });
  }

  updateProduct(
    context: RequestContext,
    id: string,
    command: z.output<typeof updateProduct>,
  ): Promise<Product> {
    return this.update(context, 'product', command.version, async (tx) => {
      const before = await this.store.product(tx, id);
      if (!before) return undefined;
      const next = { ...before, ...defined(command) };
      return {
        before,
        save: () => this.store.changeProduct(tx, next),
        again: () => this.store.product(tx, id),
      };
    });
  }

  private async create<T extends Row>(
    context: RequestContext,
    subjectType: string,
    add: (tx: Transaction) => Promise<T | undefined>,
  ): Promise<T> {
    const created = await this.work.once(context.actor, context.once, async (tx) => {
      const row = await add(tx);
      if (!row) throw nameTaken();
      await tx.audit({ action: `${subjectType}.created`, subjectType, subjectId: row.id });
      return row;
    });
    this.cache.forget();
    return created;
  }

  private async update<T extends Row>(
    context: RequestContext,
    subjectType: string,
    version: number,
    prepare: (tx: Transaction) => Promise<
      | {
          readonly before: T;
          readonly save: () => Promise<T | undefined>;
          readonly again: () => Promise<T | undefined>;
        }
      | undefined
    >,
  ): Promise<T> {
    const updated = await this.work.run(context.actor, async (tx) => {
      const change = await prepare(tx);
      if (!change) throw new DomainError('not_found', `No such ${subjectType}`);
      // Compared here first: a version PostgreSQL could not even hold is only a stale one.
      const saved = change.before.version === version ? await change.save() : undefined;
      if (!saved) {
        throw new DomainError(
          'version_conflict',
          `Somebody changed this ${subjectType}`,
          [],
          await change.again(),
        );
      }
      await tx.audit({
        action: `${subjectType}.updated`,
        subjectType,
        subjectId: saved.id,
        changes: changesOf(change.before, saved),
      });
      return saved;
    });
    this.cache.forget();
    return updated;
  }
}

function nameTaken(): DomainError {
  return new DomainError('already_exists', 'This name is taken', [{ path: 'name', code: 'taken' }]);
}

/** Without the keys that were left out, so that they do not erase what is there. */
function defined<T extends object>(values: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };
}

function changesOf(before: object, after: object): { path: string; before: unknown; after: unknown }[] {
  const was = new Map<string, unknown>(Object.entries(before));
  return Object.entries<unknown>(after as Record<string, unknown>)
    .filter(([path, value]) => path !== 'version' && was.get(path) !== value)
    .map(([path, value]) => ({ path, before: was.get(path), after: value }));
}
