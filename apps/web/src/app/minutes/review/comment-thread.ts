import {
  ChangeDetectionStrategy,
  Component,
  computed,
  ElementRef,
  inject,
  input,
  output,
  signal,
} from '@angular/core';
import type { MinutesComment } from '@jalon/contracts';
import { toApiProblem } from '../../core/api/api-problem';
import { Format } from '../../core/i18n/format';
import { I18n } from '../../core/i18n/i18n';
import { ProblemText } from '../../core/i18n/problem-text';
import { newIdempotencyKey } from '../../core/api/api';
import { Button } from '../../ui/button/button';
import { Icon } from '../../ui/icon/icon';
import { Toasts } from '../../ui/toast/toasts';
import { CommentForm } from './comment-form';
import { CommentStore, type Thread } from './comment-store';

/** A comment on a passage, its replies, and what may be done with it. */
@Component({
  selector: 'app-comment-thread',
  imports: [Button, CommentForm, Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './comment-thread.html',
  styleUrl: './comment-thread.css',
})
export class CommentThread {
  readonly thread = input.required<Thread>();
  readonly nameOf = input.required<(id: string) => string | null>();
  readonly active = input(false);
  /** Whether words may still be said: until approval. */
  readonly mayComment = input(false);
  /** Its passage is to be shown. */
  readonly shown = output();

  private readonly i18n = inject(I18n);
  protected readonly t = this.i18n.t;
  protected readonly format = inject(Format);
  private readonly store = inject(CommentStore);
  private readonly problemText = inject(ProblemText);
  private readonly toasts = inject(Toasts);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;

  protected readonly replying = signal(false);
  /** The comment or reply whose words are being changed. */
  protected readonly editing = signal<string | null>(null);
  protected readonly busy = signal(false);
  private key = newIdempotencyKey();
  protected readonly all = computed<readonly MinutesComment[]>(() => [
    this.thread(),
    ...this.thread().replies,
  ]);
  protected readonly label = computed(() =>
    this.t('minutesReview.comment.of', { name: this.author(this.thread().authorId) }),
  );

  protected readonly reply = async (words: string): Promise<void> => {
    await this.store.reply(this.thread().id, words, this.key);
    this.key = newIdempotencyKey();
  };
  protected readonly edit = async (words: string): Promise<void> => {
    const comment = this.all().find((one) => one.id === this.editing());
    if (comment && comment.body !== words) await this.store.change(comment, { body: words });
  };

  protected author(id: string | null): string {
    return (id === null ? null : this.nameOf()(id)) ?? this.t('common.unknown');
  }

  protected resolvedBy(): string {
    const { resolvedAt, resolvedById } = this.thread();
    return this.t('minutesReview.comment.resolvedBy', {
      name: this.author(resolvedById),
      date: this.format.instant(resolvedAt),
    });
  }

  protected close(): void {
    this.replying.set(false);
    this.editing.set(null);
    setTimeout(() => this.host.querySelector<HTMLElement>('[data-thread]')?.focus());
  }

  protected async resolve(resolved: boolean): Promise<void> {
    if (this.busy()) return;
    this.busy.set(true);
    try {
      await this.store.change(this.thread(), { resolved });
      this.toasts.show(this.t(`minutesReview.comment.${resolved ? 'resolved' : 'reopened'}`), {
        tone: 'good',
      });
    } catch (failure) {
      const problem = toApiProblem(failure);
      const said =
        problem.code === 'version_conflict'
          ? this.t('minutesReview.comment.conflict')
          : this.problemText.of(problem);
      this.toasts.show(said, { tone: 'bad' });
    } finally {
      this.busy.set(false);
    }
  }
}
