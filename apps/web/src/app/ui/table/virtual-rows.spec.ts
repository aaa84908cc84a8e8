import { rowWindow } from './virtual-rows';

const facts = { count: 10_000, rowHeight: 36, viewHeight: 720, scrollTop: 0 };

describe('rowWindow', () => {
  it('starts at the top', () => {
    expect(rowWindow(facts)).toEqual({ start: 0, end: 32, before: 0, after: (10_000 - 32) * 36 });
  });
  it('always adds up to the whole height, and covers what is seen', () => {
    for (const scrollTop of [0, 17, 36_000, 180_001, 359_280, 400_000]) {
      const { start, end, before, after } = rowWindow({ ...facts, scrollTop });
      expect(before + (end - start) * 36 + after).toBe(360_000);
      const first = Math.min(Math.floor(scrollTop / 36), 9_999);
      expect(start).toBeLessThanOrEqual(first);
      expect(end).toBeGreaterThan(first);
    }
  });
  it('holds with few rows or none', () => {
    expect(rowWindow({ ...facts, count: 3 })).toEqual({ start: 0, end: 3, before: 0, after: 0 });
    expect(rowWindow({ ...facts, count: 0 })).toEqual({ start: 0, end: 0, before: 0, after: 0 });
  });
});
