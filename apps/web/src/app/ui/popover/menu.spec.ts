import { byText, one, press, render, settle, violations } from '../../../../testing/render';
import { Icon } from '../icon/icon';
import { Menu, type MenuItem } from './menu';

describe('ui-menu', () => {
  async function open() {
    const run = jest.fn();
    const items: MenuItem[] = [
      { id: 'a', label: 'Modifier', icon: 'pencil', run },
      { id: 'b', label: 'Archiver', disabled: true },
      { id: 'c', label: 'Thème clair', checked: true, separated: true },
    ];
    const all = await render(
      `<ui-menu label="Actions" [items]="items"><ui-icon trigger name="ellipsis" /></ui-menu>`,
      [Menu, Icon],
      { items },
    );
    const trigger = one<HTMLButtonElement>(all.root, 'button');
    expect(trigger.getAttribute('aria-label')).toBe('Actions');
    trigger.click();
    await settle(all.fixture);
    return { ...all, trigger, run };
  }

  it('opens on its first item, without accessibility faults', async () => {
    const { root, trigger } = await open();
    expect(trigger.getAttribute('aria-expanded')).toBe('true');
    expect(document.activeElement?.textContent).toContain('Modifier');
    expect(byText(root, '[role=menuitemradio]', 'Thème').getAttribute('aria-checked')).toBe('true');
    expect(await violations(root)).toEqual([]);
  });

  it('walks with the arrows, past what is disabled, round at the end', async () => {
    await open();
    press(document.activeElement ?? document.body, 'ArrowDown');
    expect(document.activeElement?.textContent).toContain('Thème clair');
    press(document.activeElement ?? document.body, 'ArrowDown');
    expect(document.activeElement?.textContent).toContain('Modifier');
    press(document.activeElement ?? document.body, 'End');
    expect(document.activeElement?.textContent).toContain('Thème clair');
  });

  it('runs the choice, closes and gives the focus back', async () => {
    const { root, trigger, run, fixture } = await open();
    byText(root, '[role=menuitem]', 'Modifier').click();
    await settle(fixture);
    expect(run).toHaveBeenCalledTimes(1);
    expect(trigger.getAttribute('aria-expanded')).toBe('false');
    expect(document.activeElement).toBe(trigger);
  });

  it('closes with Esc', async () => {
    const { trigger, fixture, run } = await open();
    press(document.activeElement ?? document.body, 'Escape');
    await settle(fixture);
    expect(trigger.getAttribute('aria-expanded')).toBe('false');
    expect(run).not.toHaveBeenCalled();
  });
});
