import {
  afterNextRender,
  DestroyRef,
  Directive,
  DOCUMENT,
  ElementRef,
  inject,
  Injector,
  input,
  output,
} from '@angular/core';

export interface SortMove {
  readonly from: number;
  readonly to: number;
}

const EDGE_PX = 60;
const EDGE_STEP_PX = 12;

/**
 * A list put in order by dragging its `[data-sort-handle]`s, or with Alt and the arrows (Home, End) anywhere within an
 * item, in the boxes too. Items are the `[data-sort]` elements, in their order. The focus stays where it was.
 * `<ol uiSortable (moved)="move($event)"><li data-sort>…<button data-sort-handle>…</li></ol>`
 */
@Directive({
  selector: '[uiSortable]',
  host: { '(keydown)': 'onKey($event)', '(pointerdown)': 'lift($event)' },
})
export class Sortable {
  readonly sortable = input(true);
  readonly moved = output<SortMove>();

  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  private readonly document = inject(DOCUMENT);
  private readonly injector = inject(Injector);
  private stop: (() => void) | undefined;

  constructor() {
    inject(DestroyRef).onDestroy(() => this.stop?.());
  }

  protected onKey(event: KeyboardEvent): void {
    if (!this.sortable() || !event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const items = this.items();
    const from = items.findIndex((item) => item.contains(event.target as Node));
    const target = { ArrowUp: from - 1, ArrowDown: from + 1, Home: 0, End: items.length - 1 }[event.key];
    if (from < 0 || target === undefined) return;
    event.preventDefault();
    const to = Math.max(0, Math.min(items.length - 1, target));
    if (to === from) return;
    const focused = this.document.activeElement;
    this.moved.emit({ from, to });
    // A node that changes its place loses the focus.
    afterNextRender(() => focused instanceof HTMLElement && focused.focus(), { injector: this.injector });
  }

  protected lift(event: PointerEvent): void {
    const handle = event.target instanceof Element ? event.target.closest('[data-sort-handle]') : null;
    if (!this.sortable() || !handle || event.button !== 0) return;
    const items = this.items();
    const from = items.findIndex((item) => item.contains(handle));
    const item = items[from];
    if (!item) return;
    event.preventDefault();
    (handle as HTMLElement).focus();
    this.drag(item, from, event);
  }

  private drag(item: HTMLElement, from: number, start: PointerEvent): void {
    const rest = this.items().filter((other) => other !== item);
    let to = from;
    let moving = false;
    const mark = () => {
      for (const other of rest) other.classList.remove('ui-sort--before', 'ui-sort--after');
      if (to === from) return;
      const before = rest[to];
      if (before) before.classList.add('ui-sort--before');
      else rest.at(-1)?.classList.add('ui-sort--after');
    };
    const move = (event: PointerEvent) => {
      if (event.pointerId !== start.pointerId) return;
      const by = event.clientY - start.clientY;
      if (!moving && Math.abs(by) < 4) return;
      moving = true;
      item.classList.add('ui-sort--lifted');
      item.style.translate = `0 ${by}px`;
      const above = rest.filter((other) => {
        const box = other.getBoundingClientRect();
        return event.clientY > box.top + box.height / 2;
      });
      to = above.length;
      mark();
      const height = this.document.defaultView?.innerHeight ?? 0;
      if (event.clientY < EDGE_PX) item.parentElement?.closest('main')?.scrollBy(0, -EDGE_STEP_PX);
      else if (event.clientY > height - EDGE_PX)
        item.parentElement?.closest('main')?.scrollBy(0, EDGE_STEP_PX);
    };
    const end = (drop: boolean) => {
      this.stop?.();
      item.classList.remove('ui-sort--lifted');
      item.style.removeProperty('translate');
      const moved = drop && moving && to !== from;
      const target = to;
      to = from;
      mark();
      if (moved) this.moved.emit({ from, to: target });
    };
    const up = (event: PointerEvent) => event.pointerId === start.pointerId && end(true);
    const cancel = () => end(false);
    const escape = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      event.preventDefault();
      event.stopPropagation();
      end(false);
    };
    this.document.addEventListener('pointermove', move);
    this.document.addEventListener('pointerup', up);
    this.document.addEventListener('pointercancel', cancel);
    this.document.addEventListener('keydown', escape, { capture: true });
    this.stop = () => {
      this.document.removeEventListener('pointermove', move);
      this.document.removeEventListener('pointerup', up);
      this.document.removeEventListener('pointercancel', cancel);
      this.document.removeEventListener('keydown', escape, { capture: true });
      this.stop = undefined;
    };
  }

  private items(): HTMLElement[] {
    return [...this.host.querySelectorAll<HTMLElement>('[data-sort]')];
  }
}

/** The list with the item at `from` put at `to`. */
export function reordered<T>(list: readonly T[], { from, to }: SortMove): readonly T[] {
  const rest = list.filter((_, index) => index !== from);
  const item = list[from];
  return item === undefined ? list : [...rest.slice(0, to), item, ...rest.slice(to)];
}
