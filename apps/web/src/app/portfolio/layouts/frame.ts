import { Injectable, signal, type Signal } from '@angular/core';
import type { Arrangement } from './arrangement';

/** The page around a layout, as the layout sees it. Provided by the page. */
export abstract class LayoutFrame {
  abstract readonly arrangement: Signal<Arrangement>;
  /** A phone: one column, no drag across. */
  abstract readonly small: Signal<boolean>;
  abstract arrange(patch: Partial<Arrangement>): void;
  /** Shows the use case beside, or hides it when it is the one shown. */
  abstract peek(id: string): void;
  abstract closePeek(): void;
}

/** The use case the person is on, the same in every layout, and the order in which j and k walk them. */
@Injectable()
export class Selection {
  private readonly current = signal<string | null>(null);
  private readonly walk = signal<readonly string[]>([]);
  readonly id = this.current.asReadonly();
  /** Grows when the focus has to go to the selected one. */
  readonly wanted = signal(0);

  select(id: string | null): void {
    this.current.set(id);
  }

  /** The layout on screen tells the order it shows. */
  order(ids: readonly string[]): void {
    this.walk.set(ids);
  }

  move(step: number): void {
    const ids = this.walk();
    if (ids.length === 0) return;
    const at = ids.indexOf(this.current() ?? '');
    const next = at < 0 ? (step > 0 ? 0 : ids.length - 1) : Math.max(0, Math.min(ids.length - 1, at + step));
    this.current.set(ids[next] ?? null);
    this.wanted.update((count) => count + 1);
  }
}
