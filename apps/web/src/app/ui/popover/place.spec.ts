import { place } from './place';

const view = { width: 1000, height: 600 };
const anchor = { top: 100, left: 200, width: 80, height: 30 };

describe('place', () => {
  it('goes below, aligned at the start or at the end', () => {
    expect(place(anchor, { width: 200, height: 100 }, view)).toMatchObject({ top: 134, left: 200 });
    expect(place(anchor, { width: 200, height: 100 }, view, 'end').left).toBe(80);
  });
  it('goes above when there is more room there', () => {
    expect(place({ ...anchor, top: 550 }, { width: 200, height: 100 }, view).top).toBe(446);
  });
  it('stays within the view and limits its height', () => {
    const spot = place({ ...anchor, left: 950 }, { width: 200, height: 900 }, view);
    expect(spot.left).toBe(792);
    expect(spot.maxHeight).toBe(458);
  });
});
