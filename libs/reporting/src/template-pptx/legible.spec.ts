import { buildMonthlyDeck } from '../monthly-report/build-deck.js';
import { buildMonthlyReportView } from '../monthly-report/view-model.js';
import type { DeckSpec, TableElement } from '../pptx/index.js';
import { EVERY_TEMPLATE } from '../testing/house-templates.js';
import { sampleFacts } from '../testing/sample-facts.js';
import { sampleMinutes } from '../testing/sample-minutes.js';
import { buildWorkshopDeck } from '../workshop-deck/build-deck.js';
import { buildWorkshopView } from '../workshop-deck/view-model.js';
import { nodeText } from '../tokens/paragraphs.js';
import { child, descendants, elements, parseXml, type XmlElement } from '../xml/xml.js';
import { readZip } from '../zip/zip.js';
import { adaptSlides } from './adapt.js';
import { heightOf } from './adapt-table.js';
import { contrast, modified } from './colour.js';
import { graftDeck } from './graft.js';
import { matchLayouts } from './match.js';
import { readDeckTemplate } from './read-template.js';

const MONTH = buildMonthlyDeck(buildMonthlyReportView(sampleFacts({ language: 'fr', useCases: 12 })));
const WORKSHOP = buildWorkshopDeck(buildWorkshopView(sampleMinutes('fr')));
const partsOf = (name: string): ReadonlyMap<string, Buffer> =>
  readZip(Buffer.from(EVERY_TEMPLATE[name]?.().pptx ?? Buffer.of()));
const slides = async (deck: DeckSpec, name: string): Promise<XmlElement[]> =>
  [...readZip(await graftDeck(deck, partsOf(name)))].flatMap(([part, data]) =>
    /^ppt\/slides\/slide\d+\.xml$/.test(part) ? [parseXml(data.toString('utf8'))] : [],
  );

describe('on a template of another tool', () => {
  it('colours in tables are read on the rows of the usual style, also where slides are dark', async () => {
    const [master] = readDeckTemplate(partsOf('dark')).masters;
    const hex = (name: string): string => master?.theme.colours.get(master.map.get(name) ?? name) ?? '';
    const rows = modified(hex('accent1'), 40_000, 60_000);
    const colours = (await slides(MONTH, 'dark'))
      .flatMap((slide) => descendants(slide, 'a:tbl'))
      .flatMap((table) => elements(table).filter(({ name }) => name === 'a:tr').slice(1)) // prettier-ignore
      .flatMap((row) => descendants(row, 'a:rPr'))
      .flatMap((run) => {
        const fill = child(run, 'a:solidFill');
        const colour = fill && elements(fill)[0];
        if (!colour) return [];
        const value = colour.attributes.get('val') ?? '';
        const change = (name: string): number | undefined => {
          const found = child(colour, name)?.attributes.get('val');
          return found === undefined ? undefined : Number(found);
        };
        return [modified(colour.name === 'a:srgbClr' ? value : hex(value), change('a:lumMod'), change('a:lumOff'))];
      }); // prettier-ignore
    expect(colours.length).toBeGreaterThan(5);
    for (const colour of new Set(colours)) expect(contrast(colour, rows)).toBeGreaterThanOrEqual(4.5);
  });

  it('what is said under a table stands under where it ends', () => {
    const template = readDeckTemplate(partsOf('grand-large'));
    const shared = adaptSlides(WORKSHOP, template, matchLayouts(template)).flatMap(({ spec }) => {
      const table = spec.elements.find((item): item is TableElement => item.kind === 'table');
      const texts = spec.elements.flatMap((item) =>
        item.kind === 'slot' && item.slot !== 'source' && item.box ? [item.box] : item.kind === 'text' ? [item.box] : [],
      ); // prettier-ignore
      return table ? texts.map((box) => ({ box, top: table.y, end: table.y + heightOf(table) })) : [];
    });
    expect(shared.some(({ box, end }) => box.y >= end)).toBe(true);
    for (const { box, top, end } of shared) expect(box.y >= end || box.y < top).toBe(true);
  });

  it('a footer that is too long keeps whole parts, then the word of its confidentiality', async () => {
    const footers = async (footer: string): Promise<string[]> => {
      const made = await slides({ ...WORKSHOP, footer }, 'rive-nord');
      return made.flatMap((slide) =>
        descendants(slide, 'p:sp')
          .filter((shape) => descendants(shape, 'p:ph')[0]?.attributes.get('type') === 'ftr')
          .map((shape) => descendants(shape, 'a:t').map(nodeText).join('')),
      );
    };
    const demo = 'Données de démonstration : entités, personnes et dates fictives';
    const long = await footers(`Diffusion restreinte – DataLab et Banque de détail · ${demo}`);
    expect(new Set(long)).toEqual(new Set(['Diffusion restreinte']));
    expect(new Set(await footers(`Interne · ${demo}`))).toEqual(new Set(['Interne']));
    expect(new Set(await footers('Usage interne'))).toEqual(new Set(['Usage interne']));
  });
});
