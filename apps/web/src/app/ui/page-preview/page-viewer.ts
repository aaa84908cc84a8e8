import {
  afterRenderEffect,
  ChangeDetectionStrategy,
  Component,
  computed,
  ElementRef,
  inject,
  input,
  linkedSignal,
  viewChild,
} from '@angular/core';
import type { PreviewPage } from '@jalon/contracts';
import { Icon } from '../icon/icon';
import { PagePreview } from './page-preview';

/** What the viewer says, in the language of the screen. */
export interface PageWords {
  /** Name of the list of pages. */
  readonly pages: string;
  readonly page: (number: number, total: number, title: string) => string;
  readonly count: (number: number, total: number) => string;
  readonly previous: string;
  readonly next: string;
  readonly full: string;
  readonly close: string;
}

let count = 0;

/**
 * The pages of a document to look through: pictures of all of them beside the one that is read.
 * `<ui-page-viewer [pages]="pages()" [words]="words()" />`. Arrows, Page Up/Down, Home and End turn the pages, F shows
 * one as large as the screen.
 */
@Component({
  selector: 'ui-page-viewer',
  imports: [Icon, PagePreview],
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { '(keydown)': 'onKey($event)', '(click)': 'clicked($event)' },
  templateUrl: './page-viewer.html',
  styleUrl: './page-viewer.css',
})
export class PageViewer {
  readonly pages = input.required<readonly PreviewPage[]>();
  readonly words = input.required<PageWords>();

  protected readonly id = `pages-${++count}`;
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  private readonly dialog = viewChild.required<ElementRef<HTMLDialogElement>>('dialog');
  /** Other pages are looked at from the first that is still there. */
  protected readonly index = linkedSignal<number, number>({
    source: () => this.pages().length,
    computation: (length, previous) => Math.max(0, Math.min(previous?.value ?? 0, length - 1)),
  });
  protected readonly current = computed(() => this.pages()[this.index()] ?? null);
  protected readonly isLandscape = computed(() => this.current()?.kind === 'slide');
  protected readonly isFull = linkedSignal({ source: () => this.pages().length, computation: () => false });

  constructor() {
    afterRenderEffect(() => {
      const dialog = this.dialog().nativeElement;
      if (this.isFull() && !dialog.open) dialog.showModal();
      else if (!this.isFull() && dialog.open) dialog.close();
    });
  }

  protected go(index: number): void {
    this.index.set(Math.max(0, Math.min(index, this.pages().length - 1)));
    // Within the strip only: the page itself must not move under the reader.
    const strip = this.host.querySelector<HTMLElement>('.strip');
    const thumb = strip?.querySelector<HTMLElement>(`[id="${this.id}-${this.index()}"]`);
    if (!strip || !thumb) return;
    const [top, left] = [thumb.offsetTop - strip.offsetTop, thumb.offsetLeft - strip.offsetLeft];
    if (top < strip.scrollTop) strip.scrollTop = top - 8;
    else if (top + thumb.offsetHeight > strip.scrollTop + strip.clientHeight)
      strip.scrollTop = top + thumb.offsetHeight - strip.clientHeight + 8;
    if (left < strip.scrollLeft) strip.scrollLeft = left - 8;
    else if (left + thumb.offsetWidth > strip.scrollLeft + strip.clientWidth)
      strip.scrollLeft = left + thumb.offsetWidth - strip.clientWidth + 8;
  }

  protected clicked(event: Event): void {
    const page =
      event.target instanceof Element
        ? event.target.closest<HTMLElement>('[data-page]')?.dataset['page']
        : undefined;
    if (page !== undefined) this.go(Number(page));
  }

  protected onKey(event: KeyboardEvent): void {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const last = this.pages().length - 1;
    const to: Readonly<Record<string, number>> = {
      ArrowLeft: this.index() - 1,
      ArrowUp: this.index() - 1,
      PageUp: this.index() - 1,
      ArrowRight: this.index() + 1,
      ArrowDown: this.index() + 1,
      PageDown: this.index() + 1,
      Home: 0,
      End: last,
    };
    const next = to[event.key];
    if (next !== undefined) {
      event.preventDefault();
      this.go(next);
    } else if (event.key === 'f' || event.key === 'F') {
      event.preventDefault();
      this.isFull.update((full) => !full);
    }
  }

  /** The dialog closes itself on Escape. */
  protected closed(): void {
    this.isFull.set(false);
  }
}
