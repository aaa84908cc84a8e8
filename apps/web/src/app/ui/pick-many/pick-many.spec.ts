import { signal } from '@angular/core';
import { one, press, render, settle, type, violations } from '../../../../testing/render';
import { Field } from '../field/field';
import { PickMany } from './pick-many';

const options = [
  { value: 'a', label: 'Ada Lovelace' },
  { value: 'b', label: 'Blaise Pascal' },
  { value: 'c', label: 'Grace Hopper' },
];
const TEMPLATE = `<ui-field label="Personnes"
  ><ui-pick-many [options]="options" [(values)]="values" chosenLabel="Choisies" removeLabel="Retirer" /></ui-field>`;

describe('choosing several', () => {
  afterEach(() => document.body.replaceChildren());

  it('adds by the keyboard alone, and gives back what is taken away', async () => {
    const values = signal<readonly string[]>(['a']);
    const { fixture, root } = await render(TEMPLATE, [Field, PickMany], { options, values });
    expect(one(root, '[aria-label="Choisies"]').textContent).toContain('Ada Lovelace');
    const box = one<HTMLInputElement>(root, 'input');
    box.focus();
    type(box, 'grace');
    await settle(fixture);
    press(box, 'Enter');
    await settle(fixture);
    expect(values()).toEqual(['a', 'c']);
    expect(box.value).toBe('');
    one<HTMLButtonElement>(root, '[aria-label="Retirer Ada Lovelace"]').click();
    await settle(fixture);
    expect(values()).toEqual(['c']);
    expect(document.activeElement).toBe(box);
  });

  it('offers only what is not chosen, and is accessible', async () => {
    const values = signal<readonly string[]>(['a', 'b']);
    const { fixture, root } = await render(TEMPLATE, [Field, PickMany], { options, values });
    one(root, 'input').dispatchEvent(new Event('click', { bubbles: true }));
    await settle(fixture);
    expect([...root.querySelectorAll('[role=option]')].map((each) => each.textContent.trim())).toEqual([
      'Grace Hopper',
    ]);
    expect(await violations(root)).toEqual([]);
  });
});
