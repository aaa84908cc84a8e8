import { signal } from '@angular/core';
import { one, render, settle, violations } from '../../../../testing/render';
import { Field, Input } from './field';

describe('ui-field', () => {
  it('ties label, hint and error to its control', async () => {
    const error = signal<string | null>(null);
    const { root, fixture } = await render(
      `<ui-field label="Titre" hint="Court" [error]="error()" required><input ui-input /></ui-field>`,
      [Field, Input],
      { error },
    );
    const input = one<HTMLInputElement>(root, 'input');
    expect(input.labels?.[0]?.textContent).toContain('Titre');
    expect(input.getAttribute('aria-required')).toBe('true');
    expect(document.getElementById(input.getAttribute('aria-describedby') ?? '')?.textContent).toBe('Court');
    expect(input.hasAttribute('aria-invalid')).toBe(false);

    error.set('Trop long');
    await settle(fixture);
    const described = (input.getAttribute('aria-describedby') ?? '')
      .split(' ')
      .map((id) => document.getElementById(id)?.textContent);
    expect(described).toEqual(['Court', '◆ Trop long']);
    expect(input.getAttribute('aria-invalid')).toBe('true');
    expect(await violations(root)).toEqual([]);

    error.set(null);
    await settle(fixture);
    expect(input.hasAttribute('aria-invalid')).toBe(false);
  });

  it('labels text areas and selects alike', async () => {
    const { root } = await render(
      `<ui-field label="Résumé"><textarea ui-input></textarea></ui-field>
       <ui-field label="Étape" [hideLabel]="true"><select ui-input><option>Cadrage</option></select></ui-field>`,
      [Field, Input],
    );
    expect(one<HTMLTextAreaElement>(root, 'textarea').labels).toHaveLength(1);
    expect(one<HTMLSelectElement>(root, 'select').labels).toHaveLength(1);
    expect(await violations(root)).toEqual([]);
  });
});
