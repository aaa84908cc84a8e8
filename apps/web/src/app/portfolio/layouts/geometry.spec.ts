import type { CardMilestone } from '@jalon/contracts';
import { card } from '../testing/cards';
import { dropOf, lanesOf } from './board-lanes';
import { bubbles, domainGroups, isScored, quadrantOf } from './matrix-geometry';
import { marksOf, roadmapFigures, roadmapItems, timeScale } from './roadmap-geometry';
import { goLivesOf, rolloutFigures, wavesIn } from './rollout-geometry';

const compare = (left: string, right: string) => left.localeCompare(right, 'fr');
const PLOT = { left: 40, top: 10, width: 800, height: 500 };
const milestone = (
  number: number,
  baseline: string | null,
  forecast: string | null,
  actual: string | null = null,
): CardMilestone => [
  `00000000-0000-4000-9000-${String(number).padStart(12, '0')}`,
  `J${number}`,
  baseline,
  forecast,
  actual,
];

describe('board', () => {
  it('puts cards by lane and stage, the unnamed lane last', () => {
    const cards = [
      card(1, { referentId: 'b', referentName: 'Zoé', stage: 'usage' }),
      card(2),
      card(3, { referentId: 'a', referentName: 'Élise' }),
    ];
    const lanes = lanesOf(cards, 'referent', compare);
    expect(lanes.map((lane) => [lane.label, lane.count])).toEqual([
      ['Élise', 1],
      ['Zoé', 1],
      ['', 1],
    ]);
    expect(lanes[1]?.cells.find((cell) => cell.stage === 'usage')?.cards).toHaveLength(1);
    expect(lanesOf(cards, 'none', compare)).toHaveLength(1);
  });

  it('takes one stage at a time: forward by the gate, back with a reason', () => {
    expect(dropOf(card(1), 'framing')).toEqual({ kind: 'none' });
    expect(dropOf(card(1), 'delivery')).toEqual({ kind: 'gate' });
    expect(dropOf(card(1), 'opportunity')).toEqual({ kind: 'back' });
    expect(dropOf(card(1), 'usage')).toEqual({ kind: 'refused', why: 'far' });
    expect(dropOf(card(1, { gate: null, back: null, condition: 'on_hold' }), 'delivery')).toEqual({
      kind: 'refused',
      why: 'stopped',
    });
  });
});

describe('matrix', () => {
  const scored = (number: number, value: number, feasibility: number, effort: number | null = null) => {
    const made = card(number, { value, feasibility, effort });
    if (!isScored(made)) throw new Error('not scored');
    return made;
  };

  it('names the quadrants', () => {
    expect(quadrantOf(scored(1, 4, 5))).toBe('priorities');
    expect(quadrantOf(scored(1, 5, 3))).toBe('bets');
    expect(quadrantOf(scored(1, 3, 4))).toBe('quick_wins');
    expect(quadrantOf(scored(1, 3, 3))).toBe('set_aside');
  });

  it.each([2, 20, 150])(
    'fans out %i bubbles of a cell so that none hides another, the same way whatever their order',
    (count) => {
      const cards = Array.from({ length: count }, (_, index) => scored(index + 1, 4, 2, 5 + index * 7));
      const placed = bubbles(cards, PLOT);
      for (const [index, one] of placed.entries()) {
        for (const other of placed.slice(index + 1)) {
          const apart = Math.hypot(one.x - other.x, one.y - other.y);
          expect(apart).toBeGreaterThanOrEqual(one.r + other.r);
        }
        // Within its cell: feasibility 2 of 5 across, value 4 of 5 up.
        expect(one.x - one.r).toBeGreaterThanOrEqual(PLOT.left + 160);
        expect(one.x + one.r).toBeLessThanOrEqual(PLOT.left + 320);
        expect(one.y - one.r).toBeGreaterThanOrEqual(PLOT.top + 100);
        expect(one.y + one.r).toBeLessThanOrEqual(PLOT.top + 200);
      }
      const shuffled = bubbles([...cards].reverse(), PLOT);
      const where = (all: typeof placed) => new Map(all.map(({ card: { id }, x, y, r }) => [id, [x, y, r]]));
      expect(where(shuffled)).toEqual(where(placed));
    },
  );

  it('gives equal bubbles where no effort is known, and areas to efforts that are', () => {
    const unknown = bubbles([scored(1, 1, 1), scored(2, 5, 5)], PLOT);
    expect(new Set(unknown.map((one) => one.r)).size).toBe(1);
    const [large, small] = bubbles([scored(1, 1, 1, 100), scored(2, 5, 5, 10)], PLOT);
    expect(large?.r ?? 0).toBeGreaterThan(small?.r ?? 0);
  });

  it('shapes the largest domains and puts the rest together', () => {
    const cards = ['a', 'b', 'b', 'c', 'c', 'c', 'd'].map((domain, index) => card(index, { domain }));
    expect(domainGroups(cards, 3)).toEqual(['c', 'b', null]);
    expect(domainGroups(cards.slice(0, 3), 3)).toEqual(['b', 'a']);
    expect(domainGroups([card(1)], 3)).toEqual([null]);
  });
});

