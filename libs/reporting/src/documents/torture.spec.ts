import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { everyDocument, type FactsMood } from '../testing/every-document.js';
import { EVERY_TEMPLATE } from '../testing/house-templates.js';
import { sdkErrorsOf } from '../testing/open-xml-sdk.js';
import { relationshipsOf } from '../template-pptx/package.js';
import { descendants, parseXml } from '../xml/xml.js';
import { readZip } from '../zip/zip.js';
import { describeDocument, drawDocument } from './index.js';
import { deckProblems } from '../testing/deck-checks.js';

const folder = mkdtempSync(join(tmpdir(), 'jalon-torture-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

// In Jalon's own look each kind has its own test with these facts: here they stand on what other tools made.
const CASES = [
  { mood: 'nasty', language: 'fr', name: 'grand-large' },
  { mood: 'nasty', language: 'en', name: 'rive-nord' },
  { mood: 'empty', language: 'en', name: 'grand-large' },
  { mood: 'empty', language: 'fr', name: 'rive-nord' },
] as const satisfies readonly { mood: FactsMood; language: 'fr' | 'en'; name: string }[];
/** Characters that XML cannot hold, and halves of pairs; tab, line feed and carriage return are no text of a run either. */
const UNSOUND =
  // eslint-disable-next-line no-control-regex -- what is looked for
  /[\u0000-\u001F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/u;

describe.each(CASES)('every document of $mood facts in $language on $name', ({ mood, language, name }) => {
  it('is a sound file that says something on each page', async () => {
    const templates = EVERY_TEMPLATE[name]?.() ?? {};
    const paths: string[] = [];
    for (const document of everyDocument(mood, language)) {
      for (const { format, bytes } of await drawDocument(document, templates)) {
        const path = join(folder, `${document.kind}-${mood}-${language}-${name}.${format}`);
        if (format !== 'xlsx') {
          writeFileSync(path, bytes);
          paths.push(path);
        }
        const parts = readZip(Buffer.from(bytes));
        const texts =
          format === 'pptx'
            ? relationshipsOf(parts, 'ppt/presentation.xml')
                .filter(({ kind }) => kind === 'slide')
                .map(({ target }) => parts.get(target)?.toString('utf8') ?? '')
            : format === 'docx'
              ? [parts.get('word/document.xml')?.toString('utf8') ?? '']
              : [...parts].flatMap(([part, data]) =>
                  /worksheets\/sheet\d+\.xml$/.test(part) ? [data.toString('utf8')] : [],
                );
        expect(texts.length).toBeGreaterThan(0);
        for (const text of texts) {
          const root = parseXml(text);
          const said = descendants(root, 'a:t', 'w:t', 't')
            .flatMap((node) => node.children)
            .filter((child) => typeof child === 'string')
            .join('');
          // A cell of a workbook may hold lines.
          const flat = format === 'xlsx' ? said.replaceAll('\n', ' ') : said;
          expect({ path, unsound: UNSOUND.exec(flat)?.[0] }).toEqual({ path, unsound: undefined });
          expect(`${path}: ${said.trim()}`).not.toBe(`${path}: `);
        }
      }
    }
    expect(await sdkErrorsOf(mood === 'nasty' ? paths : [])).toEqual([]);
  }, 600_000);
});

describe.each(['fr', 'en'] as const)('before any template, in %s', (language) => {
  it.each(['empty', 'nasty'] as const)(
    'decks of %s facts keep the rules of the house',
    (mood) => {
      const problems = everyDocument(mood, language).flatMap((document) =>
        describeDocument(document).flatMap((describe) => {
          const spec = describe();
          return spec.format === 'pptx'
            ? deckProblems(spec.deck).map((said) => `${document.kind}: ${said}`)
            : [];
        }),
      );
      expect(problems).toEqual([]);
    },
    120_000,
  );
});
