import { computed, inject, Injectable, signal } from '@angular/core';
import { reference as referenceContract, type Reference } from '@jalon/contracts';
import { ApiClient } from '../api/api';
import { Format } from '../i18n/format';
import { SessionStore } from '../session/session-store';
import type { Option } from '../../ui/combobox/combobox';

const EMPTY: Reference = { entities: [], people: [], products: [], domains: [], tags: [] };

/**
 * Entities, people, products, domains and tags that screens choose from. Read once, again on `refresh()`
 * (an import may bring new ones); a failed read is made again by the next screen that asks.
 */
@Injectable({ providedIn: 'root' })
export class ReferenceStore {
  private readonly api = inject(ApiClient);
  private readonly format = inject(Format);
  private readonly session = inject(SessionStore);
  private readonly state = signal<Reference>(EMPTY);
  private reading: Promise<void> | undefined;
  /** Whose lists these are: the next person on this page may see fewer of them. */
  private reader: string | undefined;

  readonly value = this.state.asReadonly();
  private readonly names = computed(() => {
    const { entities, people, products } = this.state();
    return new Map([...entities, ...people, ...products].map((one) => [one.id, one.name]));
  });
  readonly entityOptions = computed(() => this.options(this.state().entities));
  readonly productOptions = computed(() => this.options(this.state().products));
  readonly peopleOptions = computed<readonly Option[]>(() => {
    const names = this.names();
    return this.options(this.state().people, (person) =>
      person.entityId === null ? undefined : names.get(person.entityId),
    );
  });

  /** Reads the lists unless they are here; rejects with an ApiProblem. */
  load(): Promise<void> {
    const reader = this.session.me()?.accountId;
    if (reader !== this.reader) {
      this.state.set(EMPTY);
      this.reading = undefined;
      this.reader = reader;
    }
    this.reading ??= this.read();
    return this.reading;
  }

  refresh(): Promise<void> {
    this.reading = undefined;
    return this.load();
  }

  /** The name of an entity, a person or a product; null when it is unknown or not set. */
  nameOf(id: string | null): string | null {
    return id === null ? null : (this.names().get(id) ?? null);
  }

  private async read(): Promise<void> {
    const reader = this.reader;
    try {
      const lists = await this.api.get('/api/reference', referenceContract);
      if (reader === this.reader) this.state.set(lists);
    } catch (failure) {
      if (reader === this.reader) this.reading = undefined;
      throw failure;
    }
  }

  /** Archived ones are no longer offered, but keep their name where they are already chosen. */
  private options<T extends { readonly id: string; readonly name: string; readonly archived: boolean }>(
    all: readonly T[],
    note: (one: T) => string | undefined = () => undefined,
  ): readonly Option[] {
    return all
      .filter((one) => !one.archived)
      .map((one) => {
        const text = note(one);
        return { value: one.id, label: one.name, ...(text === undefined ? {} : { note: text }) };
      })
      .sort((left, right) => this.format.compare(left.label, right.label));
  }
}
