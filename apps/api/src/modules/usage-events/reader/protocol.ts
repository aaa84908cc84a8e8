/** What the worker asks of the reading process. */
export interface RowsRequest {
  /** The file as uploaded. */
  readonly path: string;
  /** Where the rows go: one JSON line a slice, each an array of `CsvRow`. */
  readonly outPath: string;
  readonly maxRows: number;
}

/** The columns of a file of events, the first three of which it must have. */
export const USAGE_COLUMNS = ['time', 'user', 'type', 'id', 'entity', 'release', 'feature'] as const;

/** The line in the file (the header is row 1) and what its columns say; an empty cell is left out. */
export type CsvRow = { readonly row: number } & {
  readonly [name in (typeof USAGE_COLUMNS)[number]]?: string;
};
