import {
  afterRenderEffect,
  ChangeDetectionStrategy,
  Component,
  DestroyRef,
  ElementRef,
  inject,
  input,
  model,
  output,
  viewChild,
} from '@angular/core';
import { Icon } from '../icon/icon';

let count = 0;

/**
 * A modal on the native `<dialog>`: focus kept inside and given back, Esc closes.
 * `<ui-dialog [(open)]="asking" heading="Supprimer"> … <div actions> buttons </div></ui-dialog>`.
 * The content exists only while open. With `closable` false, neither Esc nor a cross closes it.
 */
@Component({
  selector: 'ui-dialog',
  imports: [Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { '(click)': 'clicked($event)' },
  template: `
    <dialog
      #dialog
      class="ui-dialog"
      [class.ui-dialog--wide]="wide()"
      [class.ui-dialog--bare]="bare()"
      [attr.role]="alert() ? 'alertdialog' : null"
      [attr.aria-labelledby]="id + '-heading'"
      (cancel)="cancelled($event)"
      (close)="closed()"
    >
      @if (open()) {
        <div class="ui-dialog__head" [class.visually-hidden]="bare()">
          <h2 class="ui-dialog__heading" [id]="id + '-heading'">{{ heading() }}</h2>
          @if (closable() && !bare()) {
            <button
              type="button"
              class="ui-button ui-button--quiet ui-button--square"
              [attr.aria-label]="closeLabel()"
              (click)="open.set(false)"
            >
              <ui-icon name="x" />
            </button>
          }
        </div>
        <div class="ui-dialog__body"><ng-content /></div>
        <div class="ui-dialog__actions"><ng-content select="[actions]" /></div>
      }
    </dialog>
  `,
})
export class Dialog {
  readonly open = model(false);
  readonly heading = input.required<string>();
  /** Name of the closing cross, translated. */
  readonly closeLabel = input('×');
  readonly closable = input(true);
  readonly wide = input(false);
  /** No visible heading nor padding, for the palette. */
  readonly bare = input(false);
  /** Interrupts: read out at once. */
  readonly alert = input(false);
  /** Closed by the person (Esc, cross, click outside) or by `open.set(false)`. */
  readonly dismissed = output();

  protected readonly id = `dialog-${++count}`;
  private readonly dialog = viewChild.required<ElementRef<HTMLDialogElement>>('dialog');

  constructor() {
    let before: Element | null = null;
    afterRenderEffect(() => {
      const element = this.dialog().nativeElement;
      if (this.open() && !element.open) {
        before = document.activeElement;
        element.showModal();
        element.querySelector<HTMLElement>('[autofocus], [data-autofocus]')?.focus();
      } else if (!this.open() && element.open) element.close();
    });
    // Taken away while open, the browser gives the focus back to nobody.
    inject(DestroyRef).onDestroy(() => {
      const lost = document.activeElement === document.body;
      if (lost && this.open() && before instanceof HTMLElement && before.isConnected) before.focus();
    });
  }

  protected cancelled(event: Event): void {
    if (!this.closable()) event.preventDefault();
  }

  protected closed(): void {
    // The event comes later: the dialog may have been opened again meanwhile.
    if (this.dialog().nativeElement.open) return;
    this.open.set(false);
    this.dismissed.emit();
  }

  /** The backdrop is the dialog element itself, outside its box. */
  protected clicked(event: MouseEvent): void {
    const element = this.dialog().nativeElement;
    if (event.target !== element || !this.closable()) return;
    const box = element.getBoundingClientRect();
    const inside =
      event.clientX >= box.left &&
      event.clientX <= box.right &&
      event.clientY >= box.top &&
      event.clientY <= box.bottom;
    // A "click" made by the keyboard on a button has no coordinates.
    if (!inside && event.detail > 0) this.open.set(false);
  }
}
