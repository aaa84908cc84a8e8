import { computed, DOCUMENT, inject, Injectable } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, Router, type Params } from '@angular/router';

/** Where the rows of a figure are shown: under what shows the figure. */
export type RowsAt = 'figures' | 'charts' | 'comparison';
export interface RowsPlace {
  /** What is counted, as the address has it: the reader of the rows checks it. */
  readonly of: string;
  /** The month it is counted in; null for the month of the page. */
  readonly month: string | null;
  readonly at: RowsAt;
}
export type Part = 'updates' | 'comparison' | 'rows';

const CLOSED: Readonly<Record<Part, Params>> = {
  updates: { updates: null },
  comparison: { with: null, rows: null, in: null, at: null },
  rows: { rows: null, in: null, at: null },
};

/**
 * What is open on the page besides the month itself, all of it in the address: who has not updated (`updates=shown`),
 * the month compared with (`with=2026-08`), the rows of a figure (`rows=offTrack&at=figures`, `in=2026-08` for those of
 * another month). What the person opens takes the focus once it is there; closing gives it back.
 */
@Injectable()
export class MonthPlace {
  private readonly router = inject(Router);
  private readonly document = inject(DOCUMENT);
  private readonly query = toSignal(inject(ActivatedRoute).queryParamMap);
  private asked: Part | null = null;
  private from: Element | null = null;

  readonly updates = computed(() => this.query()?.get('updates') === 'shown');
  readonly compared = computed(() => this.query()?.get('with') ?? null);
  readonly rows = computed<RowsPlace | null>(() => {
    const query = this.query();
    const of = query?.get('rows');
    if (!of) return null;
    const at = query?.get('at');
    return {
      of,
      month: query?.get('in') ?? null,
      at: at === 'charts' || at === 'comparison' ? at : 'figures',
    };
  });

  /** A link opens `part`: from where, so that closing comes back to it. */
  asks(part: Part): void {
    this.asked = part;
    this.from = this.document.activeElement;
  }

  open(part: Part, queryParams: Params): void {
    this.asks(part);
    void this.router.navigate([], { queryParams, queryParamsHandling: 'merge' });
  }

  /** Of what is open, what the page of `month` cannot have: the rows of another, a month that is not before it. */
  closedBy(month: string): Params {
    const compared = this.compared();
    return compared !== null && compared >= month ? CLOSED.comparison : CLOSED.rows;
  }

  /** The part is there: whoever asked for it goes on at its heading; one that the address opened leaves the focus. */
  arrived(part: Part, heading: HTMLElement | undefined): void {
    if (this.asked !== part || !heading) return;
    this.asked = null;
    heading.focus({ preventScroll: true });
    heading.scrollIntoView({ block: 'nearest' });
  }

  close(part: Part): void {
    const opener = this.document.querySelector(`[data-opens="${part}"]`);
    void this.router.navigate([], { queryParams: CLOSED[part], queryParamsHandling: 'merge' });
    const back = this.from?.isConnected && this.from !== this.document.body ? this.from : opener;
    this.from = null;
    if (back instanceof HTMLElement || back instanceof SVGElement) back.focus();
    else this.document.querySelector<HTMLElement>('main h1')?.focus();
  }
}
