import { DomainError } from '../shared/domain-error.js';
import { checkUseCase, useCaseCode, useCaseProblems } from './use-case.js';

describe('use case', () => {
  it.each([
    [1, 'UC-001'],
    [42, 'UC-042'],
    [999, 'UC-999'],
    [1000, 'UC-1000'],
    [1234, 'UC-1234'],
  ])('number %i has the code %s', (number, code) => {
    expect(useCaseCode(number)).toBe(code);
  });

  it.each(['at_risk', 'off_track'] as const)('%s asks for a reason', (health) => {
    for (const healthReason of [null, '', ' \n']) {
      expect(useCaseProblems({ health, healthReason })).toEqual([
        { path: 'healthReason', code: 'reason_required' },
      ]);
      expect(() => checkUseCase({ health, healthReason })).toThrow(DomainError);
    }
    expect(useCaseProblems({ health, healthReason: 'Budget' })).toEqual([]);
  });

  it.each(['on_track', 'not_rated'] as const)('%s asks for none', (health) => {
    expect(useCaseProblems({ health, healthReason: null })).toEqual([]);
    expect(() => checkUseCase({ health, healthReason: null })).not.toThrow();
  });
});
