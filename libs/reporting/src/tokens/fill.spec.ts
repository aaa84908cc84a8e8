import { drawDocument, type DrawnFormat, type DocumentFacts } from '../documents/index.js';
import { minutesTokens, monthlyTokens, withPart } from '../testing/house-templates.js';
import { sdkErrors } from '../testing/open-xml-sdk.js';
import { emptyFacts, nastyFacts, sampleFacts } from '../testing/sample-facts.js';
import { emptyMinutes, nastyMinutes, sampleMinutes } from '../testing/sample-minutes.js';
import { descendants, parseXml } from '../xml/xml.js';
import { readZip } from '../zip/zip.js';
import { OfficePackage } from './package.js';
import { DRAWING, findTokens, nodeText, paragraphsOf, paragraphText, WORD } from './paragraphs.js';
import { tokensOf } from './registry.js';

const LANGUAGES = ['fr', 'en'] as const;
const CASES = LANGUAGES.flatMap((language): { name: string; document: DocumentFacts }[] => [
  { name: `month ${language}`, document: { kind: 'monthly_report', facts: sampleFacts({ language }) } },
  { name: `nasty month ${language}`, document: { kind: 'monthly_report', facts: nastyFacts(language) } },
  { name: `empty month ${language}`, document: { kind: 'monthly_report', facts: emptyFacts(language) } },
  { name: `minutes ${language}`, document: { kind: 'minutes', facts: sampleMinutes(language) } },
  { name: `nasty minutes ${language}`, document: { kind: 'minutes', facts: nastyMinutes(language) } },
  {
    name: `minutes of 300 rows ${language}`,
    document: { kind: 'minutes', facts: nastyMinutes(language, 60) },
  },
  { name: `empty minutes ${language}`, document: { kind: 'minutes', facts: emptyMinutes(language) } },
]);

const templateOf = ({ kind }: DocumentFacts) =>
  kind === 'monthly_report' ? { pptx: monthlyTokens() } : { docx: minutesTokens() };

async function filled(document: DocumentFacts): Promise<{ format: DrawnFormat; bytes: Buffer }> {
  const [file] = await drawDocument(document, templateOf(document));
  if (!file) throw new Error('nothing was drawn');
  return { format: file.format, bytes: Buffer.from(file.bytes) };
}

const slidesOf = (bytes: Buffer) => {
  const pack = new OfficePackage(readZip(bytes));
  const main = pack.main();
  return descendants(pack.tree(main), 'p:sldId').map(
    (node) => pack.related(main, node.attributes.get('r:id') ?? '') ?? '',
  );
};

