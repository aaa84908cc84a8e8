import { signal } from '@angular/core';
import { one, render, settle, violations } from '../../../../testing/render';
import { FileDrop } from './file-drop';

describe('ui-file-drop', () => {
  it('gives the dropped file, says the error beside, and refuses while busy', async () => {
    const got = jest.fn();
    const busy = signal(false);
    const error = signal<string | null>(null);
    const { root, fixture } = await render(
      `<ui-file-drop heading="Déposez un fichier" text="CSV ou XLSX" busyLabel="Envoi" [busy]="busy()" [error]="error()" [sent]="5" [size]="10" (file)="got($event)" />`,
      [FileDrop],
      { got, busy, error },
    );
    expect(one<HTMLInputElement>(root, 'input').labels?.[0]?.textContent).toContain('Déposez');
    expect(await violations(root)).toEqual([]);

    const file = new File(['a;b'], 'a.csv');
    const drop = () => {
      const event = new Event('drop', { bubbles: true, cancelable: true });
      one(root, '.ui-drop').dispatchEvent(Object.assign(event, { dataTransfer: { files: [file] } }));
    };
    drop();
    expect(got).toHaveBeenCalledWith(file);

    error.set('Format refusé');
    busy.set(true);
    await settle(fixture);
    drop();
    expect(got).toHaveBeenCalledTimes(1);
    const described = one(root, 'input').getAttribute('aria-describedby')?.split(' ') ?? [];
    expect(described.map((id) => document.getElementById(id)?.textContent).join(' ')).toContain(
      'Format refusé',
    );
    expect(await violations(root)).toEqual([]);
  });
});
