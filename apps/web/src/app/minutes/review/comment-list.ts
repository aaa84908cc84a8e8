import {
  ChangeDetectionStrategy,
  Component,
  computed,
  DestroyRef,
  DOCUMENT,
  effect,
  ElementRef,
  inject,
  input,
  output,
  signal,
  untracked,
} from '@angular/core';
import { newIdempotencyKey } from '../../core/api/api';
import { Format } from '../../core/i18n/format';
import { I18n } from '../../core/i18n/i18n';
import { ProblemText } from '../../core/i18n/problem-text';
import { Banner } from '../../ui/banner/banner';
import { Button } from '../../ui/button/button';
import { Icon } from '../../ui/icon/icon';
import { Segmented, type Segment } from '../../ui/segmented/segmented';
import { Skeleton } from '../../ui/skeleton/skeleton';
import { CommentForm } from './comment-form';
import type { CommentPassages } from './comment-passages';
import type { Passage } from './comment-places';
import { CommentStore } from './comment-store';
import { CommentThread } from './comment-thread';

type Shown = 'open' | 'resolved';
/** How often the comments of others are asked for while the page is looked at. */
const AGAIN_MS = 30_000;

/**
 * The comments beside a text, in its order: `<app-comment-list [passages]="passages" [nameOf]="nameOf()"
 * [mayComment]="view.mayComment" />`, with the CommentStore its page provides and the CommentPassages whose
 * `extensions` the editor has. Without passages it lists what was said and where.
 */
