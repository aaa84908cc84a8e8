import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal } from '@angular/core';
import { withPastedResults, type ComparativeStudyContent, type MergeProblem } from '@jalon/domain';
import { I18n } from '../../core/i18n/i18n';
import { Button } from '../../ui/button/button';
import { Field, Input } from '../../ui/field/field';
import { Toasts } from '../../ui/toast/toasts';
import { PasteReport } from './paste-report';

const PARTS = ['approaches', 'datasets', 'criteria'] as const;

/** Figures pasted from a spreadsheet: what is read of them, and what is not, is said before they are taken over. */
@Component({
  selector: 'app-paste-results',
  imports: [Button, Field, Input, PasteReport],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <details class="paste" [open]="content().results.length === 0">
      <summary>{{ t('deliverables.write.paste.results') }}</summary>
      <div class="stack">
        <ui-field
          [label]="t('deliverables.write.paste.resultsLabel')"
          [hint]="t('deliverables.write.paste.resultsHint')"
        >
          <textarea
            #words
            ui-input
            class="mono"
            rows="6"
            spellcheck="false"
            [placeholder]="t('deliverables.write.paste.resultsExample')"
            [value]="text()"
            (input)="text.set(words.value)"
          ></textarea>
        </ui-field>
        @if (names().length > 0) {
          <ul>
            @for (line of names(); track line) {
              <li class="muted">{{ line }}</li>
            }
          </ul>
        }
        @if (merged().taken > 0) {
          <div>
            <button ui-button variant="primary" (click)="take()">
              {{ plural('deliverables.write.paste.takeResults', merged().taken) }}
            </button>
          </div>
        }
        <app-paste-report [lines]="lines()" />
      </div>
    </details>
  `,
  styleUrl: './paste.css',
})
export class PasteResults {
  readonly content = input.required<ComparativeStudyContent>();
  readonly taken = output<ComparativeStudyContent>();
  private readonly i18n = inject(I18n);
  private readonly toasts = inject(Toasts);
  protected readonly t = this.i18n.t;
  protected readonly plural = this.i18n.plural;
  protected readonly text = signal('');
  protected readonly merged = computed(() => withPastedResults(this.content(), this.text()));
  protected readonly names = computed(() =>
    PARTS.flatMap((part) => {
      const added = this.merged().added[part];
      if (added.length === 0) return [];
      return [this.t(`deliverables.write.paste.added.${part}`, { names: added.join(', ') })];
    }),
  );
  /** Nothing was pasted: nothing is wrong. */
  protected readonly lines = computed(() =>
    this.text().trim() === '' ? [] : this.merged().problems.map((one) => this.problem(one)),
  );

  protected take(): void {
    const { content, taken } = this.merged();
    this.taken.emit(content);
    this.toasts.show(this.plural('deliverables.write.paste.tookResults', taken), { tone: 'good' });
    this.text.set('');
  }

  private problem({ line, code, column, text }: MergeProblem): string {
    const what = this.t(`deliverables.write.paste.problem.${code}`, {
      column: column ?? '',
      text: text ?? '',
    });
    return this.t('deliverables.write.paste.line', { line, what });
  }
}
