import { emptyFacts, nastyFacts, sampleFacts, sampleUse } from '../testing/sample-facts.js';
import { sdkErrors } from '../testing/open-xml-sdk.js';
import { lineCount } from '../text/index.js';
import { points, TITLE_BOX } from '../theme/index.js';
import { buildMonthlyDeck } from './build-deck.js';
import { buildMonthlyNote } from './build-note.js';
import {
  buildMonthlyReportView,
  renderMonthlyDeck,
  renderMonthlyNote,
  renderMonthlyReport,
} from './index.js';

const CASES = [
  ...(['fr', 'en'] as const).flatMap((language) => [
    { name: `sample ${language}`, facts: sampleFacts({ language }) },
    { name: `in use ${language}`, facts: { ...sampleFacts({ language }), afterGoLive: sampleUse() } },
    {
      name: `in use without figures ${language}`,
      facts: { ...emptyFacts(language), afterGoLive: { ...sampleUse(), deployments: [] } },
    },
    { name: `empty ${language}`, facts: emptyFacts(language) },
    { name: `nasty ${language}`, facts: nastyFacts(language) },
  ]),
  { name: '300 use cases', facts: sampleFacts({ language: 'en', useCases: 300, moving: 0.02 }) },
  { name: '2,133 use cases', facts: sampleFacts({ language: 'fr', useCases: 2133, moving: 1 }) },
];

describe.each(CASES)('the report of $name', ({ facts }) => {
  it('is valid for the Open XML SDK', async () => {
    const { pptx, docx } = await renderMonthlyReport(facts);
    expect(await sdkErrors(pptx, 'pptx')).toEqual([]);
    expect(await sdkErrors(docx, 'docx')).toEqual([]);
  }, 60_000);

  it('has unique action titles of two lines at most, six bullets at most, and fewer than 120 slides', () => {
    const deck = buildMonthlyDeck(buildMonthlyReportView(facts));
    const titles = deck.slides.map((slide) => slide.title);
    expect(new Set(titles).size).toBe(titles.length);
    expect(deck.slides.length).toBeLessThan(120);
    for (const slide of deck.slides) {
      expect(slide.title.length).toBeLessThanOrEqual(120);
      if (!['TITRE', 'SECTION'].includes(slide.layout)) {
        expect(lineCount(slide.title, { size: 24, bold: true }, points(TITLE_BOX.w))).toBeLessThanOrEqual(2);
        expect(slide.title).toMatch(/\d/);
      }
      const body = slide.elements.find((item) => item.kind === 'slot' && item.slot === 'body');
      if (slide.layout === 'CONTENU' && body?.kind === 'slot')
        expect(body.paragraphs.length).toBeLessThanOrEqual(6);
    }
  });
});

describe('the monthly deck', () => {
  it('has sections and an agenda that leads to them when it is long, not when it is short', () => {
    const long = buildMonthlyDeck(buildMonthlyReportView(sampleFacts()));
    expect(long.slides.filter((slide) => slide.layout === 'SECTION').length).toBeGreaterThan(2);
    const agenda = long.slides[1]?.elements[0];
    const links =
      agenda?.kind === 'slot'
        ? agenda.paragraphs.flatMap((paragraph) => paragraph.runs.map((run) => run.link))
        : [];
    const ids = new Set(long.slides.map((slide) => slide.id));
    expect(links.filter((link) => link !== undefined).every((link) => ids.has(link))).toBe(true);
    const short = buildMonthlyDeck(buildMonthlyReportView(emptyFacts()));
    expect(
      short.slides.some((slide) => slide.layout === 'SECTION' || slide.startsSection !== undefined),
    ).toBe(false);
  });

  it('gives charts of at most five series their conclusion, and a source to each chart and table', () => {
    const deck = buildMonthlyDeck(buildMonthlyReportView(sampleFacts()));
    for (const slide of deck.slides) {
      const shown = slide.elements.filter((item) => item.kind === 'chart' || item.kind === 'table');
      for (const item of shown) {
        expect(item.alt).not.toBe('');
        if (item.kind === 'chart') expect(item.series.length).toBeLessThanOrEqual(5);
        expect(slide.elements.some((other) => other.kind === 'slot' && other.slot === 'source')).toBe(true);
      }
    }
  });

  it('marks demonstration data on every page, and only those', () => {
    expect(buildMonthlyDeck(buildMonthlyReportView(sampleFacts())).footer).toContain('démonstration');
    expect(buildMonthlyDeck(buildMonthlyReportView(emptyFacts())).footer).not.toContain('démonstration');
  });
});

describe('rendering', () => {
  it.each([
    ['fr', 'Mois figé le 6\u00a0mars\u00a02026', 'figées le 6\u00a0mars\u00a02026.'],
    ['en', 'Month frozen on 6\u00a0March\u00a02026', 'frozen on 6\u00a0March\u00a02026.'],
  ] as const)(
    'says on the cover and under each figure when the month was frozen, in %s',
    (language, said, source) => {
      const facts = sampleFacts({ language, useCases: 12 });
      const frozen = buildMonthlyReportView({ ...facts, frozenOn: '2026-03-06' });
      expect(JSON.stringify(buildMonthlyDeck(frozen).slides[0])).toContain(said);
      expect(buildMonthlyNote(frozen).blocks).toContainEqual({ kind: 'meta', text: said });
      expect(frozen.source).toContain(source);
      expect(JSON.stringify(buildMonthlyReportView(facts))).not.toMatch(/figé|frozen on/);
    },
  );

  it('gives the same bytes for the same facts, also after other reports and side by side', async () => {
    const facts = sampleFacts({ useCases: 12 });
    const first = await renderMonthlyReport(facts);
    await renderMonthlyReport(nastyFacts('en', 8));
    const [left, right] = await Promise.all([
      renderMonthlyReport(facts),
      renderMonthlyReport(sampleFacts({ useCases: 12 })),
    ]);
    for (const again of [left, right]) {
      expect(Buffer.compare(again.pptx, first.pptx)).toBe(0);
      expect(Buffer.compare(again.docx, first.docx)).toBe(0);
    }
    expect(Buffer.compare(await renderMonthlyDeck(facts), first.pptx)).toBe(0);
    expect(Buffer.compare(await renderMonthlyNote(facts), first.docx)).toBe(0);
  });

  it('tells its steps in order and ends with all of them done', async () => {
    const steps: string[] = [];
    await renderMonthlyReport(emptyFacts(), (step, done, total) => steps.push(`${step} ${done}/${total}`));
    expect(steps).toEqual(['view 0/3', 'deck 1/3', 'note 2/3', 'note 3/3']);
  });
});
