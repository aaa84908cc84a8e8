import { IMPORT_STATES } from '@jalon/contracts';
import { stepFor, WIZARD_STEPS } from './import-steps';

describe('the step shown', () => {
  it('is the one asked for while it is open', () => {
    expect(stepFor('uploaded', 'preview')).toBe('preview');
    expect(stepFor('failed', 'mapping')).toBe('mapping');
  });

  it('is where the import stands when the address asks for a step that is not open, or for none', () => {
    expect(stepFor('uploaded', undefined)).toBe('mapping');
    expect(stepFor('uploaded', 'report')).toBe('mapping');
    expect(stepFor('running', 'mapping')).toBe('run');
    expect(stepFor('done', 'run')).toBe('report');
    expect(stepFor('failed', 'report')).toBe('run');
  });

  it('exists for every state', () => {
    for (const state of IMPORT_STATES) expect(WIZARD_STEPS).toContain(stepFor(state, 'nonsense'));
  });
});
