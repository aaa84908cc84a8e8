import { descendants, parseXml } from '../xml/xml.js';
import { readZip } from '../zip/zip.js';
import { renderDeck } from './render.js';
import { LAYOUT_NAMES, type DeckSpec, type SlideSpec } from './spec.js';
import { LAYOUTS } from './template/layouts.js';
import { stableGuid } from './template/package-parts.js';

const plain = (text: string) => ({ runs: [{ text }] });

const SLIDES: readonly SlideSpec[] = [
  {
    id: 'first',
    layout: 'TITRE',
    title: 'Un titre & <un> "autre"',
    startsSection: 'Début',
    elements: [{ kind: 'slot', slot: 'subtitle', paragraphs: [plain('Sous-titre')] }],
  },
  {
    id: 'second',
    layout: 'CONTENU',
    title: 'Deux textes se suivent',
    elements: [
      {
        kind: 'slot',
        slot: 'body',
        paragraphs: [
          {
            runs: [
              { text: 'en gras ', bold: true },
              { text: 'et un lien', link: 'third' },
            ],
          },
          plain('second'),
        ],
      },
      {
        kind: 'shape',
        name: 'Pastille',
        shape: 'ellipse',
        box: { x: 10, y: 5, w: 0.3, h: 0.3 },
        fill: 'red',
        alt: null,
      },
      {
        kind: 'text',
        name: 'Encart',
        box: { x: 1, y: 5, w: 4, h: 1 },
        fill: 'greenSoft',
        paragraphs: [plain('Encart')],
      },
    ],
  },
  {
    id: 'third',
    layout: 'TABLEAU',
    title: 'Un tableau de 2 lignes',
    startsSection: 'Suite',
    elements: [
      {
        kind: 'table',
        name: 'Tableau',
        alt: 'Deux lignes',
        x: 0.6,
        y: 2,
        columns: [
          { label: 'Code', width: 2 },
          { label: 'Nombre', width: 2, align: 'right' },
        ],
        headHeight: 0.3,
        rows: [
          {
            height: 0.3,
            cells: [
              { text: 'A', link: 'first' },
              { text: '1', tone: 'red' },
            ],
          },
          { height: 0.3, cells: [{ text: '' }, { text: '2' }] },
        ],
      },
    ],
  },
  {
    id: 'fourth',
    layout: 'GRAPHIQUE+MESSAGE',
    title: 'Un graphique de 2 mois',
    elements: [
      {
        kind: 'chart',
        name: 'Graphique',
        alt: 'Les deux mois se valent',
        box: { x: 0.6, y: 1.5, w: 7, h: 4 },
        type: 'stacked-columns',
        unit: 'Nombre',
        categories: ['mars', 'avril'],
        series: [{ name: 'Série', tone: 'accent', labelTone: 'surface', values: [3, Number.NaN] }],
      },
    ],
  },
];

const DECK: DeckSpec = {
  title: 'Titre',
  subject: 'Sujet',
  author: 'Auteur & Cie',
  company: 'Lab',
  keywords: ['a', 'b'],
  language: 'fr-FR',
  dated: '2026-04-30T00:00:00Z',
  footer: 'Usage interne',
  footerDate: '30 avril 2026',
  slides: SLIDES,
};

async function parts(deck: DeckSpec = DECK): Promise<Map<string, string>> {
  const files = readZip(await renderDeck(deck));
  return new Map(
    [...files].map(([name, data]) => [name, name.endsWith('.xlsx') ? '' : data.toString('utf8')]),
  );
}

