import { visibleEntity, type Principal } from '@jalon/domain';

/** Collects what a statement is run with; answers `$1`, `$2`… in the order of the calls. */
export class Values {
  private readonly list: unknown[] = [];

  add(value: unknown): string {
    this.list.push(value);
    return `$${this.list.length}`;
  }

  get all(): readonly unknown[] {
    return this.list;
  }
}

/**
 * The one place where what a reader may see becomes SQL: a condition on the column that holds the owning
 * partner entity. Every statement that reads use cases for somebody starts from it.
 */
export function visibleTo(principal: Principal, values: Values, column = 'u.entity_id'): string {
  const entity = visibleEntity(principal);
  return entity === null ? 'true' : `${column} = ${values.add(entity)}::uuid`;
}
