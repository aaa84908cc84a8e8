/** What the server takes (its reader has the last word). */
export const FILE_BYTES_MAX = 50 * 1024 * 1024;
export const FILE_EXTENSIONS: readonly string[] = ['.csv', '.tsv', '.txt', '.xlsx'];
