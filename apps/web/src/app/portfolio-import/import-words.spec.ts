import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { TestBed } from '@angular/core/testing';
import { IMPORT_FIELDS } from '@jalon/contracts';
import { IMPORT_DOUBTS, IMPORT_REJECTIONS } from '@jalon/domain';
import { ApiProblem } from '../core/api/api-problem';
import { I18n } from '../core/i18n/i18n';
import en from './i18n/en';
import fr from './i18n/fr';
import { ImportWords } from './import-words';

const LANGUAGES = { fr, en };
/** Read as text: the web app may not import the API. What is wrong with a PDF is never said of a table. */
const REFUSALS = [
  ...readFileSync(join(__dirname, '../../../../api/src/files/refusal.ts'), 'utf8').matchAll(
    /^ {2}'([a-z_]+)',$/gm,
  ),
]
  .map((match) => match[1] ?? '')
  .filter((code) => !code.startsWith('pdf_'));

describe.each(Object.entries(LANGUAGES))('words of the import in %s', (_language, words) => {
  it('has one for every refusal, every reason and every field', () => {
    expect(REFUSALS.length).toBeGreaterThan(20);
    expect(REFUSALS.filter((code) => !(code in words.refusal))).toEqual([]);
    expect([...IMPORT_REJECTIONS, ...IMPORT_DOUBTS].filter((code) => !(code in words.reason))).toEqual([]);
    expect(IMPORT_FIELDS.filter((field) => !(field in words.field))).toEqual([]);
  });
});

describe('French typography', () => {
  const texts = JSON.stringify(fr);
  it('has no plain space before high punctuation, nor inside guillemets', () => {
    expect(texts.match(/ [;!?»]/g)).toBeNull();
    expect(texts.match(/« /g)).toBeNull();
    expect(texts.match(/[^{,"] :/g)).toBeNull();
    expect(texts.match(/[a-z]'[a-z]/g)).toBeNull();
  });
});

describe('ImportWords', () => {
  async function make(language: 'fr' | 'en'): Promise<ImportWords> {
    const i18n = TestBed.inject(I18n);
    await i18n.addScope('imports', {
      fr: () => Promise.resolve({ default: fr }),
      en: () => Promise.resolve({ default: en }),
    });
    await i18n.use(language);
    return TestBed.inject(ImportWords);
  }
  const refused = (code: string, params: Record<string, string | number> = {}) =>
    new ApiProblem(422, 'file_refused', code, [{ path: 'file', code, params }]);

  it('says the limit of a refused file in the units of the reader', async () => {
    const words = await make('fr');
    expect(words.problem(refused('too_large', { max: 52_428_800 }))).toContain('50\u00a0Mo');
    expect(words.problem(refused('too_many_rows', { max: 50_000 }))).toContain('50\u202f000');
    const cell = words.problem(refused('cell_too_long', { max: 32_767, row: 1_204, column: 3 }));
    expect(cell).toContain('1\u202f204');
    expect(cell).toMatch(/^La cellule/);
  });

  it('starts in the middle of a sentence after the name of the file', async () => {
    const words = await make('en');
    expect(words.afterName(refused('macros'))).toMatch(/^this workbook/);
    expect(words.problem(refused('macros'))).toMatch(/^This workbook/);
  });

  it('speaks of an unknown refusal, an unknown reason and another problem without showing a code', async () => {
    const words = await make('en');
    expect(words.problem(refused('brand_new'))).toContain('Save it again');
    expect(words.reason({ field: 'title', code: 'brand_new', value: 'X' })).toBe('Title: to be checked. X');
    expect(words.problem(new ApiProblem(0, 'unreachable'))).not.toContain('unreachable');
  });

  it('names the row a rejected row repeats', async () => {
    const words = await make('fr');
    expect(words.reason({ field: 'title', code: 'same_as_row', value: '419' })).toContain('ligne 419');
  });

  it('names encodings and delimiters', async () => {
    const words = await make('fr');
    expect(words.encoding('windows-1252')).toBe('Windows-1252');
    expect(words.delimiter('\t')).toBe('tabulation');
    expect(words.delimiter('§')).toBe('§');
  });
});