describe.each(CASES)('a template filled with the $name', ({ document }) => {
  it('is valid for the Open XML SDK, and the same bytes twice', async () => {
    const { format, bytes } = await filled(document);
    expect(await sdkErrors(bytes, format)).toEqual([]);
    expect((await filled(document)).bytes.equals(bytes)).toBe(true);
  }, 60_000);

  it('has no token of the template left', async () => {
    const { bytes } = await filled(document);
    for (const [name, part] of readZip(bytes)) {
      if (!/(slides\/slide|document|header|footer)\d*\.xml$/.test(name)) continue;
      const root = parseXml(part.toString('utf8'));
      for (const markup of [DRAWING, WORD])
        for (const paragraph of paragraphsOf(root, markup)) {
          // Braces of the facts are said as they are; none of them makes a name.
          const tokens = findTokens(paragraphText(paragraph, markup)).filter(({ kind }) => kind === 'token');
          expect(tokens).toEqual([]);
        }
      for (const node of descendants(root, 'p:cNvPr', 'wp:docPr'))
        expect(node.attributes.get('descr') ?? '').not.toMatch(/\{\{[#./a-z]/);
    }
  });
});

describe('a presentation that is filled', () => {
  it('has a page for each item, tables over as many as they need, and titles of their own', async () => {
    const facts = sampleFacts({ language: 'fr' });
    const { bytes } = await filled({ kind: 'monthly_report', facts });
    const parts = readZip(bytes);
    const titles = slidesOf(bytes).map((name) => {
      const root = parseXml(parts.get(name)?.toString('utf8') ?? '<x/>');
      const title = descendants(root, 'p:sp').find(
        (shape) => descendants(shape, 'p:ph')[0]?.attributes.get('type') === 'title',
      );
      return title ? descendants(title, 'a:t').map(nodeText).join('') : '';
    });
    const cards = tokensOf({ kind: 'monthly_report', facts }).lists['cards'] ?? [];
    expect(titles.slice(-cards.length)).toEqual(cards.map(({ text }) => text['title']));
    expect(new Set(titles).size).toBe(titles.length);
    expect(titles.filter((title) => / \(\d\/2\)$/.test(title))).toHaveLength(2);
    for (const title of titles) expect(title.length).toBeLessThanOrEqual(120);
  });

  it('shows in its chart what its workbook holds', async () => {
    const facts = sampleFacts({ language: 'fr' });
    const { bytes } = await filled({ kind: 'monthly_report', facts });
    const parts = readZip(bytes);
    const chart = parseXml(parts.get('ppt/charts/chart1.xml')?.toString('utf8') ?? '<x/>');
    const { categories, series, alt } = tokensOf({ kind: 'monthly_report', facts }).charts[
      'chart.stages'
    ] ?? { categories: [], series: [], alt: '' };
    const values = descendants(chart, 'c:val').map((one) =>
      descendants(one, 'c:v').map((v) => Number(nodeText(v))),
    );
    expect(values).toEqual(series.map((one) => [...one.values]));
    expect(descendants(descendants(chart, 'c:cat')[0] ?? chart, 'c:v').map(nodeText)).toEqual([
      ...categories,
    ]);
    const workbook = [...parts.keys()].find((name) => name.endsWith('.xlsx')) ?? '';
    const sheet =
      readZip(parts.get(workbook) ?? Buffer.alloc(0))
        .get('xl/worksheets/sheet1.xml')
        ?.toString('utf8') ?? '';
    expect([...sheet.matchAll(/<v>([^<]+)<\/v>/g)].map((match) => Number(match[1]))).toEqual(
      categories.flatMap((_, row) => series.map((one) => one.values[row])),
    );
    const slide = parts.get(slidesOf(bytes)[1] ?? '')?.toString('utf8') ?? '';
    expect(slide).toContain(`descr="${alt.replaceAll("'", '&apos;')}"`);
  });

  it('drops the page of a list without items, and says in a row that there is none', async () => {
    const { bytes } = await filled({ kind: 'monthly_report', facts: emptyFacts('fr') });
    expect(slidesOf(bytes)).toHaveLength(3);
    const parts = readZip(bytes);
    expect(parts.get('ppt/slides/slide3.xml')?.toString('utf8')).toContain(
      tokensOf({ kind: 'monthly_report', facts: emptyFacts('fr') }).tables['offTrack']?.empty ?? 'x',
    );
    expect([...parts.keys()].filter((name) => /slides\/slide\d+\.xml$/.test(name))).toHaveLength(3);
  });

  it('writes a dash for what it does not know', async () => {
    const template = withPart(monthlyTokens(), 'ppt/slides/slide1.xml', (text) =>
      text.replace('{{headline}}', '{{nobody.knows}}'),
    );
    const [file] = await drawDocument({ kind: 'monthly_report', facts: sampleFacts() }, { pptx: template });
    expect(
      readZip(file?.bytes ?? Buffer.alloc(0))
        .get('ppt/slides/slide1.xml')
        ?.toString('utf8'),
    ).toContain('<a:t>—</a:t>');
  });
});

describe('a document that is filled', () => {
  it('repeats its block for each point and its rows for each fact, in the words of the facts', async () => {
    const facts = sampleMinutes('fr');
    const { bytes } = await filled({ kind: 'minutes', facts });
    const root = parseXml(readZip(bytes).get('word/document.xml')?.toString('utf8') ?? '<x/>');
    const data = tokensOf({ kind: 'minutes', facts });
    const texts = paragraphsOf(root, WORD).map((one) => paragraphText(one, WORD));
    for (const point of data.lists['points'] ?? []) expect(texts).toContain(point.text['title']);
    for (const row of data.tables['actions']?.rows ?? [])
      for (const cell of row.slice(0, 2)) expect(texts).toContain(cell);
    expect(texts.some((text) => text.includes('{{'))).toBe(false);
    const header =
      [...readZip(bytes)].find(([name]) => /word\/header\d*\.xml$/.test(name))?.[1].toString('utf8') ?? '';
    expect(header).toContain(data.text['document.title'] ?? 'x');
  });

  it('marks the heads of its tables and says what they show', async () => {
    const { bytes } = await filled({ kind: 'minutes', facts: sampleMinutes('en') });
    const root = parseXml(readZip(bytes).get('word/document.xml')?.toString('utf8') ?? '<x/>');
    for (const table of descendants(root, 'w:tbl')) {
      expect(descendants(descendants(table, 'w:tr')[0] ?? table, 'w:tblHeader')).toHaveLength(1);
      expect(descendants(table, 'w:tblCaption')[0]?.attributes.get('w:val')).toBeTruthy();
    }
  });

  it('says that there is nothing where no item repeats a block', async () => {
    const { bytes } = await filled({ kind: 'minutes', facts: emptyMinutes('en') });
    expect(readZip(bytes).get('word/document.xml')?.toString('utf8')).toContain('Nothing to report.');
  });
});
