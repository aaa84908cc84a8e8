import {
  afterNextRender,
  ChangeDetectionStrategy,
  Component,
  computed,
  ElementRef,
  inject,
  input,
  linkedSignal,
  output,
  signal,
  viewChild,
} from '@angular/core';
import { MINUTES_LIMITS } from '@jalon/domain';
import { toApiProblem, type ApiProblem } from '../../core/api/api-problem';
import { I18n } from '../../core/i18n/i18n';
import { ProblemText } from '../../core/i18n/problem-text';
import { Button } from '../../ui/button/button';
import { Field, Input } from '../../ui/field/field';

/** Words to be sent: Ctrl+Enter sends, Esc gives up. What was typed stays when the sending fails. */
@Component({
  selector: 'app-comment-form',
  imports: [Button, Field, Input],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <form (submit)="$event.preventDefault(); submit()" (keydown)="pressed($event)">
      <ui-field [label]="label()" [error]="error()" required>
        <textarea
          #area
          ui-input
          rows="3"
          [attr.maxlength]="max"
          [value]="words()"
          (input)="words.set(area.value)"
        ></textarea>
      </ui-field>
      <div class="line">
        <button ui-button small variant="primary" type="submit" [busy]="busy()">{{ confirm() }}</button>
        <button ui-button small type="button" [disabled]="busy()" (click)="cancelled.emit()">
          {{ t('common.cancel') }}
        </button>
      </div>
    </form>
  `,
  styles: `
    form {
      display: grid;
      gap: 8px;
      margin-block-start: 8px;
    }
  `,
})
export class CommentForm {
  readonly label = input.required<string>();
  /** The verb of its button. */
  readonly confirm = input.required<string>();
  readonly text = input('');
  /** Does the sending; a rejection is said under the words. */
  readonly send = input.required<(words: string) => Promise<unknown>>();
  readonly done = output();
  readonly cancelled = output();

  protected readonly t = inject(I18n).t;
  private readonly problemText = inject(ProblemText);
  protected readonly max = MINUTES_LIMITS.comment;
  protected readonly words = linkedSignal(() => this.text());
  protected readonly busy = signal(false);
  private readonly area = viewChild.required<ElementRef<HTMLElement>>('area');
  private readonly missing = signal(false);
  private readonly failure = signal<ApiProblem | null>(null);
  protected readonly error = computed(() => {
    if (this.missing() && this.words().trim() === '') return this.t('minutesReview.comment.required');
    const problem = this.failure();
    if (!problem) return null;
    if (problem.code === 'version_conflict') return this.t('minutesReview.comment.conflict');
    return this.problemText.ofField(problem.field('body')) ?? this.problemText.of(problem);
  });

  constructor() {
    // It opens because somebody asked to write here.
    afterNextRender(() => this.area().nativeElement.focus());
  }

  protected async submit(): Promise<void> {
    const words = this.words().trim();
    this.missing.set(words === '');
    if (this.busy() || words === '') return;
    this.busy.set(true);
    this.failure.set(null);
    try {
      await this.send()(words);
      this.done.emit();
    } catch (failure) {
      this.failure.set(toApiProblem(failure));
    } finally {
      this.busy.set(false);
    }
  }

  protected pressed(event: KeyboardEvent): void {
    if (event.key === 'Escape') {
      event.stopPropagation();
      this.cancelled.emit();
    } else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      void this.submit();
    }
  }
}
