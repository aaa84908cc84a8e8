import { signal } from '@angular/core';
import { byText, one, render, settle, type, violations } from '../../../../testing/render';
import { Filter } from './filter';

const stages = Array.from({ length: 10 }, (_, index) => ({
  value: `s${index}`,
  label: `Étape ${index}`,
  count: index * 3,
}));

describe('ui-filter', () => {
  async function open() {
    const selected = signal<readonly string[]>([]);
    const all = await render(
      `<ui-filter label="Étape" [options]="stages" [(selected)]="selected" clearLabel="Effacer" searchLabel="Chercher" />`,
      [Filter],
      { stages, selected },
    );
    one<HTMLButtonElement>(all.root, 'button').click();
    await settle(all.fixture);
    return { ...all, selected };
  }

  it('shows counts, chooses several and sums them up in the chip', async () => {
    const { root, fixture, selected } = await open();
    expect(byText(root, 'label', 'Étape 4').textContent).toContain('12');
    byText(root, 'label', 'Étape 4').click();
    byText(root, 'label', 'Étape 2').click();
    await settle(fixture);
    expect(selected()).toEqual(['s4', 's2']);
    expect(one(root, '.ui-chip').textContent.replace(/\s+/g, ' ')).toContain('Étape 4 +1');
    expect(await violations(root)).toEqual([]);
    byText(root, 'button', 'Effacer').click();
    await settle(fixture);
    expect(selected()).toEqual([]);
  });

  it('searches when there are many options', async () => {
    const { root, fixture } = await open();
    type(one<HTMLInputElement>(root, '[type=search]'), '7');
    await settle(fixture);
    expect(root.querySelectorAll('[type=checkbox]')).toHaveLength(1);
  });
});
