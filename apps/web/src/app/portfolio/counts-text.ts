import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import type { OpenCounts } from '@jalon/contracts';
import { I18n } from '../core/i18n/i18n';

/** What a register holds open: in words, or as letters and figures that a row has room for. */
@Component({
  selector: 'app-counts-text',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (long()) {
      {{ words() }}
    } @else {
      <span class="visually-hidden">{{ words() }}</span>
      <span aria-hidden="true" class="short tabular" [attr.title]="words()">
        @for (part of parts(); track part.letter) {
          <span class="part" [class.bad]="part.bad">{{ part.letter }}&nbsp;{{ part.count }}</span>
        } @empty {
          –
        }
      </span>
    }
  `,
  styles: `
    .short {
      display: flex;
      gap: 4px;
      color: var(--muted);
    }
    .part {
      padding-inline: 4px;
      border-radius: 4px;
      background: var(--sunken);
      font-size: 12px;
      line-height: 18px;
    }
    .bad {
      background: var(--red-soft);
      color: var(--red);
      font-weight: 550;
    }
  `,
})
export class CountsText {
  readonly counts = input.required<OpenCounts>();
  readonly long = input(false);

  private readonly i18n = inject(I18n);
  protected readonly words = computed(() => {
    const { risks, severeRisks, issues, actions, overdueActions } = this.counts();
    const word = (key: string, count: number) => this.i18n.plural(`portfolio.counts.${key}`, count);
    const said: string[] = [];
    if (risks > 0)
      said.push(
        severeRisks > 0 ? `${word('risks', risks)} (${word('severe', severeRisks)})` : word('risks', risks),
      );
    if (issues > 0) said.push(word('issues', issues));
    if (actions > 0) {
      const late = this.i18n.t('portfolio.counts.overdue', { count: overdueActions });
      said.push(overdueActions > 0 ? `${word('actions', actions)} (${late})` : word('actions', actions));
    }
    return said.join(', ') || this.i18n.t('portfolio.counts.none');
  });
  protected readonly parts = computed(() => {
    const { risks, severeRisks, issues, actions, overdueActions } = this.counts();
    const letter = (key: string) => this.i18n.t(`portfolio.counts.short.${key}`);
    return [
      { letter: letter('risks'), count: risks, bad: severeRisks > 0 },
      { letter: letter('issues'), count: issues, bad: false },
      { letter: letter('actions'), count: actions, bad: overdueActions > 0 },
    ].filter((part) => part.count > 0);
  });
}
