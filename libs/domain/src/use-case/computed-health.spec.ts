import * as fc from 'fast-check';
import { addDays } from '../shared/local-date.js';
import {
  computedHealth,
  delayOf,
  healthProblems,
  overridesComputed,
  type HealthFacts,
} from './computed-health.js';
import { HEALTHS } from './health.js';

/** A Wednesday. */
const TODAY = '2026-03-18';
const NOTHING: HealthFacts = { today: TODAY, ended: false, milestones: [], costOverrun: null, risks: [] };

/** A milestone `days` calendar days behind its baseline. */
const behind = (days: number, id = 'm') => ({
  id,
  baselineOn: '2026-04-01',
  forecastOn: addDays('2026-04-01', days),
  actualOn: null,
});
const risk = (severity: number, part: Partial<HealthFacts['risks'][number]> = {}) => ({
  id: 'r',
  severity,
  residualSeverity: null,
  hasPlan: false,
  ...part,
});
const health = (part: Partial<HealthFacts>) => computedHealth({ ...NOTHING, ...part }).health;

describe('computedHealth', () => {
  it('says nothing when there is nothing to compute from, or when the use case has ended', () => {
    expect(computedHealth(NOTHING)).toEqual({ health: 'not_rated', causes: [] });
    const undated = { id: 'm', baselineOn: null, forecastOn: null, actualOn: null };
    expect(health({ milestones: [undated] })).toBe('not_rated');
    expect(health({ milestones: [behind(90)], ended: true })).toBe('not_rated');
  });

  it('is green up to five working days of delay, amber up to fifteen, then red', () => {
    // After Wednesday 1 April, Easter Monday (the 6th) left out: the 9th is the fifth working day.
    const of = (forecastOn: string) =>
      health({ milestones: [{ id: 'm', baselineOn: '2026-04-01', forecastOn, actualOn: null }] });
    expect(['2026-04-09', '2026-04-10', '2026-04-23', '2026-04-24'].map(of)).toEqual([
      'on_track',
      'at_risk',
      'at_risk',
      'off_track',
    ]);
  });

  it('takes cost up to five percent as green, up to ten as amber, and no cost as no word', () => {
    expect([5, 5.1, 10, 10.1].map((costOverrun) => health({ costOverrun }))).toEqual([
      'on_track',
      'at_risk',
      'at_risk',
      'off_track',
    ]);
  });

  it('turns red by an open risk of fifteen or more that nothing answers', () => {
    expect(health({ risks: [risk(12)] })).toBe('on_track');
    expect(health({ risks: [risk(15)] })).toBe('off_track');
    expect(health({ risks: [risk(25, { hasPlan: true })] })).toBe('on_track');
    expect(health({ risks: [risk(20, { residualSeverity: 8 })] })).toBe('on_track');
    expect(health({ risks: [risk(20, { residualSeverity: 20 })] })).toBe('off_track');
  });

  it('names its causes, the worst first', () => {
    expect(
      computedHealth({
        ...NOTHING,
        milestones: [behind(10, 'slow'), behind(60, 'late'), behind(0, 'fine')],
        costOverrun: 7,
        risks: [risk(16)],
      }).causes,
    ).toEqual([
      { kind: 'delay', milestoneId: 'late', days: 37, health: 'off_track' },
      { kind: 'risk', riskId: 'r', score: 16, health: 'off_track' },
      { kind: 'cost', percent: 7, health: 'at_risk' },
      { kind: 'delay', milestoneId: 'slow', days: 6, health: 'at_risk' },
    ]);
  });
});

describe('causes of one colour', () => {
  it('begin with the worst of each kind, so that none hides behind the others', () => {
    const { causes } = computedHealth({
      ...NOTHING,
      milestones: [behind(60, 'late'), behind(70, 'later'), behind(65, 'between')],
      risks: [risk(16)],
    });
    expect(causes.map((cause) => (cause.kind === 'delay' ? cause.milestoneId : cause.kind))).toEqual([
      'later',
      'risk',
      'between',
      'late',
    ]);
  });
});

describe('delayOf', () => {
  const of = (baselineOn: string | null, forecastOn: string | null, actualOn: string | null = null) =>
    delayOf({ id: 'm', baselineOn, forecastOn, actualOn }, TODAY);

  it('counts an open milestone whose date has passed as behind until today', () => {
    expect(of('2026-03-11', null)).toBe(5);
    expect(of('2026-03-11', '2026-03-13')).toBe(5);
    expect(of(null, '2026-03-11')).toBe(5);
    expect(of('2026-03-11', '2026-03-25')).toBe(10);
    expect(of('2026-03-25', '2026-03-24')).toBe(0);
  });

  it('keeps the delay of what was reached for thirty days', () => {
    expect(of('2026-02-02', null, '2026-02-16')).toBe(10);
    expect(of('2026-02-02', null, '2026-02-15')).toBe(0);
    expect(of(null, null, '2026-03-01')).toBe(0);
    expect(of(null, null)).toBeNull();
  });
});

