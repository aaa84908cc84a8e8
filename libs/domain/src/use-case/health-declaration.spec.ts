import { declareHealth } from './health-declaration.js';

const before = { health: 'at_risk', previousHealth: 'on_track', healthDeclaredOn: '2026-10-01' } as const;

describe('declareHealth', () => {
  it('keeps the health it replaces', () => {
    expect(declareHealth(before, 'off_track', '2026-10-08')).toEqual({
      health: 'off_track',
      previousHealth: 'at_risk',
      healthDeclaredOn: '2026-10-08',
    });
  });

  it('re-dates a health that is confirmed', () => {
    expect(declareHealth(before, 'at_risk', '2026-10-08')).toEqual({
      health: 'at_risk',
      previousHealth: 'at_risk',
      healthDeclaredOn: '2026-10-08',
    });
  });

  it('takes a second word on the same day as a correction of the first', () => {
    expect(declareHealth(before, 'off_track', '2026-10-01').previousHealth).toBe('on_track');
  });

  it('dates nothing that is not rated', () => {
    expect(declareHealth(before, 'not_rated', '2026-10-08').healthDeclaredOn).toBeNull();
  });
});
