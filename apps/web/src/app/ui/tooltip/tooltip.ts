import { DestroyRef, Directive, DOCUMENT, ElementRef, inject, input } from '@angular/core';
import { place } from '../popover/place';

const WAIT_MS = 350;

/**
 * A few words beside a control, on hover and on keyboard focus; Esc hides them (WCAG 1.4.13). The words only repeat
 * or complete the control's own name: give it an aria-label too.
 */
@Directive({
  selector: '[uiTooltip]',
  host: {
    '(pointerenter)': 'later()',
    '(pointerleave)': 'hide()',
    '(focus)': 'focused()',
    '(blur)': 'hide()',
    '(keydown.escape)': 'hide()',
    '(click)': 'hide()',
  },
})
export class Tooltip {
  readonly uiTooltip = input.required<string>();
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  private readonly document = inject(DOCUMENT);
  private bubble: HTMLElement | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    inject(DestroyRef).onDestroy(() => this.hide());
  }

  protected later(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.show(), WAIT_MS);
  }

  protected focused(): void {
    if (this.host.matches(':focus-visible')) this.later();
  }

  protected hide(): void {
    clearTimeout(this.timer);
    this.bubble?.remove();
    this.bubble = undefined;
  }

  private show(): void {
    if (this.bubble || !this.uiTooltip()) return;
    const bubble = this.document.createElement('div');
    bubble.className = 'ui-tooltip';
    // The control already has this name: readers need not hear it twice.
    bubble.setAttribute('aria-hidden', 'true');
    bubble.setAttribute('popover', 'manual');
    bubble.textContent = this.uiTooltip();
    (this.host.closest('dialog') ?? this.document.body).append(bubble);
    bubble.showPopover();
    const root = this.document.documentElement;
    const anchor = this.host.getBoundingClientRect();
    const box = bubble.getBoundingClientRect();
    const spot = place(anchor, box, { width: root.clientWidth, height: root.clientHeight });
    bubble.style.top = `${spot.top}px`;
    bubble.style.left = `${Math.max(8, Math.min(anchor.left + anchor.width / 2 - box.width / 2, root.clientWidth - box.width - 8))}px`;
    this.bubble = bubble;
  }
}
