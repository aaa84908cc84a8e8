import { roadmap } from './roadmap-scale';
import { aMilestone, aPlan, LAUNCH, PILOT } from './testing/a-plan';

const TODAY = '2026-03-18';
const draw = (plan = aPlan(), tried = new Map<string, string>()) => {
  const drawn = roadmap(plan, tried, TODAY, 600);
  if (!drawn) throw new Error('nothing drawn');
  return drawn;
};

describe('roadmap', () => {
  it('puts earlier days further left, and gives back the day of a place', () => {
    const { rows, axis, today } = draw();
    const [scope, pilot, launch] = rows;
    expect((scope?.x ?? 0) < today && today < (pilot?.x ?? 0)).toBe(true);
    expect((pilot?.x ?? 0) < (launch?.x ?? 0)).toBe(true);
    for (const row of rows) expect(axis.dayAt(axis.x(row.on))).toBe(row.on);
  });

  it('keeps its axis while a milestone is tried elsewhere within it', () => {
    const before = draw();
    const after = draw(aPlan(), new Map([[PILOT.id, '2026-03-20']]));
    expect(after.today).toBe(before.today);
    expect(after.rows[1]).toMatchObject({ on: '2026-03-20', before: before.rows[1]?.x });
    expect(after.rows[2]?.before).toBeNull();
  });

  it('joins what depends, and says what is critical or does not hold', () => {
    expect(draw().links).toEqual([expect.objectContaining({ critical: true, broken: false })]);
    const [link] = aPlan().dependencies;
    const plan = aPlan({
      milestones: [PILOT, aMilestone({ ...LAUNCH, critical: false })],
      dependencies: link ? [{ ...link, brokenUntil: '2026-04-07' }] : [],
    });
    expect(draw(plan).links).toEqual([expect.objectContaining({ critical: false, broken: true })]);
  });

  it('draws nothing without milestones', () => {
    expect(roadmap(aPlan({ milestones: [] }), new Map(), TODAY, 600)).toBeNull();
  });
});
