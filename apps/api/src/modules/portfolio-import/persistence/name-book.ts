import type { Transaction } from '../../../database/unit-of-work.js';

type Table = 'partner_entity' | 'person' | 'product';

interface Wanted {
  readonly name: string | null;
  /** Entity of a person met for the first time, by name; it has to be known already. */
  readonly entity: string | null;
}

/** Ids of entities, people and products by name; PostgreSQL decides which names are the same (fold). */
export class NameBook {
  private readonly ids = new Map<string, string>();

  constructor(private readonly tx: Transaction) {}

  /** Finds the names not met yet, and creates those that nobody has. */
  async learn(table: Table, wanted: readonly Wanted[]): Promise<void> {
    const names = new Map<string, string | null>();
    for (const { name, entity } of wanted) {
      if (name !== null && !names.has(name) && !this.ids.has(key(table, name))) names.set(name, entity);
    }
    if (names.size === 0) return;
    const unknown = await this.look(table, [...names.keys()]);
    if (unknown.length === 0) return;
    const owners = unknown.map((name) => this.id('partner_entity', names.get(name) ?? null));
    // Names that only differ in case or accents are one: the first writing is kept.
    await this.tx.query(
      table === 'person'
        ? `insert into person (name, entity_id) select name, entity_id from (
             select distinct on (fold(x.name)) x.name, x.entity_id, x.position
             from unnest($1::text[], $2::uuid[]) with ordinality as x (name, entity_id, position)
             order by fold(x.name), x.position) one order by position`
        : `insert into ${table} (name) select x.name from unnest($1::text[], $2::uuid[]) with ordinality
             as x (name, unused, position) order by x.position on conflict do nothing`,
      [unknown, owners],
    );
    const missing = await this.look(table, unknown);
    if (missing.length > 0) throw new Error(`No ${table} could be created for ${missing.length} names`);
  }

  id(table: Table, name: string | null): string | null {
    return name === null ? null : (this.ids.get(key(table, name)) ?? null);
  }

  /** Remembers the ids that exist; the answer is the names nobody has. */
  private async look(table: Table, names: readonly string[]): Promise<readonly string[]> {
    const rows = await this.tx.query<{ name: string; id: string }>(
      `select distinct on (x.name) x.name, t.id from unnest($1::text[]) as x (name)
       join ${table} t on fold(t.name) = fold(x.name) order by x.name, t.archived, t.id`,
      [names],
    );
    for (const { name, id } of rows) this.ids.set(key(table, name), id);
    return names.filter((name) => !this.ids.has(key(table, name)));
  }
}

function key(table: Table, name: string): string {
  return `${table}:${name}`;
}
