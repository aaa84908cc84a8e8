import { descendants, parseXml } from '../xml/xml.js';
import { readZip } from '../zip/zip.js';
import { bookmarkName } from './inlines.js';
import { renderNote } from './render.js';
import type { NoteSpec } from './spec.js';

const NOTE: NoteSpec = {
  title: 'Note',
  subject: 'Sujet',
  author: 'Auteur',
  company: 'Lab',
  keywords: ['a'],
  language: 'fr-FR',
  dated: '2026-04-30T00:00:00Z',
  headerLeft: 'Note',
  headerRight: 'Interne',
  footerLeft: '30 avril 2026',
  pageWord: 'Page',
  ofWord: 'sur',
  tableWord: 'Tableau',
  blocks: [
    { kind: 'title', text: 'Note & <suite>' },
    { kind: 'contents', title: 'Sommaire' },
    { kind: 'heading', level: 1, text: 'Un', id: 'one' },
    { kind: 'bullets', items: ['a', 'b'] },
    { kind: 'heading', level: 2, text: 'Un point', id: 'one/point' },
    { kind: 'labelled', label: 'Motif', text: 'Texte', tone: 'bad' },
    {
      kind: 'table',
      caption: 'Lignes "citées"',
      alt: 'Deux lignes & une',
      columns: [
        { label: 'Code', share: 1 },
        { label: 'Nombre', share: 1, align: 'right' },
      ],
      rows: [
        [
          { text: 'A', link: 'one' },
          { text: '1', tone: 'strong' },
        ],
        [{ text: 'B' }],
      ],
    },
    { kind: 'heading', level: 1, text: 'Deux', id: 'two' },
    { kind: 'paragraph', text: 'Fin\u0000 \uD800' },
  ],
};

async function part(name: string): Promise<string> {
  return (
    readZip(await renderNote(NOTE))
      .get(name)
      ?.toString('utf8') ?? ''
  );
}

describe('renderNote', () => {
  it('says everything through styles that exist', async () => {
    const document = parseXml(await part('word/document.xml'));
    const styles = new Set(
      descendants(parseXml(await part('word/styles.xml')), 'w:style').map((node) =>
        node.attributes.get('w:styleId'),
      ),
    );
    for (const node of descendants(document, 'w:pStyle', 'w:rStyle', 'w:tblStyle')) {
      expect(styles).toContain(node.attributes.get('w:val'));
    }
    for (const run of descendants(document, 'w:r')) {
      expect(descendants(run, 'w:sz', 'w:color', 'w:rFonts', 'w:b')).toEqual([]);
    }
  });

  it('numbers headings by their styles on one multilevel list', async () => {
    const numbering = await part('word/numbering.xml');
    expect(numbering).toContain('<w:pStyle w:val="Heading2"/><w:lvlText w:val="%1.%2"/>');
    const styles = parseXml(await part('word/styles.xml'));
    const heading = descendants(styles, 'w:style').find(
      (node) => node.attributes.get('w:styleId') === 'Heading2',
    );
    expect(heading && descendants(heading, 'w:outlineLvl')[0]?.attributes.get('w:val')).toBe('1');
    expect(heading && descendants(heading, 'w:numId')[0]?.attributes.get('w:val')).toBe('1');
  });

  it('lists its contents ready to read, linked to bookmarks, with nothing to update', async () => {
    const document = await part('word/document.xml');
    expect(document).toContain('TOC');
    expect(document).toContain('1.1 Un point');
    expect(document).toContain('2 Deux');
    expect(document).not.toContain('w:dirty="true"');
    expect(document).not.toContain('w:leader');
    expect(await part('word/settings.xml')).not.toMatch(/updateFields(?! w:val="(false|0)")/);
    const root = parseXml(document);
    const bookmarks = new Set(
      descendants(root, 'w:bookmarkStart').map((node) => node.attributes.get('w:name')),
    );
    for (const link of descendants(root, 'w:hyperlink'))
      expect(bookmarks).toContain(link.attributes.get('w:anchor'));
    const ids = descendants(root, 'w:bookmarkStart').map((node) => node.attributes.get('w:id'));
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('repeats table headers, keeps rows whole, and says what a table shows', async () => {
    const root = parseXml(await part('word/document.xml'));
    const rows = descendants(root, 'w:tr');
    expect(rows).toHaveLength(3);
    expect(rows.map((row) => descendants(row, 'w:tblHeader').length)).toEqual([1, 0, 0]);
    for (const row of rows) {
      expect(descendants(row, 'w:cantSplit')).toHaveLength(1);
      expect(descendants(row, 'w:tc')).toHaveLength(2);
    }
    expect(descendants(root, 'w:tblCaption')[0]?.attributes.get('w:val')).toBe('Lignes &quot;citées&quot;');
    expect(descendants(root, 'w:tblDescription')[0]?.attributes.get('w:val')).toBe('Deux lignes &amp; une');
    const field = descendants(root, 'w:fldSimple').find((node) =>
      node.attributes.get('w:instr')?.includes('SEQ Tableau'),
    );
    expect(field && descendants(field, 'w:t')[0]?.children).toEqual(['1']);
  });

  it('counts pages in the footer and names its language and author', async () => {
    const files = readZip(await renderNote(NOTE));
    const footer = [...files.keys()].find((name) => name.startsWith('word/footer')) ?? '';
    expect(files.get(footer)?.toString()).toMatch(/PAGE[\s\S]*NUMPAGES/);
    const core = files.get('docProps/core.xml')?.toString() ?? '';
    expect(core).toContain('<dc:language>fr-FR</dc:language>');
    expect(core).toContain('2026-04-30T00:00:00Z');
    expect(files.get('word/styles.xml')?.toString()).toContain('<w:lang w:val="fr-FR"');
  });

  it('gives the same bytes twice, also after another note', async () => {
    const first = await renderNote(NOTE);
    await renderNote({ ...NOTE, blocks: [...NOTE.blocks.slice(0, 4), ...NOTE.blocks.slice(6)] });
    expect((await renderNote(NOTE)).equals(first)).toBe(true);
  });

  it('makes bookmark names Word takes', () => {
    expect(bookmarkName('card 12/été')).toBe('_J_card_12__t_');
    expect(bookmarkName('x'.repeat(99))).toHaveLength(40);
  });
});
