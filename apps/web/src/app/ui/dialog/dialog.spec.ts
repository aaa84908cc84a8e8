import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { byText, one, render, settle, violations } from '../../../../testing/render';
import { Confirm } from '../confirm/confirm';
import { ConfirmHost } from '../confirm/confirm-host';
import { Dialog } from './dialog';

describe('ui-dialog', () => {
  it('opens, names itself, and closes with its cross', async () => {
    const open = signal(true);
    const dismissed = jest.fn();
    const { root, fixture } = await render(
      `<ui-dialog [(open)]="open" heading="Nouveau compte" closeLabel="Fermer" (dismissed)="dismissed()"><p>Contenu</p></ui-dialog>`,
      [Dialog],
      { open, dismissed },
    );
    const dialog = one<HTMLDialogElement>(root, 'dialog');
    expect(dialog.open).toBe(true);
    expect(document.getElementById(dialog.getAttribute('aria-labelledby') ?? '')?.textContent).toBe(
      'Nouveau compte',
    );
    expect(await violations(root)).toEqual([]);
    one<HTMLButtonElement>(root, '[aria-label=Fermer]').click();
    await settle(fixture);
    expect(dialog.open).toBe(false);
    expect(open()).toBe(false);
    expect(dismissed).toHaveBeenCalledTimes(1);
  });

  it('refuses Esc when it must be answered', async () => {
    const { root } = await render(`<ui-dialog [open]="true" heading="x" [closable]="false">y</ui-dialog>`, [
      Dialog,
    ]);
    const cancel = new Event('cancel', { cancelable: true });
    one(root, 'dialog').dispatchEvent(cancel);
    expect(cancel.defaultPrevented).toBe(true);
  });
});

describe('confirm', () => {
  async function ask() {
    const all = await render(`<ui-confirm-host cancelLabel="Annuler" />`, [ConfirmHost]);
    const answer = TestBed.inject(Confirm).ask({
      heading: 'Supprimer ?',
      text: 'Définitif.',
      confirm: 'Supprimer',
      danger: true,
    });
    await settle(all.fixture);
    return { ...all, answer };
  }

  it('answers yes with the verb of the action', async () => {
    const { root, fixture, answer } = await ask();
    expect(await violations(root)).toEqual([]);
    byText(root, 'button', 'Supprimer').click();
    await settle(fixture);
    expect(await answer).toBe(true);
    expect(one<HTMLDialogElement>(root, 'dialog').open).toBe(false);
  });

  it('answers no when cancelled or closed', async () => {
    const { root, fixture, answer } = await ask();
    one<HTMLDialogElement>(root, 'dialog').close();
    await settle(fixture);
    expect(await answer).toBe(false);
  });
});
