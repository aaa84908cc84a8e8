import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  inject,
  signal,
  untracked,
} from '@angular/core';
import { visit, type Visit } from '@jalon/contracts';
import { ApiClient } from '../core/api/api';
import { Format } from '../core/i18n/format';
import { I18n } from '../core/i18n/i18n';
import { ActivityList } from './activity-list';
import { AsOfPanel } from './as-of-panel';
import { UseCaseStore } from './use-case-store';

/** The last tab: what changed since the last visit, the moves, and the use case as it was on any past day. */
@Component({
  selector: 'app-use-case-history',
  imports: [ActivityList, AsOfPanel],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (store.detail(); as useCase) {
      <div class="history">
        <section class="ui-card stack stack--tight" aria-labelledby="activity-heading">
          <h2 id="activity-heading" class="heading">{{ t('useCases.activity.heading') }}</h2>
          @if (news(); as text) {
            <p class="news" role="status">{{ text }}</p>
          }
          <app-activity-list
            [useCaseId]="useCase.id"
            [version]="useCase.updatedAt"
            [since]="seen()?.since ?? null"
          />
        </section>
        <div class="stack">
          <section class="ui-card stack" aria-labelledby="as-of-heading">
            <h2 id="as-of-heading" class="heading">{{ t('useCases.asOf.heading') }}</h2>
            <app-as-of-panel [useCase]="useCase" />
          </section>
          <section class="ui-card stack stack--tight" aria-labelledby="moves-heading">
            <h2 id="moves-heading" class="heading">{{ t('useCases.moves') }}</h2>
            <ol class="moves">
              @for (move of lastMoves(); track move.id) {
                <li class="move">
                  <span class="tabular muted nowrap">{{ format.date(move.on) }}</span>
                  <div>
                    <p>
                      <strong>{{ t('move.' + move.kind) }}</strong>
                      @if (move.fromStage && move.fromStage !== move.toStage) {
                        · {{ t('stage.' + move.fromStage) }} → {{ t('stage.' + move.toStage) }}
                      } @else {
                        · {{ t('stage.' + move.toStage) }}
                      }
                      @if (move.byName) {
                        <span class="muted">· {{ move.byName }}</span>
                      }
                    </p>
                    @if (move.reason) {
                      <p class="prose muted reason">{{ move.reason }}</p>
                    }
                  </div>
                </li>
              }
            </ol>
          </section>
        </div>
      </div>
    }
  `,
  styleUrl: './moves-list.css',
  styles: `
    .history {
      display: grid;
      grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
      gap: 16px;
      align-items: start;
    }
    .heading {
      font-size: 16px;
      line-height: 24px;
    }
    .news {
      color: var(--accent);
      font-weight: 550;
    }
    @media (max-width: 1060px) {
      .history {
        grid-template-columns: minmax(0, 1fr);
      }
    }
  `,
})
export class HistoryPage {
  private readonly api = inject(ApiClient);
  private readonly i18n = inject(I18n);
  protected readonly t = this.i18n.t;
  protected readonly format = inject(Format);
  protected readonly store = inject(UseCaseStore);
  protected readonly seen = signal<Visit | null>(null);
  protected readonly lastMoves = computed(() => [...(this.store.detail()?.moves ?? [])].reverse());
  protected readonly news = computed(() => {
    const seen = this.seen();
    if (!seen) return null;
    if (seen.since === null) return this.t('useCases.visit.first');
    const when = this.format.instant(seen.since);
    return seen.changes === 0
      ? this.t('useCases.visit.none', { when })
      : this.i18n.plural('useCases.visit.changes', seen.changes, { when });
  });

  constructor() {
    const id = computed(() => this.store.detail()?.id);
    effect(() => {
      const useCaseId = id();
      if (useCaseId) untracked(() => void this.look(useCaseId));
    });
  }

  /** What is new is a help, not the page: without it the activity is there all the same. */
  private async look(useCaseId: string): Promise<void> {
    try {
      this.seen.set(await this.api.post(`/api/use-cases/${useCaseId}/visits`, {}, visit));
    } catch {
      this.seen.set(null);
    }
  }
}
