import { DestroyRef, DOCUMENT, inject, Injectable } from '@angular/core';
import { SessionStore } from '../session/session-store';
import { Commands } from './commands';

const SEQUENCE_MS = 1_200;

/**
 * Single-key shortcuts and two-key sequences (`g p`) of the registry. Silent while typing, in a dialog, with a
 * modifier held, and when the person turned them off (WCAG 2.1.4).
 */
@Injectable({ providedIn: 'root' })
export class Shortcuts {
  private readonly commands = inject(Commands);
  private readonly session = inject(SessionStore);
  private readonly document = inject(DOCUMENT);
  private pending: { readonly key: string; readonly at: number } | null = null;

  /** Listens until the caller is destroyed. */
  start(): void {
    const listener = (event: KeyboardEvent) => this.press(event, event.timeStamp);
    this.document.addEventListener('keydown', listener);
    inject(DestroyRef).onDestroy(() => this.document.removeEventListener('keydown', listener));
  }

  press(event: KeyboardEvent, now: number): void {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (!this.session.preferences().shortcuts || this.isBusy(event.target)) return;
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    const first = this.pending && now - this.pending.at < SEQUENCE_MS ? this.pending.key : null;
    this.pending = null;
    const commands = this.commands.all();
    const wanted = first === null ? key : `${first} ${key}`;
    const found =
      commands.find((command) => command.keys === wanted) ?? commands.find((one) => one.keys === key);
    if (found) {
      event.preventDefault();
      found.run();
    } else if (commands.some((command) => command.keys?.startsWith(`${key} `))) {
      this.pending = { key, at: now };
    }
  }

  private isBusy(target: EventTarget | null): boolean {
    if (this.document.querySelector('dialog[open]')) return true;
    if (!(target instanceof HTMLElement)) return false;
    return (
      target.isContentEditable ||
      target.closest('input, textarea, select, [role="menu"], [role="listbox"]') !== null
    );
  }
}
