import { Injectable, signal } from '@angular/core';

export type ToastTone = 'neutral' | 'good' | 'bad';
export interface Toast {
  readonly id: number;
  readonly message: string;
  readonly tone: ToastTone;
  /** « Annuler » and the like; the toast goes once used. */
  readonly action?: { readonly label: string; readonly run: () => void };
}

const STAY_MS = 6_000;
const STAY_WITH_ACTION_MS = 12_000;

/** Short news at the bottom of the screen, read out politely: `toasts.show('Enregistré')`. Errors stay until closed. */
@Injectable({ providedIn: 'root' })
export class Toasts {
  private readonly list = signal<readonly Toast[]>([]);
  readonly items = this.list.asReadonly();
  private nextId = 0;

  show(
    message: string,
    options: { readonly tone?: ToastTone; readonly action?: Toast['action'] } = {},
  ): void {
    const id = ++this.nextId;
    const { tone = 'neutral', action } = options;
    this.list.update((items) => [...items.slice(-2), { id, message, tone, ...(action ? { action } : {}) }]);
    if (tone !== 'bad') setTimeout(() => this.close(id), action ? STAY_WITH_ACTION_MS : STAY_MS);
  }

  close(id: number): void {
    this.list.update((items) => items.filter((item) => item.id !== id));
  }

  use(toast: Toast): void {
    this.close(toast.id);
    toast.action?.run();
  }
}
