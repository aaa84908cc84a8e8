import { addDays } from '@jalon/domain';
import { renderDeck, type GroupElement } from '../pptx/index.js';
import { sdkErrors } from '../testing/open-xml-sdk.js';
import { sampleFacts } from '../testing/sample-facts.js';
import { lineCount, textWidth } from '../text/index.js';
import { CONTENT_WIDTH, MARGIN, points, SOURCE_BOX } from '../theme/index.js';
import { descendants, elements, parseXml } from '../xml/xml.js';
import { readZip } from '../zip/zip.js';
import { buildMonthlyDeck } from './build-deck.js';
import type { MonthlyReportFacts, ReportMilestone } from './facts.js';
import { buildMonthlyReportView } from './view-model.js';

const COUNTS = [0, 1, 4, 12, 30];

function milestones(count: number): ReportMilestone[] {
  return Array.from({ length: count }, (_, index) => {
    const day = addDays('2026-02-01', index * 9);
    const slips = index % 3 === 0;
    const forecastOn = slips ? addDays(day, 11) : day;
    return {
      name: `Jalon ${index} ${'au nom très long '.repeat(index % 5)}`,
      baselineOn: index % 7 === 3 ? null : day,
      forecastOn,
      actualOn: forecastOn < '2026-04-01' ? forecastOn : null,
      slipDays: slips ? 7 : 0,
    };
  });
}

/** Five use cases off track with more and more milestones, the texts short or as long as can be. */
function facts(words: number): MonthlyReportFacts {
  const sample = sampleFacts({ useCases: COUNTS.length, moving: 0 });
  return {
    ...sample,
    useCases: sample.useCases.map((useCase, index) => ({
      ...useCase,
      health: 'off_track',
      summary: 'résumé '.repeat(words),
      healthReason: 'motif '.repeat(words),
      decisionNeeded: 'décision '.repeat(words),
      milestones: milestones(COUNTS[index] ?? 0),
    })),
  };
}

const groupsOf = (report: MonthlyReportFacts): Map<string, GroupElement> => {
  const view = buildMonthlyReportView(report);
  const slides = buildMonthlyDeck(view).slides.filter((slide) => slide.layout === 'FICHE-CAS-USAGE');
  return new Map(
    slides.map((slide, index) => {
      const group = slide.elements.find((item) => item.kind === 'group');
      if (group?.kind !== 'group') throw new Error('a page without its line of time');
      return [view.cards.cards[index]?.code ?? '', group];
    }),
  );
};

describe.each([3, 200])('the page of a use case with texts of %i words', (words) => {
  const report = facts(words);
  const groups = groupsOf(report);

  it('keeps its line of time above the source, within the margins, and its texts within their boxes', () => {
    for (const group of groups.values()) {
      for (const item of group.items) {
        expect(item.box.y + item.box.h).toBeLessThanOrEqual(SOURCE_BOX.y);
        expect(item.box.x).toBeGreaterThanOrEqual(MARGIN);
        expect(item.box.x + item.box.w).toBeLessThanOrEqual(MARGIN + CONTENT_WIDTH + 0.001);
        if (item.kind !== 'text') continue;
        const runs = item.paragraphs.flatMap((paragraph) => paragraph.runs);
        const width = runs.reduce((sum, run) => sum + textWidth(run.text, { size: run.size ?? 99 }), 0);
        expect(width).toBeLessThanOrEqual(points(item.box.w));
      }
    }
  });

  it('ends its texts above the line of time', () => {
    const deck = buildMonthlyDeck(buildMonthlyReportView(report));
    for (const slide of deck.slides.filter((candidate) => candidate.layout === 'FICHE-CAS-USAGE')) {
      const group = slide.elements.find((item) => item.kind === 'group');
      const top = group?.kind === 'group' ? Math.min(...group.items.map((item) => item.box.y)) : 0;
      for (const item of slide.elements) {
        if (item.kind !== 'slot' || !item.box) continue;
        const { box } = item;
        const height = item.paragraphs.reduce((sum, paragraph) => {
          const size = paragraph.runs[0]?.size ?? 99;
          const lines = lineCount(paragraph.runs[0]?.text ?? '', { size }, points(box.w) - 2);
          return sum + lines * size * 1.2 + (paragraph.after ?? 0);
        }, 0);
        expect(box.y + height / 72).toBeLessThanOrEqual(top);
      }
    }
  });

  it('shows the most important milestones and says how many it leaves out', () => {
    for (const [index, count] of COUNTS.entries()) {
      const group = groups.get(`UC-00${index + 1}`);
      const names = group?.items.map((item) => item.name) ?? [];
      const rows = names.filter((name) => /^Jalon \d+[^·]*$/.test(name)).length;
      expect(rows).toBeLessThanOrEqual(8);
      expect(rows).toBeGreaterThanOrEqual(Math.min(count, 4));
      const others = names.find((name) => name.startsWith('… et'));
      const left = count - rows;
      expect(others).toBe(left === 0 ? undefined : `… et ${left} ${left === 1 ? 'autre' : 'autres'}`);
    }
  });

  it('is one described group in the file, its shapes left out of reading', async () => {
    const deck = buildMonthlyDeck(buildMonthlyReportView(report));
    const bytes = await renderDeck(deck);
    expect(await sdkErrors(bytes, 'pptx')).toEqual([]);
    const at = deck.slides.findIndex((slide) => slide.id === 'card-1') + 1;
    const slide = parseXml(readZip(bytes).get(`ppt/slides/slide${at}.xml`)?.toString('utf8') ?? '');
    const [group, ...others] = descendants(slide, 'p:grpSp');
    expect(others).toEqual([]);
    const identity = group && descendants(group, 'p:cNvPr')[0];
    expect(identity?.attributes.get('descr')).toMatch(/^UC-00\d\u00A0: /);
    const ids = descendants(slide, 'p:cNvPr').map((node) => node.attributes.get('id'));
    expect(new Set(ids).size).toBe(ids.length);
    expect(elements(group ?? slide).filter((node) => node.name === 'p:sp').length).toBeGreaterThan(1);
  }, 60_000);
});
