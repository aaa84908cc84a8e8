/** What reads: the pool, or a transaction that must see its own writes. */
export interface Reader {
  query<Row extends object>(text: string, values?: readonly unknown[]): Promise<Row[]>;
}
