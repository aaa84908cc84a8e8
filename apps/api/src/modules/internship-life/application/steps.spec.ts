import { templateSteps } from '@jalon/domain';
import { withCondition } from './steps.js';

const steps = templateSteps('RD_INTEGRATION');
const last = steps.at(-1)?.code ?? '';
const holds = (...args: Parameters<typeof withCondition>) =>
  withCondition(...args).find(({ step }) => step === last)?.conditionHolds ?? null;
const open = { step: last, state: 'planned', conditionHolds: null, reason: '' } as const;

it('answers whether a publication is due from the studies of the internship, while nobody did', () => {
  expect(holds(steps, [], [])).toBeNull();
  expect(holds(steps, [open], ['not_shown', 'mixed'])).toBeNull();
  expect(holds(steps, [], ['mixed', 'better'])).toBe(true);
  expect(holds(steps, [open], ['not_better'])).toBe(false);
});

it('leaves what somebody answered, and the steps without a condition', () => {
  expect(holds(steps, [{ ...open, conditionHolds: false }], ['better'])).toBe(false);
  expect(withCondition(steps, [], ['better']).map(({ step }) => step)).toEqual([last]);
});
