import {
  ChangeDetectionStrategy,
  Component,
  effect,
  inject,
  input,
  untracked,
  ViewEncapsulation,
} from '@angular/core';
import { CommentList } from './comment-list';
import type { CommentPassages } from './comment-passages';
import { CommentStore } from './comment-store';

/**
 * The comments beside the text that is written: `<app-comment-side [minutesId]="view.id" [passages]="passages()"
 * [nameOf]="nameOf()" [mayComment]="view.mayComment" />`; the editor gets `passages().extensions`. Needs the words
 * of the scope `minutesReview`.
 */
@Component({
  selector: 'app-comment-side',
  imports: [CommentList],
  providers: [CommentStore],
  changeDetection: ChangeDetectionStrategy.OnPush,
  encapsulation: ViewEncapsulation.None,
  template: `<app-comment-list [passages]="passages()" [nameOf]="nameOf()" [mayComment]="mayComment()" />`,
  styleUrl: './comment-passages.css',
})
export class CommentSide {
  readonly minutesId = input.required<string>();
  readonly passages = input.required<CommentPassages | null>();
  readonly nameOf = input.required<(id: string) => string | null>();
  readonly mayComment = input(false);

  constructor() {
    const store = inject(CommentStore);
    effect(() => {
      const id = this.minutesId();
      untracked(() => void store.load(id));
    });
  }
}
