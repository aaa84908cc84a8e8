import {
  afterNextRender,
  ChangeDetectionStrategy,
  Component,
  computed,
  DestroyRef,
  effect,
  ElementRef,
  inject,
  linkedSignal,
  viewChild,
} from '@angular/core';
import { RouterLink } from '@angular/router';
import { PAGE_SIZE_MAX, type UseCaseRow } from '@jalon/contracts';
import { breathe } from '../core/breathe';
import { I18n } from '../core/i18n/i18n';
import { Badge } from '../ui/badge/badge';
import { HealthBadge } from '../ui/health/health-badge';
import { PortfolioStore } from './portfolio-store';
import { RowFacts } from './row-facts';

/** Cards shown as the end comes near; a screenful of a phone is five or six. */
const STEP = 10;
/** Cards made in one task: a phone takes longer for more than a person waits without noticing. */
const AT_ONCE = 2;

/** The portfolio on a small screen: cards that follow one another, more of them as the end comes near. */
@Component({
  selector: 'app-portfolio-cards',
  imports: [Badge, HealthBadge, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <ul class="cards" [attr.aria-label]="t('portfolio.list')" [attr.aria-busy]="store.loading()">
      @for (row of rows(); track row.id) {
        <li class="card">
          <span class="top">
            <span class="tabular muted small">{{ row.code }}</span>
            <ui-health [health]="row.health" [trend]="row.trend" [stale]="facts.isStale(row)" />
          </span>
          <a class="title" [routerLink]="['/use-cases', row.id]">{{ row.title }}</a>
          <span class="muted small">{{ row.entityName }}</span>
          <span class="foot">
            <ui-badge>{{ t('stage.' + row.stage) }}</ui-badge>
            @if (row.condition !== 'active') {
              <ui-badge [tone]="row.condition === 'on_hold' ? 'amber' : 'neutral'">{{
                t('condition.' + row.condition)
              }}</ui-badge>
            }
            @if (row.nextMilestoneOn) {
              <span class="small" [class.late]="facts.isLate(row)">
                {{ row.nextMilestoneName }} ·
                <span class="tabular nowrap">{{ facts.date(row.nextMilestoneOn) }}</span>
                @if (facts.isLate(row)) {
                  · {{ t('portfolio.lateWord') }}
                }
              </span>
            }
          </span>
        </li>
      }
    </ul>
    <div #end class="end">
      @if (rows().length < store.total()) {
        <button type="button" class="ui-button ui-button--secondary" (click)="more()">
          {{ t('portfolio.more') }}
        </button>
      }
    </div>
  `,
  styles: `
    :host {
      display: block;
    }
    .cards {
      display: grid;
      gap: 8px;
    }
    .card {
      position: relative;
      display: grid;
      gap: 4px;
      padding: 12px;
      border: 1px solid var(--line);
      border-radius: var(--radius-large);
      background: var(--surface);
      content-visibility: auto;
      contain-intrinsic-block-size: auto 128px;
    }
    .top,
    .foot {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 4px 8px;
    }
    .top {
      justify-content: space-between;
    }
    .title {
      color: var(--text);
      font-weight: 650;
      overflow-wrap: anywhere;
      text-decoration: none;
    }
    /* The whole card opens. */
    .title::after {
      content: '';
      position: absolute;
      inset: 0;
    }
    .late {
      color: var(--red);
      font-weight: 550;
    }
    .end {
      display: grid;
      place-items: center;
      min-block-size: 24px;
      padding-block: 16px;
    }
  `,
})
export class PortfolioCards {
  protected readonly t = inject(I18n).t;
  protected readonly store = inject(PortfolioStore);
  protected readonly facts = inject(RowFacts);
  private readonly end = viewChild.required<ElementRef<HTMLElement>>('end');
  /** How many cards are shown; back to the first ones with another query. */
  private readonly wanted = linkedSignal({ source: this.store.query, computation: () => AT_ONCE });
  protected readonly rows = computed(() => {
    const rows: UseCaseRow[] = [];
    for (let index = 0; index < Math.min(this.wanted(), this.store.total()); index++) {
      const row = this.store.row(index);
      if (!row) break;
      rows.push(row);
    }
    return rows;
  });

  constructor() {
    const destroy = inject(DestroyRef);
    // The first step comes a few cards at a time.
    effect(() => {
      const shown = this.rows().length;
      if (shown === 0 || shown !== this.wanted() || shown >= STEP) return;
      void breathe().then(() => this.wanted.update((wanted) => Math.max(wanted, shown + AT_ONCE)));
    });
    afterNextRender(() => {
      if (typeof IntersectionObserver === 'undefined') return;
      const observer = new IntersectionObserver(
        (entries) => entries.some((entry) => entry.isIntersecting) && this.more(),
        { rootMargin: '600px' },
      );
      observer.observe(this.end().nativeElement);
      destroy.onDestroy(() => observer.disconnect());
    });
  }

  protected more(): void {
    if (!this.store.loaded()) return;
    this.wanted.update((count) => Math.min(this.store.total(), Math.max(count, this.rows().length) + STEP));
    this.store.ensure(this.rows().length, this.wanted() + PAGE_SIZE_MAX / 2);
  }
}
