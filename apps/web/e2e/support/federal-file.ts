import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';

const FOLDER = resolve(import.meta.dirname, '../../../api/src/modules/portfolio-import/testing');

/** The inventory of 2,133 use cases as published: Windows-1252, multi-line cells, repeated names. */
export const FEDERAL_ROWS = 2133;
export function federalFile(): { name: string; mimeType: string; buffer: Buffer } {
  return {
    name: 'us-federal-ai-use-cases-2024.csv',
    mimeType: 'text/csv',
    buffer: gunzipSync(readFileSync(resolve(FOLDER, 'us-federal-ai-use-cases-2024.csv.gz'))),
  };
}
