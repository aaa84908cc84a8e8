import { ChangeDetectionStrategy, Component, ElementRef, inject, output, signal } from '@angular/core';
import { I18n } from '../../core/i18n/i18n';
import { Button } from '../../ui/button/button';
import { Field, Input } from '../../ui/field/field';
import { openBeside } from '../../ui/popover/place';
import { safeHref } from './schema/blocks';

/** Asks for the address of a link; web pages and mail alone. Emptied, it takes the link away. */
@Component({
  selector: 'app-link-panel',
  imports: [Button, Field, Input],
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: {
    class: 'ui-panel chip-panel',
    popover: 'auto',
    '[attr.role]': "open() ? 'dialog' : null",
    '[attr.aria-label]': "open() ? t('minutes.block.link') : null",
    '(toggle)': 'toggled($event)',
    '(keydown)': 'onKey($event)',
  },
  template: `
    @if (open()) {
      <ui-field
        [label]="t('minutes.link.address')"
        [hint]="t('minutes.link.hint')"
        [error]="wrong() ? t('minutes.link.wrong') : null"
      >
        <input #address ui-input type="text" inputmode="url" autocomplete="off" [value]="before()" />
      </ui-field>
      <button ui-button variant="primary" (click)="apply(address.value)">
        {{ t('minutes.link.apply') }}
      </button>
    }
  `,
})
export class LinkPanel {
  /** The address, null to take the link away; undefined when nothing changes. */
  readonly done = output<string | null | undefined>();

  protected readonly t = inject(I18n).t;
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  protected readonly open = signal(false);
  protected readonly before = signal('');
  protected readonly wrong = signal(false);
  private answer: string | null | undefined;
  private stop: (() => void) | undefined;

  ask(anchor: HTMLElement, href: string): void {
    this.before.set(href);
    this.wrong.set(false);
    this.answer = undefined;
    this.open.set(true);
    setTimeout(() => {
      this.stop?.();
      this.stop = openBeside(anchor, this.host);
      this.host.querySelector('input')?.select();
    });
  }

  protected apply(text: string): void {
    const typed = text.trim();
    const href = typed === '' ? null : (safeHref(typed) ?? safeHref(guess(typed)));
    if (typed !== '' && href === null) {
      this.wrong.set(true);
      return;
    }
    this.answer = href;
    this.host.hidePopover();
  }

  protected onKey(event: KeyboardEvent): void {
    if (event.key === 'Enter' && event.target instanceof HTMLInputElement) {
      event.preventDefault();
      this.apply(event.target.value);
    } else if (event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      this.host.hidePopover();
    }
  }

  protected toggled(event: Event): void {
    if ((event as ToggleEvent).newState !== 'closed') return;
    this.stop?.();
    this.stop = undefined;
    this.open.set(false);
    this.done.emit(this.answer);
  }
}

/** `exemple.fr/page` and `lea@exemple.fr` are written without their scheme. */
function guess(typed: string): string | null {
  if (/^[^\s@:]+@[^\s@:]+\.[a-z]{2,}$/i.test(typed)) return `mailto:${typed}`;
  return /^[a-z0-9-]+(\.[a-z0-9-]+)+([/?#:]\S*)?$/i.test(typed) ? `https://${typed}` : null;
}
