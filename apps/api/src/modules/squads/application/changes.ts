export interface FieldChange {
  readonly path: string;
  readonly before: unknown;
  readonly after: unknown;
}

/** The fields of `after` that say something else than `before`, for the audit. */
export function changesBetween(before: object, after: object): FieldChange[] {
  const was = new Map<string, unknown>(Object.entries(before));
  return Object.entries<unknown>(after as Record<string, unknown>)
    .filter(([path, value]) => path !== 'version' && was.get(path) !== value)
    .map(([path, value]) => ({ path, before: was.get(path), after: value }));
}
