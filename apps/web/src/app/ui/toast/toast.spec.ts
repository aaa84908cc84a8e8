import { TestBed } from '@angular/core/testing';
import { byText, one, render, settle, violations } from '../../../../testing/render';
import { ToastHost } from './toast-host';
import { Toasts } from './toasts';

describe('toasts', () => {
  it('shows the news in a polite region, with an undo that is used once', async () => {
    const undo = jest.fn();
    const { root, fixture } = await render(`<ui-toast-host closeLabel="Fermer" />`, [ToastHost]);
    TestBed.inject(Toasts).show('Météo enregistrée', { action: { label: 'Annuler', run: undo } });
    await settle(fixture);
    expect(one(root, '[role=status]').textContent).toContain('Météo enregistrée');
    expect(await violations(root)).toEqual([]);
    byText(root, 'button', 'Annuler').click();
    await settle(fixture);
    expect(undo).toHaveBeenCalledTimes(1);
    expect(root.querySelector('.ui-toast')).toBeNull();
  });

  it('goes by itself, except errors; keeps three at most', () => {
    jest.useFakeTimers();
    try {
      const toasts = TestBed.inject(Toasts);
      for (const name of ['un', 'deux', 'trois', 'quatre']) toasts.show(name);
      expect(toasts.items().map((toast) => toast.message)).toEqual(['deux', 'trois', 'quatre']);
      toasts.show('erreur', { tone: 'bad' });
      jest.advanceTimersByTime(60_000);
      expect(toasts.items().map((toast) => toast.message)).toEqual(['erreur']);
    } finally {
      jest.useRealTimers();
    }
  });
});
