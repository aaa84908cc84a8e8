import {
  ChangeDetectionStrategy,
  Component,
  computed,
  DestroyRef,
  ElementRef,
  inject,
  signal,
  viewChild,
} from '@angular/core';
import { Router } from '@angular/router';
import type { UseCaseCard } from '@jalon/contracts';
import { I18n } from '../../core/i18n/i18n';
import { openBeside } from '../../ui/popover/place';
import { LayoutFrame } from '../layouts/frame';
import { BoardMoves } from './board-moves';

interface Choice {
  readonly id: string;
  readonly label: string;
  readonly note: string;
  readonly run: (card: UseCaseCard) => void;
}

/** The one menu of all cards: “Move to…” does what a drag does. Opened beside the button of a card. */
@Component({
  selector: 'app-card-menu',
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { '(keydown)': 'onKey($event)' },
  template: `
    <div
      #panel
      popover
      class="ui-panel"
      role="menu"
      [attr.aria-label]="card() ? t('portfolio.board.move', { code: card()?.code ?? '' }) : null"
      (toggle)="toggled($event)"
    >
      @if (card(); as one) {
        @for (choice of choices(); track choice.id) {
          <button
            type="button"
            class="ui-menu__item"
            role="menuitem"
            tabindex="-1"
            (click)="choose(choice, one)"
          >
            <span class="ui-menu__label">{{ choice.label }}</span>
            <span class="ui-menu__note">{{ choice.note }}</span>
          </button>
        }
      }
    </div>
  `,
})
export class CardMenu {
  protected readonly t = inject(I18n).t;
  private readonly moves = inject(BoardMoves);
  private readonly frame = inject(LayoutFrame);
  private readonly router = inject(Router);
  private readonly panel = viewChild.required<ElementRef<HTMLElement>>('panel');
  protected readonly card = signal<UseCaseCard | null>(null);
  private anchor: HTMLElement | null = null;
  private stop: (() => void) | undefined;

  protected readonly choices = computed<readonly Choice[]>(() => {
    const card = this.card();
    if (!card) return [];
    const choices: Choice[] = [];
    const to = (stage: NonNullable<UseCaseCard['gate']>['to'], note: string) =>
      choices.push({
        id: stage,
        label: this.t('portfolio.board.moveTo', { stage: this.t(`stage.${stage}`) }),
        note: this.t(note),
        run: (one) => this.moves.drop(one, stage),
      });
    if (this.moves.mayMove()) {
      if (card.gate) to(card.gate.to, 'portfolio.board.byGate');
      if (card.back) to(card.back.to, 'portfolio.board.withReason');
    }
    choices.push(
      { id: 'peek', label: this.t('portfolio.layout.peek'), note: '', run: (one) => this.frame.peek(one.id) },
      {
        id: 'open',
        label: this.t('portfolio.board.open'),
        note: '',
        run: (one) => void this.router.navigate(['/use-cases', one.id]),
      },
    );
    return choices;
  });

  constructor() {
    inject(DestroyRef).onDestroy(() => this.stop?.());
  }

  show(card: UseCaseCard, anchor: HTMLElement): void {
    this.card.set(card);
    this.anchor = anchor;
    anchor.setAttribute('aria-expanded', 'true');
    // The choices are rendered first so that their size is known.
    setTimeout(() => {
      this.stop?.();
      this.stop = openBeside(anchor, this.panel().nativeElement, 'end');
      this.items()[0]?.focus();
    });
  }

  protected choose(choice: Choice, card: UseCaseCard): void {
    this.close();
    choice.run(card);
  }

  protected toggled(event: Event): void {
    if ((event as Event & { readonly newState?: string }).newState === 'open') return;
    this.stop?.();
    this.stop = undefined;
    this.anchor?.setAttribute('aria-expanded', 'false');
    this.card.set(null);
  }

  protected onKey(event: KeyboardEvent): void {
    event.stopPropagation();
    const items = this.items();
    const at = items.findIndex((item) => item === event.target);
    const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: items.length - 1 }[event.key];
    if (next !== undefined) {
      event.preventDefault();
      items[(next + items.length) % items.length]?.focus();
    } else if (event.key === 'Escape' || event.key === 'Tab') {
      event.preventDefault();
      this.close();
    }
  }

  private close(): void {
    const panel = this.panel().nativeElement;
    if (panel.matches(':popover-open')) panel.hidePopover();
    this.anchor?.focus({ preventScroll: true });
  }

  private items(): readonly HTMLElement[] {
    return [...this.panel().nativeElement.querySelectorAll<HTMLElement>('[role="menuitem"]')];
  }
}