@Component({
  selector: 'app-comment-list',
  imports: [Banner, Button, CommentForm, CommentThread, Icon, Segmented, Skeleton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <section class="comments" aria-labelledby="comments-heading">
      <div class="line">
        <h3 class="grow" id="comments-heading">{{ t('minutesReview.comment.heading') }}</h3>
        @if (mayComment() && !draft()) {
          <button ui-button small type="button" [attr.aria-keyshortcuts]="'Control+Alt+M'" (click)="ask()">
            <ui-icon name="plus" [size]="14" />
            {{ t(chosen() ? 'minutesReview.comment.onPassage' : 'minutesReview.comment.onWhole') }}
          </button>
        }
      </div>
      @if (mayComment() && passages()) {
        <p class="muted small">{{ t('minutesReview.comment.how') }}</p>
      }
      @if (store.problem(); as problem) {
        <ui-banner tone="bad" [live]="true">
          {{ problemText.of(problem) }}
          <button actions ui-button small type="button" (click)="store.reload()">
            {{ t('common.retry') }}
          </button>
        </ui-banner>
      }
      @if (draft(); as passage) {
        <div class="draft">
          @if (passage.quote) {
            <blockquote class="draft__quote small">{{ passage.quote }}</blockquote>
          } @else {
            <p class="muted small">{{ t('minutesReview.comment.whole') }}</p>
          }
          <app-comment-form
            [label]="t('minutesReview.comment.new')"
            [confirm]="t('minutesReview.comment.add')"
            [send]="add"
            (done)="end()"
            (cancelled)="end()"
          />
        </div>
      }
      @if (resolvedCount() > 0) {
        <ui-segmented
          [label]="t('minutesReview.comment.which')"
          [options]="options()"
          [value]="shown()"
          (valueChange)="wish.set($event)"
        />
      }
      @if (!store.loaded() && !store.problem()) {
        <ui-skeleton [label]="t('common.loading')" [lines]="4" />
      } @else {
        <ol class="list">
          @for (thread of visible(); track thread.id) {
            <li [attr.data-thread-id]="thread.id">
              <app-comment-thread
                [thread]="thread"
                [nameOf]="nameOf()"
                [active]="active() === thread.id"
                [mayComment]="mayComment()"
                (shown)="show(thread.id)"
              />
            </li>
          } @empty {
            @if (store.loaded() && !draft()) {
              <li class="muted">{{ t('minutesReview.comment.none.' + shown()) }}</li>
            }
          }
        </ol>
      }
      <p class="visually-hidden" role="status">{{ said() }}</p>
    </section>
  `,
  styles: `
    :host {
      display: block;
    }
    .comments,
    .list {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: 10px;
    }
    .draft {
      padding: 10px 12px;
      border: 1px solid var(--accent);
      border-radius: var(--radius);
      background: var(--surface);
    }
    .draft__quote {
      max-block-size: 6em;
      margin: 0;
      padding-inline-start: 8px;
      overflow: auto;
      border-inline-start: 2px solid var(--control);
      color: var(--muted);
      overflow-wrap: anywhere;
    }
  `,
})
export class CommentList {
  readonly passages = input<CommentPassages | null>(null);
  readonly nameOf = input.required<(id: string) => string | null>();
  readonly mayComment = input(false);
  /** A passage is to be shown while the text is not on screen. */
  readonly toText = output();

  private readonly i18n = inject(I18n);
  private readonly format = inject(Format);
  private readonly document = inject(DOCUMENT);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  protected readonly t = this.i18n.t;
  protected readonly store = inject(CommentStore);
  protected readonly problemText = inject(ProblemText);

  protected readonly wish = signal<Shown>('open');
  protected readonly active = signal<string | null>(null);
  protected readonly draft = signal<Pick<Passage, 'anchor' | 'quote'> | null>(null);
  protected readonly said = signal('');
  private key = newIdempotencyKey();
  /** The comment whose passage is shown as soon as the text is there. */
  private wanted: string | null = null;

  protected readonly chosen = computed(() => (this.passages()?.chosen() ?? null) !== null);
  protected readonly resolvedCount = computed(() => this.store.threads().length - this.store.open());
  /** Those that are resolved when there are some to show. */
  protected readonly shown = computed<Shown>(() => (this.resolvedCount() === 0 ? 'open' : this.wish()));
  protected readonly options = computed<readonly Segment<Shown>[]>(() => [
    {
      value: 'open',
      label: this.t('minutesReview.comment.open', { count: this.format.number(this.store.open()) }),
    },
    {
      value: 'resolved',
      label: this.t('minutesReview.comment.closed', { count: this.format.number(this.resolvedCount()) }),
    },
  ]);
  protected readonly visible = computed(() =>
    this.store.threads().filter((one) => (one.resolvedAt === null) === (this.shown() === 'open')),
  );

  protected readonly add = async (body: string): Promise<void> => {
    const passage = this.draft();
    if (!passage) return;
    const { id } = await this.store.add({ anchor: passage.anchor, quote: passage.quote, body }, this.key);
    this.wish.set('open');
    this.active.set(id);
    this.said.set(this.t('minutesReview.comment.added'));
  };

  constructor() {
    effect((clean) => {
      const passages = this.passages();
      if (!passages) return;
      untracked(() => {
        passages.onAsk = () => this.ask();
        passages.onPick = (id) => this.pick(id);
      });
      clean(() => {
        passages.onAsk = () => undefined;
        passages.onPick = () => undefined;
        this.store.placed.set(false);
      });
    });
    effect(() => {
      const roots = this.store.items().filter((one) => one.parentId === null);
      const passages = this.passages();
      const active = this.active();
      untracked(() => passages?.show(roots, active));
    });
    effect(() => {
      const passages = this.passages();
      this.store.places.set(passages?.places() ?? new Map());
      this.store.placed.set(passages?.ready() ?? false);
    });
    effect(() => {
      const passages = this.passages();
      const id = this.wanted;
      if (!passages?.ready() || id === null) return;
      this.wanted = null;
      untracked(() => passages.goTo(id));
    });
    const again = () => {
      if (this.document.visibilityState === 'visible') void this.store.reload();
    };
    const timer = setInterval(again, AGAIN_MS);
    this.document.addEventListener('visibilitychange', again);
    inject(DestroyRef).onDestroy(() => {
      clearInterval(timer);
      this.document.removeEventListener('visibilitychange', again);
    });
  }

  /** Opens the form on what is selected in the text, on the whole when nothing is. */
  ask(): void {
    if (!this.mayComment()) return;
    this.draft.set(this.passages()?.take() ?? { anchor: null, quote: '' });
    setTimeout(() => {
      this.host.querySelector('.draft')?.scrollIntoView({ block: 'nearest' });
    });
  }

  protected end(): void {
    const wasOnPassage = this.draft()?.quote !== '';
    this.draft.set(null);
    this.key = newIdempotencyKey();
    this.passages()?.forget();
    if (wasOnPassage) this.passages()?.focus();
  }

  protected show(id: string): void {
    this.active.set(id);
    if (this.passages()?.ready() === true) this.passages()?.goTo(id);
    else {
      this.wanted = id;
      this.toText.emit();
    }
  }

  /** Its passage was clicked on in the text. */
  private pick(id: string): void {
    this.wish.set('open');
    this.active.set(id);
    setTimeout(() =>
      this.host.querySelector(`[data-thread-id="${id}"]`)?.scrollIntoView({ block: 'nearest' }),
    );
  }
}
