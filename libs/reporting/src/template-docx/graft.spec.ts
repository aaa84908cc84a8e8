import { drawDocument, type DocumentFacts } from '../documents/index.js';
import { letterhead, withPart } from '../testing/house-templates.js';
import { sdkErrors } from '../testing/open-xml-sdk.js';
import { emptyFacts, nastyFacts, sampleFacts } from '../testing/sample-facts.js';
import { emptyMinutes, nastyMinutes, sampleMinutes } from '../testing/sample-minutes.js';
import { nodeText, WORD, paragraphText } from '../tokens/paragraphs.js';
import { descendants, isElement, parseXml, type XmlElement } from '../xml/xml.js';
import { readZip } from '../zip/zip.js';
import { inspectNoteTemplate } from './inspect.js';

const CASES = (['fr', 'en'] as const).flatMap((language): { name: string; document: DocumentFacts }[] => [
  { name: `the month ${language}`, document: { kind: 'monthly_report', facts: sampleFacts({ language }) } },
  { name: `a nasty month ${language}`, document: { kind: 'monthly_report', facts: nastyFacts(language) } },
  { name: `an empty month ${language}`, document: { kind: 'monthly_report', facts: emptyFacts(language) } },
  { name: `minutes ${language}`, document: { kind: 'minutes', facts: sampleMinutes(language) } },
  { name: `nasty minutes ${language}`, document: { kind: 'minutes', facts: nastyMinutes(language, 60) } },
  { name: `empty minutes ${language}`, document: { kind: 'minutes', facts: emptyMinutes(language) } },
  { name: `decisions ${language}`, document: { kind: 'decisions', facts: sampleMinutes(language) } },
]);

async function grafted(document: DocumentFacts, template = letterhead()): Promise<Buffer> {
  const files = await drawDocument(document, { docx: template });
  const bytes = files.find(({ format }) => format === 'docx')?.bytes;
  if (!bytes) throw new Error('no document was drawn');
  return Buffer.from(bytes);
}

const part = (bytes: Buffer, name: string): XmlElement =>
  parseXml(readZip(bytes).get(name)?.toString('utf8') ?? '<none/>');
const values = (root: XmlElement, name: string, attribute: string): string[] =>
  descendants(root, name).map((node) => node.attributes.get(attribute) ?? '');

describe.each(CASES)('$name in a house document', ({ document }) => {
  it('is valid for the Open XML SDK, and the same bytes twice', async () => {
    const bytes = await grafted(document);
    expect(await sdkErrors(bytes, 'docx')).toEqual([]);
    expect((await grafted(document)).equals(bytes)).toBe(true);
  }, 60_000);

  it('is said through styles and lists that exist, without formatting of its own, and leads to what is there', async () => {
    const bytes = await grafted(document);
    const body = part(bytes, 'word/document.xml');
    const styles = values(part(bytes, 'word/styles.xml'), 'w:style', 'w:styleId');
    expect(new Set(styles).size).toBe(styles.length);
    for (const name of ['w:pStyle', 'w:rStyle', 'w:tblStyle'])
      for (const style of values(body, name, 'w:val')) expect(styles).toContain(style);
    for (const run of descendants(body, 'w:rPr'))
      expect(run.children.filter((one) => isElement(one) && one.name !== 'w:rStyle')).toEqual([]);
    const lists = values(part(bytes, 'word/numbering.xml'), 'w:num', 'w:numId');
    for (const list of values(body, 'w:numId', 'w:val')) expect(lists).toContain(list);
    const bookmarks = values(body, 'w:bookmarkStart', 'w:name');
    for (const field of values(body, 'w:fldSimple', 'w:instr')) {
      const target = /^(?:REF|PAGEREF) (\S+)/.exec(field)?.[1];
      if (target !== undefined) expect(bookmarks).toContain(target);
    }
    expect(descendants(body, 'w:t').map(nodeText)).not.toContain("Texte d'exemple de la charte.");
  });
});