describe('declaring something else than the facts say', () => {
  it('asks for a reason, which the facts alone never need when they say nothing', () => {
    const on = { health: 'on_track', healthReason: null } as const;
    expect(healthProblems(on, 'on_track')).toEqual([]);
    expect(healthProblems(on, 'not_rated')).toEqual([]);
    expect(healthProblems(on, 'at_risk')).toEqual([
      { path: 'healthReason', code: 'override_reason_required' },
    ]);
    expect(healthProblems({ ...on, healthReason: ' ' }, 'off_track')).toHaveLength(1);
    expect(healthProblems({ ...on, healthReason: 'Rattrapé' }, 'off_track')).toEqual([]);
    const red = { health: 'off_track', healthReason: null } as const;
    expect(healthProblems(red, 'off_track')).toEqual([{ path: 'healthReason', code: 'reason_required' }]);
    expect(overridesComputed('not_rated', 'on_track')).toBe(true);
  });
});

const day = fc.integer({ min: -200, max: 200 }).map((days) => addDays(TODAY, days));
const milestone = fc.record({
  id: fc.uuid(),
  baselineOn: fc.option(day),
  forecastOn: fc.option(day),
  actualOn: fc.option(fc.integer({ min: -200, max: 0 }).map((days) => addDays(TODAY, days))),
});
const aRisk = fc.record({
  id: fc.uuid(),
  severity: fc.integer({ min: 1, max: 25 }),
  residualSeverity: fc.option(fc.integer({ min: 1, max: 25 })),
  hasPlan: fc.boolean(),
});
const facts: fc.Arbitrary<HealthFacts> = fc.record({
  today: fc.constant(TODAY),
  ended: fc.constant(false),
  milestones: fc.array(milestone, { maxLength: 6 }),
  costOverrun: fc.option(fc.integer({ min: -20, max: 40 })),
  risks: fc.array(aRisk, { maxLength: 6 }),
});
const RANK = { not_rated: -1, on_track: 0, at_risk: 1, off_track: 2 } as const;
const rank = (one: HealthFacts) => RANK[computedHealth(one).health];

describe('for any facts', () => {
  it('is the worst of what each fact alone would give', () => {
    fc.assert(
      fc.property(facts, (all) => {
        const alone: HealthFacts[] = [
          ...all.milestones.map((one) => ({ ...NOTHING, milestones: [one] })),
          ...all.risks.map((one) => ({ ...NOTHING, risks: [one] })),
          { ...NOTHING, costOverrun: all.costOverrun },
        ];
        expect(rank(all)).toBe(Math.max(...alone.map(rank)));
      }),
    );
  });

  it('says of each cause what the cause alone would give, and has causes only when amber or red', () => {
    fc.assert(
      fc.property(facts, (all) => {
        const { health: found, causes } = computedHealth(all);
        expect(causes.length > 0).toBe(found === 'at_risk' || found === 'off_track');
        if (causes[0]) expect(causes[0].health).toBe(found);
        expect(HEALTHS).toContain(found);
      }),
    );
  });

  it('never gets better by a later date, a higher cost, a graver risk, or a plan taken away', () => {
    const later = fc.integer({ min: 0, max: 60 });
    fc.assert(
      fc.property(facts, later, fc.nat(5), (all, days, at) => {
        const worse: HealthFacts = {
          ...all,
          milestones: all.milestones.map((one, index) =>
            index === at && one.forecastOn !== null
              ? { ...one, forecastOn: addDays(one.forecastOn, days) }
              : one,
          ),
          costOverrun: all.costOverrun === null ? null : all.costOverrun + days,
          risks: all.risks.map((one, index) =>
            index === at ? { ...one, severity: Math.min(25, one.severity + days) } : one,
          ),
        };
        // The forecast alone is the promise where there is no baseline: moving it is no delay.
        const comparable = all.milestones.every((one) => one.baselineOn !== null);
        // A graver risk with the same residual is a better answered one.
        const sameAnswer = all.risks.every((one) => one.residualSeverity === null);
        if (comparable && sameAnswer) expect(rank(worse)).toBeGreaterThanOrEqual(rank(all));
        const bare = {
          ...all,
          risks: all.risks.map((one) => ({ ...one, hasPlan: false, residualSeverity: null })),
        };
        expect(rank(bare)).toBeGreaterThanOrEqual(rank(all));
      }),
    );
  });
});
