import { afterNextRender, DestroyRef, ElementRef, inject, signal, type Signal } from '@angular/core';

const DEFAULT_WIDTH = 560;

/** The width in pixels of the component's host, followed; charts are drawn at their real size so that text keeps its. */
export function chartWidth(): Signal<number> {
  const host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  return elementWidth(() => host);
}

/** The same of an element within it, once it is rendered. */
export function elementWidth(element: () => HTMLElement): Signal<number> {
  const destroy = inject(DestroyRef);
  const width = signal(DEFAULT_WIDTH);
  afterNextRender(() => {
    const followed = element();
    const read = () => followed.clientWidth > 0 && width.set(followed.clientWidth);
    read();
    if (typeof ResizeObserver === 'undefined') return;
    const observer = new ResizeObserver(read);
    observer.observe(followed);
    destroy.onDestroy(() => observer.disconnect());
  });
  return width.asReadonly();
}

/** Colours of the categories, in order; always with direct labels or shapes beside. */
export const CHART_COLOURS = [1, 2, 3, 4, 5, 6].map((index) => `var(--chart-${index})`);

export function chartColour(index: number): string {
  return CHART_COLOURS[index % CHART_COLOURS.length] ?? 'currentColor';
}
