export interface Box {
  readonly top: number;
  readonly left: number;
  readonly width: number;
  readonly height: number;
}
const GAP = 4;
const MARGIN = 8;

/**
 * Where a panel goes beside its anchor: below and left-aligned, above when there is more room there, moved to stay
 * within the view. Pixels of the viewport; `maxHeight` is the room on the side chosen.
 */
export function place(
  anchor: Box,
  panel: { readonly width: number; readonly height: number },
  view: { readonly width: number; readonly height: number },
  align: 'start' | 'end' = 'start',
): { readonly top: number; readonly left: number; readonly maxHeight: number } {
  const below = view.height - (anchor.top + anchor.height) - GAP - MARGIN;
  const above = anchor.top - GAP - MARGIN;
  const up = panel.height > below && above > below;
  const maxHeight = Math.max(up ? above : below, 0);
  const height = Math.min(panel.height, maxHeight);
  const wanted = align === 'start' ? anchor.left : anchor.left + anchor.width - panel.width;
  const left = Math.max(MARGIN, Math.min(wanted, view.width - panel.width - MARGIN));
  return { top: up ? anchor.top - GAP - height : anchor.top + anchor.height + GAP, left, maxHeight };
}

/** Opens a native popover beside its anchor and keeps it there while the page scrolls or resizes. Returns the end. */
export function openBeside(
  anchor: HTMLElement,
  panel: HTMLElement,
  align: 'start' | 'end' = 'start',
): () => void {
  const view = anchor.ownerDocument.defaultView;
  if (!panel.matches(':popover-open')) panel.showPopover();
  const move = () => {
    panel.style.maxHeight = '';
    const root = anchor.ownerDocument.documentElement;
    const spot = place(
      anchor.getBoundingClientRect(),
      panel.getBoundingClientRect(),
      {
        width: root.clientWidth,
        height: root.clientHeight,
      },
      align,
    );
    panel.style.top = `${spot.top}px`;
    panel.style.left = `${spot.left}px`;
    panel.style.maxHeight = `${spot.maxHeight}px`;
  };
  const scrolled = (event: Event) => {
    // The panel's own scrolling does not move its anchor.
    if (event.target instanceof Node && panel.contains(event.target)) return;
    move();
  };
  move();
  view?.addEventListener('scroll', scrolled, { capture: true, passive: true });
  view?.addEventListener('resize', move);
  return () => {
    view?.removeEventListener('scroll', scrolled, { capture: true });
    view?.removeEventListener('resize', move);
  };
}
