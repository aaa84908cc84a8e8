import {
  ChangeDetectionStrategy,
  Component,
  DestroyRef,
  ElementRef,
  inject,
  input,
  output,
  signal,
  viewChild,
} from '@angular/core';
import { openBeside } from './place';

let count = 0;

/**
 * A button that opens a non-modal panel beside it (native popover: top layer, Esc and click outside close it):
 * `<ui-popover label="Filtres" icon…><span trigger>…</span> content </ui-popover>`.
 * `trigger` content is the button's inside. Close from within with `#p` and `p.close()`.
 */
@Component({
  selector: 'ui-popover',
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { class: 'ui-popover', '(keydown)': 'onKey($event)' },
  template: `
    <button
      #anchor
      type="button"
      [class]="buttonClass()"
      [attr.aria-label]="label()"
      [attr.aria-expanded]="open()"
      [attr.aria-haspopup]="panelRole() === 'group' ? 'true' : panelRole()"
      [attr.aria-controls]="open() ? id : null"
      (click)="toggle()"
      (keydown.arrowdown)="openByKey($event)"
    >
      <ng-content select="[trigger]" />
    </button>
    <div
      #panel
      popover
      class="ui-panel"
      [id]="id"
      [attr.role]="panelRole()"
      [attr.aria-label]="panelLabel() ?? label()"
      (toggle)="toggled($event)"
      (focusout)="leave($event)"
    >
      @if (open()) {
        <ng-content />
      }
    </div>
  `,
})
export class Popover {
  /** Name of the button when its content has no words. */
  readonly label = input<string | null>(null);
  /** Name of the panel; the button's label by default. */
  readonly panelLabel = input<string | null>(null);
  readonly buttonClass = input('ui-button ui-button--quiet');
  readonly align = input<'start' | 'end'>('start');
  /** Not `role`, which would also be set on this element as an attribute. */
  readonly panelRole = input<'dialog' | 'menu' | 'group'>('group');
  readonly opened = output<boolean>();

  readonly open = signal(false);
  protected readonly id = `popover-${++count}`;
  private readonly anchor = viewChild.required<ElementRef<HTMLElement>>('anchor');
  private readonly panel = viewChild.required<ElementRef<HTMLElement>>('panel');
  private stop: (() => void) | undefined;

  constructor() {
    inject(DestroyRef).onDestroy(() => this.stop?.());
  }

  toggle(): void {
    if (this.open()) this.close();
    else this.show();
  }

  show(): void {
    this.open.set(true);
    // The content is rendered first so that its size is known.
    setTimeout(() => {
      if (!this.open()) return;
      const panel = this.panel().nativeElement;
      this.stop = openBeside(this.anchor().nativeElement, panel, this.align());
      panel.querySelector<HTMLElement>(FOCUSABLE)?.focus({ preventScroll: true });
    });
  }

  close(): void {
    const panel = this.panel().nativeElement;
    if (panel.matches(':popover-open')) panel.hidePopover();
    else this.open.set(false);
    this.anchor().nativeElement.focus({ preventScroll: true });
  }

  protected openByKey(event: Event): void {
    event.preventDefault();
    if (!this.open()) this.show();
  }

  protected toggled(event: Event): void {
    const open = (event as Event & { readonly newState?: string }).newState === 'open';
    if (open) {
      this.opened.emit(true);
      return;
    }
    this.stop?.();
    this.stop = undefined;
    this.open.set(false);
    this.opened.emit(false);
  }

  /** Menus are walked with the arrows; Tab leaves them. */
  protected onKey(event: KeyboardEvent): void {
    if (!(event.target instanceof Node) || !this.panel().nativeElement.contains(event.target)) return;
    if (event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      this.close();
      return;
    }
    if (this.panelRole() !== 'menu') return;
    const items = [
      ...this.panel().nativeElement.querySelectorAll<HTMLElement>('[role^="menuitem"]:not([disabled])'),
    ];
    const step = { ArrowDown: 1, ArrowUp: -1, Home: -Infinity, End: Infinity }[event.key];
    if (step === undefined || items.length === 0) {
      if (event.key === 'Tab') this.close();
      return;
    }
    event.preventDefault();
    const index = items.indexOf(event.target as HTMLElement);
    const next =
      step === -Infinity
        ? 0
        : step === Infinity
          ? items.length - 1
          : (index + step + items.length) % items.length;
    items[next]?.focus();
  }

  protected leave(event: FocusEvent): void {
    const to = event.relatedTarget;
    if (
      !(to instanceof Node) ||
      this.panel().nativeElement.contains(to) ||
      this.anchor().nativeElement.contains(to)
    )
      return;
    const panel = this.panel().nativeElement;
    if (panel.matches(':popover-open')) panel.hidePopover();
  }
}

export const FOCUSABLE =
  'input:not([disabled]), button:not([disabled]), select:not([disabled]), textarea:not([disabled]), a[href], [tabindex="0"]';
