import {
  afterNextRender,
  computed,
  DestroyRef,
  Directive,
  ElementRef,
  inject,
  input,
  linkedSignal,
  output,
  signal,
} from '@angular/core';

/** Rows kept above and below what is seen, so that fast scrolling shows no hole. */
const OVERSCAN = 12;

/** The rows to render for a scroll position: `[start, end)`, and the pixels that the others take. */
export function rowWindow(facts: {
  readonly count: number;
  readonly rowHeight: number;
  readonly scrollTop: number;
  readonly viewHeight: number;
}): { readonly start: number; readonly end: number; readonly before: number; readonly after: number } {
  const { count, rowHeight, scrollTop, viewHeight } = facts;
  // Even starts keep the striping and spare half of the updates.
  const first = Math.max(0, Math.floor(scrollTop / rowHeight) - OVERSCAN);
  const start = Math.min(first - (first % 2), Math.max(0, count - 1));
  const end = Math.min(count, Math.ceil((scrollTop + viewHeight) / rowHeight) + OVERSCAN);
  return { start, end, before: start * rowHeight, after: Math.max(0, count - end) * rowHeight };
}

/**
 * Renders only the rows in view of a native table, inside its scrolling container:
 *
 *     <div class="ui-table-scroll" uiVirtualRows #rows="virtualRows" [count]="total()" [rowHeight]="36" role="region" tabindex="0" aria-label="…">
 *       <table class="ui-table" [attr.aria-rowcount]="total() + 1"> <thead>…</thead>
 *         <tbody>
 *           <tr class="ui-table__space" aria-hidden="true" [style.height.px]="rows.window().before"></tr>
 *           @for (item of items().slice(rows.window().start, rows.window().end); …) { <tr [attr.aria-rowindex]="rows.window().start + $index + 2"> }
 *           <tr class="ui-table__space" aria-hidden="true" [style.height.px]="rows.window().after"></tr>
 *
 * Spacer rows keep a real table with a sticky head and no wrapper between table and rows, which the CDK viewport
 * cannot do. `seen` gives the last row in view: load more when it nears the end.
 */
@Directive({ selector: '[uiVirtualRows]', exportAs: 'virtualRows' })
export class VirtualRows {
  readonly count = input.required<number>();
  /** Pixels; every row has this height. */
  readonly rowHeight = input(36);
  readonly seen = output<number>();

  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  private readonly scrollTop = signal(0);
  private readonly viewHeight = signal(800);
  private readonly raw = computed(() =>
    rowWindow({
      count: this.count(),
      rowHeight: this.rowHeight(),
      scrollTop: this.scrollTop(),
      viewHeight: this.viewHeight(),
    }),
  );
  /** Same object while nothing changes: scrolling within a row renders nothing. */
  readonly window = linkedSignal<ReturnType<typeof rowWindow>, ReturnType<typeof rowWindow>>({
    source: this.raw,
    computation: (next, previous) => {
      const last = previous?.value;
      return last && last.start === next.start && last.end === next.end && last.after === next.after
        ? last
        : next;
    },
  });

  constructor() {
    const destroy = inject(DestroyRef);
    const host = this.host;
    const scrolled = () => {
      this.scrollTop.set(host.scrollTop);
      this.seen.emit(
        Math.min(this.count(), Math.ceil((host.scrollTop + host.clientHeight) / this.rowHeight())) - 1,
      );
    };
    host.addEventListener('scroll', scrolled, { passive: true });
    destroy.onDestroy(() => host.removeEventListener('scroll', scrolled));
    afterNextRender(() => {
      this.viewHeight.set(host.clientHeight || 800);
      if (typeof ResizeObserver === 'undefined') return;
      const observer = new ResizeObserver(() => this.viewHeight.set(host.clientHeight));
      observer.observe(host);
      destroy.onDestroy(() => observer.disconnect());
    });
  }

  /** Brings a row into view (j/k, a deep link). */
  scrollTo(index: number): void {
    const top = index * this.rowHeight();
    const bottom = top + this.rowHeight();
    const head = this.host.querySelector('thead')?.clientHeight ?? 0;
    if (top < this.host.scrollTop) this.host.scrollTop = top;
    else if (bottom + head > this.host.scrollTop + this.host.clientHeight) {
      this.host.scrollTop = bottom + head - this.host.clientHeight;
    }
  }

  toTop(): void {
    this.host.scrollTop = 0;
  }
}
