import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  inject,
  input,
  output,
  signal,
  untracked,
  ViewEncapsulation,
} from '@angular/core';
import type { MeetingDetail } from '@jalon/contracts';
import type { MinutesContent } from '@jalon/domain';
import { I18n } from '../../core/i18n/i18n';
import { ReferenceStore } from '../../core/reference/reference-store';
import { Banner } from '../../ui/banner/banner';
import { Button } from '../../ui/button/button';
import { Icon } from '../../ui/icon/icon';
import { Skeleton } from '../../ui/skeleton/skeleton';
// The editor stands in a @defer alone, so that its code comes late.
import { MinutesEditor } from '../editor/minutes-editor';
import type { MinutesPerson } from '../editor/people';
import type { LiveMinutes } from '../live/live-minutes';
import { MinutesProse } from '../minutes-prose';
import type { CommentPassages } from './comment-passages';

/**
 * The text to be read: the shared document while it is written and reviewed, so that comments stay on their passages;
 * the approved text once it is. `passages` are those of the comment list beside it.
 */
@Component({
  selector: 'app-review-text',
  imports: [Banner, Button, Icon, MinutesEditor, MinutesProse, Skeleton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  encapsulation: ViewEncapsulation.None,
  host: { class: 'review-text' },
  template: `
    @if (content(); as text) {
      <div class="ui-card">
        <app-minutes-prose [content]="text" [nameOf]="nameOf()" [codeOf]="codeOf()" />
      </div>
    } @else if (shared(); as ready) {
      @if (mayComment()) {
        <p class="muted small">{{ t('minutesReview.text.how') }}</p>
      }
      <div class="review-text__paper">
        @defer (on immediate) {
          <app-minutes-editor
            [live]="ready.live"
            [editable]="false"
            [people]="people()"
            [useCases]="meeting().useCases"
            [extensions]="ready.passages.extensions"
            (made)="made.set($event)"
            (mouseup)="place()"
            (keyup)="place()"
          />
        } @placeholder {
          <ui-skeleton [label]="t('minutesReview.loading')" [lines]="12" />
        } @error {
          <ui-banner tone="bad" [live]="true">{{ t('minutes.failed') }}</ui-banner>
        }
        @if (corner(); as at) {
          @if (mayComment() && ready.passages.chosen()) {
            <button
              ui-button
              small
              variant="primary"
              type="button"
              tabindex="-1"
              class="review-text__ask"
              [style.inset-block-start.px]="at.top"
              [style.inset-inline-start.px]="at.left"
              (mousedown)="$event.preventDefault()"
              (click)="ask.emit()"
            >
              <ui-icon name="plus" [size]="14" />{{ t('minutesReview.comment.this') }}
            </button>
          }
        }
      </div>
    } @else if (failed()) {
      <ui-banner tone="bad" [live]="true">{{ t('minutes.failed') }}</ui-banner>
    } @else {
      <ui-skeleton [label]="t('minutesReview.loading')" [lines]="12" />
    }
  `,
  styleUrl: './comment-passages.css',
})
export class ReviewText {
  readonly meeting = input.required<MeetingDetail>();
  readonly live = input.required<LiveMinutes | null>();
  /** The approved text; null while it is not. */
  readonly content = input.required<MinutesContent | null>();
  readonly nameOf = input.required<(id: string) => string | null>();
  readonly codeOf = input.required<(id: string) => string | null>();
  readonly mayComment = input(false);
  /** A row to be shown as soon as the text is there. */
  readonly wantedRow = input<string | null>(null);
  readonly rowShown = output();
  /** What is selected is to be commented on. */
  readonly ask = output();

  protected readonly t = inject(I18n).t;
  private readonly reference = inject(ReferenceStore);
  private readonly passagesState = signal<CommentPassages | null>(null);
  /** Null while the text is not there, and for a text that is approved. */
  readonly passages = computed(() => (this.content() === null ? this.passagesState() : null));
  protected readonly failed = signal(false);
  protected readonly made = signal<MinutesEditor | null>(null);
  protected readonly corner = signal<{ readonly top: number; readonly left: number } | null>(null);
  protected readonly shared = computed(() => {
    const [live, passages] = [this.live(), this.passagesState()];
    return live?.ready() && passages ? { live, passages } : null;
  });
  protected readonly people = computed<readonly MinutesPerson[]>(() => {
    const known = new Map(
      this.meeting().attendance.map((one) => [
        one.personId,
        { id: one.personId, name: one.personName, attends: true },
      ]),
    );
    const others = this.reference.value().people.filter((one) => !known.has(one.id));
    return [
      ...known.values(),
      ...others.map(({ id, name, archived }) => ({ id, name, archived, attends: false })),
    ];
  });

  constructor() {
    const isShared = computed(() => this.content() === null);
    effect(() => {
      if (!isShared() || untracked(this.passagesState)) return;
      // Knows the editor's own code: loaded with it, not before.
      import('./comment-passages').then(
        (file) => this.passagesState.set(new file.CommentPassages()),
        () => this.failed.set(true),
      );
    });
    effect(() => {
      const [editor, row] = [this.made(), this.wantedRow()];
      if (!editor || row === null) return;
      untracked(() => {
        editor.goToEntry(row);
        this.rowShown.emit();
      });
    });
    effect(() => {
      if (this.passages()?.chosen() === null) untracked(() => this.corner.set(null));
    });
  }

  /** Puts the button at the end of what was just selected. */
  protected place(): void {
    // The selection is told a moment after the button of the mouse is up.
    setTimeout(() => {
      const end = this.passages()?.corner() ?? null;
      const paper = this.made()?.editor()?.view.dom.closest('.review-text__paper')?.getBoundingClientRect();
      this.corner.set(
        end && paper
          ? {
              top: end.top - paper.top + 6,
              left: Math.max(4, Math.min(end.left - paper.left, paper.width - 180)),
            }
          : null,
      );
    });
  }
}
