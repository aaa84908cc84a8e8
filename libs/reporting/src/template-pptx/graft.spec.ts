import { buildCommitteeDeck } from '../committee-deck/build-deck.js';
import { buildCommitteeView } from '../committee-deck/view-model.js';
import { buildMonthlyDeck } from '../monthly-report/build-deck.js';
import { buildMonthlyReportView } from '../monthly-report/view-model.js';
import { renderDeck, type DeckSpec } from '../pptx/index.js';
import { sdkErrors } from '../testing/open-xml-sdk.js';
import { nastyCommittee, sampleCommittee } from '../testing/sample-committee.js';
import { sampleFacts } from '../testing/sample-facts.js';
import { changed, TEMPLATES, templateParts } from '../testing/templates.js';
import { descendants, parseXml, type XmlElement } from '../xml/xml.js';
import { readZip } from '../zip/zip.js';
import { graftDeck } from './graft.js';
import { relationshipsOf } from './package.js';
import { readDeckTemplate } from './read-template.js';

const COMMITTEE = buildCommitteeDeck(buildCommitteeView(sampleCommittee('fr')));
const MONTHLY = buildMonthlyDeck(buildMonthlyReportView(sampleFacts({ language: 'fr', useCases: 24 })));
const RIVE = templateParts('rive-nord-4x3.pptx');

const drawn = async (deck: DeckSpec, parts: ReadonlyMap<string, Buffer>) =>
  readZip(await graftDeck(deck, parts));
const xml = (parts: ReadonlyMap<string, Buffer>, name: string): XmlElement =>
  parseXml(parts.get(name)?.toString() ?? '');
const slidesOf = (parts: ReadonlyMap<string, Buffer>): string[] =>
  relationshipsOf(parts, 'ppt/presentation.xml')
    .filter(({ kind }) => kind === 'slide')
    .map(({ target }) => target);

describe.each(TEMPLATES)('a deck on %s', (name) => {
  it('is sound, made twice alike, and as its template is', async () => {
    const template = templateParts(name);
    for (const deck of [COMMITTEE, MONTHLY]) {
      const bytes = await graftDeck(deck, template);
      expect((await graftDeck(deck, template)).equals(bytes)).toBe(true);
      expect(await sdkErrors(bytes, 'pptx')).toEqual([]);
      const parts = readZip(bytes);
      expect(
        parts.get('ppt/theme/theme1.xml')?.equals(template.get('ppt/theme/theme1.xml') ?? Buffer.alloc(0)),
      ).toBe(true);
      const size = (from: ReadonlyMap<string, Buffer>) =>
        descendants(xml(from, 'ppt/presentation.xml'), 'p:sldSz')[0]?.attributes;
      expect(size(parts)).toEqual(size(template));
    }
  }, 60_000);

  it('leads from every relationship to a part, and holds no part that nothing leads to', async () => {
    const parts = await drawn(MONTHLY, templateParts(name));
    const reached = new Set<string>();
    const visit = (part: string): void => {
      for (const { target, external, kind } of relationshipsOf(parts, part)) {
        if (external) continue;
        expect(parts.has(target) ? kind : `${part} -> ${target}`).toBe(kind);
        if (reached.has(target)) continue;
        reached.add(target);
        visit(target);
      }
    };
    visit('');
    const held = [...parts.keys()].filter(
      (part) => !part.endsWith('.rels') && part !== '[Content_Types].xml',
    );
    expect(held.filter((part) => !reached.has(part))).toEqual([]);
  });

  it('fills placeholders its layouts have, without sizes, fonts or colours of ours', async () => {
    const parts = await drawn(MONTHLY, templateParts(name));
    for (const part of slidesOf(parts)) {
      const layout = relationshipsOf(parts, part).find(({ kind }) => kind === 'slideLayout')?.target ?? '';
      const known = descendants(xml(parts, layout), 'p:ph').map((node) =>
        [node.attributes.get('type'), node.attributes.get('idx')].join(),
      );
      const shapes = descendants(xml(parts, part), 'p:sp');
      expect(
        descendants(shapes[0] ?? shapes[1] ?? xml(parts, part), 'p:ph')[0]?.attributes.get('type'),
      ).toMatch(/title/i);
      for (const shape of shapes) {
        const holder = descendants(shape, 'p:ph')[0];
        if (!holder) continue;
        expect(known).toContain([holder.attributes.get('type'), holder.attributes.get('idx')].join());
        for (const run of descendants(shape, 'a:rPr')) {
          // A footer alone says its size, where the template's would not hold it.
          const own = holder.attributes.get('type') === 'ftr' ? ['lang', 'b', 'sz'] : ['lang', 'b'];
          expect([...run.attributes.keys()].filter((key) => !own.includes(key))).toEqual([]);
          expect(descendants(run, 'a:solidFill', 'a:latin')).toEqual([]);
        }
      }
    }
  });

  it('keeps every table within its page, all its rows, and its header on each', async () => {
    const template = templateParts(name);
    const { slide } = readDeckTemplate(template);
    const nasty = buildCommitteeDeck(buildCommitteeView(nastyCommittee('fr', 12, 60)));
    const parts = await drawn(nasty, template);
    let rows = 0;
    for (const part of slidesOf(parts)) {
      for (const frame of descendants(xml(parts, part), 'p:graphicFrame')) {
        const lines = descendants(frame, 'a:tr');
        if (lines.length === 0) continue;
        rows += lines.length - 1;
        const top = Number(descendants(frame, 'a:off')[0]?.attributes.get('y'));
        const height = lines.reduce((sum, line) => sum + Number(line.attributes.get('h')), 0);
        expect((top + height) / 914400).toBeLessThan(slide.h * 0.96);
        expect(descendants(frame, 'a:tblPr')[0]?.attributes.get('firstRow')).toBe('1');
      }
    }
    const written = nasty.slides
      .flatMap(({ elements }) => elements)
      .reduce((sum, item) => sum + (item.kind === 'table' ? item.rows.length : 0), 0);
    expect(rows).toBe(written);
    const titles = slidesOf(parts).map(
      (part) =>
        descendants(descendants(xml(parts, part), 'p:sp')[0] ?? xml(parts, part), 'a:t')[0]?.children[0],
    );
    expect(new Set(titles).size).toBe(titles.length);
  });
});