describe('a note in a house document', () => {
  it('has the page, header, footer and title of the template', async () => {
    const bytes = await grafted({ kind: 'minutes', facts: sampleMinutes('fr') });
    const body = part(bytes, 'word/document.xml');
    const margins = descendants(body, 'w:pgMar').at(-1);
    expect(margins?.attributes.get('w:left')).toBe('1701');
    const title = descendants(body, 'w:p')[0];
    expect(title && values(title, 'w:pStyle', 'w:val')).toEqual(['Title']);
    const styles = descendants(part(bytes, 'word/styles.xml'), 'w:style');
    const heading = styles.find((node) => node.attributes.get('w:styleId') === 'Heading1');
    expect(heading && values(heading, 'w:rFonts', 'w:ascii')).toEqual(['Georgia']);
    const texts = [...readZip(bytes)]
      .filter(([name]) => /word\/(header|footer)\d*\.xml$/.test(name))
      .map(([, data]) => data.toString('utf8'));
    expect(texts.join()).toContain('Banque Aurore – Direction des données');
    const width = values(body, 'w:tblW', 'w:w').map(Number);
    for (const each of width) expect(each).toBe(11906 - 2 * 1701);
  });

  it('does not number what the template does not: contents have names alone, references say pages', async () => {
    const bytes = await grafted({ kind: 'minutes', facts: sampleMinutes('fr') });
    const body = part(bytes, 'word/document.xml');
    const entries = descendants(body, 'w:p').filter((one) =>
      /^TOC\d/.test(values(one, 'w:pStyle', 'w:val')[0] ?? ''),
    );
    expect(entries.length).toBeGreaterThan(4);
    for (const entry of entries) expect(paragraphText(entry, WORD)).not.toMatch(/^\d+(\.\d+)* /);
    expect(values(body, 'w:fldSimple', 'w:instr').filter((field) => field.includes('\\r'))).toEqual([]);
  });

  it('numbers headings as the template does where it does', async () => {
    const numbered = withPart(
      withPart(letterhead(), 'word/numbering.xml', (text) =>
        text
          .replace(
            /(<w:abstractNum )/,
            '<w:abstractNum w:abstractNumId="990"><w:multiLevelType w:val="multilevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1."/></w:lvl><w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="upperLetter"/><w:lvlText w:val="%1.%2"/></w:lvl></w:abstractNum>$1',
          )
          .replace(
            '</w:numbering>',
            '<w:num w:numId="990"><w:abstractNumId w:val="990"/></w:num></w:numbering>',
          ),
      ),
      'word/styles.xml',
      (text) =>
        text
          .replace(
            /(w:styleId="Heading1">[\s\S]*?<w:keepLines\/>)/,
            '$1<w:numPr><w:numId w:val="990"/></w:numPr>',
          )
          .replace(
            /(w:styleId="Heading2">[\s\S]*?<w:keepLines\/>)/,
            '$1<w:numPr><w:ilvl w:val="1"/><w:numId w:val="990"/></w:numPr>',
          ),
    );
    const bytes = await grafted({ kind: 'minutes', facts: sampleMinutes('fr') }, numbered);
    expect(await sdkErrors(bytes, 'docx')).toEqual([]);
    const texts = descendants(part(bytes, 'word/document.xml'), 'w:t').map(nodeText);
    expect(texts).toContain('II. Ordre du jour');
    expect(texts).toContain('IV.A Avancement du pilote');
  }, 60_000);
});

describe('the check of a house document', () => {
  const inspect = (bytes: Buffer) => inspectNoteTemplate(readZip(bytes));
  const codes = (bytes: Buffer): string[] =>
    inspect(bytes)
      .findings.filter(({ level }) => level === 'error')
      .map(({ code }) => code);

  it('reads its page and fonts, and says which styles it lacks', () => {
    const report = inspect(letterhead());
    expect(report.findings.map(({ level, code, params }) => [level, code, ...params])).toEqual([
      ['warning', 'no_style', 'toc 1'],
      ['warning', 'no_style', 'toc 2'],
    ]);
    expect(report.fonts).toContain('Georgia');
    expect(report.slideSize).toEqual({ width: 11906 * 635, height: 16838 * 635 });
  });

  it('refuses what must not be opened', () => {
    expect(
      codes(
        withPart(letterhead(), 'word/styles.xml', (text) =>
          text.replace('<w:styles', '<!DOCTYPE x><w:styles'),
        ),
      ),
    ).toEqual(['dtd']);
    expect(
      codes(withPart(letterhead(), 'word/styles.xml', (text) => text.replace('</w:styles>', ''))),
    ).toEqual(['broken_xml']);
    expect(
      codes(
        withPart(letterhead(), 'word/_rels/document.xml.rels', (text) =>
          text.replace(
            '</Relationships>',
            '<Relationship Id="rIdX" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="http://example.org/a.png" TargetMode="External"/></Relationships>',
          ),
        ),
      ),
    ).toEqual(['external_link']);
    expect(
      codes(
        withPart(letterhead(), '[Content_Types].xml', (text) =>
          text
            .replace('wordprocessingml.document.main+xml', 'x')
            .replace(
              'application/vnd.openxmlformats-officedocument.x',
              'application/vnd.ms-word.document.macroEnabled.main+xml',
            ),
        ),
      ),
    ).toEqual(['macros']);
    expect(
      codes(
        withPart(letterhead(), 'word/theme/theme1.xml', (text) => text.replaceAll('a:fontScheme', 'a:other')),
      ),
    ).toEqual(['broken_theme']);
    expect(inspectNoteTemplate(new Map()).findings[0]?.code).toBe('not_the_format');
  });
});
