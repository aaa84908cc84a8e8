import {
  ChangeDetectionStrategy,
  Component,
  computed,
  DestroyRef,
  DOCUMENT,
  ElementRef,
  inject,
  input,
  signal,
} from '@angular/core';
import { I18n } from '../../core/i18n/i18n';
import { Button } from '../button/button';
import { Icon } from '../icon/icon';

const NEXT = new Set(['ArrowRight', 'ArrowDown', 'PageDown']);
const BACK = new Set(['ArrowLeft', 'ArrowUp', 'PageUp']);

/**
 * Shows its content one sheet (`[data-sheet]`) at a time over the whole screen: arrows turn, Esc ends. Off, it is a
 * plain container.
 */
@Component({
  selector: 'ui-presentation',
  imports: [Button, Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: {
    '[class.presentation]': 'on()',
    '(document:keydown)': 'onKey($event)',
    '(document:fullscreenchange)': 'leftFullScreen()',
  },
  styleUrl: './presentation.css',
  template: `
    @if (on() && heading()) {
      <p class="presentation__heading">{{ heading() }}</p>
    }
    <ng-content />
    @if (on()) {
      <div class="presentation__bar" role="group" [attr.aria-label]="t('presentation.label')">
        <button
          ui-button
          square
          [disabled]="index() === 0"
          [attr.aria-label]="t('presentation.previous')"
          (click)="turn(-1)"
        >
          <ui-icon name="chevron-left" />
        </button>
        <span class="tabular" role="status">{{ where() }}</span>
        <button
          ui-button
          square
          [disabled]="index() >= count() - 1"
          [attr.aria-label]="t('presentation.next')"
          (click)="turn(1)"
        >
          <ui-icon name="chevron-right" />
        </button>
        <button ui-button (click)="end()"><ui-icon name="x" />{{ t('presentation.end') }}</button>
      </div>
    }
  `,
})
export class Presentation {
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  private readonly document = inject(DOCUMENT);
  protected readonly t = inject(I18n).t;
  /** Above each sheet: what is presented. The page's own heading is not seen meanwhile. */
  readonly heading = input<string | null>(null);

  protected readonly index = signal(0);
  protected readonly count = signal(0);
  private readonly showing = signal(false);
  protected readonly on = this.showing.asReadonly();
  protected readonly where = computed(() =>
    this.t('presentation.where', { page: this.index() + 1, pages: this.count() }),
  );
  private aside: HTMLElement[] = [];
  /** Sheets that are still being made when the presentation starts take their place in it. */
  private readonly late = new MutationObserver(() => this.arrange());
  private before: Element | null = null;

  constructor() {
    inject(DestroyRef).onDestroy(() => this.end());
  }

  start(): void {
    if (this.showing()) return;
    this.before = this.document.activeElement;
    this.showing.set(true);
    this.late.observe(this.host, { childList: true, subtree: true });
    this.setAside();
    // Where full screen is not allowed the presentation still fills the window.
    if (this.document.fullscreenEnabled) {
      this.document.documentElement.requestFullscreen().catch(() => undefined);
    }
    this.show(0);
  }

  end(): void {
    if (!this.showing()) return;
    this.showing.set(false);
    this.late.disconnect();
    for (const element of this.aside) element.inert = false;
    this.aside = [];
    for (const sheet of this.sheets()) sheet.classList.remove('presentation__off');
    if (this.document.fullscreenElement) this.document.exitFullscreen().catch(() => undefined);
    if (this.before instanceof HTMLElement) this.before.focus();
  }

  protected turn(step: number): void {
    this.show(Math.max(0, Math.min(this.count() - 1, this.index() + step)));
  }

  protected onKey(event: KeyboardEvent): void {
    if (!this.showing() || event.ctrlKey || event.metaKey || event.altKey) return;
    // Marks of a chart keep their arrows.
    if (event.defaultPrevented) return;
    if (event.key === 'Escape') this.end();
    else if (NEXT.has(event.key)) this.turn(1);
    else if (BACK.has(event.key)) this.turn(-1);
    else if (event.key === 'Home') this.show(0);
    else if (event.key === 'End') this.show(this.count() - 1);
    else return;
    event.preventDefault();
  }

  protected leftFullScreen(): void {
    if (!this.document.fullscreenElement && this.showing()) this.end();
  }

  private show(index: number): void {
    this.index.set(index);
    const sheets = this.arrange();
    this.host.scrollTop = 0;
    const heading = sheets[index]?.querySelector<HTMLElement>('h2');
    if (!heading) return;
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
  }

  /** One sheet is seen, the others are put off; answers them all. */
  private arrange(): readonly HTMLElement[] {
    const sheets = this.sheets();
    this.count.set(sheets.length);
    sheets.forEach((sheet, at) => sheet.classList.toggle('presentation__off', at !== this.index()));
    return sheets;
  }

  private sheets(): HTMLElement[] {
    return [...this.host.querySelectorAll<HTMLElement>('[data-sheet]')];
  }

  /** Everything beside the presentation leaves the keyboard and the readers alone while it lasts. */
  private setAside(): void {
    for (let node: HTMLElement = this.host; node.parentElement; node = node.parentElement) {
      for (const sibling of node.parentElement.children) {
        if (sibling === node || !(sibling instanceof HTMLElement) || sibling.inert) continue;
        sibling.inert = true;
        this.aside.push(sibling);
      }
    }
  }
}