describe('graftDeck', () => {
  it('leaves the pages of the template behind, with their notes, charts and thumbnail', async () => {
    const parts = await drawn(COMMITTEE, RIVE);
    const names = [...parts.keys()];
    expect(names.filter((name) => /notesSlide|printerSettings|thumbnail|comments/.test(name))).toEqual([]);
    expect(names.filter((name) => /^ppt\/charts\/chart\d+\.xml$/.test(name))).toHaveLength(
      COMMITTEE.slides.flatMap(({ elements }) => elements).filter(({ kind }) => kind === 'chart').length,
    );
    expect(parts.get('ppt/slides/slide1.xml')?.toString()).not.toContain('exemple');
    expect(slidesOf(parts).length).toBeGreaterThanOrEqual(COMMITTEE.slides.length);
  });

  it('leaves custom shows and sections of the template behind, and links to its pages', async () => {
    const template = changed(RIVE, {
      'ppt/presentation.xml': (text) =>
        text.replace(
          '<p:defaultTextStyle>',
          '<p:custShowLst><p:custShow name="Court" id="0"><p:sldLst><p:sld r:id="rId7"/></p:sldLst></p:custShow></p:custShowLst><p:defaultTextStyle>',
        ),
      'ppt/slideLayouts/slideLayout1.xml': (text) =>
        text.replace(
          '<p:cNvPr id="2" name="Title 1"/>',
          '<p:cNvPr id="2" name="Title 1"><a:hlinkClick r:id="rId77" action="ppaction://hlinksldjump"/></p:cNvPr>',
        ),
      'ppt/slideLayouts/_rels/slideLayout1.xml.rels': (text) =>
        text.replace(
          '</Relationships>',
          '<Relationship Id="rId77" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/slide" Target="../slides/slide2.xml"/></Relationships>',
        ),
    });
    const bytes = await graftDeck(COMMITTEE, template);
    expect(await sdkErrors(bytes, 'pptx')).toEqual([]);
    const parts = readZip(bytes);
    expect(parts.get('ppt/presentation.xml')?.toString()).not.toContain('Court');
    expect(parts.get('ppt/slideLayouts/slideLayout1.xml')?.toString()).not.toContain('rId77');
  });

  it('keeps red, amber and green what they mean, whatever the theme', async () => {
    const blues = changed(RIVE, {
      'ppt/theme/theme1.xml': (text) =>
        text.replace(/(<a:accent\d><a:srgbClr val=")[0-9A-F]{6}/g, '$12F5597'),
    });
    const charts = async (template: ReadonlyMap<string, Buffer>): Promise<string> => {
      const parts = await drawn(MONTHLY, template);
      return [...parts]
        .filter(([name]) => /^ppt\/charts\/chart\d+\.xml$/.test(name))
        .map(([, data]) => data.toString())
        .join('');
    };
    expect(await charts(RIVE)).not.toContain('srgbClr');
    expect(await charts(blues)).toContain('srgbClr');
  });

  it('draws on our own template as on any other', async () => {
    const house = readZip(await renderDeck(MONTHLY));
    const bytes = await graftDeck(MONTHLY, house);
    expect(await sdkErrors(bytes, 'pptx')).toEqual([]);
    expect(slidesOf(readZip(bytes))).toHaveLength(MONTHLY.slides.length);
  });

  it('refuses what is no presentation or has no layout, by its code', async () => {
    await expect(graftDeck(COMMITTEE, new Map())).rejects.toMatchObject({ code: 'not_the_format' });
    const bare = changed(RIVE, {
      'ppt/slideMasters/slideMaster1.xml': (text) => text.replace(/<p:sldLayoutId [^>]*>/g, ''),
    });
    await expect(graftDeck(COMMITTEE, bare)).rejects.toMatchObject({ code: 'no_layout' });
  });
});
