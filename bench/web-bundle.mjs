import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { ROOT } from '../tools/command.mjs';

/** KiB gzip that the first page may take, and what the editor may add to it: each budget is the floor of its figure. */
const BUDGET = 110;
const EDITOR_BUDGET = 190;
const FOLDER = join(ROOT, 'apps/web/dist/web/browser');

/**
 * Initial JavaScript of the web app: what index.html loads and what that imports; then what the editor of minutes and
 * its shared document bring on top of it.
 */
export function webBundle() {
  const page = readFileSync(join(FOLDER, 'index.html'), 'utf8');
  const wanted = [...page.matchAll(/(?:src|href)="([^"]+\.js)"/g)].map((match) => match[1] ?? '');
  const initial = withImports(wanted);
  const chunks = (/** @type {RegExp} */ pattern) => readdirSync(FOLDER).filter((name) => pattern.test(name));
  const files = chunks(/^(minutes-editor|live-minutes-factory)-.*\.js$/);
  if (files.length < 2) throw new Error('The editor of minutes is no chunk of its own.');
  // Start-up's contracts are there before any page is.
  const before = withImports([...wanted, ...chunks(/^start-contracts-.*\.js$/)]);
  const editor = [...withImports(files)].filter((name) => !before.has(name));
  return [figure('web-bundle', initial, BUDGET), figure('editor-bundle', editor, EDITOR_BUDGET)];
}

/**
 * The files and what they import statically: what is loaded later is not counted.
 * @param {readonly string[]} names
 * @returns {Set<string>}
 */
function withImports(names) {
  const files = new Set(readdirSync(FOLDER).filter((name) => name.endsWith('.js')));
  const wanted = [...names];
  /** @type {Set<string>} */
  const seen = new Set();
  while (wanted.length > 0) {
    const name = (wanted.pop() ?? '').replace(/^\.?\//, '');
    if (seen.has(name) || !files.has(name)) continue;
    seen.add(name);
    const source = readFileSync(join(FOLDER, name), 'utf8');
    for (const match of source.matchAll(/(?:from|import)\s*"(\.\/[^"]+\.js)"/g)) wanted.push(match[1] ?? '');
  }
  return seen;
}

/**
 * @param {string} name
 * @param {Iterable<string>} files
 * @param {number} budget
 */
function figure(name, files, budget) {
  let bytes = 0;
  for (const file of files) bytes += gzipSync(readFileSync(join(FOLDER, file))).length;
  const value = bytes / 1024;
  return { name, value, unit: 'KiB gzip', floor: budget, ratio: Math.min(1, budget / value) };
}
