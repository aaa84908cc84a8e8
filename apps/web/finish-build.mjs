/**
 * What the build leaves to do: put the styles into the page, so that it paints as soon as it has come; compress each
 * text file once, so that no request has to; and write the pages people open first, each with its heading and all it
 * loads announced, instead of one import after the other.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import ts from 'typescript';

const root = join(import.meta.dirname, 'dist/web');
const folder = join(root, 'browser');
/** Smaller than a packet: compressing it saves nothing. */
const WORTH_BYTES = 1_024;

/**
 * The pages people open first, by the beginning of their address; the first that fits counts. `title` is the key of
 * the heading, among the feature's words. `data` is what the page asks for when it is opened by its bare address.
 */
const PAGES = [
  {
    path: '/portfolio',
    sources: ['portfolio/contracts.ts', 'portfolio/parts.ts', 'portfolio/portfolio-page.ts'],
    words: 'portfolio',
    title: 'title',
    data: ['/api/use-cases?sort=code&dir=asc&page=1&pageSize=100', '/api/use-cases/counts', '/api/reference'],
  },
  {
    path: '/monthly-report',
    sources: [
      'monthly-report/contracts.ts',
      'monthly-report/parts.ts',
      'monthly-report/monthly-report-page.ts',
    ],
    words: 'monthly-report',
    title: 'title',
    data: ['/api/monthly-reports/view?month=__MONTH__&language=__LANGUAGE__', '/api/reference'],
  },
  {
    path: '/use-cases/',
    sources: ['use-case-routes.ts', 'use-case/use-case-page.ts', 'use-case/overview-page.ts'],
    words: 'use-case',
  },
  {
    path: '/imports',
    sources: ['portfolio-import/routes.ts', 'portfolio-import/imports-page.ts'],
    words: 'portfolio-import',
  },
];
const LANGUAGES = ['fr', 'en'];
const ALWAYS = ['core/api/contract-core.ts', 'core/api/start-contracts.ts'];

const styles = readdirSync(folder).find((name) => /^styles-\w{8}\.css$/.test(name));
if (styles === undefined) throw new Error('The build has no styles');
const css = readFileSync(join(folder, styles), 'utf8').replaceAll('url("./media/', 'url("/media/');
const index = readFileSync(join(folder, 'index.html'), 'utf8')
  .replace(`<link rel="stylesheet" href="/${styles}">`, () => `<style nonce="__CSP_NONCE__">${css}</style>`)
  .replace(/<script src="[^"]+" type="module"[^>]*><\/script>/, '<!--scripts-->');
if (!index.includes(css)) throw new Error('The styles found no place in the page');

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
/**
 * The file that holds a source. One that only passes others' names on has no code of its own: its file holds nothing,
 * and is known by its name.
 */
const fileOf = (source) => {
  const files = Object.keys(outputs);
  const isPassing = (file) =>
    file.startsWith(`${basename(source, '.ts')}-`) && Object.keys(outputs[file].inputs ?? {}).length === 0;
  const found = files.find((file) => source in (outputs[file].inputs ?? {})) ?? files.find(isPassing);
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

/**
 * What the page shows first needs no script: they are asked for once it is painted, the app's and, beside it, those it
 * will import. A tab in the background paints nothing, and does not wait for it.
 */
const scriptsAfterPaint = (files) => `<script nonce="__CSP_NONCE__">
(function (files) {
  var begin = function () {
    begin = function () {};
    import('/${main}');
    files.forEach(function (file) {
      document.head.append(Object.assign(document.createElement('link'), { rel: 'modulepreload', href: '/' + file }));
    });
  };
  requestAnimationFrame(function () {
    setTimeout(function () { begin(); });
  });
  setTimeout(function () { begin(); }, 500);
})(${JSON.stringify(files)});
</script>`;

/** A module of words as an address to import it from, with those it is made of. */
const moduleOf = (path) => {
  const { outputText } = ts.transpileModule(readFileSync(path, 'utf8'), {
    compilerOptions: { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ESNext },
  });
  const whole = outputText.replace(
    /(?<= from )'(\.[^']+)'/g,
    (_, part) => `"${moduleOf(join(dirname(path), `${part}.ts`))}"`,
  );
  return `data:text/javascript;base64,${Buffer.from(whole).toString('base64')}`;
};
/** The words of a feature, from its source. */
const wordsOf = async (feature, language) =>
  (await import(moduleOf(join(import.meta.dirname, `src/app/${feature}/i18n/${language}.ts`)))).default;
const insert = (page, marker, html) => {
  if (!page.includes(marker)) throw new Error(`The page has no ${marker}`);
  return page.replace(marker, () => html);
};

/** The page as it is before any script: its heading, and what it will load; `main` leads, nothing starts without it. */
async function pageOf({ sources, words, title }, language) {
  const code = [...ALWAYS, ...sources].map((source) => `src/app/${source}`);
  const said = [`src/i18n/${language}.ts`, `src/app/${words}/i18n/${language}.ts`];
  const heading = title === undefined ? '' : (await wordsOf(words, language))[title];
  let page = index.replace('<html lang="fr"', `<html lang="${language}"`);
  page = insert(page, '<!--scripts-->', scriptsAfterPaint(announced([...code, ...said])));
  return insert(page, '<!--heading-->', `<h1>${heading.replace(/\{\{ *month *\}\}/, '__MONTH_NAME__')}</h1>`);
}

/** The texts the server says over the page before any script: of the demo, of the month. By key, as the app reads them. */
async function saidBy({ path, words }, language) {
  const shell = await wordsOf('../', language);
  if (path !== '/monthly-report') return { shell: { demo: shell.shell.demo } };
  const { inMonth, thanMonth, headline, change } = await wordsOf(words, language);
  return { shell: { demo: shell.shell.demo }, report: { inMonth, thanMonth, headline, change } };
}

const pages = PAGES.map(async (page) => {
  const [fr, en] = await Promise.all(LANGUAGES.map((language) => pageOf(page, language)));
  const [saidInFrench, saidInEnglish] = await Promise.all(
    LANGUAGES.map((language) => saidBy(page, language)),
  );
  return { path: page.path, data: page.data ?? [], fr, en, words: { fr: saidInFrench, en: saidInEnglish } };
});
writeFileSync(join(folder, 'index.html'), insert(index, '<!--scripts-->', scriptsAfterPaint([])));
writeFileSync(join(folder, 'pages.json'), JSON.stringify(await Promise.all(pages)));
