import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { ROOT } from '../tools/command.mjs';

/** KiB gzip that the first page may take: the budget is the floor of this figure. */
const BUDGET = 110;

/** Initial JavaScript of the web app: what index.html loads and what that imports. */
export function webBundle() {
  const folder = join(ROOT, 'apps/web/dist/web/browser');
  const page = readFileSync(join(folder, 'index.html'), 'utf8');
  const wanted = [...page.matchAll(/(?:src|href)="([^"]+\.js)"/g)].map((match) => match[1] ?? '');
  const files = new Set(readdirSync(folder).filter((name) => name.endsWith('.js')));
  /** @type {Set<string>} */
  const seen = new Set();
  let bytes = 0;
  while (wanted.length > 0) {
    const name = (wanted.pop() ?? '').replace(/^\.?\//, '');
    if (seen.has(name) || !files.has(name)) continue;
    seen.add(name);
    const source = readFileSync(join(folder, name));
    bytes += gzipSync(source).length;
    // Static imports only: what is loaded later is not initial.
    for (const match of source.toString().matchAll(/(?:from|import)\s*"(\.\/[^"]+\.js)"/g))
      wanted.push(match[1] ?? '');
  }
  const value = bytes / 1024;
  return [{ name: 'web-bundle', value, unit: 'KiB gzip', floor: BUDGET, ratio: Math.min(1, BUDGET / value) }];
}
