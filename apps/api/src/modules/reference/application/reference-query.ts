import { Injectable } from '@nestjs/common';
import type { Reference } from '@jalon/contracts';
import { visibleEntity, type Principal } from '@jalon/domain';
import { ReferenceStore } from '../persistence/reference.store.js';
import { ReferenceCache } from './reference-cache.js';

/** What the screens choose from. */
@Injectable()
export class ReferenceQuery {
  constructor(
    private readonly cache: ReferenceCache,
    private readonly store: ReferenceStore,
  ) {}

  /** A partner gets its own entity and people, and of the rest only what its own use cases name. */
  async read(principal: Principal): Promise<Reference> {
    const { entities, people, products } = await this.cache.read();
    const { domains, tags } = await this.store.words(principal);
    const words = { domains: [...domains], tags: [...tags] };
    const own = visibleEntity(principal);
    if (own === null)
      return { entities: [...entities], people: [...people], products: [...products], ...words };
    const used = await this.store.used(principal);
    return {
      entities: entities.filter((entity) => entity.id === own),
      people: people.filter(
        (person) => person.entityId === own || (person.entityId === null && used.people.has(person.id)),
      ),
      products: products.filter((product) => used.products.has(product.id)),
      ...words,
    };
  }
}
