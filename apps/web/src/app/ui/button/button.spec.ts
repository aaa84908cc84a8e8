import { signal } from '@angular/core';
import { one, render, settle, violations } from '../../../../testing/render';
import { Icon } from '../icon/icon';
import { Button } from './button';

describe('ui-button', () => {
  it('is a native button that does not submit by itself', async () => {
    const { root } = await render(`<button ui-button variant="primary" small>Créer</button>`, [Button]);
    const button = one<HTMLButtonElement>(root, 'button');
    expect(button.type).toBe('button');
    expect(button.className).toContain('ui-button--primary');
    expect(button.className).toContain('ui-button--small');
    expect(await violations(root)).toEqual([]);
  });

  it('keeps its class beside its own, and needs a name when it is an icon alone', async () => {
    const { root } = await render(
      `<button ui-button square class="mine" aria-label="Fermer"><ui-icon name="x" /></button>`,
      [Button, Icon],
    );
    expect(one(root, 'button').className).toMatch(/mine/);
    expect(one(root, 'use').getAttribute('href')).toBe('/icons.svg#x');
    expect(await violations(root)).toEqual([]);
  });

  it('swallows clicks and says so while busy', async () => {
    const busy = signal(true);
    const clicked = jest.fn();
    const { root, fixture } = await render(
      `<button ui-button [busy]="busy()" (click)="clicked()">Envoyer</button>`,
      [Button],
      {
        busy,
        clicked,
      },
    );
    const button = one<HTMLButtonElement>(root, 'button');
    expect(button.getAttribute('aria-busy')).toBe('true');
    button.click();
    expect(clicked).not.toHaveBeenCalled();
    busy.set(false);
    await settle(fixture);
    button.click();
    expect(clicked).toHaveBeenCalledTimes(1);
    expect(button.getAttribute('aria-busy')).toBeNull();
  });
});
