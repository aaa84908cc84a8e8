import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import type { PartnerEntity, Person, Product } from '@jalon/contracts';
import { Listener } from '../../../database/listener.js';
import { ReferenceStore } from '../persistence/reference.store.js';

/** How old the memory may be while nothing tells us of changes, in milliseconds. */
const DEAF_MS = 2_000;

export interface ReferenceSnapshot {
  readonly entities: readonly PartnerEntity[];
  readonly people: readonly Person[];
  readonly products: readonly Product[];
  readonly entityNames: ReadonlyMap<string, string>;
  readonly personNames: ReadonlyMap<string, string>;
  readonly productNames: ReadonlyMap<string, string>;
}

/**
 * The small tables in memory, so that lists need not join them. A change in any process is announced by
 * PostgreSQL; while the announcements are not heard, the memory lives two seconds.
 */
@Injectable()
export class ReferenceCache implements OnModuleDestroy {
  private readonly stopListening: () => void;
  private changes = 0;
  private held:
    { readonly snapshot: ReferenceSnapshot; readonly changes: number; readonly at: number } | undefined;
  private loading: { readonly promise: Promise<ReferenceSnapshot>; readonly changes: number } | undefined;

  constructor(
    private readonly store: ReferenceStore,
    private readonly listener: Listener,
  ) {
    this.stopListening = listener.on('jalon_reference', () => this.forget());
  }

  onModuleDestroy(): void {
    this.stopListening();
  }

  /** The next read asks PostgreSQL; called after our own writes, which need not wait for their announcement. */
  forget(): void {
    this.changes++;
  }

  /** Everything, as fresh as the last announcement. Never call it inside a transaction: it takes a connection. */
  async read(): Promise<ReferenceSnapshot> {
    const { held } = this;
    if (
      held &&
      held.changes === this.changes &&
      (this.listener.connected || performance.now() - held.at < DEAF_MS)
    ) {
      return held.snapshot;
    }
    if (this.loading?.changes === this.changes) return this.loading.promise;
    const { changes } = this;
    const promise = this.load();
    const mine = { promise, changes };
    this.loading = mine;
    try {
      const snapshot = await promise;
      if (changes >= (this.held?.changes ?? 0)) this.held = { snapshot, changes, at: performance.now() };
      return snapshot;
    } finally {
      if (this.loading === mine) this.loading = undefined;
    }
  }

  private async load(): Promise<ReferenceSnapshot> {
    const [entities, people, products] = await Promise.all([
      this.store.entities(),
      this.store.people(),
      this.store.products(),
    ]);
    return {
      entities,
      people,
      products,
      entityNames: names(entities),
      personNames: names(people),
      productNames: names(products),
    };
  }
}

function names(rows: readonly { readonly id: string; readonly name: string }[]): ReadonlyMap<string, string> {
  return new Map(rows.map((row) => [row.id, row.name]));
}
