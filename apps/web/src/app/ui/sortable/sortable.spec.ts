import { signal } from '@angular/core';
import { byText, press, render, settle, violations } from '../../../../testing/render';
import { reordered, Sortable, type SortMove } from './sortable';

const TEMPLATE = `<ol uiSortable (moved)="move($event)">
  @for (name of names(); track name) {
    <li data-sort>{{ name }} <button type="button" data-sort-handle>Déplacer {{ name }}</button></li>
  }
</ol>`;

async function show() {
  const names = signal<readonly string[]>(['a', 'b', 'c']);
  const move = (by: SortMove) => names.set(reordered(names(), by));
  const { fixture, root } = await render(TEMPLATE, [Sortable], { names, move });
  return { names, fixture, root };
}

function pointer(type: string, clientY: number): Event {
  return Object.assign(new Event(type, { bubbles: true, cancelable: true }), {
    pointerId: 1,
    button: 0,
    clientY,
  });
}

describe('a list put in order', () => {
  afterEach(() => document.body.replaceChildren());

  it('moves with Alt and the arrows, the focus kept', async () => {
    const { names, fixture, root } = await show();
    const handle = byText(root, 'button', 'Déplacer b');
    handle.focus();
    press(handle, 'ArrowUp', { altKey: true });
    await settle(fixture);
    expect(names()).toEqual(['b', 'a', 'c']);
    expect(document.activeElement).toBe(byText(root, 'button', 'Déplacer b'));
    press(handle, 'End', { altKey: true });
    await settle(fixture);
    expect(names()).toEqual(['a', 'c', 'b']);
    press(handle, 'ArrowDown', { altKey: true });
    press(handle, 'ArrowUp');
    await settle(fixture);
    expect(names()).toEqual(['a', 'c', 'b']);
    expect(await violations(root)).toEqual([]);
  });

  it('moves by dragging a handle, and not when Escape calls it off', async () => {
    const { names, fixture, root } = await show();
    [...root.querySelectorAll('li')].forEach((item, index) => {
      item.getBoundingClientRect = () => ({ top: index * 20, height: 20 }) as DOMRect;
    });
    const handle = byText(root, 'button', 'Déplacer a');
    handle.dispatchEvent(pointer('pointerdown', 10));
    document.dispatchEvent(pointer('pointermove', 55));
    expect(root.querySelectorAll('.ui-sort--lifted')).toHaveLength(1);
    document.dispatchEvent(pointer('pointerup', 55));
    await settle(fixture);
    expect(names()).toEqual(['b', 'c', 'a']);
    byText(root, 'button', 'Déplacer c').dispatchEvent(pointer('pointerdown', 30));
    document.dispatchEvent(pointer('pointermove', 5));
    press(document.body, 'Escape');
    document.dispatchEvent(pointer('pointerup', 5));
    await settle(fixture);
    expect(names()).toEqual(['b', 'c', 'a']);
    expect(root.querySelectorAll('.ui-sort--lifted, .ui-sort--before')).toHaveLength(0);
  });

  it('leaves the list as it is when nothing stands at the place', () => {
    expect(reordered(['a'], { from: 3, to: 0 })).toEqual(['a']);
    expect(reordered(['a', 'b', 'c'], { from: 0, to: 2 })).toEqual(['b', 'c', 'a']);
  });
});