describe('renderDeck', () => {
  it('writes a package whose content types and relationships lead to parts that exist', async () => {
    const files = await parts();
    const types = parseXml(files.get('[Content_Types].xml') ?? '');
    for (const node of descendants(types, 'Override')) {
      expect(files.has((node.attributes.get('PartName') ?? '').slice(1))).toBe(true);
    }
    for (const [name, text] of files) {
      if (!name.endsWith('.rels')) continue;
      const base = name.replace(/_rels\/[^/]*$/, '');
      for (const node of descendants(parseXml(text), 'Relationship')) {
        const path = new URL(node.attributes.get('Target') ?? '', `file:///${base}`).pathname.slice(1);
        expect(files.has(path) ? path : `${name} -> ${path}`).toBe(path);
      }
    }
    expect([...files.keys()].some((name) => name.includes('notes'))).toBe(false);
  });

  it('has the nine named layouts with placeholders of the right types', async () => {
    const files = await parts();
    const names = LAYOUTS.map((_, index) => {
      const layout = parseXml(files.get(`ppt/slideLayouts/slideLayout${index + 1}.xml`) ?? '');
      return descendants(layout, 'p:cSld')[0]?.attributes.get('name');
    });
    expect(names).toEqual([...LAYOUT_NAMES]);
    for (const [index, layout] of LAYOUTS.entries()) {
      const text = parseXml(files.get(`ppt/slideLayouts/slideLayout${index + 1}.xml`) ?? '');
      const types = descendants(text, 'p:ph').map((node) => node.attributes.get('type'));
      expect(types).toEqual([
        ...layout.slots.map((slot) => slot.type),
        ...(layout.footer ? ['dt', 'ftr', 'sldNum'] : []),
      ]);
    }
  });

  it('speaks the language of the deck in its template too', async () => {
    for (const language of ['fr-FR', 'en-GB'] as const) {
      const files = await parts({ ...DECK, language });
      const other = language === 'fr-FR' ? 'en-GB' : 'fr-FR';
      for (const [name, text] of files) expect(text.includes(`lang="${other}"`) ? name : '').toBe('');
      expect(files.get('ppt/slides/slide2.xml')).toContain(
        language === 'fr-FR' ? 'Numéro de page' : 'Page number',
      );
    }
  });

  it('fills placeholders without formatting of its own, title first, footers last', async () => {
    const slide = parseXml((await parts()).get('ppt/slides/slide2.xml') ?? '');
    const shapes = descendants(slide, 'p:sp');
    expect(descendants(shapes[0] ?? slide, 'p:ph')[0]?.attributes).toEqual(new Map([['type', 'title']]));
    expect(descendants(shapes[0] ?? slide, 'p:spPr')[0]?.children).toEqual([]);
    const placeholders = descendants(slide, 'p:ph').map((node) => node.attributes.get('type'));
    expect(placeholders).toEqual(['title', 'body', 'dt', 'ftr', 'sldNum']);
    const first = (await parts()).get('ppt/slides/slide1.xml') ?? '';
    expect(first).toContain('type="ctrTitle"');
    expect(first).not.toContain('sldNum');
  });

  it('numbers shapes once, names them, describes them or marks them as decoration', async () => {
    const files = await parts();
    for (const number of [1, 2, 3, 4]) {
      const slide = parseXml(files.get(`ppt/slides/slide${number}.xml`) ?? '');
      const ids = descendants(slide, 'p:cNvPr').map((node) => node.attributes.get('id'));
      expect(new Set(ids).size).toBe(ids.length);
      expect(descendants(slide, 'p:cNvPr').map((node) => node.attributes.get('name'))).not.toContain(
        'element-0',
      );
    }
    expect(files.get('ppt/slides/slide2.xml')).toContain('adec:decorative');
    expect(files.get('ppt/slides/slide3.xml')).toContain('name="Tableau" descr="Deux lignes"');
    expect(files.get('ppt/slides/slide4.xml')).toContain('name="Graphique" descr="Les deux mois se valent"');
  });

  it('has the language on every run, one a:pPr a paragraph and theme colours only', async () => {
    const files = await parts();
    for (const [name, text] of files) {
      if (!/^ppt\/(slides|charts)\/[^_].*\.xml$/.test(name)) continue;
      expect(text).not.toContain('srgbClr');
      expect(text).not.toContain('NaN');
      const root = parseXml(text);
      for (const node of descendants(root, 'a:rPr', 'a:endParaRPr'))
        expect(node.attributes.get('lang')).toBe('fr-FR');
      for (const node of descendants(root, 'a:r')) expect(descendants(node, 'a:rPr')).toHaveLength(1);
      for (const node of descendants(root, 'a:p')) expect(descendants(node, 'a:pPr').length).toBeLessThan(2);
    }
  });

  it('gives each run the size it was given, and links the colour of the theme', async () => {
    const slide = await parts({
      ...DECK,
      slides: [
        {
          id: 'only',
          layout: 'SOMMAIRE',
          title: 'Trois tailles',
          elements: [
            {
              kind: 'slot',
              slot: 'body',
              paragraphs: [
                { runs: [{ text: 'a' }, { text: ' ' }, { text: 'b', size: 11 }] },
                { runs: [{ text: 'c', link: 'only' }, { text: '' }, { text: 'd', size: 20 }] },
              ],
            },
          ],
        },
      ],
    });
    const root = parseXml(slide.get('ppt/slides/slide1.xml') ?? '');
    const sizes = descendants(root, 'a:r').map((run) => {
      const text = descendants(run, 'a:t')[0]?.children[0];
      return [
        typeof text === 'string' ? text.trim() : '',
        descendants(run, 'a:rPr')[0]?.attributes.get('sz'),
      ];
    });
    expect(sizes.filter(([text]) => ['a', 'b', 'c', 'd'].includes(text ?? ''))).toEqual([
      ['a', undefined],
      ['b', '1100'],
      ['c', undefined],
      ['d', '2000'],
    ]);
    expect(descendants(root, 'a:hlinkClick')[0]?.children).toEqual([]);
  });

  it('marks the header row of a table and leaves its looks to the table style', async () => {
    const slide = (await parts()).get('ppt/slides/slide3.xml') ?? '';
    expect(slide).toContain('<a:tblPr firstRow="1" bandRow="1"><a:tableStyleId>');
    expect(slide).not.toContain('a:lnL');
    expect(slide).toContain('<p:ph type="tbl" sz="quarter" idx="2"/>');
    expect(slide).not.toContain('modId');
  });

  it('turns links into relationships to slides, and sections into upper-case GUIDs', async () => {
    const files = await parts();
    expect(files.get('ppt/slides/_rels/slide2.xml.rels')).toContain('Target="slide3.xml"');
    expect(files.get('ppt/slides/_rels/slide3.xml.rels')).toContain('Target="slide1.xml"');
    const presentation = files.get('ppt/presentation.xml') ?? '';
    const sections = descendants(parseXml(presentation), 'p14:section');
    expect(sections.map((node) => node.attributes.get('name'))).toEqual(['Début', 'Suite']);
    for (const node of sections)
      expect(node.attributes.get('id')).toMatch(/^\{[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}\}$/);
    expect(stableGuid('a')).not.toBe(stableGuid('b'));
  });

  it('puts in the workbook of a chart what the chart shows', async () => {
    const files = readZip(await renderDeck(DECK));
    const sheet = readZip(files.get('ppt/embeddings/Microsoft_Excel_Worksheet1.xlsx') ?? Buffer.alloc(0));
    const text = sheet.get('xl/worksheets/sheet1.xml')?.toString() ?? '';
    expect(text).toContain('<c r="B2"><v>3</v></c>');
    expect(text).toContain('<c r="B3"><v>0</v></c>');
    const chart = files.get('ppt/charts/chart1.xml')?.toString() ?? '';
    expect(chart).toContain('<c:v>mars</c:v>');
    expect(chart).toContain('<c:pt idx="1"><c:v>0</c:v></c:pt>');
  });

  it('gives the same bytes twice, and after another deck', async () => {
    const first = await renderDeck(DECK);
    await renderDeck({
      ...DECK,
      slides: [...SLIDES].reverse().map((slide, at) => ({ ...slide, title: `${slide.title} ${at}` })),
    });
    expect((await renderDeck(DECK)).equals(first)).toBe(true);
    const [left, right] = await Promise.all([renderDeck(DECK), renderDeck(DECK)]);
    expect(left.equals(first) && right.equals(first)).toBe(true);
  });

  it('refuses a dangling link, an unknown placeholder, a missing title or alternative text, and a repeated id', async () => {
    const slide = (elements: SlideSpec['elements'], title = 'Titre'): DeckSpec => ({
      ...DECK,
      slides: [{ id: 'x', layout: 'CONTENU', title, elements }],
    });
    await expect(
      renderDeck(
        slide([{ kind: 'slot', slot: 'body', paragraphs: [{ runs: [{ text: 'a', link: 'nowhere' }] }] }]),
      ),
    ).rejects.toThrow('nowhere');
    await expect(renderDeck(slide([{ kind: 'slot', slot: 'aside', paragraphs: [] }]))).rejects.toThrow(
      'aside',
    );
    await expect(renderDeck(slide([], ' \u0000 '))).rejects.toThrow('no title');
    await expect(renderDeck({ ...DECK, slides: [SLIDES[0], SLIDES[0]] as SlideSpec[] })).rejects.toThrow(
      'same id',
    );
    const table = SLIDES[2]?.elements[0];
    if (table?.kind !== 'table') throw new Error('the sample lost its table');
    await expect(renderDeck(slide([{ ...table, rows: [], alt: ' ' }]))).rejects.toThrow('alternative text');
  });
});
