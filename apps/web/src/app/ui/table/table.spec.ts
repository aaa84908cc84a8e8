import { signal } from '@angular/core';
import { byText, one, render, settle, violations } from '../../../../testing/render';
import { Peek } from '../peek/peek';
import { SortHeader, type Sort } from './sort-header';
import { VirtualRows } from './virtual-rows';

describe('tables', () => {
  it('sorts by a click, says which way, and turns round', async () => {
    const sort = signal<Sort>({ key: 'code', dir: 'asc' });
    const { root, fixture } = await render(
      `<table><caption>Cas</caption><thead><tr>
        <th scope="col" ui-sort="code" [sort]="sort()" (sortBy)="sort.set($event)">Code</th>
        <th scope="col" ui-sort="title" [sort]="sort()" (sortBy)="sort.set($event)">Titre</th>
       </tr></thead><tbody><tr><td>1</td><td>a</td></tr></tbody></table>`,
      [SortHeader],
      { sort },
    );
    const heads = () => [...root.querySelectorAll('th')].map((head) => head.getAttribute('aria-sort'));
    expect(heads()).toEqual(['ascending', null]);
    byText(root, 'button', 'Titre').click();
    await settle(fixture);
    expect(heads()).toEqual([null, 'ascending']);
    byText(root, 'button', 'Titre').click();
    await settle(fixture);
    expect(heads()).toEqual([null, 'descending']);
    expect(await violations(root)).toEqual([]);
  });

  it('renders only the rows in view and keeps the height of all', async () => {
    const items = Array.from({ length: 1000 }, (_, index) => index);
    const { root, fixture } = await render(
      `<div uiVirtualRows #rows="virtualRows" [count]="items.length" [rowHeight]="20" role="region" tabindex="0" aria-label="Cas">
        <table [attr.aria-rowcount]="items.length + 1"><caption>Cas</caption><thead><tr><th scope="col">N</th></tr></thead><tbody>
          <tr aria-hidden="true" class="space" [style.height.px]="rows.window().before"></tr>
          @for (item of items.slice(rows.window().start, rows.window().end); track item) {
            <tr class="row" [attr.aria-rowindex]="rows.window().start + $index + 2"><td>{{ item }}</td></tr>
          }
          <tr aria-hidden="true" class="space" [style.height.px]="rows.window().after"></tr>
        </tbody></table>
      </div>`,
      [VirtualRows],
      { items },
    );
    const scroller = one<HTMLElement>(root, '[role=region]');
    const rendered = () => [...root.querySelectorAll('.row')];
    expect(rendered().length).toBeLessThan(100);
    scroller.scrollTop = 10_000;
    scroller.dispatchEvent(new Event('scroll'));
    await settle(fixture);
    const numbers = rendered().map((row) => Number(row.textContent));
    expect(numbers).toContain(500);
    expect(numbers).not.toContain(0);
    expect(rendered()[0]?.getAttribute('aria-rowindex')).toBe(String((numbers[0] ?? 0) + 2));
    const space = [...root.querySelectorAll<HTMLElement>('.space')].reduce(
      (sum, row) => sum + parseFloat(row.style.height),
      0,
    );
    expect(space + rendered().length * 20).toBe(20_000);
    expect(await violations(root)).toEqual([]);
  });
});

describe('ui-peek', () => {
  it('is a named landmark that Esc closes', async () => {
    const closed = jest.fn();
    const { root } = await render(
      `<ui-peek heading="UC-012" closeLabel="Fermer" (closed)="closed()"><p>…</p></ui-peek>`,
      [Peek],
      {
        closed,
      },
    );
    expect(await violations(root)).toEqual([]);
    one(root, 'p').dispatchEvent(
      new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, cancelable: true }),
    );
    expect(closed).toHaveBeenCalledTimes(1);
  });
});
