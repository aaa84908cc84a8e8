import { STAGES, type Stage } from '@jalon/domain';

/** What a drag asks of the board. */
export interface DragBoard {
  /** Whether the card may be picked up; the board shows where it may go. */
  lift(id: string): boolean;
  over(stage: Stage | null): void;
  /** Null when it was let go outside of every column, or called off. */
  drop(stage: Stage | null): void;
}

const STARTS_PX = 6;
const LONG_PRESS_MS = 350;
const EDGE_PX = 48;
const EDGE_STEP_PX = 14;

/**
 * Cards dragged by a pointer: a mouse picks up by moving, a finger by staying, so that the board still scrolls under
 * it. Cards are `[data-card]`, columns `[data-stage]`. The board's keyboard and menus do the same without it.
 */
export class CardDrag {
  private readonly ends: (() => void)[] = [];
  private start: {
    readonly id: string;
    readonly x: number;
    readonly y: number;
    readonly pointer: number;
  } | null = null;
  private ghost: HTMLElement | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private suppress = false;

  constructor(
    private readonly host: HTMLElement,
    private readonly scroller: () => HTMLElement,
    private readonly board: DragBoard,
  ) {
    const document = host.ownerDocument;
    this.on(host, 'pointerdown', (event) => this.down(event as PointerEvent));
    this.on(document, 'pointermove', (event) => this.moved(event as PointerEvent));
    this.on(document, 'pointerup', (event) => this.up(event as PointerEvent));
    this.on(document, 'pointercancel', () => this.end(null));
    this.on(
      document,
      'keydown',
      (event) => {
        if (!this.ghost || (event as KeyboardEvent).key !== 'Escape') return;
        event.preventDefault();
        event.stopPropagation();
        this.end(null);
      },
      { capture: true },
    );
    // While a card follows the finger the page must not.
    this.on(host, 'touchmove', (event) => this.ghost && event.preventDefault(), { passive: false });
    this.on(host, 'dragstart', (event) => event.preventDefault());
    this.on(host, 'contextmenu', (event) => this.ghost && event.preventDefault());
    // The click that ends a drag is none.
    this.on(
      host,
      'click',
      (event) => {
        if (!this.suppress) return;
        this.suppress = false;
        event.preventDefault();
        event.stopPropagation();
      },
      { capture: true },
    );
  }

  destroy(): void {
    this.end(null);
    for (const end of this.ends.splice(0)) end();
  }

  private on(
    target: EventTarget,
    name: string,
    run: (event: Event) => void,
    options?: AddEventListenerOptions,
  ): void {
    target.addEventListener(name, run, options);
    this.ends.push(() => target.removeEventListener(name, run, options));
  }

  private down(event: PointerEvent): void {
    this.suppress = false;
    if (event.button !== 0 || !(event.target instanceof Element)) return;
    const card = event.target.closest<HTMLElement>('[data-card]');
    if (!card || event.target.closest('button')) return;
    this.start = {
      id: card.dataset['card'] ?? '',
      x: event.clientX,
      y: event.clientY,
      pointer: event.pointerId,
    };
    if (event.pointerType === 'mouse') return;
    this.timer = setTimeout(() => this.lift(card), LONG_PRESS_MS);
  }

  private moved(event: PointerEvent): void {
    const { start } = this;
    if (!start || event.pointerId !== start.pointer) return;
    const far = Math.hypot(event.clientX - start.x, event.clientY - start.y) > STARTS_PX;
    if (!this.ghost) {
      if (!far) return;
      if (event.pointerType !== 'mouse') return this.end(null);
      const card = this.host.querySelector<HTMLElement>(`[data-card="${CSS.escape(start.id)}"]`);
      if (!card || !this.lift(card)) return;
    }
    if (!this.ghost) return;
    this.ghost.style.translate = `${event.clientX - start.x}px ${event.clientY - start.y}px`;
    this.board.over(this.stageAt(event));
    this.scrollNear(event);
  }

  private up(event: PointerEvent): void {
    if (!this.start || event.pointerId !== this.start.pointer) return;
    this.end(this.ghost ? this.stageAt(event) : null);
  }

  private lift(card: HTMLElement): boolean {
    const { start } = this;
    if (!start || !this.board.lift(start.id)) {
      this.start = null;
      clearTimeout(this.timer);
      return false;
    }
    const box = card.getBoundingClientRect();
    const ghost = card.cloneNode(true) as HTMLElement;
    ghost.removeAttribute('data-card');
    ghost.setAttribute('aria-hidden', 'true');
    ghost.classList.add('card--ghost');
    Object.assign(ghost.style, {
      position: 'fixed',
      insetBlockStart: `${box.top}px`,
      insetInlineStart: `${box.left}px`,
      inlineSize: `${box.width}px`,
      pointerEvents: 'none',
      zIndex: '60',
    });
    // Out of the lanes: what is contained there would not follow the pointer.
    this.host.append(ghost);
    this.ghost = ghost;
    getSelection()?.removeAllRanges();
    return true;
  }

  private end(stage: Stage | null): void {
    clearTimeout(this.timer);
    this.start = null;
    const { ghost } = this;
    if (!ghost) return;
    ghost.remove();
    this.ghost = null;
    this.suppress = true;
    // No click follows when the pointer was let go elsewhere.
    setTimeout(() => (this.suppress = false));
    this.board.drop(stage);
  }

  private stageAt({ clientX, clientY }: PointerEvent): Stage | null {
    const under = this.host.ownerDocument.elementFromPoint(clientX, clientY);
    const name = under?.closest<HTMLElement>('[data-stage]')?.dataset['stage'];
    return STAGES.find((stage) => stage === name) ?? null;
  }

  private scrollNear({ clientX, clientY }: PointerEvent): void {
    const scroller = this.scroller();
    const box = scroller.getBoundingClientRect();
    const step = (at: number, low: number, high: number) =>
      at < low + EDGE_PX ? -EDGE_STEP_PX : at > high - EDGE_PX ? EDGE_STEP_PX : 0;
    scroller.scrollBy(step(clientX, box.left, box.right), step(clientY, box.top, box.bottom));
  }
}
