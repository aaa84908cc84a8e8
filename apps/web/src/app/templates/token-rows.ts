import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import type { TemplateToken } from '@jalon/contracts';
import { I18n } from '../core/i18n/i18n';
import { Icon } from '../ui/icon/icon';
import { Toasts } from '../ui/toast/toasts';

interface Row {
  /** As it is typed in the template, braces included. */
  readonly typed: string;
  readonly description: string;
  readonly example: string | null;
  /** Within what repeats; 0 for the document. */
  readonly depth: number;
}

/** Tokens as they are typed, each with what it says, an example and a button that copies it. */
@Component({
  selector: 'app-token-rows',
  imports: [Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <ul class="rows ui-card ui-card--flush">
      @for (row of rows(); track $index) {
        <li
          class="row"
          [class.row--inner]="row.depth > 0"
          [style.padding-inline-start.px]="16 + row.depth * 24"
        >
          <code #typed class="token" tabindex="-1">{{ row.typed }}</code>
          <div class="words">
            <span>{{ row.description }}</span>
            @if (row.example) {
              <span class="muted small">{{ t('templates.guide.example', { text: row.example }) }}</span>
            }
          </div>
          <button
            type="button"
            class="ui-button ui-button--quiet ui-button--square"
            [attr.aria-label]="t('templates.guide.copy', { token: row.typed })"
            [title]="t('templates.guide.copy', { token: row.typed })"
            (click)="copy(row.typed, typed)"
          >
            <ui-icon name="copy" />
          </button>
        </li>
      }
    </ul>
  `,
  styleUrl: './tokens.css',
})
export class TokenRows {
  readonly tokens = input.required<readonly TemplateToken[]>();

  private readonly i18n = inject(I18n);
  private readonly toasts = inject(Toasts);
  protected readonly t = this.i18n.t;
  protected readonly rows = computed(() => {
    const language = this.i18n.language();
    const rowsOf = (token: TemplateToken, depth: number): Row[] => {
      const dot = depth === 0 ? '' : '.';
      const sign = token.kind === 'table' || token.kind === 'list' ? '#' : '';
      return [
        {
          typed: `{{${sign}${dot}${token.name}}}`,
          description: token.description[language],
          example: token.example?.[language] ?? null,
          depth,
        },
        ...(token.columns ?? []).map(({ name, description }) => ({
          typed: `{{.${name}}}`,
          description: description[language],
          example: null,
          depth: depth + 1,
        })),
        ...(token.items ?? []).flatMap((item) => rowsOf(item, depth + 1)),
      ];
    };
    return this.tokens().flatMap((token) => rowsOf(token, 0));
  });

  /** Over plain HTTP a browser has no clipboard to give: the token is selected, ready to be copied by hand. */
  protected async copy(typed: string, shown: HTMLElement): Promise<void> {
    try {
      await navigator.clipboard.writeText(typed);
      this.toasts.show(this.t('templates.guide.copied', { token: typed }), { tone: 'good' });
    } catch {
      shown.ownerDocument.getSelection()?.selectAllChildren(shown);
      shown.focus();
    }
  }
}
