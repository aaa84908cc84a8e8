import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import type { UseCaseCard } from '@jalon/contracts';
import { STAGES } from '@jalon/domain';
import { Format } from '../../core/i18n/format';
import { I18n } from '../../core/i18n/i18n';
import { Button } from '../../ui/button/button';
import { HEALTH_SHAPES } from '../../ui/health/health-badge';
import { Icon } from '../../ui/icon/icon';
import { LayoutTable, type TwinRow } from '../layouts/layout-table';
import { OverviewStore } from '../layouts/overview-store';
import { Board } from './board';

/** The board, and the same cards as a table by stage for who would rather read it. */
@Component({
  selector: 'app-board-view',
  imports: [Board, Button, Icon, LayoutTable],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="tools">
      <button
        ui-button
        small
        type="button"
        variant="quiet"
        [attr.aria-pressed]="asTable()"
        (click)="asTable.set(!asTable())"
      >
        <ui-icon [name]="asTable() ? 'columns-3' : 'table-2'" />{{
          t(asTable() ? 'portfolio.board.asBoard' : 'chart.asTable')
        }}
      </button>
    </div>
    @if (asTable()) {
      <app-layout-table [caption]="t('portfolio.board.label')" [columns]="columns()" [rows]="rows()" />
    } @else {
      <app-board />
    }
  `,
  styles: `
    :host {
      display: flex;
      flex-direction: column;
      flex: 1 1 0;
      gap: 4px;
      min-block-size: 0;
      min-inline-size: 0;
    }
    .tools {
      display: flex;
      justify-content: flex-end;
    }
  `,
})
export class BoardView {
  private readonly i18n = inject(I18n);
  protected readonly t = this.i18n.t;
  private readonly format = inject(Format);
  private readonly store = inject(OverviewStore);

  protected readonly asTable = signal(false);
  protected readonly columns = computed(() => [
    { label: this.t('portfolio.roadmap.useCase') },
    { label: this.t('useCase.stage') },
    { label: this.t('useCase.health') },
    { label: this.t('useCase.functionalReferent') },
    { label: this.t('useCase.nextMilestone') },
    { label: this.t('portfolio.board.lacks') },
  ]);
  protected readonly rows = computed<readonly TwinRow[]>(() =>
    this.asTable()
      ? [...this.store.cards()]
          .sort((left, right) => STAGES.indexOf(left.stage) - STAGES.indexOf(right.stage))
          .map((card) => ({ key: card.id, link: ['/use-cases', card.id], cells: this.cells(card) }))
      : [],
  );

  private cells(card: UseCaseCard): string[] {
    const next = card.nextMilestoneOn ? this.format.date(card.nextMilestoneOn) : '';
    return [
      `${card.code} ${card.title}`,
      this.t(`stage.${card.stage}`),
      `${HEALTH_SHAPES[card.health]} ${this.t(`health.${card.health}`)}`,
      card.referentName ?? '',
      card.nextMilestoneName ? `${card.nextMilestoneName} · ${next}` : '',
      (card.gate?.missing ?? []).map((evidence) => this.t(`evidence.${evidence}`)).join(', '),
    ];
  }
}
