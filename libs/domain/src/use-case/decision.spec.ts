import { awaitsDecision } from './decision.js';

describe('awaitsDecision', () => {
  const asked = { decisionNeeded: 'Arbitrer', stage: 'delivery', condition: 'active' } as const;

  it.each([
    [asked, true],
    [{ ...asked, condition: 'on_hold' } as const, true],
    [{ ...asked, condition: 'abandoned' } as const, false],
    [{ ...asked, stage: 'closed' } as const, false],
    [{ ...asked, decisionNeeded: null }, false],
  ])('%j: %s', (useCase, expected) => {
    expect(awaitsDecision(useCase)).toBe(expected);
  });
});
