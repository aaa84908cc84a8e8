import { DELIVERABLE_KINDS } from '@jalon/domain';
import { letterhead, minutesTokens, monthlyTokens, withPart } from '../testing/house-templates.js';
import { readZip } from '../zip/zip.js';
import type { TokenEntry } from './data.js';
import { hasTokens, lintTokens } from './lint.js';
import { tokenCatalogue } from './registry.js';

const lintDeck = (bytes: Buffer) => lintTokens('pptx', readZip(bytes), 'monthly_report').findings;
const lintNote = (bytes: Buffer) => lintTokens('docx', readZip(bytes), 'minutes').findings;
const slide = (name: string, from: string, to: string): Buffer =>
  withPart(monthlyTokens(), `ppt/slides/${name}.xml`, (text) => text.replace(from, to));
const body = (from: string, to: string): Buffer =>
  withPart(minutesTokens(), 'word/document.xml', (text) => text.replace(from, to));

describe('the check of tokens', () => {
  it('finds nothing wrong in templates that name what their kind knows', () => {
    expect(lintDeck(monthlyTokens()).map(({ code }) => code)).toEqual(['tokens_found']);
    expect(lintNote(minutesTokens()).map(({ code }) => code)).toEqual(['tokens_found']);
    expect(hasTokens('docx', readZip(letterhead()))).toBe(false);
    expect(hasTokens('docx', readZip(minutesTokens()))).toBe(true);
  });

  it.each([
    [
      'token_unknown',
      slide('slide1', '{{headline}}', '{{headlines}}'),
      'Slide 1, shape 2, paragraph 1',
      ['headlines'],
    ],
    [
      'token_malformed',
      slide('slide1', '{{headline}}', '{{head line}}'),
      'Slide 1, shape 2, paragraph 1',
      ['{{head line}}'],
    ],
    [
      'token_misplaced',
      slide('slide1', '{{headline}}', '{{offTrack}}'),
      'Slide 1, shape 2, paragraph 1',
      ['offTrack'],
    ],
    [
      'token_misplaced',
      slide('slide1', '{{headline}}', '{{chart.stages}}'),
      'Slide 1, shape 2, paragraph 1',
      ['chart.stages'],
    ],
    [
      'token_unknown',
      slide('slide3', '{{.health}}', '{{.weather}}'),
      'Slide 3, table 1, row 2',
      ['.weather'],
    ],
    [
      'token_unknown',
      slide('slide2', '{{chart.stages}}', '{{chart.none}}'),
      'Slide 2, “Étapes”',
      ['chart.none'],
    ],
  ])('says %s with its place in a presentation', (code, bytes, place, params) => {
    expect(lintDeck(bytes)).toContainEqual({ level: 'error', code, place, params });
  });

  it.each([
    ['token_unclosed', body('{{/points}}', ''), 'Document, “Points”, paragraph 1', ['{{#points}}']],
    ['token_unopened', body('{{#points}}', ''), 'Document, “{{.title}}”, paragraph 2', ['{{/points}}']],
    [
      'token_unclosed',
      body('{{next.text}}', '{{next.text'),
      'Document, “Actions”, paragraph 1',
      ['{{next.text'],
    ],
    ['token_unknown', body('{{.due}}', '{{.dueOn}}'), 'Document, table 4, row 2', ['.dueOn']],
  ])('says %s with its place in a document', (code, bytes, place, params) => {
    expect(lintNote(bytes)).toContainEqual({ level: 'error', code, place, params });
  });

  it('warns of a repetition that says nothing of what it repeats', () => {
    const bare = withPart(monthlyTokens(), 'ppt/slides/slide3.xml', (text) =>
      text.replace(/\{\{\.\w+\}\}/g, 'x'),
    );
    expect(lintDeck(bare)).toContainEqual({
      level: 'warning',
      code: 'token_missing',
      place: 'Slide 3, table 1, row 2',
      params: ['offTrack'],
    });
  });

  it('does not judge names of a template that is for every kind', () => {
    expect(
      lintTokens('pptx', readZip(slide('slide1', '{{headline}}', '{{headlines}}')), null).findings.map(
        ({ level }) => level,
      ),
    ).toEqual(['info']);
  });
});

describe('the catalogue of tokens', () => {
  it.each(DELIVERABLE_KINDS)('of %s names each once and says what it is in both languages', (kind) => {
    const check = (entries: readonly TokenEntry[]): void => {
      const names = entries.map(({ name }) => name.toLowerCase());
      expect(new Set(names).size).toBe(names.length);
      for (const { name, description, columns = [], items = [] } of entries) {
        expect(name).toMatch(/^[a-z]\w*(\.\w+)*$/i);
        expect(description.fr).not.toBe('');
        expect(description.en).not.toBe('');
        expect(new Set(columns.map((column) => column.name)).size).toBe(columns.length);
        check(items);
      }
    };
    check(tokenCatalogue(kind).entries);
  });
});
