import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DELIVERABLE_KINDS, DELIVERABLE_RULES } from '@jalon/domain';
import { everyDocument, LANGUAGES } from '../testing/every-document.js';
import { EVERY_TEMPLATE } from '../testing/house-templates.js';
import { sdkErrorsOf } from '../testing/open-xml-sdk.js';
import { findingsOf, validatorScript } from '../testing/validator.js';
import { drawDocument } from './draw.js';

const folder = mkdtempSync(join(tmpdir(), 'jalon-documents-'));
const written: { readonly path: string; readonly language: 'fr' | 'en'; readonly grafted: boolean }[] = [];
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const CASES = LANGUAGES.flatMap((language) =>
  Object.entries(EVERY_TEMPLATE).map(([name, templates]) => ({ language, name, templates })),
);

describe.each(CASES)('every document in $language on $name', ({ language, name, templates }) => {
  it('is drawn in the formats of its kind, twice the same bytes whatever is drawn between', async () => {
    const documents = everyDocument('sample', language);
    expect(documents.map(({ kind }) => kind)).toEqual(DELIVERABLE_KINDS);
    const first = [];
    for (const document of documents) first.push(await drawDocument(document, templates()));
    for (const [index, document] of [...documents.entries()].reverse()) {
      const files = first[index] ?? [];
      expect(files.map(({ format }) => format)).toEqual(DELIVERABLE_RULES[document.kind].formats);
      const again = await drawDocument(document, templates());
      files.forEach(({ format, bytes }, at) => {
        expect({ kind: document.kind, format, same: Buffer.compare(bytes, again[at]?.bytes ?? Buffer.of()) === 0 })
          .toEqual({ kind: document.kind, format, same: true }); // prettier-ignore
        // Formats the template is not for are those of Jalon's own look.
        if (name !== 'jalon' && !(format in templates())) return;
        const path = join(folder, `${document.kind}-${language}-${name}.${format}`);
        writeFileSync(path, bytes);
        written.push({ path, language, grafted: name !== 'jalon' });
      });
    }
  }, 180_000);
});

describe('all of them', () => {
  it('are valid for the Open XML SDK on templates of other tools', async () => {
    // In Jalon's own look each kind has its own test of that.
    const paths = written.filter(({ grafted, language }) => grafted && language === 'fr');
    expect(paths.length).toBeGreaterThan(30);
    expect(await sdkErrorsOf(paths.map(({ path }) => path))).toEqual([]);
  }, 300_000);

  const script = validatorScript();
  (script === null ? it.skip : it)(
    'have no error, nothing inaccessible and no warning',
    async () => {
      for (const language of LANGUAGES) {
        const files = written.filter((file) => file.language === language && !file.path.endsWith('.xlsx'));
        expect(await findingsOf(script ?? '', files.map(({ path }) => path), language)).toEqual([]); // prettier-ignore
      }
    },
    600_000,
  );
});
