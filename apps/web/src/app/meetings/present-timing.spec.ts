import {
  clockOf,
  pauseTiming,
  resumeTiming,
  spentInAll,
  spentOn,
  startTiming,
  turnTiming,
} from './present-timing';

describe('the time of a presentation', () => {
  it('counts each point for as long as it was on screen, and all of them', () => {
    let timing = startTiming('a', 1_000);
    timing = turnTiming(timing, 'b', 61_000);
    timing = turnTiming(timing, 'a', 71_000);
    expect(spentOn(timing, 'a', 76_000)).toBe(65_000);
    expect(spentOn(timing, 'b', 76_000)).toBe(10_000);
    expect(spentInAll(timing, 76_000)).toBe(75_000);
  });

  it('stands still while paused, also when the point changes', () => {
    let timing = pauseTiming(startTiming('a', 0), 10_000);
    timing = turnTiming(timing, 'b', 50_000);
    expect(spentInAll(timing, 90_000)).toBe(10_000);
    timing = resumeTiming(timing, 90_000);
    expect(spentOn(timing, 'b', 95_000)).toBe(5_000);
    expect(resumeTiming(timing, 99_000)).toBe(timing);
  });
});

describe('a clock', () => {
  it('says what is left, when little is, and by how much it is over', () => {
    expect(clockOf(60_500, 5)).toMatchObject({ time: '4:00', kind: 'left', short: false });
    expect(clockOf(241_000, 5)).toMatchObject({ time: '0:59', kind: 'left', short: true });
    expect(clockOf(300_000, 5)).toMatchObject({ time: '0:00', kind: 'over', share: 1 });
    expect(clockOf(365_000, 5)).toMatchObject({ time: '1:05', kind: 'over' });
  });

  it('counts up when no time was planned, with hours once there are', () => {
    expect(clockOf(3_725_000, null)).toEqual({ time: '1:02:05', kind: 'spent', short: false, share: null });
  });
});
