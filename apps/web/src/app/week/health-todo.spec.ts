import type { WeekUseCase } from '@jalon/contracts';
import { needsHealth, needsNewReason, proposedHealth } from './health-todo';

const useCase: WeekUseCase = {
  id: '6d0f4d5e-7a0b-4f0e-9d0a-0c8f3a3f0001',
  code: 'UC-001',
  title: 'Tri du courrier',
  stage: 'delivery',
  condition: 'active',
  health: 'on_track',
  healthReason: null,
  healthDeclaredOn: '2026-03-10',
  healthStale: false,
  trend: 'stable',
  computed: { health: 'on_track', delayDays: 0, severity: 0 },
  decisionNeeded: null,
  changes: 0,
  version: 3,
  mayEdit: true,
};
const computed = (health: 'on_track' | 'at_risk' | 'off_track' | 'not_rated') => ({
  computed: { health, delayDays: 0, severity: 0 },
});

describe('the health to look at', () => {
  it.each<[string, Partial<WeekUseCase>, boolean]>([
    ['said and agreed', {}, false],
    ['said long ago', { healthStale: true }, true],
    ['never said', { health: 'not_rated', healthDeclaredOn: null }, true],
    ['not what the facts say', computed('at_risk'), true],
    ['facts that say nothing', computed('not_rated'), false],
    ['on hold', { condition: 'on_hold', healthStale: true }, false],
    ['somebody else’s to edit', { mayEdit: false, healthStale: true }, false],
  ])('%s', (_, change, expected) => {
    expect(needsHealth({ ...useCase, ...change })).toBe(expected);
  });

  it('proposes what the facts say, else the last word', () => {
    expect(proposedHealth({ ...useCase, ...computed('off_track') })).toBe('off_track');
    expect(proposedHealth({ ...useCase, ...computed('not_rated') })).toBe('on_track');
    expect(proposedHealth({ ...useCase, computed: null, health: 'at_risk' })).toBe('at_risk');
  });

  it('asks for a reason when amber or red is new, or has none', () => {
    expect(needsNewReason(useCase, 'at_risk')).toBe(true);
    expect(needsNewReason({ ...useCase, health: 'at_risk', healthReason: 'Données' }, 'at_risk')).toBe(false);
    expect(needsNewReason({ ...useCase, health: 'at_risk', healthReason: 'Données' }, 'off_track')).toBe(
      true,
    );
    expect(needsNewReason(useCase, 'on_track')).toBe(false);
  });
});
