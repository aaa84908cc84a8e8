import { proposeColumns, REPEATABLE_FIELDS, type ImportField, type MappedColumn } from '@jalon/domain';

export type ColumnOrigin = 'remembered' | 'proposed' | 'chosen';

/** The field a column feeds; null when the column is left out. */
export function fieldOf(columns: readonly MappedColumn[], index: number): ImportField | null {
  return columns.find((column) => column.index === index)?.field ?? null;
}

/**
 * Gives `field` to the column `index` (null leaves it out). A field that takes one column only is taken from the
 * column that had it, told as `takenFrom`, so that a mapping is never contradictory.
 */
export function assign(
  columns: readonly MappedColumn[],
  index: number,
  field: ImportField | null,
): { readonly columns: readonly MappedColumn[]; readonly takenFrom: number | null } {
  const others = columns.filter((column) => column.index !== index);
  if (field === null) return { columns: others, takenFrom: null };
  const holder = REPEATABLE_FIELDS.includes(field)
    ? undefined
    : others.find((column) => column.field === field);
  const kept = holder ? others.filter((column) => column !== holder) : others;
  return {
    columns: [...kept, { index, field }].sort((a, b) => a.index - b.index),
    takenFrom: holder?.index ?? null,
  };
}

/** Where each column's field comes from: an earlier file, its header, or the person. Columns left out have none. */
export function origins(
  columns: readonly MappedColumn[],
  names: readonly { readonly index: number; readonly name: string }[],
  remembered: readonly MappedColumn[] | null,
): ReadonlyMap<number, ColumnOrigin> {
  const proposed = proposeColumns(names.map((column) => column.name)).map(({ index, field }) => ({
    index: names[index]?.index ?? index,
    field,
  }));
  return new Map(
    columns.map(({ index, field }) => {
      if (remembered && fieldOf(remembered, index) === field) return [index, 'remembered'] as const;
      return [index, fieldOf(proposed, index) === field ? 'proposed' : 'chosen'] as const;
    }),
  );
}

/** The title is what a row cannot do without. */
export function hasTitle(columns: readonly MappedColumn[]): boolean {
  return columns.some((column) => column.field === 'title');
}
