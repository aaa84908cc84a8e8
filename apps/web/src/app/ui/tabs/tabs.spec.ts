import { signal } from '@angular/core';
import { byText, one, press, render, settle, violations } from '../../../../testing/render';
import { Segmented } from '../segmented/segmented';
import { Tabs } from './tabs';

describe('ui-tabs', () => {
  it('chooses with a click and with the arrows', async () => {
    const active = signal('a');
    const tabs = [
      { id: 'a', label: 'Synthèse' },
      { id: 'b', label: 'Jalons', count: 4 },
      { id: 'c', label: 'Historique' },
    ];
    const { root, fixture } = await render(
      `<ui-tabs label="Fiche" [tabs]="tabs" [(active)]="active">{{ active() }}</ui-tabs>`,
      [Tabs],
      { tabs, active },
    );
    expect(await violations(root)).toEqual([]);
    byText(root, '[role=tab]', 'Jalons').click();
    await settle(fixture);
    expect(active()).toBe('b');
    expect(one(root, '[role=tabpanel]').getAttribute('aria-labelledby')).toBe(
      byText(root, '[role=tab]', 'Jalons').id,
    );
    press(byText(root, '[role=tab]', 'Jalons'), 'End');
    expect(active()).toBe('c');
    press(byText(root, '[role=tab]', 'Historique'), 'ArrowRight');
    expect(active()).toBe('a');
    await settle(fixture);
    expect(byText(root, '[role=tab]', 'Synthèse').tabIndex).toBe(0);
    expect(byText(root, '[role=tab]', 'Jalons').tabIndex).toBe(-1);
  });
});

describe('ui-segmented', () => {
  it('is a group of radios', async () => {
    const value = signal('fr');
    const options = [
      { value: 'fr', label: 'Français' },
      { value: 'en', label: 'English' },
    ];
    const { root } = await render(
      `<ui-segmented label="Langue" [options]="options" [(value)]="value" />`,
      [Segmented],
      {
        options,
        value,
      },
    );
    byText(root, 'label', 'English').click();
    expect(value()).toBe('en');
    expect(await violations(root)).toEqual([]);
  });
});
