/**
 * `npm run documents -- --out DIR [--lang fr|en] [--month YYYY-MM] [--pdf]`: writes every kind of deliverable from the
 * demo data, in both languages, in Jalon's own look and on house templates made by other tools, for people to look at
 * and tools to check. Each is asked for as a person would, then drawn again twice from the facts it was made from: the
 * same facts and the same template must give the same bytes. `--pdf` makes PDFs too, and counts the pages of Word.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { askFor } from './documents/ask.mjs';
import { pdfPages, pdfsOf, slidesOf } from './documents/pages.mjs';
import { ensureBuilt } from './build.mjs';
import { ROOT } from './command.mjs';
import { ensureInstalled } from './install.mjs';
import { startStack } from './stack.mjs';
import { Client } from './client.mjs';

const { values } = parseArgs({
  options: {
    out: { type: 'string' },
    lang: { type: 'string' },
    month: { type: 'string' },
    pdf: { type: 'boolean', default: false },
  },
});
if (!values.out || (values.lang !== undefined && values.lang !== 'fr' && values.lang !== 'en')) {
  console.error('Usage: npm run documents -- --out DIR [--lang fr|en] [--month YYYY-MM] [--pdf]');
  process.exit(2);
}
/** @param {string} line */
const say = (line) => void process.stdout.write(`${line}\n`);
const folder = resolve(process.env['INIT_CWD'] ?? process.cwd(), values.out);
const languages = values.lang === undefined ? ['fr', 'en'] : [values.lang];
/** @param {string} name */
const template = (name) => readFileSync(join(ROOT, 'libs/reporting/src/testing/templates', name));
/** @type {Record<string, { pptx?: Uint8Array, docx?: Uint8Array }>} */
const TEMPLATES = {
  jalon: {},
  'rive-nord': { pptx: template('rive-nord-4x3.pptx'), docx: template('letterhead.docx') },
  'grand-large': { pptx: template('grand-large-16x9.pptx'), docx: template('workshop-letter.docx') },
};
/** @param {Uint8Array} bytes */
const sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex');

/** @typedef {{ path: string, bytes: number, ms: number, slides: number | null, sha256: string, same: boolean }} Row */
/** @type {Row[]} */
const rows = [];

await ensureInstalled(say);
await ensureBuilt(say);
const { drawDocument } = await import('../libs/reporting/dist/index.js');
const { DELIVERABLE_KINDS, DELIVERABLE_RULES, INTERNSHIP_PROGRAMMES } =
  await import('../libs/domain/dist/index.js');
mkdirSync(folder, { recursive: true });
const stack = await startStack();
try {
  const account = stack.accounts.find(({ role }) => role === 'project_manager');
  if (!account) throw new Error('The demo has no project manager.');
  const client = await new Client(stack.address).signIn(account);
  const { today } = await client.ask('GET', '/api/session');
  const month = values.month ?? today.slice(0, 7);
  const year = INTERNSHIP_PROGRAMMES[0]?.year ?? Number(today.slice(0, 4));
  for (const kind of DELIVERABLE_KINDS) {
    const { subject, written } = DELIVERABLE_RULES[kind];
    for (const language of languages) {
      const made = await askFor(client, stack.databaseUrl, { kind, language, subject, written, month, year });
      for (const name of Object.keys(TEMPLATES)) await drawTwice(made, language, name);
    }
  }
} finally {
  await stack.stop();
}
const pdfs = values.pdf ? await pdfsOf(rows.map(({ path }) => path).filter((path) => !path.endsWith('.xlsx')), join(folder, 'pdf')) : new Map(); // prettier-ignore
report();
if (rows.some(({ same }) => !same)) process.exitCode = 1;

/**
 * @param {import('./documents/ask.mjs').Made} made
 * @param {string} language
 * @param {string} name
 */
async function drawTwice({ document, files }, language, name) {
  const templates = TEMPLATES[name] ?? {};
  const began = performance.now();
  const first = await drawDocument(/** @type {any} */ (document), templates);
  const ms = performance.now() - began;
  const second = await drawDocument(/** @type {any} */ (document), templates);
  first.forEach(({ format, bytes }, index) => {
    if (name !== 'jalon' && !(format in templates)) return;
    const hash = sha256(bytes);
    const asked = files.find((file) => file.format === format);
    const same =
      hash === sha256(second[index]?.bytes ?? Buffer.alloc(0)) &&
      // What a person was given is what the facts give.
      (name !== 'jalon' || (asked !== undefined && asked.sha256 === hash && sha256(asked.bytes) === hash));
    const path = join(folder, `${document.kind}-${language}-${name}.${format}`);
    writeFileSync(path, bytes);
    rows.push({
      path,
      bytes: bytes.length,
      ms,
      slides: format === 'pptx' ? slidesOf(bytes) : null,
      sha256: hash,
      same,
    });
  });
}

/** One line a file: a document of several files is drawn in one go, whose time stands at each. */
function report() {
  say(`${'file'.padEnd(58)}${'bytes'.padStart(9)}${'ms'.padStart(8)}${'pages'.padStart(7)}  sha-256`);
  for (const { path, bytes, ms, slides, sha256: hash, same } of rows) {
    const pdf = pdfs.get(path);
    const pages = slides ?? (pdf === undefined ? '–' : pdfPages(pdf));
    const name = path.slice(folder.length + 1);
    say(
      `${name.padEnd(58)}${String(bytes).padStart(9)}${ms.toFixed(0).padStart(8)}${String(pages).padStart(7)}  ` +
        `${hash.slice(0, 12)}${same ? '' : '  DIFFERS'}`,
    );
  }
  const differ = rows.filter(({ same }) => !same).length;
  say(`${rows.length} files, ${differ === 0 ? 'each the same bytes twice' : `${differ} DIFFER`}`);
}
