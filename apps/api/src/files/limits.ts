const MB = 1024 * 1024;

/** What a portfolio file may weigh. Beyond any of these it is refused, never cut. */
export const FILE_LIMITS = {
  bytes: 50 * MB,
  rows: 50_000,
  columns: 500,
  /** The longest text a cell of Excel can hold. */
  cell: 32_767,
  zipEntries: 2_000,
  inflatedBytes: 200 * MB,
  /** Inflated to compressed, counted on real bytes once `ratioFrom` bytes came out. */
  ratio: 100,
  ratioFrom: MB,
  memoryMb: 512,
  milliseconds: 60_000,
} as const;
export type FileLimits = { readonly [name in keyof typeof FILE_LIMITS]: number };
