import { arrangementParams, readArrangement, type Arrangement } from '../layouts/arrangement';
import { readQuery, toParams, type PortfolioQuery } from '../query';

/** The page's query string, always written the same way: what a saved view holds and is compared by. */
export function addressOf(query: PortfolioQuery, arrangement: Arrangement): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries({ ...toParams(query), ...arrangementParams(arrangement) })) {
    for (const one of value === null ? [] : [value].flat()) params.append(name, one);
  }
  params.sort();
  return params.toString();
}

/** A view's query string as this page would write it, however it was written. */
export function canonical(text: string): string {
  const params = new URLSearchParams(text);
  const read = { get: (name: string) => params.get(name), getAll: (name: string) => params.getAll(name) };
  return addressOf(readQuery(read), readArrangement(read));
}
