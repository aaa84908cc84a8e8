import type { FileLimits } from '../../../files/limits.js';

/** What the API asks of the reading process. */
export interface ReadRequest {
  /** The file as uploaded. */
  readonly path: string;
  /** Its name, for the extension only. */
  readonly fileName: string;
  /** Where the rows go: one JSON line a slice, each an array of `SlicedRow`. */
  readonly outPath: string;
  readonly limits: FileLimits;
}

/** Line number, cells (trailing empty ones left out), formula cells as [column, 1 when a value was kept]. */
export type SlicedRow =
  | readonly [row: number, cells: readonly string[]]
  | readonly [
      row: number,
      cells: readonly string[],
      formulas: readonly (readonly [index: number, kept: 0 | 1])[],
    ];

export interface ReadColumn {
  readonly index: number;
  readonly name: string;
  readonly samples: readonly string[];
}

export interface ReadResult {
  readonly detected: {
    readonly format: 'csv' | 'xlsx';
    readonly encoding: string | null;
    readonly delimiter: string | null;
    readonly sheet: string | null;
    readonly headerRow: number;
    readonly rows: number;
  };
  readonly columns: readonly ReadColumn[];
}
