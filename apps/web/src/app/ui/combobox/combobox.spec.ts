import { signal } from '@angular/core';
import { FormControl, ReactiveFormsModule } from '@angular/forms';
import { byText, one, press, render, settle, type, violations } from '../../../../testing/render';
import { Field } from '../field/field';
import { FormBridge } from '../field/form-bridge';
import { Combobox } from './combobox';

const people = [
  { value: 'a', label: 'Élodie Faure', note: 'Lab' },
  { value: 'b', label: 'Yanis Bouchard', note: 'Risques' },
  { value: 'c', label: 'Élise Morel', note: 'Lab' },
];

describe('ui-combobox', () => {
  async function open() {
    const value = signal<string | null>(null);
    const all = await render(
      `<ui-field label="Commanditaire"><ui-combobox [options]="people" [(value)]="value" emptyLabel="Aucun" clearLabel="Effacer" /></ui-field>`,
      [Combobox, Field],
      { people, value },
    );
    const box = one<HTMLInputElement>(all.root, 'input');
    return { ...all, value, box };
  }

  it('is a labelled combobox, closed then open, without accessibility faults', async () => {
    const { root, box, fixture } = await open();
    expect(box.labels?.[0]?.textContent).toContain('Commanditaire');
    expect(await violations(root)).toEqual([]);
    box.click();
    await settle(fixture);
    expect(box.getAttribute('aria-expanded')).toBe('true');
    expect(root.querySelectorAll('[role=option]')).toHaveLength(3);
    expect(await violations(root)).toEqual([]);
  });

  it('filters without accents and chooses with the keyboard', async () => {
    const { root, box, fixture, value } = await open();
    type(box, 'el');
    await settle(fixture);
    expect([...root.querySelectorAll('.ui-option__label')].map((option) => option.textContent)).toEqual([
      'Élodie Faure',
      'Élise Morel',
    ]);
    press(box, 'ArrowDown');
    await settle(fixture);
    expect(document.getElementById(box.getAttribute('aria-activedescendant') ?? '')?.textContent).toContain(
      'Élise',
    );
    press(box, 'Enter');
    await settle(fixture);
    expect(value()).toBe('c');
    expect(box.value).toBe('Élise Morel');
    expect(box.getAttribute('aria-expanded')).toBe('false');
  });

  it('keeps the value when what is typed matches nothing, and Esc closes the list alone', async () => {
    const { root, box, fixture, value } = await open();
    value.set('b');
    await settle(fixture);
    type(box, 'zzz');
    await settle(fixture);
    expect(byText(root, '[role=option]', 'Aucun')).toBeTruthy();
    expect(press(box, 'Escape').defaultPrevented).toBe(true);
    await settle(fixture);
    expect(value()).toBe('b');
    expect(box.value).toBe('Yanis Bouchard');
    expect(press(box, 'Escape').defaultPrevented).toBe(false);
  });

  it('clears', async () => {
    const { root, fixture, value } = await open();
    value.set('b');
    await settle(fixture);
    one<HTMLButtonElement>(root, '[aria-label=Effacer]').click();
    await settle(fixture);
    expect(value()).toBeNull();
  });

  it('works in a reactive form', async () => {
    const control = new FormControl<string | null>('a');
    const { root, fixture } = await render(
      `<ui-combobox label="Qui" [options]="people" [formControl]="control" />`,
      [Combobox, ReactiveFormsModule, FormBridge],
      { people, control },
    );
    const box = one<HTMLInputElement>(root, 'input');
    expect(box.value).toBe('Élodie Faure');
    box.click();
    await settle(fixture);
    byText(root, '[role=option]', 'Yanis').click();
    expect(control.value).toBe('b');
    control.disable();
    await settle(fixture);
    expect(box.disabled).toBe(true);
  });
});