describe('roadmap', () => {
  const today = '2026-03-18';
  const cards = [card(1, { milestones: [milestone(1, '2026-02-10', '2026-08-20')] })];

  it('holds every date and today, and begins where quarters and years do', () => {
    for (const [zoom, first] of [
      ['month', '2026-01'],
      ['quarter', '2026-01'],
      ['year', '2026-01'],
    ] as const) {
      const scale = timeScale(cards, today, zoom);
      expect(scale.ticks[0]).toEqual({ month: first, x: 0 });
      for (const day of ['2026-02-10', today, '2026-08-20']) {
        expect(scale.x(day)).toBeGreaterThanOrEqual(0);
        expect(scale.x(day)).toBeLessThanOrEqual(scale.width);
      }
    }
    expect(
      timeScale([card(1, { milestones: [milestone(1, '2025-11-20', null)] })], today, 'quarter').ticks[0]
        ?.month,
    ).toBe('2025-10');
    expect(timeScale([], today, 'month').today).toBeGreaterThan(0);
  });

  it('grows with the zoom', () => {
    const width = (zoom: 'month' | 'quarter' | 'year') => timeScale(cards, today, zoom).width;
    expect(width('month')).toBeGreaterThan(width('quarter'));
    expect(width('quarter')).toBeGreaterThan(width('year'));
  });

  it('tells slips, lateness and what is reached', () => {
    const scale = timeScale(cards, today, 'month');
    const marks = marksOf(
      [
        milestone(1, '2026-02-10', '2026-02-24', '2026-02-20'),
        milestone(2, '2026-03-02', '2026-03-12'),
        milestone(3, '2026-05-04', '2026-05-04'),
        milestone(4, null, '2026-04-01'),
      ],
      scale,
      today,
    );
    expect(marks.map((mark) => [mark.name, mark.state, mark.slip, mark.baseline !== null])).toEqual([
      ['J1', 'reached', 8, true],
      ['J2', 'late', 8, true],
      ['J4', 'planned', 0, false],
      ['J3', 'planned', 0, false],
    ]);
  });

  it('counts what is late and what slipped', () => {
    const milestones = [
      milestone(1, '2026-02-10', '2026-02-24', '2026-02-20'),
      milestone(2, '2026-03-02', '2026-03-12'),
      milestone(3, '2026-05-04', '2026-05-04'),
    ];
    expect(roadmapFigures([card(1, { milestones }), card(2)], today)).toEqual({
      count: 3,
      first: '2026-02-20',
      last: '2026-05-04',
      late: 1,
      slipped: 2,
    });
    expect(roadmapFigures([], today)).toMatchObject({ count: 0, first: null, last: null });
  });

  it('groups rows under their heads, stages in their order', () => {
    const rows = [card(1, { stage: 'usage' }), card(2, { stage: 'framing' }), card(3, { stage: 'usage' })];
    const items = roadmapItems(rows, 'stage', compare);
    expect(
      items.map((item) => (item.kind === 'group' ? `${item.label} ${item.count}` : item.card.code)),
    ).toEqual(['framing 1', 'UC-002', 'usage 2', 'UC-001', 'UC-003']);
  });
});

describe('rollout on the roadmap', () => {
  const today = '2026-03-18';
  const deployed = card(1, {
    waves: [
      [
        1,
        1,
        2,
        [
          ['2026-02-02', true, ['Conformité']],
          ['2026-03-02', false, ['Banque privée']],
        ],
      ],
      [2, 0, 1, [['2026-05-04', false, ['Assurance', 'Crédit']]]],
      [null, 1, 1, [['2026-01-12', true, ['Siège']]]],
    ],
  });

  it('puts each day on the line in the order of time, late where it has passed without a go-live', () => {
    const scale = timeScale([deployed], today, 'quarter');
    const goLives = goLivesOf(deployed, scale, today);
    expect(goLives.map(({ on, state, wave }) => [on, state, wave.number, wave.live, wave.of])).toEqual([
      ['2026-01-12', 'live', null, 1, 1],
      ['2026-02-02', 'live', 1, 1, 2],
      ['2026-03-02', 'overdue', 1, 1, 2],
      ['2026-05-04', 'awaited', 2, 0, 1],
    ]);
    expect(goLives.every(({ x }) => x > 0 && x < scale.width)).toBe(true);
    expect(new Set(goLives.map(({ id }) => id)).size).toBe(4);
  });

  it('draws a line for the waves that last more than a day, none outside waves', () => {
    const goLives = goLivesOf(deployed, timeScale([deployed], today, 'month'), today);
    expect(wavesIn(goLives).map(({ number, from, to }) => [number, from, to])).toEqual([
      [1, '2026-02-02', '2026-03-02'],
    ]);
  });

  it('counts the days and those that are late', () => {
    expect(rolloutFigures([deployed, card(2)], today)).toEqual({ count: 4, overdue: 1 });
  });
});
