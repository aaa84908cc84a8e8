const AT_THE_END = /\s+\(?(\d{1,3})\s*(?:min|mn|minutes?|')\.?\)?\s*$/i;

/** A line typed for an item: « Budget 15 min » is a title and its minutes. */
export function readLine(line: string): { readonly title: string; readonly minutes: number | null } {
  const found = AT_THE_END.exec(line);
  const minutes = Number(found?.[1] ?? 0);
  if (!found || minutes < 1 || minutes > 600) return { title: line.trim(), minutes: null };
  return { title: line.slice(0, found.index).trim(), minutes };
}
