/**
 * What the build leaves to do: compress each text file once, so that no request has to, and list what each page
 * loads, so that the server can announce it with the page instead of one import after the other.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const root = join(import.meta.dirname, 'dist/web');
const folder = join(root, 'browser');
/** Smaller than a packet: compressing it saves nothing. */
const WORTH_BYTES = 1_024;

/** The pages people open first, by the beginning of their address; the first that fits counts. */
const PAGES = [
  { path: '/portfolio', sources: ['portfolio/routes.ts', 'portfolio/portfolio-page.ts'], words: 'portfolio' },
  {
    path: '/monthly-report',
    sources: ['monthly-report/routes.ts', 'monthly-report/monthly-report-page.ts'],
    words: 'monthly-report',
  },
  { path: '/use-cases/', sources: ['use-case/routes.ts', 'use-case/detail-page.ts'], words: 'use-case' },
  {
    path: '/imports',
    sources: ['portfolio-import/routes.ts', 'portfolio-import/imports-page.ts'],
    words: 'portfolio-import',
  },
];
const ALWAYS = ['core/api/start-contracts.ts'];

for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
  if (!/\.(js|css|svg|json|txt|webmanifest)$/.test(name)) continue;
  const path = join(folder, name);
  const source = readFileSync(path);
  if (source.length < WORTH_BYTES) continue;
  writeFileSync(
    `${path}.br`,
    brotliCompressSync(source, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }),
  );
  writeFileSync(`${path}.gz`, gzipSync(source, { level: 9 }));
}

const { outputs } = JSON.parse(readFileSync(join(root, 'stats.json'), 'utf8'));
/** The file that holds a source. */
const fileOf = (source) => {
  const found = Object.keys(outputs).find((file) => source in (outputs[file].inputs ?? {}));
  if (found === undefined) throw new Error(`No file of the build holds ${source}`);
  return found;
};
/** Files and what they import, all the way down. */
const withImports = (files, seen = new Set()) => {
  for (const file of files) {
    if (seen.has(file)) continue;
    seen.add(file);
    const imports = outputs[file].imports.filter(({ kind }) => kind === 'import-statement');
    withImports(
      imports.map(({ path }) => path),
      seen,
    );
  }
  return seen;
};
const main = fileOf('src/main.ts');
const announced = (sources) => [...withImports(sources.map(fileOf))].filter((file) => file !== main);

const preload = PAGES.map(({ path, sources, words }) => {
  const code = [...ALWAYS, ...sources].map((source) => `src/app/${source}`);
  const said = (language) => [`src/i18n/${language}.ts`, `src/app/${words}/i18n/${language}.ts`];
  return { path, fr: announced([...code, ...said('fr')]), en: announced([...code, ...said('en')]) };
});
writeFileSync(join(folder, 'preload.json'), JSON.stringify(preload));
