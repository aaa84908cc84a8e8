import type { LocalDate } from '@jalon/domain';

/** The demo so far, for the parts that add to it. Lists are in the order of catalogue.ts. */
export interface DemoWorld {
  readonly today: LocalDate;
  readonly entities: readonly string[];
  readonly products: readonly string[];
  readonly people: readonly string[];
  /** Ids of the use cases by title. */
  readonly useCases: ReadonlyMap<string, string>;
  /** The working day nearest to `offset` days from today, never on its other side. */
  readonly on: (offset: number) => LocalDate;
}
