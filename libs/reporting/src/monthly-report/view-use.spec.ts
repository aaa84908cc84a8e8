import { emptyFacts, sampleFacts, sampleUse } from '../testing/sample-facts.js';
import { buildMonthlyWorkbook } from '../workbook/monthly.js';
import { buildMonthlyDeck } from './build-deck.js';
import { buildMonthlyNote } from './build-note.js';
import { buildMonthlyReportView, renderMonthlyReport } from './index.js';

const inUse = { ...sampleFacts(), afterGoLive: sampleUse() };

describe('what is in use, in the documents of the month', () => {
  it('is one slide with a native chart, a section of the note and three sheets', () => {
    const view = buildMonthlyReportView(inUse);
    const slide = buildMonthlyDeck(view).slides.find(({ id }) => id === 'use');
    const chart = slide?.elements.find((element) => element.kind === 'chart');
    expect(chart?.kind === 'chart' && chart.series[0]?.values).toEqual([100, 40, 35, 12, 8, 7, 4, 0]);
    const headings = buildMonthlyNote(view).blocks.flatMap((block) =>
      block.kind === 'heading' ? [block.text] : [],
    );
    expect(headings).toContain('Usage et bénéfices');
    const sheets = buildMonthlyWorkbook(inUse).sheets.map(({ name, rows }) => [name, rows.length]);
    expect(sheets.slice(-3)).toEqual([
      ['Adoption', 11],
      ['Bénéfices', 4],
      ['Alertes d’usage', 3],
    ]);
  });

  it('tells no count of one to four users', () => {
    const view = buildMonthlyReportView(inUse);
    expect(view.use?.deployments.rows[2]).toMatchObject({ users: 'moins de 5', share: '–' });
    expect(view.use?.deployments.rows[1]).toMatchObject({ users: '35 (déclaré)' });
  });

  it('is left out of months frozen before it was kept, and of those without anything in use', () => {
    const nothing = { deployments: [], benefits: [], costs: [], alerts: [] };
    for (const facts of [sampleFacts(), { ...sampleFacts(), afterGoLive: nothing }]) {
      const view = buildMonthlyReportView(facts);
      expect(view.use).toBeNull();
      expect(view.outline).not.toContain('use');
      expect(buildMonthlyDeck(view).slides.some(({ id }) => id === 'use')).toBe(false);
      expect(buildMonthlyWorkbook(facts).sheets).toHaveLength(5);
    }
  });

  it('gives the same bytes for the same facts', async () => {
    const facts = { ...emptyFacts('en'), afterGoLive: sampleUse() };
    const [one, two] = [await renderMonthlyReport(facts), await renderMonthlyReport(facts)];
    expect(Buffer.compare(one.pptx, two.pptx)).toBe(0);
    expect(Buffer.compare(one.docx, two.docx)).toBe(0);
  });
});
