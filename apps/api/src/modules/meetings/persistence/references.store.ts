import { Injectable } from '@nestjs/common';
import { DomainError, type FieldError } from '@jalon/domain';
import type { Transaction } from '../../../database/unit-of-work.js';

/** Something named by a field, by its place in the request. */
export interface Named {
  readonly path: string;
  readonly id: string | null | undefined;
}

/** Whether what a meeting names exists, is still in use and may be named there. */
@Injectable()
export class ReferencesStore {
  /**
   * Holds the people named until the end.
   * @param still who is named already: they may stay, though archived
   * @throws DomainError `invalid_value`, each by its field
   */
  async checkPeople(
    tx: Transaction,
    named: readonly Named[],
    still: ReadonlySet<string | null> = new Set(),
  ): Promise<void> {
    const archived = await this.people(
      tx,
      named.flatMap(({ id }) => id ?? []),
    );
    this.refuse(
      named.flatMap(({ path, id }): FieldError[] => {
        if (!id) return [];
        const known = archived.get(id);
        if (known === undefined) return [{ path, code: 'unknown' }];
        return known && !still.has(id) ? [{ path, code: 'archived' }] : [];
      }),
      'Somebody named here cannot be',
    );
  }

  /** Of each person there is, whether they are archived; held until the end. */
  async people(tx: Transaction, ids: readonly string[]): Promise<ReadonlyMap<string, boolean>> {
    const rows = await tx.query<{ id: string; archived: boolean }>(
      'select id, archived from person where id = any($1::uuid[]) order by id for key share',
      [[...new Set(ids)]],
    );
    return new Map(rows.map((row) => [row.id, row.archived]));
  }

  /**
   * What a partner entity will read speaks of its own use cases alone. Closed ones may still be spoken of.
   * @throws DomainError `invalid_value` (`unknown`, `other_entity`), each by its field
   */
  async checkUseCases(tx: Transaction, entityId: string | null, named: readonly Named[]): Promise<void> {
    const entities = await this.useCases(
      tx,
      named.flatMap(({ id }) => id ?? []),
    );
    const errors = new Map<string, FieldError>();
    for (const { path, id } of named) {
      if (!id) continue;
      const owner = entities.get(id);
      if (owner === undefined) errors.set(path, { path, code: 'unknown' });
      else if (entityId !== null && owner !== entityId) errors.set(path, { path, code: 'other_entity' });
    }
    this.refuse([...errors.values()], 'The meeting cannot speak of this use case');
  }

  /** Of each use case there is, the entity that it belongs to; held until the end. */
  async useCases(tx: Transaction, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const rows = await tx.query<{ id: string; entityId: string }>(
      `select id, entity_id as "entityId" from use_case where id = any($1::uuid[]) order by id for key share`,
      [[...new Set(ids)]],
    );
    return new Map(rows.map((row) => [row.id, row.entityId]));
  }

  /** @throws DomainError `invalid_value` */
  async checkEntity(tx: Transaction, path: string, entityId: string | null | undefined): Promise<void> {
    if (!entityId) return;
    const [row] = await tx.query<{ archived: boolean }>(
      'select archived from partner_entity where id = $1 for key share',
      [entityId],
    );
    if (row?.archived !== false) {
      this.refuse([{ path, code: row ? 'archived' : 'unknown' }], 'This entity cannot be named');
    }
  }

  private refuse(errors: readonly FieldError[], detail: string): void {
    if (errors.length > 0) throw new DomainError('invalid_value', detail, errors);
  }
}
