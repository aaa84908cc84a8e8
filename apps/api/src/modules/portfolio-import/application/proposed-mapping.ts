import { createHash } from 'node:crypto';
import { importMapping, type ImportMapping } from '@jalon/contracts';
import { columnSignature, mappingProblems, proposeColumns } from '@jalon/domain';

/** Key of a remembered mapping: the same headers in the same order. */
export function mappingSignature(headers: readonly string[]): string {
  return createHash('sha256').update(columnSignature(headers)).digest('base64url');
}

/** The mapping settled for an earlier file with these columns, else the one their names suggest. */
export function proposedMapping(
  headers: readonly string[],
  remembered: unknown,
): { readonly mapping: ImportMapping; readonly remembered: boolean } {
  const earlier = importMapping.safeParse(remembered);
  if (earlier.success && mappingProblems(earlier.data.columns, headers.length).length === 0) {
    return { mapping: earlier.data, remembered: true };
  }
  const columns = proposeColumns(headers).map((column) => ({ ...column }));
  const hasStage = columns.some((column) => column.field === 'stage');
  // Without a stage column every row would be rejected: new use cases start at the beginning.
  return {
    mapping: { columns, defaultEntity: null, defaultStage: hasStage ? null : 'opportunity' },
    remembered: false,
  };
}
